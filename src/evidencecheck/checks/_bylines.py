"""Lists of authors as they are printed, carried on in their own style: order of the names, initials, separators."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import attrs

from evidencecheck.model.people import Person
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_CONJUNCTION = late(r"(?:&|\b(?:and|und|et|y|e|i|och|og|en)\b)")
_MOST = 12
"""Names that are added at most; more of them no style prints."""

_FORMS: tuple[Callable[[str, str], str], ...] = (
    lambda family, given: f"{family}, {given}",
    lambda family, given: f"{family} {given}",
    lambda family, given: f"{given} {family}",
)


@attrs.frozen
class Change:
    """Words to put for a stretch of the printed list; an empty stretch inserts."""

    at: Span
    words: str


def carried_on(printed: str, cited: Sequence[Person], known: Sequence[Person]) -> tuple[Change, ...] | None:
    """What makes the ``printed`` list of the ``cited`` persons one of all that are ``known``, whose first they are.

    The conjunction before the last name moves to the new last one. None where names and separators are not all of one
    style, or where it takes a guess: then "et al." is for a reader to write.
    """
    missing = known[len(cited) :]
    if len(cited) < 2 or not 0 < len(missing) <= _MOST or any(not p.given or p.literal or p.suffix for p in known):
        return None
    style = next(((form, at) for form in _FORMS if (at := _places(printed, cited, form))), None)
    shorten = _given(cited, known)
    if style is None or shorten is None:
        return None
    form, places = style
    capitals = all(p.family.isupper() and len(p.family) > 2 for p in cited)
    names = [form(p.family.upper() if capitals else p.family, shorten(p.given)) for p in missing]
    gaps = [Span(one.end, other.start) for one, other in pairwise(places)]
    usual, last = {gap.of(printed) for gap in gaps[:-1]} or {", "}, gaps[-1].of(printed)
    if len(usual) != 1 or not _CONJUNCTION.search(last) or any(map(_CONJUNCTION.search, usual)):
        return None
    (comma,) = usual
    end = places[-1].end
    added = "".join(f"{comma}{name}" for name in names[:-1]) + last + names[-1]
    return Change(gaps[-1], comma), Change(Span(end, end), added)


def _places(printed: str, cited: Sequence[Person], form: Callable[[str, str], str]) -> list[Span]:
    """Where each name stands, in order from the beginning on; none where one does not stand in this form."""
    found: list[Span] = []
    for person in cited:
        name = form(person.family, person.given)
        start = printed.find(name, found[-1].end if found else 0)
        if start < 0 or (not found and start > 0) or (found and start - found[-1].end > len(" , and ")):
            return []
        found.append(Span(start, start + len(name)))
    return found


def _given(cited: Sequence[Person], known: Sequence[Person]) -> Callable[[str], str] | None:
    """How given names are printed, as what turns the record's into it; None where the list says different things."""
    pairs = [(person.given, other.given) for person, other in zip(cited, known, strict=False)]
    for shorten in (
        lambda given: given,
        lambda given: _initials(given, ". ", "."),
        lambda given: _initials(given, ".", "."),
        lambda given: _initials(given, "", ""),
        lambda given: _initials(given[:1], "", "."),
        lambda given: given[:1],
    ):
        if all(written == shorten(recorded) for written, recorded in pairs):
            return shorten
    return None


def _initials(given: str, between: str, end: str) -> str:
    """Initials with ``between`` and ``end``: those of Jean-Pierre Karl are J.-P. K., J.-P.K. or JPK."""
    words = ""
    for dash, letter in re.findall(r"(-?)([^\W\d_])[^\s-]*", given):
        join = f"{between.strip()}-" if dash and between else between
        words += (join if words else "") + letter.upper()
    return words + end
