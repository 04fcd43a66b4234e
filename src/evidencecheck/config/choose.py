"""Which checks speak: what a configuration says of it, and what the command line says over that."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

import attrs

from evidencecheck.checks import codes
from evidencecheck.errors import UnknownNameError, UsageError
from evidencecheck.model.settings import Rules

_GLOB = re.compile(r"([*?[])")


def rules_of(values: dict[str, Any]) -> Rules:
    """The rules that a configuration's values are."""
    names, accepted = values.get("ignore", ((), ()))
    root, per_file = _from_one_root(values.get("per-file-ignores", {}))
    return Rules(
        select=values.get("select", ()),
        extend_select=values.get("extend-select", ()),
        ignore=names,
        per_file=per_file,
        severity=values.get("severity", {}),
        ignores=accepted,
        root=root,
    )


def _from_one_root(
    table: dict[tuple[str, str], tuple[str, ...]],
) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The patterns of several files as patterns from one folder, which is above all of theirs."""
    folders = {folder for folder, _ in table}
    if not folders:
        return "", ()
    root = PurePosixPath(os.path.commonpath(folders)).as_posix()
    found: dict[str, tuple[str, ...]] = {}
    for (folder, pattern), names in table.items():
        for one in _from(root, folder, pattern):
            found[one] = (*found.get(one, ()), *names)
    return root, tuple(found.items())


def _from(root: str, folder: str, pattern: str) -> tuple[str, ...]:
    """A pattern of ``folder`` as patterns of ``root``; one without a slash inside is a name at any depth."""
    if folder == root:
        return (pattern,)
    down = _GLOB.sub(r"[\1]", PurePosixPath(folder).relative_to(root).as_posix())
    if "/" in pattern.removesuffix("/"):
        return (f"{down}/{pattern.removeprefix('/')}",)
    return (f"{down}/{pattern}", f"{down}/*/{pattern}")


@attrs.frozen
class Choice:
    """What the command line says of checks: the names given to ``--select``, ``--extend-select``, ``--ignore``."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def over(self, rules: Rules) -> Rules:
        """``rules`` with this said over them.

        Of two names the more precise one wins; of two that mean the same, the command line's. What ``--ignore`` names
        is ignored however precisely a file selects it.
        """
        wanted = [set(codes(name)) for name in (*self.select, *self.extend_select)]
        ignored = dict.fromkeys(
            code
            for name in self.ignore
            for code in codes(name)
            if not any(code in one and len(one) < len(codes(name)) for one in wanted)
        )
        return attrs.evolve(
            rules,
            select=self.select or rules.select,
            extend_select=(*(() if self.select else rules.extend_select), *self.extend_select),
            ignore=(*(name for name in rules.ignore if set(codes(name)) not in wanted), *ignored),
            severity={
                name: level
                for name, level in rules.severity.items()
                if level != "off" or set(codes(name)) not in wanted
            },
        )


def choice(select: Iterable[str], extend_select: Iterable[str], ignore: Iterable[str]) -> Choice | None:
    """The choice that options make, each given any number of times, with names set apart by commas; None for no option.

    Raises `UsageError` for a name that means no check.
    """
    given = {"--select": select, "--extend-select": extend_select, "--ignore": ignore}
    names = {option: _names(option, values) for option, values in given.items()}
    return Choice(*names.values()) if any(names.values()) else None


def _names(option: str, values: Iterable[str]) -> tuple[str, ...]:
    names = tuple(name for value in values for part in value.split(",") if (name := part.strip()))
    for name in names:
        try:
            codes(name)
        except UnknownNameError as error:
            raise UsageError(f"{option}: {error}") from None
    return names
