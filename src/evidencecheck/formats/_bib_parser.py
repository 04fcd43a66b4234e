"""The entries of BibTeX with their places: pybtex's grammar, told where each value stands.

pybtex keeps two things for the whole process: how strict it is, and, in its default table, every ``@string`` of every
file. Its low-level parser is used with a handler and a table of our own, so that neither is touched and threads may
read at the same time. Where it would search to the end of a file, or give up an entry, it is mended here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs
from pybtex.database.input.bibtex import LowLevelParser, SkipEntry, UndefinedMacro, month_names
from pybtex.scanner import PrematureEOF, PybtexSyntaxError, TokenRequired
from pybtex.utils import CaseInsensitiveDict

from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import LineIndex, Span

MONTHS: Mapping[str, int] = MappingProxyType({name: number for number, name in enumerate(month_names, 1)})

# An @ begins a command at a line's start, and elsewhere where it reads as one: remarks hold addresses.
_COMMAND = re.compile(r"(?m)^[ \t]*(?=@)|(?=@\s*[A-Za-z]+\s*[{(])")
# Another entry's first line can stand in no value: a brace before it was never closed.
_FIRST_LINE = re.compile(r"(?m)^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}()\"=]+[ \t]*,")
_MARK = re.compile(r"[{}\"]")
_BRACED_KEY = re.compile(r"[^\s,{}]+(?=\s*[,}])|[^\s,{}=\"][^,{}=\"\n]*(?=[,}\n])")
_ROUND_KEY = re.compile(r"[^\s,]+(?=\s*,)|[^\s,()=\"][^,()=\"\n]*(?=[,)\n])")
_FIELD = re.compile(r"\s*([A-Za-z][\w:.-]*)\s*=\s*")
_LATER_FIELD = re.compile(r"(?m)(?:^|,)[ \t,]*(?=[A-Za-z][\w:.-]*\s*=\s*[{\"\w])")
# How often an entry is taken up again after a fault in it; each time may read it to its end.
_PATIENCE = 8
_DEEPEST = 100


@attrs.frozen(eq=False)
class Entry:
    """One entry: type and field names in lower case, its key ("" without one), its place, and values by field.

    A value is LaTeX as written, a flow into the document; a ``@string`` in it stands where it is named. Of several
    fields of one name the first is kept.
    """

    kind: str
    key: str
    span: Span
    fields: Mapping[str, Flow]


@attrs.frozen
class Damage:
    """What is wrong, on which line, in the entry of which key that begins on which line.

    ``unknown`` is the name of a string that is not defined, which is no fault in the file's grammar.
    """

    what: str
    line: int
    key: str
    began: int
    unknown: str = ""

    def __str__(self) -> str:
        """As a message says it."""
        entry = f"the entry {self.key!r}" if self.key else "the entry"
        return " ".join(f"{self.what}; {entry} begins on line {self.began}".split())


def entries(text: str) -> tuple[list[Entry], list[Damage]]:
    """The entries of ``text`` in their order, and what had to be mended. Never raises; linear in the text."""
    parser = _Parser(text)
    return [*parser.entries()], parser.damages


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    def __init__(self, text: str) -> None:
        super().__init__(text, handle_error=self._complain, macros=CaseInsensitiveDict(month_names))
        self.text: str = text
        self.pos: int = 0
        self.current_entry_key: str | None = None
        self.current_field_name: str | None = None
        self.damages: list[Damage] = []
        self._parts: list[tuple[str, int, int]] = []
        self._values: dict[str, Flow] = {}
        self._index: LineIndex | None = None
        self._lines = [found.start() for found in _FIRST_LINE.finditer(text)]

    def entries(self) -> Iterator[Entry]:
        while start := _COMMAND.search(self.text, self.pos):
            self.command_start, self._values = start.end(), {}
            self.pos = self.command_start + 1
            try:
                command, _ = self.parse_command()
            except PybtexSyntaxError as error:
                self._complain(error)
                continue
            except SkipEntry:
                continue
            if command.lower() not in {"string", "preamble"}:
                end = self.command_start + len(self.text[self.command_start : self.pos].rstrip())
                yield Entry(command.lower(), self.current_entry_key or "", Span(self.command_start, end), self._values)

    def parse_entry_body(self, body_end: Any) -> None:  # noqa: ANN401 - a pattern of pybtex's
        self.eat_whitespace()
        key = (_BRACED_KEY if body_end is self.RBRACE else _ROUND_KEY).match(self.text, self.pos)
        if key:
            self.current_entry_key = key[0].strip()
            self.pos = key.end()
        else:
            self.current_entry_key = ""
            self._complain(TokenRequired("entry key", self))
        self._closing = body_end
        comma = self.optional([self.COMMA])
        if key and not comma and _FIELD.match(self.text, self.pos):
            self._complain(TokenRequired(self.COMMA.description, self))
            comma = key
        if comma or not key:
            self.parse_entry_fields()

    def parse_entry_fields(self) -> None:
        patience = _PATIENCE
        while True:
            self._parts = []
            try:
                self.parse_field()
            except PybtexSyntaxError as fault:
                patience -= 1
                if not patience or not self._find_field():
                    raise
                self._complain(fault)
                continue
            if self._parts:
                self._values.setdefault(str(self.current_field_name).lower(), _value(self._parts))
            if self.optional([self.COMMA]):
                continue
            patience -= 1
            if not patience or self._closing.match(self.text, self.pos) or self.pos == len(self.text):
                return
            error = TokenRequired("',' or " + self._closing.description, self)
            if not _FIELD.match(self.text, self.pos) and not self._find_field():
                return
            self._complain(error)

    def parse_field(self) -> None:
        head = _FIELD.match(self.text, self.pos)
        if not head:
            super().parse_field()
            return
        self.current_field_name, self.pos = head[1], head.end()
        self.parse_value()

    def parse_value_part(self) -> str:
        token = self.required([self.QUOTE, self.LBRACE, self.NUMBER, self.NAME], description="field value")
        start = self.pos - len(token.value)
        if token.pattern in {self.QUOTE, self.LBRACE}:
            self.pos = end = self._end_of_string(quoted=token.pattern is self.QUOTE)
            start, end, part = start + 1, end - 1, self.text[start + 1 : end - 1]
        else:
            end, part = self.pos, token.value if token.pattern is self.NUMBER else self.substitute_macro(token.value)
        self._parts.append((part, start, end))
        return str(part)

    def substitute_macro(self, name: str) -> str:
        if name not in self.macros:
            self._complain(UndefinedMacro(name, self), name)
            return ""
        return str(self.macros[name])

    def _end_of_string(self, *, quoted: bool) -> int:
        """The place behind the sign that ends the string whose words begin here."""
        level, until = 0, self._next_entry()
        for mark in _MARK.finditer(self.text, self.pos, until):
            sign = mark[0]
            if sign == ('"' if quoted else "}") and not level:
                return mark.end()
            level += (sign == "{") - (sign == "}")
            if level < 0 or level > _DEEPEST:
                self.pos = mark.start()
                raise PybtexSyntaxError("unbalanced braces" if level < 0 else "too many nested braces", self)
        raise PybtexSyntaxError("a value that never ends", self) if until < len(self.text) else PrematureEOF(self)

    def _next_entry(self) -> int:
        after = bisect_left(self._lines, self.pos)
        return self._lines[after] if after < len(self._lines) else len(self.text)

    def _find_field(self) -> bool:
        """Go to the next line of this entry that begins a field."""
        later = _LATER_FIELD.search(self.text, self.pos, self._next_entry())
        if later:
            self.pos = later.end()
        return later is not None

    def update_lineno(self, value: str) -> None:
        """Lines are counted where a message needs them."""

    @property
    def lineno(self) -> int:
        return self._line(self.pos)

    def _line(self, place: int) -> int:
        """The number of the line of ``place``."""
        self._index = self._index or LineIndex(self.text)
        return self._index.position(place).line

    def _complain(self, error: PybtexSyntaxError, unknown: str = "") -> None:
        began = self._line(self.command_start or 0)
        self.damages.append(Damage(str(error), error.lineno, self.current_entry_key or "", began, unknown))


def _value(parts: list[tuple[str, int, int]]) -> Flow:
    if len(parts) == 1:
        words, start, end = parts[0]
        return Flow(words, (0,), (start,), (end,))
    builder = FlowBuilder()
    for words, start, end in parts:
        builder.add(words, start, end)
    return builder.build()
