"""reStructuredText as a row of stretches: headings, paragraphs, items, cells and notes, each with its lines.

One pass from top to bottom. How deep a line stands is all that it knows of the blocks around it, so that nothing is
nested and each line is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from evidencecheck.formats import _rst_lines as rst
from evidencecheck.formats._rst_lines import Line, after
from evidencecheck.model.document import BlockKind
from evidencecheck.model.spans import Span

_DEEPEST = 8  # marks of items on one line
_WIDEST = 60  # columns of a table
_CELL = re.compile(r"[^|]+")
_ABOUT = frozenset(
    """abstract address author authors contact copyright date dedication organization revision status version orphan
    tocdepth nocomments nosearch""".split()
)


@attrs.frozen
class Stretch:
    """A block to be: ``paragraphs`` of lines, and the ``mark`` (bullet, label) in front of the first."""

    kind: BlockKind
    paragraphs: Sequence[Sequence[Line]]
    level: int = 0
    label: str | None = None
    mark: Span | None = None


@attrs.define
class Blocks:
    """What one text holds: its stretches in order, and the targets that links name."""

    lines: list[Line]
    stretches: list[Stretch] = attrs.field(factory=list)
    targets: dict[str, str] = attrs.field(factory=dict)
    anonymous: list[str] = attrs.field(factory=list)
    substitutions: set[str] = attrs.field(factory=set)
    remarks: list[Span] = attrs.field(factory=list)
    _styles: list[str] = attrs.field(factory=list)
    _open: list[int] = attrs.field(factory=list)
    _item: tuple[str | None, Span, int] | None = None
    _marks: int = 0

    def read(self) -> Blocks:
        """Go through all lines."""
        at = self._header()
        while at < len(self.lines):
            line = self.lines[at]
            at = self._block(line, at) if line.text else at + 1
        return self

    def _header(self) -> int:
        """The lines of fields that a PEP begins with, "Title: …", are passed over."""
        first = next((n for n, line in enumerate(self.lines) if line.text), 0)
        last = first
        while last < len(self.lines) and self.lines[last].text:
            line = self.lines[last]
            if not line.indent and not rst.HEADER.match(line.text):
                return 0
            last += 1
        heads = sum(not line.indent for line in self.lines[first:last])
        return last if heads > 2 else 0

    def _block(self, line: Line, at: int) -> int:
        while self._item is None and self._open and self._open[-1] >= line.indent:
            self._open.pop()
        if rst.EXPLICIT.match(line.text) or line.text == "__" or line.text.startswith("__ "):
            return self._explicit(line, at)
        if rst.DOCTEST.match(line.text):
            return self._until_blank(at)
        if rst.GRID.match(line.text):
            return self._grid(at)
        if rst.SIMPLE.match(line.text):
            return self._table(at)
        return self._titled(line, at) or self._listed(line, at) or self._paragraph(line, at)

    def _titled(self, line: Line, at: int) -> int | None:
        """A heading with a line below it, or above and below; a line by itself is a rule."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if below is not None and below.text:
            under = self.lines[at + 2] if at + 2 < len(self.lines) else None
            if rst.is_rule(line) and under is not None and under.text[:1] == line.text[0] and rst.is_rule(under):
                return self._heading(below, at + 3, line.text[0] * 2)
            if rst.is_underline(below, line) and not rst.BULLET.match(line.text):
                return self._heading(line, at + 2, below.text[0])
        elif rst.is_rule(line) and len(line.text) >= 4:
            self._add(BlockKind.RULE, [[line]])
            return at + 1
        return None

    def _add(
        self,
        kind: BlockKind,
        paragraphs: Sequence[Sequence[Line]],
        level: int = 0,
        label: str | None = None,
        mark: Span | None = None,
    ) -> None:
        self._item, self._marks = None, 0
        self.stretches.append(Stretch(kind, paragraphs, level, label, mark))

    def _until_blank(self, at: int) -> int:
        while at < len(self.lines) and self.lines[at].text:
            at += 1
        self._item = None
        return at

    def _heading(self, line: Line, following: int, style: str) -> int:
        if style not in self._styles:
            self._styles.append(style)
        self._add(BlockKind.HEADING, [[line]], self._styles.index(style) + 1)
        return following

    def _explicit(self, line: Line, at: int) -> int:
        """A note, a target, a directive or a remark: what begins with two full stops."""
        end = after(self.lines, at + 1, line.indent)
        definition = rst.DEFINITION.match(line.text)
        if definition:
            return self._note(line, at, definition)
        self._item = None
        target, anonymous = rst.TARGET.match(line.text), rst.ANONYMOUS.match(line.text)
        substitution, directive = rst.SUBSTITUTION.match(line.text), rst.DIRECTIVE.match(line.text)
        if anonymous:
            self.anonymous.append(anonymous[1] or "")
        elif target:
            address = target[3] or next((other.text for other in self.lines[at + 1 : end] if other.text), "")
            self.targets[normal(target[1] or target[2])] = address
        elif substitution:
            self.substitutions.add(normal(substitution[1]))
        elif directive:
            return self._directive(line, at, end, directive)
        elif len(line.text.rstrip()) == 2 and (at + 1 == len(self.lines) or not self.lines[at + 1].text):
            return at + 1  # an empty remark, which ends what is above it and takes nothing in
        else:
            self._remark(line, at, end)
        return end

    def _remark(self, line: Line, at: int, end: int) -> None:
        last = max(n for n in range(at, end) if self.lines[n].text)
        self.remarks.append(Span(line.start, self.lines[last].end))

    def _directive(self, line: Line, at: int, end: int, match: re.Match[str]) -> int:
        name = match[1].lower().rpartition(":")[2] if ":" in match[1] else match[1].lower()
        if name in rst.OPAQUE:
            return end
        words = line.after(match.end())
        first = at + 1
        while first < end and self.lines[first].text and not rst.OPTION.match(self.lines[first].text):
            first += 1  # the argument, or the prose that begins beside the name
        said = [words, *self.lines[at + 1 : first]] if words.text else []
        if name in rst.SPOKEN:
            if name.startswith(("version", "deprecated")) and said:
                said[0] = words.after(len(words.text.split(maxsplit=1)[0]))
            said = [part for part in said if part.text]
            if said:
                self._add(BlockKind.PARAGRAPH, [said])
                return first
        elif name in rst.TITLED and said:
            self._add(BlockKind.HEADING, [said[:1]], len(self._styles) + 1)
        if not words.text:
            first = at + 1
        while first < end and rst.OPTION.match(self.lines[first].text):
            first = after(self.lines, first + 1, self.lines[first].indent) if self._goes_on(first, end) else first + 1
        return first

    def _goes_on(self, option: int, end: int) -> bool:
        """Whether an option's value runs on to a deeper line right below it."""
        return option + 1 < end and bool(self.lines[option + 1].text) and self._deeper(option)

    def _deeper(self, at: int) -> bool:
        return self.lines[at + 1].indent > self.lines[at].indent

    def _note(self, line: Line, at: int, match: re.Match[str]) -> int:
        """A definition: what stands beside its label, and all below it that is set deeper than the two stops."""
        paragraphs: list[list[Line]] = [[]]
        rest, n = line.after(match.end()), at + 1
        silent: int | None = None
        if rest.text:
            paragraphs[0].append(rest)
        while n < len(self.lines):
            below = self.lines[n]
            if below.text and (below.indent <= line.indent or rst.DEFINITION.match(below.text)):
                break
            if below.text and (silent is None or below.indent <= silent):
                silent = None
                if rst.EXPLICIT.match(below.text):
                    silent = below.indent
                    if not rst.DIRECTIVE.match(below.text):
                        self._remark(below, n, after(self.lines, n + 1, silent))
                else:
                    paragraphs[-1].append(below)
            elif not below.text and paragraphs[-1]:
                if paragraphs[-1][-1].text.endswith("::"):
                    silent = paragraphs[-1][-1].indent
                paragraphs.append([])
            n += 1
        whole = [paragraph for paragraph in paragraphs if paragraph]
        if whole:
            self._add(BlockKind.NOTE, whole, 0, match[1], Span(line.start, whole[0][0].start))
        return n

    def _grid(self, at: int) -> int:
        """A table drawn with lines: every piece between two bars is a cell."""
        self._item = None
        while at < len(self.lines) and self.lines[at].text[:1] in {"+", "|"}:
            line = self.lines[at]
            if line.text[0] == "|":
                for cell in _CELL.finditer(line.text):
                    self._cell(line, *cell.span())
            at += 1
        return at

    def _table(self, at: int) -> int:
        """A table under double lines: the first of them says where the columns begin."""
        self._item = None
        top = self.lines[at]
        columns = [match.start() for match in re.finditer("=+", top.text)]
        bounds = list(zip(columns, [*columns[1:], 1 << 30], strict=True))[:_WIDEST]
        n = at + 1
        while n < len(self.lines):
            line = self.lines[n]
            n += 1
            if line.text and line.indent < top.indent:
                return n - 1
            if rst.SIMPLE.match(line.text) or (line.text and not line.text.strip("=")):
                if n == len(self.lines) or not self.lines[n].text:
                    return n
            elif line.text and line.text.strip("- "):
                shift = line.indent - top.indent
                for start, end in bounds:
                    self._cell(line, max(0, start - shift), max(0, end - shift))
        return n

    def _cell(self, line: Line, start: int, end: int) -> None:
        words = line.text[start:end]
        inner = words.strip()
        if inner:
            first = line.start + start + len(words) - len(words.lstrip())
            self._add(BlockKind.CELL, [[Line(first, first + len(inner), line.indent, inner)]])

    def _listed(self, line: Line, at: int) -> int | None:
        """The head of a list's item or of a field; what stands beside it is looked at as a line of its own."""
        bullet, number = rst.BULLET.match(line.text), rst.ENUMERATOR.match(line.text)
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        alone = below is None or not below.text or below.indent > line.indent
        alone = alone or (below is not None and rst.ENUMERATOR.match(below.text) is not None)
        head = bullet or (number if alone else None)
        if head and self._marks < _DEEPEST and head.end() < len(line.text):
            self._marks += 1
            label = None if bullet or number is None else number[1] or number[2]
            span = Span(line.start, line.start + head.end())
            self._item = (label if label and label.isdecimal() else None, span, len(self._open))
            self._open.append(line.indent)
            self.lines[at] = line.after(head.end())
            return at
        field = rst.FIELD.match(line.text)
        if field is None or line.text.startswith(":`"):
            return None
        self._item = None
        about = field[1].lower() in _ABOUT and all(s.kind is BlockKind.HEADING for s in self.stretches)
        if about:
            return after(self.lines, at + 1, line.indent)
        rest = line.after(field.end())
        if not rest.text or "`" in field[1]:
            return at + 1 if not rest.text else None
        deeper = below is not None and bool(below.text) and below.indent > line.indent
        self.lines[at] = attrs.evolve(rest, indent=below.indent if deeper and below else line.indent + 1)
        return self._paragraph(self.lines[at], at)

    def _paragraph(self, line: Line, at: int) -> int:
        """Lines down to the next blank one or to one that stands elsewhere; behind two colons code is passed over."""
        n = at + 1
        bar = line.text.startswith("| ")
        while n < len(self.lines) and self.lines[n].text and self.lines[n].indent == line.indent:
            if rst.DEFINITION.match(self.lines[n].text):
                break
            n += 1
        taken = [
            part.after(2) if bar and part.text.startswith("| ") else part for part in [line, *self.lines[at + 1 : n]]
        ]
        taken = [part for part in taken if part.text]
        literal = taken[-1].text.endswith("::") if taken else False
        if literal and taken[-1].text == "::":
            taken.pop()
        if taken:
            label, mark, level = self._item or (None, None, 0)
            self._add(BlockKind.ITEM if mark else BlockKind.PARAGRAPH, [taken], level, label, mark)
        return self._literal(n, line.indent) if literal else n

    def _literal(self, at: int, indent: int) -> int:
        """The line behind a block of code: set deeper, or with one mark before each line."""
        self._item = None
        while at < len(self.lines) and not self.lines[at].text:
            at += 1
        if at == len(self.lines) or self.lines[at].indent > indent:
            return after(self.lines, at, indent)
        quote = self.lines[at].text[0]
        if not rst.RULE.match(quote) or self.lines[at].indent < indent:
            return at
        n = at
        while n < len(self.lines) and self.lines[n].text[:1] == quote:
            n += 1
        return n if not rst.EXPLICIT.match(self.lines[at].text) else at


def normal(name: str) -> str:
    """A reference name as names are compared: case and white space do not count."""
    return " ".join(name.replace("\\", "").split()).lower()
