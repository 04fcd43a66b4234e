"""Names of journals and books of chapters: abbreviations, acronyms, articles and qualifiers forgiven."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from evidencecheck.checks._reading import joined
from evidencecheck.text.late import late

_BRACKETS = late(r"\s*[(\[][^()\[\]]*[)\]]")
# What ends a name before its qualifier: a sign, or a full stop behind a word that is too long to be an abbreviation.
_END = late(r"\s*[:;=/\u2013\u2014]|\s+-\s+|(?<=\w{5})\.\s")
# The country behind the name of its academy or society: "Proc Natl Acad Sci U S A".
_COUNTRY = late(r"[\s,]+(?:of the )?(?:U\.? ?S\.? ?A?\.?|United States(?: of America)?|U\.?K\.?|Engl?(?:and)?)\.?$")
_NOISE_WORDS = (
    "a al an and at au aux da das de del della der des di die do dos du e el en et for fur het i il im in its la las "
    "le les lond london los na o och of og on part pour pt sec sect section ser series sur the to u und van von voor "
    "w y z zum zur"
)
_NOISE = frozenset(_NOISE_WORDS.split())
_VOWELS = late(r"[aeiou]")


@lru_cache(1024)
def agree(cited: str, recorded: str) -> bool:
    """Whether two names can be those of one journal or book.

    "Psychiatr Serv" is "Psychiatric Services": each word begins the other's (ISO 4, NLM's list of title abbreviations);
    contractions count too ("Natl", "Jpn"). "JAMA" is the initials of its words. Brackets are left out of account, and
    one of the two may lack what stands behind a colon, or before it.
    """
    mine, theirs = _BRACKETS.sub("", cited), _BRACKETS.sub("", recorded)
    pairs = [(cited, recorded), (_COUNTRY.sub("", cited), _COUNTRY.sub("", recorded))]
    pairs += [*((mine, part) for part in _parts(theirs)), *((part, theirs) for part in _parts(mine))]
    return any(_match(joined(one), joined(other)) for one, other in pairs)


def coded(cited: str, recorded: str) -> bool:
    """Whether ``cited`` may be a code for the other name that only its field can read (MatABSSR): one short word.

    Its letters stand in the name in order; a word of the name (Lancet, of Lancet Oncology) is none.
    """
    if joined(cited)[:1] and joined(cited)[0] in joined(recorded):
        return False
    code, letters = "".join(joined(cited)), iter("".join(joined(recorded)))
    return len(cited.split()) == 1 and len(code) <= 10 and all(letter in letters for letter in code)


def _parts(name: str) -> Iterator[str]:
    """The name, without its country, compounds written together, what stands before each end and behind a colon."""
    yield name
    if placed := _COUNTRY.search(name):
        yield name[: placed.start()]
    if "-" in name:
        yield name.replace("-", "")
    for end in _END.finditer(name):
        before = name[: end.start()]
        if not end[0].startswith(".") or (len(before.split()) > 1 and "." not in before):
            yield before
        if ":" in end[0]:
            yield name[end.end() :]


def _match(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs):
        return True
    if len(mine) == len(theirs) == 1:
        # Names of one word are not abbreviated (ISO 4), or not much.
        return min(len(mine[0]), len(theirs[0])) >= 8 and _pair(*mine, *theirs)
    return _aligned(mine, theirs) or _initials(mine, theirs) or _initials(theirs, mine)


def _aligned(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the words pair off in order, each short for the other, articles and the like skipped on either side.

    A single letter at the end is a section (Phys. Rev. E), never skipped and never short for a word (Phys. Rev. Appl.).
    """
    reached = {(0, 0)}
    end = len(mine), len(theirs)
    for one in range(end[0] + 1):
        for other in range(end[1] + 1):
            if (one, other) not in reached:
                continue
            if one < end[0] and other < end[1] and _pairs(mine, one, theirs, other):
                reached.add((one + 1, other + 1))
            if one < end[0] and _idle(mine, one):
                reached.add((one + 1, other))
            if other < end[1] and _idle(theirs, other):
                reached.add((one, other + 1))
    return end in reached


def _pairs(mine: tuple[str, ...], one: int, theirs: tuple[str, ...], other: int) -> bool:
    if (_is_section(mine, one) or _is_section(theirs, other)) and mine[one] != theirs[other]:
        return False
    return _pair(mine[one], theirs[other])


def _is_section(name: tuple[str, ...], at: int) -> bool:
    """Whether a word is a single letter at the end, and none of several (Proc Natl Acad Sci U S A), no J(ournal)."""
    return at == len(name) - 1 > 0 and len(name[at]) == 1 < len(name[at - 1]) and name[at] not in "jqz"


def _idle(name: tuple[str, ...], at: int) -> bool:
    return name[at] in _NOISE and (len(name[at]) > 1 or at < len(name) - 1)


def _pair(one: str, other: str) -> bool:
    return _short(one, other) or _short(other, one)


def _short(short: str, full: str) -> bool:
    """Whether ``short`` abbreviates ``full``: its beginning, or a few of its letters in order (Natl, Jpn)."""
    if full.startswith(short):
        return True
    if short[0] != full[0] or not (4 if _VOWELS.search(short) else 3) <= len(short) <= 5:
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


def _initials(acronym: tuple[str, ...], name: tuple[str, ...]) -> bool:
    telling = [word for at, word in enumerate(name) if not _idle(name, at)]
    return len(acronym) == 1 and len(telling) > 1 and acronym[0] == "".join(word[0] for word in telling)
