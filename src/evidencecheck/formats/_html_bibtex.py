"""The BibTeX that a page carries in a script, as those of Distill do: its entries, printed behind the page."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.formats._bib_fields import inherited, is_reference, kept
from evidencecheck.formats._bib_parser import entries
from evidencecheck.formats._entry import Printer
from evidencecheck.model.document import FlowBuilder
from evidencecheck.model.spans import Span


def printed(text: str, scripts: Sequence[Span], flow: FlowBuilder) -> tuple[Printer, tuple[str, ...]]:
    """Print the entries of ``scripts`` into ``flow``; what of them is damaged is told."""
    parts, at = [], 0
    for script in scripts:
        # What stands before keeps its length, so that places in the page stay what they are.
        parts += [" " * (script.start - at), script.of(text)]
        at = script.end
    found, damages = entries("".join(parts))
    fields_of = inherited(found)
    printer = Printer(flow)
    for entry in found:
        if is_reference(entry):
            printer.entry(kept(entry, fields_of(entry)), entry.key, entry.span)
    return printer, tuple(str(damage) for damage in damages if not damage.unknown)[:10]
