"""A reference list as a document of its own: entries that are only fields, printed one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from evidencecheck.formats._entry import Kept, Printer
from evidencecheck.model.document import Document, Flow, FlowBuilder
from evidencecheck.model.spans import Span

_TOLD = 10


@attrs.frozen
class Listed:
    """One entry: its key ("" without one), where it is written, and what it keeps."""

    key: str
    span: Span
    kept: Kept


def page(text: str, name: str, path: str | None, listed: Sequence[Listed], notices: tuple[str, ...]) -> Document:
    """The document that prints the entries in their order; several of one key, and empty ones, are told."""
    flow = FlowBuilder()
    printer = Printer(flow)
    empty = [one.key or "without a key" for one in listed if not printer.entry(one.kept, one.key, one.span)]
    keys = Counter(one.key for one in listed if one.key)
    told = [
        *(f"{times} entries are called {key}" for key, times in keys.items() if times > 1),
        *(f"the entry {key} holds nothing to read" for key in empty),
    ]
    return Document(
        text,
        name,
        flow.build(),
        tuple(printer.blocks),
        path,
        notices=(*notices, *counted(told, "more are told of")),
        stated=tuple(printer.stated),
    )


def counted(told: Sequence[str], more: str) -> tuple[str, ...]:
    """The first of what is told, and how much ``more`` there is: a file of another kind must not fill a screen."""
    return (*told[:_TOLD], *([f"{len(told) - _TOLD} {more}"] if len(told) > _TOLD else []))


def joined(first: Flow, between: str, second: Flow) -> Flow:
    """Two stretches of words as one, with ``between`` them."""
    builder = FlowBuilder()
    builder.extend(first)
    builder.add(between, second.start(0), second.start(0))
    builder.extend(second)
    return builder.build()
