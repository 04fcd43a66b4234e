"""Findings once, in order, with fingerprints that outlive edits elsewhere."""

from __future__ import annotations

import itertools
import re

from evidencecheck.checks import every
from evidencecheck.checks._base import View
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.resolution import Accepted, Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.triage import triage

TEXT = """Lanes widen.7 Speeds rise.7

1 Ahn R. Kerbs. Town Notes. 2002;4:1-9.
2 Boyd T. Speeds and the people who walk beside them. Town Notes. 2002;4:10-19.
"""


def _document(text: str, path: str | None = "page.txt", resolutions: dict[str, Resolution] | None = None) -> View:
    return View(Document(text, "text", Flow(text), (), path), (), (), (), resolutions or {})


def _at(text: str, what: str, code: str = "EC304", nth: int = 0) -> Finding:
    start = [m.start() for m in re.finditer(re.escape(what), text)][nth]
    return Finding(code, "name", Kind.FAIL, Severity.ERROR, "message", Span(start, start + len(what)))


def _prints(text: str, *findings: Finding, path: str | None = "page.txt") -> list[str]:
    return [finding.fingerprint for finding in triage(findings, _document(text, path)).findings]


def test_order_is_by_span_then_code_and_does_not_depend_on_the_order_given() -> None:
    findings = [_at(TEXT, "2002"), _at(TEXT, "7"), _at(TEXT, "2002", "EC301"), _at(TEXT, "2002", nth=1)]
    once = triage(findings, _document(TEXT)).findings
    assert all(triage(order, _document(TEXT)).findings == once for order in itertools.permutations(findings))
    assert [(f.span.start, f.code) for f in once] == sorted((f.span.start, f.code) for f in findings)


def test_the_same_finding_stands_once() -> None:
    assert len(triage([_at(TEXT, "2002"), _at(TEXT, "2002")], _document(TEXT)).findings) == 1


def test_fingerprints_differ_between_places_that_read_alike() -> None:
    prints = _prints(TEXT, _at(TEXT, "2002"), _at(TEXT, "2002", nth=1), _at(TEXT, "7"), _at(TEXT, "7", nth=1))
    assert len(set(prints)) == 4


def test_equal_places_are_told_apart_by_their_order() -> None:
    text = "See 7. See 7. See 7."
    prints = _prints(text, *(_at(text, "7", nth=n) for n in range(3)))
    assert len(set(prints)) == 3


def test_a_fingerprint_survives_lines_inserted_above_and_below() -> None:
    longer = "A new first paragraph. It cites nothing.\n\n" + TEXT + "\nA last line.\n"
    for what, nth in (("2002", 0), ("2002", 1), ("7", 0), ("Boyd T. Speeds and the people who walk beside them.", 0)):
        assert _prints(TEXT, _at(TEXT, what, nth=nth)) == _prints(longer, _at(longer, what, nth=nth))


def test_a_fingerprint_survives_another_wrapping() -> None:
    wrapped = TEXT.replace("people who walk", "people\nwho   walk")
    one = _at(TEXT, "Speeds and the people who walk beside them")
    other = _at(wrapped, "Speeds and the people\nwho   walk beside them")
    assert _prints(TEXT, one) == _prints(wrapped, other)


def test_a_fingerprint_depends_on_path_code_and_text() -> None:
    base = _prints(TEXT, _at(TEXT, "2002"))
    assert base != _prints(TEXT, _at(TEXT, "2002"), path="other.txt")
    assert base != _prints(TEXT, _at(TEXT, "2002", "EC301"))
    assert base == _prints(TEXT, _at(TEXT, "2002"), path="./page.txt")
    assert re.fullmatch(r"[0-9a-f]{64}", base[0])


def test_texts_from_memory_and_lone_surrogates_have_fingerprints() -> None:
    text = "Lanes \ud800 widen 7."
    assert _prints(text, _at(text, "7"), path=None)


def test_a_path_is_the_same_however_it_is_given(tmp_path, monkeypatch) -> None:
    """From the root of the repository, whatever the working directory; without one, from the working directory."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    given = ["docs/page.txt", "./docs/page.txt", str(tmp_path / "repo" / "docs" / "page.txt"), "docs/../docs/page.txt"]
    prints = {_prints(TEXT, _at(TEXT, "2002"), path=path)[0] for path in given}
    monkeypatch.chdir(tmp_path / "repo" / "docs")
    prints.add(_prints(TEXT, _at(TEXT, "2002"), path="page.txt")[0])
    assert len(prints) == 1
    monkeypatch.chdir(tmp_path)
    assert prints == {_prints(TEXT, _at(TEXT, "2002"), path="repo/docs/page.txt")[0]}
    (tmp_path / "repo" / ".git").rmdir()
    assert prints != {_prints(TEXT, _at(TEXT, "2002"), path="repo/docs/page.txt")[0]}
    monkeypatch.chdir(tmp_path / "repo")
    assert prints == {_prints(TEXT, _at(TEXT, "2002"), path="docs/page.txt")[0]}


LOOKED_UP = [
    Finding("EC601", "not-found", Kind.REVIEW, Severity.WARNING, "not found", Span(0, 6), reference="1"),
    Finding("EC601", "not-found", Kind.REVIEW, Severity.WARNING, "not found either", Span(0, 6), reference="2"),
    Finding("EC401", "retracted-work", Kind.FAIL, Severity.ERROR, "retracted", Span(0, 6), reference="1"),
]


def _stands(until: str = "") -> dict[str, Resolution]:
    return {"1": Resolution(Outcome.NOT_FOUND, accepted=Accepted("seen on paper", "NK", "2026-11-24", until))}


def test_what_a_person_lets_stand_passes_and_says_on_whose_word():
    """Of the lookup alone: what is recorded of the work, and what is about another entry, is told as before."""
    view = _document("Nobody knows it.", resolutions=_stands("2026-12-01"))
    found = triage(LOOKED_UP, view, ran=every(), now="2026-12-01").findings
    assert [(f.kind, f.message) for f in found] == [
        (Kind.FAIL, "retracted"),
        (Kind.REVIEW, "not found either"),
        (Kind.PASS, "not found; accepted by NK on 2026-11-24: seen on paper"),
    ]
    assert found[2].severity is None


def test_what_a_person_lets_stand_until_a_day_is_told_after_it():
    view = _document("Nobody knows it.", resolutions=_stands("2026-12-01"))
    found = triage(LOOKED_UP, view, ran=every(), now="2026-12-02").findings
    assert [(f.code, f.kind, f.message) for f in found if f.reference == "1" and f.code != "EC401"] == [
        ("EC601", Kind.REVIEW, "not found"),
        (
            "EC905",
            Kind.REVIEW,
            "EC601 was accepted by NK on 2026-11-24 until 2026-12-01, which has passed: seen on paper",
        ),
    ]
    assert not [f for f in triage(LOOKED_UP, view, now="2026-12-02").findings if f.code == "EC905"]
