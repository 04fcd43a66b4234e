"""What a document's attributes stand for, and lines put together with them filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.formats._adoc_lines import ENTRY, GIVEN, Line
from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span

_USED = re.compile(r"(\\?)\{(?:(?:counter2?|set):[^{}\r\n]{1,200}|(\w[\w-]{0,80}))\}")
_NOTE = re.compile(r"footnote(?:ref)?:[\w-]*\[.*\]$", re.DOTALL)
_GOES_ON = re.compile(r"[ \t]+(?:\+[ \t]+)?\\$")
_LONGEST = 2000  # characters that one attribute stands for
_CHARACTERS = {
    "nbsp": "\u00a0", "zwsp": "\u200b", "wj": "\u2060", "apos": "'", "quot": '"', "lsquo": "\u2018", "rsquo": "\u2019",
    "ldquo": "\u201c", "rdquo": "\u201d", "deg": "\u00b0", "plus": "+", "brvbar": "\u00a6", "vbar": "|", "amp": "&",
    "lt": "<", "gt": ">", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\",
    "backtick": "`", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++", "cxx": "C++", "pp": "++", "sp": " ",
    "empty": "", "blank": "",
}  # fmt: skip


class Attributes:
    """The attributes that are set at a place of the document, each a flow into the line that sets it."""

    def __init__(self, text: str) -> None:
        """Begin with what Asciidoctor sets by itself."""
        self._text = text
        self._values = {name: Flow(value) for name, value in (GIVEN | _CHARACTERS).items()}
        self._written: dict[str, Span] = {}
        # What is filled in may be longer than what it is filled into, but not without bound.
        self._left = 4 * len(text) + 20_000

    def value(self, name: str) -> str:
        """What an attribute stands for, "" where it is not set."""
        return self._values[name].text if name in self._values else ""

    def written(self, name: str) -> Span:
        """Where the document sets an attribute."""
        return self._written.get(name, Span(0, 0))

    def enter(self, lines: Sequence[Line], at: int) -> tuple[str, int]:
        """Read the entry on a line: the attribute's name, and the number of the line behind its value."""
        match = ENTRY.match(lines[at].text)
        if match is None:
            return "", at + 1
        name = match[1].strip("!").lower()
        parts = [lines[at].after(match.start(2))] if match[2] else []
        at += 1
        while parts and at < len(lines) and lines[at].text and (end := _GOES_ON.search(parts[-1].text)):
            last = parts[-1]
            parts[-1] = Line(last.start, last.start + end.start(), last.text[: end.start()])
            parts.append(lines[at].after(0))
            at += 1
        if "!" in match[1]:
            self._values.pop(name, None)
        else:
            self._values[name] = self.filled(parts, " ").slice(0, _LONGEST)
            self._written[name] = Span(parts[0].start, parts[-1].end) if parts else Span(0, 0)
        return name, at

    def filled(self, lines: Sequence[Line], between: str = "\n") -> Flow:
        """Lines as one flow, each attribute's name replaced by what it stands for; unknown names stay."""
        built = FlowBuilder()
        for n, line in enumerate(lines):
            if n:
                # A note's sign at a line's start with a colon behind it would look like a definition.
                built.add(" " if line.text.startswith("footnote") else between, lines[n - 1].end, line.start)
            at = 0
            for match in _USED.finditer(line.text) if "{" in line.text else ():
                start = line.start + match.start()
                value = self._values.get(match[2].lower()) if match[2] else Flow("")
                if match[1] or value is None or len(value.text) > self._left:
                    # Behind a backslash, or unknown: as it is written.
                    stop = match.start() + (1 if match[1] and value is not None else 0)
                    built.add(line.text[at : match.start()], line.start + at, start)
                    at = stop
                    continue
                built.add(line.text[at : match.start()], line.start + at, start)
                self._fill(built, value, Span(start, line.start + match.end()))
                at = match.end()
            built.add(line.text[at:], line.start + at, line.start + len(line.text))
        return built.build()

    def _fill(self, built: FlowBuilder, value: Flow, place: Span) -> None:
        self._left -= len(value.text)
        if not _NOTE.match(value.text):
            built.add(value.text, place.start, place.end)
            return
        # A note kept in an attribute: the sign stands in the text, the note where the attribute is set.
        body = value.text.index("[") + 1
        built.add(value.text[:body], place.start, place.end)
        built.extend(value.slice(body, len(value.text) - 1))
        built.add("]", place.end, place.end)
