"""The prose of a document: its blocks without the lists of references, and without code that nothing marks as code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

import attrs

from evidencecheck.extract.code import is_code
from evidencecheck.model.document import Block, BlockKind, Document
from evidencecheck.model.spans import Span


class _Listed(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def entries(self) -> tuple[_HasSpan, ...]: ...


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


class Prose:
    """Blocks that are no part of a list, and which list a place in the text looks to."""

    def __init__(self, document: Document, lists: Sequence[_Listed]) -> None:
        """Leave out of ``document`` what lies in ``lists``."""
        self.document = document
        self.text = document.flow.text
        self._lists = lists
        covered = sorted(
            span for found in lists for span in (found.span, *(e.span for e in found.entries)) if len(span)
        )
        blocks = (block for block in document.blocks if not is_code(block.span.of(self.text), self._indent(block)))
        self.blocks = tuple(_without(tuple(blocks), covered))

    def __iter__(self) -> Iterator[Block]:
        """The blocks that a citation can stand in."""
        return (block for block in self.blocks if block.kind not in {BlockKind.RULE, BlockKind.NOTE})

    def _indent(self, block: Block) -> int:
        """How far the first line of a block stands from the margin."""
        begin = self.text.rfind("\n", 0, block.span.start) + 1
        line = self.text[max(begin, self.text.rfind("\r", begin, block.span.start) + 1) : block.span.start]
        return len(line.expandtabs(4)) if not line.strip() else 0

    def block_at(self, offset: int) -> Block | None:
        """The block that an offset of the flow lies in."""
        k = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        block = self.blocks[k] if k >= 0 else None
        return block if block is not None and offset < block.span.end else None


def _without(blocks: Sequence[Block], covered: Sequence[Span]) -> Iterator[Block]:
    """The blocks less what is covered; both in order. What is left of a block in front of a list stays a block."""
    k = 0
    for block in blocks:
        while k < len(covered) and covered[k].end <= block.span.start:
            k += 1
        if k == len(covered) or covered[k].start >= block.span.end:
            yield block
        elif covered[k].start > block.span.start:
            yield attrs.evolve(block, span=Span(block.span.start, covered[k].start))
