"""What the blocks of a Markdown page are called: by anchors, identifiers of tags and attributes, MyST's targets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

import attrs

from evidencecheck.model.document import Block, BlockKind, Flow

_WHOLE = re.compile(
    r"refs?|references|bibliography|(?:foot|end)?notes|sources|citations|literature|works-cited", re.IGNORECASE
)
"""Names of a whole list, not of the entry that it begins with."""


def named(
    blocks: tuple[Block, ...], flow: Flow, before: Iterable[tuple[int, str]], behind: Iterable[tuple[int, str]]
) -> tuple[Block, ...]:
    """The blocks with their names: those that stand ``before`` a block's words or in them, and ``behind`` them.

    A name comes with the offset of the document that it stands at. A heading is no entry, and gets none.
    """
    names: defaultdict[int, list[str]] = defaultdict(list)
    starts = [block.span.start for block in blocks]
    ends = [block.span.end for block in blocks]
    for offset, name in before:
        names[bisect_right(ends, flow.find(offset))].append(name)
    for offset, name in behind:
        names[bisect_left(starts, flow.find(offset)) - 1].append(name)
    if not names:
        return blocks
    return tuple(
        attrs.evolve(block, names=tuple(name for name in dict.fromkeys(names[n]) if not _WHOLE.fullmatch(name)))
        if n in names and block.kind is not BlockKind.HEADING
        else block
        for n, block in enumerate(blocks)
    )
