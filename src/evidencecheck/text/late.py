"""Patterns that are compiled at their first use.

A run of the command needs fewer than half of the patterns of the modules that it loads, and compiling them all would
take a fifth of the time of a check that finds everything in the lock.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USES = ("finditer", "findall", "flags", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub", "subn")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but what is wrong with ``pattern`` shows at its first use. Not for the functions of `re`."""
    return cast("re.Pattern[str]", Late(pattern, flags))


class Late:
    """What stands for a pattern: it has the methods of the compiled one from the first on that is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep what will be compiled."""
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of the pattern
        """Compile, at the first use: from then on the methods are attributes like others."""
        if name not in _USES:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({use: getattr(compiled, use) for use in _USES})
        return self.__dict__[name]
