"""What a report format is: a function from a report to text."""

from __future__ import annotations

from typing import Protocol

import attrs

from evidencecheck.model.report import Report


@attrs.frozen
class Look:
    """How a report may look.

    ``color`` for a terminal; ``everything`` to list what passed and what is open, too; ``quiet`` for the findings
    alone, where a format has more to say: without coverage, notices and summary.
    """

    color: bool = False
    everything: bool = False
    quiet: bool = False


class Renderer(Protocol):
    """Turns a report into text that ends with a newline; pure, and the same for the same report."""

    def __call__(self, report: Report, look: Look) -> str:
        """The report as text."""
