"""Whether a reference names a work's title, and where: the weightiest thing that the two can agree on."""

from __future__ import annotations

import attrs

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.resolve import _lookalikes as lookalikes
from evidencecheck.resolve._printed import Printed, named
from evidencecheck.resolve._recorded import Recorded
from evidencecheck.text.similarity import title, title_in

STRONG = 0.85  # "among people with" for "of persons with" in a title of thirteen words is 0.93
WEAK = 0.6  # two titles of one field easily come to a half


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


def find(reference: Printed, fields: Fields, record: Recorded) -> TitleFound:
    """Look for a record's title in the words of ``reference``, whatever a parser took for the title."""
    recorded = sought = record.title
    telling = record.telling
    likeness, start, end = title_in(recorded, reference.text)
    place = _place(reference, start, end)
    if likeness < STRONG and record.main:
        short, start, end = title_in(record.main, reference.text)
        cut = _place(reference, start, end)
        # A subtitle was left out; where another one follows it is another work.
        if 0.95 * short > likeness and ":" not in reference.gaps[cut.stop]:
            likeness, place, telling, sought = 0.95 * short, cut, True, record.main
    if not telling:
        likeness = likeness if _stands_alone(reference, place) else 0.0
    elif ":" in reference.gaps[place.stop] and likeness == 1:
        likeness = 0.95  # the reference has a subtitle that the record lacks
    written = fields.title
    if telling and written and written.confidence >= SURE:
        likeness = max(likeness, min(title(recorded, " ".join(named(written.value))), 0.99))
    if likeness < WEAK:
        return TitleFound(likeness, range(0), telling, recorded)
    if place.start > reference.within and not record.work.container_title:
        return TitleFound(likeness, place, telling, sought, "the book, and not the chapter in it")
    return TitleFound(likeness, place, telling, sought, _veto(reference, place, record))


def _place(reference: Printed, start: int, end: int) -> range:
    if end <= start:
        return range(0)
    return range(reference.word_at(start), reference.word_at(end - 1) + 1)


def _stands_alone(reference: Printed, place: range) -> bool:
    """Whether the stretch begins and ends where a title can: "Recovery." and not the end of "Paths to recovery"."""
    return bool(place) and reference.stop(place.start) and reference.stop(place.stop)


def _veto(reference: Printed, place: range, record: Recorded) -> str:
    end = place.stop
    while end < len(reference.words) and end < place.stop + 3 and not reference.stop(end):
        end += 1
    own = reference.words[place.start : end]
    if lookalikes.part_contradicts(record.title.split(), own):
        return "another part of a series"
    before = place.start
    while before > 0 and before > place.start - 5 and not reference.stop(before):
        before -= 1
    lead = place.start
    while lead > 0 and lead > place.start - 5 and (not reference.stop(lead) or reference.gaps[lead].strip() == ":"):
        lead -= 1
    cited = {lookalikes.notice(" ".join(reference.words[at:end])) for at in {place.start, before, lead}} - {""}
    if record.notice and not cited and record.notice not in reference.text:
        return "the record is a notice or a comment about the work"
    if cited and not record.notice and not any(lead in record.title for lead in cited):
        return "the reference is to a notice or a comment about the work"
    return ""
