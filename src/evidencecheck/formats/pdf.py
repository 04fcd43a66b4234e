"""PDF: what its pages say, in the order of reading.

A PDF knows characters and places, nothing of lines, columns, paragraphs or notes; all that is told from where things
stand and how large they are (docs/decisions/0018-pdf.md). The text is rendered, a line to each paragraph: columns are
read one after another, words and addresses that were broken at a line's end are whole again, running heads and feet
and page numbers are left out. Notes at the foot of a page stand below the paragraph that goes on over the page's end.
A segment's offset counts the characters of its page as pdfium does, so that their boxes can be had again; its place
names page, column and line. Nothing can be written back.

pypdfium2 reads the file (the extra ``pdf``); without it a notice says what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.formats import _pdf_binding, _pdf_calls, _pdf_drafts, _pdf_furniture, _pdf_notes
from evidencecheck.formats._base import Container, UnfitError
from evidencecheck.formats._pdf_drafts import Draft, Setting
from evidencecheck.formats._pdf_front import quieted
from evidencecheck.formats._pdf_joints import Words
from evidencecheck.formats._pdf_lines import lines_of
from evidencecheck.formats._pdf_page import Line, Rule, Spot
from evidencecheck.formats._pdf_pointers import aimed
from evidencecheck.formats._pdf_writer import Writer
from evidencecheck.model.document import Document, Flow


def read(content: bytes, path: str | None = None) -> Document:
    """Read a PDF from its bytes. Never raises: what cannot be read is said in the document's notices."""
    notices: list[str] = []
    if not content:
        return Document("", "pdf", Flow(""), (), path)
    pages: list[list[Line]] = []
    rules: list[Sequence[Rule]] = []
    gutters: set[float] = set()
    try:
        for page in _pdf_binding.pages(content, notices):
            pages.append(lines_of(page, gutters))
            rules.append(page.rules)
    except UnfitError as error:
        return Document("", "pdf", Flow(""), (), path, notices=(*notices, str(error)))
    empty = sum(not lines for lines in pages)
    if pages and empty == len(pages):
        notices.append("no text: this looks like a scan; recognise its characters (OCR) first")
    elif empty > 1 and 2 * empty > len(pages):
        notices.append(f"{empty} of {len(pages)} pages hold no text: they look like scans and were not read")
    return _document(_pdf_furniture.without(pages), rules, path, notices)


def _document(
    pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Rule]], path: str | None, notices: Sequence[str]
) -> Document:
    setting = Setting(pages)
    text, notes = _told_apart(pages, rules, setting)
    every = [line for draft in notes for line in draft.lines] + text
    spots = {run.area.spot for line in every for run in line.runs if run.area and run.area.spot}
    lines = aimed(sorted(spots, key=_order), every, {id(line) for note in notes for line in note.lines})
    drafts = quieted(_pdf_drafts.drafts_of(text, setting, {id(line) for line in lines.values()}))
    drafts = _named(_merged(_pdf_notes.ending(drafts, setting), notes), lines)
    writer = Writer(
        Words.of([line.text for line in every]),
        _pdf_calls.calls(drafts),
        {spot: _name(spot) for spot in lines},
    )
    writer.add(drafts)
    return writer.rendered("pdf", path, tuple(notices))


def _told_apart(
    pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Rule]], setting: Setting
) -> tuple[list[Line], list[Draft]]:
    """The lines of the running text, and the notes at the feet of the pages."""
    text: list[Line] = []
    notes: list[Draft] = []
    for lines, drawn in zip(pages, rules, strict=True):
        before = None
        if lines and notes and notes[-1].lines[-1].page == lines[0].page - 1:
            before = notes.pop()
        found = _pdf_notes.parted(lines, drawn, setting, before)
        text += _pdf_drafts.edged([line for line in lines if id(line) not in found])
        own = list(_pdf_notes.drafts_of((line for line in lines if id(line) in found), before))
        notes += own
    return text, notes


def _merged(drafts: Sequence[Draft], notes: Sequence[Draft]) -> list[Draft]:
    """Each page's notes below the block that the page ends with."""
    merged: list[Draft] = []
    waiting = list(reversed(notes))
    for draft in drafts:
        while waiting and waiting[-1].lines[0].page < draft.lines[0].page:
            merged.append(waiting.pop())
        merged.append(draft)
    return [*merged, *reversed(waiting)]


def _named(drafts: Sequence[Draft], lines: dict[Spot, Line]) -> list[Draft]:
    """The blocks that links lead to with what they are called by them."""
    names: dict[int, list[str]] = {}
    for spot, line in lines.items():
        names.setdefault(id(line), []).append(_name(spot))
    return [
        attrs.evolve(draft, names=(*draft.names, *names[id(draft.lines[0])])) if id(draft.lines[0]) in names else draft
        for draft in drafts
    ]


def _name(spot: Spot) -> str:
    return f"page {spot.page + 1} at {spot.x or 0:.0f}, {spot.y or 0:.0f}"


def _order(spot: Spot) -> tuple[int, float, float]:
    return spot.page, -(spot.y or 0), spot.x or 0


FORMAT = Container("pdf", read)
