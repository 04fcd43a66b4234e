"""A quotation that its source has in other words.

## What it does
Holds words in quotation marks, four or more, that stand in a sentence with a citation against the text of the cited
work, where one lies in `references/texts/`. A file there is called as its source is: by the key of its entry
(`ito2018.txt`), by the DOI with "_" for "/" (`10.1000_tp.61.33.pdf`), or by the page and the label there
(`night-buses-3.md`); it ends in `.txt`, `.md`, `.pdf` or `.xml` (JATS). What was left out (`…`, `[...]`), `[sic]`,
words in brackets, capitals, accents, stops, hyphens, spaces and the kinds of quotation marks and dashes are no
difference, nor are the source's own citations. A quotation within another is part of it.

It is an error where the text has two thirds of the words or more, in their order, and others between; the message gives
the words on both sides and the place. In a PDF, or over the end of a paragraph, where a running head may stand in
mid-sentence, a reader is asked to look; and so where the words are not found at all, for the text may be another
edition, or a part. Where several works are cited and one has the words, all is well; where the text of one of them is
missing, nothing is said, and the quotation is counted as not checked; a file without words, such as a scan, is told. It
cannot tell a translation from an invention, sees no quotation without marks (a block set in), and takes a title in
quotation marks for a quotation.

Measured on copies of 20 pages in PDF and Word: of 2,014 stretches of 6 to 25 words 1,976 are found word for word, and
29 are told where the copy differs indeed. Of those found, with one word replaced, left out or put in, 1,964 are told
with the words that differ, and none is taken for right. Scans and other editions will do worse.

## Why it matters
Quotation marks promise the very words. A word that was changed in copying may turn what somebody said around.

## Example
    Ito writes that “night buses halve the number of all accidents”.[^1]

    The text has, at line 12: night buses nearly halve the number of accidents

## Fix
Copy the words from the source, mark what you leave out by "…" and what you change by brackets, or tell it in words of
your own.

## References
- *The Chicago Manual of Style*, 17th ed., 13.7 to 13.8 (permissible changes) and 13.50 to 13.58 (ellipses).
- American Psychological Association, *Publication Manual*, 7th ed., 8.30 to 8.31.
- Figures: `benchmarks/quotations.py`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.citation import Citation
from evidencecheck.model.document import BlockKind
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

if TYPE_CHECKING:
    from evidencecheck.text.verbatim import Letters, Near

MOST_WORDS = 2 / 3
SHOWN = 3  # differences in a message
_BREAK = late(r"\n\s*\n|\f")  # where the head or foot of a page may stand in a text that was saved from print
_MARGIN = 10  # characters
_MARKS = ("“", "„", "«", "»", "‹", "‘", "‚", '"', "「", "『", "＂")


@attrs.frozen(eq=False)
class Quoted:
    """A quotation with the labels of what it may be quoted from: where it stands, marks and all, and its words."""

    span: Span
    words: str
    labels: tuple[str, ...]


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per quotation, at the quotation."""
    for quoted in _quoted(view):
        held = _held(view, quoted)
        label, place = _verbatim(quoted, held)
        if place:
            message = f"word for word in {place}"
            yield check.passed(message, quoted.span, reference=label)
        elif len(held) == len(quoted.labels):
            yield from _told(check, quoted, held)
        else:
            blank = next((label for label in quoted.labels if label in view.texts and label not in held), None)
            if blank:
                text = view.texts[blank]
                why = "; ".join(text.document.notices) or "no words"
                yield check.open(f"not held against {text.name}: {why}", quoted.span, reference=blank)


def lacking(view: View) -> int:
    """How many quotations with a citation could not be held against the text of every work cited, for want of one."""
    return sum(len(_held(view, quoted)) < len(quoted.labels) for quoted in _quoted(view))


def _held(view: View, quoted: Quoted) -> dict[str, SourceText]:
    """The texts that the quotation may be from and that are at hand; one without a word, as of a scan, is not."""
    texts = {label: view.texts[label] for label in quoted.labels if label in view.texts}
    return {label: text for label, text in texts.items() if any(map(str.isalnum, text.text))}


def _verbatim(quoted: Quoted, held: Mapping[str, SourceText]) -> tuple[str, str]:
    """The label of the source that has the words, and where; "" and "" where none has."""
    from evidencecheck.text.verbatim import found_in  # noqa: PLC0415 - only where something is quoted

    for label, text in held.items():
        for letters in _readings(text):
            if found := found_in(quoted.words, letters):
                return label, f"{text.name}, {text.place(found.start)}"
    return "", ""


def _told(check: Check, quoted: Quoted, held: Mapping[str, SourceText]) -> Iterator[Finding]:
    from evidencecheck.text.verbatim import nearest  # noqa: PLC0415 - only where something is quoted

    near: dict[str, Near] = {}
    for label, text in held.items():
        found = [one for letters in _readings(text) if (one := nearest(quoted.words, letters, MOST_WORDS))]
        if found:
            near[label] = max(found, key=lambda one: (one.shared, -len(one.differences)))
    alone = next(iter(held)) if len(held) == 1 else None
    if not near:
        names = " and ".join(text.name for text in held.values())
        message = f"these words do not stand in {names}; is it another edition, or a part?"
        yield check.review(Severity.WARNING, message, quoted.span, reference=alone)
        return
    label = max(near, key=lambda one: near[one].shared)
    text = held[label]
    best = near[label]
    if not best.differences:
        return
    where = f"{text.name}, {text.place(best.span.start)}"
    message = f"not word for word: {_difference(best)} ({where})"
    evidence = (Evidence("quotation", quoted.words, " ".join(best.span.of(text.text).split()), where),)
    if text.printed or _over_a_break(quoted.words, best, text.text):
        yield check.review(Severity.WARNING, message, quoted.span, reference=label, evidence=evidence)
    else:
        yield check.fail(Severity.ERROR, message, quoted.span, reference=label, evidence=evidence)


def _over_a_break(words: str, near: Near, text: str) -> bool:
    """Whether a paragraph or page of the source ends within the quoted words, or where the first or last differ."""
    plain = " ".join(words.split()).rstrip(" .,;:!?")
    first, last = near.differences[0][0], near.differences[-1][0]
    start = near.span.start - (len(first) + _MARGIN if first and plain.startswith(first) else 0)
    end = near.span.end + (len(last) + _MARGIN if last and plain.endswith(last) else 0)
    return _BREAK.search(text, max(0, start), end) is not None


def _difference(near: Near) -> str:
    """The words that differ, the first few pairs of them."""
    told = [_pair(own, other) for own, other in near.differences[:SHOWN]]
    more = len(near.differences) - SHOWN
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")


def _pair(own: str, other: str) -> str:
    if own and other:
        return f"“{own}” for “{other}”"
    return f"“{own}” is put in" if own else f"“{other}” is left out"


@lru_cache(maxsize=64)
def _readings(text: SourceText) -> tuple[Letters, ...]:
    """A text as it stands, and without its own citations where it has some."""
    from evidencecheck.text.verbatim import Letters, uncited  # noqa: PLC0415 - only where something is quoted

    document = text.document
    marks = [*(one.span for one in document.pointers), *(one.span for one in document.raised)]
    without = uncited(text.text, marks)
    return (Letters.of(text.text), *([Letters.of(without)] if without != text.text else []))


@lru_cache(maxsize=1)
def _quoted(view: View) -> tuple[Quoted, ...]:
    """The quotations of a document that stand with a citation."""
    return tuple(_cited(view)) if view.citations and any(mark in view.document.text for mark in _MARKS) else ()


def _cited(view: View) -> Iterator[Quoted]:
    from evidencecheck.text.quotations import quotations  # noqa: PLC0415 - only where something is quoted

    flow = view.document.flow
    repeated = {reference.label: reference.repeats for reference in view.references if reference.repeats}
    claims = _Places((claim.span, claim.citations) for claim in view.claims)
    entries = _Places((reference.span, ()) for reference in view.references)
    markers = _Places((flow.place(citation.span), ()) for citation in view.citations)
    blocks = [block.span for block in view.document.blocks if block.kind is not BlockKind.HEADING]
    for block in blocks or [Span(0, len(flow.text))]:
        for quotation in quotations(block.of(flow.text)):
            start, end = block.start + quotation.start, block.start + quotation.end
            span = flow.span(start, end)
            if any(entries.over(span)):
                continue
            near = {n for _, numbers in claims.over(span) for n in numbers}
            labels = _labels([view.citations[n] for n in sorted(near)])
            if labels:
                within = [place for place, _ in markers.over(Span(start + 1, end - 1))]
                words = _unmarked(start + 1, flow.text[start + 1 : end - 1], within)
                yield Quoted(span, words, tuple(dict.fromkeys(repeated.get(one, one) for one in labels)))


class _Places:
    """Stretches of a text with numbers, so that not all are looked at for those over another stretch."""

    def __init__(self, places: Iterable[tuple[Span, tuple[int, ...]]]) -> None:
        self._places = sorted(places, key=lambda place: place[0].start)
        self._starts = [span.start for span, _ in self._places]
        # The furthest end so far: where it lies before a stretch, no earlier place is over that.
        self._ends = list(accumulate((span.end for span, _ in self._places), max))

    def over(self, span: Span) -> Iterator[tuple[Span, tuple[int, ...]]]:
        for place in self._places[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]:
            if place[0].overlaps(span):
                yield place


def _labels(citations: list[Citation]) -> list[str]:
    return [label for citation in citations for label in citation.labels]


def _unmarked(start: int, words: str, markers: Iterable[Span]) -> str:
    """The words without the citations that stand among them; ``start`` is where they begin in the flow."""
    for place in markers:
        first, last = place.start - start, place.end - start
        if first >= 0 and last <= len(words):
            words = words[:first] + " " * (last - first) + words[last:]
    return words


CHECK = Check("EC507", "altered-quotation", Needs.TEXT, run, lacking=lacking)
