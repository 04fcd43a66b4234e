"""Which checks speak, and how loudly: of two names the more precise one wins."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.checks import TABLE, every
from evidencecheck.errors import UnknownNameError, UsageError
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.settings import Rules
from evidencecheck.model.spans import Span
from evidencecheck.triage.select import chosen, louder

EC3 = {code for code in TABLE if code.startswith("EC3")}
DEFAULT = {check.code for check in every() if check.default}


def codes(path: str | None = "docs/page.md", **rules) -> set[str]:
    return {check.code for check in chosen(Rules(**rules), path)}


def test_without_rules_those_that_are_on_by_default_speak() -> None:
    assert codes() == DEFAULT
    assert [check.code for check in chosen(Rules(), None)] == sorted(DEFAULT)


@pytest.mark.parametrize(
    "rules, expected",
    [
        ({"select": ("EC3",)}, EC3),
        ({"select": ("ec304", "Title-Mismatch")}, {"EC304", "EC301"}),
        ({"select": ("all",)}, set(TABLE)),
        ({"select": ("EC3",), "ignore": ("EC304",)}, EC3 - {"EC304"}),
        ({"select": ("EC304",), "ignore": ("EC3",)}, {"EC304"}),
        ({"select": ("EC304",), "ignore": ("EC30",)}, {"EC304"}),
        ({"select": ("EC30",), "ignore": ("EC3",)}, {code for code in EC3 if code.startswith("EC30")}),
        ({"select": ("all",), "ignore": ("all",)}, set()),
        ({"select": ("year-mismatch",), "ignore": ("EC304",)}, set()),
        ({"ignore": ("all",), "extend_select": ("EC3",)}, EC3),
        ({"ignore": ("EC3",)}, DEFAULT - EC3),
        ({"ignore": ("all",)}, set()),
        ({"select": ("EC1",), "extend_select": ("EC304",)}, {c for c in TABLE if c.startswith("EC1")} | {"EC304"}),
        ({"select": ("EC3",), "severity": {"EC304": "off"}}, EC3 - {"EC304"}),
        ({"select": ("EC304",), "severity": {"EC3": "off"}}, {"EC304"}),
        ({"select": ("EC3",), "severity": {"EC3": "off", "EC304": "note"}}, {"EC304"}),
        ({"select": ("EC304", "EC301"), "severity": {"EC3": "off", "EC304": "note"}}, {"EC304", "EC301"}),
        ({"select": ("EC3",), "severity": {"EC304": "off", "EC3": "note"}}, EC3 - {"EC304"}),
    ],
)
def test_the_more_precise_name_wins(rules, expected) -> None:
    assert codes(**rules) == expected


def test_what_is_off_by_default_speaks_where_it_is_selected(monkeypatch) -> None:
    quiet = [attrs.evolve(check, default=check.default and check.code != "EC304") for check in every()]
    monkeypatch.setattr("evidencecheck.triage.select.every", lambda: tuple(quiet))
    assert codes() == DEFAULT - {"EC304"}
    assert codes(extend_select=("EC304",)) == DEFAULT
    assert codes(select=("all",)) == set(TABLE)


def test_what_is_ignored_for_a_path_is_ignored_there_however_it_was_selected() -> None:
    rules = {"select": ("EC304", "EC301"), "per_file": (("docs/**/*.md", ("EC3",)), ("*.tex", ("title-mismatch",)))}
    assert codes("docs/page.md", **rules) == set()
    assert codes("docs/a/page.md", **rules) == set()
    assert codes("page.md", **rules) == {"EC304", "EC301"}
    assert codes("docs/page.tex", **rules) == {"EC304"}
    assert codes(None, **rules) == {"EC304", "EC301"}


def test_patterns_of_paths_are_taken_from_their_root(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rules = {"select": ("EC304",), "per_file": (("old/", ("EC304",)), ("/top.md", ("EC304",))), "root": "site"}
    assert codes("site/old/deep/page.md", **rules) == set()
    assert codes(str(tmp_path / "site" / "old" / "page.md"), **rules) == set()
    assert codes("site/top.md", **rules) == set()
    assert codes("site/new/top.md", **rules) == {"EC304"}
    assert codes("old/page.md", **rules) == {"EC304"}


@pytest.mark.parametrize(
    "rules, nearest",
    [
        ({"select": ("titel-mismatch",)}, "title-mismatch"),
        ({"extend_select": ("titel-mismatch",)}, "title-mismatch"),
        ({"ignore": ("mising-doi",)}, "missing-doi"),
        ({"per_file": (("*.md", ("orphan-marke",)),)}, "orphan-marker"),
        ({"severity": {"mising-doi": "off"}}, "missing-doi"),
    ],
)
def test_a_name_that_no_check_has_is_refused_with_the_nearest(rules, nearest) -> None:
    with pytest.raises(UnknownNameError, match=f"did you mean {nearest}"):
        chosen(Rules(**rules), "page.md")


def test_a_severity_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(UsageError, match="'fatal' is none of error, warning, note, off"):
        chosen(Rules(severity={"EC3": "fatal"}), "page.md")


def _finding(kind: Kind, severity: Severity | None) -> Finding:
    return Finding("EC304", "year-mismatch", kind, severity, "message", Span(0, 1))


@pytest.mark.parametrize(
    "kind, severity, level, expected",
    [
        (Kind.FAIL, Severity.WARNING, "error", (Kind.FAIL, Severity.ERROR)),
        (Kind.FAIL, Severity.ERROR, "warning", (Kind.FAIL, Severity.WARNING)),
        (Kind.FAIL, Severity.ERROR, "note", (Kind.REVIEW, Severity.NOTE)),
        (Kind.REVIEW, Severity.NOTE, "warning", (Kind.REVIEW, Severity.WARNING)),
        (Kind.REVIEW, Severity.NOTE, "error", (Kind.REVIEW, Severity.WARNING)),
        (Kind.REVIEW, Severity.WARNING, "note", (Kind.REVIEW, Severity.NOTE)),
        (Kind.OPEN, None, "error", (Kind.OPEN, None)),
        (Kind.PASS, None, "error", (Kind.PASS, None)),
    ],
)
def test_a_severity_is_followed_as_far_as_is_known(kind, severity, level, expected) -> None:
    """What is to review is never made a fault: no setting makes known what is not."""
    (told,) = louder([_finding(kind, severity)], Rules(severity={"year-mismatch": level}))
    assert (told.kind, told.severity) == expected


def test_of_two_severities_that_of_the_more_precise_name_holds() -> None:
    for table in ({"EC3": "note", "EC304": "warning"}, {"EC304": "warning", "EC3": "note", "all": "error"}):
        (told,) = louder([_finding(Kind.FAIL, Severity.ERROR)], Rules(severity=table))
        assert told.severity is Severity.WARNING
