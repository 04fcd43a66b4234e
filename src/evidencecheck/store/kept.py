"""What documents came to, packed: passed between processes, and kept between runs in the user's cache folder.

A packed account is JSON, a line for each of its parts; `Kept` reads a part when it is asked for, for most reports need
few. Nothing in a file is believed: what does not fit is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs

from evidencecheck.model.report import FileReport
from evidencecheck.model.spans import LineIndex
from evidencecheck.store._pack import Packer, classes, unpack

_PARTS = tuple(a.name for a in attrs.fields(FileReport) if a.name != "lines")
DAMAGE = (LookupError, TypeError, ValueError, AttributeError, ImportError, RecursionError)
"""What reading something else than a packed account may raise."""


class Kept(FileReport):
    """An account that was packed; its parts are read as they are asked for, which is where damage shows."""

    __slots__ = ("_lines", "_named")

    _lines: Mapping[str, str]
    _named: str

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any of the parts
        """A part that was not asked for before: its slot is empty then."""
        if name == "lines":
            part: object = LineIndex(self.document.text)
        elif name in _PARTS and name in self._lines:
            part = unpack(json.loads(self._lines[name]), _classes(self._named))
        else:
            raise AttributeError(name)
        object.__setattr__(self, name, part)
        return part


def packed(account: FileReport) -> str:
    """``account`` in lines; raises TypeError where it holds what is none of the model's."""
    packer = Packer()
    parts = [json.dumps(packer.pack(getattr(account, name)), separators=(",", ":")) for name in _PARTS]
    return "\n".join([json.dumps(packer.names), *parts])


def kept(lines: str) -> Kept:
    """The inverse; raises one of `DAMAGE` where the lines are not those of an account, as far as shows at once."""
    names, *parts = lines.split("\n")
    _classes(names)
    account = Kept.__new__(Kept)
    object.__setattr__(account, "_named", names)
    object.__setattr__(account, "_lines", dict(zip(_PARTS, parts, strict=True)))
    return account


@lru_cache(256)
def _classes(names: str) -> tuple[Any, ...]:
    return classes(json.loads(names))
