"""HTML and XHTML: what a reader sees of a page, and what its markup says of notes and entries.

The flow holds the text a reader sees: scripts, styles, navigation, comments and what is hidden are left out, entities
are read. The items of an ordered list get the number that a browser would show. Notes and entries that the markup
declares are notes, with what leads to them as pointers; a mere list of references stays one of items.
"""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import unquote

from evidencecheck.formats import _html_pairs as pairs
from evidencecheck.formats._base import Format
from evidencecheck.formats._html_marks import Addresses
from evidencecheck.formats._html_page import cut, read_page
from evidencecheck.formats._remarks import tagged
from evidencecheck.model.document import Document


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read HTML from decoded text. Broken markup is read as far as it goes, as a browser would."""
    file = PurePath(path).name if path else ""

    def target(address: str) -> str | None:
        page, mark, fragment = address.partition("#")
        return unquote(fragment) if mark and fragment and page in {"", file} else None

    page = cut(text, Addresses(str, target))
    (found,) = pairs.find([page.links])
    return read_page(page, found, path, notices)


FORMAT = Format("html", read, tagged)
