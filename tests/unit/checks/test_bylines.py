"""Printed lists of authors, carried on in their own style."""

from __future__ import annotations

import pytest

from evidencecheck.checks._bylines import carried_on
from evidencecheck.model.people import Person

KNOWN = (
    Person("Ito", "Sora"),
    Person("Lund", "Mika Aune"),
    Person("Kane", "Jean-Pierre Rui"),
    Person("Juarez", "Pia"),
)


@pytest.mark.parametrize(
    "printed, cited, whole",
    [
        ("Ito, S., & Lund, M. A.", ("S.", "M. A."), "Ito, S., Lund, M. A., Kane, J.-P. R., & Juarez, P."),
        ("Ito, S. & Lund, M.A.", ("S.", "M.A."), "Ito, S., Lund, M.A., Kane, J.-P.R. & Juarez, P."),
        ("Ito S and Lund MA", ("S", "MA"), "Ito S, Lund MA, Kane JPR and Juarez P"),
        ("Ito S and Lund M", ("S", "M"), "Ito S, Lund M, Kane J and Juarez P"),
        ("S. Ito and M. A. Lund", ("S.", "M. A."), "S. Ito, M. A. Lund, J.-P. R. Kane and P. Juarez"),
        (
            "Sora Ito, and Mika Aune Lund",
            ("Sora", "Mika Aune"),
            "Sora Ito, Mika Aune Lund, Jean-Pierre Rui Kane, and Pia Juarez",
        ),
        ("ITO, S. und LUND, M.", ("S.", "M."), "ITO, S., LUND, M., KANE, J. und JUAREZ, P."),
    ],
)
def test_the_style_of_the_list_goes_on(printed, cited, whole):
    families = [word for word in ("Ito", "Lund", "ITO", "LUND") if word in printed]
    persons = [Person(family, given) for family, given in zip(families, cited, strict=True)]
    changes = carried_on(printed, persons, KNOWN)
    assert changes is not None
    made = printed
    for change in reversed(changes):
        made = made[: change.at.start] + change.words + made[change.at.end :]
    assert made == whole


@pytest.mark.parametrize(
    "printed, persons, known",
    [
        ("Ito, S. & Lund, Mika", [Person("Ito", "S."), Person("Lund", "Mika")], KNOWN),  # two ways
        ("Ito, S. and M. Lund", [Person("Ito", "S."), Person("Lund", "M.")], KNOWN),  # two orders
        ("Ito and Lund", [Person("Ito"), Person("Lund")], KNOWN),
        ("Ito S, Lund M", [Person("Ito", "S"), Person("Lund", "M")], KNOWN),  # no conjunction: "et al." can stand
        ("and Ito S", [Person("Ito", "S")], KNOWN),
        ("Ito S and Lund M", [Person("Ito", "S"), Person("Lund", "M")], (*KNOWN[:2], Person("Kane"))),
        (
            "Ito S and Lund M",
            [Person("Ito", "S"), Person("Lund", "M")],
            (*KNOWN[:2], Person("King", "M", suffix="Jr.")),
        ),
        ("Ito S and Lund M", [Person("Ito", "S"), Person("Lund", "M")], KNOWN[:2]),
        ("Ito S and Lund M", [Person("Ito", "S"), Person("Lund", "M")], KNOWN * 5),
    ],
)
def test_without_a_sure_style_nothing_is_added(printed, persons, known):
    assert carried_on(printed, persons, known) is None
