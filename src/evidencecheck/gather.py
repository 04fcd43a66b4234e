"""Documents with what lies beside them: the bibliographies and the parts that they name, each read once.

``paper.tex`` names ``chapter.tex`` and ``refs.bib``: its keys are answered by the entries of both, those of the chapter
as well, and the chapter and the entries that are cited are documents to check with it. A key is only judged where all
that may answer it could be read; a chapter by itself has keys that nobody can judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from evidencecheck import files
from evidencecheck.errors import UnreadableError
from evidencecheck.formats import LISTS
from evidencecheck.formats import read as read_document
from evidencecheck.model.document import Beside, Document

PROJECTS = {"markdown": ("_metadata.yml", "_quarto.yml", "index.qmd", "index.Rmd")}
"""The files that hold what all pages of a project say at their heads (Quarto, "Project Basics"; bookdown, "Usage")."""

MOST = 200
"""Files that one document may name, with those that these name in turn."""


@attrs.frozen(eq=False)
class Whole:
    """A document and what it names: ``names`` are all that its keys can mean, None where not all could be read."""

    document: Document
    parts: tuple[Document, ...] = ()
    lists: tuple[Document, ...] = ()
    names: frozenset[str] | None = None
    notices: tuple[str, ...] = ()


@attrs.frozen(eq=False)
class Share:
    """One document to be analysed, the ``whole`` it is of, and the names of the entries that matter, None: all."""

    document: Document
    whole: Whole
    only: frozenset[str] | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said of the files that it names, once: with the document that names them."""
        return self.whole.notices if self.document is self.whole.document else ()


class Shelf:
    """Reads the files that documents name, each once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._read: dict[Path, Document | str] = {}

    def whole(self, document: Document) -> Whole:
        """``document`` with all that it names, and what that names."""
        parts: dict[Path, Document] = {}
        lists: dict[Path, Document] = {}
        notices: list[str] = []
        waiting = [(naming, one) for naming in (document, *self._project(document)) for one in naming.beside]
        while waiting and len(parts) + len(lists) < MOST:
            naming, one = waiting.pop(0)
            place = _place(naming, one)
            found = self._open(place, naming)
            if isinstance(found, str):
                notices.append(found)
            elif place not in parts and place not in lists and place != _own(document):
                (lists if found.format in LISTS else parts)[place] = found
                waiting += [(found, other) for other in found.beside]
        names = None
        if not notices and not waiting and (parts or lists):
            names = frozenset(name for one in (document, *parts.values(), *lists.values()) for name in _names(one))
        return Whole(document, tuple(parts.values()), tuple(lists.values()), names, tuple(notices))

    def _project(self, document: Document) -> Iterator[Document]:
        """What names the bibliography of a page that names none itself: its project's metadata."""
        if document.path and _looks_around(document):
            place = files.nearest(PROJECTS[document.format], Path(document.path), Path.cwd())
            if place is not None and place != _own(document):
                found = self._open(place, document)
                yield from () if isinstance(found, str) else (found,)

    def _open(self, place: Path, naming: Document) -> Document | str:
        """The document at ``place``, or why there is none."""
        if place not in self._read:
            shown = files.shown(place)
            try:
                content = files.read_bytes(place) if place.is_file() or not place.exists() else None
                self._read[place] = f"{shown}: not a file" if content is None else _document(content, shown)
            except UnreadableError as error:
                self._read[place] = str(error)
        found = self._read[place]
        return f"{found}; {naming.path or 'the document'} names it" if isinstance(found, str) else found


class Gathering:
    """The documents of one run: those that were named, then their parts, then what is cited of their bibliographies."""

    def __init__(self) -> None:
        """Begin with none."""
        self._shelf = Shelf()
        self._done: set[Path] = set()
        self._lists: dict[Path, Document] = {}
        self._cited: dict[Path, set[str]] = {}

    def shares(self, documents: Iterable[Document]) -> Iterator[Share]:
        """The documents in their order, then the parts that they name.

        One that may be a part of a later one comes after it, and knows what that one knows.
        """
        held: list[Document] = []
        wholes: list[Whole] = []
        for document in documents:
            if waits(document):
                held.append(document)
                continue
            wholes.append(self._shelf.whole(document))
            self._done |= {_own(document)} if document.path else set()
            yield Share(document, wholes[-1])
        own = {_own(document): document for document in held if document.path}
        for whole in wholes:
            for part in whole.parts:
                if _own(part) not in self._done:
                    self._done.add(_own(part))
                    yield Share(own.get(_own(part), part), whole)
        for document in held:
            if not document.path or _own(document) not in self._done:
                self._done |= {_own(document)} if document.path else set()
                yield Share(document, Whole(document))

    def apart(self, path: str) -> None:
        """Take down that the document at ``path`` stands by itself and is dealt with: it is no part to come."""
        self._done.add(files.absolute(Path(path)))

    def cite(self, share: Share, keys: Iterable[str]) -> None:
        """Take down the keys that a document cites."""
        for one in share.whole.lists:
            self._lists.setdefault(_own(one), one)
            self._cited.setdefault(_own(one), set()).update(keys)

    def lists(self) -> Iterator[Share]:
        """The bibliographies that are no document of this run by themselves, each with its entries that are cited."""
        for place, one in self._lists.items():
            only = frozenset(self._cited[place]).intersection(_names(one))
            if place not in self._done and only:
                yield Share(one, Whole(one), only)


def waits(document: Document) -> bool:
    """Whether a document may be a part of a later one, so that it comes after it."""
    return not document.beside and any(pointer.external for pointer in document.pointers)


def stands_alone(share: Share) -> bool:
    """Whether what a document comes to rests on no other document, nor on one that might be put beside it."""
    whole = share.whole
    named = whole.parts or whole.lists or whole.notices or share.document.beside or share.only is not None
    around = _looks_around(share.document) and share.document.path and project(share.document.path)
    return not (named or around or waits(share.document))


def project(path: str) -> Path | None:
    """The file nearest to a document that may say something at the head of all pages of its project."""
    return files.nearest((name for names in PROJECTS.values() for name in names), Path(path), Path.cwd())


def _looks_around(document: Document) -> bool:
    """Whether the project that a page is of is looked into for a bibliography."""
    return document.format in PROJECTS and not document.beside and "@" in document.flow.text


def _document(content: bytes, path: str) -> Document:
    # A project's metadata is what would stand at a page's head.
    if path.endswith((".yml", ".yaml")):
        return read_document(b"---\n" + content + b"\n---\n", path, "markdown")
    return read_document(content, path)


def _names(document: Document) -> Iterator[str]:
    return (name for block in document.blocks for name in block.names)


def _place(document: Document, named: Beside) -> Path:
    folder = Path(document.path).parent if document.path else Path()
    return files.absolute(folder / named.path)


def _own(document: Document) -> Path:
    return files.absolute(Path(document.path or ""))
