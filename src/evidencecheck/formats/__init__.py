"""Bytes to `Document`: one file per format and one line in the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from evidencecheck.errors import PluginError
from evidencecheck.formats._base import Container, Format, UnfitError
from evidencecheck.formats._decode import decode, looks_binary
from evidencecheck.formats._encode import splice
from evidencecheck.formats._remarks import with_remarks
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.fix import Edit
from evidencecheck.registry import Registry

__all__ = [
    "EXTENSIONS",
    "LISTS",
    "TABLE",
    "WALKED",
    "UnfitError",
    "decoded",
    "format_of",
    "joined",
    "read",
    "walked",
    "write",
]

TABLE = Registry(
    "format",
    {
        "text": "evidencecheck.formats.plaintext:FORMAT",
        "markdown": "evidencecheck.formats.markdown:FORMAT",
        "html": "evidencecheck.formats.html:FORMAT",
        "epub": "evidencecheck.formats.epub:FORMAT",
        "docx": "evidencecheck.formats.docx:FORMAT",
        "odt": "evidencecheck.formats.odt:FORMAT",
        "pdf": "evidencecheck.formats.pdf:FORMAT",
        "ipynb": "evidencecheck.formats.ipynb:FORMAT",
        "restructuredtext": "evidencecheck.formats.restructuredtext:FORMAT",
        "python": "evidencecheck.formats.python_docstrings:FORMAT",
        "mediawiki": "evidencecheck.formats.mediawiki:FORMAT",
        "latex": "evidencecheck.formats.latex:FORMAT",
        "bibtex": "evidencecheck.formats.bibtex:FORMAT",
        "csl-json": "evidencecheck.formats.csl_json:FORMAT",
        "ris": "evidencecheck.formats.ris:FORMAT",
        "medline": "evidencecheck.formats.medline:FORMAT",
        "jats": "evidencecheck.formats.jats:FORMAT",
        "tei": "evidencecheck.formats.tei:FORMAT",
        "asciidoc": "evidencecheck.formats.asciidoc:FORMAT",
        "org": "evidencecheck.formats.org:FORMAT",
    },
)

EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".pdf": "pdf",
    ".ipynb": "ipynb",
    ".rst": "restructuredtext",
    ".rest": "restructuredtext",
    ".py": "python",
    ".pyi": "python",
    ".mediawiki": "mediawiki",
    ".wiki": "mediawiki",
    ".wikitext": "mediawiki",
    ".tex": "latex",
    ".ltx": "latex",
    ".latex": "latex",
    ".rnw": "latex",
    ".snw": "latex",
    ".bbl": "latex",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "bibtex",
    ".json": "csl-json",
    ".csljson": "csl-json",
    ".ris": "ris",
    ".nbib": "medline",
    ".nxml": "jats",
    ".jats": "jats",
    ".xml": "jats",
    ".tei": "tei",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".org": "org",
}

LISTS = frozenset({"bibtex", "csl-json", "ris", "medline"})
"""The formats that are lists of references and cite nothing: other documents' keys are answered by them."""

_NAMED = {".json", ".xml", ".pdf", ".asc"}
WALKED = frozenset(ending for ending, name in EXTENSIONS.items() if name != "python") - _NAMED
"""The endings that are read of a folder. Source code is read where it is named: most docstrings cite nothing, and what
they say of citations is seldom meant as one. So are JSON and XML, few files of which are a list of references or an
article, PDF, which in a folder of content is a print of what lies beside it, or somebody else's paper, and ".asc", the
ending of signatures as well."""

_joined: dict[str, str] = {}


def joined(name: str) -> None:
    """Go by the endings of a format that another package brings; what has a format of ours keeps it.

    Raises `PluginError` where it cannot be loaded, or is no format.
    """
    chosen = TABLE.load(name)
    if not isinstance(chosen, Format | Container):
        raise PluginError(f"the format {name} of {TABLE.owner(name)} is no Format and no Container")
    _joined.update({ending.lower(): name for ending in chosen.extensions if ending.lower() not in EXTENSIONS})


def walked() -> frozenset[str]:
    """The endings that are read of a folder in this run: ours, and those of other packages' formats."""
    return WALKED.union(_joined)


def format_of(path: str) -> str:
    """The name of the format that a path's ending stands for; plain text where it says nothing."""
    ending = PurePath(path).suffix.lower()
    return EXTENSIONS.get(ending) or _joined.get(ending, "text")


def read(content: bytes, path: str | None = None, name: str | None = None) -> Document:
    """Read a document from its bytes.

    ``name`` is a format of `TABLE`; without it the path's ending decides. Never raises for what the bytes hold: what
    had to be mended is said in `Document.notices`. Raises `UnknownNameError` for a format that there is none of.
    """
    chosen: Format | Container = TABLE.load(name or format_of(path or ""))
    if isinstance(chosen, Container):
        return chosen.read(content, path)
    text, notices = decode(content)
    if looks_binary(text):
        notice = "this looks like a binary file and was not read"
        return Document(text, chosen.name, Flow(""), (), path, notices=(*notices, notice))
    return with_remarks(chosen.read(text, path, notices), chosen.comments)


def decoded(content: bytes, document: Document) -> str | None:
    """The text of ``content`` where the document's format is its own text, else None."""
    chosen: Format | Container = TABLE.load(document.format)
    return None if isinstance(chosen, Container) else decode(content)[0]


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """The bytes that ``document`` was read from, with ``edits`` of its text, in order and apart from each other.

    Raises `UnfitError` for an edit that the source has no place for.
    """
    chosen: Format | Container = TABLE.load(document.format)
    if not isinstance(chosen, Container):
        return splice(content, edits)
    if chosen.write is None:
        raise UnfitError(f"{chosen.name} cannot be edited: it is only read")
    return chosen.write(content, document, edits)
