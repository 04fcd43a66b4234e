"""Whose text a file in ``references/texts/`` is, and what is done with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import evidencecheck as ec
from evidencecheck import files
from evidencecheck.errors import UnreadableError
from evidencecheck.model.finding import Finding, Kind

PAGE = """Ito writes that “night buses nearly double the number of accidents”.[^1]

[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.61.33
"""
TEXT = "We found that night buses nearly halve the number of accidents."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references" / "texts").mkdir(parents=True)
    (tmp_path / "night.md").write_text(PAGE, encoding="utf-8")


def told(name: str = "night.md") -> list[Finding]:
    return [one for one in ec.check_path(name).findings if one.code == "EC507"]


def lay(name: str, text: str = TEXT) -> None:
    Path("references", "texts", name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["10.1000_tp.61.33.txt", "10.1000_TP.61.33.md", "night-1.txt", "Night-1.md"])
def test_a_text_by_doi_or_by_page_and_label(name: str) -> None:
    lay(name)
    (finding,) = told()
    assert finding.message.endswith(f"(references/texts/{name}, line 1)")
    assert finding.kind is Kind.FAIL


@pytest.mark.parametrize("name", ["1.txt", "10.1000_tp.61.3.txt", "10.1000_tp.61.33.doc", "other-1.txt", "ito.txt"])
def test_another_name_is_another_sources(name: str) -> None:
    lay(name)
    assert told() == []
    (file,) = ec.check_path("night.md").files
    assert file.coverage.not_run["EC507"] == 1


def test_a_text_by_the_key_of_the_entry() -> None:
    Path("references", "list.bib").write_text(
        "@article{ito2018, author={Ito, S.}, title={Buses after dark}, journal={Transp Policy}, year=2018,"
        " doi={10.1000/tp.61.33}}",
        encoding="utf-8",
    )
    lay("ito2018.txt")
    (finding,) = told()
    assert "ito2018.txt" in finding.message


def test_a_text_by_a_pandoc_key() -> None:
    Path("references", "list.bib").write_text(
        "@article{ito2018, title={Buses after dark}, year=2018}", encoding="utf-8"
    )
    Path("keyed.md").write_text(
        "---\nbibliography: references/list.bib\n---\n\n“Night buses nearly double the number of accidents” [@ito2018].\n",
        encoding="utf-8",
    )
    lay("ito2018.txt")
    (finding,) = told("keyed.md")
    assert "“double” for “halve”" in finding.message


def test_the_first_ending_goes_before_the_others() -> None:
    lay("10.1000_tp.61.33.xml", "<article><body><p>Nothing of the kind.</p></body></article>")
    lay("10.1000_tp.61.33.txt")
    (finding,) = told()
    assert "10.1000_tp.61.33.txt" in finding.message


def test_an_article_in_jats() -> None:
    lay("night-1.xml", f"<article><body><sec><p>{TEXT}</p></sec></body></article>")
    (finding,) = told()
    assert "“double” for “halve”" in finding.message


def test_a_text_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    lay("night-1.txt")
    real = files.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "night-1.txt":
            raise UnreadableError("night-1.txt: no")
        return real(path)

    monkeypatch.setattr(files, "read_bytes", read)
    with pytest.raises(UnreadableError, match="night-1"):
        told()


def test_no_text_is_read_where_nothing_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    lay("night-1.txt")
    Path("night.md").write_text(PAGE.replace("“", "").replace("”", ""), encoding="utf-8")
    real = files.read_bytes
    read: list[str] = []
    monkeypatch.setattr(files, "read_bytes", lambda path: (read.append(path.name), real(path))[1])
    assert told() == []
    assert "night-1.txt" not in read


def test_texts_are_no_pages() -> None:
    lay("night-1.md")
    found = [path.as_posix() for path in files.walk([Path()], {".md"})]
    assert found == ["night.md"]


def test_a_folder_and_a_broken_link_are_no_texts() -> None:
    Path("references", "texts", "night-1.txt").mkdir()
    Path("references", "texts", "10.1000_tp.61.33.md").symlink_to("nowhere")
    assert told() == []


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [("night-1.txt", " \n", "no words"), ("night-1.pdf", "no PDF", ""), ("night-1.xml", "<a><b>", "")],
)
def test_a_text_without_a_word_accuses_nobody_and_is_told(name: str, text: str, why: str) -> None:
    lay(name, text)
    (file,) = ec.check_path("night.md").files
    (finding,) = [one for one in file.findings if one.code == "EC507"]
    assert finding.kind is Kind.OPEN
    assert finding.message.startswith(f"not held against references/texts/{name}: {why}")
    assert file.coverage.not_run["EC507"] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "night-1.md",
            "Night buses nearly[^a] halve the number [@x, p. 3] of [all](http://a.b) accidents.\n\n[^a]: Ours.\n",
        ),
        ("night-1.txt", "Night buses nearly (see Cook and Marsh, 2001; Lund 2002) halve the number of all accidents."),
        ("night-1.txt", "Night buses nearly halve (Fig. 2) the number [3, 4] of all accidents."),
        (
            "night-1.xml",
            """<article><body><sec><p>Night buses nearly<fn id="f1"><p>Ours.</p></fn> halve the
            number<xref ref-type="bibr" rid="b1"><sup>1</sup></xref> of all <xref ref-type="fig" rid="f">(Figure 2)</xref>
            accidents.</p></sec></body></article>""",
        ),
    ],
)
def test_citations_notes_and_figures_of_the_source_are_no_part_of_it(name: str, text: str) -> None:
    Path("night.md").write_text(PAGE.replace("nearly double the number of", "nearly halve the number of all"), "utf-8")
    lay(name, text)
    (finding,) = told()
    assert finding.kind is Kind.PASS
    lay(name, text.replace("halve", "lower"))
    (finding,) = told()
    assert (finding.kind, finding.message.split(" (")[0]) == (Kind.FAIL, "not word for word: “halve” for “lower”")


def test_a_year_in_brackets_may_be_quoted() -> None:
    Path("night.md").write_text(PAGE.replace("nearly", "(from 1990 on)"), "utf-8")
    lay("night-1.txt", "Night buses (from 1990 on) double the number of accidents.")
    (finding,) = told()
    assert finding.kind is Kind.PASS


@pytest.mark.parametrize("before", ["Night buses nearly double", "Night buses nearly double the number of", "Night"])
def test_over_a_page_of_a_text_saved_from_print_a_reader_is_asked(before: str) -> None:
    words = "Night buses nearly double the number of accidents."
    lay("night-1.txt", f"{before}\n\n33 Ito: Buses after dark\n\n{words.removeprefix(before)}")
    (finding,) = told()
    assert finding.kind is Kind.REVIEW
