"""What someone has said may stand is not told, and is kept with their reason."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.formats import read as read_document
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.finding import Kind, SuppressionKind
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import Ignore, Rules
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.store import StoreState
from evidencecheck.pipeline import AtHand, analyse, examine
from evidencecheck.triage.ignores import idle
from tests.unit.resolve.making import work

PAGE = """\
Lanes widen.[^1] Speeds rise.[^9]

Kerbs fall.[^8]

[^1]: Ahn R. Kerbs and the people beside them. Town Notes. 2002;4:1-9. doi:10.5555/kerbs
[^2]: Boyd T. Speeds and the people who walk beside them. Town Notes. 2003;5:10-19.
"""
TEX = """\
Lanes widen \\cite{b}.
Speeds rise \\cite{c}.
\\begin{thebibliography}{9}
\\bibitem{a} Ahn R. Kerbs. Town Notes. 2002;4:1-9.
\\bibitem{c} Boyd T. Speeds. Town Notes. 2003;5:10-19.
\\end{thebibliography}
"""


def account(
    page: str = PAGE, rules: Rules = Rules(), day: str = "2026-11-20", path: str = "docs/page.md", **resolutions
):
    reading = analyse(read_document(page.encode(), path))
    found = {label[1:]: one for label, one in resolutions.items()}
    return examine(reading, found, {}, rules, AtHand(StoreState(day)))


def told(done) -> list[tuple[str, str]]:
    return [(f.code, f.span.of(done.document.text)[:4]) for f in done.findings if f.kind in {Kind.FAIL, Kind.REVIEW}]


def kept(done) -> list[tuple[str, str, str, str]]:
    return [
        (f.code, f.span.of(done.document.text)[:4], f.suppression.kind.value, f.suppression.reason)
        for f in done.suppressed
    ]


BASE = [("EC101", "[^9]"), ("EC101", "[^8]"), ("EC103", "Boyd")]


def test_without_any_word_all_is_told() -> None:
    done = account()
    assert (told(done), kept(done)) == (BASE, [])


def test_a_remark_holds_for_its_line_and_its_reason_is_kept() -> None:
    done = account(PAGE.replace("[^9]\n", "[^9] <!-- evidencecheck: ignore[EC101]: cited below -->\n"))
    assert told(done) == BASE[1:]
    assert kept(done) == [("EC101", "[^9]", "in-source", "cited below")]


def test_a_suppressed_finding_changes_no_other_fingerprint() -> None:
    """The places read alike, so that the fingerprints hold which of them it is."""
    page = "See 7.[^9]\n\nSee 7.[^9]\n\nSee 7.[^9]\n\n[^1]: Ahn R. Kerbs. Town Notes. 2002;4:1-9.\n"
    whole = {f.fingerprint for f in account(page).findings}
    first = account(page.replace("[^9]\n", "[^9] <!-- evidencecheck: ignore[EC101] -->\n", 1), Rules(ignore=("EC902",)))
    ignored = Rules(ignores=(Ignore(("EC103",)),))
    assert {f.fingerprint for f in (*account(page, ignored).findings, *account(page, ignored).suppressed)} == whole
    assert len(first.suppressed) == 1


def test_disabled_findings_are_those_in_between() -> None:
    page = PAGE.replace("Kerbs fall", "<!-- evidencecheck: disable[EC1] -->\n\nKerbs fall").replace(
        "[^1]:", "<!-- evidencecheck: enable[EC101] -->\n\n[^1]:"
    )
    done = account(page)
    assert told(done) == [BASE[0]]
    assert [one[:2] for one in kept(done)] == BASE[1:]


def test_a_remark_for_the_file_holds_everywhere() -> None:
    done = account(PAGE + "\n<!-- evidencecheck: ignore-file[orphan-marker] -->\n")
    assert told(done) == [BASE[2]]


@pytest.mark.parametrize(
    "name, plain, remark",
    [
        ("page.md", PAGE, "1-9. doi:10.5555/kerbs| <!-- evidencecheck: ignore[EC101] so -->"),
        ("page.md", PAGE, "5:10-19.|\n    <!-- evidencecheck: ignore[EC101] so -->"),
        ("page.md", PAGE, "Speeds rise.[^9]| <!-- evidencecheck: ignore-next[EC105] so -->"),
        ("page.tex", TEX, "4:1-9.| % evidencecheck: ignore[EC105]"),
        ("page.tex", TEX, "\\cite{b}.|\n% evidencecheck: ignore[EC105]"),
        ("page.org", "Lanes [fn:9].\nSpeeds [fn:8].\n", "[fn:9].|\n# evidencecheck: ignore[EC105]"),
    ],
)
def test_a_remark_changes_no_fingerprint(name, plain, remark) -> None:
    """Or what is known of an entry would be told anew once somebody says something of it."""
    before, said = remark.split("|")
    assert before in plain
    rules = Rules(ignore=("EC902",))
    bare, done = account(plain, rules, path=name), account(plain.replace(before, before + said, 1), rules, path=name)
    assert done.document.remarks
    assert bare.findings
    assert [f.fingerprint for f in (*done.findings, *done.suppressed)] == [f.fingerprint for f in bare.findings]


@pytest.mark.parametrize(
    "ignore, left",
    [
        (Ignore(("EC101",), "a draft"), BASE[2:]),
        (Ignore(("orphan-marker",), paths=("docs/",)), BASE[2:]),
        (Ignore(("EC1",), paths=("*.md",)), []),
        (Ignore(("EC101",), paths=("other/*.md",)), BASE),
        (Ignore(("EC101",), paths=("page.md",), root="docs"), BASE[2:]),
        (Ignore(("EC103",), reference="people who walk"), BASE[:2]),
        (Ignore(("EC103",), reference="PEOPLE, WHO WALK"), BASE[:2]),
        (Ignore(("EC103",), reference="ople who walk"), BASE),
        (Ignore(("EC103",), reference="doi:10.5555/KERBS"), BASE),
        (Ignore(("all",), until="2026-11-20"), []),
    ],
)
def test_an_entry_of_the_configuration_holds_for_what_it_names(ignore, left) -> None:
    done = account(rules=Rules(ignores=(ignore,)))
    assert told(done) == left
    assert {one[2:] for one in kept(done)} <= {("configured", ignore.reason)}


def test_an_entry_names_a_reference_by_the_doi_of_its_work() -> None:
    matched = Resolution(
        Outcome.MATCHED, work=attrs.evolve(work("Speeds and the people who walk"), doi="10.5555/speeds")
    )
    rules = Rules(select=("EC103",), ignores=(Ignore(("EC103",), reference="https://doi.org/10.5555/Speeds"),))
    assert told(account(rules=rules, _2=matched)) == []
    assert told(account(rules=rules)) == [BASE[2]]


def test_an_entry_holds_to_the_end_of_its_last_day() -> None:
    rules = Rules(ignores=(Ignore(("EC101",), "a draft", until="2026-11-19"),))
    done = account(rules=rules)
    assert told(done) == [BASE[0], ("EC905", "[^9]"), *BASE[1:]]
    assert told(account(rules=attrs.evolve(rules, ignore=("EC905",)))) == BASE


def test_what_is_known_is_not_told_and_what_is_open_is_never_known() -> None:
    prints = frozenset(f.fingerprint for f in account().findings)
    done = account(rules=Rules(baseline=prints))
    assert told(done) == []
    assert {f.suppression.kind for f in done.suppressed} == {SuppressionKind.BASELINE}
    assert [f for f in done.findings if f.kind is Kind.OPEN] == [f for f in account().findings if f.kind is Kind.OPEN]
    assert [f.fingerprint for f in done.suppressed] == [f.fingerprint for f in account().findings if f.severity]


def test_a_remark_goes_before_the_configuration_and_that_before_the_baseline() -> None:
    page = PAGE.replace("[^9]\n", "[^9] <!-- evidencecheck: ignore[EC101] why -->\n")
    prints = frozenset(f.fingerprint for f in account(page).findings)
    done = account(page, Rules(ignores=(Ignore(("EC101",), "so"),), baseline=prints))
    assert [one[2:] for one in kept(done)] == [("in-source", "why"), ("configured", "so"), ("baseline", "")]


def test_what_was_suppressed_by_nothing_is_judged_only_where_it_could_have_been_found() -> None:
    page = PAGE.replace("kerbs\n", "kerbs <!-- evidencecheck: ignore[EC304, EC104] -->\n")
    assert [f.message for f in account(page).findings if f.code == "EC902"] == [
        "ignore[EC104] suppresses nothing: there is no such finding here"
    ]
    assert not [f for f in account(page, Rules(ignore=("EC104",))).findings if f.code == "EC902"]
    known = Resolution(Outcome.NOT_FOUND, searched=("Crossref",))
    both = [f.message for f in account(page, _1=known, _2=known).findings if f.code == "EC902"]
    assert both == ["ignore[EC304, EC104] suppresses nothing: there is no such finding here"]


@pytest.mark.parametrize("abstract, vain", [("", "EC104"), ("Kerbs and speeds.", "EC502, EC104")])
def test_what_looks_at_abstracts_is_judged_only_where_they_are_at_hand(abstract, vain) -> None:
    page = PAGE.replace("kerbs\n", "kerbs <!-- evidencecheck: ignore[EC502, EC104] -->\n")
    known = Resolution(Outcome.MATCHED, attrs.evolve(work("Kerbs"), abstract=abstract))
    found = [f.message for f in account(page, _1=known, _2=known).findings if f.code == "EC902"]
    assert found == [f"ignore[{vain}] suppresses nothing: there is no such finding here"]


@pytest.mark.parametrize(
    "ignore, folders, vain",
    [
        (Ignore(("EC104",)), ["."], True),
        (Ignore(("EC104",)), ["docs"], False),
        (Ignore(("EC104",)), [], False),
        (Ignore(("EC104",), paths=("docs/page.md",)), [], True),
        (Ignore(("EC104",), paths=("docs/page.md", "docs/other.md")), [], False),
        (Ignore(("EC104",), paths=("docs/*.md",)), [], False),
        (Ignore(("EC104",), paths=("page.md",), root="docs"), [], False),
        (Ignore(("EC104",), paths=("/page.md",), root="docs"), [], True),
        (Ignore(("EC104",), paths=("docs/*.md",)), ["."], True),
        (Ignore(("EC104",), paths=("*.md",), root="docs"), ["docs"], True),
        (Ignore(("EC101",)), ["."], False),
        (Ignore(("EC101", "EC104")), ["."], False),
        (Ignore(("EC304",)), ["."], False),
        (Ignore(("EC101",), until="2026-11-19"), ["."], False),
        (Ignore(("EC104",), until="2026-11-19"), ["."], True),
        (Ignore(("EC103",), reference="no such words"), ["."], True),
    ],
)
def test_an_entry_that_lets_nothing_stand_is_told_where_that_can_be_said(ignore, folders, vain) -> None:
    rules = Rules(ignores=(ignore,))
    found = list(idle([account(rules=rules)], lambda _path: rules, folders, "2026-11-20"))
    assert found == ([ignore] if vain else [])


@pytest.mark.parametrize("at_hand", [True, False])
def test_what_looks_at_texts_is_judged_only_where_they_are_at_hand(at_hand) -> None:
    page = PAGE.replace(
        "Lanes widen.[^1]", "Lanes are “as wide as they ever were”.[^1] <!-- evidencecheck: ignore[EC507] -->"
    )
    words = "Lanes are as wide as they ever were."
    text = SourceText("texts/a.txt", Document(words, "text", Flow(words), (), "a.txt"))
    found = analyse(read_document(page.encode(), "docs/page.md"))
    done = examine(found, {}, {}, Rules(), AtHand(texts={"1": text} if at_hand else {}))
    assert [f.code for f in done.findings if f.code == "EC902"] == (["EC902"] if at_hand else [])
