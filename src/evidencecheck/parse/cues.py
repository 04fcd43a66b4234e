"""Words that tell what part of a reference they stand in, by class; the larger European languages.

Written from style manuals (APA 7, Chicago 17, AMA 11, DIN ISO 690) and general knowledge, for the tagger's features.
"""

from __future__ import annotations

_WORDS = {
    "month": """
        january february march april may june july august september october november december jan feb mar
        apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier
        février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril
        mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno
        luglio settembre ottobre dicembre janv févr déc gen mag giu lug set ott dic ene abr ago okt dez mei
        maart augustus januari februari spring summer autumn fall winter""",
    "editor": """
        ed eds editor editors edited hrsg hg herausgeber dir dirs red coord coords curatore cura éd éds org
        orgs szerk""",
    "translator": "trans translated translator transl übers traduit trad traducción übersetzt vertaald",
    "volume": "vol vols volume volumes bd band tome tomo t jg jahrgang jaargang v",
    "issue": "no nos nr num number numéro número núm n issue iss heft fasc fascicule suppl supplement pt part",
    "page": "p pp page pages pag pág págs s ss seite seiten str blz pagina f ff",
    "in": "in im dans en nel",
    "others": "et al others alii col coll u",
    "and": "and und et y e en och og &",
    "particle": "van von der den de la le du del della di da dos das ter ten zu zur af av bin ibn st",
    "suffix": "jr sr ii iii iv",
    "publisher": """
        press publisher publishers publishing verlag éditions edition editions editore editrice editorial
        books wiley springer elsevier routledge sage blackwell palgrave macmillan academic oxford cambridge
        mit harvard yale chicago princeton norton penguin einaudi laterza mondadori gallimard seuil puf
        suhrkamp olschki mulino feltrinelli birkhäuser kluwer north-holland mcgraw hill addison wesley
        prentice hall pergamon plenum dekker crc nova sons""",
    "journal": """
        journal j jour review rev annals ann bulletin bull proceedings proc transactions trans letters lett
        zeitschrift revue rivista revista archiv archives acta advances annual quarterly research
        international int american am european eur british br physics phys chemistry chem medicine med
        medical biology biol science sci sciences nature astrophys astron math appl soc society studi
        archivio annali magazine""",
    "meeting": """
        conference conf symposium symp workshop congress meeting colloquium proceedings proc acm ieee icml
        nips aaai ijcai lecture notes tagung kongress convegno atti actes""",
    "thesis": "thesis dissertation phd ph msc master doctoral diplomarbeit habilitation thèse tesi tesis",
    "report": "report technical tech memo working paper rapport bericht rapporto informe memorandum preprint",
    "body": """
        university universität université università universidad universiteit institute institut istituto
        instituto department dept center centre ministry laboratory laboratories college school faculty
        academy organization agency association commission council foundation office bureau national""",
    "status": "press appear preparation submitted forthcoming unpublished druck erscheinen",
    "online": """
        available retrieved accessed access online internet http https www url doi visited viewed cited
        checked abgerufen zugriff consulté consultado disponible disponibile geraadpleegd website web pdf
        html""",
    "number": "isbn issn pmid pmcid arxiv hep ph th astro math cond mat gr qc nucl ex lat",
    "edition": "edn aufl auflage édition edizione edición rev revised reprint repr 1st 2nd 3rd",
    "place": """
        new york london berlin paris cambridge oxford boston chicago amsterdam san francisco los angeles
        washington dc ma ca ny nj uk usa germany france italy spain roma milano venezia torino firenze
        napoli bologna padova münchen leipzig wien frankfurt heidelberg tübingen hamburg stuttgart zürich
        basel geneva genève bern tokyo kyoto beijing shanghai seoul delhi singapore sydney melbourne toronto
        montreal vancouver madrid barcelona lisboa bruxelles leiden den haag dordrecht stockholm uppsala
        oslo copenhagen helsinki moscow moskva warszawa kraków praha budapest philadelphia baltimore
        princeton berkeley stanford hillsdale mahwah englewood cliffs reading mass calif""",
}

CLASSES: dict[str, tuple[str, ...]] = {}
"""Each word, in small letters, with the classes that it belongs to."""

for _name, _listed in _WORDS.items():
    for _word in _listed.split():
        CLASSES[_word] = (*CLASSES.get(_word, ()), _name)
