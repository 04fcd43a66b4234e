"""Rivals in a list, and claims that share nothing with a source."""

from __future__ import annotations

from evidencecheck.text.fitting import RIVAL, TOPIC, Listed, least_covered, misfit, off_topic, rival, topic
from evidencecheck.text.overlap import Words, terms

CLAIM = terms("Dimming the street lamps after midnight did not raise the number of burglaries")
LAMPS = Words.of("Street lamps dimmed after midnight and the number of burglaries")
BUSES = Words.of("Timetables and the demand for late buses")
LETTERS = Words.of("Reminder letters and attendance at dental clinics")
WALKS = Words.of("A walking programme", "Walking lowers blood pressure in adults over seventy.")


def test_the_rival_is_the_one_that_shares_most():
    found = rival(CLAIM, Listed([BUSES, LETTERS, LAMPS]), {0})
    assert found is not None
    assert found.place == 2
    assert {"street", "midnight"} <= set(found.extra) <= set(found.shared)
    assert len(found.features) == len(RIVAL)
    assert misfit(found, described=False) > 0


def test_where_the_cited_one_fits_no_other_does_far_better():
    found = rival(CLAIM, Listed([LAMPS, BUSES, LETTERS, LAMPS]), {0, 1})
    assert found is not None
    assert found.extra == ()
    assert misfit(found, described=False) < 0


def test_to_be_sure_takes_more():
    found = rival(CLAIM, Listed([BUSES, LETTERS, LAMPS]), {0})
    assert found is not None
    for described in (True, False):
        assert misfit(found, described=described, surely=True) < misfit(found, described=described)


def test_a_word_that_many_entries_share_tells_less():
    alone = rival(CLAIM, Listed([BUSES, LAMPS, LETTERS]), {0})
    shared = rival(CLAIM, Listed([BUSES, LAMPS, *[Words.of("Street lamps")] * 8]), {0})
    assert alone is not None
    assert shared is not None
    assert shared.features[RIVAL.index("lead")] < alone.features[RIVAL.index("lead")]


def test_nothing_to_compare_has_no_rival():
    assert rival((), Listed([BUSES, LAMPS]), {0}) is None
    assert rival(CLAIM, Listed([LAMPS]), ()) is None
    assert rival(CLAIM, Listed([BUSES]), {0}) is None


def test_off_topic_is_what_shares_nothing():
    walk = terms("Daily walking lowers blood pressure in older adults")
    steel = Words.of("Corrosion of steel bridges", "Salt spray reaches bridges inland.")
    assert off_topic(walk, steel) > 0 > off_topic(walk, WALKS)
    assert len(topic(walk, WALKS)) == len(TOPIC)


def test_a_learned_cut_is_a_share():
    assert 0.1 < least_covered() < 0.5
