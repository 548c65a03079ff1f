/// Countries and their capitals and large cities: "name|words for it and its people|cities"; "_" joins two words.
enum PlaceTable {
  static let rows = """
    Afghanistan|afghanistan afghan afghans|kabul
    Albania|albania albanian albanians|tirana
    Algeria|algeria algerian algerians|algiers
    Angola|angola angolan angolans|luanda
    Argentina|argentina argentine argentinian argentinians|buenos_aires
    Armenia|armenia armenian armenians|yerevan
    Australia|australia australian australians|canberra sydney melbourne
    Austria|austria austrian austrians|vienna
    Azerbaijan|azerbaijan azerbaijani azeri|baku
    Bangladesh|bangladesh bangladeshi bangladeshis|dhaka
    Belarus|belarus belarusian belarusians|minsk
    Belgium|belgium belgian belgians|brussels
    Bolivia|bolivia bolivian bolivians|
    Bosnia|bosnia bosnian bosnians|sarajevo
    Botswana|botswana|gaborone
    Brazil|brazil brazilian brazilians|brasilia
    Britain|britain british briton britons uk united_kingdom england english scotland scottish wales welsh|london
    Bulgaria|bulgaria bulgarian bulgarians|sofia
    Cambodia|cambodia cambodian cambodians|
    Cameroon|cameroon cameroonian|
    Canada|canada canadian canadians|ottawa toronto
    Chad|chad chadian|
    Chile|chile chilean chileans|santiago
    China|china chinese|beijing shanghai
    Colombia|colombia colombian colombians|bogota
    Congo|congo congolese|kinshasa
    Costa Rica|costa_rica|
    Croatia|croatia croatian croats|zagreb
    Cuba|cuba cuban cubans|havana
    Cyprus|cyprus cypriot cypriots|nicosia
    Czechia|czechia czech czechs|prague
    Denmark|denmark danish danes|copenhagen
    Ecuador|ecuador ecuadorian|quito
    Egypt|egypt egyptian egyptians|cairo
    Estonia|estonia estonian estonians|tallinn
    Ethiopia|ethiopia ethiopian ethiopians|
    Finland|finland finnish finns|helsinki
    France|france french|paris
    Georgia|georgia georgian georgians|tbilisi
    Germany|germany german germans|berlin bonn
    Ghana|ghana ghanaian ghanaians|accra
    Greece|greece greek greeks|athens
    Guatemala|guatemala guatemalan|
    Haiti|haiti haitian haitians|
    Honduras|honduras honduran|
    Hungary|hungary hungarian hungarians|budapest
    Iceland|iceland icelandic icelanders|reykjavik
    India|india indian indians|delhi new_delhi mumbai
    Indonesia|indonesia indonesian indonesians|jakarta
    Iran|iran iranian iranians|tehran
    Iraq|iraq iraqi iraqis|baghdad
    Ireland|ireland irish|dublin
    Israel|israel israeli israelis|jerusalem
    Italy|italy italian italians|rome milan
    Jamaica|jamaica jamaican|
    Japan|japan japanese|tokyo osaka
    Jordan|jordan jordanian jordanians|amman
    Kazakhstan|kazakhstan kazakh kazakhs|astana
    Kenya|kenya kenyan kenyans|nairobi
    Kuwait|kuwait kuwaiti|
    Kyrgyzstan|kyrgyzstan kyrgyz|bishkek
    Laos|laos lao|
    Latvia|latvia latvian latvians|riga
    Lebanon|lebanon lebanese|beirut
    Libya|libya libyan libyans|tripoli
    Lithuania|lithuania lithuanian lithuanians|vilnius
    Luxembourg|luxembourg|
    Malaysia|malaysia malaysian malaysians|
    Mali|mali malian|
    Malta|malta maltese|
    Mexico|mexico mexican mexicans|mexico_city
    Moldova|moldova moldovan|
    Mongolia|mongolia mongolian|
    Morocco|morocco moroccan moroccans|rabat
    Mozambique|mozambique|
    Myanmar|myanmar burma burmese|
    Namibia|namibia namibian|
    Nepal|nepal nepali nepalese|
    Netherlands|netherlands dutch|amsterdam
    New Zealand|new_zealand|wellington
    Nicaragua|nicaragua nicaraguan|
    Niger|niger|
    Nigeria|nigeria nigerian nigerians|lagos abuja
    North Korea|north_korea north_korean north_koreans|pyongyang
    Norway|norway norwegian norwegians|oslo
    Oman|oman omani|
    Pakistan|pakistan pakistani pakistanis|islamabad
    Panama|panama panamanian|
    Paraguay|paraguay paraguayan|
    Peru|peru peruvian peruvians|lima
    Philippines|philippines philippine filipino filipinos|manila
    Poland|poland polish poles|warsaw
    Portugal|portugal portuguese|lisbon
    Qatar|qatar qatari|doha
    Romania|romania romanian romanians|bucharest
    Russia|russia russian russians|moscow petersburg novosibirsk
    Rwanda|rwanda rwandan|kigali
    Saudi Arabia|saudi_arabia saudi saudis|riyadh
    Senegal|senegal senegalese|dakar
    Serbia|serbia serbian serbs|belgrade
    Singapore|singapore singaporean|
    Slovakia|slovakia slovak slovaks|bratislava
    Slovenia|slovenia slovenian slovenes|ljubljana
    Somalia|somalia somali somalis|
    South Africa|south_africa south_african south_africans|pretoria
    South Korea|south_korea south_korean south_koreans|seoul
    Soviet Union|soviet_union soviet soviets ussr|
    Spain|spain spanish spaniards|madrid
    Sri Lanka|sri_lanka sri_lankan|colombo
    Sudan|sudan sudanese|khartoum
    Sweden|sweden swedish swedes|stockholm
    Switzerland|switzerland swiss|geneva zurich
    Syria|syria syrian syrians|damascus
    Taiwan|taiwan taiwanese|taipei
    Tajikistan|tajikistan tajik|dushanbe
    Tanzania|tanzania tanzanian|
    Thailand|thailand thai thais|bangkok
    Tunisia|tunisia tunisian|tunis
    Turkey|turkey turkish turks turkiye|ankara istanbul
    Turkmenistan|turkmenistan turkmen|ashgabat
    Uganda|uganda ugandan|kampala
    Ukraine|ukraine ukrainian ukrainians|kyiv kiev
    United Arab Emirates|uae arab_emirates emirati|dubai
    United States|us usa united_states america american americans|washington
    Uruguay|uruguay uruguayan|
    Uzbekistan|uzbekistan uzbek|tashkent
    Venezuela|venezuela venezuelan venezuelans|caracas
    Vietnam|vietnam vietnamese|hanoi
    Yemen|yemen yemeni|
    Zambia|zambia zambian|
    Zimbabwe|zimbabwe zimbabwean|harare
    European Union|eu european_union|
    Europe|europe european europeans|
    Asia|asia asian asians|
    Africa|africa african africans|
    """
}
