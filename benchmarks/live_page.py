"""Print a Markdown page whose notes cite works of a file, for `live.py` to look up.

    python benchmarks/live_page.py WORKS... --references 1000 --with-doi 600 --seed 0 > page.md

WORKS are JSON lines of Crossref-shaped works, plain or gzip. Taken are articles with title, author, journal, volume and
year; each is cited once, in one plain style, and the first ``--with-doi`` of them with its DOI. DOIs with a comma are
left out, since each costs a request of its own, unless ``--commas`` is given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Work = dict[str, Any]


def main() -> None:
    """Draw the works and print the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("works", nargs="+", type=Path)
    options.add_argument("--references", type=int, default=1000)
    options.add_argument("--with-doi", type=int, default=600)
    options.add_argument("--commas", action="store_true", help="DOIs with a comma, too")
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    usable = {work["DOI"]: work for path in given.works for work in _works(path) if _usable(work)}
    fit = sorted(doi for doi in usable if given.commas or "," not in doi)
    drawn = random.Random(given.seed).sample(fit, given.references)
    numbered = [(n, cited(usable[doi], doi=n <= given.with_doi)) for n, doi in enumerate(drawn, 1)]
    print("".join(f"Something was shown.[^{n}]\n\n" for n, _ in numbered))
    print("\n".join(f"[^{n}]: {text}" for n, text in numbered))


def cited(work: Work, *, doi: bool) -> str:
    """The work in the style of medical journals."""
    people = [
        f"{p['family']} {''.join(word[0] for word in p.get('given', '').split())}".strip() for p in work["author"]
    ]
    who = ", ".join(people[:3]) + (", et al" if len(people) > 3 else "")
    issue = f"({work['issue']})" if work.get("issue") else ""
    page = f":{work['page']}" if work.get("page") else ""
    where = f"{work['container-title'][0]}. {work['issued']['date-parts'][0][0]};{work['volume']}{issue}{page}."
    return f"{who}. {work['title'][0]}. {where}" + (f" doi:{work['DOI']}" if doi else "")


def _works(path: Path) -> Iterator[Work]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _usable(work: Work) -> bool:
    text = " ".join([*work.get("title", ()), *work.get("container-title", ())])
    return (
        work.get("type") == "journal-article"
        and all(work.get(key) for key in ("DOI", "title", "author", "container-title", "volume", "issued"))
        and all(person.get("family") for person in work["author"])
        and not any(sign in text for sign in "<>&[]|*_`\ufffd")
        and len(work["title"][0].split()) > 3
    )


if __name__ == "__main__":
    main()
