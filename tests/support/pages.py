"""The annotated cases as documents to vary: prefixed, with other newlines, with a byte order mark."""

from __future__ import annotations

from pathlib import Path

import attrs

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse
from tests.support.annotated import read_case

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "extract"
PATHS = sorted(path for path in FOLDER.iterdir() if path.is_file())


@attrs.frozen
class Page:
    """A document's name and text."""

    name: str
    text: str

    def read(self, **more):
        """Read as from a file, with everything that can be known from it alone."""
        return analyse(read(self.text.encode("utf-8", "surrogatepass"), self.name), **more)


PAGES = tuple(Page(path.name, read_case(path)[0]) for path in PATHS)
