"""Lists whose entries are named by a citation key.

As a writer of Pandoc's Markdown types them by hand, ``[@cook2009]: Cook J. …`` or ``@cook2009: Cook J. …``, and as
BibTeX's style "alpha" prints them, ``[Coo09] J. Cook. …``; under a heading or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.extract.entry_list import PLAIN, EntryList, body_of, cut_entries
from evidencecheck.extract.likeness import likeness
from evidencecheck.extract.lines import Line
from evidencecheck.extract.sign import Sign
from evidencecheck.extract.titled import region_end
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def find(document: Document, lines: Sequence[Line], taken: AbstractSet[int], _signs: Sequence[Sign]) -> list[EntryList]:
    """Lists of keys under no heading that names them: most entries look like references."""
    found: list[EntryList] = []
    n = 0
    while n < len(lines):
        if n in taken or not lines[n].label("key") or _runs_on(lines, n):
            n += 1
            continue
        after = region_end(lines, n, taken)
        entries, form = cut_entries(lines[n:after])
        like = sum(likeness(body_of(document, entry)) >= PLAIN for entry in entries)
        if form == "key" and like * 2 > len(entries):
            found.append(EntryList(Span(lines[n].start, entries[-1].span.end), entries, None, form))
        n = max(after, n + 1)
    return found


def _runs_on(lines: Sequence[Line], n: int) -> bool:
    """Whether a line goes on from prose above it: a citation that a wrapped line happens to begin with."""
    above = lines[n - 1] if n else None
    if above is None or above.blank or lines[n].opens or above.label("key"):
        return False
    return above.kind == lines[n].kind and above.text[-1:].isalpha()
