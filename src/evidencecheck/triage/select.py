"""Which checks speak of a document, and how loudly.

A check is named by its code, its name, the beginning of its code ("EC3"), or "all". Of two names that say different
things the more precise wins, whatever order they stand in; of two that are equally precise, the one that takes away.
What is ignored for a path is ignored there, however it was selected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from evidencecheck import files
from evidencecheck.checks import codes, every, precision
from evidencecheck.checks._base import Check
from evidencecheck.errors import UsageError
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.settings import Rules

OFF = "off"
_LEVELS = (*(str(level) for level in Severity), OFF)
_BY_DEFAULT = 0


def chosen(rules: Rules, path: str | None) -> tuple[Check, ...]:
    """The checks that speak of the document at ``path``, in the order of their codes.

    Raises `UnknownNameError` for a name that no check has, `UsageError` for a severity that there is none of.
    """
    checks = every()
    wanted: dict[str, int] = {} if rules.select else {c.code: _BY_DEFAULT for c in checks if c.default}
    wanted |= _ranks((*rules.select, *rules.extend_select))
    unwanted = dict(_ranks(rules.ignore))
    for code, (rank, level) in _levels(rules).items():
        if level == OFF:
            unwanted[code] = max(unwanted.get(code, rank), rank)
    here = {c for pattern, names in rules.per_file if files.matches(path, pattern, rules.root) for c in _ranks(names)}
    return tuple(
        check
        for check in checks
        if check.code in wanted and check.code not in here and wanted[check.code] > unwanted.get(check.code, -1)
    )


def louder(findings: Iterable[Finding], rules: Rules) -> tuple[Finding, ...]:
    """The findings with the severities that ``rules`` give them.

    A fault is told as an error, as a warning, or as a note to review. What is to review stays so: "error" makes a
    warning of it at most, since no setting makes known what is not. What is open or passed has no severity.
    """
    levels = _levels(rules)
    return tuple(_told(finding, levels) for finding in findings) if levels else tuple(findings)


def _told(finding: Finding, levels: Mapping[str, tuple[int, str]]) -> Finding:
    if finding.severity is None or finding.code not in levels or levels[finding.code][1] == OFF:
        return finding
    severity = Severity(levels[finding.code][1])
    if finding.kind is Kind.REVIEW and severity is Severity.ERROR:
        severity = Severity.WARNING
    kind = Kind.REVIEW if severity is Severity.NOTE else finding.kind
    return attrs.evolve(finding, kind=kind, severity=severity)


@lru_cache(maxsize=1024)
def _ranks(names: tuple[str, ...]) -> Mapping[str, int]:
    """The codes that names stand for, each with the precision of the most precise; asked for in each document."""
    found: dict[str, int] = {}
    for name in names:
        for code in codes(name):
            found[code] = max(found.get(code, -1), precision(name))
    return found


def _levels(rules: Rules) -> Mapping[str, tuple[int, str]]:
    return _levels_of(tuple(rules.severity.items())) if rules.severity else {}


@lru_cache(maxsize=1024)
def _levels_of(said: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[int, str]]:
    """What the most precise name says of each code's severity; of a code and a name for it, the last."""
    found: dict[str, tuple[int, str]] = {}
    for name, level in said:
        if level not in _LEVELS:
            raise UsageError(f"severity of {name}: {level!r} is none of {', '.join(_LEVELS)}")
        for code in codes(name):
            if precision(name) >= found.get(code, (-1, ""))[0]:
                found[code] = precision(name), level
    return found
