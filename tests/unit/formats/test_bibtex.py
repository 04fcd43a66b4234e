"""BibTeX and biblatex files as documents: entries and fields with their places, LaTeX read, damage told."""

from __future__ import annotations

import string
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Person as BibtexPerson

from evidencecheck.formats import read
from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.people import Person
from evidencecheck.pipeline import Reading, analyse

LIST = r"""% kept by keeper@example.org
@string{jcs = "Journal of {C}anal Studies"}
@preamble{"\newcommand{\x}{y}"}
@comment{nothing to read}

@Article{marlowe2014,
  author    = "Marlowe, Ada B. and Ludwig van Beethoven and {World Lock Society} and King, Jr., Martin and others",
  title     = {{Weirs} of the N{\"o}rth: a {DNA} study},
  journal   = jcs # " and Locks",
  volume    = 12, number = {3}, pages = {101--109},
  year      = 2014, month = mar, day = 9,
  doi       = {10.5555/WEIR\_7},
}

@inproceedings(lee,
  author = {Ann Lee}, title = "One {"}step{"}", crossref = {Lock13}
)
@proceedings{lock13, title = {All the Locks}, editor = {Mu, Max}, date = {2013-04-01/2013-04-03}, location = {Leeds}}
"""


def reading(text: str, name: str = "list.bib") -> Reading:
    return analyse(read(text.encode(), name))


def entry(fields: str, kind: str = "article") -> dict[str, object]:
    (reference,) = reading(f"@{kind}{{key, {fields}}}").references
    return fields_to_csl(reference.fields)


def placed(text: str, label: str) -> dict[str, str]:
    """Each field of an entry as it is written in the file."""
    reference = next(r for r in reading(text).references if r.label == label)
    return {name: field.span.of(text) for name, field in reference.fields.items()}


def test_every_entry_is_a_reference_under_its_key_and_at_its_place():
    references = reading(LIST).references
    assert [r.label for r in references] == ["marlowe2014", "lee", "lock13"]
    assert [(r.span.of(LIST)[:9], r.span.of(LIST)[-1]) for r in references] == [
        ("@Article{", "}"),
        ("@inprocee", ")"),
        ("@proceedi", "}"),
    ]
    assert references[0].entry.names == ("marlowe2014",)
    assert references[0].raw == (
        "Marlowe, Ada B.; van Beethoven, Ludwig; World Lock Society; King, Martin, Jr., et al. Weirs of the Nörth: "
        "a DNA study. Journal of Canal Studies and Locks 12(3):101–109. 2014. doi:10.5555/WEIR_7."
    )


def test_fields_are_what_the_file_says():
    fields = reading(LIST).references[0].fields
    assert fields.author is not None
    assert fields.author.value.names == (
        Person("Marlowe", "Ada B."),
        Person("van Beethoven", "Ludwig"),
        Person(literal="World Lock Society"),
        Person("King", "Martin", suffix="Jr."),
    )
    assert fields.author.value.others
    csl = fields_to_csl(fields)
    assert (csl["type"], csl["container-title"]) == ("journal-article", "Journal of Canal Studies and Locks")
    assert (csl["volume"], csl["issue"], csl["page"], csl["DOI"]) == ("12", "3", "101-109", "10.5555/weir_7")
    assert csl["issued"] == {"date-parts": [[2014, 3, 9]]}


def test_fields_stand_where_their_values_are_written():
    found = placed(LIST, "marlowe2014")
    assert found["title"] == r"{Weirs} of the N{\"o}rth: a {DNA} study"
    assert found["author"].startswith("Marlowe, Ada")
    assert found["author"].endswith("Jr., Martin")
    assert (found["volume"], found["page"], found["issued"], found["doi"]) == (
        "12",
        "101--109",
        "2014",
        r"10.5555/WEIR\_7",
    )


def test_a_string_stands_where_it_is_named():
    assert placed(LIST, "marlowe2014")["container_title"] == 'jcs # " and Locks'


def test_what_is_inherited_stands_where_the_other_entry_is_named():
    fields = reading(LIST).references[1].fields
    csl = fields_to_csl(fields)
    assert csl == {
        "type": "proceedings-article",
        "author": [{"family": "Lee", "given": "Ann"}],
        "editor": [{"family": "Mu", "given": "Max"}],
        "title": 'One "step"',
        "container-title": "All the Locks",
        "issued": {"date-parts": [[2013, 4, 1]]},
        "publisher-place": "Leeds",
    }
    assert placed(LIST, "lee")["container_title"] == "Lock13"


def test_inheriting_from_oneself_or_in_a_circle_ends():
    text = (
        "@book{a, crossref = {b}, title = {A}} @book{b, crossref = {a}, year = 1999} @book{c, xdata = {c}, title = {C}}"
    )
    assert [r.label for r in reading(text).references] == ["a", "b", "c"]
    assert reading(text).references[0].fields.issued is not None


def test_data_for_others_are_no_reference():
    text = "@xdata{x, publisher = {Lockgate}} @book{a, title = {A}, xdata = {x}} @set{s, entryset = {a}}"
    (reference,) = reading(text).references
    assert fields_to_csl(reference.fields)["publisher"] == "Lockgate"


@pytest.mark.parametrize(
    "latex, text",
    [
        (r"Ren{\'e}e, na{\"\i}ve, na\"{\i}ve", "Renée, naïve, naïve"),
        (r"\'{E}t\'e, \^o, \~{n}, \`a, \=o, \.z, \' e", "Été, ô, ñ, à, ō, ż, é"),
        (r"\v{S}koda, \v s, \c{c}, \c c, \k{a}, \u{g}, \H{o}, \r{a}, \d{s}", "Škoda, š, ç, ç, ą, ğ, ő, å, ṣ"),
        (r"{\L}{\'o}d{\'z}, \O re, stra{\ss}e, \aa, \AE, {\o}", "Łódź, Øre, straße, å, Æ, ø"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"\emph{Salmo} in CO$_2$-rich \textbf{W}ater, $\alpha$-acid", "Salmo in CO2-rich Water, α-acid"),
        (r"100\% of {DNA} \& more for \$5, a\_b \#1", "100% of DNA & more for $5, a_b #1"),
        ("``So''---they~say -- yes", "“So”—they say – yes"),
        (r"at \url{http://a.org/x_y~z} and \href{http://b.org}{there}", "at http://a.org/x_y~z and there"),
        (r"\noopsort{1973b}Title\index{x} \LaTeX\ of {\em two}  words", "Title LaTeX of two words"),
        ("a {nested {deeply {so}}} one\n   on two lines", "a nested deeply so one on two lines"),
        ("Łódź ünd 水", "Łódź ünd 水"),
    ],
)
def test_latex_is_read_as_text(latex, text):
    assert entry(f"title = {{{latex}}}, author = {{Cook, J.}}")["title"] == text


@pytest.mark.parametrize(
    "fields, csl",
    [
        ("journaltitle = {J}, date = {2014-03}", {"container-title": "J", "issued": {"date-parts": [[2014, 3]]}}),
        ("journal = {J}, year = {2014a}", {"container-title": "J", "issued": {"date-parts": [[2014]]}}),
        ("year = {in press}", {"issued": {"literal": "in press"}}),
        ("number = {4}, eid = {e12}", {"issue": "4", "page": "e12"}),
        ("location = {Leeds}, urldate = {2020-01-01}", {"publisher-place": "Leeds"}),
        ("eprint = {1801.00001}, archiveprefix = {arXiv}", {"arXiv": "1801.00001"}),
        ("eprint = {123}, eprinttype = {pubmed}", {"PMID": "123"}),
        (r"howpublished = {\url{http://a.org/x_y}}", {"URL": "http://a.org/x_y"}),
        ("url = {https://doi.org/10.5555/abc}", {"DOI": "10.5555/abc", "URL": "https://doi.org/10.5555/abc"}),
        ("isbn = {0-444-70266-0; 0-444-70506-6}", {"ISBN": "0-444-70266-0"}),
        ("title = {One}, subtitle = {Two}", {"title": "One: Two"}),
        ("title = {One?}, subtitle = {Two}", {"title": "One? Two"}),
    ],
)
def test_fields_of_biblatex_and_of_practice(fields, csl):
    found = entry(f"title = {{T}}, author = {{Cook, J.}}, {fields}" if "title = " not in fields else fields)
    assert {name: found.get(name) for name in csl} == csl


def test_a_number_is_no_issue_of_a_book():
    assert "issue" not in entry("title = {T}, number = {664}, series = {Notes}", "book")


@pytest.mark.parametrize(
    "written, people",
    [
        ("de la Cruz, Ana", [Person("de la Cruz", "Ana")]),
        (r"M. {D}e~{C}{\'a}ceres", [Person("De Cáceres", "M.")]),
        ("Andrej Bauer AND\n  Paul Taylor", [Person("Bauer", "Andrej"), Person("Taylor", "Paul")]),
        ("{Barnes and Noble} and Euclid", [Person(literal="Barnes and Noble"), Person("Euclid")]),
        ("family=Mu, given=Max, prefix=von", [Person("von Mu", "Max")]),
        ("Cook, J., Lee, A., Mu, M.", [Person("Cook", "J."), Person("Lee", "A."), Person("Mu", "M.")]),
    ],
)
def test_names_are_cut_into_their_parts(written, people):
    (reference,) = reading(f"@book{{a, title = {{T}}, author = {{{written}}}}}").references
    assert reference.fields.author is not None
    assert reference.fields.author.value.names == tuple(people)


def test_given_before_family_is_led_back_to_whole():
    text = "@book{a, author = {Donald E. Knuth and Ann van Lee}, title = {T}}"
    assert placed(text, "a")["author"] == "Donald E. Knuth and Ann van Lee"


def test_equal_keys_are_both_read_and_told():
    found = reading("@book{a, title = {One}} @book{a, title = {Two}}")
    assert [r.label for r in found.references] == ["a", "a~2"]
    assert "2 entries are called a" in found.document.notices


def test_other_keys_of_an_entry_are_names_of_it():
    (reference,) = reading("@book{a, title = {One}, ids = {b, c}}").references
    assert reference.entry.names == ("a", "b", "c")


@pytest.mark.parametrize(
    "damaged, labels, notice",
    [
        ("@misc{a,\n title = {x}\n\n@misc{b, title = {y}}", ["a", "b"], "line 4"),
        ("@misc{a, title = {x {y},\n year = 1999,\n}\n@misc{b, title = {y}}", ["a", "b"], "'a' begins on line 1"),
        ("@misc{a, title = {x}}\n@misc{b, title = {z}, note = {never ends", ["a", "b"], "premature end"),
        ("@misc{a, title = {x}\n year = 1999}", ["a"], "',' or '}' expected"),
        ("@misc{a, year = 1999b,\n title = {x}}", ["a"], "',' or '}' expected"),
        ("@misc{a\n title = {x}}", ["a"], "',' expected"),
        ("@misc{title = {x}}", ["r1"], "entry key expected"),
        ("@misc{, title = {x}}", ["r1"], "entry key expected"),
        ("@misc{a, title = {x}, journal = nowhere}", ["a"], "the string nowhere is not defined"),
        ("@misc{a, urldate = {2020}}", [], "the entry a holds nothing to read"),
    ],
)
def test_damage_is_told_and_the_rest_is_read(damaged, labels, notice):
    found = reading(damaged)
    assert [r.label for r in found.references] == labels
    assert any(notice in told for told in found.document.notices)


def test_a_field_behind_a_fault_is_read():
    found = reading("@article{a,\n title = {x},\n year 1999,\n journal = {J},\n}")
    assert fields_to_csl(found.references[0].fields)["container-title"] == "J"


def test_many_faults_are_counted_rather_than_told():
    notices = reading("@misc{a, title {x}}\n" * 50).document.notices
    assert "40 more entries are damaged" in notices
    assert len(notices) < 25


def test_an_entry_that_only_remarks_is_read_by_its_words():
    (reference,) = reading("@misc{a, note = {Sent by the keeper of the lock}}").references
    assert reference.raw == "Sent by the keeper of the lock."


def test_nothing_cites_in_a_list_and_nothing_is_claimed():
    found = reading(
        r"@book{a, title = {As (Cook, 2009) said [3]}, author = {Cook, J.}, note = {\cite{b}}} Text (Lee 2001)."
    )
    assert (found.citations, found.claims, found.unread) == ((), (), ())


WORDS = st.text(string.ascii_letters + "éßłΩ水", min_size=1, max_size=8)
PHRASE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
NAME = st.tuples(WORDS.map(str.capitalize), WORDS.map(str.capitalize))
ENTRY = st.tuples(PHRASE, st.lists(NAME, min_size=1, max_size=3), st.integers(1500, 2099), st.integers(1, 10**6))


@settings(max_examples=40)
@given(st.lists(ENTRY, min_size=1, max_size=4))
def test_what_is_written_is_read(entries: Sequence[tuple[str, Sequence[tuple[str, str]], int, int]]):
    text = "\n\n".join(
        f"@article{{k{n},\n  title = {{{title}}},\n  author = {{{' and '.join(', '.join(name) for name in names)}}},\n"
        f"  year = {year},\n  doi = {{10.5555/x{number}}}\n}}"
        for n, (title, names, year, number) in enumerate(entries)
    )
    for n, (reference, (title, names, year, number)) in enumerate(zip(reading(text).references, entries, strict=True)):
        fields = reference.fields
        assert fields.title is not None
        assert fields.author is not None
        assert fields.issued is not None
        assert fields.doi is not None
        assert (reference.label, fields.title.value, fields.issued.value.year) == (f"k{n}", title, year)
        assert fields.doi.value == f"10.5555/x{number}"
        assert [(p.family, p.given) for p in fields.author.value.names] == [tuple(name) for name in names]
        assert fields.title.span.of(text) == title


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["von", "de", "Cook", "Ann", "{\\'E}lise", "{van Horn}", "{d}e", "J.", "{\\v{S}}ik"]),
        min_size=1,
        max_size=5,
    )
)
def test_the_parts_of_a_name_are_pybtexs(words):
    if len(words) == 1 and words[0] == "{van Horn}":
        return  # a name in braces is an organisation's
    written = " ".join(words)
    (reference,) = reading(f"@book{{a, title = {{T}}, author = {{{written}}}}}").references
    theirs = BibtexPerson(written)
    (ours,) = reference.fields.author.value.names
    assert len(ours.family.split()) == sum(
        len(w.strip("{}").split()) for w in (*theirs.prelast_names, *theirs.last_names)
    )
