"""How fast documents are read, alone and through links and claims, in MB of CPU time a second on one core.

    python benchmarks/reading.py                  documents made here, a megabyte in each format
    python benchmarks/reading.py FOLDER           the documents of a folder, by format
    python benchmarks/reading.py --large          50 MB of text and of Markdown, and 2,000 notes; time and memory
    python benchmarks/reading.py --profile NAME   where the time goes in a document of that format

Entries are parsed beforehand and handed in as known, as a check does that finds all in its lock: parsing has figures
of its own (benchmarks/parsing.py). ``--large`` hands in empty fields; it measures a quarter, a half and all of each
document, each in a process of its own, so that growth shows. MB are of the file as it is stored.
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import pstats
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from _pages import WRITTEN, listed, notes, page  # noqa: E402 - found through the line above

from evidencecheck.formats import EXTENSIONS, format_of, read  # noqa: E402 - as the line above
from evidencecheck.model.reference import Fields, RawReference  # noqa: E402 - as the line above
from evidencecheck.pipeline import analyse  # noqa: E402 - as the line above

LARGE: Mapping[str, tuple[str, Callable[[float], str]]] = {
    "50 MB of text": ("text", lambda part: listed(int(50e6 * part))),
    "50 MB of Markdown": ("markdown", lambda part: notes("markdown", int(50e6 * part))),
    "2,000 notes": ("markdown", lambda part: notes("markdown", int(840e3 * part), 3)),
}
Result = TypeVar("Result")


def main() -> None:
    """Measure what was asked for and print it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--size", type=float, default=1.0, help="MB of each document that is made")
    options.add_argument("--large", action="store_true", help="growth of time and memory instead")
    options.add_argument("--scale", type=float, default=1.0, help="how much of the large documents")
    options.add_argument("--profile", choices=WRITTEN, help="where the time goes, in a document of that format")
    given = options.parse_args()
    if given.large:
        grow(given.scale)
    elif given.profile:
        profile(given.profile, given.size)
    else:
        table(_found(given.folder) if given.folder else _made(given.size))


def table(documents: Iterable[tuple[str, str, bytes]]) -> None:
    """Print a line per format: files, MB, MB a second read, MB a second through links and claims."""
    files: dict[str, int] = defaultdict(int)
    size: dict[str, float] = defaultdict(float)
    spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    analyse(read(page("markdown", 5000).encode(), None, "markdown"))  # what is loaded once counts nowhere
    for name, path, content in documents:
        if not files[name]:
            read(b"", path, name)
        document, reading = timed(lambda content=content, path=path, name=name: read(content, path, name))
        parsed = {one.label: (one.fields, one.confidence) for one in analyse(document).references}
        _, linking = timed(lambda document=document, parsed=parsed: analyse(document, _by_label(parsed)))
        files[name] += 1
        size[name] += len(content) / 1e6
        spent[name][0] += reading
        spent[name][1] += reading + linking
    print(f"{'format':18} {'files':>6} {'MB':>8} {'MB/s read':>10} {'MB/s through links and claims':>31}")
    for name in sorted(files):
        alone, through = (size[name] / max(seconds, 1e-6) for seconds in spent[name])
        print(f"{name:18} {files[name]:6} {size[name]:8.2f} {alone:10.2f} {through:31.2f}", flush=True)


def grow(scale: float) -> None:
    """Print time and peak memory at a quarter, a half and all of each large document."""
    print(f"{'document':18} {'MB':>7} {'entries':>8} {'read s':>8} {'through s':>10} {'MB/s':>6} {'peak MB':>8}")
    for name in LARGE:
        for part in (0.25, 0.5, 1.0):
            # A process of its own: the peak of memory never falls again.
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                size, entries, reading, through, peak = pool.apply(_measured, (name, part * scale))
            rate = size / max(through, 1e-6)
            print(
                f"{name:18} {size:7.2f} {entries:8} {reading:8.2f} {through:10.2f} {rate:6.2f} {peak:8.0f}", flush=True
            )


def profile(name: str, size: float) -> None:
    """Print where `analyse` spends its time, the callers above what they call."""
    document = read(page(name, int(size * 1e6)).encode(), None, name)
    measure = cProfile.Profile()
    measure.runcall(analyse, document, _empty)
    pstats.Stats(measure).sort_stats("cumulative").print_stats(40)


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What ``work`` gives, and its CPU seconds in this process."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def _measured(name: str, part: float) -> tuple[float, int, float, float, float]:
    """MB, entries, seconds to read, seconds to read and link, and the process's peak in MB."""
    kind, make = LARGE[name]
    content = make(part).encode()
    read(b"", None, kind)
    document, reading = timed(lambda: read(content, None, kind))
    found, linking = timed(lambda: analyse(document, _empty))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return len(content) / 1e6, len(found.references), reading, reading + linking, peak


def _by_label(parsed: Mapping[str, tuple[Fields, float]]) -> Callable[[RawReference], tuple[Fields, float]]:
    return lambda entry: parsed[entry.label]


def _empty(_entry: RawReference) -> tuple[Fields, float]:
    return Fields(), 0.0


def _made(size: float) -> Iterator[tuple[str, str, bytes]]:
    for name in WRITTEN:
        yield name, f"made.{name}", page(name, int(size * 1e6)).encode()


def _found(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in EXTENSIONS:
            yield format_of(path.name), path.as_posix(), path.read_bytes()


if __name__ == "__main__":
    main()
