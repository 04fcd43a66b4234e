"""Titles compared by grade, and a word diff that shows a reader what changed."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from itertools import accumulate

from evidencecheck.checks._reading import joined, within
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.work import Work
from evidencecheck.text.late import late

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon "
    "phi chi psi omega"
)
# PubMed, and records drawn from it, write Greek letters by name.
_GREEK = {ord("\u03b1") + at: name for at, name in enumerate(_GREEK_NAMES.split())}
_LOOK_ALIKES = str.maketrans("\u03b1\u03b2\u03b3\u03b4\u03b5\u03ba\u03bb\u03bc", "abgdeklm")
_LETTER_NAMES = late("alpha|beta|gamma|delta|epsilon|kappa|lambda")
_IDEOGRAPHS = "\u2e80"
"""The first character of the CJK blocks."""

_STANDING = late(
    r"^\W*(?:retracted(?: article| paper)?|retraction|withdrawn|removed|expression of concern)\W*:\W*", re.IGNORECASE
)
_BRACKETED = late(r"\s*[\[\uff3b(][^\[\]()]*[\]\uff3d)]\s*\.?$")
_BREAK = late(r"\s*[:.?!;\u2014\u2013\uff1a]+\s+|\s+[-/=]\s+|\s*\uff1a\s*")
# Oxford English Dictionary, "-ize, -ise"; Merriam-Webster's spellings of the rest.
_SPELLING = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"ae|oe", "e"),
        (r"is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)", "iz"),
        (r"ys(?=(?:e|ed|er|ers|es|ing)$)", "yz"),
        (r"our", "or"),
        (r"tre(?=s?$)", "ter"),
        (r"programme", "program"),
        (r"ogue(?=s?$)", "og"),
        (r"ence(?=s?$)", "ense"),
        (r"ll", "l"),
        (r"grey", "gray"),
        (r"dgement", "dgment"),
        (r"ageing", "aging"),
    )
)


class Grade(IntEnum):
    """How near the written title comes to the recorded one, nearest first."""

    SAME = 0
    SUBTITLE = 1
    SPELLING = 2
    WORDS = 3
    OTHER = 4


def grade(title: Field[str], reference: Reference, work: Work) -> Grade:
    """How the written title stands to the record's.

    A title of which the record's is a stretch of the entry is the same: where a title ends is for us to find, and the
    writer cannot be blamed for our reading.
    """
    cited, recorded = title.value, plain(work.title)
    mine, theirs = joined(cited), joined(recorded)
    if _glued(mine) == _glued(theirs) or _stands_in(theirs, joined(reference.raw)):
        return Grade.SAME
    if _glued(mine) == _glued(joined(_BRACKETED.sub("", recorded))) or _glued(joined(_BRACKETED.sub("", cited))) == (
        _glued(theirs)
    ):
        return Grade.SAME
    if _latin(mine) == _latin(theirs):
        return Grade.SAME
    if (
        (len(theirs) > 1 and mine[: len(theirs)] == theirs)
        or _cut(mine, recorded)
        or _cut(theirs, cited)
        or _begun(mine, recorded, reference)
    ):
        return Grade.SUBTITLE
    if _spelling(mine) == _spelling(theirs):
        return Grade.SPELLING
    units, others = _units(mine), _units(theirs)
    shared = sum((Counter(units) & Counter(others)).values())
    return Grade.WORDS if shared >= 0.6 * max(len(units), len(others)) else Grade.OTHER


def plain(recorded: str) -> str:
    """A recorded title without what a registry puts before it ("RETRACTED:")."""
    return _STANDING.sub("", recorded)


def word_diff(cited: str, recorded: str) -> str:
    """What changed, a word of context on either side: ``readmissions [-among people-] {+of Persons+} with``."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where a diff is drawn

    mine, theirs = _tokens(cited), _tokens(recorded)
    matcher = SequenceMatcher(None, [" ".join(joined(t)) for t in mine], [" ".join(joined(t)) for t in theirs], False)  # noqa: FBT003 - no junk words
    steps = matcher.get_opcodes()
    if not any(kind == "equal" for kind, *_ in steps):
        return f"[-{cited}-] {{+{recorded}+}}"
    pieces: list[str] = []
    for step, (kind, from_, to, other_from, other_to) in enumerate(steps):
        if kind == "equal":
            pieces += _context(mine[from_:to], first=step == 0, last=step == len(steps) - 1)
            continue
        if from_ < to:
            pieces.append(f"[-{' '.join(mine[from_:to])}-]")
        if other_from < other_to:
            pieces.append(f"{{+{' '.join(theirs[other_from:other_to])}+}}")
    return " ".join(pieces)


def _context(equal: list[str], *, first: bool, last: bool) -> list[str]:
    """The words of an unchanged stretch that stand beside a change, an ellipsis for the rest."""
    head, tail = ([] if first else equal[:1]), ([] if last else equal[-1:])
    return equal if len(equal) <= len(head) + len(tail) else [*head, "…", *tail]


def _stands_in(title: tuple[str, ...], entry: tuple[str, ...]) -> bool:
    """Whether a title long enough not to be there by chance stands in the entry, compounds apart or together."""
    glued, text = _glued(title), _glued(entry)
    if len(title) > 2 and within(title, entry):
        return True
    if len(glued) < (20 if glued.isascii() else 8):
        return False
    ends = set(accumulate((len(word) for word in entry), initial=0))
    start = text.find(glued)
    while start >= 0:
        if glued >= _IDEOGRAPHS or (start in ends and start + len(glued) in ends):
            return True
        start = text.find(glued, start + 1)
    return False


def _units(title: tuple[str, ...]) -> list[str]:
    """The words; of scripts that put no blanks between words, the characters."""
    return [unit for word in title for unit in (word if word >= _IDEOGRAPHS else (word,))]


def _tokens(title: str) -> list[str]:
    return [token for token in re.findall(r"[^\s\-\u2010-\u2015/]+", title) if joined(token)]


def _glued(title: tuple[str, ...]) -> str:
    """The letters alone, so that self-management, self management and selfmanagement are one; Greek ones by name."""
    return "".join(title).translate(_GREEK)


def _spelling(title: tuple[str, ...]) -> str:
    """The letters with the differences of British and American spelling levelled."""
    level = []
    for word in title:
        plain = word
        for pattern, with_ in _SPELLING:
            plain = pattern.sub(with_, plain)
        level.append(plain)
    return "".join(level)


def _latin(title: tuple[str, ...]) -> str:
    """The letters alone, Greek ones, and their names, as the Latin that they are often printed as: PGC-1a."""
    return _LETTER_NAMES.sub(lambda name: name[0][0], "".join(title).translate(_LOOK_ALIKES))


def _begun(short: tuple[str, ...], full: str, reference: Reference) -> bool:
    """Whether the title was read too short, and the entry goes on with ``full`` as far as one of its breaks."""
    heads = (joined(full[: b.start()]) for b in _BREAK.finditer(full))
    entry = joined(reference.raw)
    return len(short) > 2 and any(head[: len(short)] == short and _stands_in(head, entry) for head in heads)


def _cut(short: tuple[str, ...], full: str) -> bool:
    """Whether ``short`` is ``full`` up to, or from, one of its breaks: the subtitle is missing, or alone was given."""
    if len(short) < 2:
        return False
    own = _glued(short)
    return any(
        own in {_glued(joined(full[: b.start()])), _glued(joined(full[b.end() :]))} for b in _BREAK.finditer(full)
    )
