"""Hand-kept bibliographies as a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.errors import BibliographyError
from evidencecheck.model.reference import Fields
from evidencecheck.sources.bibliography import Bibliography

WEIRS = """
@article{marlowe2014, author = {Marlowe, Ada and others}, title = {Lock keepers and the night trade}, year = 2014,
  doi = {10.5555/Lock.1}}
@article{marlowe2016, author = {Marlowe, Ada}, title = {Weirs of the north}, year = 2016}
@book{society2001, author = {{Weir Society}}, title = {The Book of Weirs}, year = 2001}
"""
HORSES = "@misc{n, author = {N{\\'u}{\\~n}ez, Ana}, title = {Towpath horses}, year = 2009, doi = {10.5555/horse}}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("references").mkdir()
    Path("references/weirs.bib").write_text(WEIRS, encoding="utf-8")
    Path("references/horses.bib").write_text("\ufeff" + HORSES, encoding="utf-8")
    return Bibliography([Path("references/horses.bib"), Path("references/weirs.bib")])


def keys(lookup):
    assert lookup.problem == ""
    return [work.key for work in lookup.works]


def test_works_stand_in_the_order_of_the_files_and_name_theirs(folder):
    assert [work.key for work in folder.works] == ["n", "marlowe2014", "marlowe2016", "society2001"]
    assert {work.source for work in folder.works} == {"references/horses.bib", "references/weirs.bib"}


@pytest.mark.parametrize(
    "paths, name",
    [
        (["references/a.bib"], "references/a.bib"),
        (["references/a.bib", "references/b.bib"], "references/*.bib"),
        (["references/a.bib", "more/b.bib"], "references/a.bib, more/b.bib"),
    ],
)
def test_it_is_named_after_its_files(paths, name):
    source = Bibliography([Path(path) for path in paths])
    assert (source.name, source.online) == (name, False)


def test_by_doi_answers_for_every_doi(folder):
    answers = folder.by_doi(["10.5555/lock.1", "10.5555/none", "10.5555/lock.1"])
    assert {doi: keys(lookup) for doi, lookup in answers.items()} == {
        "10.5555/lock.1": ["marlowe2014"],
        "10.5555/none": [],
    }


@pytest.mark.parametrize(
    "raw, found",
    [
        ("Marlowe A. Lock keepers and the night trade. 2014", ["marlowe2014", "marlowe2016"]),
        ("Marlowe, J Canal Stud 2016;12:101", ["marlowe2016", "marlowe2014"]),
        ("NUNEZ, A. (2009)", ["n"]),
        ("Weir society, annual report", ["society2001"]),
        ("Smith. Keepers of the night trade", ["marlowe2014"]),
        ("Smith. Keepers of bees", []),
        ("", []),
    ],
)
def test_search_finds_by_title_or_first_author(folder, raw, found):
    assert keys(folder.search(raw, Fields())) == found


def test_search_gives_at_most_five(tmp_path):
    path = tmp_path / "many.bib"
    path.write_text("".join(f"@misc{{k{n}, title = {{Weirs again}}}}\n" for n in range(9)), encoding="utf-8")
    assert keys(Bibliography([path]).search("Weirs again", Fields())) == ["k0", "k1", "k2", "k3", "k4"]


def test_nothing_is_read_before_it_is_asked_for():
    Bibliography([Path("nowhere.bib")])


@pytest.mark.parametrize(
    "data, told", [(None, "nowhere.bib: No such file"), (b"\n\n@misc{a, title = {\xff}}", "line 3: not UTF-8")]
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, data, told):
    path = tmp_path / "nowhere.bib"
    if data:
        path.write_bytes(data)
    with pytest.raises(BibliographyError, match=told):
        Bibliography([path]).works  # noqa: B018 - reading is the test
