"""The texts of sources that someone has laid into ``references/texts/``: which is whose, and what it says.

A file is called as its source is: by the key of its entry in a bibliography (``ito2018.txt``), by its DOI with "_" for
"/" (``10.1000_tp.61.33.pdf``), or by the page that cites it and the label there (``night-buses-3.md``), for one folder
serves many pages, and each has a note 3. Capitals count for nothing. A file is read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePath

from evidencecheck import files
from evidencecheck.formats import read
from evidencecheck.model.reference import SURE, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.source_text import SourceText

ENDINGS = (".txt", ".md", ".pdf", ".xml")
"""Of two files for one source, the one whose ending comes first is read."""


class Shelf:
    """The folder of texts beside a lock; ``folder`` is None where there is none."""

    def __init__(self, folder: Path | None, cwd: Path) -> None:
        """Names are shown from ``cwd`` where they lie in it; nothing is looked at yet."""
        self._folder, self._cwd = folder, cwd
        self._read: dict[Path, SourceText] = {}

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The files by what they are called, in small letters."""
        found: dict[str, Path] = {}
        there = sorted(self._folder.iterdir()) if self._folder and self._folder.is_dir() else []
        for path in sorted((p for p in there if p.suffix.lower() in ENDINGS and p.is_file()), key=_rank):
            found.setdefault(path.stem.casefold(), path)
        return found

    def of(
        self,
        path: str | None,
        references: Sequence[Reference],
        resolutions: Mapping[str, Resolution],
        keys: Sequence[str] = (),
    ) -> Mapping[str, SourceText]:
        """The texts of a document's references, by label; ``path`` is the document's, ``keys`` are those it cites."""
        if not self.files:
            return {}
        own: dict[str, tuple[str, ...]] = {key: (_called(key),) for key in keys if not _counted(key)}
        own |= {r.label: _names(path, r, resolutions.get(r.label)) for r in references}
        named = {label: next((n for n in names if n in self.files), None) for label, names in own.items()}
        return _Texts(self, {label: name for label, name in named.items() if name})

    def read(self, name: str) -> SourceText:
        """A text by its name; raises `UnreadableError` where the file cannot be read."""
        path = self.files[name]
        if path not in self._read:
            shown = path.relative_to(self._cwd) if path.is_relative_to(self._cwd) else path
            self._read[path] = SourceText(shown.as_posix(), read(files.read_bytes(path), path.as_posix()))
        return self._read[path]


class _Texts(Mapping[str, SourceText]):
    """The texts of the references of one document, each read when it is asked for."""

    def __init__(self, shelf: Shelf, names: Mapping[str, str]) -> None:
        self._shelf, self._names = shelf, names

    def __getitem__(self, label: str) -> SourceText:
        return self._shelf.read(self._names[label])

    def __contains__(self, label: object) -> bool:
        return label in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _rank(path: Path) -> tuple[int, str]:
    return ENDINGS.index(path.suffix.lower()), path.name


def _names(path: str | None, reference: Reference, resolution: Resolution | None) -> tuple[str, ...]:
    """What the text of a reference may be called, in small letters."""
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    doi = reference.fields.doi
    settled = resolution is None or resolution.outcome is not Outcome.CONFLICTING
    keys = [name for name in (reference.label, *reference.entry.names) if not _counted(name)]
    written = [doi.value] if doi and doi.confidence >= SURE and settled else []
    recorded = [work.key, work.doi] if work else []
    beside = [f"{PurePath(path).stem}-{reference.label}"] if path else []
    found = (_called(name) for name in (*keys, *recorded, *written, *beside) if name)
    return tuple(dict.fromkeys(found))


def _called(name: str) -> str:
    """What a file is called for a key or DOI."""
    return name.replace("/", "_").casefold()


def _counted(name: str) -> bool:
    """Whether a label is a number, or one that we have given: another page has one, too."""
    return name.isdecimal() or name.removeprefix("r").isdecimal()
