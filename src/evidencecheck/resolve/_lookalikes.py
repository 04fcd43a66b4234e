"""What makes two works with almost the same title two works.

A notice and what it is about, the parts of a series, a review and the book, sections of the same name in every issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.text.late import late

# Put before the title of the work itself when it was withdrawn (Elsevier, Wiley, Springer): no notice.
STANDING = late(
    r"^\W*(?:retracted(?: article| chapter| paper)?|withdrawn(?: article)?|removed|article removed)\W*:\W*",
    re.IGNORECASE,
)

_NOTICE = late(
    r"(?:author |publisher |editorial )?(?:correction|corrigend(?:um|a)|errat(?:um|a)|retraction(?: note| notice)?"
    r"|notice of retraction|withdrawal(?: notice)?|expression of concern|addend(?:um|a))\b"
    r"|(?:a )?(?:comment(?:s|ary)?|discussion|reply|response|rejoinder|re|letter) (?:on|to|of|by)\b"
    r"|(?:book |film )?review (?:of|on)\b|book reviews?\b|chem ?inform abstract|faculty opinions recommendation\b"
    r"|(?:decision|peer review|review|supplement\w*|supporting|data|dataset) (?:letter|report|for|of|information)\b"
    r"|data(?:set)? from\b"
)

_GENERIC_WORDS = (
    "abstracts?|acknowledge?ments?|address|addenda|announcements?|appendix|back matter|bibliography|book reviews?"
    "|books received|calendar|comment|commentary|conclusions?|contents|contributors|correspondence|cover|discussion"
    "|editor(?: s|s)? (?:note|page|introduction)|editorial(?: board| note)?|einleitung|epilogue|errata|erratum"
    "|foreword|front cover|front matter|glossary|guest editorial|in memoriam|in brief|index|introduction"
    "|introduzione|issue information|letters?(?: to the editor)?|list of (?:contributors|figures|tables)|masthead"
    "|new books|news(?: and notes)?|notes(?: and news| on contributors)?|obituary|overview|preface|presentation"
    "|prologue|references|replies|reply|reports?|reviews?|subject index|author index|summary|table of contents"
    "|title page|title pages|vorwort|geleitwort|avant propos|preliminary material|copyright|half title"
)
_GENERIC = late(rf"(?:{_GENERIC_WORDS})")

_NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}  # fmt: skip
_LETTERS = {"i": 1, "v": 5, "x": 10, "a": 1, "b": 2, "c": 3, "d": 4}  # numerals only after "part" and the like
_DESIGNATOR_WORDS = (
    "part parts pt teil partie parte band tome tomo volume vol chapter kapitel series phase study paper no nr number"
)
_DESIGNATORS = frozenset(_DESIGNATOR_WORDS.split())


def notice(title: str) -> str:
    """The folded words that make ``title`` (folded) a notice about another work, "" where it is a work's own."""
    match = _NOTICE.match(title)
    return match[0] if match else ""


def generic(title: str) -> bool:
    """Whether every issue of every journal may hold something of this (folded) title."""
    return _GENERIC.fullmatch(title) is not None


def part_contradicts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of folded words count different parts: "part 1" and "part 2", "III" and "IV"."""
    mine, theirs = list(_parts(one)), list(_parts(other))
    led, others = dict(mine), dict(theirs)
    if any(key and led[key] != others[key] for key in led.keys() & others.keys()):
        return True
    numbers, known = {number for _, number in mine}, {number for _, number in theirs}
    return bool(numbers and known) and not numbers & known


def _parts(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What is counted ("pa" for "part" and its like, "" where nothing says) and the number."""
    for at, word in enumerate(words):
        led = at > 0 and words[at - 1] in _DESIGNATORS
        number = _NUMERALS.get(word) or (_LETTERS.get(word) if led else None)
        if number is None and word.isdigit() and len(word) < 4:
            number = int(word)
        if number is not None:
            yield (words[at - 1][:2] if led else ""), number
