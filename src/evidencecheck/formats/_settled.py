"""Citations of reference managers, settled on a sheet when all of it is read: who answers whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from evidencecheck.formats._cited import Cite, Cited, Goto, Record, answers, lone_number, printed_number
from evidencecheck.formats._entry import Printer
from evidencecheck.formats._sheet import Place, Sheet
from evidencecheck.model.document import BlockKind, FlowBuilder, Pointer
from evidencecheck.model.spans import Span
from evidencecheck.text.normalise import fold

_WHOLE = re.compile(r"[\d\s,;–—-]+|[^()\[\]]*\b\d{4}[a-z]?")
_BRACKETED = re.compile(r"\[(\d{1,4})\]")
_BRACKETS = {"[": "]", "(": ")"}
_FEW = 2


def settle(sheet: Sheet, cited: Cited) -> None:
    """Give the printed entries the names of what they print, print what is printed nowhere, and point at both."""
    if not sheet.cites and not sheet.listed:
        return
    _declare(sheet)
    # What is cited in words that are deleted or hidden is not cited.
    records = list(dict.fromkeys(one for cite, _, _ in sheet.cites if isinstance(cite, Cite) for one in cite.records))
    text, found = sheet.words(), _found(sheet, records)
    for record, n in found.items():
        sheet.name(n, record.names)
    numbers = {
        record: sheet.blocks[n].label or printed_number(sheet.blocks[n].span.of(text)) for record, n in found.items()
    }
    answered = set(found)
    # A bibliography may have been typed, or been turned into plain text.
    typed = sum(sheet.blocks[n].kind is not BlockKind.NOTE for n in found.values()) * _FEW > len(records)
    if not cited.printed and not typed:
        answered.update(record for record in records if record not in found and _print(sheet, record))
    for cite, span, noted in sheet.cites:
        if isinstance(cite, Goto):
            sheet.pointers.append(Pointer(_bracketed(text, _trimmed(text, span)), (cite.target,)))
        elif all(record in answered for record in cite.records):
            for place, some in _works(text, span, cite, numbers):
                targets = tuple(dict.fromkeys(record.names[0] for record in some))
                sheet.pointers.append(Pointer(place if noted else _bracketed(text, place), targets))


def _declare(sheet: Sheet) -> None:
    """What a bibliography prints are entries beyond doubt: notes, where no label or other note stands in the way.

    Word prints numbered styles as a table, each number in a cell of its own.
    """
    text = sheet.words()
    noted = any(block.kind is BlockKind.NOTE for block in sheet.blocks)
    number = ""
    for n in sheet.listed:
        block = sheet.blocks[n]
        words = block.span.of(text)
        if block.kind is BlockKind.CELL and number and not lone_number(words):
            sheet.declare(n, number)
            number = ""
        elif block.kind is BlockKind.CELL:
            number = lone_number(words)
        elif block.kind is BlockKind.PARAGRAPH and not noted and not printed_number(words):
            sheet.declare(n)


def _found(sheet: Sheet, records: Sequence[Record]) -> dict[Record, int]:
    """The block that prints each record: in the bibliography where there is one, else wherever; then by number."""
    if not records:
        return {}
    text = sheet.words()
    rows = sheet.listed or [n for n, one in enumerate(sheet.blocks) if one.kind is not BlockKind.HEADING]
    called = {name: n for n in sheet.listed for name in sheet.blocks[n].names}
    found = {record: called[record.names[0]] for record in records if record.names[0] in called}
    records = [record for record in records if record not in found]
    taken = set(found.values())
    rows = [n for n in rows if n not in taken]
    passages = [sheet.blocks[n].span.of(text) for n in rows]
    found |= {records[k]: rows[at] for k, at in answers(records, passages).items()}
    numbered = {printed_number(passage): row for passage, row in zip(passages, rows, strict=True) if sheet.listed}
    taken = set(found.values())
    for cite, span, _ in sheet.cites:
        if isinstance(cite, Goto):
            continue
        row = numbered.get(lone_number(span.of(text)) or "?")
        if len(cite.records) == 1 and row is not None and row not in taken and cite.records[0] not in found:
            found[cite.records[0]] = row
            taken.add(row)
    return found


def _print(sheet: Sheet, record: Record) -> bool:
    flow = FlowBuilder()
    printer = Printer(flow)
    if not printer.entry(record.kept, "", Span(0, 0)):
        return False
    place = Place(f"citation {record.first}", record.member)
    sheet.entry(flow.build().text, printer.stated, record.names, place, record.offset)
    return True


def _works(text: str, span: Span, cite: Cite, numbers: Mapping[Record, str]) -> list[tuple[Span, tuple[Record, ...]]]:
    """The places of a citation's works: one by one where each says author and year or has brackets, else all in one."""
    words = span.of(text)
    whole = [(_trimmed(text, span), cite.records)]
    bracketed = list(_BRACKETED.finditer(words))
    if len(bracketed) == len(cite.records) >= _FEW:
        by_number = {numbers.get(record): record for record in cite.records}
        if all(match[1] in by_number for match in bracketed):
            return [(Span(*match.span()).shift(span.start), (by_number[match[1]],)) for match in bracketed]
    if len(cite.records) < _FEW or ";" not in words:
        return whole
    parts: list[tuple[Span, tuple[Record, ...]]] = []
    at = span.start
    for part in words.split(";"):
        said = f" {fold(part)} "
        named = tuple(one for one in cite.records if one.year and one.year in said and f" {one.family} " in said)
        place = _trimmed(text, Span(at, at + len(part)), "()[] ")
        parts.append((place, named))
        at += len(part) + 1
    met = [record for _, named in parts for record in named]
    return parts if all(named for _, named in parts) and len(met) == len(set(met)) == len(cite.records) else whole


def _trimmed(text: str, span: Span, chars: str | None = None) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip(chars)), span.end - len(words) + len(words.rstrip(chars)))


def _bracketed(text: str, span: Span) -> Span:
    """Numbers, or an author and a year, with the brackets that are typed around them."""
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    if _WHOLE.fullmatch(span.of(text)) and before in _BRACKETS and _BRACKETS[before] == after:
        return Span(span.start - 1, span.end + 1)
    return span
