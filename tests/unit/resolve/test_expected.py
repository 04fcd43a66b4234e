"""What an absence means: which references plainly name a journal's article, and what a source must hold of it."""

from __future__ import annotations

import pytest

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Flow
from evidencecheck.model.journal import Journal
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields, RawReference, Reference
from evidencecheck.model.resolution import Holding, Outcome
from evidencecheck.model.spans import Span
from evidencecheck.resolve.expected import named
from evidencecheck.resolve.plan import Wish, resolve
from evidencecheck.sources._base import Lookup
from tests.unit.resolve.making import Shelf, work

TITLE = "Turnstiles and the patience of crowds"
POLICY = Journal(("Transport Policy", "Transp. Pol."), ("1111-2222",), {2017: 140, 2018: 120, 2019: 9})


def field(value, raw="", sure=1.0):
    return Field(value, raw or str(value), Span(0, 1), sure)


def article(title=TITLE, journal="Transp Policy", year=2018, *, sure=1.0, more="", **changed):
    """An article of a journal, every field read as surely; ``changed`` fields are so, or gone."""
    raw = f"Ito S. {title}. {journal}. {year};61:33-41. {more}".strip()
    fields = {
        "author": field(People((Person("Ito", "S"),)), "Ito S", sure),
        "title": field(title, sure=sure),
        "container_title": field(journal, sure=sure),
        "issued": field(PartialDate(year), str(year), sure),
        "volume": field("61", sure=sure),
        "page": field(PageRange.parse("33-41"), "33-41", sure),
        "type": "journal-article",
    }
    entry = RawReference("1", Span(0, len(raw)), Flow(raw))
    return Reference(entry, Fields(**{k: v for k, v in (fields | changed).items() if v is not None}))


class Keeping(Shelf):
    """A shelf that says which journals it holds."""

    def __init__(self, *journals, whole=True, works=(), **more):
        super().__init__(works, online=False, exhaustive=True, **more)
        self.whole, self.kept, self.after = whole, journals, []

    def search(self, raw, fields):
        return Lookup(tuple(self.works), retrieved="2026-11-20")

    def journals(self, name, issn):
        self.after.append((name, issn))
        return Lookup(retrieved="2026-11-20", journals=tuple(self.kept))

    recall_journals = journals


def looked_up(reference, *sources, **more):
    [found] = resolve([Wish(reference, sources, **more)])
    return found


def test_an_article_that_is_plainly_read_names_its_journal_and_year():
    own = named(article())
    assert (own.journal, own.year) == ("Transp Policy", 2018)


@pytest.mark.parametrize(
    "reference",
    [
        article(type="book-chapter"),
        article(type=None),
        article(sure=0.8),
        article(author=None),
        article(author=field(People((), others=True))),
        article(volume=None, page=None),
        article(issued=field(PartialDate(status="in press"))),
        article(doi=field("10.1000/1")),
        article("Editorial"),
        article("[Turnstiles and the patience of crowds]"),
        article(more="In press."),
        article(more="(Suppl 2)"),
        article(more="Abstract P-12."),
        article("A letter to the keeper of turnstiles"),
        article("Turnstiles and crowds: book review"),
        article(more="Preprint."),
        article(more="(in Danish)"),
    ],
    ids=[
        "chapter",
        "of no kind",
        "unsure",
        "no author",
        "others only",
        "no place",
        "in press",
        "doi",
        "short title",
        "translated",
        "said to be in press",
        "supplement",
        "abstract",
        "letter",
        "book review",
        "preprint",
        "language",
    ],
)
def test_anything_else_names_none(reference):
    assert named(reference) is None


def test_a_word_of_the_journals_own_name_does_not_make_it_a_letter():
    assert named(article(journal="Phys Rev Letters"))


def test_a_source_that_holds_the_journal_would_be_expected_to_hold_the_article():
    found = looked_up(article(), Keeping(POLICY))
    assert (found.outcome, found.holding) == (Outcome.NOT_FOUND, Holding("Crossref", "Transport Policy", 2018, 120))
    assert found.samples == ()


@pytest.mark.parametrize(
    "journal", ["Transport Policy", "Transp. Pol.", "TRANSP POLICY", "Transp Pol", "The Transport Policy"]
)
def test_the_journal_may_be_abbreviated(journal):
    assert looked_up(article(journal=journal), Keeping(POLICY)).holding


@pytest.mark.parametrize("journal", ["Transport Policy and Practice", "Transport", "Policy", "TP", "Trans Politics"])
def test_a_name_that_is_only_like_it_is_another_journals(journal):
    assert looked_up(article(journal=journal), Keeping(POLICY)).holding is None


@pytest.mark.parametrize("year", [2016, 2019, 2026, 2030], ids=["none of it", "few of it", "current", "to come"])
def test_a_year_of_which_it_holds_little_says_nothing(year):
    journal = Journal(("Transport Policy",), (), {2018: 120, 2019: 9, 2026: 100, 2030: 100})
    assert looked_up(article(year=year), Keeping(journal)).holding is None


def test_of_two_journals_of_the_name_both_must_be_held():
    other = Journal(("Transparent Policy",), (), {2018: 3})
    third = Journal(("Transporters Policy",), (), {2018: 500})
    assert looked_up(article(), Keeping(POLICY, other)).holding is None
    assert looked_up(article(), Keeping(POLICY, third)).holding.journal == "Transporters Policy"
    assert looked_up(article(journal="Transport Policy"), Keeping(POLICY, other)).holding, "one is of the very name"


def test_a_sample_says_that_it_is_one_and_is_not_asked():
    shelf = Keeping(POLICY, whole=False, name="works.index", size=16)
    found = looked_up(article(), shelf)
    assert (found.outcome, found.holding, found.samples) == (Outcome.NOT_FOUND, None, (("works.index", 16),))
    assert shelf.after == []


def test_a_sample_beside_a_registry_does_not_speak_for_it():
    found = looked_up(article(), Keeping(POLICY, whole=False, name="works.index", size=16), Keeping(POLICY))
    assert (found.holding.source, found.samples) == ("Crossref", (("works.index", 16),))


def test_what_comes_near_may_be_it():
    near = work(f"{TITLE} of the north", "Ito", 2018, journal="Transport Policy", volume="62", page="7")
    found = looked_up(article(), Keeping(POLICY, works=[near]))
    assert (found.outcome, found.holding) == (Outcome.NOT_FOUND, None)


def test_the_issn_is_taken_from_a_work_of_the_journal_that_was_offered():
    far = work("Kilns of the delta", "Núñez", 1971, journal="Transport Policy", issn=("3333-4444", "1111-2222"))
    shelf = Keeping(POLICY, works=[far])
    assert looked_up(article(), shelf).holding
    assert shelf.after == [("Transp Policy", "1111-2222")]


def test_nobody_is_asked_where_it_will_not_be_told():
    shelf = Keeping(POLICY)
    assert looked_up(article(), shelf, journals=False).holding is None
    assert shelf.after == []


def test_a_source_that_keeps_no_journals_is_not_asked():
    found = looked_up(article(), Shelf(name="mine", online=False, exhaustive=True))
    assert (found.outcome, found.holding, found.samples) == (Outcome.NOT_FOUND, None, ())
