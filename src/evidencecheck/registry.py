"""Plain tables of plug-in points: a name, and where the thing is; imported when it is asked for.

Each room with a table (formats, checks, reports, sources) holds one literal dict ``name -> "module:object"``. A test
asserts that tables and files agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from evidencecheck.errors import UnknownNameError


def near(name: str, names: Iterable[str]) -> str:
    """The one of ``names`` that looks most like ``name``, in any case; "" where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for errors

    folded = {one.lower(): one for one in names}
    return next((folded[one] for one in get_close_matches(name.lower(), folded, n=1)), "")


class Registry:
    """A read-only table whose values are imported lazily."""

    def __init__(self, what: str, table: Mapping[str, str]) -> None:
        """``what`` names the kind of thing in messages ("report format"); ``table`` maps name to "module:object"."""
        self.what = what
        self._table = dict(table)

    def __iter__(self) -> Iterator[str]:
        """The names, in the table's order."""
        return iter(self._table)

    def __contains__(self, name: object) -> bool:
        """Whether the table holds ``name``."""
        return name in self._table

    def load(self, name: str) -> Any:  # noqa: ANN401 - each room knows the type of what it registers
        """Import and return the thing called ``name``.

        Raises `UnknownNameError`, with the nearest names there are, where the table has none.
        """
        if name not in self._table:
            found = near(name, self._table)
            hint = f"; did you mean {found}?" if found else f"; there are: {', '.join(self._table)}"
            raise UnknownNameError(f"no {self.what} is called {name!r}{hint}")
        module, _, attribute = self._table[name].partition(":")
        return getattr(import_module(module), attribute)
