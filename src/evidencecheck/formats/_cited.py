"""What the fields of reference managers cite: records, the places that name them, and the printed entries that answer.

Where a document prints its bibliography, what is printed counts: the entry is found by its record, and a citation
points at it. A record that nothing in a document without a bibliography answers is printed below the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.formats._entry import Kept
from evidencecheck.text.normalise import fold

_MOST = 50  # passages that one record is looked for in
_NEAR = 0.85  # of a title's words
_LABEL = re.compile(r"\W{0,2}(\d{1,4})\W{1,3}")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")


@attrs.define(eq=False)
class Record:
    """A work that is cited: what it is called, what is known of it, its first citation by number, and where that is."""

    names: list[str]
    kept: Kept
    first: int
    offset: int
    member: str

    @property
    def year(self) -> str:
        """The year that is printed, "" where there is none."""
        found = re.search(r"\d{4}", self._of("date"))
        return found[0] if found else ""

    @property
    def family(self) -> str:
        """The first author's name, folded, else the first editor's."""
        for name in (*self.kept.names.get("author", ()), *self.kept.names.get("editor", ()))[:1]:
            if one := name.family or name.literal:
                return fold(one.text)
            if name.whole:
                return fold(name.whole.text.partition(",")[0])
        return ""

    @property
    def title(self) -> str:
        """The title, folded, else the container's."""
        return fold(self._of("title") or self._of("container-title"))

    def _of(self, field: str) -> str:
        return self.kept.fields[field].text if field in self.kept.fields else ""


@attrs.frozen(eq=False)
class Cite:
    """A citation field: the records that it names. Its words may come in several pieces."""

    records: tuple[Record, ...]


@attrs.frozen(eq=False)
class Goto:
    """A link to a place within the document, by its name."""

    target: str


class Cited:
    """The records of a document, each once, by all that they are called."""

    def __init__(self) -> None:
        """Begin with none."""
        self.named: dict[str, Record] = {}
        self.codes: dict[str, str] = {}
        """What Zotero's bookmarks cite, by their names."""
        self.broken: dict[str, int] = {}
        """How many citations of each program hold records that cannot be read."""
        self.printed = False
        """Whether the document prints a bibliography by such a field."""
        self._same: dict[tuple[str, str, str], Record] = {}
        self._cites = 0

    def cite(self, items: Iterable[tuple[Sequence[str], Kept]], member: str, offset: int) -> Cite | None:
        """The citation of these items, each with its names, whose field stands at ``offset``; None without any."""
        self._cites += 1
        records = dict.fromkeys(self._record(names, kept, member, offset) for names, kept in items if names)
        return Cite(tuple(records)) if records else None

    def fill(self, kept: Mapping[str, Kept]) -> None:
        """What is known of records by their names, where that stands elsewhere than in their citations."""
        for name, one in kept.items():
            if name in self.named:
                self.named[name].kept = one

    def _record(self, names: Sequence[str], kept: Kept, member: str, offset: int) -> Record:
        record = next((self.named[name] for name in names if name in self.named), None)
        if record is None:
            record = Record(list(names), kept, self._cites, offset, member)
            # One work may be in two libraries.
            same = (record.title, record.year, record.family)
            if record.title:
                record = self._same.setdefault(same, record)
        for name in names:
            if name not in self.named:
                self.named[name] = record
                record.names = list(dict.fromkeys((*record.names, name)))
        return record


def answers(records: Sequence[Record], passages: Sequence[str]) -> dict[int, int]:
    """Which passage prints which record, by their numbers; each at most once, the likeliest first."""
    folded = [f" {fold(passage)} " for passage in passages]
    held = [frozenset(passage.split()) for passage in folded]
    told = [frozenset((*record.title.split(), *record.family.split())) for record in records]
    wanted = frozenset().union(*told)
    holding: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(held):
        for word in wanted & words:
            holding[word].append(n)
    likely: list[tuple[float, int, int]] = []
    for k, record in enumerate(records):
        # What prints a record holds its rarest word, or where that is misprinted the next.
        first, *rest = sorted((len(holding[word]), word) for word in told[k] if word in holding) or [(0, "")]
        near = set(holding[first[1]][:_MOST]).union(*(holding[word] for count, word in rest[:1] if count <= _MOST))
        likely += [(score, k, n) for n in near if (score := _score(record, folded[n], held[n])) > 0]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, k, n in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        if k not in found and n not in taken:
            found[k] = n
            taken.add(n)
    return found


def _score(record: Record, passage: str, held: AbstractSet[str]) -> float:
    """How surely a folded passage, which holds these words, prints a record; 0 where it does not."""
    title = record.title.split()
    if not title:
        return 0
    named = bool(record.family) and f" {record.family} " in passage
    dated = bool(record.year) and record.year in passage
    if f" {record.title} " in passage and (named or dated or len(title) > 4):
        return 2 + named + dated + len(title) / 1000
    share = sum(word in held for word in title) / len(title)
    if share >= _NEAR and len(title) > 2 and named and dated:
        return 1 + share
    return 0


def printed_number(passage: str) -> str:
    """The number that a printed entry begins with, "" for none."""
    label = _LABEL.match(passage)
    return label[1] if label else ""


def lone_number(words: str) -> str:
    """The number that the words of a citation are, but for its brackets; "" for anything else."""
    number = _NUMBER.fullmatch(words)
    return number[1] if number else ""
