"""Which list a number looks to, in a document whose numbers begin again or that keeps two systems side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidencecheck.extract.lines import BY_NAME
from evidencecheck.extract.sign import Sign
from evidencecheck.model.document import BlockKind

if TYPE_CHECKING:
    from evidencecheck.extract.entry_list import EntryList
    from evidencecheck.extract.prose import Prose

# Lists with fewer characters than this between them stand side by side.
_BESIDE = 200


class Scopes:
    """The numbered lists of a document, and which of them each sign looks to.

    A sign looks to the next list below it, or to the last. Chapters whose notes stand together at the end are told by
    their numbers, which begin again under a heading. Two systems side by side are told apart by their labels.
    """

    def __init__(self, prose: Prose, numbered: Sequence[EntryList], index: dict[int, int]) -> None:
        """``index`` maps the identity of a list to its number in the document."""
        self._lists = [found for found in numbered if found.form not in BY_NAME]
        self._signed = [found for found in numbered if found.form == "sign"]
        self._index = index
        self._numbers = [
            frozenset(int(e.number) for e in found.entries if e.number and e.number.isdecimal())
            for found in self._lists
        ]
        self._ends = [found.span.end for found in self._lists]
        self._headings = [block.span.start for block in prose.blocks if block.kind is BlockKind.HEADING]

    def groups(self, signs: Sequence[Sign]) -> Iterator[tuple[int, frozenset[int], list[Sign]]]:
        """The signs by the list that they look to, with the list's place and its numbers."""
        if not self._lists:
            yield 0, frozenset(), list(signs)
            return
        chapters = self._chapters(signs)
        groups: dict[int, list[Sign]] = {}
        for n, sign in enumerate(signs):
            groups.setdefault(chapters[n] if chapters else self._choose(sign), []).append(sign)
        for k, group in groups.items():
            yield self._index[id(self._lists[k])], self._numbers[k], group

    def of_sign(self, sign: Sign) -> int:
        """The list of notes by signs that a sign looks to."""
        below = [found for found in self._signed if found.span.start >= sign.span.end]
        return self._index[id((below or self._signed)[0])]

    def _chapters(self, signs: Sequence[Sign]) -> list[int]:
        """The chapter of each sign where all notes stand at the end; empty where chapters and lists do not tally."""
        if len(self._lists) < 2 or any(sign.span.start > self._lists[0].span.start for sign in signs if sign.clear):
            return []
        if len({found.form for found in self._lists}) > 1:
            return []
        chapter, highest, last = 0, 0, 0
        found: list[int] = []
        for sign in signs:
            if sign.clear and sign.numbers and sign.kind != "bracket":
                between = bisect_right(self._headings, sign.span.start) - bisect_right(self._headings, last)
                if min(sign.numbers) == 1 and highest and between:
                    chapter, highest = chapter + 1, 0
                highest, last = max(highest, *sign.numbers), sign.span.start
            found.append(chapter)
        return found if chapter + 1 == len(self._lists) else []

    def _choose(self, sign: Sign) -> int:
        k = min(bisect_right(self._ends, sign.span.start), len(self._lists) - 1)
        wanted = sign.kind == "bracket"
        for j in range(k, len(self._lists)):
            if j > k and self._lists[j].span.start - self._lists[j - 1].span.end > _BESIDE:
                break
            if (self._lists[j].form == "bracket") == wanted and self._numbers[j].intersection(sign.numbers):
                return j
        return k
