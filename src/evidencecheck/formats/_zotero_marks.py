"""Zotero's citations that are kept as bookmarks: what each cites stands in the document's own properties.

The bookmark is called ``ZOTERO_BREF_x``, the properties ``ZOTERO_BREF_x_1``, ``ZOTERO_BREF_x_2`` and on: the parts of
a code as Zotero writes it into fields. In Word documents they are custom properties (ECMA-376 part 1, 22.3), in
OpenDocument ``meta:user-defined``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

PREFIXES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "p",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": "p",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
}
_PART = re.compile(r"(ZOTERO_BREF_\w{1,40})_(\d{1,5})")


class Properties:
    """A handler of the part that holds a document's properties."""

    wanted = frozenset({"p:property", "meta:user-defined"})

    def __init__(self) -> None:
        """Begin with no properties."""
        self._parts: dict[str, dict[int, str]] = defaultdict(dict)
        self._name = ""
        self._words: list[str] = []

    def codes(self) -> dict[str, str]:
        """The codes by the names of their bookmarks."""
        return {name: "".join(parts[n] for n in sorted(parts)) for name, parts in self._parts.items()}

    def start(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        """A property begins."""
        self._name = attributes.get("name") or attributes.get("meta:name", "")
        self._words = []

    def end(self, _name: str) -> None:
        """A property ends."""
        part = _PART.fullmatch(self._name)
        if part:
            self._parts[part[1]][int(part[2])] = "".join(self._words)
        self._name = ""

    def text(self, words: str, _offset: int) -> None:
        """A part of what the property says."""
        if self._name:
            self._words.append(words)
