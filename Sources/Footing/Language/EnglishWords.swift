/// The English words that the scanners know, a row a class: "class: word word=value". Rows of events carry a lemma.
enum EnglishWords {
  static let table = """
    cardinal: zero=0 nought=0 naught=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
    cardinal: thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
    cardinal: forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12 dozens=12
    scale: hundred=2 thousand=3 million=6 billion=9 trillion=12 hundreds=2 thousands=3 millions=6 billions=9
    scale: trillions=12 bn=9 mn=6 tn=12 mln=6 bln=9 trn=12 lakh=5 lakhs=5 crore=7 crores=7 mio=6 mrd=9 mm=6 mil=6 tln=12
    ordinal: first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11
    ordinal: twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18
    ordinal: nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 hundredth=100
    fraction: half=2 halves=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fourths=4 fifth=5 fifths=5 sixth=6
    fraction: hundredth=100 hundredths=100 thousandth=1000 thousandths=1000 millionth=1000000 millionths=1000000 billionth=1000000000
    fraction: trillionth=1000000000000 trillionths=1000000000000
    fraction: sixths=6 seventh=7 sevenths=7 eighth=8 eighths=8 ninth=9 ninths=9 tenth=10 tenths=10 twelfth=12
    multiple: double=2 doubled=2 doubling=2 doubles=2 triple=3 tripled=3 tripling=3 trebled=3 quadrupled=4
    multiple: quadruple=4 quadrupling=4 quintupled=5 twofold=2 threefold=3 fourfold=4 fivefold=5 sixfold=6
    multiple: sevenfold=7 eightfold=8 tenfold=10 twice=2 thrice=3
    month: january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11
    month: janvier=1 fevrier=2 mars=3 avril=4 mai=5 juin=6 juillet=7 aout=8 septembre=9 octobre=10 novembre=11 decembre=12
    month: januar=1 februar=2 juni=6 oktober=10 dezember=12 enero=1 febrero=2 septiembre=9 octubre=10 noviembre=11
    month: diciembre=12 gennaio=1 febbraio=2 maggio=5 luglio=7 settembre=9 ottobre=10 dicembre=12
    month: december=12 jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12
    weekday: monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7
    weekday: tue=2 wed=3 thur=4 thurs=4 fri=5
    decade: twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90 noughties=100
    season: spring=3 summer=6 autumn=9 fall=9 winter=12
    percent: percent pct percentage percents
    relative: last=-1 next=1 past=-1 this=0 previous=-1 coming=1 upcoming=1 recent=-1 current=0 following=1 earlier=-1 later=1
    event visit: visit visits visited visiting trip trips travelled traveled travels tour toured
    event meeting: meeting meetings met meets meet summit summits talks
    event declaration: declaration declarations declared declares
    event agreement: agreement agreements agreed agree agrees accord accords deal deals memorandum
    event treaty: treaty treaties
    event election: election elections elected reelected
    event return: return returned returning returns
    event launch: launched
    event launching: launch launches launching
    event founding: founded founding founding established establishment
    event opening: opening opened inaugurated inauguration
    event invasion: invasion invaded invades
    event annexation: annexation annexed annexes
    event collapse: collapse collapsed dissolution dissolved
    event signing: signed signing signature signs
    event death: died death dies killed
    event birth: born birth
    event interview: interview interviews interviewed
    event earthquake: earthquake quake tsunami
    event referendum: referendum plebiscite
    event publication: published publication publishes
    event adoption: adopted adoption adopts
    event entry: entered entry enters joined accession acceded
    event resignation: resigned resignation resigns
    event survey: survey surveys surveyed poll polls polled
    event war: war wars
    event merger: merger merged acquisition acquired
    event closure: closed closure closes shutdown
    event completion: completed completion completes
    event strike: strike strikes
    event census: census censuses
    event conference: conference conferences convention
    event ceremony: ceremony ceremonies
    event attack: attack attacks attacked bombing
    event appointment: appointed appointment appoints named
    event beginning: began begun commenced
    event introduction: introduced
    event abolition: abolished repealed
    event arrest: arrested
    event sale: sold sale
    event sinking: sank sunk
    event crash: crashed
    event commissioning: commissioned
    event enactment: enacted enactment ratified ratification
    metric trade: trade commerce turnover trading
    metric export: export exports exported exporting
    metric import: import imports imported importing
    metric production: production output produced produces produce producing manufacture manufactured harvest harvested yield
    metric consumption: consumption consumed consumes consume
    metric population: population inhabitants residents populace
    metric employment: employment employed employs employ employees workforce staff workers headcount
    metric unemployment: unemployment unemployed jobless joblessness
    metric revenue: revenue revenues sales receipts proceeds
    metric profit: profit profits earnings
    metric loss: loss losses lost
    metric price: price prices priced
    metric spending: cost costs costing costed spending spent spend spends expenditure expenditures outlay outlays
    metric budget: budget budgets budgeted
    metric debt: debt debts indebtedness owed
    metric deficit: deficit deficits shortfall
    metric surplus: surplus surpluses
    metric investment: investment investments invested invests fdi
    metric aid: aid assistance
    metric loan: loan loans lent lend lending borrowed credit
    metric grant: grant grants
    metric contract: contract contracts order orders
    metric deal: deal deals
    metric remittance: remittance remittances
    metric reserve: reserve reserves
    metric gdp: gdp
    metric inflation: inflation
    metric wage: wage wages salary salaries pay
    metric visitor: visitor visitors tourist tourists arrivals
    metric passenger: passenger passengers ridership riders
    metric death: deaths died killed dead fatalities toll casualties
    metric injured: injured wounded injuries
    metric birth: births
    metric turnout: turnout
    metric share: share shares proportion
    metric area: area surface
    metric membership: membership members
    metric student: student students pupils enrolment enrollment
    metric emission: emission emissions emitted emits
    metric freight: freight cargo
    metric capacity: capacity installed
    metric literacy: literacy literate
    metric refugee: refugee refugees
    metric catch: catch catches
    metric fleet: fleet
    metric migration: migration
    metric immigration: immigration immigrants
    metric emigration: emigration emigrants
    metric homicide: homicides homicide murders
    metric arrest: arrests
    metric application: applications
    metric complaint: complaints
    metric vacancy: vacancies
    metric insolvency: insolvencies bankruptcies
    metric marriage: marriages
    metric divorce: divorces
    metric attendance: attendance
    metric mortality: mortality
    metric fertility: fertility
    metric circulation: circulation
    metric subscription: subscriptions subscribers
    metric donation: donations
    metric dividend: dividend dividends
    metric subsidy: subsidy subsidies
    metric rent: rent rents
    metric length: long length
    metric height: tall height
    metric depth: deep depth
    metric width: wide width
    neutral: total overall annual yearly bilateral mutual combined entire whole full record figure figures value values volume
    neutral: amount amounts sum sums level levels number numbers size rate rates worth year years percent point points
    neutral: average mere some impressive modest staggering huge large small high low highest lowest largest biggest
    neutral: count counts reach reaches given end beginning start time half third quarter rest remaining including terms way
    neutral: census data statistics official extent now present currently presently alone
    rise: rose risen rise rises rising increased increase increases increasing grew grown grow grows growing growth
    rise: gained gain gains jumped jump surged surge soared climbed climb expanded expansion up higher advanced
    rise: rebounded added strengthened accelerated
    fall: fell fallen fall falls falling decreased decrease decreases decreasing declined decline declines declining
    fall: dropped drop drops dropping shrank shrunk contracted contraction down lower lost plunged plunge slid
    fall: slumped slump reduced reduction cut cuts tumbled sank weakened eased slipped dipped
    function: the a an and or but nor of to in on at by for with from as into onto upon over under about above below
    function: between among through during before after since until till against within without toward towards across
    function: along per via than that this these those which who whom whose what when where while if because so yet
    function: is are was were be been being am has have had having do does did done will would shall should can could
    function: may might must it its they them their there here he him his she her we us our you your i my me not no
    function: also only just even still already very much many more most some any all both each every other another
    function: such same own too then thus however therefore moreover although though whether either neither few
    function: several less least almost nearly around roughly approximately up down out off again once s t
    determiner: the a an its their our his her this that these those whose each every all both
    comparison: compared than versus relative
    narrowing: of on from among against per between
    conjunction: after because as when while since although though if until unless before thanks despite due compared
    conjunction: which who where whose but so than owing partly mainly mostly
    total: total totals sum
    rest: remaining rest remainder other balance
    priceBasis: nominal real constant current
    negation: not no never neither nor without non
    verb: is are was were be been has have had will would hit reached stood amounted totalled totaled accounted
    verb: represented provided cost paid made sold bought received produced exported imported spent invested
    verb: became become began begins came come comes consist consists contains continued continues did does done
    verb: followed follows gave gives went goes includes included kept keeps led leads made makes means meant
    verb: occurred proposed refers remains remained seems shows showed shown suggested suggests supported supports
    verb: takes took thought used uses wants wanted works worked numbered counted stands lies lie lay ran runs run
    verb: brought earned handled carried carries gave emitted lent lends employed employs installed consumed consumes
    verb: provide provides carry holds held covers covered serves served signed admitted registered recorded set sets met meets put puts
    verb: expects expected plans planned agreed forms formed opened closed finished built builds passed ended fetched
    verb: estimated estimates projected forecast foresees foresaw needs needed attracted attracts harvested grows caught
    abbreviation: mr mrs ms dr prof st sr jr v vs etc no nos vol vols pp p pg pgs ed eds al inc ltd co corp gen col
    abbreviation: lt sen rep gov pres capt sgt cmdr rev hon approx est fig figs ch chap sec art arts para paras n nn
    abbreviation: op cit loc ibid id viz cf eg ie jan feb mar apr jun jul aug sep sept oct nov dec univ dept assn
    abbreviation: bros mt ft rd ave blvd tel ext min max av ca circa trans repr rpt ser supp cl ff fn esp incl resp
    abbreviation: ph d pub num núm doc stat sess cong exec mgmt tit subtit subch ser surv acct rel
    abbreviation: sci biol chem phys psychol sociol philos anthropol econ hist geogr ling educ acad soc inst assoc ctr rsch
    abbreviation: quart proc bull stud jur crim rts bd rels mut ins mfg elec indus constr transp hosp dist cnty prot emp auth
    abbreviation: dev servs util cas bldg mach prods envtl rsrv telecomm
    saying: said says say stated states told tells reported reports noted notes added adds announced announces
    saying: argued argues claimed claims explained explains according estimated estimates warned wrote writes
    saying: quoted declared stressed suggested believes predicted forecast projected acknowledged
    survey: survey surveys surveyed poll polls polled polling pollster respondents pew gallup yougov ipsos
    opinion: opinion view views support approval attitude attitudes image public favour favor popularity trust
    favourable: favourable favorable favour favor favoured favored supports support supported approve approved
    favourable: approval positive trust friendly agree endorsed back backed
    unfavourable: unfavourable unfavorable hostile hostility oppose opposed opposes opposition disapprove
    unfavourable: disapproved disapproval negative distrust unfriendly disagree against
    exhibit: figure fig figs figures table tables chart graph map box annex appendix exhibit diagram panel
    label: page pages chapter section article paragraph clause volume issue number part note footnote endnote
    label: step phase stage version level grade class room flight route highway line question item appendix annex
    label: resolution act law directive regulation decree paper report bulletin series
    office: president prime minister chancellor king queen secretary senator governor ambassador general chairman
    office: director premier foreign deputy vice former then chief mr mrs ms dr professor prof sir judge justice
    office: leader emperor pope mayor admiral colonel spokesman spokeswoman
    about: about around approximately roughly circa some estimated ca approx
    nearly: nearly almost
    more: more greater higher larger bigger older longer
    less: less fewer lower smaller younger shorter
    above: over above exceeding exceed exceeds exceeded surpass surpasses surpassed surpassing beyond
    below: under below
    adjective: new old former local
    weight: weigh weighs weighed weighing weight weights heavy heavier
    day: today tomorrow tmrw yesterday week weekend
    noteHeading: notes endnotes footnotes references bibliography sources citations
    summaryHeading: summary abstract
    signal: see cf compare contra quoted cited citing quoting also accord generally
    backReference: ibid ibidem id idem supra infra ebd ebda ders dies passim
    particle: de del della der den des di du da dos das van von la le el al bin ibn ben ter ten zu zur af av
    periodical: times post journal review news daily weekly gazette herald tribune magazine bulletin
    periodical: quarterly chronicle observer guardian economist reuters bloomberg affairs forum press telegraph
    periodical: standard mail star sun mirror monitor letters proceedings annals perspectives studies
    publisher: press university institution institute books verlag publishers publishing editions publications
    publisher: house sons company group
    institution: ministry institute institution university council committee commission agency association
    institution: organization organisation foundation department bureau office centre center bank fund society
    institution: federation union administration authority service board court parliament government cabinet
    institution: corporation company group house network forum academy college
    estimate: estimated estimate estimates projected forecast expected predicted planned target targets would could est
    estimate: foresees foresaw foreseen plan plans goal projection projections forecasts preliminary provisional
    unchanged: unchanged again same also remained remain constant stable steady likewise similarly
    contrast: while whereas but although compared versus against unlike respectively
    calendar: fy fiscal q h
    address: http https www
    site: subscribe subscription advertisement sponsored copyright cookies newsletter login share comments
    """
}
