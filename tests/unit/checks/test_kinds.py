"""The kinds of source that messages name."""

import pytest

from evidencecheck.checks._kinds import kind_of
from evidencecheck.parse import parse_string

PRINTED = {
    "Cook JA, Copeland ME. Walking and health. J Walk. 2009;1(2):3-9.": "a journal article",
    "Wexler B. Severe illness. In: Jacobs S, editor. Forty years of psychiatry. London: Wiley; 2008. pp. 1–20.": "a book chapter",
    "Briggs A. Victorian things. London: Batsford; 1988.": "a book",
    "Strand K. The chair by the door [dissertation]. Oslo: University of Oslo; 2012.": "a thesis",
    "Lindqvist M. Night buses. bioRxiv [Preprint]. 2021. doi:10.1101/2021.01.02.425000": "a preprint",
}


@pytest.mark.parametrize("printed", PRINTED)
def test_what_the_parser_tells_has_words(printed):
    fields, _ = parse_string(printed)
    assert kind_of(fields).words == PRINTED[printed]
