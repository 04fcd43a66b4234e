"""An entry that is kept as fields, printed as a reference is: in the order of reading, each word leading back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from evidencecheck.model.document import Block, BlockKind, Flow, FlowBuilder, Stated
from evidencecheck.model.spans import Span

_NAMES = frozenset({"author", "editor"})
_ORDER = (
    "author chapter title editor container-title volume issue page place publisher date doi pmid pmcid arxiv isbn url"
).split()
_LEADS = {"doi": "doi:", "pmid": "PMID: ", "pmcid": "PMC", "arxiv": "arXiv:", "isbn": "ISBN "}
# An address that is a DOI says it, where no field does.
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/10\.", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


def first_isbn(written: Flow | None) -> Flow | None:
    """The first of the ISBNs that a field lists."""
    found = _ISBN.search(written.text) if written is not None else None
    return written.slice(*found.span()) if written is not None and found else None


@attrs.frozen
class Name:
    """One author or editor: parts as the format keeps them, ``whole`` for a string that is still to be read."""

    family: Flow | None = None
    given: Flow | None = None
    literal: Flow | None = None
    whole: Flow | None = None
    suffix: Flow | None = None


@attrs.frozen
class Kept:
    """What an entry keeps: names by role, other fields by `Stated.field`, a type of Crossref's, "and others".

    A "subtitle" is printed behind its title, and is part of what that is. ``rest`` are words that are no field, for an
    entry that has no other; ``also`` what the entry is called besides its key.
    """

    names: Mapping[str, Sequence[Name]] = attrs.field(factory=dict)
    fields: Mapping[str, Flow] = attrs.field(factory=dict)
    type: str = ""
    others: bool = False
    dated: str = ""
    """The date in ISO 8601, where what is printed of it is not that."""
    rest: Flow | None = None
    also: tuple[str, ...] = ()


class Printer:
    """Prints entries into a flow; collects their blocks and what is stated of their words."""

    def __init__(self, flow: FlowBuilder) -> None:
        """Print into ``flow``."""
        self._flow = flow
        self.blocks: list[Block] = []
        self.stated: list[Stated] = []
        self._last = ""

    def entry(self, kept: Kept, key: str, whole: Span) -> bool:
        """Print one entry, called ``key``, which is written at ``whole``; False where it has no words to print.

        ``whole`` is where the format has the entry, whatever the order of its fields there. Without a key ("") it is
        an entry that has no label.
        """
        parts = [name for name in _ORDER if name in kept.fields or kept.names.get(name)]
        if not parts and kept.rest is None:
            return False
        if self._flow.length:
            self._flow.add("\n\n", whole.start, whole.start)
        begin = self._flow.length
        self._last = ""
        if kept.type:
            self.stated.append(Stated(Span(begin, begin), "type", kept.type))
        for field in parts:
            if field in _NAMES:
                self._names(
                    field, kept.names[field], others=kept.others and field == "author", begins=field == parts[0]
                )
            else:
                self._field(field, kept, begins=field == parts[0])
        if kept.rest is not None and not parts:
            self._set(kept.rest)
        if self._last not in {".", "?", "!"}:
            self._join(".", self._end)
        names = (key, *kept.also) if key else kept.also
        self.blocks.append(Block(BlockKind.NOTE, Span(begin, self._flow.length), 0, key or None, names, whole))
        return True

    def _names(self, role: str, names: Iterable[Name], *, others: bool, begins: bool) -> None:
        for n, name in enumerate(names):
            join = "; " if n else "" if begins else ". "
            if name.family is not None:
                self._words(name.family, f"{role}.family", join)
                if name.given is not None:
                    self._words(name.given, f"{role}.given", ", ")
                if name.suffix is not None:
                    self._words(name.suffix, f"{role}.suffix", ", ")
            elif (one := name.literal or name.whole or name.given) is not None:
                kind = ".literal" if name.literal else "" if name.whole else ".given"
                self._words(one, f"{role}{kind}", join)
        if others:
            begin = self._flow.length
            self._join(", et al.", self._end)
            self.stated.append(Stated(Span(begin + 2, self._flow.length), f"{role}.others"))

    def _field(self, field: str, kept: Kept, *, begins: bool) -> None:
        has = kept.fields
        join = "" if begins else ". "
        if field == "issue":
            join = "(" if "volume" in has or begins else " ("
        elif field == "page" and ("volume" in has or "issue" in has) and not begins:
            join = ":"
        elif field == "volume" and not begins:
            join = " "
        elif field == "publisher" and "place" in has and not begins:
            join = ": "
        lead = _LEADS.get(field, "")
        words = has[field]
        value = kept.dated if field == "date" else ""
        under = has.get("subtitle") if field == "title" else None
        between = " " if words.text[-1:] in {"?", "!", ":", "."} else ": "
        if under is not None:
            value = words.text + between + under.text
        if lead and words.text.lower().startswith(("http", lead.strip().lower())):
            lead = ""
        self._words(words, field, join + lead, value)
        if under is not None:
            self._join(between, under.start(0))
            self._set(under)
        if field == "url" and "doi" not in has and _DOI_ADDRESS.match(words.text):
            self.stated.append(Stated(Span(self._flow.length, self._flow.length), "doi", words.text))
        if field == "issue":
            self._join(")", self._end)

    def _words(self, words: Flow, field: str, before: str, value: str = "") -> None:
        if before.startswith(". ") and self._last in {".", "?", "!"}:
            before = before[1:]
        self._join(before, words.start(0))
        begin = self._flow.length
        self._set(words)
        self.stated.append(Stated(Span(begin, self._flow.length), field, value))

    def _set(self, words: Flow) -> None:
        self._flow.extend(words)
        self._last, self._end = words.text[-1:], words.end(len(words.text))

    def _join(self, words: str, at: int) -> None:
        if words:
            self._flow.add(words, at, at)
            self._last, self._end = words[-1], at

    _end = 0
