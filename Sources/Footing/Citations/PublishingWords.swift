/// What the words of references tell by themselves: cities where books are published, houses that publish them, words
/// that journals and proceedings carry in their names, given names. All in small letters without marks.
///
/// None of them decides anything; the model weighs them with all else. They are not in the lexicon because every scanner
/// reads that one: "Sage", "Nice" and "March" must not become words there that figures and claims stumble over.
enum PublishingWords {
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let city = Kinds(rawValue: 1)
    static let house = Kinds(rawValue: 2)
    static let periodical = Kinds(rawValue: 4)
    static let proceedings = Kinds(rawValue: 8)
    static let givenName = Kinds(rawValue: 16)
    static let role = Kinds(rawValue: 32)
    static let genre = Kinds(rawValue: 64)
  }

  /// By the hash of a word, which the tokenizer has made.
  static let kinds: WordTable<Kinds> = {
    let words = [
      (cities, Kinds.city), (houses, .house), (periodicals, .periodical), (proceedings, .proceedings), (givenNames, .givenName),
      (roles, .role), (genres, .genre),
    ].flatMap { words, kind in words.split(whereSeparator: \.isWhitespace).map { (Folding.hash($0.utf8), kind) } }
    return WordTable(words, nothing: []) { $0.union($1) }
  }()

  private static let cities = """
    aalborg aarhus aberdeen abingdon adelaide albany albuquerque alexandria algiers almaty amherst amman amsterdam ankara antwerp
    antwerpen arlington asheville astana athens atlanta auckland austin baden baghdad baku baltimore bamberg bangalore bangkok
    barcelona bari basel basingstoke baton beijing beirut belfast belgrade belmont bergen berkeley berlin bern bielefeld bilbao
    birmingham bloomington bochum bogota bologna bombay bonn bordeaux boston boulder brasilia bratislava bremen brest brighton
    brisbane bristol brno brussels bruxelles bucharest budapest buenos aires buffalo burlington cairo calcutta calgary cambridge
    canberra caracas cardiff casablanca chapel chennai chicago chichester cincinnati cleveland clifton coimbra cologne colombo
    columbia columbus copenhagen cordoba cork cracow dakar dallas damascus darmstadt davis delhi denver detroit dhaka dordrecht
    dortmund dresden dublin dubuque durham dusseldorf edinburgh edmonton eindhoven englewood cliffs essen eugene evanston exeter
    fairfax farnham firenze florence frankfurt freiburg gainesville geneva geneve genova genoa ghent glasgow glencoe gottingen
    goteborg gothenburg granada graz grenoble groningen guildford haarlem hague halifax halle hamburg hamilton hannover hanoi
    harare harlow harmondsworth hartford harvard havana heidelberg helsinki hildesheim hillsdale hobart hoboken hong kong honolulu
    houston hyderabad indianapolis innsbruck iowa irvine islamabad istanbul ithaca jakarta jena jerusalem johannesburg kampala
    karlsruhe karachi kassel kathmandu kiel kiev kyiv kinshasa kobenhavn koln konstanz krakow kuala lumpur kyoto lagos lahore
    lanham lausanne lawrence leeds leicester leiden leipzig leuven lexington liege lille lima lincoln lisbon lisboa liverpool
    ljubljana london louvain lubbock lucknow lund luxembourg lyon macon madison madrid mahwah mainz malden manchester manila
    marburg marseille maryknoll medford melbourne menlo miami milan milano minneapolis minsk monterey montevideo montpellier
    montreal moscow mountain mumbai munich munchen munster murray nairobi nancy nanjing nantes naples napoli nashville new newark
    newbury newcastle nice nicosia norman northampton norwich norwood notre nottingham nurnberg oakland odense oslo ottawa oxford
    padova padua palermo palo alto paris pasadena perth philadelphia pisa pittsburgh portland porto potsdam poznan prague praha
    princeton providence quebec quito raleigh reading redwood reykjavik riga rio janeiro rochester roma rome rotterdam rouge sage
    salamanca salt saltillo salzburg samara san diego francisco jose santa barbara cruz fe monica santiago sao paulo sarajevo
    seattle seoul seville sevilla shanghai sheffield silver singapore skopje sofia southampton spring springfield stanford
    stockholm strasbourg stuttgart sydney syracuse taipei tallinn tampere tashkent tbilisi tehran tempe thessaloniki thousand oaks
    tokyo torino toronto toulouse tubingen tucson tunis turin turku uppsala urbana utrecht valencia vancouver venezia venice
    victoria vienna wien vilnius waltham warsaw warszawa washington waterloo weinheim wellington westport wiesbaden winnipeg
    wroclaw wurzburg yale york yerevan zagreb zaragoza zurich
    """

  private static let houses = """
    academia academic addison aldershot allyn anchor aracne arnold artech ashgate associates atheneum ballantine bantam basic batsford
    beacon beck belin benjamins berg berghahn birkhauser blackwell bloomsbury bokforlag bonniers brill brookings bruylant bulzoni
    butterworth butterworths campus carocci cengage cerf chapman clarendon collins continuum croom crown dalloz dekker delagrave
    doubleday dover droz duckworth duncker dunod dutton einaudi elgar elsevier erlbaum eyrolles faber falmer farrar fayard fischer
    flammarion fontana forlag freeman gale gallimard garland gower greenwood grove gruyter guilford hachette hall hanser
    harcourt harmattan harper harpercollins hatier heinemann helm hirzel hogarth houghton humblot hutchinson ios irwin jossey
    kaufmann klett kluwer knopf kohlhammer lang larousse laterza lawrence lerma libraire librairie lippincott lit litec little
    longman longmans macmillan masson maspero mcgraw methuen metzler mifflin minuit mit mohr mondadori morgan mouton mulino mysl
    narr nauka nelson nijhoff niemeyer nomos north northwestern norton oecd oldenbourg oneworld olms paidos palgrave pantheon
    payot pearson pelican penguin pergamon picard pion piper plenum plon pluto polity praeger prentice presses prometheus puf
    pustet quadrige random rand reclam reidel rodopi ronald routledge rowman rutgers sage scribner seghers seuil sharpe siglo
    silver simon springer steiner sudoc suhrkamp tecnos teubner thames thieme thomson transaction tusquets ullstein universitaires
    universitetsforlaget utet utb vandenhoeck verlag verso viking vintage vrin wadsworth weidenfeld wesley westdeutscher westview
    wiley wipf witwatersrand world yayinlari zed univ schuster sons schocken harrassowitz artemis dunker editora editorial
    edizioni editore editions editrice ediciones izdatelstvo wydawnictwo nakladatelstvi uitgeverij kustannus forlaget imprimerie
    """

  private static let periodicals = """
    acta advances am amer american anal annales annali annals ann appl applied arch archiv archive archives archivio arkiv biol
    bioscience bull bulletin cahiers chem chronicle clin comm commun communications comput contemporary cuadernos curr current
    digest economica economist eng forschungen gazette genet geogr geol geophys historical ieee indian inquiry int international
    interdisciplinary intern isis issues j jahrbuch japan jama jnl journal journ jour jpn lancet lang lett letters lond mag magazine
    manuscripta math med mind mol monthly monatshefte nat nature neurosci news newsletter opt pacific perspectives pharmacol phil
    phys physica physics planet plos pnas pol polit psychol q quarterly quart quaderni rec record recherches rep reports res
    research rev review reviews revista revue rivista royal sci science sciences scientific sight soc sociol solid stat statist
    stud studi studia studien studies surv survey surveys syst teor theor today tidskrift tidsskrift topics trans transactions
    trends vestnik voprosy world yearbook zeitschrift zhurnal zh
    """

  private static let proceedings = """
    proc proceedings conf conference symp symposium workshop congress colloquium colloque congres actas atti kongress meeting
    abstracts aaai acm ijcai icml nips neurips cvpr iccv eccv sigchi sigmod siggraph vldb popl pldi asplos isca micro oopsla chi
    usenix infocom icassp interspeech acl emnlp colt stoc focs soda spie lncs lecture notes handbook encyclopedia companion
    """

  private static let givenNames = """
    aaron adam ahmed alain alan albert alberto alejandro alex alexander alexandra alfred ali alice amanda amy ana anders andre
    andrea andreas andrew andy angela anita ann anna anne annette anthony antoine antonio arnold arthur barbara beatrice ben
    benjamin bernard bernd bill bob boris brenda brian bruce bruno carl carla carlo carlos carmen carol caroline catherine
    cecilia charles chris christian christina christine christoph christopher claire claude claudia craig cynthia daniel daniela
    dan dave david deborah denis dennis diana diane dieter dirk dmitri dominique don donald dorothy doug douglas edgar eduardo
    edward elena elisabeth elizabeth ellen emily emma eric erica erik ernest ernst eugene eva evelyn fabio felix fernando florian
    frances francesca francesco francis francisco francois frank franz fred frederick friedrich gabriel gary geoffrey george
    georges gerald gerard gerhard gilbert gilles giovanni giuseppe glenn gordon graham greg gregory guido gunter gustav guy hans
    harold harry heather heinrich heinz helen helena henri henrik henry herbert herman hermann howard hugh hugo ian igor ilya
    ingrid irene isabel ivan jack jacob jacqueline jacques james jan jane janet jason jean jeff jeffrey jennifer jeremy jerome
    jerry jessica jesus jim joan joachim joe joel johan johann johannes john jon jonathan jorge jose josef joseph joshua juan
    judith julia julian julie jurgen justin karen karin karl katherine kathleen keith kenneth kevin kim klaus konrad kristin kurt
    lars larry laura laurence laurent lawrence lee leo leon leonard leslie lewis linda lisa lloyd lorenzo louis louise lucas
    lucia lucy luigi luis luke manuel marc marcel marco margaret maria marie mario marion mark markus martha martin mary mathias
    matthew matthias maurice max maxim melissa michael michel michelle miguel mikhail mohamed mohammed monica monika nancy
    natalia nathan neil nicholas nick nicolas nicole nigel nikolai nina norman olaf oliver olga oscar otto pablo pamela paola
    paolo patricia patrick paul paula paulo pedro peter petra philip philippe pierre piotr rachel rafael ralph ramon raymond
    rebecca reinhard renate rene ricardo richard rita robert roberto robin rodney roger roland rolf ronald rosa ross roy rudolf
    rupert russell ruth ryan sabine sally sam samuel sandra sara sarah scott sean sebastian sergei sergey sergio sharon sheila
    simon sofia sonia sophie stefan stefano stephan stephanie stephen steve steven stewart stuart susan susanne suzanne sven
    sylvia takashi tatiana ted teresa terry theodor theodore thierry thomas tim timothy tom tony tracy ulrich ursula valerie vera
    victor victoria vincent vincenzo virginia vladimir walter warren wayne wei werner wilfried wilhelm william wolfgang xavier
    yasuo yves yuri yvonne zoltan
    """

  private static let roles = """
    ed eds edited editor editors edit hrsg hg herausgegeben herausgeber dir dirs sous coord coords org orgs trans transl
    translated translator translators traduit traduction ubersetzt cura comp compiled introd foreword preface
    """

  private static let genres = """
    thesis dissertation diss phd msc master masters doctoral these habilitation report technical tech working discussion paper
    memo memorandum manuscript unpublished preprint patent lecture presentation interview speech dataset software version dvd cd
    film video podcast blog website
    """
}
