"""What may be a numeric marker."""

from __future__ import annotations

import attrs

from evidencecheck.model.spans import Span


@attrs.frozen
class Sign:
    """What may be a marker: its span in the flow, as written, the numbers it reads as, its kind, how clear it is.

    ``kind`` is bracket, round, raised (by ``<sup>``, ``^…^`` or Unicode), glued or sign. ``clear`` is False where a
    digit may belong to its word, ``capitals`` True where that word is all capitals. ``outer`` is the span in the
    document where it is not the flow's own. ``noted``: the format itself leads it to a note, so it speaks for no list.
    """

    span: Span
    written: str
    numbers: tuple[int, ...]
    kind: str
    clear: bool
    outer: Span | None = None
    capitals: bool = False
    noted: bool = False
