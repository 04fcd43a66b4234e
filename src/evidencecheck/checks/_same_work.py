"""Whether two references are to one work, as far as the document and what was looked up tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from evidencecheck.checks._reading import joined, sure, within
from evidencecheck.identifiers import doi
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.text.normalise import fold

T = TypeVar("T")

_LONG = 5
"""So many words make a text that no two works share by chance."""


@attrs.frozen(eq=False)
class Identity:
    """By what a reference can be told from others: each is "" where the reference does not say it alone.

    ``doi`` is its only DOI, ``text`` its folded words, ``record`` the work that it matched, ``fields`` first author,
    title and year, where all three are surely read.
    """

    reference: Reference
    doi: str
    text: str
    record: str
    fields: str

    def signs(self) -> tuple[tuple[str, str], ...]:
        """What to look for among others, the surest first."""
        named = (("doi", self.doi), ("text", self.text), ("record", self.record), ("fields", self.fields))
        return tuple((name, key) for name, key in named if key)


def identity(reference: Reference, resolutions: Mapping[str, Resolution]) -> Identity:
    """By what ``reference`` is told from others."""
    words = joined(reference.raw)
    names = {name for text in (reference.raw, *reference.entry.links) for _, name in doi.find(text)}
    resolution = resolutions.get(reference.label)
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    record = (doi.normalise(work.doi) or f"{work.source}:{work.key}" if work.doi or work.key else "") if work else ""
    return Identity(
        reference,
        names.pop() if len(names) == 1 else "",
        " ".join(words) if len(words) >= _LONG else "",
        record,
        _fields(reference),
    )


def same_work(one: Identity, other: Identity, by: str) -> bool:
    """Whether two references that share what ``by`` names are to one work beyond what may be told apart.

    Parts of a book, two volumes, a preprint and its article, a translation, are works of their own; where the
    references say that they differ, what they share is no proof.
    """
    a, b = one.reference.fields, other.reference.fields
    if by == "text":
        return True
    if one.doi and other.doi and one.doi != other.doi:
        return False
    if _differ(a.title, b.title) or (by != "doi" and not (a.title and b.title)):
        return False
    if (a.arxiv is None) != (b.arxiv is None) and by != "doi":
        return False
    apart = _other(a.volume, b.volume) or _other(a.page, b.page) or _other(a.issued, b.issued)
    return not apart and (by == "doi" or not _differ(a.container_title, b.container_title))


def _fields(reference: Reference) -> str:
    fields = reference.fields
    if not (sure(fields.author) and sure(fields.title) and sure(fields.issued)):
        return ""
    if not (
        fields.author and fields.title and fields.issued and fields.author.value.names and fields.issued.value.year
    ):
        return ""
    first, title = fields.author.value.names[0], joined(fields.title.value)
    if len(title) < 3:  # "Introduction", "Book review"
        return ""
    return " ".join((fold(first.family or first.literal), str(fields.issued.value.year), *title))


def _differ(one: Field[str] | None, other: Field[str] | None) -> bool:
    """Whether two names, both surely read, are different: neither stands in the other."""
    if not (one and other and sure(one) and sure(other)):
        return False
    mine, theirs = joined(one.value), joined(other.value)
    return not within(mine, theirs) and not within(theirs, mine)


def _other(one: Field[T] | None, other: Field[T] | None) -> bool:
    """Whether two values, both surely read, are not the same."""
    return bool(one and other and sure(one) and sure(other) and fold(one.raw) != fold(other.raw))
