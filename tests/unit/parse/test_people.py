"""Name lists in their styles: who stands in them, and whether they go on."""

from __future__ import annotations

import pytest

from evidencecheck.parse.people import read_people
from evidencecheck.parse.typed import plausible


def names(text: str) -> list[str]:
    """The names as "Family|Given|Suffix", literals in braces, "+" for others."""
    people = read_people(text)
    shown = (
        f"{{{p.literal}}}" if p.literal else "|".join(filter(None, (p.family, p.given, p.suffix))) for p in people.names
    )
    return [*shown, *["+"] * people.others]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sledge WH, Lawless M", ["Sledge|WH", "Lawless|M"]),
        (
            "van der Berg J, de la Cruz-García M, von Esenwein SA",
            ["van der Berg|J", "de la Cruz-García|M", "von Esenwein|SA"],
        ),
        ("O’Connell MJ, D'Amico G", ["O’Connell|MJ", "D'Amico|G"]),
        (
            "Smith JA Jr, Plunkett G 3rd, Müller-Lüdenscheidt K",
            ["Smith|JA|Jr", "Plunkett|G|3rd", "Müller-Lüdenscheidt|K"],
        ),
        ("Chen S-Y, Li X, et al.", ["Chen|S-Y", "Li|X", "+"]),
        ("Buch ED", ["Buch|ED"]),
        ("Cook, J. A., & Copeland, M. E.", ["Cook|J. A.", "Copeland|M. E."]),
        ("Hyman, R. E., Jr., and Cook, J. A.", ["Hyman|R. E.|Jr.", "Cook|J. A."]),
        ("Smith, A., Jones, B., . . . Zed, D.", ["Smith|A.", "Jones|B.", "Zed|D.", "+"]),
        ("Smith, JA and Jones, K", ["Smith|JA", "Jones|K"]),
        ("OBATA, Y., TAKIMOTO, A., & KITADA, S.", ["OBATA|Y.", "TAKIMOTO|A.", "KITADA|S."]),
        ("Pedro Bohn, N., Filho, J. F. L.", ["Pedro Bohn|N.", "Filho|J. F. L."]),
        ("Thompson, Keith, and Ian Norman", ["Thompson|Keith", "Norman|Ian"]),
        ("García Márquez, Gabriel", ["García Márquez|Gabriel"]),
        ("Sieber, Joan; Stanley, Barbara", ["Sieber|Joan", "Stanley|Barbara"]),
        ("Lee, L. L., W. E. Howard, and R. E. Marsh", ["Lee|L. L.", "Howard|W. E.", "Marsh|R. E."]),
        ("W. H. Sledge and M. Lawless", ["Sledge|W. H.", "Lawless|M."]),
        ("Yu. A. Golfand and E. P. Likhtman", ["Golfand|Yu. A.", "Likhtman|E. P."]),
        ("R.K. Gupta, M. Balasubramaniam, W. Greiner", ["Gupta|R.K.", "Balasubramaniam|M.", "Greiner|W."]),
        ("John G. Cleary, W. J. Teahan, and Ian H. Witten", ["Cleary|John G.", "Teahan|W. J.", "Witten|Ian H."]),
        ("Larry Davidson", ["Davidson|Larry"]),
        ("Ludwig van Beethoven", ["van Beethoven|Ludwig"]),
        ("FERRIERES Madeleine", ["FERRIERES|Madeleine"]),
        ("Cook, Druss, Salzer", ["Cook", "Druss", "Salzer"]),
        ("Müller, K. u. a.", ["Müller|K.", "+"]),
        ("García P, López M, y col.", ["García|P", "López|M", "+"]),
        ("Solomon P, Draine J; for the ABC Study Group", ["Solomon|P", "Draine|J", "{ABC Study Group}"]),
        ("World Health Organization", ["{World Health Organization}"]),
        ("ATLAS collaboration", ["{ATLAS collaboration}"]),
        (
            "Department of Health, Social Services and Public Safety",
            ["{Department of Health, Social Services and Public Safety}"],
        ),
        ("Thilker ,D .A.,et al .", ["Thilker|D.A.", "+"]),
        ("王小明, 李华", ["{王小明}", "{李华}"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    """Each style's list is read whole, particles and hyphens with the family."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jacobs S, Griffith E, editors",
        "ed. S. Jacobs and E. Griffith",
        "Jacobs, S., & Griffith, E. (Eds.)",
        "Jacobs, S.; Griffith, E. (Hrsg.)",
    ],
)
def test_the_word_for_editors_is_no_name(text: str) -> None:
    """ "editors", "(Eds.)", "Hrsg." are not taken for people."""
    assert [name.split("|")[0] for name in names(text)] == ["Jacobs", "Griffith"]


def test_no_letter_of_a_list_is_lost() -> None:
    """Whatever the list, its letters are somebody's."""
    text = "Álvarez-Ruiz JM 2nd, d'Été-O’Neill X.-Y., Žižek S., Nguyễn Văn A, MacDonald-Smythe, Q. R., Jr."
    kept = "".join(p.family + p.given + p.suffix for p in read_people(text).names)
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, text))


def test_a_name_of_initials_is_not_plausible() -> None:
    """ "S. M." is somebody whose family name we do not know."""
    assert not plausible(read_people("S. M."))
    assert plausible(read_people("Wu S. M."))


def test_ten_thousand_names_take_no_time() -> None:
    """Reading is linear, and ends."""
    assert len(read_people("Smith J, " * 10_000).names) == 3000
