"""The docstrings of a Python file, each read as reStructuredText; the code around them is left out.

Notes are numbered anew in each docstring. So all but those of the module are called by what they stand in, too:
``Curve.fit:1`` is the note ``[1]`` of the method ``fit``.
"""

from __future__ import annotations

import ast
import re
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._rst_blocks import Blocks
from evidencecheck.formats._rst_inline import Setting
from evidencecheck.formats._rst_lines import Line, split
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span

_LONGEST = 60  # characters of a name that notes are called by
_LINE = re.compile("\r\n|\r|\n")
_OPENING = re.compile(r"[A-Za-z]{0,2}(\"\"\"|'''|\"|')")
_OWNER = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read the docstrings of a module from decoded text; one that does not parse is told and has none."""
    setting = Setting(text)
    try:
        for name, span in _docstrings(text):
            setting.set(Blocks(_lines(text, span)).read(), name and f"{name}:")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        what = f"line {error.lineno}: {error.msg}" if isinstance(error, SyntaxError) else str(error)
        notices = (*notices, f"this is no Python that could be parsed, and no docstring was read ({what})")
    return setting.document(text, "python", path, notices)


def _docstrings(text: str) -> list[tuple[str, Span]]:
    """The docstrings of a file in order: the name of what each describes, and where its words stand."""
    skip = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of escapes that Python does not know
        tree = ast.parse(text[skip:])
    starts = [skip, *(match.end() for match in _LINE.finditer(text, skip))]
    found: list[tuple[str, Span]] = []
    used: Counter[str] = Counter()
    for name, node in _owners(tree):
        span = _place(text, starts, node)
        if span is not None:
            used[name] += 1
            called = name if len(name) <= _LONGEST else f"line-{node.lineno}"
            found.append((f"{called}~{used[name]}" if used[name] > 1 else called, span))
    return found


def _owners(tree: ast.Module) -> Iterator[tuple[str, ast.Constant]]:
    """All that may have a docstring and has one, with its qualified name, in the order of the text."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        name, node = waiting.pop()
        if isinstance(node, _OWNER):
            first = node.body[0] if node.body else None
            value = first.value if isinstance(first, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield name, value
        inside = f"{name}." if name else ""
        waiting.extend(
            (f"{inside}{child.name}" if isinstance(child, _OWNER[1:]) else name, child)
            for child in reversed(list(ast.iter_child_nodes(node)))
            if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case)
        )


def _place(text: str, starts: list[int], node: ast.Constant) -> Span | None:
    """Where the words of a string constant stand, without prefix and quotes; columns count bytes to the parser."""
    if node.end_lineno is None or node.end_col_offset is None or node.end_lineno > len(starts):
        return None
    start = _offset(text, starts, node.lineno, node.col_offset)
    end = _offset(text, starts, node.end_lineno, node.end_col_offset)
    opening = _OPENING.match(text, start, end)
    if opening is None or not text.startswith(opening[1], end - len(opening[1])):
        return None
    return Span(opening.end(), max(opening.end(), end - len(opening[1])))


def _offset(text: str, starts: list[int], line: int, column: int) -> int:
    begin = starts[line - 1]
    return begin + len(
        text[begin : begin + column].encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace")
    )


def _lines(text: str, span: Span) -> list[Line]:
    """The lines of a docstring. The first stands beside the quotes and is taken to begin where the others do."""
    lines = split(text, span.start, span.end)
    margin = min((line.indent for line in lines[1:] if line.text), default=0)
    first, *others = lines
    words = first.text.removesuffix("\\").rstrip() if others else first.text
    return [Line(first.start, first.start + len(words), margin, words), *others]


def comments(text: str) -> Iterator[Comment]:
    """``# …`` in the code, in order, each about the docstring that ends on its line, or else about the next."""
    try:
        found = _docstrings(text)
        tokens = list(tokenize.generate_tokens(StringIO(text, newline="").readline))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    for token in tokens:
        if token.type == tokenize.COMMENT and token.start[0] <= len(starts):
            line = starts[token.start[0] - 1]
            start = line + token.start[1]
            beside = (span for _, span in found if line <= span.end < start)
            below = (span for _, span in found if span.start > start)
            span = Span(start, start + len(token.string))
            yield Comment(span, Span(start + 1, span.end), next(beside, None) or next(below, None))


FORMAT = Format("python", read, comments)
