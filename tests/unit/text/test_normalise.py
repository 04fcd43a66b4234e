"""Two printings of the same words fold to the same string."""

from __future__ import annotations

import pytest

from evidencecheck.text.normalise import fold, words


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Peer Support", "peer support"),
        ("Straße, Łódź, Århus", "strasse lodz arhus"),
        ("Sørensen & Þórðarson", "sorensen thordarson"),
        ("541–544", "541 544"),
        ("well\u2010being / well-being", "well being well being"),
        ("patients’ “needs”", "patients needs"),
        ("ﬁnancial ﬂows", "financial flows"),
        ("CO<sub>2</sub> in <i>Homo sapiens</i>", "co2 in homo sapiens"),
        ("<jats:title>Aims</jats:title><jats:p>To find</jats:p>", "aims to find"),
        ("Health &amp; Care", "health care"),
        ("&amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;", "e coli"),
        ("p <0.05 and a <b and c> d", "p 0 05 and a b and c d"),
        ("soft\u00adhyphen and\u200bjoined", "softhyphen andjoined"),
        ("  tab\tand\nnewline ", "tab and newline"),
        ("\u02bbOhana O\u02bcConnell", "ohana o connell"),
        ("ΨΥΧΉ Душа 精神", "ψυχη душа 精神"),
        ("हिन्दी", "हिन्दी".replace("\u094d", "")),
        ("", ""),
    ],
)
def test_fold_levels_what_printers_do_differently(printed: str, folded: str) -> None:
    """Case, accents, dashes, quotes, ligatures, markup, entities and spaces are levelled."""
    assert fold(printed) == folded


def test_an_absurd_numeric_entity_is_only_text() -> None:
    """A reference of five thousand digits is not read as a number."""
    assert fold("&#" + "9" * 5000 + ";") == "9" * 5000


def test_words_are_folded_and_in_order() -> None:
    """Words are the folded text, split."""
    assert words("The “Évidence”—for Peer-Support") == ("the", "evidence", "for", "peer", "support")
