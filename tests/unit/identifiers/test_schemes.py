"""PMID, PMCID, arXiv, ISBN and addresses as documents print them."""

from __future__ import annotations

import time

import pytest

from evidencecheck.identifiers import arxiv, isbn, issn, orcid, pmcid, pmid, url


@pytest.mark.parametrize(
    ("scheme", "text", "raw", "value"),
    [
        (pmid, "PMID: 21532082.", "21532082", "21532082"),
        (pmid, "https://pubmed.ncbi.nlm.nih.gov/21532082/", "21532082", "21532082"),
        (pmid, "www.ncbi.nlm.nih.gov/pubmed/21532082", "21532082", "21532082"),
        (pmcid, "PMCID: PMC2747356.", "PMC2747356", "PMC2747356"),
        (pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/pmc2747356/", "pmc2747356", "PMC2747356"),
        (arxiv, "arXiv:1706.03762v5 [cs.CL]", "1706.03762v5", "1706.03762"),
        (arxiv, "https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001", "hep-th/9901001"),
        (arxiv, "preprint math.GT/0309136.", "math.GT/0309136", "math/0309136"),
        (arxiv, "https://doi.org/10.48550/arXiv.1706.03762", "1706.03762", "1706.03762"),
        (isbn, "ISBN: 0-306-40615-2.", "0-306-40615-2", "9780306406157"),
        (isbn, "ISBN-13: 978-0-306-40615-7", "978-0-306-40615-7", "9780306406157"),
        (isbn, "ISBN 080442957X", "080442957X", "9780804429573"),
        (isbn, "London 2008, 9780306406157", "9780306406157", "9780306406157"),
        (issn, "ISSN 0378-5955.", "0378-5955", "0378-5955"),
        (issn, "eISSN: 2434561x", "2434561x", "2434-561X"),
        (orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", "0000-0002-1825-0097"),
        (orcid, "ORCID: 0000-0002-1694-233x.", "0000-0002-1694-233x", "0000-0002-1694-233X"),
        (url, "(see https://en.wikipedia.org/wiki/Peer_(law)).", "https://en.wikipedia.org/wiki/Peer_(law)", None),
        (url, "<HTTPS://Example.ORG/A>", "HTTPS://Example.ORG/A", "https://example.org/A"),
        (url, "at www.who.int/news.", "www.who.int/news", "https://www.who.int/news"),
        (
            url,
            "https://example.org/a-\nb/c.html. More",
            "https://example.org/a-\nb/c.html",
            "https://example.org/a-b/c.html",
        ),
        (url, "https://example.org/a/\nAnother line", "https://example.org/a/", "https://example.org/a/"),
        (url, "[x](https://example.org/a).", "https://example.org/a", None),
    ],
)
def test_find(scheme, text, raw, value) -> None:
    """Each scheme finds its identifier, with the span of what is printed."""
    ((span, found),) = scheme.find(text)
    assert span.of(text) == raw
    assert found == (value or raw)
    assert scheme.normalise(found) == found


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        (pmid, "PMID: 123456789"),
        (pmcid, "PMC12"),
        (arxiv, "version 1706.03762 of 2017"),
        (isbn, "ISBN 978-0-306-40615-8"),
        (isbn, "phone 978-030-6406-158"),
        (issn, "ISSN 0378-5954"),
        (issn, "pages 0378-5955"),
        (orcid, "orcid.org/0000-0002-1825-0098"),
        (orcid, "0000-0002-1825-0097"),
        (url, "http:// or www. alone, me@www.example.org"),
    ],
)
def test_find_nothing(scheme, text) -> None:
    """What only resembles an identifier, or fails its check digit, is none."""
    assert scheme.find(text) == ()


def test_normalise_of_anything_else_is_empty() -> None:
    """A scheme with digits says "" to what it does not know."""
    assert [s.normalise("nothing") for s in (pmid, pmcid, arxiv, isbn, issn, orcid)] == [""] * 6
    assert arxiv.normalise("1706.03762v2") == "1706.03762"
    assert pmid.normalise(" 0021532082 ") == "21532082"


@pytest.mark.parametrize(
    ("scheme", "text", "raw", "why"),
    [
        (isbn, "ISBN-13: 978-0-306-40615-8.", "978-0-306-40615-8", "check digit"),
        (isbn, "ISBN 0306406153", "0306406153", "check digit"),
        (isbn, "ISBN 978-0-306-4061-7", "978-0-306-4061-7", "12 digits"),
        (issn, "p-ISSN 0378-5954", "0378-5954", "check digit"),
        (orcid, "ORCID iD: 0000-0002-1825-0098", "0000-0002-1825-0098", "check digit"),
        (pmid, "PMID: 213456789", "213456789", "9 digits"),
        (pmid, "PMID 213456789012.", "213456789012", "12 digits"),
        (pmid, "PMID: PMC2747356", "PMC2747356", "PMCID"),
        (pmid, "PMID: x2747356", "x2747356", "digits only"),
        (pmcid, "PMCID: 2747356", "2747356", "begins with"),
        (pmcid, "PMCID: PMC27", "PMC27", "four to nine"),
        (arxiv, "arXiv:1713.03762", "1713.03762", "month"),
        (arxiv, "arXiv:0703.1234", "0703.1234", "April 2007"),
        (arxiv, "arXiv:1412.01234", "1412.01234", "where 4 stand"),
        (arxiv, "https://arxiv.org/abs/1501.1234v2", "1501.1234v2", "where 5 stand"),
        (arxiv, "arXiv:hep-th/990100", "990100", "not seven"),
    ],
)
def test_malformed(scheme, text, raw, why) -> None:
    """What is called an identifier and cannot be one is told with its reason."""
    ((span, said),) = scheme.malformed(text)
    assert span.of(text) == raw
    assert why in said


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        (isbn, "ISBN 0 306 40615 9 2018; ISBN 306-40615-2; ISBN: none; the ISBN of 1234567890123456789"),
        (isbn, "ISBN 978-0-306-40615-7 and ISBN 080442957X"),
        (issn, "ISSN: see below; 0378-5954"),
        (orcid, "0000-0002-1825-0098"),
        (pmid, "PMID: none; PMID 1234; PMID 21532082Epub; PMID x1; PMID: 21532082Epub; pmid: pending"),
        (pmcid, "PMCID: PMC2747356; PMCID: n/a"),
        (arxiv, "arXiv:1706.03762v5, arXiv 1713.0, version 1713.03762, arXiv:hep-th/9901001, arXiv preprint"),
    ],
)
def test_nothing_malformed(scheme, text) -> None:
    """What is right, or not meant as an identifier, is not malformed."""
    assert scheme.malformed(text) == ()


@pytest.mark.parametrize("unit", ["PMID", "ISBN ", " ", "https://a-\n", "www.", "cs/", "1-", "(", "ISBN 1-", "arXiv:"])
def test_a_megabyte_takes_seconds_at_most(unit: str) -> None:
    """Finding is linear in the length of the text."""
    started = time.process_time()
    text = "ISBN http://a/" + unit * (1_000_000 // len(unit))
    for scheme in (pmid, pmcid, arxiv, isbn, issn, orcid, url):
        scheme.find(text)
    for scheme in (pmid, pmcid, arxiv, isbn, issn, orcid):
        scheme.malformed(text)
    assert time.process_time() - started < 15
