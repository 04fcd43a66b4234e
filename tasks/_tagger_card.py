"""The card that lies beside the tagger's model: what it was trained on and how, licences, and how well it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

ORIGINS = {
    "anystyle": "inukshuk/anystyle, `res/parser/core.xml`, `gold.xml`, `good.xml` (machine labels); BSD-2-Clause",
    "grobid": "kermitt2/grobid, `grobid-trainer/resources/dataset/citation`; Apache-2.0",
    "linkedbooks": "dhlab-epfl/LinkedBooksDeepReferenceParsing; MIT",
    "ore-jats": "articles of Open Research Europe, JATS; CC BY 4.0",
}
_HEAD = """\
# The tagger's model and tables

Made by `tasks/train_tagger.py` and `tasks/train_choice.py` on {day}; not edited by hand.

| file | what | bytes | SHA-256 |
|---|---|---|---|
{files}

## What it is

A linear-chain conditional random field over the tokens of a reference string: the mean of the weights of {experts} that
were trained apart, each on {share:.0%} of the strings below, without {blind:.0%} of the kinds of features, and with
{synthetic} synthetic strings of its own. Settings: {settings}.

A log-linear model chooses among its likeliest readings where it doubts: trained on readings of the same strings and of
synthetic ones, each by a tagger that had not seen it.

## What it was trained on

| source | strings | origin and licence |
|---|---|---|
{sources}
| synthetic | {extra} | `tasks/synthetic_strings.py`, through our own layouts and CSL styles |

`words.txt` and `journals.bloom` were learned from the authors, titles and journals of bibliographic records (facts),
and from JabRef's list of journals and abbreviations (CC0). No string of the corpora lies in these files; the model
holds weights.

## How well it reads

{figures}

## What it cannot do

Its corpora disagree in places: a place behind a title is the title's in some strings of linkedbooks and a place in
others, a proceedings' name is a title here and a container there. It has seen few references in Cyrillic, Greek,
Arabic or Hebrew letters. It always reads something: a field's confidence says how far to trust it, and checks hold only
what was read surely against a reference (`evidencecheck.model.reference.SURE`).
"""


def write(  # noqa: PLR0913 - all that the card tells
    folder: Path,
    rows: Sequence[Mapping[str, Any]],
    extra: int,
    *,
    day: str,
    experts: int,
    shares: tuple[float, float, int],
    settings: Mapping[str, Any],
    figures: str,
) -> None:
    """Write ``README.md`` into ``folder``, beside the files that it speaks of."""
    counts = Counter(str(row["source"]) for row in rows)
    files = "\n".join(
        f"| `{name}` | {what} | {len(data := (folder / name).read_bytes()):,} | `{sha256(data).hexdigest()}` |"
        for name, what in (
            ("tagger.crfsuite", "the model, in CRFsuite's format"),
            ("bundles.txt", "features that the model knows under one name"),
            ("choice.txt", "weights by which one of several readings is chosen"),
            ("words.txt", "words with what records tell of them"),
            ("journals.bloom", "names of journals, as a Bloom filter"),
        )
        if (folder / name).exists()
    )
    sources = "\n".join(f"| {name} | {count:,} | {_origin(name)} |" for name, count in sorted(counts.items()))
    text = _HEAD.format(
        day=day,
        files=files,
        experts=experts,
        share=shares[0],
        blind=shares[1],
        synthetic=f"{shares[2]:,}",
        settings=", ".join(f"{name} {value}" for name, value in settings.items()),
        sources=sources,
        extra=f"{extra:,}",
        figures=figures.strip() or "Not measured.",
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def _origin(source: str) -> str:
    return next((text for name, text in ORIGINS.items() if source.startswith(name)), "not told")
