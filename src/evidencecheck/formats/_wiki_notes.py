"""The notes of a wiki page: which have a body, what number the page will print, which only cite by name and year."""

from __future__ import annotations

import re
from collections import Counter

from evidencecheck.formats import _wiki_cite as cite
from evidencecheck.formats._setting import fitting
from evidencecheck.formats._wiki_scan import Kind, Marks, Node
from evidencecheck.model.spans import Span

_BETWEEN = re.compile(r"(?:[\s.;,]|&nbsp;|<br ?/?>)*")
_NOTING = {
    "refn": "",
    "#tag:ref": "",
    "efn": "lower-alpha",
    "notetag": "note",
    "efn-ua": "upper-alpha",
    "note label": "note",
}


class Notes:
    """What each note of a page is called: ``#3`` by its printed number, ``nb#1`` in a group; by name without a body."""

    def __init__(self, marks: Marks) -> None:
        """Look for the bodies first: a name may be used before the place where it has one."""
        self._marks = marks
        self._bodies: set[tuple[str, str]] = set()
        self._numbers: dict[tuple[str, str], str] = {}
        self._harvard: dict[tuple[str, str], tuple[cite.Said, ...]] = {}
        self._counts: Counter[str] = Counter()
        for node in marks.nodes.values():
            found = as_note(marks.text, node)
            if found and found.attributes.get("name") and found.inner.trimmed(marks.text):
                self._bodies.add(key_of(found))
                said = self._only_harvard(found)
                if said:
                    self._harvard.setdefault(key_of(found), said)

    def label(self, key: tuple[str, str]) -> str:
        """The label of a note with its group and name; without a name each is another."""
        group, name = key
        if name and key in self._numbers:
            return self._numbers[key]
        if name and key not in self._bodies:
            label = fitting(name)
        else:
            self._counts[group] += 1
            label = f"{fitting(group)}#{self._counts[group]}"
        if name:
            self._numbers[key] = label
        return label

    def harvard(self, note: Node) -> tuple[cite.Said, ...]:
        """What a note says that holds nothing but a citation by author and year, its own or that of its name."""
        return self._only_harvard(note) or (self._harvard.get(key_of(note), ()) if note.attributes.get("name") else ())

    def _only_harvard(self, note: Node) -> tuple[cite.Said, ...]:
        text = self._marks.text
        said: list[cite.Said] = []
        at = note.inner.start
        while (between := _BETWEEN.match(text, at, note.inner.end)) and between.end() < note.inner.end:
            node = self._marks.nodes.get(between.end())
            if node is None or node.kind is not Kind.TEMPLATE or not cite.is_harvard(cite.name_of(text, node)):
                return ()
            who = cite.harvard(text, node)
            if not who:
                return ()
            said += who
            at = node.whole.end
        return tuple(said)


def as_note(text: str, node: Node) -> Node | None:
    """A node as a note, be it written as a tag or as a template; None for what is none."""
    if node.kind is Kind.NOTE:
        return node
    if node.kind is not Kind.TEMPLATE:
        return None
    name = cite.name_of(text, node)
    if name not in _NOTING:
        return None
    named, bare = cite.parameters(text, node)
    attributes: dict[str, str] = {
        key: " ".join(named[key].of(text).strip("\"' ").split()) for key in ("name", "group") if key in named
    }
    attributes.setdefault("group", _NOTING[name])
    return Node(Kind.NOTE, node.whole, bare[0] if bare else Span(node.whole.end, node.whole.end), (), attributes)


def key_of(note: Node) -> tuple[str, str]:
    """Group and name of a note."""
    return note.attributes.get("group", ""), note.attributes.get("name", "")
