"""Short forms: which earlier entry an "ibid." or "op. cit." stands for (Chicago 17, 14.34 and 14.36)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from evidencecheck.link.entry_names import leading_words
from evidencecheck.model.reference import Reference, Role
from evidencecheck.text.normalise import fold

_SAME = re.compile(r"(?:see |vgl\. |voir )?(?:ibid|ibidem|id|idem|ebd|ebenda|tamże|ivi|a\.\s?a\.\s?o)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:op\.?\s*cit|loc\.?\s*cit|a\.\s?a\.\s?O|dz\.\s?cyt)\b", re.IGNORECASE)


def repeats(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """The references, each short form joined to the entry that it repeats.

    "Ibid." repeats the entry before it, asides passed over; "Name, op. cit." the last earlier entry under that name.
    """
    linked: list[Reference] = []
    for reference in references:
        target: str | None = None
        raw = reference.raw
        if len(raw) < 200 and _EARLIER.search(raw):
            name = fold(leading_words(raw, 1))
            target = next(
                (r.label for r in reversed(linked) if name and name in fold(r.raw) and r.repeats is None), None
            )
        elif len(raw) < 200 and _SAME.match(raw):
            before = next((r for r in reversed(linked) if r.role is Role.REFERENCE), None)
            target = (before.repeats or before.label) if before else None
        linked.append(attrs.evolve(reference, repeats=target) if target else reference)
    return tuple(linked)
