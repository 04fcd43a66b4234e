"""Markdown: CommonMark with tables, front matter and footnotes, by pyromark, which keeps byte ranges.

The flow holds what a reader reads: text, the labels of list items and notes, ``[^id]`` as written; code, formulas,
addresses, remarks, templates and front matter are left out. What stands between HTML's tags is Markdown. Pandoc's
inline notes, ``^[…]``, are set below as notes, and so are the references that front matter keeps. Raised text
(``<sup>``) is kept apart with its tags.
"""

from __future__ import annotations

import attrs

from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._md_comments import comments
from evidencecheck.formats._md_dialects import mask
from evidencecheck.formats._md_fences import blank_fences
from evidencecheck.formats._md_mask import Masked
from evidencecheck.formats._md_matter import with_matter
from evidencecheck.formats._md_names import named
from evidencecheck.formats._md_notes import set_below
from evidencecheck.formats._md_walk import Walk
from evidencecheck.model.document import Document


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read Markdown from decoded text; a byte order mark is skipped, newlines stay as they are."""
    return read_page(text, path, notices)


def read_page(text: str, path: str | None = None, notices: tuple[str, ...] = (), noted: int = 0) -> Document:
    """Read a page, or a part of one that has had ``noted`` inline notes so far."""
    masked = Masked(text, text)
    blank_fences(masked)
    mask(masked)
    page = Walk(masked, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0).run()
    masked.text = ""  # as large as the text, and of no more use
    document = page.document(text, "markdown", path, notices)
    if masked.anchors or page.anchors or masked.behind:
        blocks = named(document.blocks, document.flow, [*masked.anchors, *page.anchors], masked.behind)
        document = attrs.evolve(document, blocks=blocks)
    return with_matter(set_below(document, noted), page.matter)


FORMAT = Format("markdown", read, comments)
"""What a format offers."""
