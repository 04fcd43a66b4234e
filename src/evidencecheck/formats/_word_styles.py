"""What Word's styles say of a paragraph or a run: a heading, an item of a list, raised, hidden, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from evidencecheck.formats._word import is_on, whole

_HEADING = re.compile(r"heading ([1-9])|(title)", re.IGNORECASE)
# The built-in names, the same in every language of Word, and Pandoc's.
_CODE = frozenset(
    {"source code", "verbatim char", "macro text"}
    | {f"html {name}" for name in ("code", "keyboard", "preformatted", "sample", "typewriter", "variable")}
)
_BODY = 9  # the outline level of what is no heading
_LONGEST_CHAIN = 32


@attrs.define(eq=False)
class Style:
    """One style as written; None where it says nothing and the one that it is based on is asked."""

    name: str = ""
    based: str = ""
    outline: int | None = None
    raised: bool | None = None
    hidden: bool | None = None
    list_id: int | None = None
    list_level: int | None = None


@attrs.frozen
class Look:
    """What a style comes to, with all that it is based on. ``heading`` is 0 for what is none."""

    heading: int = 0
    raised: bool = False
    hidden: bool = False
    code: bool = False
    list_id: int = 0
    list_level: int = 0


class Styles:
    """The styles of a document; a handler of ``word/styles.xml``."""

    wanted = frozenset(
        f"w:{name}" for name in "style name basedOn outlineLvl vertAlign vanish numId ilvl tblStylePr".split()
    )

    def __init__(self) -> None:
        """Begin with no styles."""
        self._styles: dict[str, Style] = {}
        self._open = Style()
        self._silent = False
        self._looks: dict[str, Look] = {}

    def start(self, name: str, attributes: Mapping[str, str], _offset: int) -> None:
        """A style begins, or says something of itself."""
        if name == "w:style":
            self._open = Style()
            self._styles[attributes.get("w:styleId", "")] = self._open
        elif name == "w:tblStylePr":
            self._silent = True
        elif not self._silent:
            self._property(name, attributes)

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:name":
            self._open.name = attributes.get("w:val", "").lower()
        elif name == "w:basedOn":
            self._open.based = attributes.get("w:val", "")
        elif name == "w:outlineLvl":
            self._open.outline = whole(attributes, otherwise=_BODY)
        elif name == "w:vertAlign":
            self._open.raised = attributes.get("w:val") == "superscript"
        elif name == "w:vanish":
            self._open.hidden = is_on(attributes)
        elif name == "w:numId":
            self._open.list_id = whole(attributes, otherwise=0)
        elif name == "w:ilvl":
            self._open.list_level = whole(attributes, otherwise=0)

    def end(self, name: str) -> None:
        """What speaks of a table's parts is over."""
        if name == "w:tblStylePr":
            self._silent = False

    def text(self, words: str, offset: int) -> None:
        """Nothing: styles hold no text."""

    def look(self, identifier: str) -> Look:
        """What the style of this identifier comes to; a plain look for one that there is none of."""
        if identifier not in self._looks:
            self._looks[identifier] = self._resolve(tuple(self._chain(identifier)))
        return self._looks[identifier]

    def _chain(self, identifier: str) -> Iterator[Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = style.based

    def _resolve(self, chain: tuple[Style, ...]) -> Look:
        outline = next((style.outline for style in chain if style.outline is not None), None)
        named = next((found for style in chain if (found := _HEADING.fullmatch(style.name))), None)
        heading = int(named[1] or 1) if named else 0
        if outline is not None:
            heading = outline + 1 if outline < _BODY else 0
        return Look(
            heading,
            next((style.raised for style in chain if style.raised is not None), False),
            next((style.hidden for style in chain if style.hidden is not None), False),
            any(style.name in _CODE for style in chain),
            next((style.list_id for style in chain if style.list_id is not None), 0),
            next((style.list_level for style in chain if style.list_level is not None), 0),
        )
