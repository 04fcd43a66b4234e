"""reStructuredText that a program has put into Markdown as it was, as Sphinx-Gallery does for its notebooks.

Only where notes are written so: ``.. [1] Cook J. `Walking <https://…>`_``, shown in ``[1]_``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from evidencecheck.model.document import STAND_IN, Block, BlockKind, Document, FlowBuilder, Link, Pointer
from evidencecheck.model.spans import Span

_NOTE = re.compile(r"^([ \t]*)\.\. \[(\d{1,3})\] ", re.MULTILINE)
_SIGN = re.compile(r"\[(\d{1,3})\](?![^\W_]|_\w)")
_TAIL = re.compile(r"(?<=\[\d\])_(?!\w)|(?<=\[\d\d\])_(?!\w)")
_QUOTED = re.compile(r"`([^`<]*[^`<\s])(?:\s*<([^`<>\s]+)>)?`")


def defines(text: str) -> bool:
    """Whether notes are defined in a text as reStructuredText does."""
    return _NOTE.search(text) is not None


def read_rest(page: Document) -> Document:
    """A page of Markdown with such notes as reStructuredText means them.

    ``.. [1] `` is read as ``[^1]:  ``, which is as long; each definition is a note. ``[1]_`` points at it, and its last
    sign becomes a blank. What stands between single backticks on a page that defines notes, code in Markdown, is prose:
    the words of a link, or of a role such as a DOI.
    """
    noted = _NOTE.search(page.flow.text) is not None
    page = _unquoted(page) if noted else page
    signs = [_pointer(sign) for sign in _SIGN.finditer(page.flow.text) if _is_sign(page, sign)]
    blocks = tuple(_noted(page)) if noted else page.blocks
    text = _TAIL.sub(" ", _NOTE.sub(r"\1[^\2]:  ", page.flow.text))
    pointers = tuple(sorted((*page.pointers, *signs), key=lambda one: one.span))
    return attrs.evolve(page, flow=attrs.evolve(page.flow, text=text), blocks=blocks, pointers=pointers)


def _is_sign(page: Document, sign: re.Match[str]) -> bool:
    """Whether an underscore follows in the source; of two of them Markdown makes emphasis, and takes them away."""
    after = page.flow.end(sign.end())
    return page.text[after : after + 1] == "_" or page.text[after - 1 : after] == "_"


def _pointer(sign: re.Match[str]) -> Pointer:
    return Pointer(Span(*sign.span()), (f"[{sign[1]}]",))


def _noted(page: Document) -> Iterator[Block]:
    """The blocks of a page, each definition of a note as one of its own."""
    found = list(_NOTE.finditer(page.flow.text))
    n = 0
    for block in page.blocks:
        start, end = block.span.start, block.span.end
        inside = []
        while n < len(found) and found[n].start() < end:
            if found[n].start(2) >= start:
                inside.append(found[n])
            n += 1
        first = inside[0].start() if inside else end
        if page.flow.text[start:first].strip():
            yield attrs.evolve(block, span=Span(start, _stripped(page.flow.text, start, first)))
        for k, note in enumerate(inside):
            after = inside[k + 1].start() if k + 1 < len(inside) else end
            opening = note.end(1)
            yield Block(
                BlockKind.NOTE, Span(opening, _stripped(page.flow.text, opening, after)), 0, note[2], (f"[{note[2]}]",)
            )


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _unquoted(page: Document) -> Document:
    """The page with words for each stand-in that stands for words between backticks."""
    flow, built = page.flow, FlowBuilder()
    begins: list[int] = []
    links = []
    after_quoted = False
    for k, start in enumerate(flow.starts):
        end = flow.starts[k + 1] if k + 1 < len(flow.starts) else len(flow.text)
        words, origin, stop = flow.text[start:end], flow.origins[k], flow.ends[k]
        begins.append(built.length)
        match = _QUOTED.fullmatch(page.text, origin, stop) if words == STAND_IN else None
        if match:
            built.add(match[1], match.start(1), match.end(1))
            if match[2] and "://" in match[2]:
                links.append(Link(Span(begins[-1], built.length), match[2], Span(origin, stop)))
        elif after_quoted and words.startswith("_"):
            built.add(" " + words[1:], origin, stop)
        else:
            built.add(words, origin, stop)
        after_quoted = match is not None

    def moved(span: Span) -> Span:
        return Span(_moved(span.start), _moved(span.end))

    def _moved(offset: int) -> int:
        if offset >= len(flow.text):
            return built.length
        k = bisect_right(flow.starts, offset) - 1
        return begins[k] + offset - flow.starts[k]

    return attrs.evolve(
        page,
        flow=built.build(),
        blocks=tuple(attrs.evolve(block, span=moved(block.span)) for block in page.blocks),
        raised=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.raised),
        pointers=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.pointers),
        stated=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.stated),
        links=tuple(
            sorted(
                (*(attrs.evolve(one, span=moved(one.span)) for one in page.links), *links), key=lambda link: link.span
            )
        ),
    )
