"""How the notes of reStructuredText are called."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.formats._rst_blocks import Stretch, normal
from evidencecheck.model.document import BlockKind

_SYMBOLS = "*\u2020\u2021\u00a7\u00b6#\u2660\u2665\u2666\u2663"


class Labels:
    """How the notes of one text are called: numbers and signs given out as docutils does, names as they are defined.

    ``prefix`` goes before each, for texts that share a file.
    """

    def __init__(self, stretches: Sequence[Stretch], prefix: str = "") -> None:
        """Number the definitions among ``stretches``."""
        self._prefix = prefix
        written = [s.label for s in stretches if s.kind is BlockKind.NOTE and s.label]
        taken = {label for label in written if label.isdecimal()}
        self._names = {normal(label): label for label in reversed(written)}
        self._automatic: list[str] = []
        self._signs: list[str] = []
        self._defined = [0, 0]
        self._cited = [0, 0]
        number = 0
        for label in written:
            if label.startswith("#"):
                number += 1
                while str(number) in taken:
                    number += 1
                if label == "#":
                    self._automatic.append(f"#{number}")
            elif label == "*":
                n = len(self._signs)
                self._signs.append(_SYMBOLS[n % len(_SYMBOLS)] * (n // len(_SYMBOLS) + 1))

    def of_note(self, written: str) -> str:
        """The label of the next note that is written so."""
        return self._prefix + self._name(written, self._defined)

    def of_reference(self, written: str) -> str:
        """The label that the next reference written so looks to."""
        return self._prefix + self._name(written, self._cited)

    def defines(self, written: str) -> bool:
        """Whether there is such a note."""
        return normal(written) in self._names

    def _name(self, written: str, counts: list[int]) -> str:
        if written not in {"#", "*"}:
            return self._names.get(normal(written), written)
        kind = written == "*"
        given, n = (self._signs if kind else self._automatic), counts[kind]
        counts[kind] += 1
        return given[n] if n < len(given) else f"{written}{n + 1}"
