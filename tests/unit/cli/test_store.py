"""What the commands make of damaged evidence: it is named, and left as it is."""

from __future__ import annotations

import pytest

from tests.support.command import run


@pytest.fixture
def lock(content):
    assert run("resolve", "--offline", "--now", "2026-11-23", "page.md").status == 0
    return content / "references" / "evidence.lock"


def test_resolve_writes_what_check_then_reads(lock, monkeypatch):
    before = run("audit", "page.md", "-f", "json")
    assert '"outcome": "matched"' in lock.read_text(encoding="utf-8")
    monkeypatch.setattr("evidencecheck.sources.bibliography._read", lambda *_: pytest.fail("the lock knows it all"))
    assert run("audit", "page.md", "-f", "json") == before


@pytest.mark.parametrize("command", ["check", "audit", "resolve"])
@pytest.mark.parametrize(
    "old, new, line",
    [
        ('"references": [', '"references": [,', 6),
        ('"schema": 1', '"schema": 99', 1),
        ('"outcome": "matched"', '"outcome": "mached"', 0),
        ('"span": [0, ', '"span": ["x", ', 0),
        ('"schema": 1', '"schema": "one"', 1),
        ("Night", "\udcff", 0),
    ],
    ids=["no JSON", "newer", "outcome", "span", "no schema", "no UTF-8"],
)
def test_a_damaged_lock_is_named_and_left_alone(lock, command, old, new, line):
    text = lock.read_text(encoding="utf-8")
    assert old in text
    lock.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    before = lock.read_bytes()
    ran = run(command, "page.md", *(["--offline"] if command == "resolve" else []))
    if command == "resolve" and "span" in old:
        return  # who looks up parses anew, and asks the lock only what it does not need to look up
    assert lock.read_bytes() == before
    assert (ran.status, ran.out) == (2, "")
    assert "references/evidence.lock, line " in ran.err
    if line:
        assert f"line {line}:" in ran.err
    assert "Traceback" not in ran.err


def test_a_lock_with_marks_of_a_merge_is_named_with_its_line(lock):
    text = lock.read_text(encoding="utf-8")
    lock.write_text(text.replace("{\n", "{\n<<<<<<< ours\n", 1), encoding="utf-8")
    ran = run("check", "page.md")
    assert ran.status == 2
    assert "references/evidence.lock, line 2: damaged" in ran.err


@pytest.mark.parametrize("command", ["check", "audit", "resolve"])
@pytest.mark.parametrize(
    "damage, line",
    [(b"@article{x, title = {Never closed\n", 1), (b"@article{x,\n title = {\xff}}\n", 2)],
    ids=["open brace", "no UTF-8"],
)
def test_a_damaged_bibliography_is_named_with_its_line(content, command, damage, line):
    (content / "references" / "broken.bib").write_bytes(damage)
    ran = run(command, "page.md", *(["--offline"] if command == "resolve" else []))
    assert ran.status == 2
    assert f"references/broken.bib, line {line}" in ran.err
    assert "Traceback" not in ran.err


def test_a_bibliography_that_was_mended_is_read_again(content, lock):
    """An answer from a .bib file is no longer current when the file is not."""
    bib = content / "references" / "buses.bib"
    (content / "two.md").write_text("Rare.[^1]\n\n[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41.\n")
    assert run("resolve", "--offline", "two.md").status == 0
    assert "not looked up" in run("check", "two.md").out
    more = "@article{ito, author = {Ito, S.}, title = {Buses after dark}, journal = {Transport Policy}, volume = 61, pages = {33--41}, year = 2018}"
    bib.write_text(bib.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "1 looked up: 1 matched" in run("check", "two.md").out
    assert run("resolve", "--offline", "page.md").status == 0, "of another document"
    assert "1 looked up: 1 matched" in run("check", "two.md").out
    assert run("resolve", "--offline", "two.md").status == 0
    assert "Buses after dark" in (content / "references" / "evidence.lock").read_text(encoding="utf-8")


def test_the_evidence_store_can_be_another_folder(content):
    (content / "references").rename(content / "evidence")
    assert "EC201" not in run("check", "page.md").out
    assert "EC201" in run("check", "page.md", "--references", "evidence").out
    assert run("resolve", "--offline", "--references", "new/store", "page.md").status == 0
    assert "new/store/evidence.lock" in run("resolve", "--offline", "--references", "new/store", "page.md").err


def test_resolve_makes_a_references_folder_where_there_is_none(content):
    (content / "references" / "buses.bib").unlink()
    (content / "references").rmdir()
    (content / "page.md").write_text("Fewer.[^1]\n\n[^1]: World Health Organization\n", encoding="utf-8")
    ran = run("resolve", "--offline", "page.md")
    assert ran.status == 0
    assert "1 not-specific; references/evidence.lock is up to date" in ran.err
    assert (content / "references" / "evidence.lock").is_file()


def test_a_lock_further_up_is_named_by_its_whole_path(content, monkeypatch):
    (content / "book").mkdir()
    (content / "page.md").rename(content / "book" / "page.md")
    monkeypatch.chdir(content / "book")
    ran = run("resolve", "--offline", "page.md")
    lock = content / "references" / "evidence.lock"
    assert f"1 matched; {lock.as_posix()} is up to date" in ran.err
    assert '"source": "references/buses.bib"' in lock.read_text(encoding="utf-8")
    assert "EC201" in run("check", "page.md").out


def test_resolve_names_no_lock_that_it_has_not_made(content):
    (content / "plain.md").write_text("Nothing is cited here.\n", encoding="utf-8")
    for path in (content / "references").iterdir():
        path.unlink()
    assert run("resolve", "--offline", "plain.md").err.strip() == "no references"
