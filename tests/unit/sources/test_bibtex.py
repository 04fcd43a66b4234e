"""BibTeX as works: names, accents, dates, types, and damage told with its line."""

from __future__ import annotations

import pytest

from evidencecheck.errors import BibliographyError
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.sources._bibtex import read_bibtex


def read(fields, kind="article"):
    (work,) = read_bibtex(f"@{kind}{{key2014, {fields}}}", "references/a.bib")
    return work


def test_a_whole_entry():
    (work,) = read_bibtex(
        r"""% remarks stand between entries, and so may keeper@example.org
@string{jcs = "Journal of Canal Studies"}
@comment{nothing}
@Article{marlowe2014,
  author    = "Marlowe, Ada B. and {van der} Berg, Jan and others",
  editor    = {Okafor, Chidi},
  title     = {{Weirs} of the North},
  journal   = jcs,
  volume    = 12,
  number    = {3},
  pages     = {101--109},
  year      = 2014,
  month     = mar,
  publisher = {Lockgate \& Sons},
  doi       = {https://doi.org/10.5555/WEIR\_7},
  issn      = {0000-0000, 1111-1111},
  url       = {https://example.org/a_b~c},
  note      = {Confirmed on the publisher's page.},
}
""",
        "references/a.bib",
    )
    assert (work.title, work.source, work.key) == ("Weirs of the North", "references/a.bib", "marlowe2014")
    assert work.author == People((Person("Marlowe", "Ada B."), Person("van der Berg", "Jan")), others=True)
    assert work.editor.names == (Person("Okafor", "Chidi"),)
    assert (work.container_title, work.volume, work.issue) == (("Journal of Canal Studies",), "12", "3")
    assert (work.page, str(work.issued), work.years) == (PageRange("101", "109"), "2014-03", (2014,))
    assert (work.publisher, work.doi, work.type) == ("Lockgate & Sons", "10.5555/weir_7", "journal-article")
    assert (work.issn, work.url) == (("0000-0000", "1111-1111"), "https://example.org/a_b~c")
    assert (work.note, work.retrieved) == ("Confirmed on the publisher's page.", "")


@pytest.mark.parametrize(
    "latex, text",
    [
        (r"Ren{\'e}e, na{\"\i}ve and na\"{\i}ve", "Renée, naïve and naïve"),
        (r"{\L}{\'o}d{\'z}, Erd{\H{o}}s, Fran\c{c}ois, \O{}re, stra{\ss}e", "Łódź, Erdős, François, Øre, straße"),
        (r"\emph{Salmo} in CO$_2$-rich \textbf{W}ater", "Salmo in CO2-rich Water"),
        (r"100\% of {DNA} \& more for \$5", "100% of DNA & more for $5"),
        ("``So''---they~say", "“So”—they say"),
        ("Łódź ünd 水", "Łódź ünd 水"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert read(f"title = {{{latex}}}").title == text


@pytest.mark.parametrize(
    "written, people",
    [
        ("Ada Marlowe", [Person("Marlowe", "Ada")]),
        ("Ludwig van Beethoven and de la Cruz, Ana", [Person("van Beethoven", "Ludwig"), Person("de la Cruz", "Ana")]),
        ("{Lock and Weir Society} and Marlowe, A.", [Person(literal="Lock and Weir Society"), Person("Marlowe", "A.")]),
        (r"{\'E}lise Dupr{\'e}", [Person("Dupré", "Élise")]),
        ("King, Jr., Martin", [Person("King", "Martin")]),
        ("Marlowe, A, B, C, D", [Person("D", "Marlowe A B C")]),
        ("", []),
    ],
)
def test_names(written, people):
    assert read(f"author = {{{written}}}").author == People(tuple(people))


@pytest.mark.parametrize(
    "fields, issued",
    [
        ("date = {2014-03-09}", "2014-03-09"),
        ("date = {2014-03/2014-05}", "2014-03"),
        ("date = {2014/2015}", "2014"),
        ("year = {2014}, month = {March}", "2014-03"),
        ("year = {2014}, month = 3, day = {9}", "2014-03-09"),
        ("year = {2014}, month = {Sept.}", "2014-09"),
        ("year = {2014}, month = spring", "2014"),
        ("year = {2014}, month = 13", "2014"),
        ("year = {2014a}", "2014a"),
        ("year = {in press}", "in press"),
        ("title = {x}", "None"),
    ],
)
def test_dates(fields, issued):
    assert str(read(fields).issued) == issued


@pytest.mark.parametrize(
    "kind, expected",
    [
        ("ARTICLE", "journal-article"),
        ("incollection", "book-chapter"),
        ("inbook", "book-chapter"),
        ("book", "book"),
        ("inproceedings", "proceedings-article"),
        ("techreport", "report"),
        ("phdthesis", "dissertation"),
        ("misc", "other"),
        ("online", "other"),
    ],
)
def test_types_are_crossrefs(kind, expected):
    assert read("title = {x}", kind).type == expected


def test_a_chapter_stands_in_its_book():
    work = read(
        "title = {One}, booktitle = {All}, institution = {I}, publisher = {P}, subtitle = {Two}", "incollection"
    )
    assert (work.title, work.container_title, work.publisher) == ("One: Two", ("All",), "P")


def test_the_first_of_two_equal_fields_counts_and_equal_keys_are_both_kept():
    works = read_bibtex("@misc{a, title = {1}, Title = {2}} @misc{a, title = {3}}", "a.bib")
    assert [work.title for work in works] == ["1", "3"]


def test_strings_of_one_file_are_unknown_to_the_next():
    assert read_bibtex("@string{jcs = {Canals}} @misc{a, journal = jcs}", "a.bib")[0].container_title == ("Canals",)
    assert read_bibtex("@misc{a, journal = jcs}", "a.bib")[0].container_title == ()


@pytest.mark.parametrize("text", ["", "no entry", "@comment{x}", "write to keeper@example.org", "@preamble{{x}}"])
def test_a_file_without_entries_has_no_works(text):
    assert read_bibtex(text, "a.bib") == ()


@pytest.mark.parametrize(
    "damaged, line",
    [
        ("@misc{a,\n title = {x}\n\n@misc{b, title = {y}}\n", 4),
        ("@misc{a, title = {x}}\n@misc{b,\n title = {never ends\n", 3),
        ('@misc{a,\n title = "x}\n}', 2),
        ("\n\n@misc\nb", 4),
        ("@misc{a,\n title {x}}", 2),
        ("@misc{a, title = " + "{" * 300 + "}" * 300 + "}", 1),
    ],
)
def test_damage_is_told_with_file_and_line(damaged, line):
    with pytest.raises(BibliographyError, match=rf"references/a\.bib, line {line}: "):
        read_bibtex(damaged, "references/a.bib")


@pytest.mark.parametrize(
    "note, kind",
    [
        ("Retracted in 2021.", ["retraction"]),
        ("[retracted]", ["retraction"]),
        ("Withdrawn by its authors", ["withdrawal"]),
        ("On lids that are retracted", []),
        ("", []),
    ],
)
def test_a_note_that_begins_so_is_a_notice(note, kind):
    assert [update.kind for update in read(f"title = {{A}}, note = {{{note}}}").updates] == kind
