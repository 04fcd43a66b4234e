"""What another package brings is used where the configuration names it, and nowhere else.

Each run is a process of its own: what is taken in stays taken in.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from evidencecheck.checks import REGISTRY
from evidencecheck.errors import PluginError
from evidencecheck.registry import Registry
from tests.support.command import process

ACME = Path(__file__).parents[2] / "support" / "acme"
PATHS = os.pathsep.join((str(ACME), *sys.path))
MEMO = "MEMO\n\nNight buses cut taxi fares.1\n\n1 Acme & Sons. Buses after dark. 2018. doi:10.1000/tp.2018.61.33\n"


@pytest.fixture(autouse=True)
def named(content):
    (content / "evidencecheck.toml").write_text(
        'plug-ins = ["acme-evidence"]\nsources = ["shelf"]\nextend-select = ["ACME"]\n', encoding="utf-8"
    )
    (content / "page.memo").write_text(MEMO, encoding="utf-8")
    return content


def _run(content, *argv):
    done = process(*argv, cwd=content, PYTHONPATH=PATHS)
    out, err = done.communicate(timeout=60)
    return done.returncode, out.decode(), err.decode()


def test_a_check_a_format_and_a_source(named) -> None:
    _, out, err = _run(named, "check", ".", "-f", "json")
    files = {file["path"]: file for file in json.loads(out)["files"]}
    memo = files["page.memo"]
    assert memo["format"] == "memo", err
    assert "ACME101" in {finding["code"] for finding in memo["findings"]}
    assert memo["references"][0]["outcome"] == "matched"
    assert any(e["source"] == "our shelf" for f in memo["findings"] for e in f["evidence"])


def test_a_report(named) -> None:
    status, out, _ = _run(named, "check", "page.memo", "--select", "ACME101", "-f", "count")
    assert (status, out) == (0, "1\n")


def test_the_page_of_a_check_is_explained_and_its_code_suppressed(named) -> None:
    assert _run(named, "explain", "house-name")[1].startswith("# ACME101 house-name\n")
    assert "ACME101" in _run(named, "rules", "ACME")[1]
    _, out, _ = _run(named, "check", "page.memo", "--ignore", "acme101", "-f", "json")
    assert "ACME101" not in {finding["code"] for finding in json.loads(out)["files"][0]["findings"]}


def test_sarif_has_the_rule_of_another_package(named) -> None:
    _, out, _ = _run(named, "check", "page.memo", "--select", "ACME101", "-f", "sarif")
    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("ACME101", "A name of our house that we no longer go by.")


def test_nothing_of_it_is_there_where_it_is_not_named(named) -> None:
    (named / "evidencecheck.toml").write_text("", encoding="utf-8")
    status, _, err = _run(named, "check", "page.memo", "--select", "ACME101")
    assert (status, "ACME101" in err) == (2, True)
    assert "page.memo" not in _run(named, "check", ".", "-f", "json")[1]


def test_several_processes_have_it_too(named) -> None:
    for number in range(40):
        (named / f"{number}.memo").write_text(MEMO.replace("Buses", f"Buses {number}"), encoding="utf-8")
    (named / "evidencecheck.toml").write_text('plug-ins = ["acme-evidence"]\n', encoding="utf-8")
    _, out, err = _run(named, "check", ".", "--jobs", "2", "--no-cache", "--select", "ACME101", "-f", "count")
    assert out == "41\n", err


@pytest.mark.parametrize(
    "said, told",
    [
        ('["acme-evidenz"]', "line 1: plug-ins.0: the plug-in 'acme-evidenz' is not installed here"),
        ('["click"]', "click brings no checks, formats, sources, reports or verifiers"),
        ('[""]', "is not installed here"),
        ("[3]", "a text is wanted, not a number"),
    ],
)
def test_a_package_that_cannot_be_used_is_told_with_file_and_line(named, said, told) -> None:
    (named / "evidencecheck.toml").write_text(f"plug-ins = {said}\n", encoding="utf-8")
    status, _, err = _run(named, "check", "page.memo")
    assert status == 2
    assert "evidencecheck.toml" in err
    assert told in err.replace("plug-ins: the", "plug-ins.0: the")
    assert "Traceback" not in err


def test_a_source_of_ours_is_not_named_so(named) -> None:
    (named / "evidencecheck.toml").write_text('sources = ["crossref"]\n', encoding="utf-8")
    status, _, err = _run(named, "check", "page.memo")
    assert (status, "crossref is one of ours" in err) == (2, True)


def test_a_name_has_one_owner_and_both_are_named() -> None:
    table = Registry("check", {"EC101": "a:B"})
    table.add("ACME101", "acme:CHECK", "acme-evidence")
    table.add("ACME101", "acme:CHECK", "acme-evidence")
    with pytest.raises(PluginError, match="other brings a check called ACME101, which acme-evidence has already"):
        table.add("ACME101", "other:CHECK", "other")
    with pytest.raises(PluginError, match="other brings a check called EC101, which evidencecheck has already"):
        table.add("EC101", "other:CHECK", "other")
    with pytest.raises(PluginError, match="of acme-evidence cannot be loaded: No module named 'acme'"):
        table.load("ACME101")
    assert "ACME101" not in REGISTRY


def test_a_verifier(named) -> None:
    (named / "evidencecheck.toml").write_text('plug-ins = ["acme-evidence"]\nverifier = "figures"\n', encoding="utf-8")
    texts = named / "references" / "texts"
    texts.mkdir(parents=True)
    (texts / "10.1000_tp.2018.61.33.txt").write_text("Night buses cut taxi fares by 12 euros.", encoding="utf-8")
    page = "Night buses cut taxi fares by 40 euros.[^1]\n\n[^1]: Ito S. Buses. 2018. doi:10.1000/tp.2018.61.33\n"
    (named / "page.md").write_text(page, encoding="utf-8")
    _, out, err = _run(named, "check", "page.md", "-f", "concise", "--select", "EC508")
    assert "figures, of the text in references/texts/10.1000_tp.2018.61.33.txt: contradicts it (0.60)" in out, err


def test_a_verifier_that_nobody_brings_is_told(named) -> None:
    (named / "evidencecheck.toml").write_text('verifier = "figures"\n', encoding="utf-8")
    status, _, err = _run(named, "check", "page.memo")
    assert status == 2
    assert "no verifier is called 'figures'" in err
