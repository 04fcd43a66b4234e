"""Markers by name: footnotes ``[^id]``, Pandoc's keys ``[@key]`` and ``@key``, keys as printed ``[Den68, p. 3]``.

Sources: Pandoc User's Guide, "Footnotes" and "Citation syntax"; BibTeX's style "alpha".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from evidencecheck.extract.lines import ALPHA
from evidencecheck.model.citation import CitationStyle, Marker
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

if TYPE_CHECKING:
    from evidencecheck.extract.entry_list import EntryList
    from evidencecheck.extract.prose import Prose

_NOTE = late(r"\[\^([^\]\s]{1,80})\]")
_KEY = r"(?<![\w@./])-?@(?:\{([^}\s]+)\}|(\w(?:[\w:.#$%&+?<>~/-]*\w)?))"
_GROUP = late(r"\[(?:[^\[\]]*?[\s;(])??-?@[^\[\]]*\]")
_LONE = late(_KEY)
_PRINTED = late(rf"\[({ALPHA}(?:\s*[,;]\s*{ALPHA})*)(?:,\s*[^\W\d§][^\[\]]{{0,30}})?\](?![(:])")
_BIBLIOGRAPHY = late(r"^(?:bibliography|references|csl)\s*:", re.MULTILINE)
_CROSS = late(
    r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|supp\w*)[-:]\S|ref\("
)
"""Quarto's and pandoc-crossref's references to figures, tables, sections, theorems … of the same text; bookdown's."""
_PANDOC = frozenset({".rmd", ".qmd"})
"""The endings of files that are Pandoc's for sure: a handle would have to be escaped."""


def markers(prose: Prose, lists: Sequence[EntryList]) -> Iterator[Marker]:
    """All markers by name in the prose.

    Keys in running text count where the document uses keys at all, and where they cannot be handles ("find us as
    @studio"): they hold a digit, or stand in brackets elsewhere, or the file's ending is Pandoc's.
    Notes cite by keys, too.
    """
    printed = next((n for n, found in enumerate(lists) if _prints_keys(prose, found)), None)
    notes = next((n for n, found in enumerate(lists) if found.form == "note"), 0)
    for block in prose:
        text = block.span.of(prose.text)
        base = block.span.start
        for match in _NOTE.finditer(text):
            # A definition begins its line: "them[^tidy]: one row" is a marker before a colon.
            if (
                text[match.end() : match.end() + 1] == ":"
                and not re.split(r"[\r\n]", text[: match.start()])[-1].strip()
            ):
                continue
            marker = _marker(prose, base, match.span(), CitationStyle.FOOTNOTE, (match[1],))
            yield attrs.evolve(marker, scope=notes)
        if printed is not None:
            yield from _as_printed(prose, block.span, printed)
    yield from _by_key(prose)


def _by_key(prose: Prose) -> Iterator[Marker]:
    """The markers by Pandoc's keys, in the prose and in what is written as a note."""
    # Entries that the format keeps as such print their fields, and cite nothing.
    noted = (
        block
        for block in prose.document.blocks
        if block.kind is BlockKind.NOTE and prose.text.startswith("[^", block.span.start)
    )
    lone: list[Marker] = []
    bracketed: set[str] = set()
    for block in (*prose, *noted):
        if prose.text.find("@", block.span.start, block.span.end) < 0:
            continue
        grouped = list(_grouped(prose, block.span))
        bracketed.update(key for marker in grouped for key in marker.numbers)
        yield from grouped
        lone += _alone(prose, block.span, [marker.span for marker in grouped])
    pandoc = PurePath(prose.document.path or "").suffix.lower() in _PANDOC
    if bracketed or pandoc or _declares_bibliography(prose.document):
        for marker in lone:
            (key,) = marker.numbers
            if pandoc or key in bracketed or "{" in marker.text or any(char.isdigit() for char in key):
                yield marker


def _grouped(prose: Prose, place: Span) -> Iterator[Marker]:
    """The keys in square brackets of one block."""
    for match in _GROUP.finditer(place.of(prose.text)):
        named = (key[1] or key[2] for key in _LONE.finditer(match[0]))
        keys = tuple(key for key in named if not _CROSS.match(key))
        if keys:
            yield _marker(prose, place.start, match.span(), CitationStyle.KEY, keys)


def _alone(prose: Prose, place: Span, grouped: Sequence[Span]) -> Iterator[Marker]:
    """The keys of one block that stand in running text. "(@name)" is how handles are given."""
    text = place.of(prose.text)
    for match in _LONE.finditer(text):
        if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
            continue
        if _CROSS.match(text, match.start(match.lastindex or 1)):
            continue
        marker = _marker(prose, place.start, match.span(), CitationStyle.KEY, (match[1] or match[2],))
        if not any(group.contains(marker.span) for group in grouped):
            yield marker


def _prints_keys(prose: Prose, found: EntryList) -> bool:
    """Whether a list's keys are printed without Pandoc's sign: what looks like one of them points at it."""
    return found.form == "key" and "@" not in prose.text[found.span.start : found.entries[0].span.start]


def _as_printed(prose: Prose, place: Span, scope: int) -> Iterator[Marker]:
    """The markers of one block that point at a list of printed keys, by number."""
    for match in _PRINTED.finditer(place.of(prose.text)):
        keys = tuple(re.split(r"\s*[,;]\s*", match[1]))
        yield attrs.evolve(
            _marker(prose, place.start, match.span(), CitationStyle.KEY, keys), scope=scope, external=False
        )


def _declares_bibliography(document: Document) -> bool:
    """Whether the front matter names a bibliography, as Pandoc and Quarto want it."""
    if document.beside:
        return True
    head = document.text[:4000].lstrip("\ufeff")
    end = head.find("\n---", 3)
    return head.startswith("---") and bool(_BIBLIOGRAPHY.search(head[: max(0, end)]))


def _marker(prose: Prose, base: int, place: tuple[int, int], style: CitationStyle, names: tuple[str, ...]) -> Marker:
    span = prose.document.flow.span(base + place[0], base + place[1])
    return Marker(span, span.of(prose.document.text), style, names, external=style is CitationStyle.KEY)
