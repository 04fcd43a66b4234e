"""English, as far as little words and letters tell."""

from __future__ import annotations

import pytest

from evidencecheck.text.language import english


@pytest.mark.parametrize(
    "text",
    [
        "Street lamps dimmed after midnight and the number of burglaries",
        "Prostaglandin E2 promotes tumor growth via DNA methylation",
        "Tirasemtiv targets muscle",
        "Les Misérables in the history of the novel",
        "",
    ],
)
def test_english(text):
    assert english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tägliches Gehen und der Blutdruck bei älteren Menschen",
        "Les effets de la marche sur la tension",
        "Efectos de la marcha en las personas mayores",
        "Влияние ходьбы на давление",
        "歩行と血圧",
    ],
)
def test_other_languages(text):
    assert not english(text)
