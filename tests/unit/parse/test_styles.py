"""One source in the printed styles: what each says, and nothing that it does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.reference import SURE
from evidencecheck.parse import parse_string
from tests.unit.parse import style_cases

SLEDGE = {
    "title": "Effectiveness of peer support in reducing readmissions",
    "volume": "62",
    "issue": "5",
    "page": "541-544",
    "year": 2011,
    "type": "journal-article",
}
TITLED = {**SLEDGE, "title": "Effectiveness of Peer Support in Reducing Readmissions"}
VANCOUVER = ["Sledge WH", "Lawless M", "Sells D"]
DOTTED = ["Sledge W. H.", "Lawless M.", "Sells D."]
FULL = ["Sledge William H.", "Lawless Martha", "Sells Dave"]


def read(text: str) -> dict[str, object]:
    """The fields as plain values: names as "Family Given", the year alone."""
    fields, _ = parse_string(text)
    plain = fields_to_csl(fields)
    if fields.page:
        plain["page"] = f"{fields.page.value.first}-{fields.page.value.last}".rstrip("-")
    for role in ("author", "editor"):
        if role in plain:
            plain[role] = [n.get("literal") or f"{n['family']} {n['given']}".strip() for n in plain[role]]
    if "issued" in plain:
        issued = plain.pop("issued")
        plain["year"] = issued["date-parts"][0][0] if "date-parts" in issued else issued["literal"]
    return plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sledge WH, Lawless M, Sells D. Effectiveness of peer support in reducing readmissions. Psychiatr Serv. "
            "2011;62:541–544",
            {k: v for k, v in SLEDGE.items() if k != "issue"}
            | {"author": VANCOUVER, "container-title": "Psychiatr Serv"},
            id="vancouver, no issue, no stop",
        ),
        pytest.param(
            "Sledge WH, Lawless M, Sells D, et al. Effectiveness of peer support in reducing readmissions. Psychiatr Serv. "
            "2011 May;62(5):541-4. doi: 10.1176/ps.62.5.pss6205_0541. PMID: 21532082.",
            SLEDGE
            | {"author": VANCOUVER, "container-title": "Psychiatr Serv"}
            | {"DOI": "10.1176/ps.62.5.pss6205_0541", "PMID": "21532082"},
            id="vancouver with month, doi, pmid",
        ),
        pytest.param(
            "Sledge, W. H., Lawless, M., & Sells, D. (2011). Effectiveness of peer support in reducing readmissions. "
            "Psychiatric Services, 62(5), 541–544. https://doi.org/10.1176/ps.62.5.pss6205_0541",
            SLEDGE
            | {"author": DOTTED, "container-title": "Psychiatric Services", "DOI": "10.1176/ps.62.5.pss6205_0541"},
            id="apa 7",
        ),
        pytest.param(
            "Sledge, W.H., Lawless, M. and Sells, D. (2011) ‘Effectiveness of peer support in reducing readmissions’, "
            "Psychiatric Services, 62(5), pp. 541–544.",
            SLEDGE | {"author": ["Sledge W.H.", "Lawless M.", "Sells D."], "container-title": "Psychiatric Services"},
            id="harvard",
        ),
        pytest.param(
            "Sledge, William H., Martha Lawless, and Dave Sells. “Effectiveness of Peer Support in Reducing Readmissions.” "
            "Psychiatric Services 62, no. 5 (2011): 541–44.",
            TITLED | {"author": FULL, "container-title": "Psychiatric Services"},
            id="chicago bibliography",
        ),
        pytest.param(
            "Sledge, William H., Martha Lawless, and Dave Sells. 2011. “Effectiveness of Peer Support in Reducing "
            "Readmissions.” Psychiatric Services 62 (5): 541–44.",
            TITLED | {"author": FULL, "container-title": "Psychiatric Services"},
            id="chicago author-date",
        ),
        pytest.param(
            "William H. Sledge, Martha Lawless, and Dave Sells, “Effectiveness of Peer Support in Reducing Readmissions,” "
            "Psychiatric Services 62, no. 5 (2011): 543.",
            TITLED | {"author": FULL, "container-title": "Psychiatric Services", "page": "543"},
            id="chicago note: the page that is meant is the page that is printed",
        ),
        pytest.param(
            "Sledge, William H., et al. “Effectiveness of Peer Support in Reducing Readmissions.” Psychiatric Services, "
            "vol. 62, no. 5, 2011, pp. 541-44.",
            TITLED | {"author": ["Sledge William H."], "container-title": "Psychiatric Services"},
            id="mla",
        ),
        pytest.param(
            "[4] W. H. Sledge, M. Lawless, and D. Sells, “Effectiveness of peer support in reducing readmissions,” "
            "Psychiatr. Serv., vol. 62, no. 5, pp. 541–544, May 2011.",
            SLEDGE | {"author": DOTTED, "container-title": "Psychiatr. Serv"},
            id="ieee",
        ),
        pytest.param(
            "W.H. Sledge, M. Lawless, D. Sells, Effectiveness of peer support in reducing readmissions, J. Affect. Disord. "
            "62 (5) (2011) 541–544.",
            SLEDGE | {"author": ["Sledge W.H.", "Lawless M.", "Sells D."], "container-title": "J. Affect. Disord"},
            id="all parted by commas",
        ),
        pytest.param(
            "Sledge, W. H.; Lawless, M. (2011): Effectiveness of peer support in reducing readmissions. "
            "In: Psychiatric Services 62 (5), S. 541–544.",
            SLEDGE | {"author": ["Sledge W. H.", "Lawless M."], "container-title": "Psychiatric Services"},
            id="german",
        ),
        pytest.param(
            "Solomon P, Draine J. The working alliance. Am. J. Psychiatry. 1995;22 Suppl 1:S26-S34.",
            {
                "author": ["Solomon P", "Draine J"],
                "title": "The working alliance",
                "container-title": "Am. J. Psychiatry",
                "volume": "22",
                "issue": "Suppl 1",
                "page": "S26-S34",
                "year": 1995,
                "type": "journal-article",
            },
            id="supplement, journal abbreviated with points",
        ),
        pytest.param(
            "Does it help? A review. Lancet. 2001;357(9251):e12.",
            {"volume": "357", "issue": "9251", "page": "e12", "year": 2001, "container-title": "Lancet"},
            id="no author, and a title that could be names: none is given",
        ),
    ],
)
def test_articles(text: str, expected: dict[str, object]) -> None:
    """An article's fields are read whole, in each style."""
    got = read(text)
    if "author" not in expected:
        got = {k: v for k, v in got.items() if k in expected}
    assert got == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Wexler B, Davidson L, Styron T. Severe and persistent mental illness. In: Jacobs S, Griffith EEH, editors. "
            "40 years of academic public psychiatry. London: Wiley; 2008. pp. 1–20.",
            {
                "author": ["Wexler B", "Davidson L", "Styron T"],
                "editor": ["Jacobs S", "Griffith EEH"],
                "title": "Severe and persistent mental illness",
                "container-title": "40 years of academic public psychiatry",
                "publisher-place": "London",
                "publisher": "Wiley",
                "page": "1-20",
                "year": 2008,
                "type": "book-chapter",
            },
            id="vancouver chapter",
        ),
        pytest.param(
            "Wexler, B. (2008). Severe illness. In S. Jacobs & E. E. H. Griffith (Eds.), 40 years of academic public "
            "psychiatry (pp. 1–20). Wiley.",
            {
                "author": ["Wexler B."],
                "editor": ["Jacobs S.", "Griffith E. E. H."],
                "title": "Severe illness",
                "container-title": "40 years of academic public psychiatry",
                "publisher": "Wiley",
                "page": "1-20",
                "year": 2008,
                "type": "book-chapter",
            },
            id="apa chapter",
        ),
        pytest.param(
            "Wexler, Bruce. “Severe Illness.” In Forty Years of Academic Public Psychiatry, edited by Selby Jacobs and "
            "Ezra Griffith, 1–20. London: Wiley, 2008.",
            {
                "author": ["Wexler Bruce"],
                "editor": ["Jacobs Selby", "Griffith Ezra"],
                "title": "Severe Illness",
                "container-title": "Forty Years of Academic Public Psychiatry",
                "publisher-place": "London",
                "publisher": "Wiley",
                "page": "1-20",
                "year": 2008,
                "type": "book-chapter",
            },
            id="chicago chapter",
        ),
        pytest.param(
            "Deegan P. Recovery: the lived experience. 2nd ed. Boston: Beacon Press; 2008.",
            {
                "author": ["Deegan P"],
                "title": "Recovery: the lived experience",
                "publisher-place": "Boston",
                "publisher": "Beacon Press",
                "year": 2008,
                "type": "book",
            },
            id="vancouver book",
        ),
        pytest.param(
            "Jacobs, S., & Griffith, E. E. H. (Eds.). (2008). 40 years of academic public psychiatry (2nd ed.). Wiley.",
            {
                "editor": ["Jacobs S.", "Griffith E. E. H."],
                "title": "40 years of academic public psychiatry",
                "publisher": "Wiley",
                "year": 2008,
                "type": "book",
            },
            id="apa edited book",
        ),
        pytest.param(
            "Larry Davidson, Living Outside Mental Illness (New York: NYU Press, 2003), 45.",
            {
                "author": ["Davidson Larry"],
                "title": "Living Outside Mental Illness",
                "publisher-place": "New York",
                "publisher": "NYU Press",
                "page": "45",
                "year": 2003,
                "type": "book",
            },
            id="chicago note of a book",
        ),
        pytest.param(
            "World Health Organization. Guidance on community mental health. 2019. Available at: https://www.who.int/x/y. "
            "Accessed 3 May 2020.",
            {
                "author": ["World Health Organization"],
                "title": "Guidance on community mental health",
                "URL": "https://www.who.int/x/y",
                "year": 2019,
                "type": "webpage",
            },
            id="web page",
        ),
        pytest.param(
            "Substance Abuse and Mental Health Services Administration. (2011). Consumer-operated services: The evidence "
            "(Report No. SMA-11-4633).",
            {
                "author": ["Substance Abuse and Mental Health Services Administration"],
                "title": "Consumer-operated services: The evidence",
                "year": 2011,
                "type": "report",
            },
            id="report",
        ),
        pytest.param(
            "Smith, J. (2019). Peer support in practice [Doctoral dissertation, Yale University].",
            {
                "author": ["Smith J."],
                "title": "Peer support in practice",
                "publisher": "Yale University",
                "year": 2019,
                "type": "dissertation",
            },
            id="thesis",
        ),
        pytest.param(
            "Source: Centers for Medicare and Medicaid Services/CMS",
            {"author": ["Centers for Medicare and Medicaid Services/CMS"]},
            id="an organisation and nothing else",
        ),
        pytest.param(
            "Khan A, Roy B. Peer support at scale: a protocol. medRxiv [Preprint]. 2021. doi:10.1101/2021.01.02.21249100v1",
            {
                "author": ["Khan A", "Roy B"],
                "title": "Peer support at scale: a protocol",
                "container-title": "medRxiv",
                "year": 2021,
                "DOI": "10.1101/2021.01.02.21249100",
                "type": "posted-content",
            },
            id="preprint",
        ),
    ],
)
def test_books_chapters_and_others(text: str, expected: dict[str, object]) -> None:
    """Chapters, books, web pages, reports and theses are read whole, in each style."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("Vitamin D and health. Lancet 2001;3:4-5.", "author", None),
        ("Smith J. A survey of 1995 in Brazil. https://example.org", "issued", None),
        ("Cook, Judith. Recovery after 1990 and before 2000. Boston: Beacon Press.", "issued", None),
        ("Smith J. Title of a page. https://example.org. Accessed 3 May 2020.", "issued", None),
        ("Smith J. A page. Updated. More. Still more words. https://example.org", "title", "A page"),
        (
            "Smith J, Jones K, Ngũgĩ wa Thiong'o, Meier L. A title. Lancet. 2001;3:4-5.",
            "author",
            "J Smith, K Jones, Ngũgĩ wa Thiong'o, L Meier",
        ),
        ("J. D. Jackson, Classical Electrodynamics, 1998, 3rd ed.", "title", "Classical Electrodynamics"),
        ("L. Brenni, L'arte del battiloro, Milano 1930", "title", "L'arte del battiloro"),
        ("Ibid., p. 45.", "author", None),
        ("Smith J. Effects of X. Lancet. 2001;541-544.", "volume", None),
        ("Deegan P. Recovery: a guide. Boston: Beacon Press; 2008. p. 45.", "page", "45"),
    ],
)
def test_what_is_sure_is_right(text: str, name: str, right: str | None) -> None:
    """A year in a title, half a name list, a day of access: what is read wrongly is not trusted."""
    fields, _ = parse_string(text)
    field = getattr(fields, name)
    assert field is None or field.confidence < SURE or str(field.value) == right


def test_others_are_told_from_a_whole_list() -> None:
    """The list says itself whether it is cut."""
    for tail in ("et al.", "and others.", "u. a.", "y col."):
        fields, _ = parse_string(f"Sledge WH, Lawless M, {tail} A title of some words. Lancet. 2001;3:4-5.")
        assert fields.author
        assert fields.author.value.others, tail
    whole, _ = parse_string("Sledge WH, Lawless M. A title of some words. Lancet. 2001;3:4-5.")
    assert whole.author
    assert not whole.author.value.others


CASES = tuple(style_cases.read(Path(__file__).parents[2] / "cases" / "parse"))
STYLES = {
    *("acs", "ama-vancouver", "apa7", "bluebook-reports", "chicago-author-date", "chicago-notes"),
    *("harvard", "ieee", "mla9", "nature", "web-pages"),
}
KINDS = {"article", "chapter", "book", "thesis", "report", "web page", "data set", "preprint"}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_each_kind_of_source_in_each_style(case: style_cases.Case) -> None:
    """Every field of the case is read as it says, and no other."""
    fields, _ = parse_string(case.text)
    assert style_cases.faults(case, fields) == []


def test_every_style_has_every_kind() -> None:
    """No style lacks a kind of source."""
    names = [case.name for case in CASES]
    assert {(style, kind.partition(" (")[0]) for style, _, kind in (name.partition(": ") for name in names)} == {
        (style, kind) for style in STYLES for kind in KINDS
    }
    assert len(names) == len(set(names))
