"""Lines of reStructuredText, and what their first characters say.

Source: reStructuredText Markup Specification, docutils 0.23.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_TAB = 8  # columns, as docutils has it

NAME = r"[^\W_]+(?:[-._+:][^\W_]+)*"
"""A simple name: letters and digits, with single marks between them."""
LABEL = rf"\d+|\*|#(?:{NAME})?|{NAME}"
"""What may stand in the brackets of a footnote or citation."""

DEFINITION = re.compile(rf"\.\.[ \t]+\[({LABEL})\](?:[ \t]+|$)")
TARGET = re.compile(r"\.\.[ \t]+_(?:`([^`]{1,300})`|((?:[^:\\]|\\.|:(?=\S)){1,300})):(?:[ \t]+(\S.*))?$")
ANONYMOUS = re.compile(r"(?:\.\.[ \t]+__:|__)(?:[ \t]+(\S.*))?$")
SUBSTITUTION = re.compile(r"\.\.[ \t]+\|([^|]{1,200})\|[ \t]")
DIRECTIVE = re.compile(r"\.\.[ \t]+([\w+:.-]{1,80}?)[ \t]?::(?:[ \t]+|$)")
EXPLICIT = re.compile(r"\.\.(?:[ \t]|$)")
OPTION = re.compile(r":[\w.-][\w .-]{0,60}:(?:[ \t]|$)")
FIELD = re.compile(r":(?![: \t])((?:[^:\\]|\\.|:(?=\S)){1,200}):(?:[ \t]+|$)")
BULLET = re.compile(r"[*+\u2022\u2023\u2043-](?:[ \t]+|$)")
ENUMERATOR = re.compile(r"(?:(\d{1,4}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,6}|#)[.)]|\((\d{1,4}|[a-zA-Z]|#)\))[ \t]+(?=\S)")
RULE = re.compile(r"([!-/:-@\[-`{-~])\1*$")
GRID = re.compile(r"\+(?:[-=]+\+)+$")
SIMPLE = re.compile(r"=+(?:[ \t]+=+)+$")
DOCTEST = re.compile(r">>>(?:[ \t]|$)")
HEADER = re.compile(r"[A-Z][A-Za-z-]{1,30}:(?:[ \t]|$)")

# What a directive holds: code, figures and lists of other things; all else is prose with options above it.
OPAQUE = frozenset(
    """bibliography blockdiag bokeh-plot cde ce code code-block csv-table currentmodule data-table default-role digraph
    doctest doctest-requires exec footbibliography glossary graph graphviz highlight highlightlang image include index
    inheritance-diagram
    ipython jupyter-execute jupyter-input jupyter-output jupyterlite literalinclude math mermaid meta minigallery module
    nbinput nboutput parsed-literal parsed_literal plantuml plot prism productionlist prompt pyplot raw role rst-class
    sectionauthor
    sourcecode tabularcolumns testcleanup testcode testoutput testsetup tikz toctree try_examples uml unicode
    codeauthor class contents sectnum section-numbering header footer date title target-notes
    autosummary automodule autoclass autofunction automethod autodata autoattribute autoexception""".split()
)
TITLED = frozenset(
    "admonition topic sidebar rubric dropdown details collapse card tab tab-item tabbed centered".split()
)
"""Directives whose argument is a heading."""
SPOKEN = frozenset(
    """attention caution danger error hint important note tip warning seealso todo deprecated-removed
    versionadded versionchanged deprecated versionremoved""".split()
)
"""Directives whose argument begins the prose; a version's first word is its number."""


@attrs.frozen
class Line:
    """A line, trimmed: where it stands in the document, and the column that it begins at."""

    start: int
    end: int
    indent: int
    text: str

    def after(self, width: int, indent: int | None = None) -> Line:
        """What is left of it behind its first ``width`` characters."""
        rest = self.text[width:]
        skip = width + len(rest) - len(rest.lstrip())
        return Line(self.start + skip, self.end, self.indent + skip if indent is None else indent, rest.lstrip())


def split(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]``."""
    found = []
    for match in _LINE.finditer(text, start, end):
        written = match[0].rstrip()
        words = written.lstrip()
        head = written[: len(written) - len(words)]
        first = match.start() + len(head)
        found.append(Line(first, first + len(words), len(head.expandtabs(_TAB)), words))
    return found


def after(lines: Sequence[Line], at: int, indent: int) -> int:
    """The number of the first line from ``at`` on that stands no deeper than ``indent``; blank lines belong inside."""
    while at < len(lines) and (not lines[at].text or lines[at].indent > indent):
        at += 1
    return at


def is_rule(line: Line) -> bool:
    """Whether a line is one mark again and again."""
    return RULE.match(line.text) is not None


def is_underline(line: Line, title: Line) -> bool:
    """Whether a line underlines the one above it."""
    return is_rule(line) and line.indent == title.indent and len(line.text) >= min(4, len(title.text))
