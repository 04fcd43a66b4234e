"""Abstracts come from what is at hand, and nobody is asked for one."""

from __future__ import annotations

import json
import subprocess
import sys

import attrs
import pytest

from evidencecheck.files import ANSWERS
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import CROSSREF_URL
from evidencecheck.pipeline import check_text
from evidencecheck.resolve.abstracts import Abstracts
from evidencecheck.store.cache import Cache
from tests.support.works import index, record
from tests.unit.resolve.making import SLEDGE, Shelf

ABSTRACT = "Peer mentors were assigned at random, and readmissions were counted for nine months."
DESCRIBED = attrs.evolve(SLEDGE, abstract=ABSTRACT)
TODAY = "2026-11-23"


def matched(work=SLEDGE, outcome=Outcome.MATCHED):
    return {"1": Resolution(outcome, work)}


def kept(folder, day=TODAY, service=CROSSREF_URL):
    """A cache in which Crossref has once answered, with markup as it sends it."""
    cache = Cache(folder, now=day)
    told = {"record": {"DOI": SLEDGE.doi, "title": ["x"], "abstract": f"<jats:p>{ABSTRACT}</jats:p>"}}
    cache.put({f"{service} doi {SLEDGE.doi}": json.dumps(told)}, day)
    cache.close()
    return folder / ANSWERS


def abstract_of(abstracts, resolutions=None, labels=("1",)):
    return abstracts.described(matched() if resolutions is None else resolutions, labels)["1"].work.abstract


def test_an_index_has_it():
    shelf = Shelf([DESCRIBED], online=False)
    abstracts = Abstracts([shelf], None, CROSSREF_URL, TODAY)
    assert abstract_of(abstracts) == ABSTRACT
    assert abstract_of(abstracts) == ABSTRACT
    assert shelf.asked == [SLEDGE.doi]  # once


def test_an_index_keeps_the_abstracts_of_its_records_without_markup(tmp_path):
    made = record("10.5555/abs.1", "Night buses", "Aldana", 2012) | {
        "abstract": "<jats:p>They <b>ran</b> late.</jats:p>"
    }
    shelf = index(tmp_path / "works.index", made)
    found = Abstracts([shelf], None, CROSSREF_URL, TODAY).described(
        matched(attrs.evolve(SLEDGE, doi="10.5555/abs.1")), ["1"]
    )
    assert found["1"].work.abstract == "They ran late."


def test_a_service_is_not_asked():
    shelf = Shelf([DESCRIBED], online=True)
    assert abstract_of(Abstracts([shelf], None, CROSSREF_URL, TODAY)) == ""
    assert shelf.asked == []


@pytest.mark.parametrize(
    "day, service, found",
    [
        (TODAY, CROSSREF_URL, ABSTRACT),
        ("2026-10-01", CROSSREF_URL, ABSTRACT),  # long past the age at which it is asked anew
        (TODAY, "https://mirror.example", ""),
    ],
)
def test_what_a_service_once_answered_has_it(tmp_path, day, service, found):
    assert abstract_of(Abstracts([], kept(tmp_path, day, service), CROSSREF_URL + "/", TODAY)) == found


def test_without_such_answers_nothing_is_made(tmp_path):
    assert abstract_of(Abstracts([], tmp_path / ANSWERS, CROSSREF_URL, TODAY)) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("outcome", [Outcome.CONFLICTING, Outcome.AMBIGUOUS])
def test_only_a_work_that_was_matched_is_described(outcome):
    shelf = Shelf([DESCRIBED], online=False)
    assert abstract_of(Abstracts([shelf], None, CROSSREF_URL, TODAY), matched(outcome=outcome)) == ""


def test_only_what_claims_rest_on_is_described():
    assert abstract_of(Abstracts([Shelf([DESCRIBED], online=False)], None, CROSSREF_URL, TODAY), labels=()) == ""


PAGE = """Daily walking lowers systolic blood pressure in older adults with hypertension [1].

References

1. Aldana R, Petrov S. Corrosion of steel bridges near the coast. Struct Eng. 2012;4:11-19. doi:10.5555/steel.1
"""


@pytest.mark.parametrize("abstract, codes, not_run", [("Salt reaches steel inland.", ["EC502"], {}), ("", [], 1)])
def test_what_was_not_at_hand_is_counted(tmp_path, monkeypatch, abstract, codes, not_run):
    monkeypatch.chdir(tmp_path)
    made = record("10.5555/steel.1", "Corrosion of steel bridges near the coast", "Aldana", 2012)
    shelf = index(tmp_path / "works.index", made | {"abstract": abstract, "type": "journal-article"})
    (file,) = check_text(PAGE, sources=[shelf]).files
    assert [one.code for one in file.findings if one.code.startswith("EC50")] == codes
    assert file.coverage.not_run == (not_run and {"EC502": not_run, "EC503": not_run})


def test_a_page_without_claims_loads_nothing_for_them(tmp_path):
    code = (
        "import sys; from evidencecheck.pipeline import check_text; check_text('No claim.'); "
        "print([m for m in ('sqlite3', 'evidencecheck.resolve.abstracts', 'requests', 'tantivy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"
