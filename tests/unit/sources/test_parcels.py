"""How DOIs are cut into what one request may ask."""

from __future__ import annotations

from urllib.parse import quote_plus

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.sources._parcels import LONGEST, MOST, parcels

DOIS = st.lists(st.text(min_size=1, max_size=300).map("10.5555/".__add__), max_size=120)


@given(DOIS)
def test_each_doi_is_in_one_parcel_that_an_address_can_hold(dois):
    cut = parcels(dois)
    assert sorted(doi for parcel in cut for doi in parcel) == sorted(set(dois))
    for parcel in cut:
        assert 0 < len(parcel) <= MOST
        if len(parcel) > 1:
            assert not any("," in doi for doi in parcel)
            assert len(quote_plus(",".join(f"doi:{doi}" for doi in parcel), errors="replace")) <= LONGEST


def test_six_hundred_are_twelve():
    assert [len(parcel) for parcel in parcels(f"10.5555/x.{n}" for n in range(600))] == [50] * 12
