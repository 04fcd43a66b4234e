"""A value as a file gives it, with where it stands: what is wrong with it is told from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Self

import attrs

from evidencecheck.checks import codes
from evidencecheck.errors import UnknownNameError
from evidencecheck.registry import near

Way = tuple[str | int, ...]
Tell = Callable[[str, Way], None]
_WORDS = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}


@attrs.frozen(eq=False)
class Given:
    """One value. ``folder`` is that of its file, absolute, with slashes; ``way`` the keys and numbers leading to it.

    Each method gives the value as the program takes it. Where the value will not do it tells so, and gives something
    of the type.
    """

    value: Any
    folder: str
    tell: Tell
    way: Way = ()

    def wrong(self, message: str) -> None:
        """Take down that something is wrong here."""
        self.tell(message, self.way)

    def part(self, step: str | int, default: object = None) -> Self:
        """What stands under a key or a number of it."""
        value = self.value.get(step, default) if isinstance(step, str) else self.value[step]
        return attrs.evolve(self, value=value, way=(*self.way, step))

    def is_a(self, kind: type, words: str) -> bool:
        """Whether it is of a type; ``words`` say what is wanted."""
        if type(self.value) is kind:
            return True
        self.wrong(f"{words} is wanted, not {_WORDS.get(type(self.value), 'a date')}")
        return False

    def parts(self, words: str) -> Iterator[Self]:
        """The members of a list."""
        if self.is_a(list, words):
            for at in range(len(self.value)):
                yield self.part(at)

    def entries(self, words: str) -> Iterator[tuple[str, Self]]:
        """The keys of a table with what stands there."""
        if self.is_a(dict, words):
            for key in self.value:
                yield key, self.part(key)

    def known(self, keys: Iterable[str]) -> None:
        """Tell each key of a table that is none of ``keys``, with the nearest that is."""
        names = tuple(keys)
        for key in self.value:
            if key not in names:
                self.part(key).wrong(f"there is no such key{_hint(key.replace('_', '-'), names)}")

    def text(self, words: str = "a text") -> str:
        """A text."""
        return self.value if self.is_a(str, words) else ""

    def texts(self, words: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(part.text() for part in self.parts(words))

    def choice(self, values: tuple[str, ...]) -> str:
        """One of a few words."""
        words = "one of " + ", ".join(values)
        if self.is_a(str, words) and self.value not in values:
            self.wrong(f"{words} is wanted, not {self.value!r}{_hint(self.value, values)}")
        return str(self.value)

    def check(self) -> str:
        """What names checks: a code, a name, the beginning of codes, or "all"."""
        if not self.is_a(str, "the name of a check"):
            return ""
        try:
            codes(self.value)
        except UnknownNameError as error:
            self.wrong(str(error))
        return str(self.value)

    def checks(self) -> tuple[str, ...]:
        """A list of what names checks."""
        return tuple(part.check() for part in self.parts("a list of checks"))

    def day(self) -> str:
        """A day, as TOML's own date or as text: ISO 8601, "" for none."""
        if isinstance(self.value, date) and not isinstance(self.value, datetime):
            return self.value.isoformat()
        words = "a day such as 2027-06-30"
        if not self.is_a(str, words) or not self.value:
            return ""
        try:
            return date.fromisoformat(self.value).isoformat()
        except ValueError:
            self.wrong(f"{words} is wanted, not {self.value!r}")
            return ""


def _hint(name: str, names: Iterable[str]) -> str:
    found = near(name, names)
    return f"; did you mean {found}?" if found else ""
