"""PMID, PMCID, arXiv, ISBN and addresses as documents print them."""

from __future__ import annotations

import time

import pytest

from evidencecheck.identifiers import arxiv, isbn, pmcid, pmid, url


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
        (url, "http:// or www. alone, me@www.example.org"),
    ],
)
def test_find_nothing(scheme, text) -> None:
    """What only resembles an identifier, or fails its check digit, is none."""
    assert scheme.find(text) == ()


def test_normalise_of_anything_else_is_empty() -> None:
    """A scheme with digits says "" to what it does not know."""
    assert [s.normalise("nothing") for s in (pmid, pmcid, arxiv, isbn)] == [""] * 4
    assert arxiv.normalise("1706.03762v2") == "1706.03762"
    assert pmid.normalise(" 0021532082 ") == "21532082"


@pytest.mark.parametrize("unit", ["PMID", "ISBN ", " ", "https://a-\n", "www.", "cs/", "1-", "(", "ISBN 1-", "arXiv:"])
def test_a_megabyte_takes_seconds_at_most(unit: str) -> None:
    """Finding is linear in the length of the text."""
    started = time.process_time()
    for scheme in (pmid, pmcid, arxiv, isbn, url):
        scheme.find("ISBN http://a/" + unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 15
