"""Which configuration holds: for a run the nearest to the working directory, for a document the nearest to it.

Nothing is read, and little is loaded, where there is none.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from evidencecheck import files
from evidencecheck.errors import ConfigError
from evidencecheck.model.settings import Rules

if TYPE_CHECKING:
    from evidencecheck.config.choose import Choice

NAMES = ("evidencecheck.toml", ".evidencecheck.toml", "pyproject.toml")
"""Of one folder the first of these that speaks of us counts."""


class Configuration:
    """What configurations say, each read once."""

    def __init__(
        self, cwd: Path, file: str | None = None, choice: Choice | None = None, *, isolated: bool = False
    ) -> None:
        """``file`` is the one to go by, None to look for the nearest; ``isolated`` to go by none.

        ``choice`` is what the command line says of checks, which goes before what any file says.
        """
        self._cwd = files.absolute(cwd)
        self._file = self._cwd / file if file else None
        self._isolated = isolated
        self._choice = choice
        self._by_folder: dict[Path, dict[str, Any]] = {}
        self._by_file: dict[Path, dict[str, Any] | None] = {}
        self._rules: dict[str, Rules] = {}

    @cached_property
    def run(self) -> dict[str, Any]:
        """The values by key that hold for the run. Raises `ConfigError`."""
        return self._values(self._cwd)

    def rules(self, path: str | None) -> Rules:
        """Which checks speak of the document at ``path``, None for one without. Raises `ConfigError`."""
        parent = str(PurePath(path).parent) if path else "."
        if parent not in self._rules:
            values = self._values(files.absolute(self._cwd / parent))
            rules = Rules()
            if values:
                from evidencecheck.config.choose import rules_of  # noqa: PLC0415 - where something is configured

                rules = rules_of(values)
            self._rules[parent] = self._choice.over(rules) if self._choice else rules
        return self._rules[parent]

    def _values(self, folder: Path) -> dict[str, Any]:
        if self._isolated:
            return {}
        if self._file:
            return self._named(self._file)
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def _named(self, file: Path) -> dict[str, Any]:
        values = self._read(file)
        if values is None:
            raise ConfigError(f"{file}: there is no table [tool.evidencecheck]")
        return values

    def _nearest(self, folder: Path) -> dict[str, Any]:
        for above in files.upward(folder, self._cwd):
            for name in NAMES:
                if (above / name).is_file() and (values := self._read(above / name)) is not None:
                    return values
        return {}

    def _read(self, path: Path) -> dict[str, Any] | None:
        if path not in self._by_file:
            from evidencecheck.config.read import load  # noqa: PLC0415 - where there is something to read

            self._by_file[path] = load(path, self._cwd)
        return self._by_file[path]
