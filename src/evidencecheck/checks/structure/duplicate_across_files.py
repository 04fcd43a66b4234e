"""The same work under two keys, or one key for two works, in two lists of a run.

## What it does
Compares the reference lists among the files of a run (BibTeX, CSL-JSON, RIS): a work that stands in two of them under
different keys is noted, and a key that stands for different works is a warning. Pages that cite the same work are as
it should be, and are not compared; nor is anything told of the same work under the same key.

## Why it matters
Lists are merged sooner or later, or two chapters are printed with one list. Then the work appears twice, or one key
silently leads to the other list's work.

## Example
    roads.bib:  @article{ito2018, title = {Buses after dark}, doi = {10.1000/tp.2018.61.33}}
    towns.bib:  @article{ItoBuses, title = {Buses after dark}, doi = {10.1000/tp.2018.61.33}}

## Fix
Give the work one key, best in one list that both use.

## References
- Patashnik O. *BibTeXing*. 1988: a key names one entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._reading import joined
from evidencecheck.checks._same_work import Identity, identity, same_work
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.report import FileReport

_AT_HAND = frozenset({"doi", "text", "fields"})
"""What entries say of themselves; two that match one record by a search may still be two works."""


def run(_check: Check, _view: View) -> Iterator[Finding]:
    """Nothing can be told of one document."""
    return iter(())


def across(check: Check, reports: Sequence[FileReport]) -> Iterator[tuple[int, Finding]]:
    """Every entry of a list whose work or key an earlier list has, lists in the order of their paths."""
    lists = sorted((n for n, one in enumerate(reports) if is_list(one.document)), key=lambda n: reports[n].path)
    works: dict[tuple[str, str], tuple[str, Identity]] = {}
    named: dict[str, tuple[str, Identity]] = {}
    for n in lists:
        path = reports[n].path
        mine = [identity(r, reports[n].resolutions) for r in reports[n].references if r.entry.number]
        for one in mine:
            message = _other_key(one, path, works) or _other_work(one, path, named)
            if message:
                severity = Severity.NOTE if message.startswith("the work") else Severity.WARNING
                yield n, check.review(severity, message, one.reference.span, reference=one.reference.label)
        for one in mine:
            named.setdefault(one.reference.entry.number or "", (path, one))
            for key in one.signs():
                works.setdefault(key, (path, one))


def _other_key(one: Identity, path: str, works: dict[tuple[str, str], tuple[str, Identity]]) -> str:
    """What is told where an earlier list has the work under another key, "" where none has or also under this one."""
    key = one.reference.entry.number
    for by, value in one.signs():
        where, other = works.get((by, value), (path, one))
        if by in _AT_HAND and where != path and same_work(other, one, by):
            theirs = other.reference.entry.number
            return f"the work of {key} is {theirs} in {where}" if theirs != key else ""
    return ""


def _other_work(one: Identity, path: str, named: dict[str, tuple[str, Identity]]) -> str:
    """What is told where an earlier list has the key for another work: with another DOI, or another title and year."""
    key = one.reference.entry.number or ""
    where, other = named.get(key, (path, one))
    if where == path or one.text == other.text or not _apart(one, other):
        return ""
    return f"{key} is another work in {where}: {_called(other)}"


def _apart(one: Identity, other: Identity) -> bool:
    """Whether two entries are surely of two works: their titles share less than half their words."""
    mine, theirs = one.reference.fields.title, other.reference.fields.title
    if not mine or not theirs or (one.doi and one.doi == other.doi):
        return False
    a, b = {*joined(mine.value)}, {*joined(theirs.value)}
    return len(a & b) * 2 < min(len(a), len(b))


def _called(one: Identity) -> str:
    title = one.reference.fields.title
    return title.value if title else one.reference.raw


CHECK = Check("EC107", "duplicate-across-files", Needs.STRUCTURE, run, across=across)
