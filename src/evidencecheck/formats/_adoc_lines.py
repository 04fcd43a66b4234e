"""Lines of AsciiDoc: how they begin blocks; what the preprocessor takes out of them.

Sources: AsciiDoc Language Documentation, docs.asciidoctor.org/asciidoc; Asciidoctor 2.0, ``lib/asciidoctor/rx.rb``,
which is what the language is in practice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from evidencecheck.model.document import Beside
from evidencecheck.model.spans import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")

ENTRY = re.compile(r":(!?\w[\w-]*!?):(?:[ \t]+(.*))?$")
"""An attribute's entry: its name, with an exclamation mark where it is unset, and its value."""
BLOCK_ATTRIBUTES = re.compile(r"\[(?:|[\w{,.#\"'%].*|\[(?:|[^\W\d][\w:.-]*(?:, *.+)?)\])\]$")
BLOCK_TITLE = re.compile(r"\.(\.?[^ \t.].*)$")
HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?$")
UNDERLINE = re.compile(r"([=~^+-])\1+$")
VERBATIM = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3})(?:(?<=`)[^`]*)?$")
COMPOUND = re.compile(r"(?:={4,}|\*{4,}|_{4,}|~{4,}|--)$")
TABLE = re.compile(r"([|,:!])={3,}$")
RULE = re.compile(r"(?:'{3,}|<{3,}|([*-])( ?)\1\2\1)$")
MACRO = re.compile(r"[^\W\d][\w-]*::(?:\S.*?)?\[.*\]$")
INCLUDE = re.compile(r"(\\?)include::([^\s\[](?:[^\[]*[^\s\[])?)\[.*\]$")
BULLET = re.compile(r"[ \t]*(-|\*{1,5}|\u2022)[ \t]+(?=\S)")
ORDINAL = re.compile(r"[ \t]*(\.{1,5}|\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,9}\))[ \t]+(?=\S)")
CALLOUT = re.compile(r"<(?:\d+|\.)>[ \t]+(?=\S)")
TERM = re.compile(r"(?!//[^/])[ \t]*(\S(?:.*?\S)??)(:{2,4}|;;)(?=[ \t]|$)[ \t]*")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
TASK = re.compile(r"\[[ xX*]\][ \t]+")
ENTRY_ANCHOR = re.compile(r"\[\[\[([^\W\d][\w:.-]*)(?:, *([^\]\r\n]*))?\]\]\][ \t]*")
_CONDITION = re.compile(r"(\\?)(ifdef|ifndef|ifeval|endif)::(\S*?(?:([,+])\S*?)?)\[(.*)\]$")
_COMPARED = re.compile(r"\s*(\S.*?)\s*(==|!=|<=?|>=?)\s*(\S.*?)\s*$")
_DOCUMENTS = frozenset({".adoc", ".asciidoc", ".asc", ".ad"})

# What Asciidoctor sets by itself and conditions commonly ask for.
GIVEN = {
    "asciidoctor": "",
    "asciidoctor-version": "2.0",
    "backend": "html5",
    "backend-html5": "",
    "backend-html5-doctype-article": "",
    "basebackend": "html",
    "basebackend-html": "",
    "doctype": "article",
    "doctype-article": "",
    "filetype": "html",
    "filetype-html": "",
}


@attrs.frozen
class Line:
    """A line without its end and the white space before it: where it stands, and its text."""

    start: int
    end: int
    text: str

    def after(self, width: int) -> Line:
        """What is left of it behind its first ``width`` characters, and the white space there."""
        rest = self.text[width:]
        blank = len(rest) - len(rest.lstrip())
        return Line(self.start + width + blank, self.end, rest.strip())


@attrs.define
class Source:
    """A document's lines as the preprocessor leaves them, and the files that it names."""

    lines: list[Line] = attrs.field(factory=list)
    beside: list[Beside] = attrs.field(factory=list)


def preprocessed(text: str, start: int) -> Source:
    """The lines of ``text`` from ``start`` on: of conditions what Asciidoctor would show, of included files nothing."""
    source = Source()
    given = dict(GIVEN)
    hidden: list[bool] = []
    at = start
    while at < len(text):
        match = _LINE.match(text, at)
        whole = match[0].rstrip() if match else ""
        line = Line(at, at + len(whole), whole)
        at = match.end() if match else len(text)
        condition = _CONDITION.match(whole) if "::" in whole else None
        if condition and not condition[1]:
            line_shown = _condition(condition, given, hidden)
            if line_shown:
                source.lines.append(Line(line.start + condition.start(5), line.end - 1, condition[5]))
            continue
        if hidden and hidden[-1]:
            continue
        entry = ENTRY.match(whole)
        if entry:
            _enter(given, entry)
        included = INCLUDE.match(whole)
        if included and not included[1]:
            _include(source, given, line, included)
            continue
        if (condition and condition[1]) or included:
            line = line.after(1)
        source.lines.append(line)
    return source


def _condition(match: re.Match[str], given: dict[str, str], hidden: list[bool]) -> bool:
    """Open or close a condition; whether what stands in its brackets is shown as a line."""
    kind, names, sign, said = match[2], match[3], match[4], match[5]
    if kind == "endif":
        if hidden:
            hidden.pop()
        return False
    already = bool(hidden) and hidden[-1]
    if kind == "ifeval":
        hidden.append(already or not _holds(said, given))
        return False
    if not names:
        return False
    # "ifdef::a,b[]": one of them is enough; "ifdef::a+b[]": all are wanted. Of ifndef it is the other way round.
    has = [name.lower() in given for name in names.split(sign)] if sign else [names.lower() in given]
    if kind == "ifdef":
        holds = all(has) if sign == "+" else any(has)
    else:
        holds = not all(has) if sign == "+" else not any(has)
    if said:
        return holds and not already
    hidden.append(already or not holds)
    return False


def _holds(said: str, given: dict[str, str]) -> bool:
    match = _COMPARED.match(said)
    if not match:
        return False
    one, other = (_resolved(side, given).strip("\"'") for side in (match[1], match[3]))
    if match[2] in {"==", "!="}:
        return (one == other) == (match[2] == "==")
    try:
        first, second = float(one), float(other)
    except ValueError:
        return False
    return {"<": first < second, "<=": first <= second, ">": first > second, ">=": first >= second}[match[2]]


def _resolved(words: str, given: dict[str, str]) -> str:
    return re.sub(r"\{(\w[\w-]*)\}", lambda found: given.get(found[1].lower(), found[0])[:200], words[:400])


def _enter(given: dict[str, str], entry: re.Match[str]) -> None:
    name = entry[1].strip("!").lower()
    if "!" in entry[1]:
        given.pop(name, None)
    else:
        given[name] = entry[2] or ""


def _include(source: Source, given: dict[str, str], line: Line, match: re.Match[str]) -> None:
    path = _resolved(match[2], given)
    if PurePosixPath(path).suffix.lower() in _DOCUMENTS and "{" not in path and "://" not in path:
        source.beside.append(Beside(path, Span(line.start + match.start(2), line.start + match.end(2))))


def verbatim_end(lines: Sequence[Line], at: int, fence: str) -> int:
    """The number of the line behind a block that ``fence`` closes; all that follows is of it where nothing does."""
    while at < len(lines) and lines[at].text != fence:
        at += 1
    return at + 1
