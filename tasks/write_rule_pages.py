"""Write a page for each check into ``docs/reference/rules/``, from the docstring of its file, and their index.

What a check says (error, warning, note …) is what its cases in ``tests/cases/checks/`` show of it. Run it when a check
is added or its docstring changes: ``python tasks/write_rule_pages.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evidencecheck.checks import every, page
from evidencecheck.checks._base import Check, Mends, Needs

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference" / "rules"
CASES = ROOT / "tests" / "cases" / "checks"
FAMILIES = {
    "1": "Structure",
    "2": "Identifiers",
    "3": "Metadata",
    "4": "Standing",
    "5": "Claims",
    "6": "Lookup",
    "9": "The run",
}
_FIXES = {Mends.NEVER: "no fix", Mends.SOMETIMES: "sometimes a fix", Mends.ALWAYS: "a fix"}
_NEEDS = {
    Needs.STRUCTURE: "looks at the document alone",
    Needs.RECORD: "looks at what is recorded of the work",
    Needs.ABSTRACT: "looks at what is recorded of the work, its abstract too where one is at hand",
    Needs.TEXT: "looks at the text of the source, where one is at hand",
    Needs.VERIFIER: "tells what a configured verifier says",
}
_EXPECTED = re.compile(r"^(fail|review|open|pass) (error|warning|note|-) (EC\d{3})\b", re.MULTILINE)
_ORDER = ("error", "warning", "warning to review", "note to review", "open", "pass")
_HEAD = """\
# The checks

Made from the docstrings of the checks by `tasks/write_rule_pages.py`. `evidencecheck rules` lists them, and
`evidencecheck explain CODE` prints a page. Which of them speak, and how loudly, is for the
[configuration](../configuration.md) to say.
"""


def pages() -> dict[Path, str]:
    """What each file of the folder is to hold."""
    checks = every()
    return {FOLDER / "index.md": _index(checks), **{FOLDER / name_of(check): _page(check) for check in checks}}


def name_of(check: Check) -> str:
    """The file name of a check's page."""
    return f"{check.code}-{check.name}.md"


def says(check: Check) -> tuple[str, ...]:
    """What a check may say, by its cases, the gravest first; that something passes is left out."""
    cases = (CASES / name_of(check)).read_text(encoding="utf-8")
    found = {_word(kind, severity) for kind, severity, code in _EXPECTED.findall(cases) if code == check.code}
    return tuple(word for word in _ORDER if word in found and word != "pass")


def _word(kind: str, severity: str) -> str:
    return severity if kind == "fail" else f"{severity} to review" if kind == "review" else kind


def _page(check: Check) -> str:
    default = "On by default" if check.default else "Off by default: it speaks where it is selected"
    facts = "; ".join((default, _NEEDS[check.needs], _FIXES[check.mends]))
    said = f" Says: {', '.join(words)}." if (words := says(check)) else ""
    return f"# {check.code} {check.name}\n\n*{facts}.{said}*\n\n{page(check).strip()}\n"


def _index(checks: Iterable[Check]) -> str:
    parts = [_HEAD]
    for digit, title in FAMILIES.items():
        rows = "".join(_row(check) for check in checks if check.code[2] == digit)
        if rows:
            head = "| code | name | default | says | fix | what it finds |\n| --- | --- | --- | --- | --- | --- |\n"
            parts.append(f"## {title}\n\n{head}{rows}")
    return "\n".join(parts)


def _row(check: Check) -> str:
    cells = (
        f"[{check.code}]({name_of(check)})",
        check.name,
        "on" if check.default else "off",
        ", ".join(says(check)),
        "" if check.mends is Mends.NEVER else str(check.mends),
        page(check).strip().partition("\n")[0],
    )
    return f"| {' | '.join(cells)} |\n"


def write() -> None:
    """Write all, and take away the pages of no check."""
    wanted = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pages in {FOLDER}")


if __name__ == "__main__":
    write()
