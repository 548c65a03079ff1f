/// Units of measure: "English singular|dimension|factor to the base unit|spellings". The factors are those of the
/// SI Brochure (9th edition) and of NIST Handbook 44, Appendix C. "in" for inches is read by what stands around it.
enum UnitTable {
  static let rows = """
    metre|length|1|metre metres meter meters m
    kilometre|length|1000|kilometre kilometres kilometer kilometers km kms
    decimetre|length|0.1|decimetre decimetres decimeter decimeters dm
    centimetre|length|0.01|centimetre centimetres centimeter centimeters cm cms
    millimetre|length|0.001|millimetre millimetres millimeter millimeters mm
    micrometre|length|0.000001|micrometre micrometres micrometer micrometers micron microns um µm
    nanometre|length|0.000000001|nanometre nanometres nanometer nanometers nm
    picometre|length|0.000000000001|picometre picometres picometer picometers
    mile|length|1609.344|mile miles mi
    foot|length|0.3048|foot feet ft
    inch|length|0.0254|inch inches
    yard|length|0.9144|yard yards yd yds
    hectare|area|10000|hectare hectares ha
    acre|area|4046.8564224|acre acres
    litre|volume|0.001|litre litres liter liters l
    hectolitre|volume|0.1|hectolitre hectolitres hectoliter hectoliters hl
    centilitre|volume|0.00001|centilitre centilitres centiliter centiliters cl
    millilitre|volume|0.000001|millilitre millilitres milliliter milliliters ml
    gallon|volume|0.003785411784|gallon gallons gal
    quart|volume|0.000946352946|quart quarts
    pint|volume|0.000473176473|pint pints
    cup|volume|0.0002365882365|cups
    tablespoon|volume|0.00001478676478125|tablespoon tablespoons tbsp
    teaspoon|volume|0.00000492892159375|teaspoon teaspoons tsp
    bushel|volume|0.03523907|bushel bushels
    barrel|oil|1|barrel barrels bbl
    tonne|mass|1000|tonne tonnes t
    kilotonne|mass|1000000|kilotonne kilotonnes kilotons kiloton
    megatonne|mass|1000000000|megatonne megatonnes
    gigatonne|mass|1000000000000|gigatonne gigatonnes gigatons
    ton|mass|1000|ton tons
    kilogram|mass|1|kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos
    gram|mass|0.001|gram grams gramme grammes g
    milligram|mass|0.000001|milligram milligrams mg
    microgram|mass|0.000000001|microgram micrograms mcg µg μg microgramme microgrammes
    pound|mass|0.45359237|lb lbs
    ounce|mass|0.028349523125|ounce ounces oz
    watt|power|1|watt watts w
    kilowatt|power|1000|kilowatt kilowatts kw
    megawatt|power|1000000|megawatt megawatts mw
    gigawatt|power|1000000000|gigawatt gigawatts gw
    terawatt|power|1000000000000|terawatt terawatts tw
    horsepower|power|745.7|horsepower hp
    watt-hour|energy|3600|wh
    kilowatt-hour|energy|3600000|kwh
    megawatt-hour|energy|3600000000|mwh
    gigawatt-hour|energy|3600000000000|gwh
    terawatt-hour|energy|3600000000000000|twh
    joule|energy|1|joule joules
    kilojoule|energy|1000|kilojoule kilojoules kj
    megajoule|energy|1000000|megajoule megajoules mj
    gigajoule|energy|1000000000|gigajoule gigajoules gj
    petajoule|energy|1000000000000000|petajoule petajoules pj
    exajoule|energy|1000000000000000000|exajoule exajoules ej
    calorie|energy|4.184|calorie calories
    kilocalorie|energy|4184|kilocalorie kilocalories kcal
    electronvolt|energy|1.602176634e-19|electronvolt electronvolts ev
    kiloelectronvolt|energy|1.602176634e-16|kev
    megaelectronvolt|energy|1.602176634e-13|mev
    British thermal unit|energy|1055.05585262|btu btus
    volt|voltage|1|volt volts
    kilovolt|voltage|1000|kilovolt kilovolts kv
    ampere|current|1|ampere amperes amp amps
    hertz|frequency|1|hertz hz
    kilohertz|frequency|1000|kilohertz khz
    megahertz|frequency|1000000|megahertz mhz
    gigahertz|frequency|1000000000|gigahertz ghz
    pascal|pressure|1|pascal pascals
    kilopascal|pressure|1000|kpa
    megapascal|pressure|1000000|mpa
    bit|data|0.125|bit bits
    kilobit|data|125|kilobit kilobits kbit kbits
    megabit|data|125000|megabit megabits mbit mbits
    gigabit|data|125000000|gigabit gigabits gbit gbits
    byte|data|1|byte bytes
    kilobyte|data|1000|kilobyte kilobytes kb
    megabyte|data|1000000|megabyte megabytes mb
    gigabyte|data|1000000000|gigabyte gigabytes gb
    terabyte|data|1000000000000|terabyte terabytes tb
    petabyte|data|1000000000000000|petabyte petabytes pb
    degree Celsius|temperature|1|celsius centigrade
    degree Fahrenheit|temperature|0.5555555555555556|fahrenheit
    kelvin|temperature|1|kelvin kelvins
    degree|angle|1|degree degrees deg
    radian|angle|57.29577951308232|radian radians rad
    decibel|other|1|decibel decibels db
    carat|other|1|carat carats
    knot|speed|0.5144444444444445|knot knots
    mile/hour|speed|0.44704|mph
    kilometre/hour|speed|0.2777777777777778|kph kmph kmh
    second|time|1|second seconds
    minute|time|60|minute minutes mins
    hour|time|3600|hour hours hrs
    day|time|86400|day days
    week|time|604800|week weeks
    fortnight|time|1209600|fortnight fortnights
    month|time|2629800|month months
    year|time|31557600|year years yr yrs yo
    decade|time|315576000|decade decades
    century|time|3155760000|century centuries
    """
}

/// Units that carry a scale: "spelling|power of ten|unit".
enum ScaledUnitTable {
  static let rows = """
    bcm|9|cubic metre
    mcm|6|cubic metre
    tcm|12|cubic metre
    bcf|9|cubic foot
    tcf|12|cubic foot
    mcf|3|cubic foot
    mmbtu|6|British thermal unit
    mmt|6|tonne
    mtpa|6|tonne/year
    mha|6|hectare
    mtoe|6|tonne of oil equivalent
    toe|0|tonne of oil equivalent
    mboe|6|barrel of oil equivalent
    boe|0|barrel of oil equivalent
    mbd|6|barrel/day
    bpd|0|barrel/day
    tpd|0|tonne/day
    """
}

/// Currencies: "ISO 4217 code|signs and letters before an amount|words|whose". A bare dollar stays "$" until the document decides its
/// country, and a bare P (pesos, pulas) stays itself; where several countries name theirs alike, the word alone means the first, and a
/// country before it decides.
enum CurrencyTable {
  static let rows = """
    USD|US$ $US|usd|United_States
    $|$|dollar dollars|
    kr||crown crowns|
    P|P||
    EUR|€|euro euros eur|Europe
    GBP|£|pound pounds sterling gbp|Britain
    JPY|¥|yen jpy|Japan
    CNY|RMB|yuan renminbi cny rmb|China
    INR|₹ Rs|rupee rupees inr rs|India
    PKR||pkr|Pakistan
    LKR||lkr|Sri_Lanka
    IDR|Rp|rupiah idr|Indonesia
    RUB|₽|rouble roubles ruble rubles rub|Russia
    BYN||byn|Belarus
    CHF|CHF|francs franc chf sfr|Switzerland
    XOF|FCFA CFA|xof|
    XAF||xaf|
    CAD|C$ CA$|cad|Canada
    AUD|A$ AU$|aud|Australia
    NZD|NZ$|nzd|New_Zealand
    HKD|HK$|hkd|Hong_Kong
    SGD|S$|sgd|Singapore
    TWD|NT$|twd|Taiwan
    BRL|R$|brl reais|Brazil
    KRW|₩|won krw|South_Korea
    KPW||kpw|North_Korea
    SEK||krona kronor sek|Sweden
    ISK||isk|Iceland
    NOK||kroner krone nok|Norway
    DKK||dkk|Denmark
    PLN||zloty zlotys pln|Poland
    CZK||koruna korunas czk|Czechia
    HUF||forint forints huf|Hungary
    RON||leu|Romania
    BGN||leva bgn|Bulgaria
    RSD||rsd dinar dinars|Serbia
    KWD|KD|kwd|Kuwait
    IQD||iqd|Iraq
    JOD|JD|jod|Jordan
    DZD||dzd|Algeria
    TND||tnd|Tunisia
    LYD||lyd|Libya
    TRY|₺|lira liras|Turkey
    MXN||pesos peso mxn|Mexico
    ARS||ars|Argentina
    CLP||clp|Chile
    COP|||Colombia
    PHP|₱|php|Philippines
    CUP|||Cuba
    ZAR|R|rand zar|South_Africa
    ILS|₪|shekel shekels ils|Israel
    THB|฿|baht thb|Thailand
    VND|₫|vnd|Vietnam
    MYR|RM|ringgit myr|Malaysia
    BDT|Tk|taka bdt|Bangladesh
    KZT|₸|tenge kzt|Kazakhstan
    SAR|SR|riyal riyals sar|Saudi_Arabia
    QAR|QR|qar|Qatar
    IRR||rial rials irr|Iran
    OMR|RO|omr|Oman
    AED|Dh Dhs|dirham dirhams aed|
    MAD|DH||Morocco
    EGP|LE|egp|Egypt
    NGN|₦ N|naira ngn|Nigeria
    KES|Sh Shs KSh Ksh KSH Kshs KShs|shilling shillings kes|Kenya
    UGX|USh Ush UShs Ushs|ugx|Uganda
    TZS|TSh Tsh TShs Tshs|tzs|Tanzania
    GHS|₵ GHC|cedi cedis ghs|Ghana
    ETB||birr etb|Ethiopia
    UAH|₴|hryvnia hryvnias uah|Ukraine
    PEN||soles|Peru
    PYG|₲|guarani guaranis pyg|Paraguay
    CRC|₡|colones crc|
    GEL|₾|lari|Georgia
    AMD||amd|Armenia
    AZN|₼|manat azn|Azerbaijan
    LAK|₭|lak|Laos
    BTC||bitcoin bitcoins btc|
    HRK||kuna kunas|Croatia
    SIT||tolar tolars|
    MKD||denar denars|
    ALL||leks|Albania
    TJS||somoni|
    MNT||tugrik tugriks|Mongolia
    MMK||kyat kyats|
    KHR||riel riels|Cambodia
    MVR||rufiyaa|
    ZMW|K|kwacha kwachas|Zambia
    AOA|Kz|kwanza kwanzas|Angola
    GMD||dalasi|
    MZN||metical meticais|
    MGA||ariary|
    ERN||nakfa|
    MRU||ouguiya|
    MOP||pataca patacas|
    GTQ|Q|quetzal quetzales|
    HNL||lempira lempiras|
    BOB|Bs|boliviano bolivianos|
    VES||bolivar bolivares|
    HTG||gourde gourdes|
    AFN|Afs Af|afghanis|Afghanistan
    MDL||mdl|Moldova
    LTL||litas|
    EEK||kroon kroons|
    IEP||punts|
    DEM||dem marks|Germany
    FRF||frf|France
    ITL||itl lire|Italy
    ESP||pesetas peseta esp|Spain
    PTE||escudos escudo pte|Portugal
    NLG||guilders guilder nlg|Netherlands
    FIM||markka markkaa fim|Finland
    BEF||bef|Belgium
    ATS||ats schillings schilling|Austria
    GRD||drachmas drachma grd|Greece
    ANG|||
    AWG|||
    BAM|||
    BBD|BDS$||
    BHD|BD||
    BIF|||
    BMD|||
    BND|B$||
    BSD|||
    BTN|||
    BWP|||
    BZD|BZ$||
    CDF|||
    CVE|||
    DJF|||
    DOP|||
    FJD|FJ$||
    FKP|||
    GIP|||
    GNF|||
    GYD|G$||
    JMD|J$||
    KGS|||
    KMF|||
    KYD|||
    LBP|||
    LRD|||
    LSL|||
    MUR|||
    MWK|MK||
    NAD|N$||
    NIO|||
    NPR|||
    PAB|||
    PGK|||
    RWF|||
    SBD|||
    SCR|||
    SDG|||
    SHP|||
    SLE|||
    SLL|||
    SOS|||
    SRD|||
    SSP|||
    STN|||
    SVC|||
    SYP|||
    SZL|||
    TMT|||
    TOP|||
    TTD|TT$||
    UYU|||
    UZS|||
    VUV|||
    WST|||
    XCD|EC$||
    XPF|||
    YER|||
    ZWD|Z$||
    ZWL|||
    """
}
