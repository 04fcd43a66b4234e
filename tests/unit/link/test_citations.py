"""Which entry a citation means."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse

LIST = """

References

Okafor, A., & Lindquist, B. (2015). Night buses. Transport Policy, 4, 1–9.

Waals, J. D. van der (1873). Over de continuiteit. Leiden: Sijthoff.

World Health Organization. (2019). Walking for health. Geneva: WHO.

Cook, J. A. (2009a). Walking. Journal of Walking, 1, 2–3.

Cook, J. A. (2009b). Resting. Journal of Resting, 2, 4–5.

AT&T. (1990). A binary interface. London: Dial.
"""


@pytest.mark.parametrize(
    "citation, labels",
    [
        ("(Okafor & Lindquist, 2015)", ["r1"]),
        ("(Okafor et al., 2015)", ["r1"]),
        ("(Okafor & Petersen, 2015)", []),
        ("(Okafor & Lindquist, 2016)", []),
        ("(Van der Waals, 1873)", ["r2"]),
        ("(WHO, 2019)", ["r3"]),
        ("(World Health Organization [WHO], 2019)", ["r3"]),
        ("(Cook, 2009b)", ["r5"]),
        ("(Cook, 2009a, 2009b)", ["r4", "r5"]),
        ("(Cook, 2009c)", []),
        ("(AT&T, 1990)", ["r6"]),
        ("(Okafor&Lindquist, 2015)", ["r1"]),
    ],
)
def test_a_citation_means_the_entry_of_its_names_and_year(citation, labels):
    reading = analyse(read(f"Walking helps {citation}.{LIST}".encode(), "page.txt"))
    assert [label for c in reading.citations for label in c.resolved] == labels
    assert len(reading.citations) == 1
