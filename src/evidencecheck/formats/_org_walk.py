"""One pass over the lines of Org, from block to block; each line is looked at a bounded number of times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from evidencecheck.formats import _org_lines as org
from evidencecheck.formats._org_inline import Inline
from evidencecheck.formats._org_lines import Ends, Line
from evidencecheck.formats._setting import Setting
from evidencecheck.model.document import STAND_IN, Beside, BlockKind, Flow, FlowBuilder
from evidencecheck.model.spans import Span

_CELL = re.compile(r"[^|]+")
_SCRIPTS = re.compile(r"(?:^|\s)\^:(\S+)")
_FILE = re.compile(r"\"([^\"]+)\"|(\S+)")
_WIDTH = re.compile(r"<[lrc]?\d*>$")


class Walk:
    """A document in the making."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Prepare to walk over ``lines``."""
        self.page = Setting()
        self.inline = Inline(self.page)
        self._lines = lines
        self._ends = Ends(lines)
        self._names: tuple[str, ...] = ()
        self._hidden = 0
        self._items: list[int] = []

    def run(self) -> None:
        """Go through all lines, then through the notes that stand within them."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if not line.text:
                at += 1
                continue
            heading = org.HEADING.match(line.text) if not line.indent else None
            if heading:
                self._heading(line, heading)
                at += 1
            elif self._hidden:
                at += 1
            else:
                at = self._marked(line, at) or self._block(line, at)
        done = 0
        while done < len(self.inline.bodies):
            label, body = self.inline.bodies[done]
            done += 1
            self._set_note(label, [body], Span(body.start(0), body.start(0)))
        self.page.close_block()

    def _heading(self, line: Line, match: re.Match[str]) -> None:
        level = len(match[1])
        if self._hidden and level > self._hidden:
            return
        self._items.clear()
        rest = line.after(match.end())
        word = org.WORD.match(rest.text)
        rest = rest.after(word.end()) if word else rest
        tags = org.TAGS.search(rest.text)
        said = (tags[1] or tags[2] or "").lower() if tags else ""
        self._hidden = level if org.COMMENTED.match(rest.text) or ":noexport:" in said else 0
        if not self._hidden:
            self._set(BlockKind.HEADING, [rest.part(0, tags.start() if tags else len(rest.text))], level)

    def _set(self, kind: BlockKind, parts: Sequence[Line], level: int = 0) -> None:
        self.page.open_block(kind, level, None, self._names)
        self._names = ()
        self.inline.set(_joined(parts))
        self.page.close_block()

    # What is marked by its first characters, and is no prose of its own

    def _marked(self, line: Line, at: int) -> int | None:
        text = line.text
        if text[0] == "#":
            return self._hashed(line, at)
        if text[0] == ":":
            drawer = org.DRAWER.match(text)
            if drawer and drawer[1].lower() != "end" and (end := self._ends.of("drawer", at + 1)) is not None:
                return end + 1 if drawer[1].lower() in {"properties", "logbook"} else at + 1
            return at + 1 if drawer or org.FIXED.match(text) else None
        if text[0] == "\\" and (environment := org.LATEX.match(text)):
            end = self._ends.of(f"latex {environment[1]}", at)
            return None if end is None else end + 1
        if org.TABLE_RULE.match(text) or org.RULE.match(text) or org.PLANNING.match(text) or org.SEXP.match(text):
            return at + 1
        return None

    def _hashed(self, line: Line, at: int) -> int | None:
        """A remark, a keyword, or a fence of a block."""
        if org.REMARK.match(line.text):
            return at + 1
        begin = org.BEGIN.match(line.text)
        if begin:
            end = self._ends.of(f"block {begin[1].lower()}", at + 1)
            return end + 1 if end is not None and begin[1].lower() in org.CODE else at + 1
        if org.END.match(line.text):
            return at + 1
        keyword = org.KEYWORD.match(line.text)
        if keyword is None:
            return None
        name, value = keyword[1].lower(), line.part(keyword.start(2), len(line.text))
        if name in org.SPOKEN and value.text:
            self._set(
                BlockKind.PARAGRAPH if name == "caption" else BlockKind.HEADING, [value], 0 if name == "caption" else 1
            )
        elif name in {"bibliography", "include"}:
            self._file(name, value)
        elif name == "name" and value.text:
            self._names = (*self._names, value.text)
        elif name == "options" and (scripts := _SCRIPTS.search(value.text)):
            self.inline.scripts = {"{}": "braces", "nil": "none"}.get(scripts[1], "all")
        return at + 1

    def _file(self, name: str, value: Line) -> None:
        match = _FILE.match(value.text)
        if match is None:
            return
        path = match[1] or match[2]
        ending = PurePosixPath(path).suffix.lower()
        if ending == ".org" if name == "include" else ending:
            start = value.start + match.start(match.lastindex or 0)
            self.page.beside.append(Beside(path, Span(start, start + len(path))))

    # Blocks

    def _block(self, line: Line, at: int) -> int:
        note = org.NOTE.match(line.text) if not line.indent else None
        if note:
            return self._note(line, at, note)
        if org.ROW.match(line.text):
            for cell in _CELL.finditer(line.text):
                part = line.part(*cell.span())
                if part.text and not _WIDTH.match(part.text):
                    self._set(BlockKind.CELL, [part])
            return at + 1
        item = self._item_mark(line)
        n = at + 1
        while n < len(self._lines) and self._goes_on(line, self._lines[n], item=item is not None):
            n += 1
        if item is None:
            while self._items and line.indent <= self._items[-1]:
                self._items.pop()
            self._set(BlockKind.PARAGRAPH, self._lines[at:n])
            return n
        while self._items and self._items[-1] >= line.indent:
            self._items.pop()
        self._items.append(line.indent)
        label = item[2] or item[1]
        lead = f"{label}. " if label else "\u2022 "
        mark = Span(line.start, line.start + item.end())
        self.page.open_block(BlockKind.ITEM, len(self._items), label, self._names, (lead, mark))
        self._names = ()
        self.inline.set(_joined([line.after(item.end()), *self._lines[at + 1 : n]]))
        self.page.close_block()
        return n

    def _item_mark(self, line: Line) -> re.Match[str] | None:
        match = org.ITEM.match(line.text)
        # A star at the margin is a heading's.
        return None if match and line.text[0] == "*" and not line.indent else match

    def _goes_on(self, first: Line, line: Line, *, item: bool) -> bool:
        """Whether a line is of the same paragraph or item as those above it."""
        if not line.text or (item and line.indent <= first.indent):
            return False
        return not (self._begins(line) or self._item_mark(line))

    def _begins(self, line: Line) -> bool:
        text = line.text
        if not line.indent and (org.HEADING.match(text) or org.NOTE.match(text)):
            return True
        if text[0] == "#":
            return bool(org.REMARK.match(text) or text.startswith("#+"))
        if text[0] == ":":
            return bool(org.DRAWER.match(text) or org.FIXED.match(text))
        return bool(text[0] == "|" or org.RULE.match(text) or org.LATEX.match(text))

    def _note(self, line: Line, at: int, match: re.Match[str]) -> int:
        """A definition: up to the next one, a heading, or two blank lines."""
        rest = line.after(match.end())
        n = self._marked_in_note(rest, at) if rest.text else at + 1
        code = rest if n is not None and rest.text else None
        paragraphs: list[list[Line]] = [[rest] if n is None else []]
        n = at + 1 if n is None else n
        while n < len(self._lines):
            below = self._lines[n]
            if not below.indent and (org.HEADING.match(below.text) or org.NOTE.match(below.text)):
                break
            if not below.text:
                if n + 1 < len(self._lines) and not self._lines[n + 1].text:
                    break
                paragraphs.append([])
                n += 1
                continue
            following = self._marked_in_note(below, n)
            if following is None:
                paragraphs[-1].append(below)
                following = n + 1
            n = following
        whole = [_joined(lines) for lines in paragraphs if lines]
        if code and not whole:
            # A note may hold nothing but code, and is a note all the same.
            whole = [_stand_in(code, self._lines[min(n, len(self._lines)) - 1])]
        label = self.inline.label(match[1])
        self._set_note(label, whole, Span(line.start, line.start + match.end()))
        return n

    def _marked_in_note(self, line: Line, at: int) -> int | None:
        if line.text[0] in "#:\\":
            return self._marked(line, at)
        return at + 1 if org.TABLE_RULE.match(line.text) else None

    def _set_note(self, label: str, paragraphs: Sequence[Flow], mark: Span) -> None:
        self.page.open_block(BlockKind.NOTE, 0, label, (), (f"[^{label}]: ", mark))
        for n, raw in enumerate(paragraphs):
            if n:
                self.page.add("\n\n", raw.start(0), raw.start(0))
            self.inline.set(raw)
        self.page.close_block()
        # A note that another one calls stands beside it: within it nobody looks for citations.
        for words, span in self.inline.nested():
            self.page.open_block(BlockKind.CELL)
            self.page.add(words, span.start, span.end)
            self.page.close_block()


def _stand_in(first: Line, last: Line) -> Flow:
    built = FlowBuilder()
    built.add(STAND_IN, first.start, max(first.end, last.end))
    return built.build()


def _joined(lines: Sequence[Line]) -> Flow:
    built = FlowBuilder()
    kept = [line for line in lines if line.text]
    for n, line in enumerate(kept):
        if n:
            built.add("\n", kept[n - 1].end, line.start)
        built.add(line.text, line.start, line.start + len(line.text))
    return built.build()
