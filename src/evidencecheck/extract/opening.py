"""The looks of a place at which an entry may begin: what stands before it, and what it begins with."""

from __future__ import annotations

import re
from functools import cache

from evidencecheck.extract.likeness import DASHES, UPPER
from evidencecheck.text.late import late

_PARTICLES = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ee]l|[Ll]os"
    r"|[Tt]en|[Tt]er|[Zz]u|[Zz]ur|[Aa]f|[Bb]in|[Ss]an|DE|VAN|VON|DER|DEN|LA|LE|DU|al|d['’]|D['’]|['’]t|St\.?|['’]s)[\s-]+)*"
)
_NAME = rf"(?:[dlODLM]c?['’`´]\s?)?[{UPPER}][\w'’`´¨˜ˇ^~‐-]*[\w'’]"
_SURNAME = rf"{_PARTICLES}{_NAME}(?:[\s-]{_PARTICLES}{_NAME})?(?:,?\s(?:Jr|Sr|III?|IV)\.?)?"
_INITIAL = rf"(?:[{UPPER}][a-zh]?\.(?:[\s-]|-\s)?)"
_INITIALS = rf"{_INITIAL}{{1,5}}"
# Words that stand within entries and begin none.
_INNER = (
    r"(?:URL|PMLR|PMID|PMCID|DOI|ISSN|Cross[Rr]ef|Medline|PubMed|In|in|Retrieved|Accessed|Available|Volume"
    r"|pp|Pp|pages|Proceedings|Transactions|Lecture Notes|Press|(?:[A-Z][a-z]+ )?University Press|Academic Press"
    r"|Springer|Elsevier|Wiley|Ph\.?\s?D|Advances|Annals|International Conference|Conference)\b"
    r"|(?:Vol|Proc|Trans|Lett|Rev|Phys|Univ|Ann|Bull|Chem|Soc|J|Z|Acta|Int)\.\s(?!et al)(?:[A-Z][a-z]{1,9}\.|[A-Z]?\d)"
    r"|(?:London|New York|Berlin|Cambridge|Oxford|Paris|Amsterdam)[:;,.]\s"
)
# How an entry may begin, surest first; the name is the look.
_LOOKS = (
    ("address", r"https?:|www\.|doi|arXiv|ISBN|abs/"),
    ("year", r"(?:[^\w\s(]{0,3}|\d)\s?[^\w\s(]{0,2}\s?(?:1[89]|20)\d\d[a-z]?[.,:]\s+[^\W\d_]"),
    ("inner", _INNER),
    ("part", r"\(?[a-h]\)\s+[^\W\d_]"),
    ("surname, initials", rf"{_SURNAME},\s?{_INITIAL}"),
    ("surname, bare", rf"{_SURNAME},\s?[{UPPER}]{{1,3}}(?:,|;|:|\s(?:and|&|et|und|y)\b|\s\()"),
    ("surname bare", rf"{_SURNAME}\s[{UPPER}]{{1,3}}(?:[,.:;]|\s(?:and|&|et)\s|\s\(?(?:19|20)\d\d|\s[{UPPER}]\b)"),
    ("surname initials", rf"{_SURNAME}\s{_INITIALS}(?:,|;|:|\s|$)"),
    ("initials surname", rf"{_INITIALS}\s?{_SURNAME}"),
    (
        "given surname",
        rf"{_NAME}(?:\s{_INITIAL}?|\s[{UPPER}]\s|\s)\s?{_PARTICLES}{_NAME}(?:\s{_NAME})?(?:,|\.|\sand\s|\s&|\set\s)",
    ),
    ("surname, given", rf"{_SURNAME},\s{_NAME}"),
    ("surname et al", rf"{_SURNAME},?\s(?:et\s?al|and\s{_NAME}|&\s)"),
    ("quoted", r"[“\"„«‘'`]"),
    ("capitals", rf"[{UPPER}]{{3,}}\b"),
    ("capital", rf"[{UPPER}]"),
    ("small", r"[^\W\d_]"),
    ("bracket", r"\["),
    ("digit", r"[\d(]"),
)
_WORD = r"[^\W\d_]{3,}"
# A dash, or what a reader of scans makes of it, for the authors of the entry before.
_DASH = late(r"[-–—_~]{1,8}(?=[\s,.;~]|$)|[-–—_]{2,}")
# The looks that say the same of a house: the surname first, initials first, the given name first.
FAMILY = {
    **dict.fromkeys(("surname, initials", "surname, bare", "surname bare", "surname initials"), "surname"),
    **dict.fromkeys(("surname, given", "surname et al"), "surname"),
    "initials surname": "initials",
    "given surname": "given",
}
AUTHORS = frozenset(
    {
        *("surname, initials", "surname, bare", "surname bare", "surname initials", "initials surname"),
        *("surname, given", "given surname", "surname et al"),
    }
)
_BODY = late(
    r"\b(?:Collaborations?|Consortium|Groups?|Organi[sz]ation|Association|Society|Institute|Committee|Ministry|Agency"
    r"|Department|Council|Cent(?:er|re)|Team|Commission|Bureau|Bank|Union|Office|collaborations?)\b"
)
_DATED = late(r"[^\d]{3,250}?[\s(,.](?:1[89]|20)\d\d[a-z]?\b")
_WORDS = late(
    rf"(?:\b[a-z]{{3,}}\s+){{3}}|\b(?:In|in|Proceedings|Journal|Conference|pages|pp)\b|[a-z]{{2}}\.\s+{_WORD}.*{_WORD}.*\.\s"
)
_BEFORE = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("address.", r"(?:https?://|www\.|\b10\.\d{4,9}/|arXiv:|abs/)\S*[^\s.]\.$"),
        ("address open", r"(?:https?://|www\.|\b10\.\d{4,9}/|arXiv:|abs/)\S*[-/_.=&?%]$|(?:https?:|//)$"),
        ("address", r"(?:https?://|www\.|\b10\.\d{4,9}/|arXiv:|abs/)\S*$"),
        ("hyphen", r"\w[-‐–­]$"),
        ("year.", r"\(?\b(?:1[5-9]|20)\d\d[a-z]?\)?\.$"),
        ("pages.", r"\d\s?[-–~]+\s?[A-Za-z]?\d+\.$"),
        ("digit.", r"\d[a-z]?\.$"),
        ("year", r"\b(?:1[5-9]|20)\d\d[a-z]?$"),
        ("pages", r"\d\s?[-–~]+\s?[A-Za-z]?\d+$"),
        ("digit", r"\d$"),
        ("ellipsis", r"…$|\.\s?\.\s?\.$"),
        ("initial.", rf"(?:^|[\s.,(-])[{UPPER}]\.$"),
        ("short.", rf"(?:^|[\s.(])(?:[{UPPER}][a-z]{{1,4}}|[a-z]{{1,3}})\.$"),
        ("word.", r"\w\.$"),
        ("bracket.", r"[)\]}][\"”’]?\.$"),
        ("quote.", r"[.?!][\"”’»]$|[\"”’»]\.$"),
        ("stop", r"[.?!]$"),
        ("bracket", r"[)\]}]$"),
        ("comma", r",$"),
        ("comma", r"[,;]?[\"”’»],?$"),
        ("semicolon", r"(?:\d\S{0,12}|[)\]][.,]?)\s?;$"),
        ("list", r";$"),
        ("colon", r":$"),
        ("joint", r"(?:^|\s)(?:and|&|et|und|y|of|the|in|for|to|a|an|on|by|with|from|at|as|de|der|la|le|In)$"),
        ("capital", rf"(?:^|[\s(])[{UPPER}][\w'’-]*$"),
        ("word", r"\w$"),
    )
)
# What may stand before an entry.
ENDED = frozenset(
    {
        "address.",
        "address",
        "stop",
        "year.",
        "pages.",
        "digit.",
        "year",
        "pages",
        "digit",
        "word.",
        "bracket.",
        "bracket",
    }
)


def look(text: str) -> str:
    """What a text begins with, by name; a dash for an author counts as one."""
    if _DASH.match(text) or DASHES.match(text):
        return "dash"
    return next((name for name, pattern in _looks() if pattern.match(text)), "other")


@cache
def _looks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled when first asked for: a hook that meets no such list need not wait for them."""
    return tuple((name, re.compile(pattern)) for name, pattern in _LOOKS)


def ending(text: str) -> str:
    """What a text ends with, by name."""
    tail = text[-80:].rstrip()
    return next((name for name, pattern in _BEFORE if pattern.search(tail)), "other")


def is_capitals(text: str) -> bool:
    """Whether a text begins with a name in capitals."""
    word = re.match(r"(?:[A-Z]\.[\s-]?)*(?:(?:DE|VAN|LA|DU)\s)?([^\W\d_]+)", text)
    return bool(word and len(word[1]) > 2 and word[1].isupper())


def names_body(text: str) -> bool:
    """Whether an organisation stands at a text's start."""
    return bool(_BODY.search(text[:70].split(". ", 1)[0]))


def dated_early(text: str) -> bool:
    """Whether a year follows the names, before any other figure and before what reads as a title."""
    names = _DATED.match(text[:260])
    return bool(names and not _WORDS.search(names[0]))


def sort_key(text: str, kind: str) -> str:
    """What an entry stands under in a list that is in order: the first author's surname, casefolded."""
    head = text[:80].replace("\n", " ")
    if kind == "initials surname":
        head = re.sub(rf"^{_INITIALS}\s?", "", head)
    elif kind == "given surname":
        head = re.split(r",|\sand\s|\s&|\.\s(?=[A-Z][a-z])", head, maxsplit=1)[0].split()[-1]
    head = re.sub(rf"^{_PARTICLES}", "", head)
    return "".join(char for char in head.casefold()[:14] if char.isalpha())[:6]
