"""The file of what is known: sorted, diffable, whole or refused."""

from __future__ import annotations

import json

import pytest

from evidencecheck.errors import BaselineError
from evidencecheck.store.baseline import Baseline, Known

ONE = Known("EC304", "2002", "a" * 64)
OTHER = Known("EC101", "[^9]", "b" * 64)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "references" / "evidence-baseline.json"


def test_what_is_taken_down_is_read_again(path) -> None:
    baseline = Baseline.load(path)
    assert len(baseline) == 0
    baseline.add("docs/b.md", [ONE])
    baseline.add("docs/a.md", [ONE, OTHER])
    baseline.save()
    again = Baseline.load(path)
    assert list(again) == ["docs/a.md", "docs/b.md"]
    assert again.known("docs/a.md") == (OTHER, ONE)
    assert again.fingerprints == {ONE.fingerprint, OTHER.fingerprint}
    assert json.loads(path.read_bytes())["schema"] == 1


def test_a_finding_is_a_line_and_the_order_of_taking_down_does_not_matter(path, tmp_path) -> None:
    one, other = Baseline(path), Baseline(tmp_path / "other.json")
    for name, known in (("b.md", ONE), ("a.md", OTHER), ("a.md", ONE)):
        one.add(name, [known])
    for name, known in (("a.md", ONE), ("b.md", ONE), ("a.md", OTHER)):
        other.add(name, [known])
    one.save()
    other.save()
    assert path.read_bytes() == other.path.read_bytes()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum("fingerprint" in line for line in lines) == 3
    assert path.read_text(encoding="utf-8").endswith("}\n")


def test_what_is_known_stays_as_it_is_written(path) -> None:
    baseline = Baseline(path)
    baseline.add("a.md", [ONE])
    baseline.add("a.md", [Known("EC304", "other words", ONE.fingerprint)])
    assert baseline.known("a.md") == (ONE,)


def test_a_file_of_which_nothing_is_left_is_not_named(path) -> None:
    baseline = Baseline(path)
    baseline.add("a.md", [ONE])
    baseline.save()
    baseline.remove("a.md", [ONE, OTHER])
    baseline.save()
    assert json.loads(path.read_bytes()) == {"schema": 1, "files": {}}


def test_nothing_is_written_where_nothing_is_known_or_has_changed(path) -> None:
    Baseline.load(path).save()
    assert not path.exists()
    baseline = Baseline(path)
    baseline.add("a.md", [ONE])
    baseline.save()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    Baseline.load(path).save()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content, said",
    [
        (b"[]", "no baseline of evidencecheck"),
        (b"{}", "no baseline of evidencecheck"),
        (b'{"schema": 2}', "schema 2 is newer"),
        (b'{"schema": 1,\n <<<<<<< HEAD', "line 2: damaged"),
        (b'{"schema": 1,\n "files": "\xff"}', "line 2: not UTF-8"),
        (b"[" * 100_000, "damaged: nested too deep"),
        (b'{"schema": 1, "files": []}', "files is no table of lists"),
        (b'{"schema": 1, "files": {"a.md": [7]}}', "a line of a.md cannot be read"),
        (b'{"schema": 1, "files": {"a.md": [{"code": "EC304"}]}}', "no code or no fingerprint"),
        (b'{"schema": 1, "files": {"a.md": [{"code": 304, "fingerprint": "a"}]}}', "cannot be read"),
    ],
)
def test_a_damaged_file_is_refused_and_left(path, content, said) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(BaselineError, match=said):
        Baseline.load(path)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_written_is_told(tmp_path) -> None:
    (tmp_path / "references").write_text("a file", encoding="utf-8")
    baseline = Baseline(tmp_path / "references" / "evidence-baseline.json")
    baseline.add("a.md", [ONE])
    with pytest.raises(BaselineError, match="cannot be written"):
        baseline.save()
