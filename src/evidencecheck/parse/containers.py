"""Title, container, publisher: how the words between the authors and the numbers part. All functions read a shadow.

A boundary that is not sure is no boundary: the answer is then None, for a wrong title would accuse the document.
"""

from __future__ import annotations

import re

from evidencecheck.parse.dates import BOUNDED

Piece = tuple[int, int]
"""Start and end of a stretch of the reference."""

_SENTENCE_END = re.compile(
    r"(?:[.!?]+[\"'\])]{0,2}|[\"'](?<=[.,?!][\"']))\s+(?=[A-Z0-9\"'(\[]|[eim][A-Z]|npj |medRxiv|bioRxiv)"
)
_GOES_ON = re.compile(
    r"\b(?:vol|nos?|vs|st|dr|mr|mrs|pp?|dept|approx|cf|eds|sec|fig|[ie]\.[eg]|u\.s|ed by|aufl)$", re.IGNORECASE
)
_PROCEEDINGS = re.compile(r"\b(?:proc|conf|int|intl|symp|natl|univ|trans)$", re.IGNORECASE)
# Words of abbreviated journal names: behind them no sentence ends.
_SHORT = re.compile(
    r"(?:Acad|Adm(?:in)?|Am|Ann|Appl|Arch|Assoc|Aust|Behav|Biol|Br|Bull|Can|Chem|Clin|Commun|Comp|Comput|Conf|Dev|Dis|"
    r"Disord|"
    r"Educ|Eng|Env(?:iron)?|Epidemiol|Eur|Exp|Gen|Hist|Hosp|IEEE|Int|Intern|J|Jpn|Jr|Lett|Manag|Math|Med|Ment|Mol|"
    r"Monogr|N|"
    r"Nat|Natl|Neurol|Newsl|No|Nurs|Pharmacol|Phil|Phys|Physiol|Policy|Proc|Psychiatr|Psychiatry|Psychol|Pub|Publ|Q|"
    r"Quart|"
    r"Res|Rev|Schizophr|Sci|Serv|Soc|Sociol|Sociol|Stat|Stud|Surg|Symp|Syst|Tech|Technol|Trans|Transl|Univ|Vet|Z)"
)
_ABBREVIATED = re.compile(r"(?![IVX]+$)(?:[A-Z][A-Za-z]{0,6}|[A-Z](?:\.[A-Z]){1,4}|[A-Z][a-z]{0,3} [A-Z][a-z]{0,3}|&)")
_NAME = re.compile(r"[A-Z0-9\"'(]|(?:e|i|m|npj|bio|med|eLife)[A-Z]?")
_QUOTED = re.compile(r"[\s.,:;]*(?:\"([^\"]{2,400})\"|'((?:[^']|'(?=\w)){2,400}?)'(?=[\s,.;:(]|$))")
_AFTER_QUOTE = re.compile(r"\s*(?:[.,;:(\[]|$|[Ii]n\b)|(?<!')\s*[A-Z]")
# Read backwards from a colon: one place, perhaps with its state or country.
_PLACE = re.compile(
    r"(?:^|(?<=[.;,?!\"')(\]] )|(?<=[(\[]))"
    r"(?:(?:St|Ft|Mt)\. )?[A-Z][A-Za-z'-]+"
    r"(?:(?: | & | and |/)[A-Z][A-Za-z'-]*|, (?:(?:[A-Z]\.){2,3}|[A-Z][A-Za-z'-]*\.?)| \([A-Z]{2}\)){0,4}$"
)
_HOUSE = re.compile(
    r"[A-Z](?:[^.;:()\[\]\",]|,(?! ?c?[(\[]?[12][0-9]{3})|"
    r"(?:(?<=\bInc)|(?<=\bCo)|(?<=\bCorp)|(?<=\bLtd)|(?<=\bSt)|(?<=\b[A-Z]))\.){1,80}"
)
_AFTER_HOUSE = re.compile(rf"\s*(?:[;,.]\s*c?[(\[]?{BOUNDED}|[.;]?\s*$|[.;,]\s*(?:pp?\.|pages|\()|\))")
_HOUSES = re.compile(
    r"\b(?:Press|Verlag|Publish\w*|Publications?|Books|Wiley|Springer|Elsevier|S(?:age|AGE)|Routledge|Norton|Penguin|"
    r"Macmillan|"
    r"McGraw-Hill|Pearson|Blackwell|Academic|Univ(?:ersity)?|Editions?|Editorial|Editora|Presses|Guilford|Erlbaum|"
    r"Karger|Thieme|"
    r"Hogrefe|Suhrkamp|Beltz|Gallimard|Lippincott|Saunders|Mosby|Brill|Gruyter|Kluwer|Jossey-Bass|Houghton|Harper\w*|"
    r"Birkhauser)\b"
)
_EDITION = re.compile(
    r"[\s,.(]*\b(?:[0-9]{1,2}(?:st|nd|rd|th|\.|a|e)? ?(?:rev(?:ised)?\.? )?(?:ed(?:n|ition|icion|icao)?|"
    r"Aufl(?:age)?)\b\.?|"
    r"(?:[Rr]ev(?:ised)?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ff]irst|[Nn]ew)\.? ed(?:n|ition)?\b\.?)\)?"
)
_IN = re.compile(
    r"(?:(?<=[.,;?!\"'])|(?<=\))|(?<=\]))\s+(?:In(?:\s?:)?|in:|(?<=[\"'] )in|"
    r"in(?= (?:the )?(?:Proc|Advances in|[A-Z0-9]\S* (?:Annual|International|Int\.|Symp|Conf))))\s+(?=[A-Z\"'0-9])"
)
_TRIM = " ,.;:-/"
_OPEN = "([{"


def trim(shade: str, start: int, end: int) -> Piece | None:
    """``start:end`` without outer space and stops (a "?", a "!", a closing bracket stay); None when nothing is left."""
    while start < end and shade[start] in _TRIM:
        start += 1
    while start < end and shade[end - 1] in _TRIM + _OPEN:
        end -= 1
    return (start, end) if end > start else None


def quoted(shade: str, at: int, end: int) -> tuple[Piece, int] | None:
    """The quoted title that the stretch begins with, and where what follows it begins."""
    match = _QUOTED.match(shade, at, end)
    if not match:
        return None
    ended = re.search(r"[.,]$" if match[2] else r"[.,?!]$", match[1] or match[2])
    if not (ended or _AFTER_QUOTE.match(shade, match.end())) or len(match[0].split()) < 2:
        return None  # a title that only begins with a quoted word
    inner = trim(shade, *match.span(1 if match[1] else 2))
    return (inner, match.end()) if inner and is_title(shade[slice(*inner)], few=True) else None


def find_in(shade: str, at: int, end: int) -> tuple[int, int] | None:
    """The "In" that leads to a chapter's book: where the title before it ends, where the book begins."""
    match = _IN.search(shade, at, end)
    return (match.start(), match.end()) if match else None


def sentences(shade: str, at: int, end: int, *, book: bool = False) -> list[Piece]:
    """``at:end`` parted at full stops, question and exclamation marks; not at "vol." or, in a ``book``, at "Proc."."""
    pieces, start = [], at
    for match in _SENTENCE_END.finditer(shade, at, end):
        before = shade[max(at, match.start() - 12) : match.start()]
        if shade[match.start()] == "." and (_GOES_ON.search(before) or (book and _PROCEEDINGS.search(before))):
            continue
        pieces.append((start, match.start() + (shade[match.start()] in "?!")))
        start = match.end()
    pieces.append((start, end))
    return [piece for piece in (trim(shade, *p) for p in pieces) if piece]


def split_journal(shade: str, at: int, end: int) -> tuple[Piece, Piece] | None:
    """Title and journal of "Title. Journal" (journals may be abbreviated with points), None where it is not sure."""
    pieces = sentences(shade, at, end)
    first = len(pieces) - 1
    while first > 1 and _ABBREVIATED.fullmatch(shade[slice(*pieces[first - 1])]):
        first -= 1
    if first < 1:
        return None
    title, journal = trim(shade, at, pieces[first - 1][1]), (pieces[first][0], pieces[-1][1])
    words = shade[slice(*pieces[first - 1])]
    if re.search(r", [A-Z][a-z]{0,6}$", words) or (first == 1 and re.fullmatch(r"[A-Z][a-z]{0,7}", words)):
        return None  # "Title, Clim. Dynam.", "Combust. Flame"
    last_word = words.rsplit(maxsplit=1)[-1]
    before = shade[pieces[first - 1][1] : pieces[first][0]]
    if title is None or ("?" not in before and "!" not in before and _SHORT.fullmatch(last_word)):
        return None
    if not is_title(shade[slice(*title)]) or not is_journal(shade[slice(*journal)]):
        return None
    return title, journal


def split_at_comma(shade: str, at: int, end: int) -> tuple[Piece, Piece] | None:
    """Title and journal of "Title, J. Abbrev. Name": only where the journal's name is plainly one."""
    comma = shade.rfind(", ", at, end)
    if comma < 0:
        return None
    title, journal = trim(shade, at, comma), trim(shade, comma + 1, end)
    if not title or not journal:
        return None
    name = shade[slice(*journal)]
    plain = re.search(r"\b(?:J|Journal|Rev|Review|Proc|Lett|Ann|Trans|Acta|Bull|Int)\b", name) or re.fullmatch(
        r"[A-Z][a-z]*\.(?: ?[A-Z&][A-Za-z]*\.?)*", shade[journal[0] : end].strip(" ,")
    )
    return (title, journal) if plain and is_journal(name) and is_title(shade[slice(*title)]) else None


def is_abbreviation(word: str) -> bool:
    """Whether ``word`` is one that journals' names are abbreviated to ("Curr" and the like)."""
    return word == "Curr" or bool(_SHORT.fullmatch(word))


def is_title(words: str, *, few: bool = False) -> bool:
    """Whether ``words`` can be a title: words, not initials, numbers, an "et al.", an imprint or a locator."""
    if (not few and not re.search(r"[A-Za-z]{3}", words)) or words[:1] in "([)":
        return False
    if re.match(rf"{_SHORT.pattern}\. ", words) or words.count("(") != words.count(")") or words.count('"') % 2:
        return False
    # Space before a point, a year amid other matter, "96: 387": the stops are not where they ought to be.
    if re.search(
        r"\s[.,][A-Z0-9 ]|\b(?:1[89]|20)[0-9]{2} [A-Z].* [0-9]|\b[0-9]{1,4} ?(?:\([0-9]+\))? ?: ?[0-9]{2,}", words
    ):
        return False
    if re.match(r"(?:et al|and|&|eds?|[a-z]\.)\b", words) or re.search(r"[12][0-9]{3}\s?;\s?[0-9]|^[\s\W\d]*$", words):
        return False
    if _EDITION.fullmatch(words) or re.search(r"\b[A-Z][A-Za-z'-]+ [A-Z]{1,3}, [A-Z][A-Za-z'-]+ [A-Z]{1,3}\b", words):
        return False
    return not re.match(r"[A-Z]\.(?: ?[A-Z]\.)* [A-Z][a-z]+,? (?:and|&)|[A-Z][a-z]+, [A-Z]\.", words)


def is_journal(words: str) -> bool:
    """Whether ``words`` can be a periodical's name: short, capitalised, no imprint, no sentence."""
    if len(words) > 110 or len(words.split()) > 14 or not _NAME.match(words):
        return False
    if re.search(r"\"|\(?\b[Tt]rans\.(?: [A-Z][a-z]+ [A-Z]|\))| [0-9]+(?:/[0-9]{4}.*)?$", words):
        return False
    if re.search(r"[0-9]{3}|\b(?:eds?|pp)\b|: [A-Z].*(?:Press|Verlag)|\(in press", words):
        return False
    return bool(re.search(r"[A-Za-z]{2}", words)) and not re.search(
        r"\b(?:is|are|was|were|do|does|can|will|should)\b", words
    )


def read_imprint(shade: str, at: int, end: int) -> tuple[Piece, Piece, int] | None:
    """Place and publisher of "Place: Publisher" in front of a date, pages or the end, and where the phrase begins."""
    for colon in re.finditer(r": ?(?=[A-Z])", shade[at:end]):
        window = max(at, at + colon.start() - 60)
        place = _PLACE.search(shade[window : at + colon.start()])
        house = _HOUSE.match(shade, at + colon.end(), end)
        if not place or not house or not _AFTER_HOUSE.match(shade, house.end(), end):
            continue
        named = trim(shade, *house.span())
        if named and len(house[0].split()) <= 8 and not re.search(BOUNDED, house[0]):
            start = window + place.start()
            return (start, at + colon.start()), named, start
    return None


def is_house(words: str) -> bool:
    """Whether ``words`` hold the name, or a word in the name, of a publishing house."""
    return bool(_HOUSES.search(words)) and len(words.split()) <= 8 and not re.search(r"[,:()0-9]", words)


def is_short_name(words: str) -> bool:
    """Whether ``words`` are nothing but a journal's abbreviated name, as physics cites without titles."""
    return bool(re.fullmatch(r"[\s,.]*(?:[A-Z][a-z]{0,6}\. ?){2,6}(?:[A-Z][a-z]*)?[\s,]*", words))


def read_edition(shade: str, at: int, end: int) -> Piece | None:
    """Where an edition ("2nd ed.", "4. Aufl.") stands in ``at:end``."""
    match = _EDITION.search(shade, at, end)
    return match.span() if match else None
