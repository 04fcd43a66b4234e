"""Whether a reference names a work's authors."""

from __future__ import annotations

from evidencecheck.resolve._printed import Printed, Stretch, named, stretch
from evidencecheck.resolve._recorded import Recorded
from evidencecheck.text.similarity import name

_HEAD = 14  # words: where a title is not to be seen, the first author stands among the first
ALIKE = 0.8  # one slip of the pen in five letters


def first(reference: Printed, record: Recorded, title: range) -> float | None:
    """-1 to 1: whether the first author is named where authors stand; None where there is nothing to compare."""
    if not record.people or not reference.words:
        return None
    if record.people[0].literal:
        return _body(record.people[0].literal, reference)
    start, stop = _head(reference, title)
    head, family = stretch(reference, start, stop), record.cores[0]
    if not family or not _comparable(family, head):
        return None
    found = _named(family, head)
    if found:
        return found if _named(family, stretch(reference, start, min(stop, start + reference.second))) else found / 2
    if any(_named(core, head) == 1 for core in record.cores[1:4]):
        return 0.0  # the others are there: a name left out, or printed in another order
    return -0.5 if _named(family, reference.whole) else -1.0


def _head(reference: Printed, title: range) -> tuple[int, int]:
    """Where the first author stands: before the title, or behind one that begins the reference."""
    if title and title.start == 0 and title.stop < len(reference.words):
        return title.stop, len(reference.words)
    return 0, min(title.start or _HEAD, reference.within)  # behind "In:" stand editors


def others(reference: Printed, record: Recorded) -> float | None:
    """0 to 1: the share of the next authors who are named; None where no more are known or none is named."""
    known = list(filter(None, record.cores[1:]))
    share = sum(_named(core, reference.whole) > 0 for core in known) / len(known) if known else 0.0
    return share or None


def _body(literal: str, reference: Printed) -> float | None:
    own = named(literal)
    if not own:
        return None
    share = sum(word in reference.known for word in own) / len(own)
    initials = "".join(word[0] for word in own if word not in {"of", "the", "and", "for"})
    return 1.0 if share >= 0.8 or (len(initials) > 2 and initials in reference.known) else None


def _named(core: tuple[str, ...], here: Stretch) -> float:
    """1 where all words of the name stand in ``here``, less for a slip or one half of a double name, 0 for none."""
    if not core:
        return 0.0
    if here.known.issuperset(core):
        return 1.0
    glued = "".join(core)
    if len(core) > 1 and (glued in here.known or any(len(word) > 3 and word in here.known for word in core)):
        return 0.8
    if glued in here.joined:
        return 0.8
    near = len(glued) > 3 and any(name(glued, word) >= ALIKE for word in here.by_letter.get(glued[0], ()))
    return 0.7 if near else 0.0


def _comparable(family: tuple[str, ...], head: Stretch) -> bool:
    """Whether the two are written in one script: Сидоров and Sidorov cannot be compared letter by letter."""
    return bool(head.letters) and "".join(family).isascii() == head.letters.isascii()
