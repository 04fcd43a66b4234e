"""Notes and the labels that a format knows them by: which entries are footnotes, which labels are given twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

import attrs

from evidencecheck.checks._base import View
from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.normalise import fold

_RECALLABLE = frozenset({"markdown", "ipynb", "org", "restructuredtext", "asciidoc", "mediawiki"})
# Formats that name every note, and nothing else so, by itself.
_AT_FOOT = frozenset({"pdf", "docx", "odt"})
# Formats in which a label is written once for its definition and a second definition is lost or an error.
_LABELLED = frozenset(
    {"markdown", "org", "restructuredtext", "html", "latex", "bibtex", "csl-json", "ris", "asciidoc", "jats", "tei"}
)


@attrs.frozen
class Doubled:
    """A label that is defined again at ``later``; ``first`` is where it was."""

    label: str
    first: Span
    later: Span


def footnotes(view: View) -> frozenset[str]:
    """The labels of the references that are notes and not entries of a list.

    They are what footnote markers call, and what the format calls notes without giving them a key.
    """
    called = {
        label for citation in view.citations if citation.style is CitationStyle.FOOTNOTE for label in citation.resolved
    }
    flow = view.document.flow
    notes = sorted(
        flow.span(block.span.start, block.span.end)
        for block in view.document.blocks
        if block.kind is BlockKind.NOTE
        and (not block.names or (view.document.format in _AT_FOOT and block.written is None))
    )
    for reference in view.references:
        around = bisect_right(notes, reference.span.start, key=lambda note: note.start) - 1
        if around >= 0 and notes[around].contains(reference.span):
            called.add(reference.label)
    return frozenset(called)


def recallable(document: Document) -> bool:
    """Whether a note of the format can be called from several places, so that nobody need write it twice."""
    return document.format in _RECALLABLE


def doubled(view: View) -> Iterator[Doubled]:
    """Every label that the format knows a note or an entry by, and that is defined more than once."""
    document = view.document
    if document.format in _NAMED:
        yield from _named(view)
    if document.format not in _LABELLED:
        return
    seen: dict[str, Span] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.NOTE:
            continue
        place = block.written or document.flow.span(block.span.start, block.span.end)
        for name in dict.fromkeys(block.names or ((block.label,) if block.label else ())):
            first = seen.setdefault(name, place)
            if first != place and not first.overlaps(place):
                yield Doubled(name, first, place)


# Notes that are written where they are called, by name and body. Compiled where a document is of that format.
_NAMED = {
    "mediawiki": r"(?is)<ref\b[^<>]*?\bname\s*=\s*(?:\"([^\"<>]+)\"|'([^'<>]+)'|([^\s/<>\"']+))[^<>]*(?<!/)>"
    r"(.*?)</ref\s*>",
    "asciidoc": r"footnote:([\w-]+)\[((?:[^\]\\]|\\.)*)\]",
}


def _named(view: View) -> Iterator[Doubled]:
    """Names of notes that two bodies have, of which programs show one, or an error for the second."""
    text, form = view.document.text, re.compile(_NAMED[view.document.format])
    seen: dict[str, tuple[str, Span]] = {}
    for citation in sorted(view.citations, key=lambda one: one.span):
        found = form.match(text, citation.span.start)
        if not found:
            continue
        *names, written = found.groups()
        name, body = unescape(next(filter(None, names), "")).strip(), fold(written)
        if not body:
            continue
        have, first = seen.setdefault(name, (body, Span(*found.span())))
        if have != body:
            yield Doubled(name, first, Span(*found.span()))
