"""Checks, formats, sources, reports and verifiers that other packages bring, where a run names those packages.

A plain run never looks for them: searching what is installed takes time, and what is installed by chance should not
change what is found. A package offers them as entry points (https://packaging.python.org/specifications/entry-points/)
of the groups below, each a name and ``module:object``, as in our own tables:

- ``evidencecheck.checks``: a code (letters that are not "EC", then digits) and a `checks._base.Check`, whose file
  is called as the check is;
- ``evidencecheck.formats``: a name and a `formats._base.Format` or `Container`, with its ``extensions``;
- ``evidencecheck.sources``: a name and what makes a `sources._base.Source` of the `Settings` of a run;
- ``evidencecheck.reports``: a name and a `reports._base.Renderer`;
- ``evidencecheck.verifiers``: a name and what makes a `model.verdict.Verifier` of the `Settings` of a run.
"""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, PackageNotFoundError, distribution

from evidencecheck import checks, formats, reports, sources, verifying
from evidencecheck.errors import PluginError
from evidencecheck.registry import Registry

_CODE = re.compile(r"(?!EC)[A-Z]{2,}\d{2,4}")
_TABLES: dict[str, Registry] = {
    "evidencecheck.checks": checks.REGISTRY,
    "evidencecheck.formats": formats.TABLE,
    "evidencecheck.sources": sources.TABLE,
    "evidencecheck.reports": reports.REPORTS,
    "evidencecheck.verifiers": verifying.TABLE,
}


def plug(*packages: str) -> None:
    """Take in what installed packages bring, by the names of their distributions; those taken in already, once.

    Raises `PluginError` where a package is not installed or brings nothing, and where a name has an owner.
    """
    for package in packages:
        found = [point for point in _points(package) if point.group in _TABLES]
        if not found:
            raise PluginError(f"{package} brings no checks, formats, sources, reports or verifiers for evidencecheck")
        for point in sorted(found, key=lambda one: (one.group, one.name)):
            _take(point, package)


def _points(package: str) -> tuple[EntryPoint, ...]:
    try:
        return tuple(distribution(package).entry_points)
    except (PackageNotFoundError, ValueError):
        raise PluginError(f"the plug-in {package!r} is not installed here") from None


def _take(point: EntryPoint, package: str) -> None:
    table = _TABLES[point.group]
    if table is checks.REGISTRY and not _CODE.fullmatch(point.name):
        raise PluginError(f"{package} brings a check {point.name}: a code is letters, not EC, and digits (ACME101)")
    known = point.name in table
    table.add(point.name, point.value, package)
    if table is formats.TABLE and not known:
        formats.joined(point.name)
