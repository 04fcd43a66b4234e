"""What a configuration says, what extends it, and all that can be wrong with one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidencecheck.config.read import load
from evidencecheck.errors import ConfigError
from evidencecheck.model.settings import Ignore


def values(path: Path):
    return load(path, Path.cwd())


def faults(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        load(path, Path.cwd())
    return str(raised.value).splitlines()


FULL = """\
select = ["EC1", "title-mismatch"]
extend-select = ["EC9"]
ignore = ["EC309"]
exclude = ["drafts/", "*.txt"]
online = true
references = "evidence"
index = ""
crossref-url = "https://mirror.example.org"
mailto = "me@example.org"
cache = false
max-age = 30
fail-on = "error"
require-resolution = true
output-format = "concise"
baseline = "references/baseline"
privacy = "claims"
unsafe-fixes = true
jobs = 2

[per-file-ignores]
"old/*" = ["EC2"]

[severity]
EC103 = "note"
"""


def test_every_kind_of_value_is_read(root, write):
    here = root.as_posix()
    assert values(write("evidencecheck.toml", FULL)) == {
        "select": ("EC1", "title-mismatch"),
        "extend-select": ("EC9",),
        "ignore": (("EC309",), ()),
        "exclude": ((here, "drafts/"), (here, "*.txt")),
        "online": True,
        "references": f"{here}/evidence",
        "index": "",
        "crossref-url": "https://mirror.example.org",
        "mailto": "me@example.org",
        "cache": None,
        "max-age": 30,
        "fail-on": "error",
        "require-resolution": True,
        "output-format": "concise",
        "baseline": f"{here}/references/baseline",
        "privacy": "claims",
        "unsafe-fixes": True,
        "jobs": 2,
        "per-file-ignores": {(here, "old/*"): ("EC2",)},
        "severity": {"EC103": "note"},
    }


@pytest.mark.parametrize(
    "change", [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b], ids=["CRLF", "BOM"]
)
def test_newlines_of_windows_and_a_byte_order_mark_change_nothing(write, change):
    expected = values(write("evidencecheck.toml", FULL))
    assert values(write("evidencecheck.toml", change(FULL.encode()))) == expected
    assert faults(write("evidencecheck.toml", change(b"# one\nselekt = []\n"))) == [
        "evidencecheck.toml, line 2: selekt: there is no such key; did you mean select?"
    ]


ACCEPTED = """\
codes = ["EC601"]
paths = ["old/*.md"]
reference = "10.5555/jum"
reason = "A report of the city"
"""


@pytest.mark.parametrize("until", ["2027-06-30", '"2027-06-30"'])
def test_what_is_accepted_may_be_tables(root, write, until):
    path = write(
        "evidencecheck.toml", f"[[ignore]]\n{ACCEPTED}until = {until}\n\n[[ignore]]\ncodes=['EC2']\nreason='x'"
    )
    here = root.as_posix()
    whole = Ignore(("EC601",), "A report of the city", ("old/*.md",), "10.5555/jum", "2027-06-30", here)
    assert values(path) == {"ignore": ((), (whole, Ignore(("EC2",), "x", root=here)))}
    assert date.fromisoformat(whole.until)


def test_names_and_tables_may_stand_in_one_list(root, write):
    path = write("evidencecheck.toml", 'ignore = ["EC309", { codes = ["EC2"], reason = "old" }]')
    assert values(path) == {"ignore": (("EC309",), (Ignore(("EC2",), "old", root=root.as_posix()),))}


def test_all_faults_of_a_file_are_told_at_once_with_line_and_key(write):
    path = write(
        "evidencecheck.toml",
        """\
selct = ["EC1"]
ignore = ["EC3O9", "titel-mismatch", 3]
online = "yes"
max-age = -1
jobs = true
fail-on = "erorr"
crossref-url = "mirror.example.org"
exclude = "drafts"
output_format = "concise"
mailto = 2027-01-01

[severity]
EC103 = "noted"
xyz = "note"

[per-file-ignores]
"old/*" = "EC2"

[tool.x]
""",
    )
    assert faults(path) == [
        "evidencecheck.toml, line 1: selct: there is no such key; did you mean select?",
        "evidencecheck.toml, line 2: ignore: no check is called 'EC3O9'; did you mean EC309?",
        "evidencecheck.toml, line 2: ignore: no check is called 'titel-mismatch'; did you mean title-mismatch?",
        "evidencecheck.toml, line 2: ignore: the name of a check is wanted, not a number",
        "evidencecheck.toml, line 3: online: true or false is wanted, not a text",
        "evidencecheck.toml, line 4: max-age: a whole number from 0 to 36500 is wanted, not -1",
        "evidencecheck.toml, line 5: jobs: a whole number from 0 to 256 is wanted, not true or false",
        "evidencecheck.toml, line 6: fail-on: one of error, fail, review is wanted, not 'erorr'; did you mean error?",
        "evidencecheck.toml, line 7: crossref-url: an address (https://…) is wanted, not 'mirror.example.org'",
        "evidencecheck.toml, line 8: exclude: a list of patterns is wanted, not a text",
        "evidencecheck.toml, line 9: output_format: there is no such key; did you mean output-format?",
        "evidencecheck.toml, line 10: mailto: a text is wanted, not a date",
        "evidencecheck.toml, line 13: severity.EC103: one of error, warning, note, off is wanted, not 'noted'; did you mean note?",
        "evidencecheck.toml, line 14: severity.xyz: no check is called 'xyz'",
        "evidencecheck.toml, line 17: per-file-ignores.old/*: a list of checks is wanted, not a text",
        "evidencecheck.toml, line 19: tool: there is no such key",
    ]


def test_faults_of_what_is_accepted(write):
    path = write(
        "evidencecheck.toml",
        """\
[[ignore]]
codes = ["EC2"]
reason = "fine"
[[ignore]]
code = ["EC2"]
until = "30.6.2027"
[[ignore]]
codes = "EC2"
reason = 3
paths = ["a", 1]
until = 2027-06-30T00:00:00Z
""",
    )
    assert faults(path) == [
        "evidencecheck.toml, line 4: ignore: codes is missing: the checks that are meant",
        "evidencecheck.toml, line 4: ignore: reason is missing: why this is accepted",
        "evidencecheck.toml, line 5: ignore.code: there is no such key; did you mean codes?",
        "evidencecheck.toml, line 6: ignore.until: a day such as 2027-06-30 is wanted, not '30.6.2027'",
        "evidencecheck.toml, line 8: ignore.codes: a list of checks is wanted, not a text",
        "evidencecheck.toml, line 9: ignore.reason: a text is wanted, not a number",
        "evidencecheck.toml, line 10: ignore.paths: a text is wanted, not a number",
        "evidencecheck.toml, line 11: ignore.until: a day such as 2027-06-30 is wanted, not a date",
    ]


def test_in_pyproject_lines_are_those_of_the_file(write):
    path = write("pyproject.toml", '[project]\nselect = 1\n\n[tool.evidencecheck]\nselect = ["EC3O9"]\n')
    assert faults(path) == ["pyproject.toml, line 5: select: no check is called 'EC3O9'; did you mean EC309?"]
    path = write("pyproject.toml", "[tool]\nevidencecheck = 3\n")
    assert faults(path) == ["pyproject.toml, line 2: a table is wanted, not a number"]


@pytest.mark.parametrize(
    "text, said",
    [
        (b'select = ["EC1"]\nignore = [\n', "evidencecheck.toml"),
        (b"select\n", "evidencecheck.toml, line 1, column 7: this is no TOML"),
        (b"\n\na = 1\na = 2\n", "evidencecheck.toml, line 4, column 6: this is no TOML"),
        (b'\nmailto = "\xff"\n', "evidencecheck.toml, line 2: this is no UTF-8"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(write, text, said):
    (fault,) = faults(write("evidencecheck.toml", text))
    assert fault.startswith(said)


def test_a_list_and_tables_in_one_file_are_refused_by_toml_and_we_say_how_it_goes(write):
    (fault,) = faults(write("evidencecheck.toml", 'ignore = ["EC309"]\n[[ignore]]\ncodes = ["EC2"]\nreason = "x"\n'))
    assert fault.startswith("evidencecheck.toml, line 2, column ")
    assert 'names beside tables: ignore = ["EC309", { codes' in fault


def test_what_is_said_goes_before_what_is_extended(root, write):
    write(
        "shared/base.toml",
        'select = ["EC1"]\nextend-select = ["EC9"]\nfail-on = "error"\nreferences = "evidence"\nexclude=["old"]\nignore=["EC309"]\n[severity]\nEC103 = "off"\nEC104 = "note"\n[per-file-ignores]\n"a.md" = ["EC1"]\n',
    )
    path = write(
        "docs/evidencecheck.toml",
        'extend = "../shared/base.toml"\nselect = ["EC2"]\nextend-select = ["EC6"]\nexclude=["new"]\n'
        '[[ignore]]\ncodes = ["EC2"]\nreason = "x"\n[severity]\nEC103 = "note"\n[per-file-ignores]\n"a.md" = ["EC2"]\n',
    )
    here = root.as_posix()
    assert values(path) == {
        "select": ("EC2",),
        "extend-select": ("EC9", "EC6"),
        "fail-on": "error",
        "references": f"{here}/shared/evidence",
        "exclude": ((f"{here}/shared", "old"), (f"{here}/docs", "new")),
        "ignore": (("EC309",), (Ignore(("EC2",), "x", root=f"{here}/docs"),)),
        "severity": {"EC103": "note", "EC104": "note"},
        "per-file-ignores": {(f"{here}/shared", "a.md"): ("EC1",), (f"{here}/docs", "a.md"): ("EC2",)},
    }


def test_a_pyproject_can_be_extended_where_it_speaks_of_us(write):
    path = write("docs/evidencecheck.toml", 'extend = "../pyproject.toml"\n')
    write("pyproject.toml", "[tool.evidencecheck]\njobs = 3\n")
    assert values(path) == {"jobs": 3}
    write("pyproject.toml", "[tool.ruff]\n")
    assert faults(path) == ["docs/evidencecheck.toml, line 1: extend: pyproject.toml has no table [tool.evidencecheck]"]


def test_what_extends_itself_is_told_with_the_way(write):
    path = write("a.toml", '\nextend = "b.toml"\n')
    write("b.toml", 'extend = "c/../c.toml"\n')
    write("c.toml", 'extend = "b.toml"\n')
    assert faults(path) == ["c.toml, line 1: extend: it extends itself: b.toml extends c.toml extends b.toml"]
    assert faults(write("a.toml", 'extend = "a.toml"')) == [
        "a.toml, line 1: extend: it extends itself: a.toml extends a.toml"
    ]


def test_what_is_extended_must_be_there_and_hold(root, write):
    path = write("a.toml", 'extend = "none.toml"\nselct = []\n')
    assert faults(path) == [
        f"a.toml, line 1: extend: {root.as_posix()}/none.toml: No such file or directory",
        "a.toml, line 2: selct: there is no such key; did you mean select?",
    ]
    write("none.toml", "max-age = 1.5")
    assert faults(path)[1:] == ["none.toml, line 1: max-age: a whole number from 0 to 36500 is wanted, not a number"]


def test_a_key_in_a_long_text_is_no_key(write):
    path = write("evidencecheck.toml", "mailto = '''\nselct = 1\n'''\n[severity] # how grave\n\"EC103\" = 3\n")
    assert faults(path) == [
        "evidencecheck.toml, line 5: severity.EC103: one of error, warning, note, off is wanted, not a number"
    ]
