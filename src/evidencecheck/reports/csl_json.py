"""What was resolved, as CSL-JSON: the records of matched references, each once, for citation programs."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.report import Report
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.work import Work
from evidencecheck.reports._base import Look
from evidencecheck.reports._csl import citation_key, item
from evidencecheck.reports._json import dump


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - data has no looks
    """An array of items in the order of documents and references; ids are unique, and readable where they can be."""
    names: set[str] = set()
    items = []
    for work in _works(report):
        key = name = citation_key(work)
        number = 1
        while name in names:
            number += 1
            name = f"{key}-{number}"
        names.add(name)
        items.append(item(work, name))
    return dump(items) + "\n"


def _works(report: Report) -> Iterator[Work]:
    """The works that references were matched with, each once: by its DOI, else by all that is recorded of it."""
    seen: set[object] = set()
    for file in report.files:
        for reference in file.references:
            resolution = file.resolutions.get(reference.label)
            if resolution is None or resolution.outcome is not Outcome.MATCHED or resolution.work is None:
                continue
            known: object = resolution.work.doi.casefold() or resolution.work
            if known not in seen:
                seen.add(known)
                yield resolution.work
