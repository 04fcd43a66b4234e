"""Documents for benchmarks, of any length, in the formats that can be written in a few lines: prose, notes, a list."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

_WORDS = (
    "the of a in and to with from after before among between wards patients ferries kilns weirs rates trials years"
    " harbour night clinic model readers towns glaze bridge cohort survey signal cost noise winter early late small"
    " large higher lower found showed held fell rose reported measured compared adjusted followed doubled kept lost"
    " beds staff tides clay silt demand supply grain paper letters maps counts samples records trains buses routes"
).split()
_NAMES = (
    "Aldana Brandt Castell Dorling Eskola Farrow Gundersen Hallam Ito Jansen Kruger Lupfer Marlowe Novak Okafor".split()
)
_JOURNALS = ("Journal of Urban Mobility", "Ceramics Today", "Canal Studies", "Annals of Night Work", "Ward and Clinic")


class Maker:
    """Sentences and entries, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        """Begin the row of sentences that ``seed`` stands for."""
        self._random = random.Random(seed)

    def sentence(self) -> str:
        """A sentence without its full stop."""
        chosen = self._random
        words = chosen.choices(_WORDS, k=chosen.randint(7, 22))
        if chosen.random() < 0.2:
            words.insert(len(words) // 2, f"{chosen.randint(2, 99)}.{chosen.randint(0, 9)}%,")
        return " ".join(words).capitalize()

    def entry(self, number: int) -> str:
        """What a note or a list says of a source."""
        chosen = self._random
        who = ", ".join(
            f"{name} {initials}" for name, initials in zip(chosen.sample(_NAMES, 3), ("A", "KM", "J"), strict=True)
        )
        journal, volume, page = chosen.choice(_JOURNALS), chosen.randint(1, 60), chosen.randint(1, 900)
        return (
            f"{who}. {self.sentence()}. {journal}. {1950 + number % 70};{volume}({chosen.randint(1, 12)}):"
            f"{page}-{page + 9}. doi:10.5555/reading.{number}"
        )

    def passages(self, size: int, mark: Callable[[int], str], every: int) -> Iterator[str]:
        """Paragraphs of about ``size`` characters in all; ``mark(n)`` stands behind each ``every``-th sentence."""
        written = n = 0
        while written < size:
            said = []
            for _ in range(self._random.randint(3, 8)):
                n += 1
                said.append(self.sentence() + (mark(n // every) if n % every == 0 else "") + ".")
            paragraph = " ".join(said)
            written += len(paragraph) + 2
            yield paragraph


def notes(name: str, size: int, every: int = 12) -> str:
    """A document in the format ``name`` of about ``size`` characters, with a note to each ``every`` sentences."""
    maker = Maker()
    mark, define, heading, frame = _SHAPES[name]
    parts = [heading("On wards and weirs")]
    for n, paragraph in enumerate(maker.passages(size * 2 // 3, mark, every)):
        if n % 20 == 19:
            parts.append(heading(maker.sentence()))
        parts.append(paragraph)
    called = sum(part.count(mark(0).split("0")[0]) for part in parts)
    parts += [define(n, maker.entry(n)) for n in range(1, called + 1)]
    return frame("\n\n".join(parts) + "\n")


def listed(size: int, entries: int = 400) -> str:
    """A plain text that cites by number and by author and year, with a list of ``entries`` at its end."""
    maker = Maker()
    called = [f" [{n}]" if n % 3 else f" ({_NAMES[n % 15]} et al., {1950 + n % 70})" for n in range(1, entries + 1)]
    parts = list(maker.passages(size, lambda n: called[n % entries], 9))
    parts.append("References")
    parts.append("\n".join(f"[{n}] {maker.entry(n)}" for n in range(1, entries + 1)))
    return "\n\n".join(parts) + "\n"


def _notebook(text: str) -> str:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": part.splitlines(keepends=True)}
        for part in text.split("\n\n")
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def _same(text: str) -> str:
    return text


# Marker, definition, heading, and what is put around the whole.
_SHAPES: dict[
    str, tuple[Callable[[int], str], Callable[[int, str], str], Callable[[str], str], Callable[[str], str]]
] = {
    "markdown": (lambda n: f"[^{n}]", lambda n, said: f"[^{n}]: {said}", lambda said: f"## {said}", _same),
    "ipynb": (lambda n: f"[^{n}]", lambda n, said: f"[^{n}]: {said}", lambda said: f"## {said}", _notebook),
    "html": (
        lambda n: f'<sup><a href="#fn{n}">{n}</a></sup>',
        lambda n, said: f'<p id="fn{n}">{n}. {said}</p>',
        lambda said: f"<h2>{said}</h2>",
        lambda text: f"<html><body>\n{text}</body></html>\n",
    ),
    "restructuredtext": (
        lambda n: f" [#n{n}]_",
        lambda n, said: f".. [#n{n}] {said}",
        lambda said: f"{said}\n{'=' * len(said)}",
        _same,
    ),
    "mediawiki": (
        lambda n: f'<ref name="n{n}" />',
        lambda n, said: f'<ref name="n{n}">{said}</ref>',
        lambda said: f"== {said} ==",
        _same,
    ),
    "asciidoc": (
        lambda n: f"footnote:n{n}[]",
        lambda n, said: f"Note {n}.footnote:n{n}[{said}]",
        lambda said: f"== {said}",
        _same,
    ),
    "org": (lambda n: f"[fn:{n}]", lambda n, said: f"[fn:{n}] {said}", lambda said: f"* {said}", _same),
}
WRITTEN = ("text", *_SHAPES)
"""The formats that a document can be made in."""


def page(name: str, size: int) -> str:
    """A document of about ``size`` characters in one of the formats `WRITTEN`."""
    return listed(size, 60) if name == "text" else notes(name, size)
