"""JSON with places: what the json module says, and where each string and number stands (RFC 8259)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span

_TOKEN = re.compile(r'[ \t\r\n]*(?:([\[\]{},:])|"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s\[\]{},:"]+))', re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_ESCAPE = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)", re.DOTALL
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_DEEPEST = 40


class DamagedJsonError(Exception):
    """The text is no JSON from some place on. For the readers among themselves: ``place`` is the offset."""

    def __init__(self, place: int) -> None:
        """Say where."""
        super().__init__(f"no JSON at {place}")
        self.place = place


@attrs.frozen(eq=False)
class Scalar:
    """A string's words, or a number or name as it is written: ``flow`` leads to it, without the quotes."""

    flow: Flow
    quoted: bool

    @property
    def text(self) -> str:
        """What it says."""
        return self.flow.text


@attrs.frozen(eq=False)
class Object:
    """An object: ``span`` with its braces, the first of equal names."""

    span: Span
    has: Mapping[str, Node]


@attrs.frozen(eq=False)
class Array:
    """An array: ``span`` with its brackets."""

    span: Span
    items: tuple[Node, ...]


Node = Scalar | Object | Array


def values(text: str) -> Iterator[Node]:
    """The items of the array that ``text`` is, one by one, or the one value that it is.

    Raises `DamagedJsonError` where it goes no further; what was read before has been given by then.
    """
    begin = _BLANK.match(text)
    start = begin.end() if begin else 0
    if text[start : start + 1] != "[":
        node, end = _value(text, start, 0)
        yield node
        _ends(text, end)
        return
    at, sign = start + 1, ","
    if _sign(text, at)[0] == "]":
        return
    while sign == ",":
        node, at = _value(text, at, 1)
        yield node
        sign, at = _sign(text, at)
    if sign != "]":
        raise DamagedJsonError(at)
    _ends(text, at)


def value_in(text: str, start: int, end: int) -> Node | None:
    """The one value that ``start:end`` of a text holds, None where it is not one."""
    try:
        node, at = _value(text, start, 0)
    except DamagedJsonError:
        return None
    return node if at <= end and not text[at:end].strip() else None


def _ends(text: str, at: int) -> None:
    if _TOKEN.match(text, at):
        raise DamagedJsonError(at)


def _sign(text: str, at: int) -> tuple[str, int]:
    """The sign at ``at``, "" for none, and the place behind."""
    token = _TOKEN.match(text, at)
    return (token[1] or "", token.end()) if token else ("", at)


def _value(text: str, at: int, depth: int) -> tuple[Node, int]:
    token = _TOKEN.match(text, at)
    if token is None or depth > _DEEPEST:
        raise DamagedJsonError(at)
    if token[2] is not None:
        return Scalar(_string(text, token.start(2), token.end(2)), quoted=True), token.end()
    if token[3] is not None:
        return Scalar(Flow(token[3], (0,), (token.start(3),), (token.end(3),)), quoted=False), token.end()
    if token[1] == "{":
        return _object(text, token.start(1), token.end(), depth)
    if token[1] == "[":
        return _array(text, token.start(1), token.end(), depth)
    raise DamagedJsonError(token.start(1))


def _object(text: str, start: int, at: int, depth: int) -> tuple[Object, int]:
    has: dict[str, Node] = {}
    sign, end = _sign(text, at)
    if sign == "}":
        return Object(Span(start, end), has), end
    sign = ","
    while sign == ",":
        name, at = _value(text, at, depth + 1)
        colon, behind = _sign(text, at)
        if not isinstance(name, Scalar) or colon != ":":
            raise DamagedJsonError(at)
        node, at = _value(text, behind, depth + 1)
        has.setdefault(name.text, node)
        sign, at = _sign(text, at)
    if sign != "}":
        raise DamagedJsonError(at)
    return Object(Span(start, at), has), at


def _array(text: str, start: int, at: int, depth: int) -> tuple[Array, int]:
    items: list[Node] = []
    sign, end = _sign(text, at)
    if sign == "]":
        return Array(Span(start, end), ()), end
    sign = ","
    while sign == ",":
        node, at = _value(text, at, depth + 1)
        items.append(node)
        sign, at = _sign(text, at)
    if sign != "]":
        raise DamagedJsonError(at)
    return Array(Span(start, at), tuple(items)), at


def _string(text: str, start: int, end: int) -> Flow:
    words = text[start:end]
    if "\\" not in words:
        return Flow(words, (0,), (start,), (end,))
    builder = FlowBuilder()
    at = start
    for escape in _ESCAPE.finditer(text, start, end):
        builder.add(text[at : escape.start()], at, escape.start())
        builder.add(_said(escape), *escape.span())
        at = escape.end()
    builder.add(text[at:end], at, end)
    return builder.build()


def _said(escape: re.Match[str]) -> str:
    high, low, code, letter = escape.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if code:
        number = int(code, 16)
        return chr(number) if not 0xD800 <= number < 0xE000 else "\ufffd"
    return _LETTERS.get(letter, letter)
