"""Reads works as Crossref shapes them into things to cite, for `synthetic_strings.py`."""

from __future__ import annotations

import html
import re
from itertools import chain
from pathlib import Path
from typing import Any

from _rows import rows
from attrs import define, field

Person = tuple[str, str]  # family, given

_TAG = re.compile(r"<[^>]{1,80}>")
_LETTERS = re.compile(r"[^\W\d_]")


@define
class Item:
    """One thing to cite: what a layout may print of it. Empty strings and tuples are not printed."""

    kind: str
    lang: str = "en"
    authors: tuple[Person, ...] = ()
    organisation: str = ""
    collaboration: str = ""
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    values: dict[str, str] = field(factory=dict)
    year: int = 0
    month: int = 0
    day: int = 0
    access: tuple[int, int, int] = (2020, 1, 1)


@define
class Pool:
    """Parts that items are put together from, in the order they were read."""

    works: dict[str, list[Item]] = field(factory=lambda: {"article": [], "chapter": [], "proceedings": []})
    people: list[Person] = field(factory=list)
    titles: list[str] = field(factory=list)
    books: list[str] = field(factory=list)


def _clean(text: str) -> str:
    text = html.unescape(html.unescape(_TAG.sub("", text)))
    return " ".join(text.split()).strip(" .")


def _sound(text: str, most: int) -> bool:
    """Whether a deposited value can be printed: no lost characters, markup or braces, and not too long."""
    return (
        bool(text)
        and len(text) <= most
        and not re.search(r"[�<>{}$\\|_]|[\ue000-\uf8ff]", text)
        and bool(_LETTERS.search(text))
        and not re.search(r"\bVolume \d", text)
    )


def _people(entries: list[dict[str, Any]]) -> tuple[Person, ...]:
    people = tuple((_clean(e.get("family", "")), _clean(e.get("given", ""))) for e in entries)
    good = all(
        _sound(f, 40) and f[0].isupper() and "," not in f + g and len(g) < 40 and not re.search(r"\d|\(", f + g)
        for f, g in people
    )
    return people if good and all("�" not in g for _, g in people) else ()


def _item(work: dict[str, Any]) -> Item | None:
    kinds = {"journal-article": "article", "book-chapter": "chapter", "proceedings-article": "proceedings"}
    kind = kinds.get(work.get("type", ""))
    title = _clean(" ".join(work.get("title", [])[:1]))
    container = _clean(" ".join(work.get("container-title", [])[:1]))
    year = (work.get("issued", {}).get("date-parts") or [[None]])[0]
    authors = _people(work.get("author", []))
    if kind is None or not _sound(title, 220) or not _sound(container, 160) or not authors or not year or not year[0]:
        return None
    if title.isupper():
        title = title.capitalize()
    values = {"title": title, "container": container, "doi": work.get("DOI", "")}
    for key in ("volume", "issue", "page"):
        value = str(work.get(key, "")).replace(" ", "")
        if 0 < len(value) <= 14 and re.fullmatch(r"[\w./]+(?:[-–][\w./]+)?", value):
            values[key] = value
    if len(values["doi"]) > 50 or not re.fullmatch(r"10\.\d{4,9}/[\w.()/:;-]+", values["doi"]):
        values.pop("doi")
    short = _clean(" ".join(work.get("short-container-title", [])[:1]))
    if _sound(short, 60) and len(short) < len(container):
        values["short"] = short
    parts = [int(x) for x in year if x]
    month, day = ([*parts[1:], 0, 0])[:2]
    return Item(kind, authors=authors, values=values, year=parts[0], month=month, day=day)


def read_pool(paths: list[Path]) -> Pool:
    """The parts of all works that can be printed."""
    pool = Pool()
    books: dict[str, None] = {}
    people: dict[Person, None] = {}
    for work in chain.from_iterable(map(rows, paths)):
        item = _item(work)
        if item is None:
            continue
        pool.works[item.kind].append(item)
        people.update(dict.fromkeys(p for p in item.authors[:6] if p[1]))
        pool.titles.append(item.values["title"])
        if item.kind == "chapter" and len(item.values["container"]) < 110:
            books[item.values["container"]] = None
    pool.people, pool.books = list(people), list(books)
    return pool
