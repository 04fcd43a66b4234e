"""Lists numbered anew: all markers and entries in one fix, and only where the numbering is plain."""

from __future__ import annotations

import pytest

from evidencecheck.evidence import Evidence
from evidencecheck.fixes import mend
from evidencecheck.formats import read
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import analyse, report

BUSES = "Aldana R, Petrov S. Night *buses* and the second shift. J Urban Mobil. 2012;4(2):11-19."
CALLS = "Boyd T. Calling back. Fam Med. 2016;48:201-5."
LETTERS = "Ahn R. Letters that work. J Clin Pract. 2014;8:12-19."


def page(body, *entries, form="[{}] {}"):
    rows = "\n".join(form.format(number, entry) for number, entry in entries)
    return f"{body}\n\nReferences\n\n{rows}\n"


def findings(text, name="page.txt"):
    document = read(text.encode(), name)
    (account,) = report([analyse(document)], Evidence(Settings(), store=False)).files
    return document, [finding for finding in account.findings if finding.code == "EC104"]


CASES = [
    (
        page("Buses run [2]. They run late [3,1]. And so [1-3].", (1, BUSES), (2, CALLS), (3, LETTERS)),
        page("Buses run [1]. They run late [2,3]. And so [1-3].", (1, CALLS), (2, BUSES), (3, LETTERS)),
    ),
    (
        page("Buses run.1 They run late.2 And so.4", (1, BUSES), (2, CALLS), (4, LETTERS), form="{}. {}"),
        page("Buses run.1 They run late.2 And so.3", (1, BUSES), (2, CALLS), (3, LETTERS), form="{}. {}"),
    ),
    (
        page("Buses run [3, 1]. They run late [2].", (1, BUSES), (2, CALLS), (3, LETTERS)),
        page("Buses run [1, 2]. They run late [3].", (1, BUSES), (2, LETTERS), (3, CALLS)),
    ),
]


@pytest.mark.parametrize("before, after", CASES[:2])
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_numbers_and_entries_follow_the_order_of_first_citation(before, after, name, newline):
    if name == "page.md":
        before, after = before.replace("References", "## References"), after.replace("References", "## References")
    before, after = before.replace("\n", newline), after.replace("\n", newline)
    document, found = findings(before, name)
    done = mend(before.encode(), document, found, "unsafe")
    assert done.refused == ()
    assert done.content.decode() == after
    assert findings(after, name)[1] == []
    assert mend(before.encode(), document, found, "safe").content == before.encode()


@pytest.mark.parametrize(
    "text",
    [
        page("Buses run [2]. As in ref. 1, late [1].", (1, BUSES), (2, CALLS)),
        page("Buses run [2]. They run late [1], never [7].", (1, BUSES), (2, CALLS)),
        page("Buses run [2]. They run late [1].", (1, BUSES), (2, CALLS), (2, LETTERS)),
        page("Buses run [2]. They run late [1].", (1, BUSES), (2, f"{CALLS} See also [1].")),
    ],
)
def test_where_a_number_may_mean_something_else_there_is_no_fix(text):
    _, found = findings(text)
    assert found
    assert all(finding.fix is None for finding in found)


def test_where_links_lead_by_numbers_there_is_no_fix():
    body = "".join(f'<li id="n{n}">{entry}</li>' for n, entry in enumerate((BUSES, CALLS), 1))
    text = f'<p>Buses run <a href="#n2">[2]</a>. Late <a href="#n1">[1]</a>.</p><h2>References</h2><ol>{body}</ol>'
    _, found = findings(text, "page.html")
    assert found
    assert all(finding.fix is None for finding in found)
