"""The how-to pages are run: their files are written, their commands print what they show, in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidencecheck.model.settings import Settings
from evidencecheck.model.verdict import Label, Verdict
from evidencecheck.verifying import opinion
from tests.support.command import run

PAGES = Path(__file__).parent.parent / "docs" / "how-to"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = {"markdown": "page.md", "bibtex": "references/buses.bib"}


@pytest.mark.parametrize("page, commands", [("fix.md", 3), ("adopt.md", 5)])
def test_its_commands_print_what_it_shows(page, commands, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = 0
    for language, body in BLOCK.findall((PAGES / page).read_text(encoding="utf-8")):
        if language in FILES:
            file = tmp_path / FILES[language]
            file.parent.mkdir(exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif language == "console":
            command, _, printed = body.partition("\n")
            ran = run(*command.removeprefix("$ evidencecheck ").split())
            assert ran.out + ran.err == printed, command
            shown += 1
    assert shown == commands


def test_the_verifiers_of_the_page_answer():
    own, service = (
        body for language, body in BLOCK.findall((PAGES / "verifier.md").read_text("utf-8")) if language == "python"
    )
    made: dict = {}
    exec(own + service, made)
    sentence = "Night buses halve the number of accidents."
    judge = made["directions"](Settings())
    assert judge("Night buses reduce accidents", [sentence]) == Verdict(
        Label.SUPPORTS, 0.5, judge("reduce", [sentence]).rationale, sentence
    )
    assert judge("Night buses double accidents", [sentence]).label is Label.CONTRADICTS
    assert judge("Night buses are late", [sentence]).label is Label.UNKNOWN
    asked: list[str] = []
    answer = {"label": "contradicts", "score": 0.9, "rationale": "halve is not double", "sentence": 1}
    model = made["Asked"](lambda prompt: (asked.append(prompt), answer)[1])
    done = opinion(model, "Night buses double the number of accidents", sentence, "abstract")
    assert done
    assert done.verdict.quote == sentence
    assert sentence in asked[0]
