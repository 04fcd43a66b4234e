"""Which works fit which references, and above all which do not."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Fields
from evidencecheck.resolve.score import FITS, Score, score
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, reference, work


@pytest.fixture(params=["as parsed", "nothing parsed"])
def fit(request):
    """Score a string against a work, with what the parser reads of it and with nothing read."""

    def run(raw: str, against) -> Score:
        cited = reference(raw, parsed=request.param == "as parsed")
        return score(cited.raw, cited.fields, against)

    return run


@pytest.mark.parametrize("raw, recorded", [
    (SLEDGE_CITED, SLEDGE),
    (BUSES_CITED, BUSES),
    ("Aldana, R., & Petrov, S. (2012). Night buses and the second shift: A study of riders. Journal of Urban Mobility, 4(2), 11–19.", BUSES),
    ("ALDANA R. and PETROV S., NIGHT BUSES AND THE SECOND SHIFT: A STUDY OF RIDERS, 2012.", BUSES),
    ("Ramon Aldana and Sonia Petrov, “Night Buses and the Second Shift: A Study of Riders,” Journal of Urban Mobility 4, no. 2 (2012): 14.", BUSES),
    ("Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2013;4(2):11-19.", BUSES),
    ("Alcana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.", BUSES),
    ("Petrov S, Aldana R. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.", BUSES),
    ("Müller K. Night buses and the second shift: a study of riders. J Urban Mobil. 2012;4(2):11-19.", BUSES),
])  # fmt: skip
def test_a_work_is_known_in_any_dress(fit, raw, recorded):
    assert fit(raw, recorded).value >= FITS


def test_two_words_changed_in_a_long_title_keep_the_score_high(fit):
    """The seed of this project: "among people with" where the record has "of Persons With"."""
    assert fit(SLEDGE_CITED, SLEDGE).value > 0.9


@pytest.mark.parametrize("raw", [
    "Aldana, R.; Petrov, S. J. Urban Mobil. 2012, 4, 11–19.",
    "R. Aldana and S. Petrov, Journal of Urban Mobility 4, 11 (2012).",
    "R. Aldana, S. Petrov, J. Urban Mobility 4 (2012) 11.",
])  # fmt: skip
def test_a_style_without_titles_needs_author_journal_and_numbers(fit, raw):
    assert fit(raw, BUSES).fits
    assert not fit(raw.replace("11", "311"), BUSES).fits
    assert not fit(raw.replace("Aldana", "Okafor").replace("Petrov", "Lindqvist"), BUSES).fits


@pytest.mark.parametrize("raw, recorded", [
    # the parts of a series
    ("Ito S. Timber floors in old houses: part 1. Wood Build. 2001;7:1-9.",
     work("Timber floors in old houses: part 2", "Ito", 2001, journal="Wood Building", volume="7", page="10-18")),
    ("Ito S. Timber floors in old houses. II. Wood Build. 2001;7:1-9.",
     work("Timber floors in old houses. III. Beams", "Ito", 2001, journal="Wood Building", volume="7")),
    # every issue has one
    ("Ito S. Introduction. Wood Build. 2001;7:1-9.", work("Introduction", "Ito", 2003, journal="Wood Building", volume="9", page="1-3")),
    ("Ito S. Editorial. Wood Build. 2001;7:1-2.", work("Editorial", "Brandt", 2001, journal="Wood Building", volume="7", page="81-82")),
    ("Ito S. Timber floors in old houses. Wood Build. 2001;7:1-9.", work("Book reviews", "Ito", 2001, journal="Wood Building", volume="7", page="99")),
    # a review of the book, by another
    ("Ito S. Timber floors in old houses. Leeds: Cogwheel; 2001.",
     work("Timber floors in old houses", "Brandt", 2002, journal="Building History", volume="3", page="201-203")),
    # a notice, a reply
    (BUSES_CITED, work("Erratum: Night buses and the second shift", "Aldana, Petrov", 2012, journal="Journal of Urban Mobility", volume="4", page="200")),
    (BUSES_CITED, work("Retraction notice to “Night buses and the second shift”", "Aldana, Petrov", 2013, journal="Journal of Urban Mobility", volume="5", page="77")),
    (BUSES_CITED, work("Comment on “Night buses and the second shift”", "Aldana", 2013, journal="Journal of Urban Mobility", volume="5", page="78")),
    ("Aldana R, Petrov S. Erratum: Night buses and the second shift: a study of riders. J Urban Mobil. 2012;4(3):99.", BUSES),
    # another article of the same people in the same journal
    (BUSES_CITED, work("Night buses and the first shift", "Aldana, Petrov", 2014, journal="Journal of Urban Mobility", volume="6", page="101-119")),
    ("Aldana R, Petrov S. Trams after dark and who rides in them. J Urban Mobil. 2012;4(1):1-9.", BUSES),
    # a longer title that begins with a short one
    ("Ito S. Timber floors in old houses of the north. Wood Build. 2001;7:1-9.", work("Timber floors", "Ito", 1999, type="book")),
    # the same words, another subtitle
    ("Aldana R, Petrov S. Night buses and the second shift: fares after reform. Transp Econ. 2016;9:70-81.", BUSES),
])  # fmt: skip
def test_look_alikes_do_not_fit(fit, raw, recorded):
    assert not fit(raw, recorded).fits


def test_a_chapter_is_not_its_book_nor_the_book_its_chapter():
    chapter = reference(
        "Kane R. Depots. In: Lund T, editor. The working bus and its drivers. Leeds: Cogwheel; 2011. pp. 4-19."
    )
    book = work("The working bus and its drivers", "Lund", 2011, type="book", publisher="Cogwheel")
    assert not score(chapter.raw, chapter.fields, book).fits
    whole = reference("Lund T. The working bus and its drivers. Leeds: Cogwheel; 2011.")
    part = work("Depots", "Lund", 2011, journal="The working bus and its drivers", page="4-19", type="book-chapter")
    assert not score(whole.raw, whole.fields, part).fits
    assert score(whole.raw, whole.fields, book).fits


def test_a_retracted_work_keeps_its_title(fit):
    """Publishers put "RETRACTED:" before the title of the work itself."""
    assert fit(BUSES_CITED, attrs.evolve(BUSES, title=f"RETRACTED: {BUSES.title}")).fits


def test_a_preprint_of_the_same_title_and_authors_fits_less_than_the_article(fit):
    preprint = work(BUSES.title, "Aldana, Petrov", 2011, type="posted-content", doi="10.5555/pre.1")
    assert fit(BUSES_CITED, preprint).value < fit(BUSES_CITED, BUSES).value


def test_another_volume_and_another_page_are_a_veto():
    moved = attrs.evolve(BUSES, volume="9", page=PageRange("301", "309"))
    cited = reference(BUSES_CITED)
    assert "another volume and other pages" in score(cited.raw, cited.fields, moved).vetoes


@pytest.mark.parametrize("short, full", [
    ("Psychiatr Serv", "Psychiatric Services"),
    ("J Ment Health Admin", "Journal of Mental Health Administration"),
    ("J. Ment. Health Admin.", "The Journal of Mental Health Administration"),
    ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("PNAS", "Proceedings of the National Academy of Sciences"),
    ("Z Gerontol Geriat", "Zeitschrift für Gerontologie und Geriatrie"),
])  # fmt: skip
def test_journals_are_known_by_their_abbreviations(fit, short, full):
    recorded = work("Something else entirely", "Okafor", 2001, journal=full, volume="22", page="126-134")
    assert fit(f"Okafor N. {short} 2001;22:126-134.", recorded).of("container-title") == 1


def test_what_one_side_lacks_counts_neither_way():
    """A record with a title and an author only is no worse for lacking volume and pages."""
    bare = work(BUSES.title, "Aldana, Petrov")
    found = score(BUSES_CITED, Fields(), bare)
    assert found.fits
    assert {p.field for p in found.parts if p.agreement is None} >= {"volume", "issue", "page", "year"}


def test_names_in_another_script_are_not_compared(fit):
    cyrillic = work(BUSES.title, "Сидоров", 2012, journal="Journal of Urban Mobility", volume="4", page="11-19")
    assert fit(BUSES_CITED, cyrillic).of("author") is None


def test_nothing_to_go_by_is_no_match(fit):
    assert not fit("", BUSES).fits
    assert not fit("2012", BUSES).fits
    assert not fit(BUSES_CITED, work("")).fits
