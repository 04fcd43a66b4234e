"""``check --fix`` and its kin: what is written, what is only shown, what is said, and what the exit status is."""

from __future__ import annotations

import os
from pathlib import Path

import attrs
import pytest

from evidencecheck.cli import fixing
from evidencecheck.evidence import Evidence
from evidencecheck.formats import read
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.settings import Settings
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import report
from tests.support.command import run
from tests.support.entries import RECORD, RIGHT, bibtex, csl_json, jats, markdown, ris, text, word
from tests.support.pdf import Text, lines, pdf

GOLDEN = Path(__file__).parents[2] / "golden"
WRONG = RIGHT | {"year": "2003"}
ALTERED = WRONG | {"title": "Night trams & the second shift"}


@pytest.fixture(autouse=True)
def store(content):
    (content / "references" / "buses.bib").write_text(RECORD, encoding="utf-8")
    (content / "page.md").write_text(markdown(ALTERED), encoding="utf-8")
    return content


def test_safe_fixes_are_made_and_what_is_left_is_reported(store):
    ran = run("check", "page.md", "--fix")
    # The title differs, too, so the year is not proven: nothing is safe here.
    assert (ran.status, (store / "page.md").read_text(encoding="utf-8")) == (1, markdown(ALTERED))
    assert ran.err == "evidencecheck: 0 fixed (2 more fixable with --unsafe-fixes)\n"
    (store / "page.md").write_text(markdown(WRONG), encoding="utf-8")
    ran = run("check", "page.md", "--fix")
    assert (ran.status, (store / "page.md").read_text(encoding="utf-8")) == (0, markdown(RIGHT))
    assert ran.err == "evidencecheck: 1 fixed\n"
    assert "EC304" not in ran.out


def test_unsafe_fixes_are_made_on_the_users_word(store):
    ran = run("check", "page.md", "--fix", "--unsafe-fixes")
    assert (ran.status, ran.err) == (0, "evidencecheck: 2 fixed\n")
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(RIGHT)


@pytest.mark.parametrize(
    "options", [["--unsafe-fixes"], ["--exit-non-zero-on-fix"], ["--diff", "--exit-non-zero-on-fix"]]
)
def test_an_option_that_has_nothing_to_say_is_refused(store, options):
    ran = run("check", "page.md", *options)
    assert ran.status == 2
    assert options[-1] in ran.err
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(ALTERED)


@pytest.mark.parametrize("name, make", [("page.md", lambda fields: markdown(fields).encode()), ("page.docx", word)])
def test_a_diff_shows_what_would_change_and_writes_nothing(store, name, make):
    (store / name).write_bytes(make(ALTERED))
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    ran = run("check", name, "--diff", "--unsafe-fixes")
    assert ran.status == 1
    assert ran.err == "evidencecheck: 2 would be fixed\n"
    golden = GOLDEN / f"fixes-{name}.diff"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(ran.out, encoding="utf-8")
    assert ran.out == golden.read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_without_anything_to_change_a_diff_is_empty(store):
    (store / "page.md").write_text(markdown(RIGHT), encoding="utf-8")
    ran = run("check", "page.md", "--diff")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_diff_can_be_applied_by_patch_whatever_the_newlines(store):
    content = text(WRONG).rstrip("\n").replace("\n", "\r\n").encode()
    (store / "page.txt").write_bytes(content)
    ran = run("check", "page.txt", "--diff")
    lines = ran.out.split("\n")
    assert lines[-2] == "\\ No newline at end of file"
    old = "\n".join(line[1:] for line in lines[3:-1] if line[:1] in {" ", "-"})
    new = "\n".join(line[1:] for line in lines[3:-1] if line[:1] in {" ", "+"})
    assert content.decode().endswith(old)
    assert text(RIGHT).rstrip("\n").replace("\n", "\r\n").endswith(new)


def test_fix_only_tells_what_was_fixed_and_is_no_failure(store):
    (store / "page.md").write_text(markdown(WRONG) + "\nMore.[^2]\n", encoding="utf-8")
    ran = run("check", "page.md", "--fix-only")
    assert (ran.status, ran.out) == (0, "page.md:5:91: EC304 write the year 2012\n")
    assert run("check", "page.md", "--fix-only", "--exit-non-zero-on-fix").status == 0  # nothing was left to fix


def test_exit_non_zero_on_fix(store):
    (store / "page.md").write_text(markdown(WRONG), encoding="utf-8")
    ran = run("check", "page.md", "--fix", "--exit-non-zero-on-fix")
    assert ran.status == 1
    assert run("check", "page.md", "--fix", "--exit-non-zero-on-fix").status == 0


def test_standard_input_is_printed_mended_and_the_report_goes_beside(store):
    ran = run("check", "-", "--stdin-filename", "page.md", "--fix", stdin=markdown(WRONG).encode())
    assert (ran.status, ran.out) == (0, markdown(RIGHT))
    assert "no findings" in ran.err
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(ALTERED)
    ran = run("check", "-", "--fix", stdin=b"No faults here.\n")
    assert ran.out == "No faults here.\n"
    ran = run("check", "-", "--diff", stdin=text(WRONG).encode())
    assert ran.out.startswith("--- -\n+++ -\n")


def test_a_file_that_changes_meanwhile_is_left_alone_and_the_others_are_written(store, monkeypatch):
    for name in ("one.md", "two.md"):
        (store / name).write_text(markdown(WRONG), encoding="utf-8")
    mend = fixing.mend

    def slow(content, document, findings, level):
        if document.path == "one.md":
            (store / "one.md").write_text("Someone else's.\n", encoding="utf-8")
        return mend(content, document, findings, level)

    monkeypatch.setattr(fixing, "mend", slow)
    ran = run("check", "one.md", "two.md", "--fix")
    assert ran.status == 2
    assert "one.md: has changed while it was checked; not written" in ran.err
    assert "1 fixed" in ran.err
    assert (store / "one.md").read_text(encoding="utf-8") == "Someone else's.\n"
    assert (store / "two.md").read_text(encoding="utf-8") == markdown(RIGHT)
    assert "error EC304" in ran.out


def test_a_file_that_is_gone_meanwhile_is_told_and_the_others_are_written(store, monkeypatch):
    for name in ("one.md", "two.md"):
        (store / name).write_text(markdown(WRONG), encoding="utf-8")
    mend = fixing.mend

    def slow(content, document, findings, level):
        (store / "one.md").unlink(missing_ok=True)
        return mend(content, document, findings, level)

    monkeypatch.setattr(fixing, "mend", slow)
    ran = run("check", "one.md", "two.md", "--fix")
    assert (ran.status, ran.err) == (
        2,
        "evidencecheck: one.md: No such file or directory; not written\nevidencecheck: 1 fixed\n",
    )
    assert (store / "two.md").read_text(encoding="utf-8") == markdown(RIGHT)


def test_a_link_and_the_file_that_it_leads_to_are_mended_once(store):
    (store / "page.md").write_text(markdown(WRONG), encoding="utf-8")
    (store / "again.md").symlink_to("page.md")
    ran = run("check", "again.md", "page.md", "--fix")
    assert (ran.status, ran.err) == (0, "evidencecheck: 2 fixed\n")
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(RIGHT)
    assert (store / "again.md").is_symlink()


def test_a_file_that_nobody_may_write_is_left_alone(store):
    (store / "page.md").write_text(markdown(WRONG), encoding="utf-8")
    (store / "page.md").chmod(0o444)
    ran = run("check", "page.md", "--fix")
    assert ran.status == 2
    assert ran.err == "evidencecheck: page.md: this file is read-only; not written\n"
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(WRONG)
    assert "EC304" in ran.out


def test_what_can_only_be_read_is_told(store):
    entries = [
        "[1] Aldana R, Petrovic S. Night buses & the second shift. Journal of Urban",
        "Mobility. 2003;14(2):311-319. doi:10.5555/jum.2012.14.2",
        "[2] Dahl P. Bread keeps better with salt. Journal of Crusts. 2012;3(1):12-19.",
        "[3] Ahn B. Loaves of the north. Journal of Crusts. 2014;5(2):22-31.",
    ]
    prose = [
        "Buses run at night [1], and bread keeps better with salt [2], as it does in",
        "the north [3], where nobody has ever asked for more of it than that.",
    ]
    (store / "page.pdf").write_bytes(
        pdf([*lines(50, 550, prose), Text(50, 480, "References", 14), *lines(50, 460, entries)])
    )
    ran = run("check", "page.pdf", "--fix")
    assert "page.pdf: not fixed: EC304 write the year 2012: pdf cannot be edited: it is only read" in ran.err
    assert ran.status == 1


def test_a_character_that_the_encoding_lacks_is_told_and_the_other_fixes_are_made(store):
    record = RECORD.replace("second", "sécond \u0142ate").replace("{2012}", "{2012}")
    (store / "references" / "buses.bib").write_text(record, encoding="utf-8")
    fields = WRONG | {"title": "Night buses & the sécond shift"}
    (store / "page.txt").write_bytes(text(fields).encode("cp1252"))
    ran = run("check", "page.txt", "--fix", "--unsafe-fixes")
    assert "U+0142" in ran.err
    assert "1 fixed" in ran.err
    assert (store / "page.txt").read_bytes() == text(fields | {"year": "2012"}).encode("cp1252")


def test_a_file_that_nobody_named_is_not_changed(store):
    bib = (
        "@article{a,\n author = {Aldana, Rosa and Petrovic, Sergei},\n title = {Night buses \\& the second shift},\n"
        " journal = {Journal of Urban Mobility},\n year = 2003, volume = 14, number = 2, pages = {311--319},\n"
        " doi = {10.5555/jum.2012.14.2},\n}\n"
    )
    (store / "own.bib").write_text(bib, encoding="utf-8")
    (store / "page.tex").write_text(
        "\\documentclass{article}\\begin{document}\nBuses \\cite{a}.\n\\bibliography{own}\n\\end{document}\n",
        encoding="utf-8",
    )
    ran = run("check", "page.tex", "--fix")
    assert "EC304" in ran.out
    assert (store / "own.bib").read_text(encoding="utf-8") == bib
    run("check", "page.tex", "own.bib", "--fix")
    assert (store / "own.bib").read_text(encoding="utf-8") == bib.replace("2003", "2012")


def test_the_lock_follows_a_mended_reference_and_keeps_no_step_in_between(store):
    run("resolve", "--offline", "page.md", "--now", "2026-11-20")
    (store / "references" / "buses.bib").unlink()
    assert run("check", "page.md", "--fix", "--unsafe-fixes").status == 0
    assert "1 matched" in run("check", "page.md").out
    lock = (store / "references" / "evidence.lock").read_text(encoding="utf-8")
    # As it was, which another page may cite so, and as it is.
    assert lock.count('"fingerprint"') == 2
    assert lock.count("2003;14(2)") == lock.count("2012;14(2)") == 1


def test_a_read_only_run_leaves_the_lock_alone(store):
    run("resolve", "--offline", "page.md", "--now", "2026-11-20")
    lock = store / "references" / "evidence.lock"
    before = lock.read_bytes()
    run("check", "page.md", "--diff", "--unsafe-fixes")
    assert lock.read_bytes() == before


def test_links_and_permissions_stay(store):
    target = store / "kept.md"
    target.write_text(markdown(WRONG), encoding="utf-8")
    target.chmod(0o640)
    (store / "link.md").symlink_to(target)
    run("check", "link.md", "--fix")
    assert (store / "link.md").is_symlink()
    assert target.read_text(encoding="utf-8") == markdown(RIGHT)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_container_says_where(store):
    (store / "page.docx").write_bytes(word(WRONG))
    ran = run("check", "page.docx", "--fix-only")
    assert ran.out == "page.docx: footnote 1: EC304 write the year 2012\n"
    assert read((store / "page.docx").read_bytes(), "page.docx").text == read(word(RIGHT), "page.docx").text


def test_a_fix_that_does_not_mend_its_finding_is_taken_back_and_told(store):
    """Else it would be made again in each run: a law that holds whatever a check, ours or a plug-in's, offers."""
    (store / "page.md").write_text(markdown(WRONG), encoding="utf-8")
    evidence = Evidence(Settings())
    idle = Fix((Edit(Span(0, 0), "!"),), Applicability.SAFE, "shout")

    def account(found):
        done = report(found, evidence)
        (file,) = done.files
        more = Finding("EC999", "quiet", Kind.FAIL, Severity.ERROR, "too quiet", Span(0, 1), fix=idle)
        return attrs.evolve(done, files=(attrs.evolve(file, findings=(more, *file.findings)),))

    documents = [read((store / "page.md").read_bytes(), "page.md")]
    run_ = fixing.Fixing(documents, ["page.md"], evidence, account)
    last = run_.run("safe")
    assert run_.refused == ("page.md: not fixed: EC999 shout: it would not mend the finding",)
    assert [line.partition(": EC")[2] for line in run_.fixed] == ["304 write the year 2012"]
    assert last.files[0].document.text == markdown(RIGHT)


@pytest.mark.parametrize(
    "name, source",
    [
        ("page.nxml", jats(RIGHT | {"doi": ""})),
        ("list.bib", bibtex(RIGHT | {"doi": ""})),
        ("list.csljson", csl_json(RIGHT | {"doi": ""})),
        ("list.ris", ris(RIGHT | {"doi": ""})),
    ],
)
def test_no_second_field_is_put_beside_an_empty_one(store, name, source):
    (store / name).write_text(source, encoding="utf-8")
    ran = run("check", name, "--fix", "--unsafe-fixes")
    assert "EC201" in ran.out
    assert (store / name).read_text(encoding="utf-8") == source


TWICE = "Buses run at night.[^1]\n\n[^1]: Aldana R, Petrovic S. Night buses \\& the second shift. {journal}. 2003;41(2):311–319. doi:10.5555/jum.2012.14.2\n"


def test_what_someone_has_accepted_is_never_fixed_not_even_when_its_words_have_changed(store):
    """A baseline knows a finding by the words around it; mending another field of the entry must not free it."""
    path = store / "page.md"
    path.write_text(TWICE.format(journal="J Urban Mobil"), encoding="utf-8")
    baseline = store / "references" / "evidence-baseline.json"
    assert run("baseline", "page.md", "--select", "EC306").status == 0
    made = [file for file in (store / "references").iterdir() if "baseline" in file.name]
    assert len(made) == 1, baseline
    ran = run("check", "page.md", "--fix", "--unsafe-fixes", "--ignore", "EC902")
    assert path.read_text(encoding="utf-8") == TWICE.format(journal="J Urban Mobil").replace("2003", "2012")
    assert "1 fixed" in ran.err


def test_a_remark_in_the_text_keeps_a_finding_from_being_fixed(store):
    kept = markdown(WRONG).rstrip("\n") + " <!-- evidencecheck: ignore[EC304] seen on paper -->\n"
    (store / "page.md").write_text(kept, encoding="utf-8")
    assert run("check", "page.md", "--fix", "--unsafe-fixes").status == 0
    assert (store / "page.md").read_text(encoding="utf-8") == kept


def test_checks_that_are_not_chosen_fix_nothing(store):
    run("check", "page.md", "--fix", "--unsafe-fixes", "--ignore", "EC301")
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(ALTERED | {"year": "2012"})


def test_the_configuration_may_say_that_unsafe_fixes_are_made(store):
    (store / "evidencecheck.toml").write_text("unsafe-fixes = true\n", encoding="utf-8")
    assert run("check", "page.md").status == 1
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(ALTERED)
    assert run("check", "page.md", "--fix").status == 0
    assert (store / "page.md").read_text(encoding="utf-8") == markdown(RIGHT)
