"""Documents together with the files that they name: bibliographies answer their keys, parts are read along."""

import pytest

from evidencecheck import check_path, pipeline, read
from evidencecheck.checks._lists import is_list
from evidencecheck.cli.options import documents
from evidencecheck.formats import LISTS, TABLE
from evidencecheck.model.document import Document, Flow

BIB = """@article{ahn14, author = {Ahn, Rita}, title = {Letters that work}, journal = {J Clin Pract}, year = 2014}
@book{boyd16, author = {Boyd, Tom}, title = {Calling back}, publisher = {Fairs}, year = 2016}
"""
MAIN = r"""\documentclass{article}
\begin{document}
Letters work \cite{ahn14}.
\input{late}
\bibliography{refs}
\end{document}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB)
    return tmp_path


def told(*paths):
    readings = pipeline.readings(documents(paths, ""))
    return {
        reading.document.path: (
            [reference.label for reference in reading.references],
            [(c.text, c.resolved, c.marker.external) for c in reading.citations],
        )
        for reading in readings
    }


def orphans(report):
    return [(file.path, f.message) for file in report.files for f in file.findings if f.code == "EC101"]


def test_a_key_is_answered_by_the_bibliography_that_the_page_names(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14].\n")
    (citation,) = read("p.md").citations
    assert citation.resolved == ("ahn14",)


def test_a_key_in_brackets_that_it_does_not_hold_is_an_orphan_and_a_near_one_is_offered(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14; @boyd61].\n")
    assert orphans(check_path("p.md")) == [("p.md", "no note or entry is called boyd61; did you mean boyd16?")]


def test_a_name_in_running_text_that_it_does_not_hold_may_be_a_handle(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14], says @studio9.\n")
    assert not orphans(check_path("p.md"))


def test_keys_without_a_bibliography_are_not_judged(folder):
    (folder / "p.md").write_text("Letters work [@nobody].\n")
    report = check_path("p.md")
    assert not orphans(report)
    assert [file.path for file in report.files] == ["p.md"]


def test_a_bibliography_that_cannot_be_read_is_told_and_nothing_is_judged_by_it(folder):
    (folder / "p.md").write_text("---\nbibliography: [refs.bib, gone.bib]\n---\n\nLetters work [@nobody].\n")
    report = check_path("p.md")
    assert not orphans(report)
    (notice,) = report.notifications
    assert "gone.bib" in notice.message
    assert "p.md names it" in notice.message


def test_a_folder_by_the_name_of_a_bibliography_is_none(folder):
    (folder / "gone.bib").mkdir()
    (folder / "p.md").write_text("---\nbibliography: gone.bib\n---\n\nLetters work [@nobody].\n")
    (notice,) = check_path("p.md").notifications
    assert "not a file" in notice.message


def test_of_a_bibliography_the_entries_that_are_cited_are_documents_to_check(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14].\n")
    assert told("p.md")["refs.bib"] == (["ahn14"], [])


def test_one_that_is_named_itself_is_checked_whole_and_once(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14].\n")
    assert told("p.md", "refs.bib")["refs.bib"] == (["ahn14", "boyd16"], [])


def test_two_pages_share_a_bibliography(folder):
    for name, key in (("a.md", "ahn14"), ("b.md", "boyd16")):
        (folder / name).write_text(f"---\nbibliography: refs.bib\n---\n\nLetters work [@{key}].\n")
    found = told("a.md", "b.md")
    assert list(found) == ["a.md", "b.md", "refs.bib"]
    assert found["refs.bib"][0] == ["ahn14", "boyd16"]


def test_a_part_is_read_with_the_document_that_names_it(folder):
    (folder / "main.tex").write_text(MAIN)
    (folder / "late.tex").write_text(r"Calls bring people back \cite{boyd16}, letters \cite{none}.")
    found = told("main.tex")
    assert [resolved for _, resolved, _ in found["late.tex"][1]] == [("boyd16",), ()]
    assert found["refs.bib"][0] == ["ahn14", "boyd16"]
    assert orphans(check_path("main.tex")) == [("late.tex", "no note or entry is called none")]


def test_a_part_that_is_named_first_knows_as_much(folder):
    (folder / "main.tex").write_text(MAIN)
    (folder / "late.tex").write_text(r"Calls bring people back \cite{boyd16}.")
    found = told("late.tex", "main.tex")
    assert list(found) == ["main.tex", "late.tex", "refs.bib"]
    assert [resolved for _, resolved, _ in found["late.tex"][1]] == [("boyd16",)]


def test_a_part_by_itself_is_not_judged(folder):
    (folder / "late.tex").write_text(r"Calls bring people back \cite{boyd16}.")
    assert told("late.tex")["late.tex"][1] == [(r"\cite{boyd16}", (), True)]


def test_files_that_name_each_other_are_read_once(folder):
    (folder / "a.tex").write_text(r"\input{b} Letters work \cite{ahn14}. \bibliography{refs}")
    (folder / "b.tex").write_text(r"\input{a} Calls do, too \cite{boyd16}. \bibliography{refs}")
    assert sorted(told("a.tex")) == ["a.tex", "b.tex", "refs.bib"]


@pytest.mark.parametrize("name", ["_quarto.yml", "_metadata.yml"])
def test_the_bibliography_may_be_named_by_the_project(folder, name):
    (folder / name).write_text("project:\n  type: book\nbibliography: refs.bib\n")
    (folder / "parts").mkdir()
    (folder / "parts" / "p.md").write_text("Letters work [@ahn14; @none].\n")
    assert orphans(check_path("parts/p.md")) == [("parts/p.md", "no note or entry is called none")]


def test_a_book_names_its_bibliography_on_its_first_page(folder):
    (folder / "index.Rmd").write_text("---\nbibliography: refs.bib\n---\n\nA book.\n")
    (folder / "02-late.Rmd").write_text("Letters work [@ahn14; @none].\n")
    assert orphans(check_path("02-late.Rmd")) == [("02-late.Rmd", "no note or entry is called none")]


def test_what_a_page_names_itself_goes_before_the_project(folder):
    (folder / "_quarto.yml").write_text("bibliography: gone.bib\n")
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@none].\n")
    assert orphans(check_path("p.md"))


def test_extract_tells_of_one_document_alone(folder):
    (folder / "p.md").write_text("---\nbibliography: refs.bib\n---\n\nLetters work [@ahn14].\n")
    assert read("p.md").document.path == "p.md"
    assert not read("p.md").references


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_are_formats_and_checked_as_lists(name):
    assert TABLE.load(name).name == name
    assert is_list(Document("", name, Flow(""), ()))
