"""Prints an item through a layout as labelled pieces, for `synthetic_strings.py`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import _synthetic_lists as lists
from _synthetic_layouts import Layout, Names
from _synthetic_works import Item, Person

Piece = tuple[str, str]  # text, label ("" for none)

_TOKEN = re.compile(r"<[a-z0-9-]+>|[{}]|[^<{}]+")
_SMALL = frozenset("a an the of in on and or for to by with from at as is et al vs via than but nor per".split())


def _initials(given: str, form: str) -> str:
    """Initials of given names: "Jean-Paul A" as J.-P. A. and its kin; capitals in a group ("JA") count one by one."""
    dot, gap = {"J. A.": (".", " "), "J.A.": (".", ""), "JA": ("", ""), "J A": ("", " "), "J.": (".", " ")}[form]
    words = []
    for word in given.replace(".", " ").split():
        parts = [p for p in re.split(r"[-‐]", word) if p]
        if len(parts) == 1 and word.isupper() and 1 < len(word) <= 3:
            words += [letter + dot for letter in word]
        elif parts:
            words.append(("-" if dot else "").join(p[0].upper() + dot for p in parts))
    return gap.join(words)


def _person(person: Person, form: Names, *, inverted: bool, upper: bool) -> str:
    family, given = person
    given = _initials(given, form.initials) if form.initials else re.sub(r"\b([A-Z])(?=$|\s)", r"\1.", given)
    family = family.upper() if upper else family
    if not given:
        return family
    if form.bracketed and inverted:
        return f"{family} ({given})"
    return f"{family}{form.gap}{given}" if inverted else f"{given} {family}"


def printed_people(people: tuple[Person, ...], form: Names, rng: random.Random, *, natural: bool = False) -> str:
    """A list of people as `form` prints it; `natural` puts given names first whatever the form says."""
    inverted = "none" if natural else form.inverted
    upper = rng.random() < form.upper
    shown = people if len(people) < form.more else people[: form.shown]
    names = [
        _person(p, form, inverted=inverted == "all" or (inverted == "first" and i == 0), upper=upper)
        for i, p in enumerate(shown)
    ]
    delimiter, last = (", ", form.last) if natural and form.delimiter == "; " else (form.delimiter, form.last)
    if len(shown) < len(people):
        return delimiter.join(names) + form.et_al
    if len(names) == 2 and inverted == "none":
        last = last.replace(", and", " and").replace(", &", " &")
    return last.join([delimiter.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def printed_date(form: str, lang: str, date: tuple[int, int, int]) -> str:
    """A date by its form: y year, m month's name, b its first three letters, d day, mm and dd and yy as two digits."""
    year, month, day = date
    name = lists.MONTHS[lang][month - 1]
    parts = {
        "yy": f"{year % 100:02d}",
        "mm": f"{month:02d}",
        "dd": f"{day:02d}",
        "y": str(year),
        "m": name,
        "b": name[:3],
        "d": str(day),
    }
    text = re.sub(r"(?<![a-zA-Zéà])(yy|mm|dd|[ymbd])(?![a-zA-Zéà])", lambda m: parts[m[1]], form)
    return text.replace("May. ", "May ")


def _ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _edition(number: str, lang: str, rng: random.Random) -> str:
    ordinal = _ordinal(int(number))
    forms = {
        "de": (f"{number}. Aufl", f"{number}. Auflage", f"{number}., überarb. Aufl"),
        "fr": (f"{number}e éd", f"{number}ème édition"),
        "es": (f"{number}ª ed", f"{number}. ed"),
        "it": (f"{number}ª ed",),
    }.get(lang, (f"{ordinal} ed", f"{ordinal} ed", f"{ordinal} edn", f"{ordinal} edition", f"Rev. {ordinal} ed"))
    return rng.choice(forms)


def _capitals(title: str) -> str:
    words = title.split(" ")
    return " ".join(w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))


def _shortened(first: str, last: str) -> str:
    """The last page without the digits it shares with the first: 541-4."""
    if len(first) != len(last):
        return last
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    return last[same:]


class Printer:
    """Prints one item through one layout; every choice comes from `rng`."""

    def __init__(self, item: Item, layout: Layout, rng: random.Random) -> None:
        self.item, self.layout, self.rng = item, layout, rng
        self.short_pages = rng.random() < layout.short_pages
        self.capitals = rng.random() < layout.title_case and item.lang == "en"
        self.dash = rng.choice((layout.dash,) * 6 + ("-", "–", "—", "--", " - ", "‐"))
        self.year = item.values.get("status") or f"{item.year}{rng.choice('ab') if rng.random() < 0.04 else ''}"

    def _pages(self, value: str) -> str:
        first, dash, last = value.replace("–", "-").partition("-")
        if dash and first == last:
            return first
        if self.short_pages and first.isdigit() and last.isdigit():
            last = _shortened(first, last)
        return f"{first}{self.dash if dash else ''}{last}"

    def _range(self) -> str:
        first = self.rng.randint(2, 480)
        return f"{first}-{first + self.rng.randint(1, 30)}"

    def value(self, name: str) -> Piece:
        """The printed text and the label of a slot; no text when the item lacks it."""
        item, layout, rng, values = self.item, self.layout, self.rng, self.item.values
        people = {
            "author": (item.authors, False),
            "editor": (item.editors, False),
            "editor-natural": (item.editors, True),
            "translator": (item.translators, True),
        }
        if name in people:
            group, natural = people[name]
            text = (
                printed_people(
                    group, (layout.editors or layout.names) if natural else layout.names, rng, natural=natural
                )
                if group
                else ""
            )
            return (text or (item.organisation if name == "author" else ""), name.removesuffix("-natural"))
        date = (item.year, item.month, item.day)
        made: dict[str, Callable[[], Piece]] = {
            "year": lambda: (self.year, "date"),
            "year-2": lambda: (str(item.year), "date"),
            "date": lambda: (
                values.get("status") or printed_date(layout.dates if layout.dates != "year" else "y", item.lang, date),
                "date",
            ),
            "accessed": lambda: (printed_date(layout.accessed, item.lang, item.access), "note"),
            "access-date": lambda: (printed_date("b. d, y", item.lang, item.access), "date"),
            "collaboration": lambda: (item.collaboration, "collaboration"),
            "title": lambda: (_capitals(values["title"]) if self.capitals else values["title"], "title"),
            "container": lambda: (values.get(layout.journal, values.get("container", "")), "container-title"),
            "page": lambda: (self._pages(values.get("page", "")), "page"),
            "first": lambda: (values.get("page", "").partition("-")[0], "page"),
            "cited": lambda: (str(rng.randint(2, 480)), "page"),
            "cited-range": lambda: (self._pages(self._range()), "page"),
            "pages-total": lambda: (str(rng.randint(90, 700)), "page"),
            "volume-2": lambda: (rng.choice("I II III IV V VI".split()), "volume"),
            "edition": lambda: (
                _edition(values["edition"], layout.lang, rng) if "edition" in values else "",
                "edition",
            ),
            "series": lambda: (values.get("series", ""), "collection-title"),
            "isbn": lambda: (
                rng.choice(("ISBN ", "ISBN: ", "ISBN ")) + values["isbn"] if "isbn" in values else "",
                "isbn",
            ),
        }
        return made[name]() if name in made else (values.get(name, ""), name)

    def _group(self, tokens: list[str]) -> list[Piece] | None:
        """Pieces up to the closing brace; nothing when a slot of this very group is empty."""
        pieces: list[Piece] = []
        missing = False
        while tokens:
            token = tokens.pop(0)
            if token.startswith("}"):
                break
            if token.startswith("{"):
                pieces += self._group(tokens) or []
            elif token[0] == "<":
                piece = self.value(token[1:-1])
                missing = missing or not piece[0]
                pieces.append(piece)
            else:
                pieces.append((token, ""))
        return None if missing else pieces

    def pieces(self) -> list[Piece] | None:
        """The whole reference; nothing when the item lacks what the pattern cannot do without."""
        pattern = self.layout.patterns[self.item.kind]
        if len(self.item.editors) == 1 and self.rng.random() < 0.85:
            pattern = re.sub(r"\b(Ed|ed|Hg)(s|g)\b|\b(editor)s\b", lambda m: m[3] or m[1], pattern)
        has = self._has
        while match := re.search(r"\[\[((?:(?!\[\[|\]\](?!\])).)*)\]\]", pattern):
            options = match[1].split("||")
            fitting = [
                o for o in options if all(has(s) for s in re.findall(r"<([a-z0-9-]+)>", re.sub(r"\{[^{}]*\}", "", o)))
            ]
            whole = [o for o in fitting if all(has(s) for s in re.findall(r"<([a-z0-9-]+)>", o))]
            pattern = pattern[: match.start()] + self.rng.choice(whole or fitting or options) + pattern[match.end() :]
        pieces = self._group(_TOKEN.findall(pattern))
        return joined(pieces) if pieces else None

    def _has(self, name: str) -> bool:
        item = self.item
        groups = {
            "author": item.authors or item.organisation,
            "editor": item.editors,
            "editor-natural": item.editors,
            "translator": item.translators,
        }
        if name in groups:
            return bool(groups[name])
        needs = {"series": "series", "first": "page", "container": "container"}.get(name, name)
        return needs in item.values or name in {
            "year",
            "year-2",
            "date",
            "accessed",
            "access-date",
            "cited",
            "cited-range",
            "pages-total",
            "volume-2",
        }


def joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces with no doubled spaces or stops between them: a stop that ends a field is not printed again."""
    out: list[Piece] = []
    so_far = ""
    for text, label in pieces:
        part = text
        if not label:
            if (so_far.rstrip()[-1:] in {".", "?", "!"} and part.startswith(".")) or (
                so_far[-1:] in {"?", "!"} and part.startswith(",”")
            ):
                part = part[1:]
            if so_far.endswith(" ") or not so_far:
                part = part.lstrip()
            part = re.sub(r" {2,}", " ", part)
        so_far = (so_far + part)[-20:]
        if part:
            out.append((part, label))
    return out
