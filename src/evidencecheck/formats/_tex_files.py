"""Files that a LaTeX document names: its bibliographies, and what it takes in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from evidencecheck.formats._tex_scan import Scan
from evidencecheck.model.document import Beside
from evidencecheck.model.spans import Span

_BIBLIOGRAPHIES = frozenset("bibliography nobibliography addbibresource addglobalbib addsectionbib".split())
_TAKEN_IN = frozenset("input include subfile import subimport subincludefrom SweaveInput InputIfFileExists".split())
_IN_TWO = frozenset("import subimport subincludefrom".split())
_PROSE = frozenset(".tex .ltx .latex .bbl .rnw .snw".split())
# Drawings, macros and lists made by programs: nothing in them is read.
_OTHERS = frozenset(
    ".tikz .pgf .pgf_tex .pdf_tex .pstex_t .eps_tex .sty .cls .def .cfg .inc .txt .toc .ind .aux".split()
)
_BARE = re.compile(r"[ \t]*([^\s{}\\%\[\]]{1,200})")
_ROOT = re.compile(r"^%[ \t]*!T[eE]X[ \t]+root[ \t]*=[ \t]*(\S[^\r\n]*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_SUBFILE = re.compile(r"\\documentclass\s*\[([^\[\]{}\\,\r\n]{1,200})\]\s*\{subfiles\}")
_HEAD = 5000


class Files:
    """The files named so far, in order; ``elsewhere`` says that a bibliography is among what may lie in them."""

    commands = _BIBLIOGRAPHIES | _TAKEN_IN

    def __init__(self, scan: Scan, stem: str) -> None:
        r"""``stem`` is the document's own name without its ending, which ``\jobname`` stands for."""
        self._scan = scan
        self._stem = stem
        self.found: list[Beside] = []
        for pattern in (_ROOT, _SUBFILE):
            match = pattern.search(scan.text, 0, _HEAD)
            if match:
                self._name(Span(*match.span(1)), ".tex")

    @property
    def elsewhere(self) -> bool:
        """Whether keys may stand in another file."""
        return bool(self.found)

    def read(self, word: str, at: int) -> int:
        """Read what a command names; where it ends."""
        option = self._scan.option(at)
        at = option.end + 1 if option else at
        group = self._scan.group(at)
        if group is None:
            bare = _BARE.match(self._scan.text, at) if word == "input" else None
            if bare is not None:
                self._name(Span(*bare.span(1)), ".tex")
            return bare.end() if bare else at
        if word in _BIBLIOGRAPHIES:
            if option is None or "remote" not in option.of(self._scan.text):
                for match in re.finditer(r"[^,]+", group.of(self._scan.text)):
                    self._name(Span(*match.span()).shift(group.start), ".bib")
            return group.end + 1
        folder = ""
        if word in _IN_TWO:
            folder, at = group.of(self._scan.text).strip(), group.end + 1
            group = self._scan.group(at) or Span(at, at)
        self._name(group, ".tex", folder)
        return max(group.end + 1, at)

    def _name(self, place: Span, ending: str, folder: str = "") -> None:
        """Keep one file; TeX adds the ending that a command's files have where the name has none that it knows."""
        written = place.of(self._scan.text)
        words = written.strip()
        start = place.start + len(written) - len(written.lstrip())
        path = words.strip('"').replace("\\jobname", self._stem).replace("\\string", "")
        if not path or any(char in path for char in "\\{}#%\n\r") or len(path) > _LONGEST:
            return
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in _OTHERS:
            return
        known = suffix == ".bib" if ending == ".bib" else suffix in _PROSE
        whole = f"{folder.rstrip('/')}/{path}" if folder else path
        self.found.append(Beside(whole if known else whole + ending, Span(start, start + len(words))))


_LONGEST = 500
