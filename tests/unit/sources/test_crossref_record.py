"""Crossref's records as works, and records that lack or hold odd things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.work import Relation, Update
from evidencecheck.sources._crossref_record import KEPT, SELECT, work_from_crossref
from evidencecheck.sources._plain import doi, plain

DOI = "10.5555/weir.7"


def work(**fields):
    return work_from_crossref({"DOI": DOI, **fields}, "2026-01-31")


def test_a_whole_record():
    read = work_from_crossref(
        {
            "DOI": "10.5555/WEIR.7",
            "type": "journal-article",
            "title": ["Weirs"],
            "subtitle": ["A survey"],
            "author": [{"given": "Ada", "family": "Marlowe", "ORCID": "x"}, {"name": "Weir Society"}],
            "editor": [{"family": "Okafor"}],
            "container-title": ["Journal of Canal Studies"],
            "short-container-title": ["J. Canal Stud."],
            "volume": "12",
            "issue": "3",
            "page": "101-9",
            "article-number": "e7",
            "issued": {"date-parts": [[2013, 12, 1]]},
            "published-online": {"date-parts": [[2013, 12, 1]]},
            "published-print": {"date-parts": [[2014, 2]]},
            "publisher": "Lockgate Press",
            "ISBN": ["http://id.crossref.org/isbn/978-0-00-000000-2"],
            "ISSN": ["0000-0000", "0000-0000"],
            "URL": "https://doi.org/10.5555/weir.7",
            "abstract": "<jats:title>Abstract</jats:title><jats:p>Weirs hold.</jats:p>",
        },
        "2026-01-31",
    )
    assert (read.title, read.doi, read.key, read.type) == ("Weirs: A survey", DOI, DOI, "journal-article")
    assert read.author == People((Person("Marlowe", "Ada"), Person(literal="Weir Society")))
    assert read.editor.names == (Person("Okafor"),)
    assert read.container_title == ("Journal of Canal Studies", "J. Canal Stud.")
    assert (read.volume, read.issue, read.page, read.article_number) == ("12", "3", PageRange("101", "109"), "e7")
    assert (str(read.issued), read.years, read.publisher) == ("2013-12-01", (2013, 2014), "Lockgate Press")
    assert (read.isbn, read.issn, read.url) == (("9780000000002",), ("0000-0000",), "")
    assert (read.source, read.retrieved, read.abstract) == ("Crossref", "2026-01-31", "Abstract Weirs hold.")


@pytest.mark.parametrize(
    "title, subtitle, joined",
    [
        (["Weirs: a survey"], ["A survey"], "Weirs: a survey"),
        (["Why weirs?"], ["A survey"], "Why weirs? A survey"),
        ([], ["A survey"], "A survey"),
        ([], [], ""),
        (["  Weirs \n of the\tnorth "], None, "Weirs of the north"),
    ],
)
def test_titles_and_subtitles(title, subtitle, joined):
    assert work(title=title, subtitle=subtitle).title == joined


@pytest.mark.parametrize(
    "sent, read",
    [
        ("The <i>Salmo</i> of CO<sub>2</sub>", "The Salmo of CO2"),
        ("Lock &amp;amp; weir", "Lock & weir"),
        ("&lt;i&gt;Salmo&lt;/i&gt; runs", "Salmo runs"),
        ('H<mml:math xmlns:mml="http://x"><mml:mn>2</mml:mn></mml:math>O', "H2O"),
        ("A <inline-formula><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></inline-formula>", "A x"),
        ("flow < 5 and depth > 3", "flow < 5 and depth > 3"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        (None, ""),
        (7, ""),
    ],
)
def test_markup_is_read(sent, read):
    assert plain(sent) == read


def test_a_list_that_says_it_goes_on_is_known_to_be_cut():
    assert work(author=[{"family": "Marlowe"}, {"family": "et al."}]).author == People(
        (Person("Marlowe"),), others=True
    )


def test_a_name_in_one_piece_is_literal():
    assert work(author=[{"given": "Avicenna"}, {}, None]).author.names == (Person(literal="Avicenna"),)


@pytest.mark.parametrize(
    "issued, more, expected, years",
    [
        ({"date-parts": [[None]]}, {"published-print": {"date-parts": [[2014]]}}, "2014", (2014,)),
        ({"date-parts": [["2011", "5"]]}, {}, "2011-05", (2011,)),
        ({"date-parts": [[2011, 13, 40]]}, {}, "2011", (2011,)),
        ({"date-parts": [[2011, None, 4]]}, {}, "2011", (2011,)),
        ({"date-parts": [[True]]}, {}, "None", ()),
        ({"date-parts": [[20111]]}, {}, "None", ()),
        ({"date-parts": []}, {}, "None", ()),
        ({"date-parts": [[]]}, {}, "None", ()),
        ("2011", {"posted": {"date-parts": [[2010, 1]]}}, "2010-01", (2010,)),
    ],
)
def test_dates(issued, more, expected, years):
    read = work(issued=issued, **more)
    assert (str(read.issued), read.years) == (expected, years)


def test_notices_are_kept_and_a_record_that_points_at_itself_is_none():
    notice = {
        "DOI": "10.5555/Notice",
        "type": "retraction",
        "label": "Retraction",
        "updated": {"date-parts": [[2024, 3, 1]]},
    }
    read = work(
        **{
            "updated-by": [
                {**notice, "source": "publisher"},
                {**notice, "source": "publisher"},
                {**notice, "source": "retraction-watch"},
                {"DOI": DOI.upper(), "type": "new_version"},
                {"DOI": "10.5555/untyped"},
                None,
            ]
        }
    )
    assert read.updates == (Update("retraction", "10.5555/notice", "2024-03-01", "publisher, retraction-watch"),)


@pytest.mark.parametrize("kind", ["retraction", "withdrawal", "removal", "expression_of_concern"])
def test_a_work_may_be_withdrawn_where_it_stands(kind):
    assert work(**{"updated-by": [{"DOI": DOI, "type": kind}]}).updates == (Update(kind, DOI),)


@pytest.mark.parametrize("kind", ["new_version", "correction", "erratum"])
def test_a_correction_of_its_own_record_says_nothing(kind):
    read = work(**{"updated-by": [{"DOI": DOI, "type": kind}], "update-to": [{"DOI": DOI, "type": kind}]})
    assert (read.updates, read.notice_of) == ((), ())


def test_what_a_notice_is_about_is_kept():
    told = {"DOI": "10.5555/Work", "type": "erratum", "updated": {"date-parts": [[2017, 4, 1]]}}
    assert work(**{"update-to": [told]}).notice_of == (Update("erratum", "10.5555/work", "2017-04-01"),)


def test_relations_are_kept_once_by_type_and_doi():
    both = [{"id-type": "doi", "id": "10.5555/B", "asserted-by": side} for side in ("subject", "object")]
    relation = {
        "is-version-of": both,
        "has-preprint": [{"id-type": "doi", "id": "10.5555/a"}, {"id-type": "uri", "id": "https://example.org"}],
        "has-review": [{"id-type": "doi", "id": "10.5555/review"}],
        "is-identical-to": [{"id-type": "doi", "id": DOI}, None],
        "has-version": {},
    }
    read = work(relation=relation)
    assert read.relations == (Relation("has-preprint", "10.5555/a"), Relation("is-version-of", "10.5555/b"))
    assert read.related("is-version-of", "has-version") == ("10.5555/b",)


def test_what_is_no_list_field_is_read_where_it_is_sent():
    read = work(**{"subtype": "preprint", "edition-number": "2", "PMID": "123"})
    assert (read.subtype, read.edition, read.pmid) == ("preprint", "2", "123")


@pytest.mark.parametrize("message", [None, [], "text", {}, {"DOI": None}, {"DOI": "nothing"}, {"DOI": ["10.5555/x"]}])
def test_what_is_no_record_is_none(message):
    assert work_from_crossref(message, "") is None


KEYS = [*KEPT, "is-preprint-of", "id", "id-type", "given", "family", "name", "date-parts", "source", "updated"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("10.5555/x"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_record_raises(message):
    """Whatever JSON a record holds, reading it ends in a work."""
    assert work_from_crossref({**message, "DOI": DOI}, "").doi == DOI


@pytest.mark.parametrize(
    "written, read",
    [
        ("https://doi.org/10.5555/A", "10.5555/a"),
        ("http://dx.doi.org/10.5555/A", "10.5555/a"),
        ("doi: 10.5555/A", "10.5555/a"),
        (" 10.5555/A(1)<2>;3. ", "10.5555/a(1)<2>;3."),
        ("10.5555", ""),
        (None, ""),
    ],
)
def test_dois_are_bare_and_whole(written, read):
    assert doi(written) == read


def test_what_is_asked_for_is_in_the_apis_vocabulary():
    """The names that habanero validates, taken from the API itself."""
    from habanero.field_queries import validate_field_queries
    from habanero.select import validate_select

    validate_select(list(SELECT))
    validate_field_queries("query.bibliographic")
