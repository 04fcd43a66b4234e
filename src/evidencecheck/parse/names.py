"""Name lists as bibliographies print them: each style's way to write one name, and how names follow each other.

Sources: NLM, "Citing Medicine" ("Sledge WH"); APA 7, chapter 9 ("Sledge, W. H."); Chicago Manual of Style 17, 14.76
("Sledge, William H., and Martha Lawless"); IEEE Reference Guide ("W. H. Sledge"). All patterns read a shadow.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.people import People, Person
from evidencecheck.parse.containers import is_abbreviation
from evidencecheck.parse.dates import YEAR
from evidencecheck.parse.organisations import is_organisation, read_group

_PARTICLE = (
    r"(?:[Vv]an(?: [Dd]e[rn]?)?|[Vv]o[nm](?: [Dd]er| [Zz]u)?|[Dd]e(?: [Ll]as?| [Ll]os)?|[Dd]el(?:la|lo)?|[Dd]e[ir]|"
    r"[Dd]egli|[Dd][ia]|[Dd]as|[Dd]os?|[Dd]u|[Dd]es|[Ll][ea]|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Bb]en|[Tt]e[rn]?|[Dd]en|"
    r"[Zz]ur?|[Aa][fv]|"
    r"[Ss]t\.?|[Ss]an(?:ta)?)"
)
_WORD = r"(?:[DdLlO]'|[AaEe]l-)?[A-Z][A-Za-z']+(?:-[A-Za-z][A-Za-z']+){0,2}"
_FAMILY = rf"(?P<family>(?:{_PARTICLE} ){{0,2}}{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,2}})"
_ONE_WORD = rf"(?P<family>(?:{_PARTICLE} ){{0,2}}{_WORD})"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd|4th)\b\.?)?"
_INITIALS = r"(?P<given>[A-Z][a-z]?\.(?:[ -]{0,2}[A-Z][a-z]?\.){0,4})"
_GIVEN = r"(?P<given>[A-Z][a-z']+(?:-[A-Z]?[a-z]+)?(?: [A-Z][a-z]+(?:-[A-Z][a-z]+)?)?(?: ?[A-Z]\.){0,2})"
_AND = r"(?:and|AND|&|und|et|y|e|en|og|och|i)"
_BOUND = rf"(?:(?=\s*(?:[,.;:(\[\"/]|$)|\s+(?:{_AND}\s|[12][0-9]{{3}}\b|'))|(?<=\.)(?=\s))"

VANCOUVER = re.compile(rf"{_FAMILY} (?P<given>[A-Z](?:[ -]?[A-Z]){{0,3}}){_SUFFIX}(?![A-Za-z'-]){_BOUND}")
VANCOUVER_DOTTED = re.compile(rf"{_FAMILY} (?P<given>[A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}){_SUFFIX}{_BOUND}")
INVERTED = re.compile(rf"{_FAMILY}{_SUFFIX}, ?{_INITIALS}(?: (?:van|von|de)(?: (?:der|den|la))?(?=[,. ]))?{_SUFFIX}")
INVERTED_BARE = re.compile(
    rf"{_FAMILY}, (?P<given>[A-Z](?:[ -]?[A-Z]){{0,2}}){_SUFFIX}(?![A-Za-z'-]|\. ?[A-Z]\.){_BOUND}"
)
INVERTED_FULL = re.compile(rf"{_ONE_WORD}{_SUFFIX}, {_GIVEN}{_SUFFIX}{_BOUND}")
INVERTED_MIXED = re.compile(rf"{_ONE_WORD}{_SUFFIX}, (?P<given>[A-Z]\. [A-Z][a-z]+)(?=,? (?:and|&|et) |, et al)")
DIRECT = re.compile(rf"{_INITIALS} ?{_FAMILY}{_SUFFIX}{_BOUND}")
DIRECT_FULL = re.compile(rf"{_GIVEN} {_ONE_WORD}{_SUFFIX}{_BOUND}")

# How the first name is written, and how the next ones may be, likeliest first.
_STYLES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (DIRECT_FULL, (DIRECT_FULL, DIRECT)),
    (VANCOUVER, (VANCOUVER,)),
    (VANCOUVER_DOTTED, (VANCOUVER_DOTTED,)),
    (INVERTED_MIXED, (DIRECT, DIRECT_FULL)),
    (INVERTED, (INVERTED, DIRECT, DIRECT_FULL)),
    (INVERTED_BARE, (INVERTED_BARE, VANCOUVER)),
    (DIRECT, (DIRECT, DIRECT_FULL)),
    (INVERTED_FULL, (INVERTED, DIRECT, DIRECT_FULL)),
    (INVERTED_FULL, (INVERTED, INVERTED_FULL)),
)
_NEXT = re.compile(rf"\s*(?:[,;/]\s*(?:{_AND}\s+)?|\s{_AND}\s+)(?=\S)")
_ELLIPSIS = re.compile(r"\s*,?\s*(?:\.\s?\.\s?\.|\u2026)\s*,?\s*(?:& )?")
_OTHERS = re.compile(
    r"\s*[,;]?\s*(?:(?:and|&|und|y|et|e) )?"
    r"(?:et\.? ?al(?:ii|\b\.?)|others\b|colleagues\b|u\. ?a\.|y cols?\b\.?|cols\b\.?|et coll\b\.?|e outros\b|outros\b|"
    r"andere\b|autres\b|m\. ?fl\.|a kol\b\.?)(?:,? eds?\b)?",
)
# What may stand behind a finished list; a point that closed the last initial counts as the list's own.
_CLOSED = re.compile(
    r"(?:\s*[.:](?=\s|$|\"|')|,?\s*[(\[]|\s*[,.]?\s*[\"](?=\S)|\s*[;,]?\s*$|[,;]?\s+(?=[12][0-9]{3}\b)|,\s+(?='[A-Z]))"
)
_EDITORS = re.compile(
    r"\s*,?\s*[(\[]?\s*(?:[Ee]ds?\b\.?|[Ee]ditors?\b|EDS?\b\.?|[Hh]rsg\b\.?|[Hh]gg?\b\.|"
    r"[Dd]irs?\b\.|[Cc]oords?\b\.|[Oo]rgs?\b\.|[Cc]omps?\b\.|[Rr]ed\.|[Ee]d(?:itado|ite)? (?:by|por|par)\b|"
    r"a cura di)\s*[)\]]?"
)
# Words that look like a name before a capital: "Vitamin D.", "Hepatitis B,".
_NO_FAMILY = frozenset(
    "vitamin hepatitis type phase part group class grade stage section figure table appendix plan world health title "
    "influenza immunoglobulin factor protein volume vol chapter book series act article".split()
)
_NO_NAME = _NO_FAMILY | frozenset(
    "the a an in on and for of from la le les der die das el los las il un une ein eine week "
    "times news post journal today magazine review daily press".split()
)
_NO_GIVEN = frozenset({"USA", "UK", "US", "NY", "DC", "EU", "UN", "CA", "MA", "IL", "II", "III", "IV"})
_JOURNAL = re.compile(r"J\. (?:[A-Z][a-z]*[.,:]{0,2} ){1,8}\(?[0-9]")
# What shows that a list was left before its end: initials, a name without its comma before it, a middle name.
_UNFINISHED = re.compile(
    rf"\s*[.,;]?\s*{_AND}\s|"
    r"\s*[.,;]?\s*(?:(?!U\.S)[A-Z]\.(?! ?[a-z])|[A-Z][A-Za-z'-]+, (?:[A-Z]\.|[A-Z]{1,3}[.,;]))"
    r"|(?:(?<=\.)|\.) [A-Z][a-z'-]+(?:(?: Jr\.)? and [A-Z]|,? et al|"
    r"[,;] (?:and |& )?(?:[A-Z]\. ?[A-Z]|[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z'-]+(?:,|\.| and)))"
)
_LONE = re.compile(r"(?:(?<=\.)|\.) [A-Z][A-Za-z'-]+(?:\.?\s*$|\.\s|\.?\s?\")")
_NOTE = re.compile(rf"[.,:]?\s*[\"']|, [^()\"]{{3,250}} \([^()]{{0,80}}{YEAR}\)")
_TITLE_OR_JOURNAL = re.compile(
    r",\s+(?:['\"]|[A-Z0-9][^,.;]*(?: [a-z]{2,}[^\s,.;]*){2}|(?:[A-Z][A-Za-z]*\.? ?){1,6} [0-9]+[,:(]"
    rf"|[^()\"]{{3,200}} \([^():]{{2,40}}: [^()]{{2,60}}{YEAR}\))"
)
MOST = 500
"""More names than any list of ours has; what goes on longer is no list."""


@attrs.frozen
class Listing:
    """A name list that was read: who, where it stands, and whether it calls itself a list of editors."""

    people: People
    start: int
    end: int
    editors: bool = False


def read_list(text: str, shade: str, at: int, *, comma: bool = False, loose: bool = False) -> Listing | None:
    """The name list that begins at ``at``, None where none does or where it breaks off in what cannot be read.

    ``text`` is the reference, ``shade`` its shadow. ``comma``: a comma may close the list, as before a title in styles
    that part all by commas. ``loose``: the list is known to be one ("edited by") and any comma or point may close it.
    Half a list is never given: it would make the document omit authors.
    """
    for first, following in _STYLES:
        names = _names(shade, at, first, following)
        listing = names and _listing(text, shade, names)
        if (
            names
            and listing
            and _closed(shade, listing, comma=comma, loose=loose)
            and _sure(shade, names, listing, loose)
        ):
            return listing
    return None


@attrs.frozen
class _Names:
    """Names that follow each other: their matches, and how sure it is that the last ones are names."""

    matches: tuple[re.Match[str], ...]
    cut: bool
    unsure: bool


def _names(shade: str, at: int, first: re.Pattern[str], following: tuple[re.Pattern[str], ...]) -> _Names | None:
    match = first.match(shade, at)
    if not match or not _plausible(match, shade):
        return None
    matches, cut, unsure, joined = [match], False, False, False
    while len(matches) < MOST:
        end = matches[-1].end()
        ellipsis = _ELLIPSIS.match(shade, end)
        gap = ellipsis or _NEXT.match(shade, end)
        name = gap and next((m for p in following if (m := p.match(shade, gap.end())) and _plausible(m, shade)), None)
        if not gap or not name:
            break
        joined = bool(re.search(_AND, gap[0]))
        if name.re is DIRECT_FULL and not joined:
            if first is DIRECT:
                break  # "J. D. Jackson, Classical Electrodynamics": two capitals after a comma are a title as likely
            unsure = True
        cut = cut or bool(ellipsis)
        matches.append(name)
    return _Names(tuple(matches), cut, unsure and not joined)


def _listing(text: str, shade: str, names: _Names) -> Listing:
    people, others, end = [_person(text, match) for match in names.matches], names.cut, names.matches[-1].end()
    if more := _OTHERS.match(shade, end):
        others, end = True, more.end()
    elif group := read_group(shade, end):
        people.append(Person(literal=" ".join(text[group[1] - len(group[0]) : group[1]].split())))
        end = group[1]
    return Listing(People(tuple(people), others), names.matches[0].start(), end, _EDITORS.match(shade, end) is not None)


def _closed(shade: str, listing: Listing, *, comma: bool, loose: bool) -> bool:
    """Whether the list ends where it ends: behind it stands what may follow a list."""
    end, after = listing.end, shade[listing.end : listing.end + 1]
    if listing.editors or _CLOSED.match(shade, end) or (shade[end - 1] == "." and after in {" ", ""}):
        return True
    return (loose and after in {",", ";", ")"}) or (comma and bool(_TITLE_OR_JOURNAL.match(shade[end : end + 300])))


def _sure(shade: str, names: _Names, listing: Listing, loose: bool) -> bool:  # noqa: FBT001 - private, passed on
    """Whether nothing in or behind the list speaks for its being something else, or only the head of a longer one."""
    end, first = listing.end, names.matches[0]
    whole = listing.people.others or listing.editors
    alone = len(listing.people.names) == 1 and not whole
    if (names.unsure and not listing.people.others) or (not whole and _UNFINISHED.match(shade, end)):
        return False
    if alone and (_LONE.match(shade, end) or first["family"].split()[0].lower() in _NO_FAMILY):
        return False  # "Lisa F. Rau.", "Ansoff, H. Igor.", "Vitamin D."
    if first.re is INVERTED_FULL:
        return shade[end : end + 1] != ":"
    if first.re is not DIRECT_FULL:
        return True
    # "Larry Davidson" looks like any two words of a title: only initials among them, or what follows, can tell.
    editors = _EDITORS.match(shade, end)
    if editors:
        return not re.fullmatch(r"\s*,?\s*[Ee]d\.?", editors[0])  # "In Insular Latin Studies, ed. Michael Herren"
    initials = len(names.matches) > 1 and any("." in match["given"] for match in names.matches)
    return loose or initials or bool(_NOTE.match(shade[end : end + 400]))


def _plausible(match: re.Match[str], shade: str) -> bool:
    family, given = match["family"], match["given"]
    if is_organisation(family) or family.startswith("In "):
        return False
    if match.re is INVERTED_BARE:
        return given not in _NO_GIVEN
    if match.re in {INVERTED_FULL, DIRECT_FULL}:
        if is_abbreviation(given) or is_abbreviation(family):
            return False  # "Downward, Curr. Opin. Cell Biol."
        return not {word.lower() for word in (family.split()[0], family, given.split()[0])} & _NO_NAME
    return not (given == "J." and match.re is DIRECT and _JOURNAL.match(shade, match.start()))


def _person(text: str, match: re.Match[str]) -> Person:
    """Family names printed in capitals stay as printed."""
    family, given = (" ".join(text[slice(*match.span(part))].split()) for part in ("family", "given"))
    return Person(family=family, given=given)
