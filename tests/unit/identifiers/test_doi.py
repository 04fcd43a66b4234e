"""DOIs as documents print them."""

from __future__ import annotations

import time

import pytest

from evidencecheck.identifiers import doi

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("text", "raw", "normal"),
    [
        ("see doi:10.1176/PS.62.5.pss6205_0541.", "10.1176/PS.62.5.pss6205_0541", "10.1176/ps.62.5.pss6205_0541"),
        ("DOI 10.1176/ps.62.5", "10.1176/ps.62.5", "10.1176/ps.62.5"),
        ("doi10.1000/182", "10.1000/182", "10.1000/182"),
        ("(https://doi.org/10.1000/182)", "10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182,", "10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1176%2Fps.62.5", "10.1176%2Fps.62.5", "10.1176/ps.62.5"),
        (f"doi:{SICI}.", SICI, SICI.lower()),
        (f"({SICI})", SICI, SICI.lower()),
        ("10.1016/0022-1236(78)90036-7).", "10.1016/0022-1236(78)90036-7", "10.1016/0022-1236(78)90036-7"),
        ("[text](https://doi.org/10.1000/abc) more", "10.1000/abc", "10.1000/abc"),
        ("10.1000/abc](other", "10.1000/abc", "10.1000/abc"),
        ("10.1000/abc(see below", "10.1000/abc", "10.1000/abc"),
        ("<b>10.1000/abc</b>", "10.1000/abc", "10.1000/abc"),
        ("“10.1000/abc,”", "10.1000/abc", "10.1000/abc"),
        ("https://www.frontiersin.org/articles/10.3389/fpsyt.2019.00001/full", "10.3389/fpsyt.2019.00001", None),
        ("https://x.org/doi/pdf/10.1176/ps.62.5?download=true#page=2", "10.1176/ps.62.5", None),
        ("https://x.org/doi/10.1056/NEJMoa1/abstract?x=1", "10.1056/NEJMoa1", "10.1056/nejmoa1"),
        ("10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456", None),
        ("10.1136/bmj.b2535.PubMed", "10.1136/bmj.b2535", None),
        ("10.1016/S0140–6736(05)67890–1", "10.1016/S0140–6736(05)67890–1", "10.1016/s0140-6736(05)67890-1"),
        ("10.978.8896471/76", "10.978.8896471/76", None),
    ],
)
def test_find_reads_a_doi_and_no_more(text: str, raw: str, normal: str | None) -> None:
    """The span holds the DOI alone, whatever stands around it."""
    ((span, found),) = doi.find(text)
    assert span.of(text) == raw
    assert found == (normal or raw)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("10.1176/\nps.62.5 Next", "10.1176/ps.62.5"),
        ("10.1176/\n    ps.62.5 Next", "10.1176/ps.62.5"),
        ("10.1016/S0140-\n6736(05)67890-1. Next", "10.1016/s0140-6736(05)67890-1"),
        ("10.1016/j.jad.2019.\r\n05.012", "10.1016/j.jad.2019.05.012"),
        ("10.1176/ps.62.5.\npss6205_0541", "10.1176/ps.62.5.pss6205_0541"),
        ("https://doi.org/\n10.1000/182", "10.1000/182"),
        ("10.1016/j.jad.2019.05.012.\n2 Solomon P", "10.1016/j.jad.2019.05.012"),
        ("10.1016/j.jad.2019.05.012.\n2019;22:126–134", "10.1016/j.jad.2019.05.012"),
        ("10.1016/j.jad.2019.05.012.\nDavidson L", "10.1016/j.jad.2019.05.012"),
        ("10.1016/j.jad.2019.05.012\nhttps://example.org/2", "10.1016/j.jad.2019.05.012"),
        ("10.1016/j.jad.2019.05.012.\n[3] Cook", "10.1016/j.jad.2019.05.012"),
    ],
)
def test_find_joins_a_doi_broken_over_a_line_and_nothing_else(text: str, normal: str) -> None:
    """A break after "/", "-" or "." is joined when what follows can only be the DOI's rest."""
    assert next(found for _, found in doi.find(text)) == normal


def test_find_gives_each_of_several() -> None:
    """Two DOIs behind one separator are two."""
    assert [found for _, found in doi.find("10.1000/a;10.1000/b, https://doi.org/10.1000/c")] == [
        "10.1000/a",
        "10.1000/b",
        "10.1000/c",
    ]


@pytest.mark.parametrize(
    "text", ["10.5 mg/day", "v10.1234/5 of 1.10.1234/x", "10.1176 / ps", "110.1000/182", "10.1000/"]
)
def test_find_leaves_other_numbers_alone(text: str) -> None:
    """Doses, versions and bare prefixes are no DOIs."""
    assert doi.find(text) == ()


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("DOI: 10.1176/PS.62.5", "10.1176/ps.62.5"),
        ("https://doi.org/10.1176%252Fps.62/full?x=1", "10.1176/ps.62"),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI.lower()),
        (" 10.1000/\nabc. ", "10.1000/abc"),
        ("nothing", "nothing"),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    """Prefixes, encodings, case and tails are levelled."""
    assert doi.normalise(text) == normal


def test_valid_is_about_form_alone() -> None:
    """A prefix of four to nine digits, a slash, a suffix."""
    assert doi.valid("10.1176/ps.62.5.pss6205_0541")
    assert doi.valid(SICI.lower())
    assert not any(map(doi.valid, ["", "10.1176", "10.1176/", "10.1/x", "11.1176/x", "10.1176/a b", "doi:10.1176/x"]))


@pytest.mark.parametrize(
    ("text", "raw", "why"),
    [
        ("doi: 10.1176ps.62.", "10.1176ps.62", "no slash"),
        ("doi:101176/ps.62.5", "101176/ps.62.5", "no point"),
        ("(https://doi.org/ps.62.5)", "https://doi.org/ps.62.5", "does not begin"),
        ("https://doi.org/10.1/x1", "https://doi.org/10.1/x1", "too short"),
        ("DOI 10.1/x", "10.1/x", "too short"),
        ("doi:1O.1176/ps.62", "1O.1176/ps.62", "a letter"),
        ("doi:10.1O16/j.jad.5", "10.1O16/j.jad.5", "a letter"),
        ("DOI: 10,1176/ps.62", "10,1176/ps.62", "comma"),
        ("doi: 10.1176/ ps.62.5, more", "10.1176/ ps.62.5", "space"),
        ("doi:10.1176/.", "10.1176/", "nothing after"),
        ("https://doi.org10.1176/ps.62", "https://doi.org10.1176/ps.62", "no slash after doi.org"),
        ("doi: https://www.jstor.org/stable/20", "https://www.jstor.org/stable/20", "web address"),
    ],
)
def test_malformed_names_the_fault(text: str, raw: str, why: str) -> None:
    """What was meant as a DOI and is none is told with its reason."""
    ((span, reason),) = doi.malformed(text)
    assert span.of(text) == raw
    assert why in reason


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1176/ps.62.5",
        "doi:\n10.1176/ps.62.5",
        "https://doi.org/\n10.1000/182",
        "https://doi.org/10/gfx123",
        "the DOI 2.0 working group",
        "DOI: not available",
        "a DOI (digital object identifier) of 2012",
        "https://www.doi.org/doi_handbook/2_Numbering.html",
        "doi.org is a resolver since 1998/99",
        "https://citeseerx.example/summary?doi=10.1.1.41.1639",
    ],
)
def test_malformed_is_silent_on_good_dois_and_on_talk(text: str) -> None:
    """No reason is given where nothing is wrong."""
    assert doi.malformed(text) == ()


@pytest.mark.parametrize(
    "unit", ["10.1234/", "10.1234/a-\n", "doi:10.1176ps.62 ", "10.1234/%3", "10.1234/x<", "https://doi.org/"]
)
def test_a_megabyte_takes_seconds_at_most(unit: str) -> None:
    """Finding is linear in the length of the text."""
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    doi.find(text)
    doi.malformed(text)
    assert time.process_time() - started < 10
