"""``evidencecheck match``: a line in, a line out, in order, whatever the line."""

from __future__ import annotations

import json

import pytest

from tests.support.command import process, run
from tests.support.works import BARE, BUSES, KILNS, WEIRS, index, record

CITED = "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19."
TWIN = record(
    "10.5555/twin",
    "Night buses and the second shift",
    "Aldana, Petrov",
    2012,
    journal="Journal of Urban Mobility",
    volume="4",
    issue="2",
    page="11-19",
    type="book-chapter",
)
KEYS = ["raw", "outcome", "doi", "score", "matched_by", "candidates", "reason", "record", "searched"]


@pytest.fixture
def works(content):
    index(content / "works.index", BUSES, WEIRS, KILNS, BARE)
    return content


def match(text, *argv):
    ran = run("match", "--index", "works.index", *argv, stdin=text.encode() if isinstance(text, str) else text)
    assert (ran.status, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_each_line_is_answered_in_order_whatever_it_holds(works):
    bad = b"\xff\xfe bad\x00\r\n\n" + b"(" * 5000 + b"\n" + "🚌 𝔊 \u2028 \x0c".encode() + b"\n"
    answers = match(b"\xef\xbb\xbf" + CITED.encode() + b"\n" + bad + CITED.encode())
    assert [a["raw"] for a in answers] == [CITED, "\ufffd\ufffd bad\x00", "", "(" * 5000, "🚌 𝔊 \u2028 \x0c", CITED]
    assert all(list(a) == KEYS for a in answers)
    assert [a["doi"] for a in answers] == ["10.5555/jum.2012.4.2", None, None, None, None, "10.5555/jum.2012.4.2"]
    assert {a["outcome"] for a in answers[1:-1]} <= {"not-found", "not-specific"}


def test_a_match_says_how_and_by_which_record(works):
    [answer] = match(CITED)
    assert (answer["outcome"], answer["matched_by"], answer["searched"]) == ("matched", "search", ["works.index"])
    assert answer["score"] > 0.9
    assert (answer["record"]["DOI"], answer["record"]["container-title"]) == (
        "10.5555/jum.2012.4.2",
        "Journal of Urban Mobility",
    )


def test_a_written_doi_is_looked_up_and_verified(works):
    [right, wrong] = match(
        f"{CITED} doi:10.5555/jum.2012.4.2\nKane R. Depots at dawn. Rail. 2001;9:3-4. doi:10.5555/kilns"
    )
    assert (right["outcome"], right["matched_by"]) == ("matched", "doi")
    assert (wrong["outcome"], wrong["doi"], wrong["record"]["DOI"]) == ("conflicting", None, "10.5555/kilns")


def test_what_an_index_lacks_is_not_found(works):
    [answer] = match("Kane R, Ito S. Depots at dawn and after. J Rail Hist. 2001;9(1):3-14.")
    assert (answer["outcome"], answer["doi"], answer["searched"]) == ("not-found", None, ["works.index"])


def test_a_record_without_a_doi_can_be_matched(content):
    bare = record(
        "",
        "Towpath horses of the lower canal in winter",
        "Nowak",
        1999,
        journal="Canal Letters",
        volume="2",
        page="3-9",
    )
    index(content / "works.index", BUSES, bare)
    [answer] = match("Nowak A. Towpath horses of the lower canal in winter. Canal Letters. 1999;2:3-9.")
    assert (answer["outcome"], answer["doi"], answer["record"]["volume"]) == ("matched", None, "2")


def test_several_that_fit_are_candidates(content):
    index(content / "works.index", BUSES, {**TWIN, "volume": "5"}, WEIRS)
    [answer] = match("Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012.")
    assert (answer["outcome"], answer["doi"]) == ("ambiguous", None)
    assert [c["doi"] for c in answer["candidates"]] == ["10.5555/jum.2012.4.2", "10.5555/twin"]
    assert all(list(c) == ["doi", "score", "title", "source", "record"] for c in answer["candidates"])


def test_explain_says_what_each_score_is_made_of(content):
    index(content / "works.index", BUSES, {**TWIN, "volume": "9", "page": "77-80"})
    [answer] = match(CITED, "--explain")
    assert answer["explain"]["score"] == answer["score"]
    for told in (answer["explain"], *(c["explain"] for c in answer["candidates"])):
        assert list(told) == ["score", "fits", "parts", "besides", "vetoes"]
        assert all(list(part) == ["field", "agreement", "weight", "why"] for part in told["parts"])
    [other] = answer["candidates"]
    assert other["explain"]["vetoes"]
    assert "volume" in [part["field"] for part in other["explain"]["parts"] if (part["agreement"] or 0) < 0]


def test_answers_come_as_lines_do(works):
    """Whoever writes a line gets its answer before writing the next."""
    running = process("match", "--index", "works.index", cwd=works)
    for _ in range(2):
        running.stdin.write(CITED.encode() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["doi"] == "10.5555/jum.2012.4.2"
    running.communicate(timeout=60)
    assert running.returncode == 0


def test_the_bibliographies_are_asked_only_where_they_are_named(works):
    [plain] = match(CITED)
    [named] = match(CITED, "--references", "references")
    assert (plain["record"]["DOI"], plain["searched"]) == ("10.5555/jum.2012.4.2", ["works.index"])
    assert named["searched"] == ["references/buses.bib"]


def test_a_file_that_is_not_there_is_named(works):
    ran = run("match", "none.txt", "--index", "works.index")
    assert (ran.status, ran.out) == (2, "")
    assert "none.txt: No such file" in ran.err


def test_with_nowhere_to_look_it_says_so(works):
    ran = run("match", "--offline", stdin=CITED.encode())
    assert (ran.status, ran.out) == (2, "")
    assert "--index" in ran.err
