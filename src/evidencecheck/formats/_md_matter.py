"""Metadata blocks: the bibliographies that they name, and the references that they hold (Pandoc, MyST, Hugo)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._csl_item import kept, key_of
from evidencecheck.formats._entry import Printer
from evidencecheck.formats._json_places import Array, Object, Scalar
from evidencecheck.model.document import Beside, Document, FlowBuilder
from evidencecheck.model.spans import Span

_TELLS = re.compile(r"^(?:bibliography|references)[ \t]*[:=]", re.MULTILINE)
_PLAIN = re.compile(
    r"^bibliography:[ \t]+(?:\"([^\"\\\r\n]+)\"|'([^'\r\n]+)'|([\w./~][\w./~-]*))[ \t]*\r?$", re.MULTILINE
)
_EDGE = re.compile(r"(?:---|\+\+\+|\.\.\.)[ \t]*\r?$", re.MULTILINE)
LARGEST = 2**19
"""The characters of the largest block that is read: the library is slow."""


def with_matter(document: Document, blocks: Sequence[Span]) -> Document:
    """A document with what its metadata ``blocks`` say: files beside it, and references below its text."""
    for block in blocks:
        if _TELLS.search(document.text, block.start, block.end):
            try:
                document = _read(document, block)
            except UnfitError as error:
                notice = f"the metadata was not read: {error}"
                document = attrs.evolve(document, notices=(*document.notices, notice))
    return document


def _read(document: Document, block: Span) -> Document:
    text = document.text
    opening, *_, closing = (found.span() for found in _EDGE.finditer(text, block.start, block.end))
    start, end = opening[1], closing[0]
    if end - start > LARGEST:
        raise UnfitError(f"it is longer than {LARGEST} characters")
    if text.startswith("+++", block.start):
        return attrs.evolve(document, beside=(*document.beside, *_toml(text, start, end)))
    # The library is slow, and loaded where it is needed.
    if (plain := _PLAIN.search(text, start, end)) and len(_TELLS.findall(text, start, end)) == 1:
        place = Span(*plain.span(plain.lastindex or 0))
        return attrs.evolve(document, beside=(*document.beside, Beside(place.of(text), place)))
    from evidencecheck.formats import _yaml_places  # noqa: PLC0415

    said = _yaml_places.tree(text, start, end)
    if not isinstance(said, Object):
        return document
    named, held = said.has.get("bibliography"), said.has.get("references")
    files = [one for one in (named.items if isinstance(named, Array) else [named]) if isinstance(one, Scalar)]
    beside = (Beside(one.text.strip(), one.flow.span(0, len(one.text))) for one in files if one.text.strip())
    document = attrs.evolve(document, beside=(*document.beside, *beside))
    items = [one for one in held.items if isinstance(one, Object) and key_of(one)] if isinstance(held, Array) else []
    if not items:
        return document
    flow = FlowBuilder()
    flow.extend(document.flow)
    printer = Printer(flow)
    for item in items:
        printer.entry(kept(item), key_of(item), item.span)
    return attrs.evolve(
        document,
        flow=flow.build(),
        blocks=(*document.blocks, *printer.blocks),
        stated=(*document.stated, *printer.stated),
    )


def _toml(text: str, start: int, end: int) -> Iterator[Beside]:
    try:
        named = tomllib.loads(text[start:end].replace("\r\n", "\n")).get("bibliography")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnfitError(f"this is no TOML ({error})") from error
    at = text.find("bibliography", start, end)
    for path in named if isinstance(named, list) else [named]:
        place = text.find(path, at, end) if isinstance(path, str) and path.strip() else -1
        if place >= 0:
            yield Beside(str(path), Span(place, place + len(str(path))))
