"""What OpenDocument's styles say of a paragraph or a stretch of words: a heading, raised, hidden, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from evidencecheck.formats._odf import whole

# Names as LibreOffice writes them, a blank as "_20_"; what Pandoc makes of them.
_CODE = frozenset(
    "preformatted text|source text|teletype|user entry|program listing|verbatim char|source code|html code".split("|")
)
_TITLE = "title"
_LONGEST_CHAIN = 32
WANTED = frozenset({"style:style", "style:text-properties"})


@attrs.define(eq=False)
class _Style:
    name: str = ""
    parent: str = ""
    raised: bool | None = None
    hidden: bool | None = None
    outline: int = 0


@attrs.frozen
class Look:
    """What a style comes to, with all that it is based on. ``heading`` is 0 for what is none."""

    heading: int = 0
    raised: bool | None = None
    hidden: bool = False
    code: bool = False


class Styles:
    """The styles of a document, by family and name."""

    wanted = WANTED

    def __init__(self) -> None:
        """Begin with no styles."""
        self._styles: dict[tuple[str, str], _Style] = {}
        self._open = _Style()
        self._looks: dict[tuple[str, str], Look] = {}

    def start(self, name: str, attributes: Mapping[str, str], _offset: int) -> None:
        """A style begins, or says something of its words."""
        if name == "style:style":
            own = attributes.get("style:name", "")
            said = attributes.get("style:display-name", own).replace("_20_", " ").replace("_", " ")
            outline = whole(attributes.get("style:default-outline-level"), 0)
            self._open = _Style(said.lower(), attributes.get("style:parent-style-name", ""), outline=outline)
            self._styles[attributes.get("style:family", ""), own] = self._open
        elif name == "style:text-properties":
            position = attributes.get("style:text-position")
            if position is not None:
                self._open.raised = bool(re.match(r"super|[1-9]", position))
            if "text:display" in attributes:
                self._open.hidden = attributes["text:display"] == "none"

    def end(self, name: str) -> None:
        """Nothing: a style says all in attributes."""

    def text(self, words: str, offset: int) -> None:
        """Nothing: styles hold no text."""

    def look(self, family: str, name: str) -> Look:
        """What the style of this name comes to; a plain look for one that there is none of."""
        if (family, name) not in self._looks:
            self._looks[family, name] = self._resolve(tuple(self._chain(family, name)))
        return self._looks[family, name]

    def _chain(self, family: str, name: str) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent

    def _resolve(self, chain: tuple[_Style, ...]) -> Look:
        outline = next((style.outline for style in chain if style.outline), 0)
        return Look(
            outline or int(any(style.name == _TITLE for style in chain)),
            next((style.raised for style in chain if style.raised is not None), None),
            next((style.hidden for style in chain if style.hidden is not None), False),
            any(style.name in _CODE for style in chain),
        )
