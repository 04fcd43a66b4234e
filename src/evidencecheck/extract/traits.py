"""What a reference has that a programme, a price list or an inventory has not.

A name and a year stand in any of them: "Dreyer: Ordet (1955)", "Makita, DHP482 (2021)". A list that no heading names
and nothing points at is believed in for what only references have: a publisher with its place, pages, a volume, an
address, authors by their initials.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.extract.likeness import DASHES, SURNAME, UPPER
from evidencecheck.text.late import late

_TITLED = rf"[{UPPER}][\w&’'-]+(?:\s(?:[{UPPER}][\w&’'-]*|of|and|de|des|du|van|für|der|do|da|di|y|et|&)){{0,5}}"
_SURE = late(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bISBN\b|\bPMID\b|\barXiv\b"
    # Volume, issue and pages: "28(2), 123", "2013;8:e59561", "vol. 9, no. 2", "12: 41–49", "pp. 41–49", "8, 14–29".
    r"|\b\d{1,4}\s?\(\s?[\w\s–-]{1,12}\)\s?[:,]\s*(?:pp?\.\s*)?[A-Za-z]?\d|\b(?:19|20)\d\d[^.;]{0,15};\s*\d+"
    r"|\bvol(?:ume|\.)?\s*\d+[,.:]?\s+(?:no|nr|n|pp|iss)"
    r"|(?<![\d:.])\d{1,3}\s?:\s?[Ee]?\d{1,5}\s?[–-]\s?\d{1,5}(?![:\d])"
    r"|\bpp\.\s*\d+|\b(?:[Pp]p?|S|págs?|str|blz|[Ss]s?)\.\s*\d+\s?[–-]\s?\d+"
    r"|,\s\d{1,4},\s\d{1,4}\s?[–-]\s?\d{1,4}(?=[.,;]|$)"
    # Editors and editions.
    r"|\b[Ii]n:\s|\((?:[Ee]ds?|[Hh]rsgg?|[Hh]g|[Dd]ir|[Cc]oords?|[Rr]ed|[Oo]rgs?)\.\)|\b[Ee]ds?\.(?=[,)])"
    r"|\b\d(?:st|nd|rd|th) edn?\b"
    # Publishers, journals, theses, dates of access.
    r"|\b(?:Press|Verlag|Publish\w*|Publications?|Éditions|Editorial|Ediciones|Editora|Edizioni|Editore|Uitgeverij"
    r"|Wydawnictwo|Forlag|Förlag|Kiadó|Books|Routledge|Springer|Elsevier|Wiley|Macmillan|Penguin|Faber|Suhrkamp"
    r"|Gallimard|Einaudi)\b"
    r"|\b(?:Journal|Proceedings|Proc\.|Review of|Quarterly|Annals|Zeitschrift|Revista|Rivista|Revue|Tijdschrift"
    r"|Tidskrift)\b"
    r"|\b(?:[Tt]hesis|[Dd]issertation|[Rr]etrieved|[Aa]ccessed|[Aa]vailable at|[Aa]bgerufen|[Cc]onsulté|[Cc]onsultado"
    r"|[Gg]eraadpleegd|[Dd]ostęp|[Aa]cesso em|[Dd]isponible en|[Dd]isponível em|[Hh]ämtad|[Hh]entet)\b"
    r"|\bibid\b|\bop\. ?cit\b|\bet al\b"
)
# "… London: Verso, 1991.", "(London: Dent, 1983)": not the first words, where "Dreyer: Ordet" stands.
_PLACED = late(rf"(?<=.{{20}})(?:[.,;(”\"’*»]\s?){_TITLED}(?:, [A-Z]{{2}})?\s?: {_TITLED}(?=[,;]?\s\(?\d{{4}}|\)|\.?$)")
# "Cook, J. A.", "Solomon P, Draine J", "Spriet LL. The", "Atwood, Margaret. The". "J. S. Bach" is how anybody is named.
_PERSONS = late(
    rf"{SURNAME}(?:[\s-]{SURNAME})?,\s(?:[{UPPER}]\.[\s-]?){{1,4}}(?=[\s,;&(:]|$)"
    rf"|{SURNAME}\s[{UPPER}]{{1,3}}(?:,\s{SURNAME}\s[{UPPER}]{{1,3}}\b|\.\s[{UPPER}])"
    rf"|{SURNAME},\s[{UPPER}][a-zà-ÿ]+(?:\s[{UPPER}]\.)?\.\s[{UPPER}“\"‘]"
)
_WARE = late(
    r"[€£$]\s?\d|\b\d[\d.,]*\s?(?:€|£|\$|zł|%|°)"
    r"|\b\d[\d.,x×/-]*\s?(?:euros?|EUR|USD|GBP|DKK|SEK|NOK|CHF|kr|pounds?|Kč|Ft"
    r"|min(?:utes?|uten|uti|utos|uter|utter|\.|s)?|h|hrs?|Std|sec"
    r"|mm|cm|m|km|in|inch|ft|kg|g|mg|lb|oz|ml|cl|dl|l|lit(?:re|er)s?|V|W|kW|A|Ah|mAh|bar|Hz|kHz|rpm|GB|TB|MB)\b(?!\.\s?\d)"
    # "DHP482", "EN166": an article's code.
    r"|\b[A-Z]{2,5}[ -]?\d{2,5}[A-Z]?\b|\b[A-Z]\d{3,}\b"
)


def is_bibliographic(text: str) -> bool:
    """Whether an entry has what only references have."""
    words = " ".join(text.split())
    return bool(_is_sure(words) or _PERSONS.match(words.lstrip("“\"'«„[(*_")) or DASHES.match(words))


def is_ware(text: str) -> bool:
    """Whether an entry has a price, a measure, a duration or an article's code, and no trait beyond doubt."""
    words = " ".join(text.split())
    return bool(_WARE.search(words)) and not _is_sure(words)


def _is_sure(words: str) -> bool:
    return bool(_SURE.search(words) or _PLACED.search(words))


def are_references(bodies: Sequence[str]) -> bool:
    """Whether entries are references by themselves: two in five have the traits of one, and more than are wares."""
    bibliographic = sum(map(is_bibliographic, bodies))
    return bibliographic * 5 >= len(bodies) * 2 and bibliographic > sum(map(is_ware, bodies))
