"""What volume and issue have in common: one number of the record, told where it agrees and where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from evidencecheck.checks import _mending as mending
from evidencecheck.checks._base import Check, View, recorded
from evidencecheck.checks._reading import compared, elsewhere, joined, torn, within
from evidencecheck.checks._vouched import vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.reference import Field, Fields, Reference
from evidencecheck.model.work import Work


def compare(
    check: Check,
    view: View,
    name: Literal["volume", "issue"],
    agree: Callable[[Fields, Work], bool | None],
    severity: Severity,
) -> Iterator[Finding]:
    """One finding per matched reference with the field ``name``, at the field; ``severity`` is that of a mismatch."""
    for reference, resolution, work in compared(view):
        field: Field[str] | None = getattr(reference.fields, name)
        known: str = getattr(work, name)
        agrees = agree(reference.fields, work)
        if agrees is None or not field:
            continue
        evidence = (recorded(name, field.value, known, resolution),)
        if agrees:
            yield check.passed(f"{name} agrees", field.span, reference=reference.label, evidence=evidence)
        elif (
            not _cut_out(known, reference)
            and not torn(reference, field)
            and not elsewhere(known, reference, field, *vouched(reference.fields, work))
        ):
            message = f"{name} {field.value}; the record has {known}"
            fix = mending.mended(
                f"write the {name} {known}",
                mending.number(view, reference, field, known),
                mending.applicability(reference, resolution, name),
            )
            yield check.fail(severity, message, field.span, reference=reference.label, evidence=evidence, fix=fix)


def _cut_out(known: str, reference: Reference) -> bool:
    """Whether the record's number is one of several parts, all of them in the entry: "2008.8", "s5-IV"."""
    parts = joined(known)
    return len(parts) > 1 and within(parts, joined(reference.raw))
