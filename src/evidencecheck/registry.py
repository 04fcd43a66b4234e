"""Plain tables of plug-in points: a name, and where the thing is; imported when it is asked for.

Each room with a table (formats, checks, reports, sources) holds one literal dict ``name -> "module:object"``. A test
asserts that tables and files agree. What other packages bring is added by `evidencecheck.plugins`, where it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from evidencecheck.errors import PluginError, UnknownNameError

OURS = "evidencecheck"


def near(name: str, names: Iterable[str]) -> str:
    """The one of ``names`` that looks most like ``name``, in any case; "" where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for errors

    folded = {one.lower(): one for one in names}
    return next((folded[one] for one in get_close_matches(name.lower(), folded, n=1)), "")


class Registry:
    """A table whose values are imported lazily."""

    def __init__(self, what: str, table: Mapping[str, str]) -> None:
        """``what`` names the kind of thing in messages ("report format"); ``table`` maps name to "module:object"."""
        self.what = what
        self._table = dict(table)
        self._owners: dict[str, str] = {}
        self._loaded: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        """The names, in the table's order; what was added comes last, in the order of names."""
        return iter(self._table)

    def __contains__(self, name: object) -> bool:
        """Whether the table holds ``name``."""
        return name in self._table

    def target(self, name: str) -> str:
        """Where the thing is, as "module:object"; raises `UnknownNameError`."""
        if name not in self._table:
            found = near(name, self._table)
            listed = f"there are: {', '.join(self._table)}" if self._table else "there is none"
            hint = f"; did you mean {found}?" if found else f"; {listed}"
            raise UnknownNameError(f"no {self.what} is called {name!r}{hint}")
        return self._table[name]

    def load(self, name: str) -> Any:  # noqa: ANN401 - each room knows the type of what it registers
        """Import and return the thing called ``name``.

        Raises `UnknownNameError`, with the nearest names there are, where the table has none, and `PluginError` where
        another package brings it and it cannot be imported.
        """
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> Any:  # noqa: ANN401 - as above
        module, _, attribute = self.target(name).partition(":")
        if name not in self._owners:
            return getattr(import_module(module), attribute)
        try:
            return getattr(import_module(module), attribute)
        except Exception as error:
            raise PluginError(f"the {self.what} {name} of {self._owners[name]} cannot be loaded: {error}") from error

    def owner(self, name: str) -> str:
        """The package that brings ``name``."""
        return self._owners.get(name, OURS)

    def add(self, name: str, target: str, owner: str) -> None:
        """Take in what the package ``owner`` brings; raises `PluginError` where somebody else has that name."""
        if name in self._table and (self.owner(name), self._table[name]) != (owner, target):
            raise PluginError(f"{owner} brings a {self.what} called {name}, which {self.owner(name)} has already")
        self._table[name] = target
        self._owners[name] = owner
