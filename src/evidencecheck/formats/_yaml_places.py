"""YAML with places, by PyYAML: what a metadata block says, as `_json_places` tells it of JSON.

Nothing is constructed and nothing expanded: a node that several places name is read at the first of them.
"""

from __future__ import annotations

import re

import yaml

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._json_places import Array, Node, Object, Scalar
from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span

DEEPEST = 40
"""How deep brackets may nest."""
_BRACKET = re.compile(r"[\[\]{}]")
_PART = re.compile(r"\S+")


def tree(text: str, start: int, end: int) -> Node:
    """What ``start:end`` of a document says in YAML. Raises `UnfitError` where it is none."""
    source = text[start:end]
    if _depth(source) > DEEPEST:
        raise UnfitError("this YAML is nested too deeply")
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        return _Reader(text, start).read(node) if node is not None else Scalar(Flow(""), quoted=True)
    except yaml.MarkedYAMLError as error:
        line = text.count("\n", 0, start + (error.problem_mark.index if error.problem_mark else 0)) + 1
        raise UnfitError(f"line {line}: this is no YAML ({error.problem})") from error
    except yaml.YAMLError as error:
        raise UnfitError("this is no YAML") from error
    except RecursionError as error:
        raise UnfitError("this YAML is nested too deeply") from error


def _depth(source: str) -> int:
    """How deep brackets nest at most, be they quoted or not: the library looks far ahead at each."""
    deepest = depth = 0
    for sign in _BRACKET.findall(source) if source.count("[") + source.count("{") > DEEPEST else ():
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


class _Reader:
    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._seen: set[int] = set()

    def read(self, node: yaml.Node) -> Node:
        start, end = self._start + node.start_mark.index, self._start + node.end_mark.index
        if id(node) in self._seen:
            return Scalar(Flow(""), quoted=True)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            # A block ends where the next begins; what is written ends with its last word.
            end = start + len(self._text[start:end].rstrip())
            found: dict[str, Node] = {}
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    found.setdefault(key.value, self.read(value))
            return Object(Span(start, end), found)
        if isinstance(node, yaml.SequenceNode):
            return Array(Span(start, end), tuple(self.read(one) for one in node.value))
        return Scalar(self._words(node.value, start, end), quoted=True)

    def _words(self, value: str, start: int, end: int) -> Flow:
        """A scalar's words, each where it is written; one that is written otherwise makes a whole of all."""
        text = self._text
        begin = text.find(value, start, end)
        if begin >= 0:
            return Flow(value, (0,), (begin,), (begin + len(value),))
        built = FlowBuilder()
        at = start
        for part in _PART.finditer(value):
            place = text.find(part[0], at, end)
            if place < 0:
                return Flow(value, (0,), (start,), (end,))
            if built.length:
                built.add(" ", at, place)
            at = place + len(part[0])
            built.add(part[0], place, at)
        return built.build()
