"""Makes things to cite of every kind out of a pool of works, for `synthetic_strings.py`."""
# ruff: noqa: E501  # tables of choices read best on one line

from __future__ import annotations

import random
import re

import _synthetic_lists as lists
from _synthetic_works import Item, Person, Pool


def _abbreviated(name: str, *, dots: bool) -> str:
    """A journal's name as ISO 4 shortens it, as far as our list of words goes; one word stays as it is."""
    words = [w for w in re.split(r"\s+", name.replace(":", "").replace(",", "")) if w.lower() not in lists.DROPPED]
    if len(words) < 2:
        return name
    short = [lists.ABBREVIATIONS.get(w.lower(), w) for w in words]
    return " ".join(short) if dots else " ".join(w.rstrip(".") for w in short)


def _how_many(rng: random.Random, *, most: int = 8) -> int:
    return min(most, rng.choices((1, 2, 3, 4, 5, 6, 7, 8), (30, 24, 16, 10, 8, 5, 4, 3))[0])


class Maker:
    """Makes items of every kind from a pool; every choice comes from `rng`."""

    def __init__(self, pool: Pool, rng: random.Random) -> None:
        self.pool = pool
        self.rng = rng

    def people(self, lang: str, count: int) -> tuple[Person, ...]:
        """`count` people; outside English half of them bear names of the language."""
        rng = self.rng
        local = lang in lists.FAMILIES and rng.random() < 0.8
        return tuple(
            (rng.choice(lists.FAMILIES[lang]), rng.choice(lists.GIVENS[lang]))
            if local
            else rng.choice(self.pool.people)
            for _ in range(count)
        )

    def title(self, lang: str, *, book: bool) -> str:
        """A title: the pool's for English, the title grammar's for other languages and some English books."""
        rng = self.rng
        if lang == "en" and rng.random() < (0.75 if book else 1):
            pool = self.pool.books if book and rng.random() < 0.6 else self.pool.titles
            for _ in range(20):
                title = rng.choice(pool)
                if len(title) < (90 if book else 160):
                    return self._short(title) if rng.random() < 0.08 else title
        head, subject, frame = (rng.choice(words) for words in lists.TITLES[lang])
        title = f"{head} {subject} {frame}".replace(" :", ":").replace(" ,", ",").replace(" .", ".").rstrip(" .")
        return title.strip()

    def _short(self, title: str) -> str:
        """The first word or words of a title: "Tinnitus", "Mental Disorders"."""
        words = [word.strip(",:;.?") for word in title.split()]
        count = self.rng.randint(1, 3)
        return " ".join(words[:count]) if words[count - 1 : count] and len(words[count - 1]) > 3 else title

    def make(self, kind: str, lang: str = "en") -> Item:
        """One item of `kind`, a key of `KINDS` in synthetic_strings.py."""
        rng = self.rng
        item: Item = getattr(self, "_" + kind)(lang)
        item.kind, item.lang = kind, lang
        if (
            item.year < 1900 or item.year > 2026 or (kind in {"article", "chapter"} and rng.random() < 0.4)
        ):  # the works read may be of few years
            item.year = rng.randint(1955, 2025)
        item.access = (min(2025, max(item.year, 2008) + rng.randint(0, 6)), rng.randint(1, 12), rng.randint(1, 28))
        item.month = item.month or rng.randint(1, 12)
        item.day = item.day or rng.randint(1, 28)
        if rng.random() < 0.3:
            item.values.pop("doi", None)
        return item

    def _copy(self, kind: str) -> Item:
        item = self.rng.choice(self.pool.works[kind])
        return Item(
            kind, authors=item.authors, values=dict(item.values), year=item.year, month=item.month, day=item.day
        )

    def _pages(self) -> str:
        first = self.rng.randint(1, 900)
        return f"{first}-{first + self.rng.randint(2, 40)}"

    def _numbers(self, item: Item) -> None:
        rng = self.rng
        item.values.setdefault("volume", str(rng.randint(1, 180)))
        if rng.random() < 0.7:
            item.values.setdefault(
                "issue",
                rng.choice(
                    (str(rng.randint(1, 12)), str(rng.randint(1, 6)), f"{rng.randint(1, 5)}-{rng.randint(6, 8)}")
                ),
            )
        item.values.setdefault("page", self._pages())
        if rng.random() < 0.04:
            item.values["issue"] = rng.choice(("Suppl 1", "Suppl. 2", "Pt 2", "Supplement", "3 Suppl"))
        if rng.random() < 0.03:
            item.values["page"] = rng.choice(("S12-S19", "e104", "R795", "1180e1", "xi-xxii", "S45"))

    def _article(self, lang: str) -> Item:
        item = self._copy("article")
        rng = self.rng
        if lang != "en":
            item.authors = self.people(lang, min(3, _how_many(rng)))
            item.values |= {"title": self.title(lang, book=False), "container": rng.choice(lists.JOURNALS[lang])}
            for key in ("short", "issue", "page"):
                item.values.pop(key, None)
            item.year = rng.randint(1900, 2024)
            if rng.random() < 0.7:
                item.values.pop("doi", None)
            item.values["volume"] = rng.choice(
                (str(rng.randint(1, 90)), rng.choice("I II IV VI VII XII XIV XXIII XXXVI LXX XCI".split()))
            )
        self._numbers(item)
        if rng.random() < 0.35:
            item.values.pop("issue", None)
        if rng.random() < 0.04:
            item.values.pop("page", None)
        if rng.random() < 0.18:
            item.values["pmid"] = str(rng.randint(1_000_000, 38_999_999))
        name = item.values["container"]
        dots, full = _abbreviated(name, dots=True), name
        item.values["abbr-dots"] = dots if lang == "en" else full
        item.values["abbr"] = (
            (item.values.get("short") or _abbreviated(name, dots=False)).replace(".", "") if lang == "en" else full
        )
        if rng.random() < 0.01:
            item.values |= {"status": rng.choice(("in press", "forthcoming", "in press"))}
        return item

    def _physics(self, lang: str) -> Item:
        del lang
        item = self._copy("article")
        rng = self.rng
        name = rng.choice(lists.SHORT_JOURNALS)
        item.values |= {"container": name, "abbr": name, "abbr-dots": name, "volume": str(rng.randint(1, 800))}
        item.values["page"] = rng.choice(
            (
                str(rng.randint(1, 4999)),
                f"{rng.randint(1, 24):02d}{rng.randint(1, 9999):04d}",
                f"L{rng.randint(1, 99)}",
                self._pages(),
            )
        )
        item.values.pop("issue", None)
        if rng.random() < 0.35:
            item.values["arxiv"] = self._arxiv(item)
        if rng.random() < 0.08:
            item.collaboration = rng.choice(lists.COLLABORATIONS)
        return item

    def _arxiv(self, item: Item) -> str:
        rng = self.rng
        if item.year >= 2008:
            return (
                f"arXiv:{item.year % 100:02d}{rng.randint(1, 12):02d}.{rng.randint(1, 9999):0{4 if item.year < 2015 else 5}d}"
                + rng.choice(("", "", "", "v1", "v2"))
            )
        archive = rng.choice(("hep-ph", "hep-th", "astro-ph", "cond-mat", "quant-ph", "hep-lat"))
        return f"arXiv:{archive}/{rng.choice((94, 96, 98, 99, 1, 3, 5)):02d}{rng.randint(1, 12):02d}{rng.randint(1, 999):03d}"

    def _publisher(self, item: Item, lang: str) -> None:
        rng = self.rng
        name, place = rng.choice(lists.FOREIGN_PUBLISHERS.get(lang, lists.PUBLISHERS))
        item.values |= {"publisher": name, "place": place}

    def _book(self, lang: str) -> Item:
        rng = self.rng
        item = Item("book", authors=self.people(lang, min(4, _how_many(rng))), year=rng.randint(1920, 2025))
        item.values["title"] = self.title(lang, book=True)
        self._publisher(item, lang)
        if rng.random() < 0.3:
            item.values["edition"] = str(rng.randint(2, 9))
        if rng.random() < 0.1:
            item.values["series"] = rng.choice(lists.SERIES)
            if rng.random() < 0.6:
                item.values["volume"] = str(rng.randint(2, 900))
        if rng.random() < 0.1:
            item.values["isbn"] = rng.choice(("978-0-{}-{:05d}-{}", "0-{}-{:05d}-{}", "9780{}{:06d}{}")).format(
                rng.randint(100, 999), rng.randint(0, 99999), rng.randint(0, 9)
            )
        if rng.random() < 0.18:
            item.translators = self.people("en", 1)
        if rng.random() < 0.06:
            item.authors, item.organisation = (), rng.choice(lists.ORGANISATIONS)[0]
        if rng.random() < 0.12:
            item.values["doi"] = f"10.{rng.randint(1000, 9999)}/{rng.randint(9780000000000, 9789999999999)}"
        return item

    def _edited(self, lang: str) -> Item:
        item = self._book(lang)
        item.editors, item.authors, item.organisation, item.translators = (
            self.people(lang, self.rng.randint(1, 3)),
            (),
            "",
            (),
        )
        return item

    def _chapter(self, lang: str) -> Item:
        rng = self.rng
        item = self._copy("chapter")
        if lang != "en":
            item.authors = self.people(lang, min(2, _how_many(rng)))
            item.values = {"title": self.title(lang, book=False), "container": self.title(lang, book=True)}
        item.editors = self.people(lang, rng.choice((1, 2, 2, 3)))
        self._publisher(item, lang)
        item.values.setdefault("page", self._pages())
        item.values.pop("volume", None)
        item.values.pop("issue", None)
        if rng.random() < 0.1:
            item.values["volume"] = str(rng.randint(1, 4))
        if rng.random() < 0.08:
            item.values["edition"] = str(rng.randint(2, 6))
        if rng.random() < 0.1:
            item.values["series"] = rng.choice(lists.SERIES)
        return item

    def _proceedings(self, lang: str) -> Item:
        del lang
        rng = self.rng
        item = self._copy("proceedings")
        if rng.random() < 0.35:
            nth, area = (
                rng.choice(("", "2nd ", "5th ", "12th ", "21st ", "33rd ")),
                rng.choice(
                    (
                        "Computer Vision",
                        "Machine Learning",
                        "Robotics and Automation",
                        "Very Large Data Bases",
                        "Software Engineering",
                        "Human Factors",
                    )
                ),
            )
            item.values["container"] = rng.choice(
                (
                    "Proceedings of the {}International Conference on {}",
                    "Proc. {}Int. Conf. on {}",
                    "{}International Symposium on {}",
                )
            ).format(nth, area)
            if rng.random() < 0.5:
                item.values["title"] = self.title("en", book=False)
        item.values["abbr-dots"] = item.values["abbr"] = item.values["container"]
        item.values["place"] = rng.choice(
            "Vancouver, Canada|San Francisco, CA|Berlin, Germany|Lisbon, Portugal|Melbourne, Australia|Seoul|Zurich|Orlando, FL, USA|Beijing, China|Prague".split(
                "|"
            )
        )
        item.values["publisher"] = rng.choice(
            ("ACM", "IEEE", "Springer", "Association for Computational Linguistics", "AAAI Press", "ACM Press")
        )
        item.values.setdefault("page", self._pages())
        item.values.pop("volume", None)
        if rng.random() < 0.25:
            item.values |= {"series": rng.choice(lists.SERIES), "volume": str(rng.randint(100, 9999))}
        if rng.random() < 0.25:
            item.editors = self.people("en", rng.randint(1, 3))
        return item

    def _report(self, lang: str) -> Item:
        rng = self.rng
        name, place, host = rng.choice(lists.ORGANISATIONS)
        item = Item("report", year=rng.randint(1975, 2025))
        item.values = {"title": self.title(lang, book=lang != "en" or rng.random() < 0.4), "place": place}
        if rng.random() < 0.5:
            item.organisation = name
        else:
            item.authors = self.people(lang, min(4, _how_many(rng)))
        if not item.organisation and rng.random() < 0.5:
            item.values["institution"] = rng.choice(lists.UNIVERSITIES.get(lang, lists.UNIVERSITIES["en"]))
            item.values.pop("place")
        else:
            item.values["publisher"] = name
        if rng.random() < 0.6:
            item.values["genre"] = rng.choice(
                (
                    "Technical Report",
                    "Tech. Rep.",
                    "Working Paper",
                    "Report",
                    "Discussion Paper",
                    "Research Report",
                    "Policy Brief",
                )
            )
            item.values["number"] = rng.choice(
                (
                    str(rng.randint(1, 2999)),
                    f"{rng.randint(1970, 2024)}/{rng.randint(1, 60)}",
                    f"{rng.choice(('TR', 'CS', 'WHO/MSD', 'EPA', 'NUREG', 'NASA-TM'))}-{rng.randint(10, 99)}-{rng.randint(1, 999)}",
                    f"{rng.randint(80, 99)}-{rng.randint(1, 40)}",
                )
            )
        if rng.random() < 0.5:
            item.values["url"] = self._url(host, item)
        return item

    def _thesis(self, lang: str) -> Item:
        rng = self.rng
        genres = {
            "en": (
                "PhD thesis",
                "Ph.D. thesis",
                "Ph.D. dissertation",
                "PhD dissertation",
                "Doctoral dissertation",
                "Master's thesis",
                "MSc thesis",
                "PhD diss.",
                "Unpublished doctoral dissertation",
            ),
            "de": ("Dissertation", "Diss.", "Diplomarbeit", "Masterarbeit"),
            "fr": ("Thèse de doctorat", "Thèse", "Mémoire de maîtrise"),
            "it": ("Tesi di laurea", "Tesi di dottorato"),
            "es": ("Tesis doctoral", "Tesis de maestría", "Dissertação (Mestrado)"),
        }
        item = Item("thesis", authors=self.people(lang, 1), year=rng.randint(1960, 2025))
        _, place, _ = rng.choice(lists.ORGANISATIONS)
        item.values = {
            "title": self.title(lang, book=False),
            "genre": rng.choice(genres[lang]),
            "institution": rng.choice(lists.UNIVERSITIES[lang]),
        }
        if rng.random() < 0.3:
            item.values["place"] = place
        if rng.random() < 0.2:
            item.values["url"] = self._url(
                rng.choice(("hdl.handle.net", "theses.hal.science", "etheses.example.ac.uk", "escholarship.org")), item
            )
        return item

    def _url(self, host: str, item: Item) -> str:
        rng = self.rng
        words = re.findall(r"[a-z0-9]+", item.values["title"].lower())[: rng.randint(2, 7)]
        path = rng.choice(
            (
                "/{}/",
                "/{}.html",
                "/{}.pdf",
                "/news/{}",
                f"/publications/{item.year}/{{}}",
                f"/docs/{rng.randint(100, 99999)}",
                f"/{item.year}/{rng.randint(1, 12):02d}/{{}}",
            )
        )
        return rng.choice(("https://", "https://", "http://")) + host + path.format(rng.choice("-_-").join(words))

    def _web(self, lang: str) -> Item:
        rng = self.rng
        item = Item("web", year=rng.randint(1998, 2025))
        item.values["title"] = self.title(lang, book=rng.random() < 0.5)
        if rng.random() < 0.35:
            site, host = rng.choice(lists.NEWS)
            item.values["container"] = site
            item.authors = self.people(lang, rng.choice((1, 1, 2)))
        else:
            item.organisation, _, host = rng.choice(lists.ORGANISATIONS)
        item.values["url"] = self._url(host, item)
        if rng.random() < 0.08:
            item.values["status"] = {"en": "n.d.", "de": "o. J.", "fr": "s. d.", "it": "s.d.", "es": "s. f."}[lang]
        return item

    def _page(self, lang: str) -> Item:
        """A page that names no author but the site, which is often a body."""
        item = self._web(lang)
        item.values.setdefault("container", item.organisation)
        item.organisation, item.authors = "", ()
        return item

    def _preprint(self, lang: str) -> Item:
        item = self._physics(lang)
        item.values = {"title": item.values["title"], "arxiv": self._arxiv(item)}
        if self.rng.random() < 0.3:
            item.values.pop("arxiv")
            item.values |= {
                "container": self.rng.choice(("bioRxiv", "medRxiv", "PsyArXiv", "SSRN", "Research Square")),
                "doi": f"10.1101/{self.rng.randint(2014, 2024)}.{self.rng.randint(1, 12):02d}.{self.rng.randint(1, 28):02d}.{self.rng.randint(20000000, 24999999)}",
            }
        return item

    def _dataset(self, lang: str) -> Item:
        item = self._article(lang)
        rng = self.rng
        item.year = rng.randint(2010, 2025)
        title = item.values["title"]
        item.values = {
            "title": rng.choice((f"Data from: {title}", title, f"{title}: data and code", self._short(title))),
            "container": rng.choice(lists.REPOSITORIES),
            "genre": rng.choice(("Data set", "Dataset")),
            "doi": f"10.5281/zenodo.{rng.randint(10000, 9999999)}",
        }
        return item
