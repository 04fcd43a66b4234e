"""Name lists in their styles, and what only looks like one."""

from __future__ import annotations

import pytest

from evidencecheck.parse.names import read_list
from evidencecheck.parse.shadow import shadow


def names(text: str, **options) -> list[str] | None:
    """The names as "Family|Given", literals in braces, "+" for others; None where no list is read."""
    listing = read_list(text, shadow(text), 0, **options)
    if listing is None:
        return None
    people = [f"{{{p.literal}}}" if p.literal else f"{p.family}|{p.given}" for p in listing.people.names]
    return people + ["+"] * listing.people.others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sledge WH, Lawless M. Title", ["Sledge|WH", "Lawless|M"]),
        (
            "van der Berg J, de la Cruz-García M, von Esenwein SA. Title",
            ["van der Berg|J", "de la Cruz-García|M", "von Esenwein|SA"],
        ),
        ("O’Connell MJ, D'Amico G. Title", ["O’Connell|MJ", "D'Amico|G"]),
        (
            "Smith JA Jr, Plunkett G 3rd, Müller-Lüdenscheidt K. Title",
            ["Smith|JA", "Plunkett|G", "Müller-Lüdenscheidt|K"],
        ),
        ("Chen S-Y, Li X, et al. Title", ["Chen|S-Y", "Li|X", "+"]),
        ("Cook, J. A., & Copeland, M. E. (2009)", ["Cook|J. A.", "Copeland|M. E."]),
        ("Smith, A., Jones, B., . . . Zed, D. (2019)", ["Smith|A.", "Jones|B.", "Zed|D.", "+"]),
        ("Smith, JA and Jones, K (2009)", ["Smith|JA", "Jones|K"]),
        ("Thompson, Keith, and Ian Norman. “Title", ["Thompson|Keith", "Norman|Ian"]),
        ("Lee, L. L., W. E. Howard, and R. E. Marsh. 1990.", ["Lee|L. L.", "Howard|W. E.", "Marsh|R. E."]),
        ("W. H. Sledge and M. Lawless, “Title", ["Sledge|W. H.", "Lawless|M."]),
        (
            "John G. Cleary, W. J. Teahan, and Ian H. Witten. Unbounded",
            ["Cleary|John G.", "Teahan|W. J.", "Witten|Ian H."],
        ),
        ("Larry Davidson, “Title", ["Davidson|Larry"]),
        ("Müller, K. u. a.: Titel", ["Müller|K.", "+"]),
        ("García P, López M, y col. Título", ["García|P", "López|M", "+"]),
        ("Solomon P, Draine J; for the ABC Study Group. Title", ["Solomon|P", "Draine|J", "{ABC Study Group}"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    """Each style's list is read whole, particles and hyphens with the family, suffixes left out."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin D. A review",
        "Peer Support and Mental Health. A review",
        "World Health Organization. Title",
        "Smith J, Jones und Meier. Titel",
        "Lisa F. Rau. Extracting names",
        "Ferguson, JN. Aldag, JM. Insel, TR. (2001)",
        "Downward, Curr. Opin. Cell Biol. 10: 262",
        "Recovery, hope and work. Lancet",
        "",
    ],
)
def test_what_is_no_list_or_cannot_be_read_whole_is_none(text: str) -> None:
    """Half a list would make the document omit authors; a title read as names would invent them."""
    assert names(text) is None


def test_editors_call_themselves_so() -> None:
    """ "editors", "(Eds.)", "Hrsg." mark a list."""
    for text in (
        "Jacobs S, Griffith EEH, editors. Book",
        "Jacobs, S., & Griffith, E. (Eds.). (2008)",
        "Meier, K. (Hrsg.): Buch",
    ):
        listing = read_list(text, shadow(text), 0)
        assert listing
        assert listing.editors
