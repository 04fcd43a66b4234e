"""The comments of a Markdown page: HTML's, where they are no example in code, in a formula or in metadata."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from evidencecheck.formats._base import Comment
from evidencecheck.formats._md_fences import blank_fences
from evidencecheck.formats._md_mask import Masked
from evidencecheck.formats._md_offsets import code_points
from evidencecheck.formats._md_walk import PARSER
from evidencecheck.model.spans import Span

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_VERBATIM = ("CodeBlock", "MetadataBlock")
_INLINE = ("Code", "InlineMath", "DisplayMath")


def comments(text: str) -> Iterator[Comment]:
    """``<!-- … -->`` in ``text``, in order."""
    masked = Masked(text, text)
    blank_fences(masked)
    verbatim = list(_verbatim(masked.text))
    starts = [span.start for span in verbatim]
    for found in _COMMENT.finditer(text):
        k = bisect_right(starts, found.start()) - 1
        if k < 0 or verbatim[k].end <= found.start():
            yield Comment(Span(*found.span()), Span(*found.span(1)))


def _verbatim(text: str) -> Iterator[Span]:
    """What is not read as Markdown, in order."""
    at = code_points(text, 0)
    for event, where in PARSER.events_with_range(text):
        if isinstance(event, str):
            continue
        ((name, value),) = event.items()
        tag = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
        if name in _INLINE or (name == "Start" and tag in _VERBATIM):
            yield Span(at(where["start"]), at(where["end"]))
