"""Crossref-shaped records of works that do not exist, and local indices of them."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex

DAY = "2026-11-23"


def record(doi, title="", authors="", year=None, **more):
    """A record; ``authors`` are families with commas between, ``journal`` is its container."""
    given = {
        "DOI": doi,
        "title": [title] if title else None,
        "author": [{"family": name.strip(), "given": "A."} for name in authors.split(",") if name.strip()],
        "issued": {"date-parts": [[year]]} if year else None,
        "container-title": [more.pop("journal")] if "journal" in more else None,
        "type": "journal-article",
        **more,
    }
    return {key: value for key, value in given.items() if value}


BUSES = record(
    "10.5555/jum.2012.4.2",
    "Night buses and the second shift",
    "Aldana, Petrov",
    2012,
    journal="Journal of Urban Mobility",
    volume="4",
    issue="2",
    page="11-19",
)
WEIRS = record(
    "10.5555/weirs",
    "Weirs of the north",
    "Marlowe",
    2016,
    journal="Journal of Canal Studies",
    volume="12",
    issue="1",
    page="101-117",
)
KILNS = record("10.5555/kilns", "Kilns", "Núñez", 2009, journal="Annals of Clay", volume="3", page="7-9")
BARE = record("", "Towpath horses of the Łódź cut", "Nowak", 1999)


def lines(*records):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def items(*records):
    """As a member of Crossref's public data file."""
    return json.dumps({"items": list(records)}).encode()


def archive(path, members):
    """A tar of ``members``, name to bytes."""
    with tarfile.open(path, "w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def zipped(data):
    return gzip.compress(data, mtime=0)


def index(folder, *records, **options):
    """A local index of ``records`` in ``folder``."""
    file = Path(folder).with_suffix(".jsonl")
    file.write_bytes(lines(*records))
    build(Path(folder), [file], day=DAY, **options)
    return LocalIndex(folder)


def titles(folder, *dois):
    """The titles under which an index holds ``dois``, None where it does not."""
    found = LocalIndex(folder).by_doi(dois)
    return [found[doi].works[0].title if found[doi].works else None for doi in dois]
