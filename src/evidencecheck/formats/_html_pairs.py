"""Notes by what leads to them: a marker that leads to a block, from which a link leads back to the marker.

So every program sets notes, whatever names it has for them (Word ``_ftn1`` and ``_ftnref1``, LibreOffice, DocBook,
Calibre, writers by hand). A raised marker that leads to an item of a list says as much without a way back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.formats import _html_roles as roles
from evidencecheck.formats._html_open import BLOCKS, VOID, Element, Open
from evidencecheck.formats._html_tokens import Tag, decoded
from evidencecheck.model.spans import Span

Target = Callable[[str], "str | None"]
_HOLDERS = frozenset("p li div aside dd dt tr td th section".split())
_AMONG = frozenset({"li", "dd", "tr"})
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LONGEST = 40
_NEAR = 6
_OPEN = " []()"


@attrs.frozen
class Pairs:
    """Where the start tags of notes stand, of lists whose items are notes, and of links that lead back from them."""

    notes: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()
    backs: frozenset[int] = frozenset()


@attrs.define(eq=False)
class _Holder:
    """A block that may be a note, or a list: where it starts, what it stands in, and how its words begin."""

    start: int
    tag: str
    outer: _Holder | None = None
    name: str = ""
    within: _Holder | None = None
    words: str = ""
    headed: bool = False
    items: int = 0


@attrs.define(eq=False)
class _Link:
    """A link into the page: how it reads, the names that lead to it, and whether it stands first in its block."""

    start: int
    target: str
    holder: _Holder | None
    first: bool
    raised: bool
    marker: bool
    names: list[str]
    words: str = ""


class Scan:
    """One pass over the tags of a page, which notes links and what they lead to."""

    def __init__(self, text: str, target: Target, own: Callable[[str], str]) -> None:
        """Scan ``text``, whose addresses and ids ``target`` and ``own`` make names of."""
        self._text, self._target, self._own = text, target, own
        self._open = Open()
        self.links: list[_Link] = []
        self.places: dict[str, _Holder | None] = {}
        self._holders: dict[Element, _Holder] = {}
        self._holder: _Holder | None = None
        self._lists: list[_Holder] = []
        self._met: list[_Holder] = []
        self._met_lists: list[_Holder] = []
        self._link: _Link | None = None
        self._inline: dict[Element, str] = {}
        self._pending: list[str] = []
        self._sups = 0

    def run(self, row: Iterable[Tag | Span]) -> None:
        """Go through the page."""
        for one in row:
            if isinstance(one, Span):
                self._words(one)
            elif one.closing:
                for element in self._open.end(one.name):
                    self._close(element)
            else:
                self._start(one)

    def pairs(
        self, notes: AbstractSet[_Holder], lists: AbstractSet[_Holder], ways: AbstractSet[tuple[_Holder, str]]
    ) -> Pairs:
        """What of the notes and lists stands in this page, and its links that lead back."""
        backs = {one.start for one in self.links if any((it, one.target) in ways for it in _chain(one.holder))}
        mine = frozenset(one.start for one in self._met if one in notes)
        return Pairs(mine, frozenset(one.start for one in self._met_lists if one in lists), frozenset(backs))

    def _start(self, tag: Tag) -> None:
        for ended in self._open.ending(tag.name):
            self._close(ended)
        name = tag.name
        if name in _HEADINGS:
            self._head()
        element = None if name in VOID else self._open.push(tag)
        if element is None:
            return
        own = self._named(tag)
        if name in _LISTS:
            self._lists.append(_Holder(tag.start, name))
            self._met_lists.append(self._lists[-1])
        if name in _HOLDERS:
            self._hold(tag, element, own)
        elif own:
            self._name(element, own)
        self._sups += name == "sup"
        if name == "a" and tag.has("href"):
            self._begin(tag)
        for closed in self._open.end(name) if tag.closed else ():
            self._close(closed)

    def _name(self, element: Element, own: str) -> None:
        """Remember the name of what is no block: the words that follow are called by it, and a link near it."""
        self._pending.append(own)
        if self._link and len(self._link.names) < _NEAR:
            self._link.names.append(own)
        if element.name not in BLOCKS:
            self._inline[element] = own

    def _head(self) -> None:
        """Remember of all that is open that it holds a heading: no note does."""
        holder = self._holder
        while holder and not holder.headed:
            holder.headed, holder = True, holder.outer

    def _named(self, tag: Tag) -> str:
        if not tag.written:
            return ""
        said = tag.get("id") or (tag.get("name") if tag.name == "a" else "")
        return self._own(said) if said else ""

    def _hold(self, tag: Tag, element: Element, own: str) -> None:
        """Begin a block that may be a note."""
        self._holder = self._holders[element] = _Holder(tag.start, tag.name, self._holder, own)
        self._met.append(self._holder)
        if tag.name in _AMONG and self._lists:
            self._holder.within = self._lists[-1]
            self._lists[-1].items += 1
        if own:
            self.places.setdefault(own, self._holder)

    def _begin(self, tag: Tag) -> None:
        target = self._target(tag.get("href"))
        if target is None:
            return
        holder = self._holder
        names = [*self._pending[-3:], *list(self._inline.values())[-3:]]
        if holder is not None and holder.name:
            names.append(holder.name)
        first = holder is not None and not holder.words.strip(" \n\t[(^")
        self._link = _Link(tag.start, target, holder, first, self._sups > 0, roles.is_marker(tag), names)
        self.links.append(self._link)

    def _close(self, element: Element) -> None:
        if element in self._holders:
            self._holder = self._holders.pop(element).outer
        if element.name in _LISTS and self._lists:
            self._lists.pop()
        self._sups -= element.name == "sup"
        if element.name == "a":
            self._link = None
        self._inline.pop(element, None)

    def _words(self, span: Span) -> None:
        holder = self._holder
        if not (self._link or self._pending) and (holder is None or len(holder.words) > _LONGEST):
            return
        words = decoded(self._text[span.start : min(span.end, span.start + 4 * _LONGEST)])[:_LONGEST]
        if not words.strip():
            return
        for name in self._pending:
            self.places.setdefault(name, holder)
        self._pending.clear()
        if self._link:
            self._link.words = (self._link.words + words)[:_LONGEST]
            self._link.raised = self._link.raised or self._sups > 0
        while holder is not None and len(holder.words) <= _LONGEST:
            holder.words, holder = holder.words + words, holder.outer


def scan(text: str, row: Iterable[Tag | Span], target: Target, own: Callable[[str], str]) -> Scan:
    """The links of a page; ``target`` makes a name of an address, None of one that leads away, ``own`` of an id."""
    found = Scan(text, target, own)
    found.run(row)
    return found


def find(scans: Sequence[Scan]) -> list[Pairs]:
    """The notes of pages that lead to each other, page by page."""
    links = [link for one in scans for link in one.links]
    places: dict[str, _Holder | None] = {}
    for one in reversed(scans):
        places.update(one.places)
    backward: dict[_Holder, set[str]] = defaultdict(set)
    for link in links:
        if link.first or roles.BACKWARD.fullmatch(link.words.strip()):
            for holder in _chain(link.holder):
                backward[holder].add(link.target)
    sure: set[_Holder] = set()
    likely: set[_Holder] = set()
    ways: set[tuple[_Holder, str]] = set()
    for link in links:
        words, note = link.words.strip(), _note(places.get(link.target))
        if note is None or note.headed or any(holder is note for holder in _chain(link.holder)):
            continue
        if not (link.marker or roles.MARK.fullmatch(words)):
            continue
        back = {(note, name) for name in link.names if name in backward.get(note, ())}
        ways |= back
        begins = note.tag in _AMONG or note.words.strip(_OPEN).startswith(words.strip(_OPEN))
        if back:
            sure.add(note)
        elif link.marker or (link.raised and begins):
            likely.add(note)
    counts = Counter(note.within for note in sure | likely if note.within is not None)
    lists = {one for one, count in counts.items() if count * 2 >= one.items}
    # Of a list, few of whose items are led to, the rest would be lost.
    notes = sure.union(note for note in likely if note.within is None or note.within in lists)
    return [one.pairs(notes, lists, ways) for one in scans]


def _note(holder: _Holder | None) -> _Holder | None:
    """The whole note that a place stands in: the item around a paragraph, the row around a cell, a box with a name."""
    if holder is None or holder.tag == "section":
        return None
    outer = holder.outer
    if holder.tag in {"td", "th"}:
        return outer if outer is not None and outer.tag == "tr" else None
    if outer is None or outer.headed or not _begins(outer, holder):
        return holder
    if outer.tag in {"li", "dd"} or (outer.name and not holder.name and outer.tag in {"div", "aside"}):
        return outer
    return _note(outer) if outer.tag in {"td", "th"} else holder


def _begins(outer: _Holder, holder: _Holder) -> bool:
    return outer.words.strip()[:20] == holder.words.strip()[:20]


def _chain(holder: _Holder | None) -> Iterator[_Holder]:
    for _ in range(_NEAR):
        if holder is None:
            return
        yield holder
        holder = holder.outer
