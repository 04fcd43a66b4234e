"""What names a work, and what only names a body, a person or a place to look."""

from __future__ import annotations

import pytest

from evidencecheck.resolve.specific import unspecific
from tests.unit.resolve.making import reference


@pytest.mark.parametrize("raw", [
    "Source: Centers for Medicare and Medicaid Services/CMS",
    "WHO",
    "SAMHSA.",
    "World Health Organization, 2012.",
    "Ministry website",
    "Source: Ministry of Transport",
    "Ministère de la Santé",
    "Statistisches Bundesamt",
    "Bundesministerium für Gesundheit (BMG)",
    "Company website, 2019",
    "Personal archive",
    "Internet",
    "Dr. Larry Davidson",
    "Davidson L.",
])  # fmt: skip
def test_a_body_or_person_alone_cannot_be_located(raw):
    cited = reference(raw)
    assert unspecific(cited.raw, cited.fields).startswith("it names")


@pytest.mark.parametrize("raw", [
    "Solomon P, Draine J. The working alliance and consumer case management. 1995.",
    "WHO. Guidelines on hand hygiene in health care. 2009.",
    "WHO Guidelines on Hand Hygiene",
    "World Bank, World Development Report",
    "Office for National Statistics, Labour Force Survey",
    "“The state of recovery”, Ministry of Health",
    "Ministry of Health, https://example.org/recovery",
    "CMS, doi:10.5555/cms.1",
    "42 U.S.C. § 12101",
    "Brown v. Board of Education",
    "Directive 2004/38/EC",
    "Mental Health Act",
    "Smith J, personal communication, 2014",
    "Interview with the director of the Hogg Foundation",
    "National Archives, FO 371/1234",
    "Hamlet",
    "The Trust",
    "The Bible",
    "ISO 9001",
    "Kane R. Depots. In: Lund T, editor. The working bus. Leeds: Cogwheel; 2011. pp. 4-19.",
])  # fmt: skip
def test_whatever_may_name_a_work_is_specific(raw):
    cited = reference(raw)
    assert unspecific(cited.raw, cited.fields) == ""
