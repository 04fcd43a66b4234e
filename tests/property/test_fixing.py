"""Fixing: in every format a fault put into a true entry is taken out again, no other byte differs, and it is done once."""

from __future__ import annotations

import codecs
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidencecheck.formats import read
from tests.support.command import run
from tests.support.entries import CONTAINERS, RECORD, RIGHT, TEXTS

YEARS = st.integers(1980, 2010).map(str)
NUMBERS = st.integers(20, 99).map(str)
FAULTS = {
    "year": YEARS,
    "volume": NUMBERS,
    "issue": st.integers(3, 9).map(str),
    "first": st.integers(101, 310).map(str),
    "last": st.integers(321, 999).map(str),
    "title": st.sampled_from(["Night trams & the second shift", "Night buses & the second long shift"]),
}
NUMERIC = st.sampled_from(sorted(FAULTS.keys() - {"title"})).flatmap(
    lambda name: FAULTS[name].map(lambda value: {name: value})
)
SEVERAL = st.sets(st.sampled_from(["year", "volume", "issue", "last", "title"]), min_size=1, max_size=2).flatmap(
    lambda names: st.fixed_dictionaries({name: FAULTS[name] for name in sorted(names)})
)
SLOW = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "buses.bib").write_text(RECORD, encoding="utf-8")
    return tmp_path


def fixed(path, content, *options):
    """The bytes after a run of fixes, the codes of the fixes that it would still make, and its status."""
    path.write_bytes(content)
    ran = run("check", path.name, *options, "-f", "json")
    assert ran.status in {0, 1}, ran.err
    (account,) = (file for file in json.loads(ran.out)["files"])
    levels = {"safe", "unsafe"} if "--unsafe-fixes" in options else {"safe"}
    left = [one["code"] for one in account["findings"] if one["fix"] and one["fix"]["applicability"] in levels]
    return path.read_bytes(), left


def hold(path, make, faults, *options):
    """The law: what was put in is taken out, and nothing else; then there is nothing left to do."""
    bad, good = make(RIGHT | faults), make(RIGHT)
    once, left = fixed(path, bad, "--fix", *options)
    assert left == []
    assert fixed(path, once, "--fix", *options) == (once, [])
    return once, good


@SLOW
@given(faults=NUMERIC, newline=st.sampled_from(["\n", "\r\n"]), mark=st.booleans())
@pytest.mark.parametrize("name", TEXTS)
def test_what_the_doi_proves_is_mended_and_no_other_byte_differs(store, name, faults, newline, mark):
    def make(fields):
        content = TEXTS[name](fields).replace("\n", newline).encode()
        return codecs.BOM_UTF8 + content if mark else content

    once, good = hold(store / name, make, faults)
    assert once == good


@SLOW
@given(faults=SEVERAL)
@pytest.mark.parametrize("name", TEXTS)
def test_with_unsafe_fixes_several_fields_are_mended(store, name, faults):
    once, good = hold(store / name, lambda fields: TEXTS[name](fields).encode(), faults, "--unsafe-fixes")
    assert once == good


@SLOW
@given(faults=SEVERAL)
@pytest.mark.parametrize("name", CONTAINERS)
def test_containers_are_mended_where_the_words_stand(store, name, faults):
    once, good = hold(store / name, CONTAINERS[name], faults, "--unsafe-fixes")
    assert read(once, name).text == read(good, name).text
    if not zipfile.is_zipfile(io.BytesIO(once)):
        assert once == good
        return
    mended, wanted = (zipfile.ZipFile(io.BytesIO(content)) for content in (once, good))
    assert {one: mended.read(one) for one in mended.namelist()} == {one: wanted.read(one) for one in wanted.namelist()}


DOIS = st.sampled_from(["http://dx.doi.org/{}", "https://www.doi.org/{}", "doi:{}", "{}"])


@settings(SLOW, max_examples=4)
@given(faults=NUMERIC, doi=DOIS)
@pytest.mark.parametrize("name", TEXTS | CONTAINERS)
def test_fixes_of_several_checks_meet_in_one_entry(store, name, faults, doi):
    """What one check mends may be in another's way, and waits a round; in the end nothing is left, and once is enough."""
    made = (TEXTS | CONTAINERS)[name](RIGHT | faults | {"doi": doi.format(RIGHT["doi"])})
    once, left = fixed(store / name, made.encode() if isinstance(made, str) else made, "--fix")
    assert left == []
    assert fixed(store / name, once, "--fix") == (once, [])
    assert RIGHT["doi"] in read(once, name).text


@SLOW
@given(faults=NUMERIC)
def test_without_its_own_doi_nothing_is_safe_not_even_to_add_it(store, faults):
    """Else the next round would find the record by the DOI that we put there, and take it for proven."""
    path = store / "page.md"
    content = TEXTS["page.md"](RIGHT | {"doi": ""} | faults).encode()
    path.write_bytes(content)
    run("check", "page.md", "--fix")
    assert path.read_bytes() == content
    run("check", "page.md", "--fix", "--unsafe-fixes")
    assert path.read_bytes() == TEXTS["page.md"](RIGHT).encode()


@SLOW
@given(faults=NUMERIC)
def test_a_locked_reference_is_known_after_it_was_mended(store, faults):
    """Law of design: safe fixes made and checked again, offline, yield none of those findings."""
    path = store / "page.md"
    path.write_bytes(TEXTS["page.md"](RIGHT | faults).encode())
    (store / "references" / "evidence.lock").unlink(missing_ok=True)
    run("resolve", "--offline", "page.md", "--now", "2026-11-20")
    (store / "references" / "buses.bib").rename(store / "buses.away")
    try:
        assert run("check", "page.md").status == 1
        assert run("check", "page.md", "--fix").status == 0
        assert path.read_bytes() == TEXTS["page.md"](RIGHT).encode()
        again = run("check", "page.md")
        assert again.status == 0
        assert "1 matched" in again.out
        assert "not looked up" not in again.out
    finally:
        (store / "buses.away").rename(store / "references" / "buses.bib")
