"""What documents came to, kept between runs in the user's cache folder; it may be deleted at any time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from evidencecheck.store.cache import KEEP, Cache
from evidencecheck.store.kept import DAMAGE, Kept, kept

NAME = "pages.sqlite3"


class Memory:
    """Packed accounts by the name of their document, each good for one state of all that it rests on."""

    def __init__(self, folder: Path, now: str = "") -> None:
        """The file is in ``folder``; ``now`` is the UTC day, "" for today. What cannot be used is gone without."""
        self._cache = Cache(folder, name=NAME, max_age=KEEP, now=now)

    def get(self, name: str, state: str) -> Kept | None:
        """The account of the document ``name`` as it was in ``state``; None where another or none is kept."""
        found = self._cache.get(name)
        head, _, lines = found[0].partition("\n") if found else ("", "", "")
        if head != _head(state, lines):
            return None
        try:
            return kept(lines)
        except DAMAGE:
            return None

    def put(self, accounts: Mapping[str, tuple[str, str]], day: str) -> None:
        """Keep a state and its packed account by name; an older one of that name goes."""
        self._cache.put({name: f"{_head(state, lines)}\n{lines}" for name, (state, lines) in accounts.items()}, day)


def _head(state: str, lines: str) -> str:
    return f"{state} {crc32(lines.encode()):08x}"
