"""Under which names and years an entry can be cited."""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.reference import Reference
from evidencecheck.text.normalise import fold
from evidencecheck.text.undated import NO_DATE, TO_COME

_YEAR = re.compile(r"(?<![\d.,])((?:1[5-9]|20)\d\d)([a-z])?(?![\d])")
_STATUS = re.compile(rf"{NO_DATE}|{TO_COME}", re.IGNORECASE)
_SMALL = {
    "of",
    "for",
    "and",
    "the",
    "on",
    "in",
    "de",
    "des",
    "du",
    "la",
    "für",
    "der",
    "und",
    "van",
    "et",
    "y",
    "del",
    "di",
    "e",
}


@attrs.frozen
class CitedAs:
    """What an entry begins with, folded: its whole head, the families in order, an organisation's initials.

    ``whole`` is all of an entry that names no author.
    """

    head: str
    families: tuple[str, ...]
    acronyms: frozenset[str]
    years: frozenset[str]
    letters: frozenset[str]
    statuses: bool
    whole: str = ""


def leading_words(raw: str, count: int) -> str:
    """The first words of an entry, without quotation marks and brackets."""
    return " ".join(re.findall(r"[^\W\d_][\w'’.-]*", raw)[:count])


def cited_as(reference: Reference, before: CitedAs | None) -> CitedAs:
    """How an entry can be cited. ``before`` answers a dash for a repeated author (Chicago 17, 15.17)."""
    raw = reference.raw
    head_raw = raw[:300]
    year = _YEAR.search(head_raw)
    author = reference.fields.author
    families: tuple[str, ...] = ()
    if re.match(r"(?:[—–_-]\s?){2,}|[—–]\s?[.,]", raw) and before is not None:
        families, acronyms, head = before.families, before.acronyms, before.head
    else:
        head_text = head_raw[: year.start()] if year and year.start() > 2 else head_raw
        head = fold(head_text[:160])
        if author is not None and author.value.names:
            families = tuple(fold(name.key) for name in author.value.names)
        acronyms = _acronyms(head_raw[: max(len(head_text), 30)])
    found = [(m[1], m[2] or "") for m in _YEAR.finditer(raw)]
    return CitedAs(
        head,
        families,
        acronyms,
        frozenset(y for y, _ in found),
        frozenset(letter for _, letter in found if letter),
        bool(_STATUS.search(raw)),
        # Without an author an entry is cited under whatever its reader takes for one: the paper, the broadcaster.
        "" if families else fold(raw),
    )


def _acronyms(head: str) -> frozenset[str]:
    """What else it answers to: WHO for "World Health Organization", and what the entry itself puts in brackets."""
    printed = set(re.findall(r"[\[(]([A-Z][A-Za-z&-]{1,11})[\])]", head))
    printed |= set(re.findall(r"\b[A-Z]{2,10}\b", head))
    first = re.split(r"[.(\[,:]", head, maxsplit=1)[0]
    words = [w for w in re.findall(r"[^\W\d_][\w'’]*", first) if w.casefold() not in _SMALL]
    if len(words) > 1:
        printed.add("".join(word[0] for word in words))
        every = re.findall(r"[^\W\d_][\w'’]*", first)
        printed.add("".join(word[0] for word in every))
    return frozenset(fold(name) for name in printed)
