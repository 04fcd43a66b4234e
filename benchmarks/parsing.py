"""How well and how fast reference strings are parsed, ours beside any other parser that is given as a command.

    python benchmarks/parsing.py GOLD...                         files or folders of *.jsonl
    python benchmarks/parsing.py GOLD... --other 'ruby parse.rb' a command beside ours, as often as wanted
    python benchmarks/parsing.py GOLD... --speed                 strings a second, memory, time to load, where time goes

Gold is {"id", "source", "raw", "fields": {"author": …, "title": …}} a line; how values are compared is told in
`tasks/_field_score.py`. A command reads {"id", "raw"} lines and writes {"id", "fields"} lines. The model has been
trained on the public corpora that its card names (src/evidencecheck/data/README.md): figures on those are no figures
on the unseen.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tasks"))

from _field_score import score, table  # noqa: E402 - found through the line above

from evidencecheck.model.csl import fields_to_csl  # noqa: E402 - as the line above
from evidencecheck.parse import parse_string  # noqa: E402 - as the line above

NAMES = {"publisher-place": "place", "DOI": "doi", "URL": "url"}


def main() -> None:
    """Parse every string and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--skip", nargs="*", default=["grobid-header"], help="sources that are left out")
    options.add_argument("--other", action="append", default=[], help="a command to compare with")
    options.add_argument("--speed", action="store_true", help="time, memory and profile instead of figures")
    given = options.parse_args()
    rows = [row for row in _rows(given.gold) if row.get("source") not in given.skip]
    if given.speed:
        speed([row["raw"] for row in rows])
        return
    print("evidencecheck\n" + table(score(rows, [ours(row["raw"]) for row in rows])))
    for command in given.other:
        print(f"\n{command}\n" + table(score(rows, theirs(command, rows))))


def ours(raw: str) -> dict[str, Any]:
    """What `evidencecheck parse` says, under the names of the gold."""
    fields, _ = parse_string(raw)
    found = {NAMES.get(name, name): value for name, value in fields_to_csl(fields).items()}
    issued = found.pop("issued", {})
    return found | {"year": str(issued["date-parts"][0][0]) if "date-parts" in issued else issued.get("literal", "")}


def theirs(command: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What another parser says, in the order of ``rows``."""
    asked = "".join(json.dumps({"id": row["id"], "raw": row["raw"]}) + "\n" for row in rows)
    answer = subprocess.run(shlex.split(command), input=asked, capture_output=True, text=True, check=True).stdout
    found = {line["id"]: line.get("fields") or {} for line in map(json.loads, answer.splitlines())}
    return [found.get(row["id"], {}) for row in rows]


def speed(strings: list[str]) -> None:
    """Print CPU time and memory of one process on one core: each string once, then each again."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    parse_string("Cook JA. Walking. J Walk. 2009;1:2-3.")
    print(f"first string, model load included: {1000 * (time.process_time() - started):.0f} ms CPU")
    for name in ("cold", "warm"):
        started = time.process_time()
        for string in strings:
            parse_string(string)
        print(f"{name}: {len(strings) / (time.process_time() - started):.0f} strings a second, CPU time, one core")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {peak / 1024:.0f} MB at the most, {(peak - before) / 1024:.0f} MB of them for the parser")
    profile = cProfile.Profile()
    profile.runcall(lambda: [parse_string(string) for string in strings[:2000]])
    pstats.Stats(profile).sort_stats("tottime").print_stats(14)


def _rows(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8") as lines:
                yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
