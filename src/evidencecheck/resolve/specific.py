"""Whether a reference names a work at all: an organisation and nothing else cannot be located by anyone.

Careful: whatever may be a title, an identifier, an address, a law or a shelf mark names something. Only names of bodies
and of persons, and words such as "website", are too little.
"""

from __future__ import annotations

import re

from evidencecheck.identifiers import doi, url
from evidencecheck.model.reference import Fields
from evidencecheck.resolve._organisations import KNOWN
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold, words

_LED_BY = late(
    r"^\W*(?:(?:data|image|photo|graphic|figure|information)?\s*(?:sources?|credits?|courtesy(?: of)?|quellen?|fuentes?"
    r"|font[ei]|bron|from|via|see(?: also)?|cf\.?|by)\b\s*(?::|of\b)?\s*)+",
    re.IGNORECASE,
)
_YEARS = late(r"[(\[]?\b(?:(?:1[5-9]|20)\d\d[a-z]?(?:\s*[-\u2013]\s*(?:(?:1[5-9]|20)?\d\d))?|n\.\s?d\.)[)\]]?")
_QUOTED = late(r"[\"\u201c\u201d\u201e\u00ab\u00bb]|(?<!\w)['\u2018]\w[^'\u2019]*\s")
_PARTS = late(r"[/,;()|\u2013\u2014]|\.\s|\s-\s|\s&\s")

_BODY_WORDS = (
    "academy administration agency alliance association associations authority bank board bureau cabinet center "
    "centers centre centres chamber church clinic college commission committee community company consortium "
    "corporation council court department directorate division embassy federation foundation fund government "
    "group hospital inc institute institutes institution league library ltd ministry museum network office "
    "organisation organization parliament party police programme secretariat senate service services society "
    "trust unicef union university akademie amt behorde bundesamt bundesministerium gesellschaft institut "
    "kommission ministerium rat stiftung universitat verband verein agence assemblee autorite conseil fondation "
    "gouvernement ministere mairie prefecture societe syndicat universite agencia asociacion ayuntamiento "
    "comision consejo departamento fundacion gobierno instituto ministerio organizacion secretaria sociedad "
    "universidad agenzia associazione comune fondazione governo istituto ministero regione universita associacao "
    "fundacao gemeente ministerie stichting universiteit vereniging"
)
_BODIES = frozenset(_BODY_WORDS.split())
_PLACE_WORDS = (
    "archive archives homepage internet online site web webpage website websites intranet database files records "
    "wikipedia google youtube facebook twitter linkedin webseite internetseite sitio pagina sito"
)
_PLACES = frozenset(_PLACE_WORDS.split())
_FILL_WORDS = (
    "a an and company for in of on our own personal private s the to und der die das des fur im von zu et de la "
    "le les du pour l d y del el los las para e di della delle per da do dos van voor het en official its their "
    "his her"
)
_FILLING = frozenset(_FILL_WORDS.split())

# Words that make a work, a law or a private source of what stands beside an organisation's name.
_WORK_WORDS = (
    "act annals annual bill box brief bulletin case census charter code communication constitution convention "
    "conversation decision declaration decree dictionary directive factsheet fol fonds gazette gesetz handbook "
    "interview journal law leaflet letter loi manual minutes mitteilung ms mss newsletter no nr paper plan policy "
    "press proceedings protocol resolution review rules ruling statement statistics strategy study survey talk "
    "testimony toolkit treaty unpublished v vs yearbook"
)
_WORK = late(
    rf"\b(?:{_WORK_WORDS.replace(' ', '|')}|encyclop\w+|fact sheet|guid\w+|memo\w*|personal comm\w*|regulation\w*"
    r"|report\w*|shelf\w*|standard\w*|statute\w*|e ?mail|in litt)\b"
)
_LIKELY = 0.5  # how surely a title must have been read to be one
_PERSON = late(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s+)(?:[A-Z][\w'\u2019-]*\.?\s*){1,4}"
    r"|(?:[A-Z]\.[\s-]?){1,3}[A-Z][a-z\w'\u2019-]+"
    r"|[A-Z][a-z][\w'\u2019-]+,?\s+(?:[A-Z]\.?[\s-]?){1,3}"
)


def unspecific(raw: str, fields: Fields) -> str:
    """Why ``raw`` cannot be located as written, in words; "" where it names a work, or may."""
    identifiers = (fields.doi, fields.url, fields.pmid, fields.pmcid, fields.arxiv, fields.isbn, fields.volume)
    titled = fields.title is not None and fields.title.confidence >= _LIKELY and fields.author is not None
    if any(identifiers) or titled or doi.find(raw) or url.find(raw) or _QUOTED.search(raw):
        return ""
    text = _YEARS.sub(" ", _LED_BY.sub("", raw)).strip(" .,;:")
    if not any(map(str.isalpha, text)):
        return "" if any(map(str.isdigit, raw)) else "it names nothing"
    if any(map(str.isdigit, text)) or "\u00a7" in text or _WORK.search(fold(text)):
        return ""
    if _PERSON.fullmatch(text):
        return "it names a person and no work"
    kinds = {_kind(part) for part in _PARTS.split(text) if part.strip()}
    if kinds == {"place"}:
        return "it names a place to look and no work"
    return "" if "" in kinds else "it names an organisation and no work"


def _kind(part: str) -> str:
    """What a part between commas or slashes is: "body", "place", or "" for anything else."""
    own = words(part)
    plain = "".join(own).upper()
    if plain in KNOWN or fold(part) in _NAMES:
        return "body"
    telling = [word for word in own if word not in _FILLING]
    if len(own) > 14 or not _capitalised(part):
        return ""
    if telling and all(word in _PLACES for word in telling):
        return "place"
    if len(telling) > 1 and any(word in _BODIES or word in _PLACES for word in telling):
        return "body"  # "The Trust" alone is a novel
    letters = re.sub(r"[^A-Za-z]", "", part)
    return "body" if len(own) == 1 and 2 <= len(letters) <= 6 and letters.isupper() else ""


def _capitalised(part: str) -> bool:
    """Whether each telling word begins with a capital, as names do and most titles do not, or is a place to look."""
    return all(
        word[0].isupper() or fold(word) in _FILLING | _PLACES for word in re.findall(r"[^\W\d_][\w\u2019']*", part)
    )


_NAMES = frozenset(fold(name) for name in KNOWN.values())
