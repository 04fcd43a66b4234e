"""Capitalised words that stand before a year and are no author: months, places, publishers, sentence openers.

All casefolded. A citation under one of these names counts only where an entry of the document answers it, so that a
real author called London or May is never lost.
"""

from __future__ import annotations

# What is no name at all.
NO_NAMES = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril
    juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre
    dicembre januari februari maart mei augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia
    września października listopada grudnia janeiro fevereiro março maio junho julho setembro outubro monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter frühling sommer herbst
    easter christmas michaelmas trinity hilary term semester quarter week day month year years century season
    episode series figure figures fig table tables box chapter chapters section sections appendix annex part
    volume vol issue page pages note version release edition phase stage step level grade class type model mark
    wave cohort round session trial act scene verse since from until till circa about approximately before after
    between during around early late mid updated update accessed retrieved published reprinted copyright
    released founded established est opened closed built born died aged baptised married crowned elected total
    totals baseline average mean median sample population budget revenue revised amended adopted signed world
    cup olympics olympic games championship championships league final finals expo eurovision oscar oscars
    grammy windows macos android ubuntu debian playstation nintendo toyota ford honda bmw boeing airbus apollo
    sputnik photo photograph image picture courtesy credit directed dir starring feat remix album film movie tv
    bbc netflix hbo disney pixar warner miramax universal paramount oil watercolour canvas bronze print private
    collection gallery table-top sir dame dr prof rev canon lord lady king queen saint mr mrs ms miss captain
    col major president minister gdpr hipaa brexit ww1 wwi wwii ad bc ce bce am pm usd eur gbp inc ltd gmbh isbn
    issn issued act statute
    fassung stand ausgabe auflage jahr jahrgang woche folge staffel heft seite tabelle abbildung abb kapitel teil
    stufe klasse modell saison édition année semaine épisode tome tableau chapitre partie classe modèle versión
    edición año semana temporada episodio tabla capítulo parte clase modelo versione edizione anno settimana
    stagione puntata tabella capitolo classe versão edição ano tabela versie uitgave editie jaar aflevering
    seizoen tabel hoofdstuk wersja wydanie rok tydzień sezon odcinek rozdział utgåva år vecka säsong avsnitt
    tabell udgave uge sæson afsnit""".split()
)

# Words that open a sentence with a capital and are no part of the name that follows.
OPENERS = frozenset(
    """however although though while whereas since because as when where if unless after before until in on at by
    for with without from to of and but or nor so yet both either neither this that these those the a an his her
    its their our my your each every some many most several all few other another such more less only even also
    moreover furthermore similarly likewise conversely instead meanwhile indeed thus therefore hence then later
    earlier recently finally first second third next last see compare following according unlike like despite
    building drawing using work works studies study research researchers here there again still what who how why
    which according nevertheless nonetheless overall additionally yet notably d'après d’après nach laut wie auch
    doch aber und oder bei im in am der die das ein eine so schon bereits während obwohl zudem dagegen selon
    comme mais et ou dans en le la les un une des pour par avec ainsi cependant toutefois depuis lorsque si
    según como pero y o en el los las una unos para por con así sin embargo desde cuando si también secondo come
    ma e o nel nella il lo gli una per con così tuttavia anche quando se già volgens zoals maar en of in de het
    een voor bij met ook toch toen als według jak ale i lub w na dla przez oraz także gdy segundo como mas e ou no
    na o os as um uma para por com também quando já""".split()
)

# Cities, countries and publishers: "(Tokyo, 2021)", "(Penguin, 2004)".
_PLACES = """
aberdeen|abidjan|abu dhabi|accra|addis ababa|adelaide|alabama|alaska|albania|alexandria|algeria|algiers|alicante
amman|amsterdam|angola|ankara|antwerp|antwerpen|arizona|arkansas|athens|athen|atlanta|auckland|austin|australia
austria|baghdad|baku|bali|baltimore|bangalore|bangkok|bangladesh|barcelona|basel|bath|bavaria|bayern|beijing
beirut|belfast|belgium|belgrade|bergen|berlin|bern|bilbao|birmingham|bogotá|bogota|bologna|bombay|bonn|bordeaux
boston|bradford|brasília|brasilia|bratislava|brazil|bremen|brescia|brighton|brisbane|bristol|brno|brooklyn
bruges|brussels|bruxelles|brüssel|bucharest|budapest|buenos aires|buffalo|bulgaria|cadiz|cairo|calcutta|calgary
california|cambridge|canada|canberra|cannes|cape town|caracas|cardiff|casablanca|chennai|chicago|chile|china
christchurch|cleveland|cologne|colombia|colorado|copenhagen|córdoba|cork|cornwall|coventry|cracow|croatia|cuba
czech republic|dakar|dallas|damascus|davos|delft|delhi|denmark|denver|derby|detroit|dhaka|doha|dortmund|dresden
dubai|dublin|dubrovnik|dundee|durban|durham|düsseldorf|east london|edinburgh|egypt|eindhoven|england|essen|essex
estonia|ethiopia|europe|exeter|finland|firenze|florence|florida|france|frankfurt|frankreich|gaza|gdańsk|gdansk
geneva|genève|genf|genoa|genova|georgia|germany|ghana|ghent|gent|glasgow|gothenburg|granada|graz|greece
greenwich|grenoble|groningen|guangzhou|haiti|halifax|hamburg|hannover|hanoi|hanover|harare|havana|hawaii
heidelberg|helsinki|hiroshima|hobart|hollywood|hong kong|houston|hull|hungary|iceland|illinois|india|indiana
indonesia|innsbruck|iowa|iran|iraq|ireland|israel|istanbul|italy|jakarta|jamaica|japan|jerusalem|johannesburg
jordan|kabul|kansas|karachi|kathmandu|katowice|kazan|kent|kentucky|kenya|kiel|kiev|kigali|kinshasa|köln|korea
kosovo|kraków|krakow|kuala lumpur|kyiv|kyoto|lagos|lahore|lancaster|las vegas|latvia|lausanne|lebanon|leeds
le havre|leicester|leiden|leipzig|liège|lille|lima|limerick|linz|lisbon|lisboa|lithuania|liverpool|ljubljana
locarno|łódź|london|los angeles|louisiana|lublin|lucerne|luxembourg|lyon|lyons|maastricht|madrid|maine|mainz
malaga|málaga|malawi|malaysia|mali|malmö|malta|manchester|manhattan|manila|mannheim|marrakech|marrakesh
marseille|marseilles|maryland|massachusetts|melbourne|memphis|mexico|mexico city|miami|michigan|milan|milano
minneapolis|minnesota|minsk|missouri|monaco|mongolia|montana|monterey|montevideo|montpellier|montréal|montreal
montreux|morocco|moscow|moskau|mozambique|mumbai|munich|münchen|münster|myanmar|nairobi|nantes|naples|napoli
nebraska|nepal|netherlands|nevada|new delhi|new jersey|new orleans|new south wales|new york|new york city
new zealand|newcastle|nice|nicosia|nigeria|nijmegen|norfolk|normandy|northern ireland|norway|norwich|nottingham
nürnberg|nuremberg|oakland|odessa|ohio|oregon|osaka|oslo|ottawa|oxford|padova|padua|pakistan|palermo|palestine
panama|paris|parma|pennsylvania|perth|peru|philadelphia|philippines|phoenix|pisa|pittsburgh|plymouth|poland
porto|portland|porto alegre|portsmouth|portugal|potsdam|poznań|poznan|prague|praha|prag|pretoria|quebec|québec
queensland|reading|recife|reims|rennes|reykjavik|riga|rio de janeiro|rio|riyadh|rom|roma|rome|rotterdam|rouen
russia|rwanda|sacramento|salamanca|salford|salzburg|san diego|san francisco|san sebastián|santiago|são paulo
sarajevo|saudi arabia|scotland|seattle|senegal|seoul|serbia|sevilla|seville|shanghai|sheffield|siena|singapore
sligo|slovakia|slovenia|sofia|south africa|south korea|southampton|spain|st louis|st petersburg|stavanger
stockholm|strasbourg|stuttgart|sudan|sundance|sweden|switzerland|sydney|syria|szczecin|taipei|taiwan|tallinn
tanzania|tartu|tasmania|tbilisi|tehran|tel aviv|tennessee|texas|thailand|the hague|den haag|thessaloniki|tibet
tokyo|toledo|torino|toronto|toruń|toulouse|trento|trieste|tunis|tunisia|turin|turkey|turku|uganda|uk|ukraine
united kingdom|united states|uppsala|uruguay|us|usa|utah|utrecht|valencia|valladolid|vancouver|venezia|venice
venezuela|vermont|verona|versailles|vienna|wien|vietnam|vilnius|virginia|wales|warsaw|warszawa|washington
washington dc|wellington|westminster|wiesbaden|winchester|wisconsin|wrocław|wroclaw|yale|york|yorkshire|zagreb
zambia|zaragoza|zimbabwe|zürich|zurich|penguin|penguin books|penguin classics|puffin|vintage|picador|faber
faber & faber|faber and faber|routledge|springer|elsevier|wiley|sage|blackwell|macmillan|palgrave
palgrave macmillan|bloomsbury|hachette|harper|harpercollins|random house|knopf|norton|w. w. norton
simon & schuster|houghton mifflin|mcgraw-hill|pearson|taylor & francis|verso|granta|canongate|virago
jonathan cape|chatto & windus|hodder|orion|pan|oxford university press|cambridge university press|mit press
harvard university press|yale university press|princeton university press|university of chicago press
university of california press|suhrkamp|fischer|rowohlt|reclam|dumont|c. h. beck|gallimard|seuil|minuit
flammarion|albin michel|grasset|actes sud|anagrama|alfaguara|planeta|tusquets|feltrinelli|einaudi|mondadori
adelphi|laterza|il mulino|de bezige bij|querido|prometheus|znak|czarne|muza|companhia das letras|sony|emi
columbia|motown|virgin|decca|deutsche grammophon|blue note|atlantic|parlophone|tate|moma|louvre|prado|uffizi
"""
PLACES = frozenset(_PLACES.strip().replace("\n", "|").split("|"))
