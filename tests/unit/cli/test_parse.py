"""``evidencecheck parse``: a line in, a line out, in order, whatever the line."""

import json

from tests.support.command import run

LINES = b"Cook JA, Copeland ME. Walking. J Walk. 2009;1(2):3-9. doi:10.5555/a\n\n\xff\xfe bad\r\nWHO. Walking. Geneva; 2019."


def test_each_line_is_answered_in_order():
    ran = run("parse", stdin=LINES)
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert [a["raw"] for a in answers] == [
        "Cook JA, Copeland ME. Walking. J Walk. 2009;1(2):3-9. doi:10.5555/a",
        "",
        "\ufffd\ufffd bad",
        "WHO. Walking. Geneva; 2019.",
    ]
    assert all(a.keys() == {"raw", "fields", "spans", "confidence", "residue"} for a in answers)


def test_fields_have_csl_names_and_exact_spans(tmp_path):
    (tmp_path / "references.txt").write_bytes(LINES)
    first = json.loads(run("parse", tmp_path / "references.txt").out.splitlines()[0])
    assert first["fields"]["author"] == [{"family": "Cook", "given": "JA"}, {"family": "Copeland", "given": "ME"}]
    assert first["fields"]["issued"] == {"date-parts": [[2009]]}
    assert first["fields"]["DOI"] == "10.5555/a"
    assert first["spans"].keys() == first["fields"].keys() - {"type"}
    cut = {name: first["raw"][start:end] for name, (start, end) in first["spans"].items()}
    assert cut["volume"] == "1"
    assert cut["page"] == "3-9"
    assert cut["DOI"] == "10.5555/a"


def test_what_no_field_claims_is_the_residue():
    """Every letter and digit stands in a field's span or in the residue, in none twice."""
    line = "Kuhn TS. The Structure of Scientific Revolutions. 2nd ed. Chicago: University Press; 1970. (in German)"
    [answer] = [json.loads(a) for a in run("parse", stdin=line.encode()).out.splitlines()]
    places = sorted([*answer["spans"].values(), *answer["residue"]])
    covered = [n for start, end in places for n in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {n for n, char in enumerate(line) if char.isalnum()} <= set(covered)
    assert "in German" in [line[start:end] for start, end in answer["residue"]]


def test_pages_are_given_as_they_are_printed():
    """A short range stays short: what it means is for whoever compares it."""
    [answer] = [
        json.loads(a) for a in run("parse", stdin=b"Cook JA. Walking. J Walk. 2009;1(2):541-4.").out.splitlines()
    ]
    assert answer["fields"]["page"] == "541-4"


def test_a_file_that_is_not_there_is_named(tmp_path):
    ran = run("parse", tmp_path / "none.txt")
    assert ran.status == 2
    assert "none.txt: No such file" in ran.err
    assert "Traceback" not in ran.err
