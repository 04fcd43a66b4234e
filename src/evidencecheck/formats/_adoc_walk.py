"""One pass over the lines of AsciiDoc, from block to block.

What encloses blocks (examples, sidebars, quotes) is not kept: its fences are passed over, and each line is looked at a
bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from evidencecheck.formats import _adoc_lines as adoc
from evidencecheck.formats._adoc_attributes import Attributes
from evidencecheck.formats._adoc_inline import Entries, Inline
from evidencecheck.formats._adoc_lines import Line
from evidencecheck.formats._adoc_table import cells
from evidencecheck.formats._setting import Setting
from evidencecheck.model.document import Beside, BlockKind
from evidencecheck.model.spans import Span

_CODE = frozenset("source listing literal stem latexmath asciimath pass comment".split())
_RANKS = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_STYLE = re.compile(r"\[\s*([\w-]*)")
_ID = re.compile(r"\[\[([^\],]+)|#([\w:.-]+)|\bid=[\"']?([\w:.-]+)")
_START = re.compile(r"\bstart=[\"']?(\d{1,9})")
_FORMAT = re.compile(r"\bformat=[\"']?(csv|tsv|dsv)")
_QUOTED = re.compile(r">(?:[ \t]+|$)")
_BIBLIOGRAPHIES = frozenset({"bibtex-file", "bibliography-database"})


@attrs.define
class _Meta:
    """What the lines above a block say of it."""

    style: str = ""
    names: tuple[str, ...] = ()
    first: int = 1
    format: str = ""


class Walk:
    """A document in the making."""

    def __init__(self, text: str, lines: Sequence[Line], entries: Entries) -> None:
        """Prepare to walk over ``lines`` of ``text``."""
        self.page = Setting()
        self.inline = Inline(self.page, entries)
        self.titles: set[str] = set()
        self._lines = lines
        self._given = Attributes(text)
        self._meta = _Meta()
        self._lists: list[list[str | int]] = []
        self._fences: list[tuple[str, list[list[str | int]]]] = []
        self._joined = False

    def run(self) -> None:
        """Go through all lines, then through the bodies of notes."""
        at = self._header()
        while at < len(self._lines):
            line = self._lines[at]
            if line.text:
                at = self._above(line, at) or self._fenced(line, at) or self._block(line, at)
            else:
                at += 1
        for label, names, body in self.inline.bodies:
            begin = body.start(0)
            self.page.open_block(BlockKind.NOTE, 0, label, names, (f"[^{label}]: ", Span(begin, begin)))
            self.inline.set(body)
        self.page.close_block()

    def _header(self) -> int:
        """The title of a document, and the lines of authors and versions below it."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if line.text.startswith(":"):
                at = self._entry(at)
            elif not line.text or (line.text.startswith("//") and not line.text.startswith("///")):
                at += 1
            else:
                break
        title = adoc.HEADING.match(self._lines[at].text) if at < len(self._lines) else None
        if title is None or len(title[1]) != 1:
            self.page.beside.clear()
            return 0
        self._heading(self._lines[at], title, 1)
        at += 1
        while at < len(self._lines) and self._lines[at].text:
            at = self._entry(at) if self._lines[at].text.startswith(":") else at + 1
        return at

    def _entry(self, at: int) -> int:
        name, following = self._given.enter(self._lines, at)
        place = self._given.written(name)
        if name in _BIBLIOGRAPHIES and len(place):
            self.page.beside.append(Beside(self._given.value(name), place))
        return following

    # What stands above a block, and between blocks

    def _above(self, line: Line, at: int) -> int | None:
        """A remark, an attribute, or what is said of the next block; the number of the line behind it."""
        text = line.text
        if text.startswith("//"):
            fence = adoc.VERBATIM.match(text)
            return adoc.verbatim_end(self._lines, at + 1, text) if fence else self._remark(text, at)
        if text.startswith(":") and adoc.ENTRY.match(text):
            return self._entry(at)
        if text.startswith("[") and adoc.BLOCK_ATTRIBUTES.match(text):
            self._attributes(text)
            return at + 1
        if text == "+":
            self._joined = True
            return at + 1
        title = adoc.BLOCK_TITLE.match(text)
        if title and not adoc.VERBATIM.match(text):
            self.page.open_block(BlockKind.HEADING, 6)
            self.inline.set(self._given.filled([line.after(1)]))
            self.page.close_block()
            return at + 1
        return None

    def _remark(self, text: str, at: int) -> int | None:
        return None if text.startswith("///") else at + 1

    def _attributes(self, text: str) -> None:
        style = _STYLE.match(text)
        if style and style[1] and not text.startswith("[["):
            self._meta.style = style[1].lower()
        for found in _ID.finditer(text):
            name = (found[1] or found[2] or found[3]).strip()
            self.inline.anchors.add(name)
            self._meta.names = (*self._meta.names, name)
        first, kind = _START.search(text), _FORMAT.search(text)
        self._meta.first = int(first[1]) if first else self._meta.first
        self._meta.format = kind[1] if kind else self._meta.format

    def _fenced(self, line: Line, at: int) -> int | None:
        """A block between two fences, or one of the fences of a block that holds others."""
        text = line.text
        code = adoc.VERBATIM.match(text)
        compound = adoc.COMPOUND.match(text)
        if code or (compound and self._meta.style in _CODE):
            self._begin_block()
            return adoc.verbatim_end(self._lines, at + 1, code[1] if code and text[0] == "`" else text)
        if compound:
            self.page.close_block()
            if self._fences and any(text == fence for fence, _ in self._fences[-8:]):
                while self._fences[-1][0] != text:
                    self._fences.pop()
                self._lists = self._fences.pop()[1]
            else:
                self._fences.append((text, self._lists if self._joined else []))
                self._lists = []
            self._meta, self._joined = _Meta(), False
            return at + 1
        table = adoc.TABLE.match(text)
        if table:
            return self._table(at, table[1])
        if adoc.RULE.match(text):
            self._begin_block()
            return at + 1
        return None

    def _begin_block(self) -> _Meta:
        """End what stands above; what was said of the block that begins now."""
        self.page.close_block()
        if not self._joined:
            self._lists.clear()
        meta, self._meta, self._joined = self._meta, _Meta(), False
        return meta

    def _table(self, at: int, mark: str) -> int:
        meta = self._begin_block()
        end = adoc.verbatim_end(self._lines, at + 1, self._lines[at].text)
        separated = {"csv": ",", "tsv": "\t", "dsv": ":"}.get(meta.format, mark)
        for cell in cells(self._lines[at + 1 : end - 1], separated):
            self.page.open_block(BlockKind.CELL)
            self.inline.set(self._given.filled(cell))
            self.page.close_block()
        return end

    # Blocks

    def _block(self, line: Line, at: int) -> int:
        heading = adoc.HEADING.match(line.text)
        below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        if heading:
            self._heading(line, heading, len(heading[1]))
        elif self._underlined(line.text, below):
            self._begin_block()
            self._title(line, _RANKS[below[0]])
            return at + 2
        elif adoc.MACRO.match(line.text):
            self._begin_block()
        else:
            return self._listed(line, at) or self._paragraph(line, at)
        return at + 1

    def _listed(self, line: Line, at: int) -> int | None:
        """What stands in a list: an item, what is said of a line of code, a term."""
        bullet, ordinal = adoc.BULLET.match(line.text), adoc.ORDINAL.match(line.text)
        if mark := bullet or ordinal:
            return self._item(line, at, mark, ordered=bullet is None)
        callout, term = adoc.CALLOUT.match(line.text), adoc.TERM.match(line.text)
        if callout:
            self._begin_block()
            return self._gathered(line.after(callout.end()), at, BlockKind.ITEM, ())
        return self._described(line, at, term) if term else None

    def _underlined(self, title: str, below: str) -> bool:
        return (
            adoc.UNDERLINE.match(below) is not None
            and abs(len(title) - len(below)) < 2
            and re.search(r"\w", title) is not None
            and not title[0].isspace()
        )

    def _heading(self, line: Line, match: re.Match[str], level: int) -> None:
        self._begin_block()
        self._title(Line(line.start + match.start(2), line.start + match.end(2), match[2]), level)

    def _title(self, line: Line, level: int) -> None:
        self.titles.add(line.text)
        self.page.open_block(BlockKind.HEADING, level)
        self.inline.set(self._given.filled([line]))
        self.page.close_block()

    def _item(self, line: Line, at: int, match: re.Match[str], *, ordered: bool) -> int:
        sign = match[1]
        kind = sign if not sign[0].isalnum() else "1." if sign[0].isdecimal() else "a."
        known = [mark for mark, _ in self._lists]
        if kind in known:
            del self._lists[known.index(kind) + 1 :]
        else:
            self._lists.append([kind, self._meta.first - 1])
        depth = len(self._lists)
        self._lists[-1][1] = count = int(self._lists[-1][1]) + 1
        lists, self._lists = self._lists, []
        meta = self._begin_block()
        self._lists = lists
        label = (sign[:-1] if kind == "1." else str(count)) if ordered and kind != "a." else None
        rest = line.after(match.end())
        task = adoc.TASK.match(rest.text) if not ordered else None
        entry = adoc.ENTRY_ANCHOR.match(rest.text)
        if entry:
            self.inline.anchors.add(entry[1])
            mark = Span(line.start + len(line.text) - len(line.text.lstrip()), rest.start + entry.end())
            head = f"[^{entry[1]}]: "
            self.page.open_block(BlockKind.NOTE, 0, entry[1], (entry[1], *meta.names), (head, mark))
            rest = rest.after(entry.end())
        else:
            words = f"{label}. " if label else f"{sign} " if kind == "a." else "\u2022 "
            blank = len(line.text) - len(line.text.lstrip())
            head_span = Span(line.start + blank, line.start + match.end())
            self.page.open_block(BlockKind.ITEM, depth, label, meta.names, (words, head_span))
            rest = rest.after(task.end()) if task else rest
        return self._rest(rest, at)

    def _gathered(self, first: Line, at: int, kind: BlockKind, names: tuple[str, ...]) -> int:
        self.page.open_block(kind, 0, None, names)
        return self._rest(first, at)

    def _rest(self, first: Line, at: int) -> int:
        """Set the open block's words: ``first``, and the lines below up to a blank one or to what begins another."""
        parts = [first] if first.text else []
        n = at + 1
        while n < len(self._lines) and self._goes_on(self._lines[n].text):
            if not self._lines[n].text.startswith("//"):
                parts.append(self._lines[n].after(0))
            n += 1
        self.inline.set(self._given.filled(parts))
        self.page.close_block()
        return n

    def _goes_on(self, text: str) -> bool:
        """Whether a line below an item's first is of the same text."""
        return not (
            not text
            or text == "+"
            or _ends_text(text)
            or adoc.BULLET.match(text)
            or adoc.ORDINAL.match(text)
            or adoc.CALLOUT.match(text)
            or adoc.TERM.match(text)
        )

    def _described(self, line: Line, at: int, term: re.Match[str]) -> int:
        """A term and what is said of it, beside it or below."""
        lists = self._lists
        self._lists = []
        meta = self._begin_block()
        self._lists = lists
        self.page.open_block(BlockKind.PARAGRAPH, 0, None, meta.names)
        self.inline.set(self._given.filled([Line(line.start + term.start(1), line.start + term.end(1), term[1])]))
        self.page.close_block()
        rest = line.after(term.end())
        n = at + 1
        if not rest.text:
            while n < len(self._lines) and not self._lines[n].text:
                n += 1
            if (
                n == len(self._lines)
                or not self._goes_on(self._lines[n].text)
                or adoc.HEADING.match(self._lines[n].text)
            ):
                return n
            rest = self._lines[n].after(0)
            return self._gathered(rest, n, BlockKind.PARAGRAPH, ())
        return self._gathered(rest, at, BlockKind.PARAGRAPH, ())

    def _paragraph(self, line: Line, at: int) -> int:
        meta = self._begin_block()
        n = at + 1
        while n < len(self._lines) and self._lines[n].text and not _ends_text(self._lines[n].text):
            n += 1
        if meta.style in _CODE or (line.text[0].isspace() and meta.style != "normal"):
            return n
        parts = [one for one in self._lines[at:n] if not (one.text.startswith("//") and one.text[2:3] != "/")]
        admonition = adoc.ADMONITION.match(parts[0].text) if parts else None
        if admonition:
            parts[0] = parts[0].after(admonition.end())
        parts = [one.after(quote.end()) if (quote := _QUOTED.match(one.text)) else one.after(0) for one in parts]
        self.page.open_block(BlockKind.PARAGRAPH, 0, None, meta.names)
        self.inline.set(self._given.filled([part for part in parts if part.text]))
        self.page.close_block()
        return n


def _ends_text(text: str) -> bool:
    """Whether a line ends the paragraph above it without a blank line between."""
    if text[0] == "[":
        return adoc.BLOCK_ATTRIBUTES.match(text) is not None
    return bool(adoc.VERBATIM.match(text) or adoc.COMPOUND.match(text) or adoc.TABLE.match(text))
