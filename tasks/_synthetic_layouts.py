"""Layouts of references for `synthetic_strings.py`: each style's patterns, people, dates and journals."""

# ruff: noqa: E501  # a pattern reads best on one line

from __future__ import annotations

import _synthetic_patterns as patterns
from attrs import define


@define(frozen=True)
class Names:
    """How a list of people is printed.

    `inverted` is all, first or none; `initials` is "J. A.", "J.A.", "JA", "J A" or "" (given names in full);
    `more` names from which "et al." cuts the list to `shown`.
    """

    inverted: str = "all"
    initials: str = "J. A."
    gap: str = ", "
    delimiter: str = ", "
    last: str = ", & "
    more: int = 99
    shown: int = 1
    et_al: str = ", et al."
    upper: float = 0.0
    bracketed: bool = False


VANCOUVER = Names("all", "JA", " ", ", ", ", ", 7, 6)
VANCOUVER_3 = Names("all", "JA", " ", ", ", ", ", 4, 3)
APA = Names("all", "J. A.", ", ", ", ", ", & ", 8, 6)
APA_LOOSE = Names("all", "J.A.", ", ", ", ", " & ", 7, 6, " et al.")
MLA = Names("first", "", ", ", ", ", ", and ", 3, 1)
CHICAGO = Names("first", "", ", ", ", ", ", and ", 8, 7)
PLAIN = Names("none", "", ", ", ", ", " and ", 4, 1, " et al.")
IEEE = Names("none", "J. A.", ", ", ", ", ", and ", 7, 1, " et al.")
ELSEVIER = Names("none", "J.A.", ", ", ", ", ", ", 7, 6)
HARVARD = Names("all", "J.A.", ", ", ", ", " and ", 4, 1, " et al.")
ACS = Names("all", "J. A.", ", ", "; ", "; ", 11, 10, "; et al.")
NATURE = Names("all", "J. A.", ", ", ", ", " & ", 6, 1, " et al.")
AIP = Names("none", "J. A.", ", ", ", ", ", and ", 11, 1, " et al.")
PRD = Names("none", "J. A.", ", ", ", ", " and ", 6, 1, " et al.")
IOP = Names("all", "J A", " ", ", ", " and ", 8, 1, " et al")
ASTRO = Names("all", "J. A.", ", ", ", ", ", & ", 6, 3, ", et al.")
ASTRO_DOTLESS = Names("all", "J. A.", " ", ", ", ", ", 4, 1, " et al.")
DIN = Names("all", "", ", ", "; ", "; ", 4, 1, " u. a.", 0.5)
GERMAN = Names("all", "", ", ", " / ", " / ", 4, 1, " u.a.")
GERMAN_APA = Names("all", "J.", ", ", ", ", " & ", 7, 6, " et al.")
FRENCH = Names("all", "", " ", ", ", ", ", 4, 3, " et al.", 0.6)
FRENCH_BRACKETS = Names("all", "J.", " ", ", ", " et ", 4, 1, " et al.", 0.4, bracketed=True)
ITALIAN = Names("none", "J.", " ", ", ", ", ", 4, 1, " et al.", 0.25)
ITALIAN_FIRST = Names("all", "J.", " ", ", ", ", ", 4, 1, " et al.", 0.35)
SPANISH = Names("all", "", ", ", ", ", " y ", 4, 1, " et al.", 0.3)
ABNT = Names("all", "J. A.", ", ", "; ", "; ", 4, 1, " et al.", 1.0)


@define(frozen=True)
class Layout:
    """One style: patterns by kind, people, language, and how dates, journal names and page ranges are printed."""

    name: str
    names: Names
    patterns: dict[str, str]
    editors: Names | None = None
    lang: str = "en"
    journal: str = "full"  # full, abbr or abbr-dots
    dates: str = "year"  # of <date>: year, "y m d" and so on, see _synthetic_render.printed_date
    accessed: str = "Accessed d m y"
    dash: str = "–"
    numbers: float = 0.1  # how often a citation number leads
    numeral: tuple[str, ...] = ("[{}] ", "{}. ")
    title_case: float = 0.2  # how often a title is printed In Capitals
    short_pages: float = 0.0
    weight: float = 1.0


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "ama",
        VANCOUVER,
        patterns.AMA,
        journal="abbr",
        dates="y",
        accessed="Accessed m d, y",
        numbers=0.5,
        numeral=("{}. ", "{}. ", "{} ", "[{}] "),
        short_pages=0.3,
        weight=2,
    ),
    Layout(
        "vancouver",
        VANCOUVER,
        patterns.AMA,
        journal="abbr",
        dates="y b d",
        accessed="cited y b d",
        numbers=0.5,
        numeral=("{}. ", "{}) ", "[{}] "),
        short_pages=0.6,
        dash="-",
        weight=1.5,
    ),
    Layout(
        "vancouver-3", VANCOUVER_3, patterns.AMA, journal="abbr-dots", accessed="cited d m y", numbers=0.3, dash="-"
    ),
    Layout(
        "f1000",
        VANCOUVER_3,
        {
            "article": "<author>: <title>. <container>. <year>;<volume>{(<issue>)}:<page>.{ PMID: <pmid>}{ doi: <doi>}",
            "book": "<author>: <title>. <place>: <publisher>. <year>.",
            "web": "<author>: <title>. {<container>. }<year>. {(<accessed>). }<url>",
            "chapter": "<author>: <title>. In: <container>. <publisher>, <year>; <page>.{ doi: <doi>}",
            "preprint": "<author>: <title>. {<container>. }{<arxiv>. }<year>.{ doi: <doi>}",
        },
        journal="abbr",
        accessed="Accessed b. dd, y",
    ),
    Layout(
        "apa-6",
        APA,
        patterns.APA,
        dates="y, m d",
        accessed="Retrieved m d, y",
        title_case=0.1,
        weight=2,
        editors=Names("none", "J. A.", " ", ", ", ", & "),
    ),
    Layout(
        "apa-7",
        Names("all", "J. A.", ", ", ", ", ", & ", 21, 19),
        patterns.APA,
        dates="y, m d",
        accessed="Retrieved m d, y",
        title_case=0.1,
        weight=2,
        editors=Names("none", "J. A.", " ", ", ", ", & "),
    ),
    Layout(
        "apa-loose",
        APA_LOOSE,
        patterns.APA,
        dates="y, m",
        accessed="Accessed d m y",
        dash="-",
        editors=Names("none", "J.A.", " ", ", ", " & "),
    ),
    Layout(
        "mla-9",
        MLA,
        patterns.MLA,
        dates="d b. y",
        accessed="Accessed d b. y",
        title_case=0.8,
        short_pages=0.5,
        weight=1.5,
    ),
    Layout(
        "mla-7",
        Names("first", "", ", ", ", ", ", and ", 4, 1),
        patterns.MLA,
        dates="y",
        accessed="d b. y",
        title_case=0.8,
    ),
    Layout(
        "chicago-bibliography",
        CHICAGO,
        patterns.CHICAGO,
        dates="m y",
        accessed="Accessed m d, y",
        title_case=0.8,
        weight=1.5,
    ),
    Layout("chicago-author-date", CHICAGO, patterns.CHICAGO_AD, accessed="Accessed m d, y", title_case=0.7, weight=1.5),
    Layout(
        "chicago-note",
        PLAIN,
        patterns.NOTE,
        dates="m y",
        accessed="accessed m d, y",
        title_case=0.8,
        numbers=0.3,
        numeral=("{}. ", "{} "),
        weight=1.5,
    ),
    Layout(
        "mhra-note",
        Names("none", "", " ", ", ", " and ", 4, 1, " and others"),
        patterns.NOTE
        | {"article": "<author>, ‘<title>’, <container>, <volume>{.<issue>} (<year>), <page>[[.|| (p. <cited>).]]"},
        dates="d m y",
        accessed="accessed d m y",
        title_case=0.6,
    ),
    Layout(
        "ieee",
        IEEE,
        patterns.IEEE,
        journal="abbr-dots",
        dates="b. y",
        accessed="accessed b. d, y",
        numbers=0.7,
        numeral=("[{}] ", "[{}] ", "[{}]"),
        title_case=0.2,
        weight=2,
    ),
    Layout(
        "ieee-names",
        Names("none", "", " ", ", ", ", and "),
        patterns.IEEE,
        dates="y",
        accessed="accessed m d, y",
        numbers=0.5,
        numeral=("[{}] ",),
        dash="-",
    ),
    Layout("harvard", HARVARD, patterns.HARVARD, dates="y", accessed="Accessed: d m y", weight=2),
    Layout(
        "harvard-spaced",
        Names("all", "J. A.", ", ", ", ", " and ", 7, 3),
        patterns.HARVARD,
        accessed="Accessed d m y",
        dash="-",
        title_case=0.4,
    ),
    Layout("harvard-bare", Names("all", "JA", " ", ", ", " & "), patterns.HARVARD, accessed="viewed d m y", dash="-"),
    Layout(
        "acs",
        ACS,
        patterns.ACS,
        journal="abbr-dots",
        dates="y",
        accessed="accessed b d, y",
        numbers=0.6,
        numeral=("({}) ", "({}) ", "{}. "),
        title_case=0.5,
        short_pages=0.2,
        weight=1.2,
    ),
    Layout(
        "bluebook",
        Names("none", "J. A.", " ", ", ", " & ", 3, 1, " et al."),
        patterns.BLUEBOOK,
        journal="abbr-dots",
        dates="m d, y",
        title_case=0.9,
    ),
    Layout(
        "bluebook-names",
        Names("none", "", " ", ", ", " & ", 3, 1, " et al."),
        patterns.BLUEBOOK,
        journal="abbr-dots",
        dates="m d, y",
        title_case=0.9,
    ),
    Layout("nature", NATURE, patterns.NATURE, journal="abbr-dots", numbers=0.6, numeral=("{}. ", "{} ")),
    Layout(
        "elsevier",
        ELSEVIER,
        patterns.ELSEVIER,
        journal="abbr-dots",
        accessed="accessed d m y",
        numbers=0.7,
        numeral=("[{}] ",),
        weight=1.5,
    ),
    Layout(
        "elsevier-harvard",
        Names("all", "J.A.", ", ", ", ", ", ", 7, 6),
        patterns.ELSEVIER_YEAR,
        journal="abbr-dots",
        accessed="accessed d.mm.yy",
        weight=1.2,
    ),
    Layout("aip", AIP, patterns.PHYSICS, numbers=0.4, numeral=("[{}] ", "{}"), weight=1.5),
    Layout("aps", PRD, patterns.PHYSICS, numbers=0.6, numeral=("[{}] ", "[{}]"), weight=1.5),
    Layout("jhep", PRD, patterns.JHEP, numbers=0.7, numeral=("[{}] ",), dash="-", weight=1.2),
    Layout("astronomy", ASTRO, patterns.ASTRO, journal="abbr-dots"),
    Layout("astronomy-mnras", ASTRO_DOTLESS, patterns.ASTRO, journal="abbr-dots"),
    Layout("iop", IOP, patterns.IOP, journal="abbr-dots", numbers=0.5, numeral=("[{}] ",), dash="-"),
    Layout(
        "latex-plain",
        Names("none", "", " ", ", ", ", and "),
        patterns.CS,
        dates="m y",
        numbers=0.6,
        numeral=("[{}] ",),
        dash="–",
        weight=1.2,
    ),
    Layout(
        "latex-abbrv",
        Names("none", "J. A.", " ", ", ", ", and "),
        patterns.CS,
        dates="y",
        numbers=0.6,
        numeral=("[{}] ",),
        dash="-",
        weight=1.2,
    ),
    Layout(
        "acm",
        Names("all", "J. A.", ", ", ", ", ", and "),
        {
            "article": "<author> <title>. <container> <volume>{, <issue>} ([[<date>||<year>]]), <page>.",
            "proceedings": "<author> <title>. In <container> ([[<place>, ||]]<year>), {<publisher>, }pp. <page>.",
            "book": "<author> <title>{, <edition>}. <publisher>, <place>, <year>.",
            "report": "<author> <title>. {<genre>{ <number>}, }[[<institution>||<publisher>]]{, <place>}, <year>.",
            "thesis": "<author> <title>. <genre>, <institution>, <year>.",
        },
        dates="b. y",
        numbers=0.5,
        numeral=("[{}] ",),
        title_case=0.3,
    ),
    Layout("springer", Names("all", "JA", " ", ", ", ", ", 4, 3, " et al"), patterns.LIFE, journal="abbr", weight=1.5),
    Layout("ecology", Names("first", "J. A.", ", ", ", ", ", and ", 7, 6), patterns.LIFE, weight=1.2),
    Layout("din-1505", DIN, patterns.DIN, lang="de", accessed="Zugriff am d.mm.y", dash="-", weight=0.9),
    Layout("german", GERMAN, patterns.GERMAN, lang="de", accessed="abgerufen am d. m y", dash="-", weight=0.9),
    Layout("german-apa", GERMAN_APA, patterns.GERMAN, lang="de", accessed="Zugriff am dd.mm.y"),
    Layout(
        "german-note",
        PLAIN,
        {
            "article": "<author>, <title>, in: <container> <volume>{, <issue>} (<year>), S. <page>[[.||, hier S. <cited>.]]",
            "book": "<author>, <title>, [[{<edition>., }||]]<place> <year>[[.||, S. <cited>.||, S. <cited>f.]]",
            "chapter": "<author>, <title>, in: <editor-natural> (Hg.), <container>, <place> <year>, S. <page>[[.||, hier S. <cited>.]]",
        },
        lang="de",
        dash="-",
    ),
    Layout("french", FRENCH, patterns.FRENCH, lang="fr", dates="m y", accessed="consulté le d m y", dash="-"),
    Layout(
        "french-brackets",
        FRENCH_BRACKETS,
        patterns.FRENCH,
        lang="fr",
        dates="y",
        accessed="page consultée le d m y",
        dash="-",
    ),
    Layout(
        "french-year",
        Names("all", "J.", " ", ", ", " et ", 4, 1, " et al.", 0.4),
        patterns.FRENCH_YEAR,
        lang="fr",
        dash="-",
    ),
    Layout("italian", ITALIAN, patterns.ITALIAN, lang="it", accessed="consultato il d m y", dash="-", weight=1.5),
    Layout(
        "italian-family-first", ITALIAN_FIRST, patterns.ITALIAN, lang="it", accessed="consultato il d m y", dash="-"
    ),
    Layout(
        "italian-full",
        Names("none", "", " ", ", ", " e ", upper=0.3),
        patterns.ITALIAN,
        lang="it",
        accessed="ultimo accesso d m y",
        dash="-",
    ),
    Layout("spanish", SPANISH, patterns.SPANISH, lang="es", accessed="consultado el d de m de y", dash="-"),
    Layout(
        "spanish-apa",
        Names("all", "J.", ", ", ", ", " y ", 7, 6),
        patterns.SPANISH,
        lang="es",
        accessed="Consultado el d de m de y",
    ),
    Layout("abnt", ABNT, patterns.ABNT, lang="es", accessed="Acesso em: d b. y", dash="-"),
)
