"""Notes and entries that are there and say nothing, which a format's reader leaves out or hands over without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs

from evidencecheck.checks._base import View
from evidencecheck.checks._lists import is_list
from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.document import STAND_IN
from evidencecheck.model.spans import Span

# How an empty definition is written, by format; what follows belongs to no note.
_LABEL = r"(?P<label>[^\s\[\]{}\"'<>]+)"
_WRITTEN = {
    "markdown": r"^ {0,3}\[\^LABEL\]:[ \t]*$(?!(?:\r?\n[ \t]*)*\r?\n(?: {4}|\t)[ \t]*\S)(?!\r?\n[^\s\[#])",
    "restructuredtext": r"^\.\. \[LABEL\][ \t]*$(?!(?:\r?\n[ \t]*)*\r?\n[ \t]+\S)",
    "org": r"^\[fn:LABEL\][ \t]*$(?=\s*(?:\Z|\n\[fn:|\n\*)|[ \t]*\r?\n[ \t]*\r?\n[ \t]*\r?\n)",
    "html": r"<(?P<tag>li|p|div|dd|aside|td)\b[^<>]*\bid\s*=\s*[\"']?LABEL[\"'\s>][^<>]*>?\s*"
    r"(?:<a\b[^<>]*>(?:[^\w<]|&\#?\w+;)*</a>\s*)?</(?P=tag)>",
    "latex": r"\\bibitem(?:\[[^\]]*\])?\{LABEL\}\s*(?=\\bibitem|\\end\{thebibliography\})",
}
_WIKI = r"(?i)<ref\b[^<>/]*>\s*</ref\s*>"
_MARK = r"[ \t]*(?:[\[(]N[\])]|N[.)\]]|N)[ \t]*[.,;:\u2013\u2014-]?[ \t]*"


@attrs.frozen
class Empty:
    """A note without words: the label that citations call it by, where it stands, and its reference's label."""

    number: str
    span: Span
    reference: str | None = None


def empties(view: View) -> Iterator[Empty]:
    """Every empty note or entry of a document."""
    if is_list(view.document):
        return
    text = view.document.text
    for reference in view.references:
        bare = reference.span.of(text)
        # What is called empty has no letter, digit or picture in the document itself either, whatever was read of it.
        if not any(char.isalnum() for char in bare + reference.raw) and STAND_IN not in reference.entry.flow.text:
            around = reference.span if bare.strip() else _line(reference.span, text)
            yield Empty(reference.entry.number or "", around, reference.label)
    yield from _unread(view)
    yield from _between(view)


def _unread(view: View) -> Iterator[Empty]:
    """Definitions without a body, which readers leave out: those that a citation asks for."""
    document = view.document
    asking = [
        citation
        for citation in view.citations
        if citation.style is not CitationStyle.AUTHOR_YEAR and not citation.marker.external and citation.orphans
    ]
    if document.format == "mediawiki":
        for citation in asking:
            body = re.compile(_WIKI).match(document.text, citation.span.start)
            if body:
                yield Empty(citation.orphans[0], Span(*body.span()))
        return
    form = _WRITTEN.get("markdown" if document.format == "ipynb" else document.format)
    wanted = {label for citation in asking for label in citation.orphans}
    if not form or not wanted:
        return
    # Compiled where they are needed: most documents have no such marker.
    for found in re.compile(form.replace("LABEL", _LABEL), re.MULTILINE).finditer(document.text):
        if found["label"] in wanted:
            wanted.discard(found["label"])
            yield Empty(found["label"], Span(*found.span()).trimmed(document.text))


def _between(view: View) -> Iterator[Empty]:
    """Numbers that stand alone where an entry of a numbered list is missing."""
    text = view.document.text
    numbered = [r for r in view.references if (r.entry.number or "").isdecimal()]
    for before, after in pairwise(numbered):
        first, last = int(before.entry.number or 0), int(after.entry.number or 0)
        if before.entry.scope != after.entry.scope or not 1 < last - first < 10:
            continue
        for missing in range(first + 1, last):
            form = rf"^{_MARK.replace('N', str(missing))}$"
            found = re.compile(form, re.MULTILINE).search(text, before.span.end, after.span.start)
            if found:
                yield Empty(str(missing), Span(*found.span()).trimmed(text))


def _line(span: Span, text: str) -> Span:
    """The line around an empty span, so that there is something to show."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(text)).trimmed(text)
