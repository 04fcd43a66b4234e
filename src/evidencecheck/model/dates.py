"""Dates as publications have them: a year, sometimes more, sometimes only "in press"."""

from __future__ import annotations

import attrs


@attrs.frozen
class PartialDate:
    """A date known to the year, month or day. ``suffix`` is the a or b of 2009a; ``status`` "in press" or "n.d."."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    suffix: str = ""
    status: str = ""

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month, day as far as known: CSL's date-parts."""
        known: list[int] = []
        for part in (self.year, self.month, self.day):
            if part is None:
                break
            known.append(part)
        return tuple(known)

    def __str__(self) -> str:
        """ISO 8601 as far as known, else the status."""
        iso = "-".join(f"{p:02d}" if n else f"{p:04d}" for n, p in enumerate(self.parts))
        return (iso + self.suffix) or self.status
