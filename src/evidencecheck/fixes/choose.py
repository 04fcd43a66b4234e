"""Which of the fixes that findings come with are made together: whole fixes, none in another's way."""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.finding import Finding
from evidencecheck.model.fix import Applicability, Edit

LEVELS = {
    "safe": frozenset({Applicability.SAFE}),
    "unsafe": frozenset({Applicability.SAFE, Applicability.UNSAFE}),
}
"""What may be made without and with the user's word for it; what is only for display is never made."""


def fixable(findings: Iterable[Finding], level: str) -> tuple[Finding, ...]:
    """The findings with a fix of ``level`` ("safe", "unsafe")."""
    return tuple(finding for finding in findings if finding.fix and finding.fix.applicability in LEVELS[level])


def choose(findings: Iterable[Finding], level: str) -> tuple[Finding, ...]:
    """The findings, in order, whose fixes can be made together; the others wait for the next round.

    A fix that shares a character or a place of insertion with one before it waits, but for equal edits, which two
    findings of one fault may have.
    """
    taken: list[Edit] = []
    chosen = []
    for finding in fixable(findings, level):
        edits = finding.fix.edits if finding.fix else ()
        if any(_in_the_way(edit, other) for edit in edits for other in taken):
            continue
        taken += edits
        chosen.append(finding)
    return tuple(chosen)


def _in_the_way(one: Edit, other: Edit) -> bool:
    if one == other:
        return False
    mine, theirs = one.span, other.span
    return (
        mine.overlaps(theirs)
        or (len(mine) == 0 and theirs.start <= mine.start <= theirs.end)
        or (len(theirs) == 0 and mine.start <= theirs.start <= mine.end)
    )
