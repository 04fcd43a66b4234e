"""Faults as references have them and gaps as records have them, for training: a wrong field makes no other work.

A reference with one fault is still of its work where its title says so. Without a title, a wrong volume or page is all
that tells it from the next article of the same authors, and nobody could say which is meant.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from evidencecheck.model.people import People
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work

Spoil = Callable[[str, Work, random.Random, Sequence[Work]], str]


def with_faults(raw: str, work: Work, rng: random.Random, others: Sequence[Work]) -> tuple[str, frozenset[str]]:
    """``raw`` with one fault or two of kinds that its text allows, and their names; the same text where none fits."""
    found: set[str] = set()
    wanted = 1 + (rng.random() < 0.3)
    for spoil in rng.sample(_FAULTS, len(_FAULTS)):
        spoilt = spoil(raw, work, rng, others) if len(found) < wanted else ""
        if spoilt not in {"", raw}:
            raw = spoilt
            found.add(spoil.__name__.strip("_"))
    return raw, frozenset(found)


def with_gaps(work: Work, rng: random.Random) -> Work:
    """``work`` as a poorer record has it: no volume and pages, no journal, its first author alone, and so on."""
    for gap in rng.sample(_GAPS, rng.choice([1, 1, 2, 3, 4])):
        work = attrs.evolve(work, **gap)
    if rng.random() < 0.2:
        work = attrs.evolve(work, author=People(work.author.names[:1], others=True))
    return work


def with_more_authors(work: Work, rng: random.Random, others: Sequence[Work]) -> Work:
    """``work`` with some authors behind its own, as if the reference had left them out without saying so."""
    more = [person for other in rng.sample(others, 8) for person in other.author.names[:1] if person.family]
    return attrs.evolve(work, author=People((*work.author.names, *more[: rng.randrange(1, 5)])))


def with_less_read(fields: Fields, rng: random.Random) -> Fields:
    """``fields`` of which some or all were not read."""
    if rng.random() < 0.4:
        return Fields()
    names = [name for name, _ in fields.items()]
    return attrs.evolve(fields, **dict.fromkeys(rng.sample(names, len(names) // 2)))


def _year(raw: str, work: Work, rng: random.Random, _: Sequence[Work]) -> str:
    year = work.issued.year if work.issued else None
    if not year:
        return ""
    wrong = year + rng.choice([-9, -5, -3, -2, -2, -1, -1, 1, 1, 2, 2, 3, 5, 9])
    return re.sub(rf"\b{year}\b", str(wrong), raw)


def _volume(raw: str, work: Work, rng: random.Random, _: Sequence[Work]) -> str:
    if not work.volume.isdigit() or int(work.volume) < 2:
        return ""
    wrong = max(int(work.volume) + rng.choice([-10, -2, -1, 1, 2, 10]), 1)
    return _last(raw, work.volume, str(wrong))


def _page(raw: str, work: Work, rng: random.Random, _: Sequence[Work]) -> str:
    first = work.page.first if work.page else ""
    if not first.isdigit() or len(first) < 2:
        return ""
    return _last(raw, first, str(int(first) + rng.choice([-100, -10, -9, -2, -1, 1, 2, 9, 10, 100])))


def _author(raw: str, work: Work, rng: random.Random, others: Sequence[Work]) -> str:
    other = rng.choice(others).author.names
    if not work.author.names or not work.author.names[0].family or not other or not other[0].family:
        return ""
    return re.sub(rf"\b{re.escape(work.author.names[0].family)}\b", lambda _: other[0].family, raw, count=1)


def _misspelt(raw: str, work: Work, rng: random.Random, _: Sequence[Work]) -> str:
    family = work.author.names[0].family if work.author.names else ""
    if len(family) < 5:
        return ""
    at = rng.randrange(1, len(family) - 1)
    wrong = rng.choice([family[:at] + family[at + 1 :], family[:at] + family[at] + family[at:]])
    return re.sub(rf"\b{re.escape(family)}\b", lambda _: wrong, raw, count=1)


def _title(raw: str, work: Work, rng: random.Random, others: Sequence[Work]) -> str:
    """One word or two of a title of six or more changed, lost or added, or its end cut off."""
    at = raw.lower().find(work.title.lower()) if len(work.title) > 20 else -1
    own = raw[at : at + len(work.title)].split() if at >= 0 else []
    if len(own) < 6:
        return ""
    if rng.random() < 0.15 and len(own) > 8:
        changed = own[: rng.randrange(6, len(own))]
    else:
        changed = list(own)
        for _ in range(rng.choice([1, 1, 2])):
            place = rng.randrange(len(changed))
            new = rng.choice(rng.choice(others).title.split() or ["new"])
            changed[place : place + 1] = rng.choice([[], [new], [changed[place], new]])
    return raw[:at] + " ".join(changed) + raw[at + len(work.title) :]


def _container(raw: str, work: Work, rng: random.Random, others: Sequence[Work]) -> str:
    other = rng.choice(others).container_title
    own = work.container_title[0] if work.container_title else ""
    if not own or not other or own.lower() == work.title.lower():
        return ""
    return _last(raw, own, other[0])


def _bare(raw: str, work: Work, rng: random.Random, _: Sequence[Work]) -> str:
    """Volume, issue and pages left out, and at times the journal with them."""
    first, last = (work.page.first, work.page.last) if work.page else ("", "")
    for number in filter(None, (last, first, work.issue, work.volume)):
        raw = _last(raw, number, "") or raw
    own = work.container_title[0] if work.container_title else ""
    return (_last(raw, own, "") or raw) if own and own.lower() != work.title.lower() and rng.random() < 0.5 else raw


def _last(raw: str, old: str, new: str) -> str:
    """``raw`` with the last ``old`` that stands by itself made ``new``: what stands in front may be the title's."""
    found = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", raw, re.IGNORECASE))
    return raw[: found[-1].start()] + new + raw[found[-1].end() :] if found else ""


_GAPS: tuple[dict[str, Any], ...] = (
    {"volume": "", "issue": "", "page": None, "article_number": ""},
    {"volume": "", "issue": ""},
    {"container_title": ()},
    {"issued": None, "years": ()},
    {"author": People(), "editor": People()},
)
_FAULTS: tuple[Spoil, ...] = (_year, _volume, _page, _author, _misspelt, _title, _container, _bare, _bare)

LOCATING = frozenset({"volume", "page", "container", "author", "bare"})
"""Faults that leave a reference without a title nobody's."""
