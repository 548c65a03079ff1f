/// Units of measure: "English singular|dimension|factor to the base unit|spellings". The factors are those of the
/// SI Brochure (9th edition) and of NIST Handbook 44, Appendix C.
enum UnitTable {
  static let rows = """
    metre|length|1|metre metres meter meters
    kilometre|length|1000|kilometre kilometres kilometer kilometers km kms
    centimetre|length|0.01|centimetre centimetres centimeter centimeters cm
    millimetre|length|0.001|millimetre millimetres millimeter millimeters
    mile|length|1609.344|mile miles
    foot|length|0.3048|foot feet
    inch|length|0.0254|inch inches
    yard|length|0.9144|yard yards
    hectare|area|10000|hectare hectares ha
    acre|area|4046.8564224|acre acres
    litre|volume|0.001|litre litres liter liters
    gallon|volume|0.003785411784|gallon gallons
    tonne|mass|1000|tonne tonnes
    ton|mass|1000|ton tons
    kilogram|mass|1|kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos
    gram|mass|0.001|gram grams gramme grammes
    pound|mass|0.45359237|lb lbs
    ounce|mass|0.028349523125|ounce ounces oz
    barrel|oil|1|barrel barrels bbl
    watt|power|1|watt watts
    kilowatt|power|1000|kilowatt kilowatts kw
    megawatt|power|1000000|megawatt megawatts mw
    gigawatt|power|1000000000|gigawatt gigawatts gw
    horsepower|power|745.7|horsepower
    kilowatt-hour|energy|3600000|kwh
    megawatt-hour|energy|3600000000|mwh
    gigawatt-hour|energy|3600000000000|gwh
    terawatt-hour|energy|3600000000000000|twh
    joule|energy|1|joule joules
    calorie|energy|4.184|calorie calories
    byte|data|1|byte bytes
    kilobyte|data|1000|kilobyte kilobytes kb
    megabyte|data|1000000|megabyte megabytes mb
    gigabyte|data|1000000000|gigabyte gigabytes gb
    terabyte|data|1000000000000|terabyte terabytes tb
    degree|temperature|1|degree degrees celsius fahrenheit
    second|time|1|second seconds
    minute|time|60|minute minutes mins
    hour|time|3600|hour hours hrs
    day|time|86400|day days
    week|time|604800|week weeks
    month|time|2629800|month months
    year|time|31557600|year years yr yrs
    decade|time|315576000|decade decades
    century|time|3155760000|century centuries
    bushel|volume|0.03523907|bushel bushels
    """
}

/// Currencies: "ISO 4217 code|signs|words". A bare dollar stays "$" until the document decides its country.
enum CurrencyTable {
  static let rows = """
    USD|US$ $US|usd
    $|$|dollar dollars
    EUR|€|euro euros eur
    GBP|£|pound pounds sterling gbp
    JPY|¥|yen jpy
    CNY|RMB|yuan renminbi cny rmb
    INR|₹ Rs|rupee rupees inr rs
    RUB|₽|rouble roubles ruble rubles rub
    CHF|CHF|francs franc chf sfr
    CAD|C$ CA$|cad
    AUD|A$ AU$|aud
    NZD|NZ$|nzd
    HKD|HK$|hkd
    SGD|S$|sgd
    BRL|R$|brl reais
    KRW|₩|won krw
    SEK||krona kronor sek
    NOK||kroner nok
    DKK||dkk
    PLN||zloty zlotys pln
    TRY|₺|lira liras try
    MXN||pesos peso mxn
    ZAR||rand zar
    ILS|₪|shekel shekels ils
    THB|฿|baht thb
    IDR||rupiah idr
    SAR||riyal riyals sar
    AED||dirham dirhams aed
    UAH|₴|hryvnia uah
    DEM||dem marks
    FRF||frf
    ITL||itl lire
    """
}
