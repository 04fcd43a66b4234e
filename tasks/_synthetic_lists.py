"""Facts and small word lists for `synthetic_strings.py`: publishers, organisations, universities, names, title words."""

# ruff: noqa: E501, ISC004  # tables of words read best as running text

from __future__ import annotations

# Publisher | place it prints on its books.
PUBLISHERS: tuple[tuple[str, str], ...] = tuple(
    (name, place)
    for line in """
Oxford University Press|Oxford; Oxford University Press|New York; Cambridge University Press|Cambridge
Cambridge University Press|New York; Routledge|London; Routledge|New York; Springer|Berlin; Springer|New York
Springer-Verlag|Heidelberg; Springer International Publishing|Cham; Wiley|Hoboken, NJ; John Wiley & Sons|New York
Wiley-Blackwell|Oxford; Blackwell|Oxford; Elsevier|Amsterdam; North-Holland|Amsterdam; Academic Press|San Diego, CA
Academic Press|London; MIT Press|Cambridge, MA; The MIT Press|Cambridge, Mass.; Harvard University Press|Cambridge, MA
Princeton University Press|Princeton, NJ; Yale University Press|New Haven; University of Chicago Press|Chicago
University of California Press|Berkeley; Stanford University Press|Stanford, CA; Columbia University Press|New York
Cornell University Press|Ithaca, NY; Duke University Press|Durham; University of Minnesota Press|Minneapolis
Johns Hopkins University Press|Baltimore; University of Toronto Press|Toronto; Sage|Thousand Oaks, CA
SAGE Publications|London; Palgrave Macmillan|Basingstoke; Macmillan|London; Penguin|London; Penguin Books|Harmondsworth
Polity Press|Cambridge; Verso|London; Edward Elgar|Cheltenham; Brill|Leiden; Kluwer Academic Publishers|Dordrecht
De Gruyter|Berlin; Mouton de Gruyter|Berlin and New York; John Benjamins|Amsterdam; Peter Lang|Frankfurt am Main
CRC Press|Boca Raton, FL; Chapman & Hall|London; Taylor & Francis|Abingdon; McGraw-Hill|New York
Prentice Hall|Englewood Cliffs, NJ; Addison-Wesley|Reading, MA; Morgan Kaufmann|San Mateo, CA; W. H. Freeman|San Francisco
W. W. Norton|New York; Random House|New York; Basic Books|New York; Free Press|New York; Plenum Press|New York
Guilford Press|New York; American Psychological Association|Washington, DC; American Psychiatric Publishing|Arlington, VA
Lippincott Williams & Wilkins|Philadelphia, PA; Saunders|Philadelphia; Churchill Livingstone|Edinburgh; Mosby|St. Louis
World Scientific|Singapore; Birkhäuser|Boston; Ashgate|Aldershot; Edinburgh University Press|Edinburgh
Manchester University Press|Manchester; Bloomsbury|London; Lawrence Erlbaum|Mahwah, NJ; ACM Press|New York, NY
IEEE Press|Piscataway, NJ; AAAI Press|Menlo Park, CA; O'Reilly Media|Sebastopol, CA; Dover|New York
Island Press|Washington, DC; CABI Publishing|Wallingford; Earthscan|London; Melbourne University Press|Melbourne
""".replace("\n", ";").split(";")
    if line.strip()
    for name, place in [line.strip().split("|")]
)

FOREIGN_PUBLISHERS: dict[str, tuple[tuple[str, str], ...]] = {
    lang: tuple((n.strip(), p.strip()) for n, p in (x.split("|") for x in text.split(";")))
    for lang, text in {
        "it": "Einaudi|Torino; Laterza|Bari; Il Mulino|Bologna; Marsilio|Venezia; Olschki|Firenze; Sansoni|Firenze; Carocci|Roma;"
        "Viella|Roma; Mondadori|Milano; Franco Angeli|Milano; Giuffrè|Milano; Neri Pozza|Vicenza; Antenore|Padova; Cedam|Padova;"
        "Edizioni di Storia e Letteratura|Roma; Electa|Milano; Bulzoni|Roma; Utet|Torino; Canova|Treviso; Liguori|Napoli",
        "fr": "Gallimard|Paris; Presses Universitaires de France|Paris; Seuil|Paris; Fayard|Paris; Armand Colin|Paris; Dunod|Paris;"
        "L'Harmattan|Paris; Éditions du CNRS|Paris; La Découverte|Paris; Flammarion|Paris; Vrin|Paris; Droz|Genève; Larcier|Bruxelles;"
        "Presses universitaires de Rennes|Rennes; Presses de l'Université Laval|Québec; Masson|Paris; Actes Sud|Arles",
        "de": "Suhrkamp|Frankfurt a. M.; C. H. Beck|München; Springer VS|Wiesbaden; de Gruyter|Berlin; Mohr Siebeck|Tübingen;"
        "Vandenhoeck & Ruprecht|Göttingen; Beltz|Weinheim; Campus|Frankfurt am Main; Nomos|Baden-Baden; Hanser|München; UTB|Stuttgart;"
        "Metzler|Stuttgart; Franz Steiner|Stuttgart; Böhlau|Wien; Oldenbourg|München; Rowohlt|Reinbek bei Hamburg; Hogrefe|Göttingen",
        "es": "Fondo de Cultura Económica|México; Siglo XXI|Madrid; Alianza Editorial|Madrid; Ariel|Barcelona; Crítica|Barcelona;"
        "Paidós|Buenos Aires; Cátedra|Madrid; Trotta|Madrid; Gedisa|Barcelona; Tecnos|Madrid; Eudeba|Buenos Aires; Planeta|Bogotá;"
        "Atlas|São Paulo; Companhia das Letras|São Paulo; Vozes|Petrópolis; Artmed|Porto Alegre",
    }.items()
}

UNIVERSITIES: dict[str, tuple[str, ...]] = {
    "en": tuple(
        """University of Cambridge;Stanford University;University of Oxford;Massachusetts Institute of Technology;Duke University
University of Michigan, Ann Arbor;University of California, Berkeley;Carnegie Mellon University;University of Edinburgh
University of Toronto;McGill University;University of Melbourne;ETH Zurich;Utrecht University;Lund University;KU Leuven
University of Cape Town;Delft University of Technology;University of Illinois at Urbana-Champaign;Imperial College London
University of California, Irvine;University of California, Los Angeles;University of North Carolina, Chapel Hill;U of Chicago
U of California, Davis;Univ. of Texas, Austin;Massachusetts Inst. Technol.;Univ. California, Berkeley;Princeton University
National University of Singapore;Indiana University;Georgia Institute of Technology;University of Stellenbosch""".replace(
            "\n", ";"
        ).split(";")
    ),
    "fr": ("Université Paris-Sorbonne", "Université de Lyon 2", "Université de Montréal", "IEP Paris", "EHESS, Paris"),
    "de": (
        "Universität Heidelberg",
        "Universität Wien",
        "Ludwig-Maximilians-Universität München",
        "TU Dresden",
        "Universität Zürich",
    ),
    "it": (
        "Università degli Studi di Padova",
        "Università Ca' Foscari Venezia",
        "Università di Bologna",
        "Sapienza Università di Roma",
    ),
    "es": ("Universidad Complutense de Madrid", "Universidad de Buenos Aires", "UNAM", "Universidade de São Paulo"),
}

# Organisation | place | host of its pages.
ORGANISATIONS: tuple[tuple[str, str, str], ...] = tuple(
    (a.strip(), b.strip(), c.strip())
    for a, b, c in (
        line.split("|")
        for line in """World Health Organization|Geneva|www.who.int
WHO|Geneva|www.who.int
OECD|Paris|www.oecd.org
World Bank|Washington, DC|documents.worldbank.org
United Nations|New York|www.un.org
UNESCO|Paris|unesdoc.unesco.org
UNICEF|New York|data.unicef.org
International Labour Organization|Geneva|www.ilo.org
International Monetary Fund|Washington, DC|www.imf.org
European Commission|Brussels|ec.europa.eu
European Environment Agency|Copenhagen|www.eea.europa.eu
Eurostat|Luxembourg|ec.europa.eu
Food and Agriculture Organization of the United Nations|Rome|www.fao.org
Intergovernmental Panel on Climate Change|Geneva|www.ipcc.ch
Centers for Disease Control and Prevention|Atlanta, GA|www.cdc.gov
National Institute for Health and Care Excellence|London|www.nice.org.uk
National Institute of Mental Health|Bethesda, MD|www.nimh.nih.gov
U.S. Department of Health and Human Services|Rockville, MD|www.hhs.gov
U.S. Environmental Protection Agency|Washington, DC|www.epa.gov
Department of Health|London|www.gov.uk
Office for National Statistics|London|www.ons.gov.uk
Statistics Canada|Ottawa|www150.statcan.gc.ca
Australian Bureau of Statistics|Canberra|www.abs.gov.au
Pew Research Center|Washington, DC|www.pewresearch.org
RAND Corporation|Santa Monica, CA|www.rand.org
National Research Council|Washington, DC|nap.nationalacademies.org
Institute of Medicine|Washington, DC|nap.nationalacademies.org
American Cancer Society|Atlanta|www.cancer.org
Amnesty International|London|www.amnesty.org
Human Rights Watch|New York|www.hrw.org
International Energy Agency|Paris|www.iea.org
NASA|Greenbelt, MD|science.nasa.gov
Mental Health Foundation|London|www.mentalhealth.org.uk
The Commonwealth Fund|New York|www.commonwealthfund.org
International Union for Conservation of Nature|Gland|www.iucn.org
Statistisches Bundesamt|Wiesbaden|www.destatis.de
Bundesministerium für Bildung und Forschung|Berlin|www.bmbf.de
Umweltbundesamt|Dessau-Roßlau|www.umweltbundesamt.de
INSEE|Paris|www.insee.fr
Haute Autorité de Santé|Saint-Denis|www.has-sante.fr
Istat|Roma|www.istat.it
Ministerio de Salud|Madrid|www.sanidad.gob.es
IBGE|Rio de Janeiro|www.ibge.gov.br""".splitlines()
    )
)

NEWS: tuple[tuple[str, str], ...] = (
    ("The New York Times", "www.nytimes.com"),
    ("The Guardian", "www.theguardian.com"),
    ("BBC News", "www.bbc.co.uk"),
    ("Washington Post", "www.washingtonpost.com"),
    ("The Economist", "www.economist.com"),
    ("Wired", "www.wired.com"),
    ("Le Monde", "www.lemonde.fr"),
    ("Der Spiegel", "www.spiegel.de"),
    ("El País", "elpais.com"),
    ("The Conversation", "theconversation.com"),
)

REPOSITORIES: tuple[str, ...] = (
    "Zenodo",
    "Dryad",
    "figshare",
    "Harvard Dataverse",
    "PANGAEA",
    "UK Data Service",
    "OSF",
    "UCI Machine Learning Repository",
    "Mendeley Data",
    "GitHub",
    "Kaggle",
    "World Bank",
    "Open Science Framework",
    "National Centers for Environmental Information",
)

# Title-less physics, astronomy and chemistry: the journal as it is printed.
SHORT_JOURNALS: tuple[str, ...] = tuple(
    """Phys. Rev. Lett.|Phys. Rev. A|Phys. Rev. B|Phys. Rev. C|Phys. Rev. D|Phys. Rev. E|Phys. Rev.|Phys. Lett. B|Phys. Lett. A
Nucl. Phys. B|Nucl. Phys. A|Rev. Mod. Phys.|Astrophys. J.|ApJ|ApJL|ApJS|MNRAS|A&A|AJ|ARA&A|PASP|JHEP|JCAP|Eur. Phys. J. C
Eur. Phys. J. A|J. Phys. A|J. Phys. G|J. Phys.: Condens. Matter|J. Chem. Phys.|J. Appl. Phys.|Appl. Phys. Lett.|Nucl. Instrum. Methods A
Nucl. Instr. and Meth. A|Comput. Phys. Commun.|Commun. Math. Phys.|J. Math. Phys.|Class. Quantum Grav.|Science|Nature|Nature Phys.
Nature (London)|Proc. Natl. Acad. Sci. U.S.A.|J. Am. Chem. Soc.|Angew. Chem. Int. Ed.|Inorg. Chem.|J. Phys. Chem. B|Chem. Rev.
Macromolecules|Surf. Sci.|Opt. Lett.|Opt. Express|J. Opt. Soc. Am. B|Int. J. Mod. Phys. A|Ann. Phys. (N.Y.)|Physica A|Physica D
Europhys. Lett.|New J. Phys.|Rep. Prog. Phys.|Prog. Theor. Phys.|Z. Phys. C|Acta Phys. Polon. B|Sov. Phys. JETP|PoS|JINST|Phys. Rep.
J. Fluid Mech.|Phys. Fluids|J. Stat. Phys.|Solid State Commun.|IEEE Trans. Nucl. Sci.|Chin. Phys. C|Mon. Not. R. Astron. Soc.""".replace(
        "\n", "|"
    ).split("|")
)

COLLABORATIONS: tuple[str, ...] = tuple(
    (
        "ATLAS Collaboration|CMS Collaboration|ALICE Collaboration|LHCb Collaboration|Planck Collaboration|STAR Collaboration|"
        "Particle Data Group|Belle Collaboration|BaBar Collaboration|LIGO Scientific Collaboration"
    ).split("|")
)

SERIES: tuple[str, ...] = (
    "Lecture Notes in Computer Science",
    "Lecture Notes in Mathematics",
    "Graduate Texts in Mathematics",
    "NATO ASI Series",
    "Methods in Molecular Biology",
    "Springer Series in Statistics",
    "Studies in Health Technology and Informatics",
    "Advances in Intelligent Systems and Computing",
    "Oxford Studies in European Law",
    "Cambridge Studies in Advanced Mathematics",
    "ACS Symposium Series",
    "Communications in Computer and Information Science",
)

JOURNALS: dict[str, tuple[str, ...]] = {
    "it": tuple(
        "Archivio Veneto|Studi Veneziani|Archivio Storico Italiano|Rivista storica italiana|Nuovo Archivio Veneto|Quaderni storici|"
        "Arte Veneta|Studi storici|Ateneo Veneto|Rivista di storia della Chiesa in Italia|Giornale storico della letteratura italiana|"
        "Bollettino del Museo Civico di Padova|Atti dell'Istituto Veneto di Scienze, Lettere ed Arti".split("|")
    ),
    "fr": tuple(
        "Annales. Histoire, Sciences sociales|Revue française de sociologie|Population|Revue historique|L'Année sociologique|Genèses|"
        "Actes de la recherche en sciences sociales|Revue d'économie politique|Le Mouvement social|La Presse médicale|Langages|"
        "Revue de l'infirmière|Cahiers d'études africaines".split("|")
    ),
    "de": tuple(
        "Zeitschrift für Pädagogik|Kölner Zeitschrift für Soziologie und Sozialpsychologie|Historische Zeitschrift|Der Nervenarzt|"
        "Zeitschrift für Soziologie|Geschichte und Gesellschaft|Deutsches Ärzteblatt|Politische Vierteljahresschrift|"
        "Psychotherapeut|Soziale Welt|Berliner Journal für Soziologie".split("|")
    ),
    "es": tuple(
        "Revista de Occidente|Revista Española de Investigaciones Sociológicas|Gaceta Sanitaria|Hispania|Papers. Revista de Sociologia|"
        "Estudios Demográficos y Urbanos|Revista Brasileira de Ciências Sociais|Cadernos de Saúde Pública|Perfiles Latinoamericanos|"
        "Revista Mexicana de Sociología|Educação e Pesquisa".split("|")
    ),
}

FAMILIES: dict[str, tuple[str, ...]] = {
    "it": tuple(
        "Cessi Molmenti Romanin Sagredo Berengo Venturi Brusatin Zorzi Sabellico Gaeta Cozzi Tucci Lorenzetti Ravegnani Ortalli Preto "
        "Gallo Moschini Cicogna Bellavitis Concina Tafuri Pallucchini Luzzatto Stella Barbieri Zordan Povolo Benzoni Muraro "
        "Da_Mosto Dal_Pozzo De_Luca Della_Torre Di_Stefano".split()
    ),
    "fr": tuple(
        "Durand Lefèvre Bourdieu Latour Moreau Girard Roche Chartier Nora Fournier Mercier Blanchet Garnier Lambert Bonnet Rousseau "
        "Perrin Boyer Chevalier Gauthier Lemaire Renard Dubois Charpentier Vasseur Le_Goff Le_Roy_Ladurie de_Certeau".split()
    ),
    "de": tuple(
        "Müller Schmidt Schäfer Luhmann Habermas Weber Krüger Köhler Baumann Hoffmann Lehmann Zimmermann Schröder Böhm Winkler Voigt "
        "Günther Kaiser Jäger Roth Beck Seidel Pfeiffer Kühn Ziegler Graf von_Hentig von_Beyme Meyer-Drawe Müller-Lyer".split()
    ),
    "es": tuple(
        "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Álvarez Muñoz Ortega Castells Núñez da_Silva "
        "Oliveira dos_Santos Ferreira Souza García_Canclini Vargas_Llosa Ramírez_Torres Pérez-Díaz Freire Bresser-Pereira".split()
    ),
}
GIVENS: dict[str, tuple[str, ...]] = {
    "it": tuple(
        "Roberto Pompeo Giuseppe Marino Franco Manlio Sergio Paolo Gherardo Carla Giulia Elena Ugo Luigi Ennio Maria".split()
    ),
    "fr": tuple(
        "Pierre Jean-Paul Marie Michel Anne-Marie Jacques Hélène Bruno Luc Claire Étienne François Sophie Émile Roger".split()
    ),
    "de": tuple(
        "Hans-Georg Jürgen Niklas Ulrich Karin Monika Karl-Heinz Thomas Sabine Wolfgang Dieter Annette Jörg Ute Max".split()
    ),
    "es": tuple(
        "Manuel José Luis María Carmen Juan Carlos Néstor Ana Paulo Antonio Marta Pedro Rosa Víctor João Fernando".split()
    ),
}
for _lang, _names in FAMILIES.items():
    FAMILIES[_lang] = tuple(n.replace("_", " ") for n in _names)

# Title grammar: head, subject, frame. "{0} {1} {2}".
TITLES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    lang: (tuple(heads.split("|")), tuple(subjects.split("|")), tuple(frames.split("|")))
    for lang, (heads, subjects, frames) in {
        "it": (
            "Storia|La storia|Note sulla storia|Saggio|La vita|Documenti per la storia|Studi|L'arte|Le origini|Ricerche|Il problema|Notizie",
            "della Repubblica di Venezia|dell'architettura veneta|della pittura|del diritto italiano|del commercio|della Chiesa|"
            "delle istituzioni politiche|della Marciana|del porto|dei patrizi veneziani|dell'economia|della nobiltà|di S. Marco",
            "nel Settecento|nei secoli XV-XVI|nel Rinascimento|dalle origini alla caduta|tra Medioevo ed età moderna|(1797-1866)|in Italia|"
            "nel secondo dopoguerra|e la Terraferma|nel XVIII secolo|.|in età moderna",
        ),
        "fr": (
            "Histoire|La question|Les usages|Sociologie|L'invention|Les politiques|La construction|Une analyse|Introduction à l'étude|L'avenir",
            "de la famille|des classes sociales|du droit|de l'école|des villes|de la santé publique|de l'État|du travail|des médias|"
            "de la langue|de la ville|des pratiques culturelles|de l'immigration",
            "en France|au XIXe siècle|sous l'Ancien Régime|(1789-1914)|en Europe|: une approche comparée|: enjeux et perspectives|aujourd'hui|.|"
            "dans les pays du Sud|depuis 1945|: le cas du Québec",
        ),
        "de": (
            "Theorie|Geschichte|Einführung in die Soziologie|Zur Kritik|Grundlagen|Der Wandel|Die Entstehung|Zum Begriff|Empirische Befunde zum "
            "Problem|Handbuch|Probleme|Die Rolle",
            "der Gesellschaft|des Bildungswesens|der Arbeit|der Öffentlichkeit|der Erziehung|des Wohlfahrtsstaates|der Psychotherapie|"
            "der Jugend|des Rechts|der Stadt|der Familie|sozialer Ungleichheit",
            "in Deutschland|im 19. Jahrhundert|in der Moderne|: Eine Einführung|. Ein Überblick|und ihre Folgen|in Europa|seit 1945|.|"
            "im internationalen Vergleich|zwischen Theorie und Praxis|. Ergebnisse einer Längsschnittstudie",
        ),
        "es": (
            "Historia|La crisis|Introducción al estudio|Sociología|El papel|Políticas|Los usos|Una aproximación al análisis|La construcción|O ensino",
            "de la educación|de la familia|del Estado|de las ciudades|del trabajo|de la salud|de la cultura|del mercado laboral|"
            "de los movimientos sociales|da saúde coletiva|de la juventud|del campo",
            "en México|en América Latina|en España|(1939-1975)|en el siglo XX|: una mirada crítica|: problemas y perspectivas|no Brasil|.|"
            "durante la transición|. Un estudio de caso|en el contexto rural",
        ),
        "en": (
            "A History|The Politics|The Making|Rethinking the Idea|The Social Life|An Introduction to the Study|Handbook|Foundations|"
            "The Rise and Fall|Principles|The Economics|Narratives",
            "of Modern Europe|of Public Health|of the City|of Social Inequality|of Empire|of Mental Illness|of Scientific Knowledge|"
            "of the Novel|of Labour|of Environmental Change|of Childhood|of Statistical Learning|of Quantum Mechanics",
            "|: Theory and Practice|, 1789-1914|in the Twentieth Century|: An Anthology|: Essays in Honor of John Smith|after the War|"
            ": A Reader|in Britain and France|: Critical Perspectives|from Below|: Methods and Applications",
        ),
    }.items()
}

# Words of journal titles and what ISO 4 (the LTWA list) makes of them; words of the second line are dropped.
ABBREVIATIONS: dict[str, str] = dict(
    pair.split("=")
    for pair in (
        "journal=J. international=Int. american=Am. european=Eur. british=Br. canadian=Can. national=Natl. academy=Acad. sciences=Sci. "
        "science=Sci. proceedings=Proc. transactions=Trans. letters=Lett. review=Rev. reviews=Rev. research=Res. medicine=Med. medical=Med. "
        "clinical=Clin. clinics=Clin. psychology=Psychol. psychological=Psychol. psychiatry=Psychiatry psychiatric=Psychiatr. biology=Biol. "
        "biological=Biol. chemistry=Chem. chemical=Chem. physics=Phys. physical=Phys. engineering=Eng. environmental=Environ. "
        "environment=Environ. society=Soc. social=Soc. studies=Stud. education=Educ. educational=Educ. economics=Econ. economic=Econ. "
        "management=Manag. applied=Appl. advances=Adv. annals=Ann. annual=Annu. archives=Arch. association=Assoc. behavior=Behav. "
        "behavioral=Behav. biochemistry=Biochem. biochemical=Biochem. bulletin=Bull. communications=Commun. computer=Comput. "
        "computational=Comput. computing=Comput. cardiology=Cardiol. cellular=Cell. molecular=Mol. development=Dev. diseases=Dis. "
        "disease=Dis. ecology=Ecol. endocrinology=Endocrinol. epidemiology=Epidemiol. experimental=Exp. genetics=Genet. geophysical=Geophys. "
        "history=Hist. immunology=Immunol. infectious=Infect. information=Inf. systems=Syst. mathematical=Math. mathematics=Math. "
        "materials=Mater. microbiology=Microbiol. neurology=Neurol. neuroscience=Neurosci. nutrition=Nutr. oncology=Oncol. pathology=Pathol. "
        "pediatrics=Pediatr. pharmacology=Pharmacol. philosophy=Philos. physiology=Physiol. policy=Policy political=Polit. public=Public "
        "quarterly=Q. scientific=Sci. sociology=Sociol. statistics=Stat. surgery=Surg. surgical=Surg. technology=Technol. theory=Theory "
        "therapy=Ther. theoretical=Theor. veterinary=Vet. virology=Virol. world=World zoology=Zool. geology=Geol. geography=Geogr. "
        "conference=Conf. symposium=Symp. nuclear=Nucl. instruments=Instrum. methods=Methods magazine=Mag. radiology=Radiol. "
        "gastroenterology=Gastroenterol. dermatology=Dermatol. nursing=Nurs. language=Lang. linguistics=Linguist. mechanics=Mech. "
        "mechanical=Mech. electrical=Electr. electronic=Electron. electronics=Electron. energy=Energy marine=Mar. optics=Opt. optical=Opt."
    ).split()
)
DROPPED = frozenset("of the and for in on & de la et des und der".split())

MONTHS: dict[str, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "de": tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    "fr": tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    "it": tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "es": tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
}
