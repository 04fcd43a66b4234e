"""A numbered list and all that cites it, numbered anew in the order of first citation: one fix, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidencecheck.checks._base import View
from evidencecheck.model.citation import Citation, CitationStyle
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.reference import Reference
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_NUMERIC = frozenset({CitationStyle.SUPERSCRIPT, CitationStyle.BRACKET})
_FORMATS = frozenset({"text", "markdown"})
"""Formats whose numbers are only printed digits; elsewhere links lead by them, or programs put them there."""

_LABEL = late(r"(?<![\w.])([0-9]{1,3})(?:[.)\]]|(?=[ \t]))[ \t]*$")
_MARKER = late(r"([\[(]?)([0-9]+(?:(?:,[ ]?|[-\u2013])[0-9]+)*)([\])]?)")
_IN_WORDS = late(r"\b(?:refs?|references?|notes?|citations?|sources?|nos?)\b\.?\s*\[?[0-9]", re.IGNORECASE)
_IN_ENTRY = late(r"\[[0-9]{1,3}\]|\b(?:see(?: also)?|refs?|notes?)\b\.?\s*[0-9]", re.IGNORECASE)


def renumbered(view: View) -> Fix | None:
    """The fix by which entries stand and are cited in the order of first citation; None where it is not sure.

    It is sure in plain text and Markdown with one list, whose entries are numbered by digits, each once, and with
    citations that are digits alone and are all answered; and no sentence speaks of "reference 3".
    """
    text = view.document.text
    entries = sorted(view.references, key=lambda reference: reference.span)
    labels = [_label(text, entry) for entry in entries]
    if view.document.format not in _FORMATS or view.document.segments or not entries or None in labels:
        return None
    numbers = [int(label.of(text)) for label in labels if label]
    cited = [citation for citation in view.citations if not _inside(citation, entries)]
    if (
        len(set(numbers)) < len(numbers)
        or len({entry.entry.scope for entry in entries}) > 1
        or any(entry.repeats for entry in entries)
        or any(citation.style not in _NUMERIC or citation.orphans for citation in view.citations)
        or len(cited) < len(view.citations)
        or _IN_WORDS.search(text, 0, text.rfind("\n", 0, entries[0].span.start) + 1)
        or _IN_WORDS.search(text, entries[-1].span.end)
        or any(_IN_ENTRY.search(entry.span.of(text)) for entry in entries)
    ):
        return None
    order = _order(cited, {entry.label: number for entry, number in zip(entries, numbers, strict=True)}, numbers)
    new = {old: place for place, old in enumerate(order, 1)}
    markers = [_marker(citation, new) for citation in cited]
    if None in markers:
        return None
    by_number = dict(zip(numbers, entries, strict=True))
    edits = [edit for edit in markers if edit]
    for place, (label, entry) in enumerate(zip(labels, entries, strict=True), 1):
        if label:
            edits.append(Edit(label, str(place)))
        edits.append(Edit(entry.span, by_number[order[place - 1]].span.of(text)))
    changes = [edit for edit in edits if edit.span.of(text) != edit.text]
    changes.sort(key=lambda edit: edit.span)
    return Fix(tuple(changes), Applicability.UNSAFE, "number the references as they are cited") if changes else None


def _label(text: str, entry: Reference) -> Span | None:
    """Where the printed number of an entry stands, right before its words."""
    start = text.rfind("\n", 0, entry.span.start) + 1
    found = _LABEL.search(text[start : entry.span.start])
    return Span(*found.span(1)).shift(start) if found and found[1] == entry.entry.number else None


def _inside(citation: Citation, entries: Sequence[Reference]) -> bool:
    return any(entry.span.contains(citation.span) for entry in entries)


def _order(citations: Sequence[Citation], numbers: dict[str, int], listed: Sequence[int]) -> list[int]:
    """The numbers as they are first cited, at one place by size; what is nowhere cited stays last, as listed."""
    rows = (
        sorted(numbers[label] for label in citation.resolved if label in numbers)
        for citation in sorted(citations, key=lambda citation: citation.span)
    )
    return list(dict.fromkeys((*(number for row in rows for number in row), *listed)))


def _marker(citation: Citation, new: dict[int, int]) -> Edit | None:
    """The marker with the new numbers, in the signs that it has: brackets, comma and blank, dash."""
    found = _MARKER.fullmatch(citation.text)
    if not found or bool(found[1]) != bool(found[3]):
        return None
    old = [number for part in re.split(r",[ ]?", found[2]) for number in _range(part)]
    if not old or not set(old) <= new.keys():
        return None
    comma = ", " if ", " in found[2] else ","
    dash = re.search(r"[-\u2013]", found[2])
    words = comma.join(_runs(sorted(new[number] for number in old), dash[0] if dash else ""))
    return Edit(citation.span, f"{found[1]}{words}{found[3]}")


def _range(part: str) -> Sequence[int]:
    first, *rest = map(int, re.split(r"[-\u2013]", part))
    return range(first, rest[0] + 1) if rest else (first,)


def _runs(numbers: Sequence[int], dash: str) -> Iterator[str]:
    """The numbers, three or more in a row as a range where the marker had one."""
    runs = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if dash and len(run) > 2:
            yield f"{run[0]}{dash}{run[-1]}"
        else:
            yield from map(str, run)
