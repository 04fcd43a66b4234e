"""Many documents: however a run is done, what it says is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

from evidencecheck import batch, files, pipeline
from evidencecheck.batch import workers, working
from evidencecheck.errors import EvidenceCheckError, LockError, UnreadableError
from evidencecheck.evidence import Evidence
from evidencecheck.formats import WALKED, read
from evidencecheck.model.settings import Rules, Settings
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from tests.support import site
from tests.support.command import process, run

SETTINGS = Settings(now="2026-11-24", jobs=1, cache=None)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working directory is a site, of which few pages are many."""
    site.make(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "MANY", 3)
    monkeypatch.setattr(batch, "CHUNK", 2)
    return tmp_path


def contents():
    return [(path.as_posix(), path.read_bytes()) for path in files.walk(["docs"], WALKED)]


def told(report):
    """All that a report holds, as its fullest formats have it."""
    return [REPORTS.load(name)(report, Look(everything=True)) for name in ("json", "html", "full", "concise")]


def die(_chunk):
    os._exit(3)


def serial():
    evidence = Evidence(SETTINGS)
    documents = [read(content, path) for path, content in contents()]
    return told(pipeline.report(pipeline.readings(documents, evidence.known), evidence))


def many(given=None, rules=Rules(), **more):
    settings = attrs.evolve(SETTINGS, **more)
    return told(batch.report(given or contents(), Evidence(settings), settings, lambda _path: rules))


def test_processes_say_what_one_says(folder):
    assert many() == serial()
    assert many(jobs=2) == serial()


def test_a_second_run_remembers_the_first_and_says_the_same(folder, done):
    first = many(cache="cache")
    assert first == serial()
    done.clear()
    assert many(cache="cache") == first
    # What names other files, is a part of one, or had to be mended, is worked out anew.
    assert sorted(set(done)) == ["docs/book.tex", "docs/chapter.tex", "docs/old.txt", "works.bib"]


def test_what_processes_worked_out_is_remembered_too(folder):
    first = many(cache="cache", jobs=2)
    assert many(cache="cache", jobs=2) == first
    assert many(cache="cache") == first == serial()


def edit_a_page(folder):
    page = folder / "docs" / "page-03.md"
    page.write_text(page.read_text("utf-8").replace("2012", "2013"), encoding="utf-8")


def edit_the_lock(folder):
    lock = folder / "references" / "evidence.lock"
    lock.write_text(lock.read_text("utf-8").replace('"volume": "4"', '"volume": "7"'), encoding="utf-8")


def lose_the_lock(folder):
    (folder / "references" / "evidence.lock").unlink()


def add_a_bibliography(folder):
    (folder / "references" / "own.bib").write_text(
        "@article{a, author = {Okafor, A. and Lindqvist, B.}, title = {The last bus}, year = {2003}}", encoding="utf-8"
    )


def put_a_nearer_store(folder):
    (folder / "docs" / "references").mkdir()
    (folder / "docs" / "references" / "evidence.lock").write_text('{"schema": 1}', encoding="utf-8")


def begin_a_repository(folder):
    (folder / "docs" / ".git").mkdir()


@pytest.mark.parametrize(
    "change",
    [edit_a_page, edit_the_lock, lose_the_lock, add_a_bibliography, put_a_nearer_store, begin_a_repository],
    ids=lambda f: f.__name__,
)
def test_nothing_is_remembered_that_a_change_has_made_untrue(folder, change):
    before = many(cache="cache")
    change(folder)
    after = serial()
    assert after != before
    assert many(cache="cache") == after


def test_a_project_that_comes_to_say_something_is_seen(folder):
    (folder / "docs" / "mail.md").write_text("As @okafor2015 did.\n", encoding="utf-8")
    many(cache="cache")
    (folder / "docs" / "_quarto.yml").write_text("bibliography: ../works.bib\n", encoding="utf-8")
    assert many(cache="cache") == serial()


def test_other_rules_and_another_day_are_another_question(folder, done):
    many(cache="cache")
    done.clear()
    many(cache="cache", rules=Rules(ignore=("EC2",)))
    assert len(done) > 12
    done.clear()
    many(cache="cache", now="2026-11-25", rules=Rules(ignore=("EC2",)))
    assert len(done) > 12


@pytest.fixture
def done(monkeypatch):
    """The paths that are worked out anew, in this process."""
    paths = []

    def work(share, *more, **most):
        paths.append(share.document.path)
        return working.work(share, *more, **most)

    monkeypatch.setattr(batch, "work", work)
    return paths


@pytest.mark.parametrize("damage", [b"no database", None])
def test_a_damaged_cache_is_as_none(folder, damage):
    first = many(cache="cache")
    kept = folder / "cache" / "pages.sqlite3"
    content = kept.read_bytes()
    kept.write_bytes(damage or content.replace(b"Aldana", b"Aldona"))
    assert many(cache="cache") == first


def test_nothing_is_kept_where_nothing_is_to_be(folder):
    many()
    many(given=contents()[:2], cache="cache")
    assert not (folder / "cache").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_are_those_of_one_process(folder, jobs):
    lock = folder / "references" / "evidence.lock"
    lock.write_text(lock.read_text("utf-8").replace('"matched"', '"sideways"'), encoding="utf-8")
    with pytest.raises(LockError, match="Night buses") as raised:
        many(jobs=jobs)
    lock.write_text("{", encoding="utf-8")
    with pytest.raises(LockError, match="line 1"):
        many(jobs=jobs)
    assert isinstance(raised.value, EvidenceCheckError)


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_two_errors_the_first_document_s_is_told(folder, jobs):
    def broken():
        yield from contents()
        raise UnreadableError("the last one")

    with pytest.raises(UnreadableError, match="the last one"):
        many(given=broken(), jobs=jobs)
    (folder / "references" / "evidence.lock").write_text("{", encoding="utf-8")
    with pytest.raises(LockError):
        many(given=broken(), jobs=jobs)


def test_where_a_process_dies_its_documents_are_not_lost(folder, monkeypatch):
    monkeypatch.setattr(workers, "_work", die)
    assert many(jobs=2) == serial()


def test_the_command_takes_jobs(folder):
    assert run("check", "docs", "--jobs", "2", "--no-cache") == run("check", "docs", "--jobs", "1", "--no-cache")
    assert run("audit", "docs", "-j", "2", "--no-cache").out == run("audit", "docs", "-j", "1", "--no-cache").out


SPAWNED = """\
import multiprocessing
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from evidencecheck import batch
    batch.MANY = 3
    from evidencecheck.cli.main import main
    main()
"""


def test_processes_that_begin_from_nothing_say_the_same(folder):
    """As on macOS and Windows."""
    (folder / "command.py").write_text(SPAWNED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "command.py", "check", "docs", "-f", "json", "--no-cache", "--jobs", "2"]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert json.loads(ran.stdout) == json.loads(run("check", "docs", "-f", "json", "--no-cache", "--jobs", "1").out)
    assert ran.stderr.decode() == run("check", "docs", "-f", "json", "--no-cache", "--jobs", "1").err


SLOW = """\
import os, sys, time
from evidencecheck import batch
from evidencecheck.batch import workers
batch.MANY = 3
done = workers.work
def work(*given, **more):
    open(f"begun-{os.getpid()}", "w").close()
    time.sleep(0.05)
    return done(*given, **more)
workers.work = work
from evidencecheck.cli.main import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told apart by /proc, and made by forking")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_run(folder, how):
    started = process("check", "docs", "--no-cache", "--jobs", "2", cwd=folder, code=SLOW)
    deadline = time.monotonic() + 20
    while len(begun := [int(path.name[6:]) for path in folder.glob("begun-*")]) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(begun) == 2
    started.send_signal(how)
    _, errors = started.communicate(timeout=20)
    assert started.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)
    assert errors.decode().strip() == ("interrupted" if how == signal.SIGINT else "")
    while any(Path(f"/proc/{number}").exists() for number in begun) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{number}").exists() for number in begun)
