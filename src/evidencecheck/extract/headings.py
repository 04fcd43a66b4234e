"""What lists of references are called, in the larger European languages.

Names as style manuals and publishers use them: APA 7 ("References"), MLA 9 ("Works Cited"), Chicago 17
("Bibliography", "Notes"), DIN ISO 690 ("Literaturverzeichnis", "Quellen"), and their usual equivalents.
"""

from __future__ import annotations

import re

from evidencecheck.text.late import late

_NAMES = """
references|reference list|list of references|references cited|cited references
references used|key references|reference|bibliography|selected bibliography|select bibliography
annotated bibliography|webography|notes|endnotes|end notes|footnotes|foot notes
notes and sources|sources and notes|source notes|chapter notes|sources|source|sources cited|sources consulted
sources used|primary sources|secondary sources|works cited|work cited
works consulted|works referenced|literature|literature cited|cited literature|citations|cited works
further reading|suggested reading|recommended reading|selected reading
reading list|evidence|literatur|literaturverzeichnis|literaturangaben|literaturnachweise|literaturhinweise
quellen|quellenangaben|quellenverzeichnis|einzelnachweise
anmerkungen|fußnoten|fussnoten|endnoten|nachweise|weiterführende literatur|références
références bibliographiques|bibliographie|ouvrages cités|notes de bas de page
bibliographie sélective|liste des références|notes de fin|referencias
referencias bibliográficas|bibliografía|bibliografía citada|obras citadas|notas|fuentes|notas al pie
literatura citada|riferimenti|riferimenti bibliografici|bibliografia|bibliografia essenziale|opere citate|note
fonti|letteratura|referências|referências bibliográficas|bibliografia citada|notas de rodapé|notas finais|fontes
obras citadas|literatuur|literatuurlijst|bronnen|bronnenlijst|bronvermelding|referenties|noten|voetnoten
eindnoten|geraadpleegde bronnen|przypisy|piśmiennictwo|źródła|bibliografia załącznikowa|literatura
literatura cytowana|przypisy końcowe|referencje|referenser|litteratur|källor|källförteckning
litteraturförteckning|noter|fotnoter|slutnoter|referanser|litteraturliste|kilder|kildeliste|referencer
kildehenvisninger|litteraturhenvisninger|slutnoter|lähteet|viitteet|kirjallisuus|lähdeluettelo|irodalom
irodalomjegyzék|hivatkozások|források|jegyzetek|literatura a prameny|použitá literatura|zdroje|seznam literatury
poznámky|literatúra|bibliografie|note de subsol|surse|referințe|kaynakça|kaynaklar
notlar|dipnotlar|bibliografija|viri|izvori|reference|список литературы|литература|использованная литература
библиография|библиографический список|источники|примечания|сноски|ссылки|література|список літератури|джерела
filmography|filmographie|filmografie|filmografia|filmografía|films cited|discography|discographie|discografia
примітки|βιβλιογραφία|αναφορές|σημειώσεις|πηγές|литература и източници|бележки
"""
NAMES = frozenset(name.strip() for line in _NAMES.split("\n") for name in line.split("|") if name.strip())
_HEADS = frozenset(name.split()[0] for name in NAMES)
_SIGNS = str.maketrans(dict.fromkeys(":.*_#=,()&", " "))

# Under these a numbered list may hold remarks as well as sources.
_OF_NOTES = late(r"not[ea]|anmerkung|fußnot|przypis|jegyzet|viit")

# Things have sources, too: flour, honey, a river. These names promise less than "References" does.
_VAGUE = late(
    r"(?:sources?|evidence|fonti|fontes|fuentes|quellen|bronnen|källor|kilder|źródła|zdroje|surse|viri|izvori|lähteet"
    r"|források|kaynaklar|источники|джерела|πηγές)\b"
)

# A maker's films and records are listed for their own sake, too, with their minutes and labels.
_OF_MAKERS = late(r"film|disco")

# What notes are grouped under where a document has parts.
CHAPTER = late(
    r"\b(?:chapter|part|section|lecture|book|unit|kapitel|teil|abschnitt|chapitre|partie|capítulo|parte|capitolo|hoofdstuk|deel"
    r"|rozdział|część|kapittel|avsnitt|introduction|preface|prologue|epilogue|conclusion)\b|\d|^[IVX]+\b",
    re.IGNORECASE,
)

_TRIMMINGS = late(r"^(?:[#=*_\s]*)(?:(?:\d+|[IVX]+)(?:\.\d+)*[.)]?\s+)?|[\s:.*_#=]*$")
_AND = late(r"\s(?:and|und|et|y|e|en|och|og|i)\s")
_QUALIFIER = late(r"\s*\([^)]*\)$|\s+(?:for|to|zu|zum|zur|de|del|du|au|aux|van|voor|do|per)\s+.{1,40}$")


def list_name(line: str) -> str | None:
    """The list that a heading line announces, casefolded, or None where it announces none."""
    if not line or len(line) > 70:
        return None
    folded = line.casefold()
    if _HEADS.isdisjoint(folded.translate(_SIGNS).split()):
        return None  # the cheap way to what holds for nearly all lines
    plain = _TRIMMINGS.sub("", folded.strip()).replace("&", "and")
    if _is_name(plain):
        return plain
    # "References for this page", but "Notes for tutors" and "Sources of water" are no lists.
    head = _QUALIFIER.sub("", plain)
    told = re.match(r"sources?|font|fuent|quelle|bron|evidence|literatur", head) or _OF_NOTES.search(head)
    return head if _is_name(head) and not told else None


def _is_name(plain: str) -> bool:
    """Whether a list is called so, or by two names one of which is sure: "Further reading and sources"."""
    both = _AND.split(plain)
    return plain in NAMES or (len(both) == 2 and NAMES.issuperset(both) and not all(map(is_vague, both)))


def is_vague(name: str) -> bool:
    """Whether what `list_name` returned may as well head remarks, or where things come from."""
    return _OF_NOTES.search(name) is not None or _VAGUE.match(name) is not None


def is_of_makers(name: str) -> bool:
    """Whether what `list_name` returned may as well head all that somebody made."""
    return _OF_MAKERS.match(name) is not None
