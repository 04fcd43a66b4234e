"""One configuration, with what it extends: its values as the program takes them, or all that is wrong with it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from evidencecheck import files
from evidencecheck.config._lines import line_of, lines
from evidencecheck.config.given import Given, Way
from evidencecheck.config.keys import BY_NAME, EXTEND, PLUG_INS
from evidencecheck.errors import ConfigError, PluginError, UnreadableError

Values = dict[str, Any]
PYPROJECT = "pyproject.toml"
_TABLE: Way = ("tool", "evidencecheck")


def load(path: Path, cwd: Path) -> Values | None:
    """The values of a configuration by key, only those that it or what it extends gives.

    None for a ``pyproject.toml`` that does not speak of us. Raises `ConfigError`, which tells all that is wrong.
    """
    if path.name == PYPROJECT and b"evidencecheck" not in files.read_bytes(path):
        return None
    reader = _Reader(cwd)
    values = reader.read(path, ())
    if reader.faults:
        raise ConfigError(
            "\n".join(dict.fromkeys(fault for *_, fault in sorted(reader.faults, key=lambda one: one[:2])))
        )
    return values


class _Reader:
    """Reads files, and takes down what is wrong with them."""

    def __init__(self, cwd: Path) -> None:
        self._cwd = cwd
        self.faults: list[tuple[int, int, str]] = []  # by the file's number, its line, the fault
        self._files = 0

    def read(self, path: Path, extended_by: tuple[Path, ...]) -> Values | None:
        """The values of ``path`` over those of the file that it extends; ``extended_by`` are the files on the way."""
        shown, number = self._shown(path), self._files
        self._files += 1
        raw = files.read_bytes(path)
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
            data: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            self.faults.append((number, 0, _told(shown, error)))
            return {}
        within: Way = ()
        if path.name == PYPROJECT:
            tool = data.get("tool")
            if not isinstance(tool, dict) or "evidencecheck" not in tool:
                return None
            data, within = tool["evidencecheck"], _TABLE
        places = lines(text)

        def tell(message: str, way: Way) -> None:
            line = line_of(places, (*within, *way))
            name = ".".join(step for step in way if isinstance(step, str))
            where = f"{shown}, line {line}" if line else shown
            self.faults.append((number, line or 0, f"{where}: {name}: {message}" if name else f"{where}: {message}"))

        given = Given(data, files.absolute(path).parent.as_posix(), tell)
        if not given.is_a(dict, "a table"):
            return {}
        given.known(BY_NAME)
        if PLUG_INS.name in given.value:  # first, for the other keys may name what they bring
            self._plug(given.part(PLUG_INS.name))
        values = {name: BY_NAME[name].shape.read(given.part(name)) for name in given.value if name in BY_NAME}
        other = values.pop(EXTEND.name, "")
        if not other:
            return values
        return self._over(Path(other), values, (*extended_by, files.absolute(path)), given.part(EXTEND.name))

    def _plug(self, packages: Given) -> None:
        from evidencecheck.plugins import plug  # noqa: PLC0415 - only where there are such

        for package in packages.parts(PLUG_INS.shape.words) if isinstance(packages.value, list) else ():
            if isinstance(package.value, str):
                try:
                    plug(package.value)
                except PluginError as error:
                    package.wrong(str(error))

    def _over(self, other: Path, values: Values, on_the_way: tuple[Path, ...], extend: Given) -> Values:
        """``values`` over those of ``other``, which ``extend`` names."""
        target = files.absolute(other)
        if target in on_the_way:
            chain = (*on_the_way[on_the_way.index(target) :], target)
            extend.wrong(f"it extends itself: {' extends '.join(self._shown(one) for one in chain)}")
            return values
        try:
            base = self.read(target, on_the_way)
        except UnreadableError as error:
            extend.wrong(str(error))
            return values
        if base is None:
            extend.wrong(f"{self._shown(target)} has no table [tool.evidencecheck]")
            return values
        merged = {name: BY_NAME[name].shape.merge(base[name], values[name]) for name in values if name in base}
        return {**base, **values, **merged}

    def _shown(self, path: Path) -> str:
        return files.shown(path, self._cwd)


def _told(shown: str, error: ValueError | RecursionError) -> str:
    """What keeps a file from being read, as we say it.

    The TOML reader says "Expected '=' (at line 3, column 5)"; of numbers of thousands of digits, Python's own error.
    """
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"{shown}, line {line}: this is no UTF-8"
    if isinstance(error, RecursionError):
        return f"{shown}: this TOML is nested too deeply"
    said, found, place = str(error).partition(" (at line ")
    if "('ignore',)" in said:
        said += '; names beside tables: ignore = ["EC309", { codes = […], reason = … }]'
    if not found:
        return f"{shown}: this is no TOML ({said})"
    at, _, column = place.rstrip(")").partition(", ")
    return f"{shown}, line {at}, {column}: this is no TOML ({said})"
