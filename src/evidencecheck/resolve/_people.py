"""Whether a reference names a work's authors."""

from __future__ import annotations

from itertools import pairwise

from evidencecheck.model.people import Person
from evidencecheck.model.work import Work
from evidencecheck.resolve._printed import Printed, named
from evidencecheck.text.similarity import name

_PARTICLES_WORDS = "al da das de del della den der des di do dos du el la las le los ten ter the van vom von zu zur"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_AND = frozenset({"and", "et", "und", "y", "e", "en"})
_HEAD = 14  # words: where a title is not to be seen, the first author stands among the first
ALIKE = 0.8  # one slip of the pen in five letters


def people(work: Work) -> tuple[Person, ...]:
    """Who the work would be cited by: its authors, for a book without any its editors."""
    return work.author.names or work.editor.names


def first(reference: Printed, work: Work, title: range) -> float | None:
    """-1 to 1: whether the first author is named where authors stand; None where there is nothing to compare."""
    known = people(work)
    if not known or not reference.words:
        return None
    tail = reference.words[title.stop :] if title.start == 0 and title else ()
    head = reference.words[: title.start] if title.start else tail or reference.words[:_HEAD]
    if not tail:
        head = head[: reference.within]  # behind "In:" stand editors
    if known[0].literal:
        return _body(known[0].literal, reference)
    family = _core(known[0].family)
    if not family or not _comparable(family, head):
        return None
    found = _named(family, head)
    if found:
        return found if _named(family, head[: _second(reference)]) else found / 2
    if any(_named(_core(person.key), head) == 1 for person in known[1:4]):
        return 0.0  # the others are there: a name left out, or printed in another order
    return -0.5 if _named(family, reference.words) else -1.0


def others(reference: Printed, work: Work) -> float | None:
    """0 to 1: the share of the next authors who are named; None where no more are known or none is named."""
    known = [core for person in people(work)[1:6] if (core := _core(person.key))]
    share = sum(_named(core, reference.words) > 0 for core in known) / len(known) if known else 0.0
    return share or None


def _second(reference: Printed) -> int:
    """Where the second name may begin: after the first comma that has a whole word before it."""
    for index in range(1, len(reference.words)):
        ended = {",", ";"} & set(reference.gaps[index]) or reference.words[index] in _AND
        if ended and any(len(word) > 2 for word in reference.words[:index]):
            return index
    return len(reference.words)


def _body(literal: str, reference: Printed) -> float | None:
    own = named(literal)
    if not own:
        return None
    share = sum(word in reference.words for word in own) / len(own)
    initials = "".join(word[0] for word in own if word not in {"of", "the", "and", "for"})
    return 1.0 if share >= 0.8 or (len(initials) > 2 and initials in reference.words) else None


def _core(family: str) -> tuple[str, ...]:
    own = named(family)
    return tuple(word for word in own if word not in _PARTICLES) or own


def _named(core: tuple[str, ...], here: tuple[str, ...]) -> float:
    """1 where all words of the name stand in ``here``, less for a slip or one half of a double name, 0 for none."""
    if not core:
        return 0.0
    if set(core) <= set(here):
        return 1.0
    glued = "".join(core)
    if len(core) > 1 and (glued in here or any(len(word) > 3 and word in here for word in core)):
        return 0.8
    if any(len(word) > 3 and word + after == glued for word, after in pairwise(here)):
        return 0.8
    near = len(glued) > 3 and any(word[0] == glued[0] and name(glued, word) >= ALIKE for word in here)
    return 0.7 if near else 0.0


def _comparable(family: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Whether the two are written in one script: Сидоров and Sidorov cannot be compared letter by letter."""
    letters = "".join(word for word in head if not word.isdigit())
    return bool(letters) and "".join(family).isascii() == letters.isascii()
