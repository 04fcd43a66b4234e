"""What stands at the head of a paper: the line of authors and where they work, marked with raised numbers.

They look like notes and what calls them, and are neither; so they are shown and not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from evidencecheck.formats._pdf_drafts import Draft
from evidencecheck.model.document import BlockKind

_MARK = re.compile(r"(\d|[a-z]|[*†‡§¶])")
# Authors stand among the first blocks of a page; where they work, so many blocks below; neither is as long as a text.
_FIRST, _BELOW, _LONGEST = 16, 8, 700
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NAMED = 0.7


def quieted(drafts: Sequence[Draft]) -> list[Draft]:
    """The blocks, those of authors and institutions on the first page no prose."""
    found = list(drafts)
    for n, draft in enumerate(drafts[:_FIRST]):
        mark = _mark_of_author(draft)
        if not mark or draft.lines[0].page != drafts[0].lines[0].page:
            continue
        below = range(n + 1, min(n + 1 + _BELOW, len(drafts)))
        works = re.compile(rf"{re.escape(mark)}\s*[^\W\d_]")
        last = next((m for m in below if drafts[m].kind is not BlockKind.HEADING and works.match(drafts[m].text)), None)
        if last is None or any(len(one.text) > _LONGEST for one in drafts[n : last + 1]):
            continue
        while last + 1 < len(drafts) and re.match(r"(?:\d|[a-z]|[*†‡§¶])\s+[^\W\d_]", drafts[last + 1].text):
            last += 1
        found[n : last + 1] = [
            one if one.kind is BlockKind.NOTE else attrs.evolve(one, kind=None) for one in found[n : last + 1]
        ]
        break
    return found


def _mark_of_author(draft: Draft) -> str:
    """The first raised number behind a name, "" where there is none."""
    words = _WORD.findall(draft.text)
    if len(draft.text) > _LONGEST or sum(word[0].isupper() for word in words) < _NAMED * len(words):
        return ""
    for line in draft.lines:
        for before, run in zip(line.runs, line.runs[1:], strict=False):
            match = _MARK.match(run.text.strip()) if run.raised else None
            if match and len(_WORD.findall(before.text)) > 1:
                return match[1]
    return ""
