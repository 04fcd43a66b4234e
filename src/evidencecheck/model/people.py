"""Names as printed: persons, organisations, and whether a list says that it goes on."""

from __future__ import annotations

import attrs


@attrs.frozen
class Person:
    """One author or editor. An organisation has ``literal`` and no ``family``; ``given`` may be initials.

    ``suffix`` is what generations are told apart by ("Jr.", "III").
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""

    @property
    def key(self) -> str:
        """What a reader would look the name up under."""
        return self.literal or self.family

    def __str__(self) -> str:
        """The name in reading order."""
        return self.literal or f"{self.given} {self.family} {self.suffix}".strip()


@attrs.frozen
class People:
    """An ordered list of names; ``others`` when it ends in "et al." or the like: the list declares itself cut."""

    names: tuple[Person, ...] = ()
    others: bool = False

    def __str__(self) -> str:
        """The names in reading order, comma between."""
        return ", ".join(map(str, self.names)) + (" et al." if self.others else "")
