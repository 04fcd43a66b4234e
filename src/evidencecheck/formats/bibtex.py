"""BibTeX and biblatex: each entry a reference, its fields as they are kept, printed in the order of reading.

The entry is its place from ``@`` to its last brace, the key its label; a field's place is its value between the
delimiters. A value that is a ``@string``, or inherited by ``crossref`` and ``xdata``, stands where that is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._bib_fields import inherited, is_reference, kept
from evidencecheck.formats._bib_parser import entries
from evidencecheck.formats._listed import Listed, counted, page
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span

NAME = "bibtex"
_LINE = re.compile(r"(?:^|%|(?<=\}))[ \t]*(evidencecheck[ \t]*:[^\r\n]*)", re.MULTILINE)


def read(text: str, path: str | None, notices: tuple[str, ...]) -> Document:
    """Read a file of BibTeX; a damaged entry is read as far as it goes, and told."""
    found, damages = entries(text)
    fields_of = inherited(found)
    listed = [Listed(entry.key, entry.span, kept(entry, fields_of(entry))) for entry in found if is_reference(entry)]
    faults = [str(damage) for damage in damages if not damage.unknown]
    unknown = Counter(damage.unknown for damage in damages if damage.unknown)
    undefined = [f"the string {name} is not defined" for name in unknown]
    told = (*notices, *counted(faults, "more entries are damaged"), *counted(undefined, "more strings are not defined"))
    return page(text, NAME, path, listed, told)


def comments(text: str) -> Iterator[Comment]:
    """What begins with our word outside of entries, with a ``%`` before it or not: BibTeX has no sign for comments."""
    held = [entry.span for entry in entries(text)[0]]
    for found in _LINE.finditer(text):
        if not any(span.start < found.start(1) < span.end for span in held):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Comment(Span(start, found.end()), Span(*found.span(1)))


FORMAT = Format(NAME, read, comments)
