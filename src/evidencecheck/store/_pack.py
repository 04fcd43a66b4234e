"""Frozen objects of the model as JSON and back: what documents came to, on its way between processes and runs.

An attrs object is ``[n, field, …]``, a member of an enumeration ``[n, value]``, where ``n`` counts in `Packer.names`; a
tuple is ``[-1, …]``, a frozen set ``[-2, …]``, a mapping ``[-3, key, value, …]``. Only classes of the model are read
back, so that a file can make nothing happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from importlib import import_module
from operator import attrgetter
from typing import Any

import attrs

TUPLE, SET, MAPPING = -1, -2, -3
MODEL = "evidencecheck.model."
PLAIN = frozenset({str, int, float, bool, type(None)})
Read = Any
Parts = Callable[[Any], Iterable[object]]


class Packer:
    """Turns objects into what JSON holds, and takes down the names of their classes."""

    def __init__(self) -> None:
        """Begin with no names."""
        self.names: list[str] = []
        self._known: dict[type, tuple[int, Parts]] = {}

    def pack(self, value: object) -> object:
        """``value`` as JSON; raises TypeError where it is of no kind that we keep."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind not in self._known:
            self._known[kind] = self._meet(kind)
        number, parts = self._known[kind]
        # Most parts are plain: no call for those.
        return [number, *[part if type(part) in PLAIN else self.pack(part) for part in parts(value)]]

    def _meet(self, kind: type) -> tuple[int, Parts]:
        if kind is tuple:
            return TUPLE, iter
        if kind is frozenset:
            return SET, sorted
        if issubclass(kind, Mapping):
            return MAPPING, lambda value: (part for pair in value.items() for part in pair)
        if not kind.__module__.startswith(MODEL):
            raise TypeError(f"{kind.__name__} is no class of the model")
        self.names.append(f"{kind.__module__.removeprefix(MODEL)}:{kind.__name__}")
        number = len(self.names) - 1
        if issubclass(kind, Enum):
            return number, lambda value: (value.value,)
        fields = [field.name for field in attrs.fields(kind)]  # type: ignore[arg-type]
        if len(fields) < 2:
            return number, lambda value: [getattr(value, name) for name in fields]
        return number, attrgetter(*fields)


def classes(names: Sequence[str]) -> tuple[Read, ...]:
    """The classes of the names that a `Packer` took down.

    Raises LookupError, TypeError, ValueError, AttributeError or ImportError where one is no class of the model.
    """
    return tuple(_named(name) for name in names)


def _named(name: str) -> Read:
    module, _, own = name.partition(":")
    if not module.isidentifier():
        raise ValueError(f"{module!r} names no module")
    found = getattr(import_module(MODEL + module), own)
    if not isinstance(found, type) or not (attrs.has(found) or issubclass(found, Enum)):
        raise TypeError(f"{name!r} is no class of the model")
    return found


def unpack(packed: Read, known: Sequence[Read]) -> Read:
    """The inverse of `Packer.pack`, with the `classes` of its names; raises as that does on anything else."""
    if type(packed) is not list:
        return packed
    number, *rest = packed
    values = [unpack(value, known) if type(value) is list else value for value in rest]
    if number >= 0:
        return known[number](*values)
    if number == TUPLE:
        return tuple(values)
    return frozenset(values) if number == SET else dict(zip(values[::2], values[1::2], strict=True))
