"""Compare fields that were read from reference strings with gold: exact F1 by field, and strings that are wholly right.

Two values are equal when their letters and digits are, after NFKC and lower-casing, so that spacing and outer
punctuation do not count; people when their letters are, in any order, "and" and "et al." left out; dates when their
first year is; pages and numbers without "pp." and "vol.". A wrong value is a false positive and a false negative. A
field is scored for a source of gold only if that source's gold uses it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

FIELDS = (
    *("author", "title", "container-title", "volume", "issue", "page", "year", "publisher", "place", "editor"),
    *("doi", "url"),
)
_JOINERS = {"and", "und", "et", "al", "y", "e", "i", "others", "de", "see"}
_DASH = re.compile(r"[\u2010-\u2015\u2212\u2043~-]+")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_PAGE_WORD = re.compile(r"^\W*(?:pp?|pages?|s|seiten?)\b\.?\s*", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"^\W*(?:vol(?:ume)?|no|nr|issue|iss|number)\b\.?\s*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;&./\-–·]+")


@attrs.define
class Tally:
    """Counts over strings."""

    strings: int = 0
    whole: int = 0
    right: Counter[str] = attrs.field(factory=Counter)
    said: Counter[str] = attrs.field(factory=Counter)
    wanted: Counter[str] = attrs.field(factory=Counter)

    def f1(self, field: str | None = None) -> float:
        """Exact F1 of one field, or over all of them."""
        right, said, wanted = (c[field] if field else c.total() for c in (self.right, self.said, self.wanted))
        return 2 * right / (said + wanted) if said + wanted else 0.0


def score(rows: Sequence[Mapping[str, Any]], read: Iterable[Mapping[str, Any]]) -> dict[str, Tally]:
    """A tally for each source of gold and for "ALL"; ``read`` holds the fields of each row, in order."""
    used: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        used[row["source"]].update(field for field in FIELDS if row["fields"].get(field))
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row, found in zip(rows, read, strict=True):
        pairs = {
            field: (key(field, row["fields"].get(field)), key(field, found.get(field))) for field in used[row["source"]]
        }
        for tally in (tallies["ALL"], tallies[row["source"]]):
            tally.strings += 1
            tally.whole += all(gold == mine for gold, mine in pairs.values())
            for field, (gold, mine) in pairs.items():
                tally.said[field] += bool(mine)
                tally.wanted[field] += bool(gold)
                tally.right[field] += bool(gold) and gold == mine
    return tallies


def table(tallies: Mapping[str, Tally]) -> str:
    """The tallies in print."""
    every = tallies["ALL"]
    lines = [f"{every.strings} strings: micro F1 {every.f1():.3f}, wholly right {every.whole / every.strings:.1%}"]
    lines += [
        f"  {field:16} {every.f1(field):.3f}  of {every.wanted[field]}" for field in FIELDS if every.wanted[field]
    ]
    lines += [
        f"  {source:16} {tally.f1():.3f}, {tally.whole / tally.strings:.1%} wholly right of {tally.strings}"
        for source, tally in sorted(tallies.items())
        if source != "ALL"
    ]
    return "\n".join(lines)


def key(field: str, value: object) -> str:  # noqa: PLR0911 - a row of cases
    """What of a value is compared, "" for nothing."""
    if not value:
        return ""
    if field in {"author", "editor"}:
        return _people(value)
    text = str(value[0] if isinstance(value, list | tuple) else value)
    if field == "year":
        year = _YEAR.search(text)
        return year[1] if year else _plain(text)
    if field == "page":
        parts = (_plain(part) for part in _DASH.split(_PAGE_WORD.sub("", text.strip())))
        return "-".join(part for part in parts if part)
    if field in {"volume", "issue"}:
        return _plain(_NUMBER_WORD.sub("", text.strip()))
    if field == "doi":
        found = re.search(r"10\.\d{4,9}/\S+", text)
        return (found[0] if found else text).rstrip(".,;)").lower()
    if field == "url":
        return re.sub(r"^https?(www)?|^www", "", _plain(text))
    return _plain(text)


def _people(value: object) -> str:
    names = [value] if isinstance(value, str | dict) else value
    assert isinstance(names, list | tuple)  # noqa: S101 - what JSON can hold
    text = " ".join(" ".join(filter(None, map(str, n.values()))) if isinstance(n, dict) else str(n) for n in names)
    words = ("".join(filter(str.isalpha, w)) for w in _SEPARATORS.split(unicodedata.normalize("NFKC", text).lower()))
    return "".join(sorted("".join(word for word in words if word and word not in _JOINERS)))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))
