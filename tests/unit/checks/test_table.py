"""The table, the files and their pages agree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import evidencecheck.checks
from evidencecheck.checks import TABLE, codes, every, find, page
from evidencecheck.checks._base import Check
from evidencecheck.errors import UnknownNameError

ROOM = Path(evidencecheck.checks.__file__).parent
CASES = Path(__file__).parents[2] / "cases" / "checks"
HEADINGS = ["What it does", "Why it matters", "Example", "Fix", "References"]


def test_table_and_files_agree() -> None:
    files = {
        f"evidencecheck.checks.{path.parent.name}.{path.stem}:CHECK"
        for path in ROOM.glob("*/*.py")
        if not path.name.startswith("_")
    }
    assert files == set(TABLE.values())


def test_codes_and_names_are_unique_and_those_of_the_table() -> None:
    checks = every()
    assert [check.code for check in checks] == list(TABLE) == sorted(TABLE)
    assert len({check.name for check in checks}) == len(checks)


@pytest.mark.parametrize("check", every(), ids=lambda check: check.code)
def test_a_name_is_its_files(check: Check) -> None:
    module = TABLE[check.code].partition(":")[0]
    assert check.name == module.rpartition(".")[2].replace("_", "-")
    assert re.fullmatch(r"EC\d{3}", check.code)


@pytest.mark.parametrize("check", every(), ids=lambda check: check.code)
def test_a_page_has_the_five_headings_in_order(check: Check) -> None:
    text = page(check)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    summary, _, rest = text.partition("\n")
    assert summary.endswith(".")
    assert rest.startswith("\n## What it does\n")
    assert all(section.strip() for section in re.split(r"^## .+$", rest, flags=re.MULTILINE)[1:])


@pytest.mark.parametrize("check", every(), ids=lambda check: check.code)
def test_each_check_has_its_cases(check: Check) -> None:
    assert (CASES / f"{check.code}-{check.name}.md").is_file()


def test_no_case_without_a_check() -> None:
    assert {path.stem for path in CASES.glob("*.md")} == {f"{c.code}-{c.name}" for c in every()}


@pytest.mark.parametrize("name", ["EC201", "ec201", "missing-doi", "Missing-DOI"])
def test_find_takes_code_or_name(name: str) -> None:
    assert find(name).code == "EC201"


def test_find_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean missing-doi"):
        find("mising-doi")


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("EC201", ("EC201",)),
        ("ec201", ("EC201",)),
        ("missing-DOI", ("EC201",)),
        ("EC3", tuple(code for code in TABLE if code.startswith("EC3"))),
        ("EC", tuple(TABLE)),
        ("ALL", tuple(TABLE)),
    ],
)
def test_codes_takes_code_name_beginning_or_all(name: str, wanted: tuple[str, ...]) -> None:
    assert codes(name) == wanted


@pytest.mark.parametrize(
    "name, hint", [("mising-doi", "missing-doi"), ("EC2001", "EC201"), ("E", ""), ("", ""), ("EC8", "")]
)
def test_codes_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UnknownNameError, match=f"did you mean {hint}" if hint else "no check is called"):
        codes(name)


def test_checks_load_nothing_heavy() -> None:
    """The offline path loads no service, no matcher and no diff before one is drawn."""
    code = (
        "import sys; from evidencecheck.checks import every; every(); "
        "print([m for m in ('requests', 'habanero', 'pybtex', 'rapidfuzz', 'difflib', 'socket') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
