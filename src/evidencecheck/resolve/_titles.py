"""Whether a reference names a work's title, and where: the weightiest thing that the two can agree on."""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _lookalikes as lookalikes
from evidencecheck.resolve._printed import Printed
from evidencecheck.text.normalise import fold
from evidencecheck.text.similarity import title, title_in

STRONG = 0.85  # "among people with" for "of persons with" in a title of thirteen words is 0.93
WEAK = 0.6  # two titles of one field easily come to a half

_BREAK = re.compile(r"\s*[:.?!;\u2014\u2013]\s+")
_SHORT_WORDS, _SHORT_LETTERS = 4, 25


@attrs.frozen
class TitleFound:
    """How a recorded title fares in a reference.

    ``likeness`` 0 to 1; ``words`` the stretch of the reference's words that it takes up (empty where it is not there);
    ``recorded`` the title that was looked for, folded, without its subtitle where the reference leaves that out;
    ``telling`` whether the title could hardly be another work's; ``veto`` why the two are look-alikes.
    """

    likeness: float
    words: range
    telling: bool
    recorded: str
    veto: str = ""


def find(reference: Printed, fields: Fields, work: Work) -> TitleFound:
    """Look for ``work``'s title in the words of ``reference``, whatever a parser took for the title."""
    recorded = sought = lookalikes.folded(work.title)
    telling = _telling(recorded)
    likeness, start, end = title_in(recorded, reference.text)
    place = _place(reference, start, end)
    main = _main(work.title)
    if main and likeness < STRONG:
        short, start, end = title_in(main, reference.text)
        cut = _place(reference, start, end)
        # A subtitle was left out; where another one follows it is another work.
        if 0.95 * short > likeness and ":" not in reference.gaps[cut.stop]:
            likeness, place, telling, sought = 0.95 * short, cut, _telling(main), main
    if not telling:
        likeness = likeness if _stands_alone(reference, place) else 0.0
    elif ":" in reference.gaps[place.stop] and likeness == 1:
        likeness = 0.95  # the reference has a subtitle that the record lacks
    written = fields.title
    if written and written.confidence >= SURE:
        likeness = max(likeness, min(title(recorded, fold(written.value)), 0.99) if telling else 0.0)
    if likeness < WEAK:
        return TitleFound(likeness, range(0), telling, recorded)
    if place.start > reference.within and not work.container_title:
        return TitleFound(likeness, place, telling, sought, "the book, and not the chapter in it")
    return TitleFound(likeness, place, telling, sought, _veto(reference, place, recorded))


def _place(reference: Printed, start: int, end: int) -> range:
    if end <= start:
        return range(0)
    return range(reference.word_at(start), reference.word_at(end - 1) + 1)


def _main(recorded: str) -> str:
    """The title up to its first break, folded, where that is long enough to tell; else ""."""
    parts = _BREAK.split(lookalikes.STANDING.sub("", recorded), maxsplit=1)
    main = fold(parts[0])
    return main if len(parts) > 1 and len(main.split()) >= _SHORT_WORDS and _telling(main) else ""


def _telling(folded: str) -> bool:
    long = len(folded.split()) >= _SHORT_WORDS or len(folded) >= _SHORT_LETTERS
    return long and not lookalikes.generic(folded)


def _stands_alone(reference: Printed, place: range) -> bool:
    """Whether the stretch begins and ends where a title can: "Recovery." and not the end of "Paths to recovery"."""
    return bool(place) and reference.stop(place.start) and reference.stop(place.stop)


def _veto(reference: Printed, place: range, recorded: str) -> str:
    end = place.stop
    while end < len(reference.words) and end < place.stop + 3 and not reference.stop(end):
        end += 1
    own = reference.words[place.start : end]
    if lookalikes.part_contradicts(recorded.split(), own):
        return "another part of a series"
    before = place.start
    while before > 0 and before > place.start - 5 and not reference.stop(before):
        before -= 1
    lead = place.start
    while lead > 0 and lead > place.start - 5 and (not reference.stop(lead) or reference.gaps[lead].strip() == ":"):
        lead -= 1
    cited = {lookalikes.notice(" ".join(reference.words[at:end])) for at in {place.start, before, lead}} - {""}
    recorded_notice = lookalikes.notice(recorded)
    if recorded_notice and not cited and not reference.text.count(recorded_notice):
        return "the record is a notice or a comment about the work"
    if cited and not recorded_notice and not any(lead in recorded for lead in cited):
        return "the reference is to a notice or a comment about the work"
    return ""
