"""Files of rows, plain or gzip."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any


def opened(path: Path) -> IO[str]:
    """The text of a file whose name may end in ".gz"."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of JSON lines; blank lines are passed over."""
    with opened(path) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
