"""Labelled synthetic reference strings for training the tagger.

    python tasks/synthetic_strings.py works-1.jsonl.gz works-2.jsonl --count 8000 --seed 1 --out synthetic.jsonl

Works are JSON lines, plain or gzip, in the shape of Crossref's `works` (`type`, `title[]`, `author[]`,
`container-title[]`, `volume`, `issue`, `page`, `issued`, `DOI`). Articles, chapters and papers are theirs, some
numbers and years changed; books, reports, theses, web pages, preprints and data sets are put together from
their titles and people with publishers, organisations and universities of our own lists, and are therefore not
real works. Each is printed through one of our layouts or one of the CSL styles, and then spoilt as documents
spoil references. The same arguments give the same bytes.

A line is {"id", "source": "synthetic", "doc", "style", "kind", "lang", "raw", "spans": [[start, end, label],
...]}, spans trimmed of outer punctuation. Needs the dependency group `training`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from hashlib import sha1
from pathlib import Path
from typing import Any

from _synthetic_csl import Styles
from _synthetic_items import Maker
from _synthetic_layouts import LAYOUTS, Layout
from _synthetic_noise import Sign, noisy, signs
from _synthetic_render import Piece, Printer
from _synthetic_works import Item, read_pool

KINDS = {
    "article": 32, "physics": 8, "chapter": 12, "book": 12, "edited": 3, "report": 8, "thesis": 6, "web": 6, "page": 4,
    "proceedings": 6, "preprint": 4, "dataset": 4,
}  # fmt: skip
SIGNALS = {
    "en": ("See ", "Cf. ", "See also ", "Quoted in "),
    "de": ("Vgl. ", "Siehe ", "Vgl. auch "),
    "it": ("Cfr. ", "Si veda ", "Vedi "),
}
PEOPLE = frozenset({"author", "editor", "translator"})
_OUTER = " .,;:\"“”‘’'«»„`"
_NAME_STOP = re.compile(r"(?:(?<!\w)[^\W\d_]|(?<!\w)al|Jr|Sr|u\. ?a) ?$")


def _trimmed(text: str, label: str) -> tuple[int, int]:
    """Start and end of a value without outer punctuation; the stop of an initial or of "et al." stays with its name."""
    start, end = 0, len(text)
    while start < end and (text[start] in _OUTER or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _OUTER or text[end - 1].isspace()):
        end -= 1
    if label in PEOPLE and text[end : end + 2].strip()[:1] == "." and _NAME_STOP.search(text[start:end]):
        end = text.index(".", end) + 1
    return start, end


def _spans(text: list[Sign], pieces: list[Piece]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    raw = "".join(sign for sign, _ in text)
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end][1] == text[at][1]:
            end += 1
        place = text[at][1]
        if place >= 0:
            start, stop = _trimmed(raw[at:end], pieces[place][1])
            if stop > start:
                spans.append((at + start, at + stop, pieces[place][1]))
        at = end
    return spans


def _squashed(text: str) -> str:
    return "".join(s for s in unicodedata.normalize("NFD", text.casefold()) if s.isalnum())


def _verified(pieces: list[Piece], text: list[Sign], spans: list[tuple[int, int, str]]) -> bool:
    """Whether spans hold their fields, and all of them: to the sign before noise, in letters and digits after."""
    clean = "".join(part for part, _ in pieces)
    fields = [(part, label) for part, label in pieces if label and _trimmed(part, label)[1] > _trimmed(part, label)[0]]
    before = [clean[a:b] for a, b, _ in _spans(signs(pieces), pieces)]
    if before != [part[slice(*_trimmed(part, label))] for part, label in fields]:
        return False
    raw = "".join(sign for sign, _ in text)
    wanted = [(_squashed(part), label) for part, label in fields]
    found = [(_squashed(raw[a:b]), label) for a, b, label in spans]
    cut = len(found) and len(found) <= len(wanted) and wanted[len(found) - 1][0].startswith(found[-1][0])
    return found == wanted or bool(
        cut and len(_squashed(raw)) < len(_squashed(clean)) and found[:-1] == wanted[: len(found) - 1]
    )


class Writer:
    """Draws kinds, layouts and noise until it has as many strings as asked for."""

    def __init__(self, maker: Maker, rng: random.Random, csl_share: float) -> None:
        """`csl_share` of the strings go through CSL styles, the rest through our layouts."""
        self.maker, self.rng, self.csl_share = maker, rng, csl_share
        self.styles = Styles()
        self.noise: dict[str, int] = {}
        self.dropped: Counter[str] = Counter()

    def _by_layout(self) -> tuple[Item, str, list[Piece] | None]:
        rng = self.rng
        kind = rng.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        layouts = [layout for layout in LAYOUTS if kind in layout.patterns]
        layout: Layout = rng.choices(layouts, [x.weight for x in layouts])[0]
        item = self.maker.make(kind, layout.lang)
        pieces = Printer(item, layout, rng).pieces()
        if pieces and rng.random() < layout.numbers:
            before, after = rng.choice(layout.numeral).split("{}")
            pieces = [
                (part, label)
                for part, label in ((before, ""), (str(rng.randint(1, 240)), "citation-number"), (after, ""))
                if part
            ] + pieces
        return item, layout.name, self._customs(pieces, item, layout) if pieces else None

    def _customs(self, pieces: list[Piece], item: Item, layout: Layout) -> list[Piece]:
        """What writers do to an entry: no author or a dash for one, a word before a note, a remark at the end."""
        rng = self.rng
        if pieces[0][1] == "author" and len(pieces) > 2:
            if rng.random() < (0.12 if item.kind == "web" else 0.02) and pieces[1][0] in {". ", ", ", " ", ": "}:
                pieces = pieces[2:]
            elif rng.random() < 0.02:
                pieces = [(rng.choice(("———", "______", "---", "Id.", "—")), ""), *pieces[1:]]
        if ("note" in layout.name or layout.lang == "it") and rng.random() < 0.08:
            pieces = [(rng.choice(SIGNALS[layout.lang]), ""), *pieces]
        if item.kind in {"article", "physics", "book"} and rng.random() < 0.03:
            remarks = {
                "article": (
                    "in German",
                    "in French with English abstract",
                    "Epub ahead of print",
                    "Review",
                    "abstract",
                    "Special Issue",
                ),
                "physics": ("INSPIRE", "erratum ibid.", "translated from Russian", "unpublished"),
                "book": ("in Russian", "reprint", "Print", "original work published 1925", "2 vols"),
            }[item.kind]
            opening, closing = rng.choice(((" (", ")"), (" [", "]"), (" (", ").")))
            pieces = [*pieces, (opening, ""), (rng.choice(remarks), "note"), (closing, "")]
        return pieces

    def _by_csl(self) -> tuple[Item, str, list[Piece] | None]:
        kind = self.rng.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        item = self.maker.make("article" if kind == "physics" else kind)
        name, pieces = self.styles.pieces(item, self.rng)
        return item, f"csl:{name}", pieces

    def one(self) -> dict[str, Any] | None:
        """One string with its spans; nothing when it could not be printed or a span is not its field."""
        item, style, pieces = self._by_csl() if self.rng.random() < self.csl_share else self._by_layout()
        if not pieces:
            self.dropped[f"{style} {item.kind}: not printed"] += 1
            return None
        text = noisy(pieces, self.rng, self.noise)
        spans = _spans(text, pieces)
        if not _verified(pieces, text, spans) or not {"title", "container-title"} & {label for _, _, label in spans}:
            self.dropped[f"{style} {item.kind}: spans"] += 1
            return None
        raw = "".join(sign for sign, _ in text)
        digest = sha1(raw.encode(), usedforsecurity=False).hexdigest()
        return {
            "id": f"synthetic:{digest[:12]}", "source": "synthetic", "doc": f"synthetic-{digest[0]}", "style": style,
            "kind": item.kind, "lang": item.lang, "raw": raw, "spans": spans,
        }  # fmt: skip


def main() -> None:
    """Read the works, write the strings, print of what they are made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("works", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--csl", type=float, default=0.3, help="share of strings through CSL styles")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # no secrets here
    writer = Writer(Maker(read_pool(options.works), rng), rng, options.csl)
    records: dict[str, dict[str, Any]] = {}
    while len(records) < options.count:
        record = writer.one()
        if record is not None:
            records[record["id"]] = record
    with options.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records.values())
    made = list(records.values())
    counts = {
        "kind": Counter(r["kind"] for r in made),
        "language": Counter(r["lang"] for r in made),
        "label": Counter(label for r in made for _, _, label in r["spans"]),
        "style": Counter(r["style"] for r in made),
        "noise": Counter(writer.noise),
        "dropped": writer.dropped,
    }
    for name, counter in counts.items():
        print(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counter.most_common()))


if __name__ == "__main__":
    main()
