"""What documents came to in earlier runs, good as long as nothing has changed that it rests on; in doubt it is not.

It rests on the document's path and bytes; on the store, the settings, the rules, the day; on the program and the
libraries that read for it; on the root of its repository, from which fingerprints have its path; and on whether the
page's project says something at its head. A document that names others, or that others name, is worked out each time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import attrs

import evidencecheck
from evidencecheck import files
from evidencecheck.checks import every
from evidencecheck.evidence import Evidence
from evidencecheck.formats import TABLE
from evidencecheck.gather import project
from evidencecheck.model.document import Document
from evidencecheck.model.report import FileReport
from evidencecheck.model.settings import Rules, Settings
from evidencecheck.registry import OURS
from evidencecheck.store._pack import Packer
from evidencecheck.store.memory import Memory

LIBRARIES = ("attrs", "pyromark", "pybtex", "pycrfsuite", "rapidfuzz", "pypdfium2", "pylatexenc", "yaml")


class Remembered:
    """The accounts of earlier runs, and of this one for later ones."""

    def __init__(self, evidence: Evidence, settings: Settings, day: str) -> None:
        """``day`` is the UTC day of the run."""
        self._evidence, self._day = evidence, day
        self._settings = attrs.evolve(settings, cache=None, jobs=0)
        self._memory = Memory(Path(settings.cache) if settings.cache else files.cache_folder(), day)
        self._baselines: dict[int, tuple[frozenset[str], str]] = {}
        self._expected: dict[int, tuple[Document, str, str]] = {}
        self._new: dict[str, tuple[str, str]] = {}
        self._around: dict[Path, str] = {}

    def get(self, path: str | None, content: bytes, rules: Rules) -> FileReport | None:
        """What the document at ``path`` came to, if it did so with this content and under these rules."""
        return self._memory.get(self._name(path), self._state(path, content, rules)) if path else None

    def expect(self, document: Document, path: str | None, content: bytes, rules: Rules) -> None:
        """Take down what the account of a document that is worked out now will rest on."""
        if path:
            self._expected[id(document)] = document, self._name(path), self._state(path, content, rules)

    def add(self, document: Document, packed: str) -> None:
        """Take down what it came to."""
        if id(document) in self._expected:
            _, name, state = self._expected.pop(id(document))
            self._new[name] = state, packed

    def save(self) -> None:
        """Keep what was taken down, unless a store has changed meanwhile: then nobody knows which one it rests on."""
        if self._new and self._evidence.unchanged:
            self._memory.put(self._new, self._day)

    def _name(self, path: str) -> str:
        return f"{Path.cwd()}\n{path}"

    def _state(self, path: str, content: bytes, rules: Rules) -> str:
        folder = Path(path).parent
        if folder not in self._around:
            self._around[folder] = f"{self._evidence.digest(path)} {project(path)} {files.root_of(Path(path))}"
        parts = (self._program, self._around[folder], self._of(rules), self._name(path))
        digest = sha256("\n".join(parts).encode("utf-8", "surrogatepass"))
        digest.update(content)
        return digest.hexdigest()

    def _of(self, rules: Rules) -> str:
        known = rules.baseline
        if id(known) not in self._baselines:  # which holds them, so that no other has its number
            self._baselines[id(known)] = known, _digest(known)
        return f"{self._baselines[id(known)][1]} {_digest(attrs.evolve(rules, baseline=frozenset()))}"

    @cached_property
    def _program(self) -> str:
        parts = (sys.version, self._day, _digest(self._settings), *_code())
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(value: object) -> str:
    return sha256(json.dumps(Packer().pack(value)).encode()).hexdigest()


def _code() -> Iterator[str]:
    """The files of the program, of checks from elsewhere, and of the libraries, each with its size and time."""
    for folder, _, names in sorted(os.walk(Path(evidencecheck.__file__).parent)):
        yield from (_stamp(os.path.join(folder, name)) for name in sorted(names) if not name.endswith(".pyc"))  # noqa: PTH118
    yield from sorted({_stamp(check.run.__code__.co_filename) for check in every()})
    readers = (TABLE.load(name).read for name in TABLE if TABLE.owner(name) != OURS)
    yield from sorted({_stamp(read.__code__.co_filename) for read in readers if hasattr(read, "__code__")})
    for name in LIBRARIES:
        spec = find_spec(name)
        yield _stamp(spec.origin) if spec and spec.origin else name


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - hundreds of files, at each run
    except OSError:
        return path
    return f"{path} {found.st_size} {found.st_mtime_ns}"
