"""A verifier is asked with sentences of the source, and believed where it quotes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import evidencecheck as ec
from evidencecheck import verifying
from evidencecheck.errors import PluginError, UnknownNameError, UsageError
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.settings import Settings
from evidencecheck.model.verdict import Label, Verdict
from evidencecheck.registry import Registry

PAGE = """Night buses double the number of accidents.[^1] Trams are late.[^2]

[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.61.33
[^2]: Lund M. Trams after dark. Transp Policy. 2017;60:1-9. doi:10.1000/tp.60.1
"""
TEXT = "We went to nine towns. Night buses halve the number of accidents. Fares were not raised."
SENTENCE = "Night buses halve the number of accidents."


class Stub:
    """Answers as it is told to, and keeps what it was asked."""

    name = "stub"

    def __init__(self, *, online: bool = False) -> None:
        self.online = online
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.answer: object = Verdict(Label.CONTRADICTS, 0.8, "halve, not double", SENTENCE)

    def __call__(self, claim: str, evidence: Sequence[str]) -> Verdict:
        self.asked.append((claim, tuple(evidence)))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer  # type: ignore[return-value] # it may be told to answer nonsense


STUB = Stub()


def make(settings: Settings) -> Stub:
    """What the table names."""
    assert settings.verifier == "stub"
    return STUB


@pytest.fixture(autouse=True)
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    global STUB  # noqa: PLW0603 - the table names it
    STUB = Stub()
    monkeypatch.setattr(verifying, "TABLE", Registry("verifier", {"stub": f"{__name__}:make"}))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references" / "texts").mkdir(parents=True)
    (tmp_path / "references" / "texts" / "10.1000_tp.61.33.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return STUB


def report(**more: object) -> ec.Report:
    return ec.check_path("page.md", settings=Settings(verifier="stub", **more))  # type: ignore[arg-type]


def told() -> list[Finding]:
    return [one for one in report().findings if one.code == "EC508"]


def test_it_is_given_the_claim_and_the_best_sentences_first(stub: Stub) -> None:
    told()
    assert stub.asked == [("Night buses double the number of accidents.", (SENTENCE,))]


def test_what_it_says_is_a_note_with_its_quote() -> None:
    (finding,) = told()
    assert (finding.kind, finding.severity, finding.reference) == (Kind.REVIEW, Severity.NOTE, "1")
    assert "contradicts it (0.80): halve, not double" in finding.message
    assert finding.evidence[0].recorded == SENTENCE


@pytest.mark.parametrize(
    "answer",
    [
        Verdict(Label.CONTRADICTS, 0.8, "so it is", "Night buses double the number of accidents."),
        Verdict(Label.CONTRADICTS, 0.8, "so it is", ""),
        Verdict(Label.SUPPORTS, 0.8, "so it is", ""),
        Verdict(Label.CONTRADICTS, 1.8, "so it is", SENTENCE),
        Verdict(Label.CONTRADICTS, float("nan"), "so it is", SENTENCE),
        Verdict(Label.CONTRADICTS, 0.8, "so it is", "ight buses halve th"),
        Verdict("nonsense", 0.8, "so it is", SENTENCE),  # type: ignore[arg-type]
        "contradicts",
        None,
    ],
)
def test_what_it_cannot_show_is_discarded(stub: Stub, answer: object) -> None:
    stub.answer = answer
    assert told() == []
    (file,) = report().files
    assert file.coverage.not_run["EC508"] == 2


def test_a_source_without_words_is_counted() -> None:
    (file,) = report().files
    assert file.coverage.not_run["EC508"] == 1


def test_one_that_fails_is_silent_and_named(stub: Stub) -> None:
    stub.answer = RuntimeError("out of memory")
    done = report()
    assert done.unreachable == ("stub",)
    assert not [one for one in done.findings if one.code == "EC508"]


def test_without_one_nothing_is_asked_and_nothing_counted(stub: Stub) -> None:
    (file,) = ec.check_path("page.md").files
    assert "EC508" not in file.coverage.not_run
    assert stub.asked == []


def test_one_that_goes_online_is_asked_with_leave_alone(stub: Stub) -> None:
    stub.online = True
    report()
    report(privacy="claims")
    assert stub.asked == []
    with pytest.raises(UsageError, match="privacy"):
        report(online=True)
    assert stub.asked == []
    report(online=True, privacy="claims")
    assert len(stub.asked) == 1


def test_one_that_does_not_say_where_it_runs_is_taken_to_go_online(stub: Stub) -> None:
    del stub.online
    report()
    assert stub.asked == []


@pytest.mark.parametrize(("why", "told_as"), [(None, ""), (5, ": 5")])
def test_a_reason_that_is_no_text_does_no_harm(stub: Stub, why: object, told_as: str) -> None:
    stub.answer = Verdict("contradicts", 1, why, SENTENCE)  # type: ignore[arg-type]
    (finding,) = told()
    assert finding.message.endswith(f"contradicts it (1.00){told_as}")
    (file,) = report().files
    (opinion,) = file.opinions.values()
    assert (type(opinion.verdict.label), type(opinion.verdict.score)) == (Label, float)


def test_one_that_cannot_be_made_is_an_error_of_the_plug_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "TABLE", Registry("verifier", {"stub": f"{__name__}:unmade"}))
    with pytest.raises(PluginError, match=r"verifier stub .* cannot be made: no model"):
        report()


def unmade(settings: Settings) -> Stub:
    raise RuntimeError(f"no model for {settings.verifier}")


def test_where_there_is_none_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "TABLE", Registry("verifier", {}))
    with pytest.raises(UnknownNameError, match=r"no verifier is called 'stub'; there is none$"):
        report()
