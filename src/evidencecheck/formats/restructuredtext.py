"""reStructuredText, line by line, in a reader of our own: docutils keeps no columns.

The flow holds what a reader of the finished page reads. A reference ``[1]_`` stands in it as ``[^1]``, its definition
``.. [1] …`` as the note ``[^1]: …``; code, addresses, options and remarks are left out. A key of sphinxcontrib-bibtex,
``:cite:`key```, stands as ``[@key]``.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._rst_blocks import Blocks
from evidencecheck.formats._rst_inline import Setting
from evidencecheck.formats._rst_lines import split
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read reStructuredText from decoded text. Faulty markup is read as text, as docutils would show it."""
    skip = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    setting = Setting(text)
    setting.set(Blocks(split(text, skip, len(text))).read())
    return setting.document(text, "restructuredtext", path, notices)


def comments(text: str) -> Iterator[Comment]:
    """``.. …`` that is neither a directive nor anything else, in order."""
    for span in sorted(Blocks(split(text, 0, len(text))).read().remarks):
        yield Comment(span, Span(span.start + len(".."), span.end))


FORMAT = Format("restructuredtext", read, comments)
