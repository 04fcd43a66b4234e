"""``references/evidence-baseline.json``: the findings that were there before, which nobody is told of again.

JSON, UTF-8: ``schema``, then ``files``, by the path that a file has from the root of its repository. Of each finding a
line, with its code, its fingerprint and some words of its place: a diff shows what was added and what is done with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from evidencecheck import files
from evidencecheck.errors import BaselineError, UnreadableError
from evidencecheck.store._kept_json import table

SCHEMA = 1
_KEYS = ("code", "fingerprint", "text")


@attrs.frozen(order=True)
class Known:
    """A finding that is known: ``text`` is only for people who read the file."""

    code: str
    text: str
    fingerprint: str


class Baseline:
    """A baseline in memory; nothing is written before `save`."""

    def __init__(self, path: Path, held: Mapping[str, Iterable[Known]] | None = None) -> None:
        """One that `save` will write to ``path``; use `load` for one that may exist."""
        self.path = path
        self._files = {name: {one.fingerprint: one for one in known} for name, known in (held or {}).items()}
        self._read = b""

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read the baseline at ``path``; an absent file is an empty one.

        Raises `BaselineError`, with the file and where possible the line, where it is damaged or of a newer schema.
        """
        if not path.exists():
            return cls(path)
        try:
            data = files.read_bytes(path)
        except UnreadableError as error:
            raise BaselineError(str(error)) from None
        baseline = cls(path, _parse(path, data))
        baseline._read = data
        return baseline

    def __iter__(self) -> Iterator[str]:
        """The files of which something is known, by their paths from the root of the repository."""
        return iter(sorted(self._files))

    def __len__(self) -> int:
        """How many findings are known."""
        return sum(len(known) for known in self._files.values())

    @property
    def fingerprints(self) -> frozenset[str]:
        """What names the findings that are known."""
        return frozenset(print_ for known in self._files.values() for print_ in known)

    def known(self, name: str) -> tuple[Known, ...]:
        """What is known of a file, in order."""
        return tuple(sorted(self._files.get(name, {}).values()))

    def add(self, name: str, found: Iterable[Known]) -> None:
        """Take down what was found in a file; what is known already stays as it is written."""
        own = self._files.setdefault(name, {})
        for one in found:
            own.setdefault(one.fingerprint, one)

    def remove(self, name: str, gone: Iterable[Known]) -> None:
        """Forget what no longer occurs in a file."""
        own = self._files.get(name, {})
        for one in gone:
            own.pop(one.fingerprint, None)

    def save(self) -> None:
        """Write the baseline, whole or not at all; a file that would not change is left untouched.

        Raises `BaselineError` where it cannot be written.
        """
        content = self._content()
        if self._read.replace(b"\r\n", b"\n") == content or not (self._read or len(self)):
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write_atomic(self.path, content)
        except (OSError, UnreadableError) as error:
            raise BaselineError(f"{self.path}: cannot be written: {error}") from None
        self._read = content

    def _content(self) -> bytes:
        blocks = []
        for name in self:
            lines = [f"      {_line(one)}" for one in self.known(name)]
            if lines:
                blocks.append(f"    {json.dumps(name, ensure_ascii=False)}: [\n" + ",\n".join(lines) + "\n    ]")
        held = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
        return f'{{\n  "schema": {SCHEMA},\n  "files": {held}\n}}\n'.encode("utf-8", "replace")


def _line(one: Known) -> str:
    return json.dumps({key: getattr(one, key) for key in _KEYS}, ensure_ascii=False)


def _parse(path: Path, data: bytes) -> dict[str, list[Known]]:
    whole = table(path, data, "baseline", SCHEMA, BaselineError)
    held = whole.get("files", {})
    if not isinstance(held, dict) or not all(isinstance(known, list) for known in held.values()):
        raise BaselineError(f"{path}: damaged: files is no table of lists")
    return {name: [_known(path, name, one) for one in known] for name, known in held.items()}


def _known(path: Path, name: str, block: Any) -> Known:  # noqa: ANN401 - what JSON may hold
    if not isinstance(block, dict) or not all(isinstance(block.get(key, ""), str) for key in _KEYS):
        raise BaselineError(f"{path}: damaged: a line of {name} cannot be read")
    if not block.get("code") or not block.get("fingerprint"):
        raise BaselineError(f"{path}: damaged: a line of {name} has no code or no fingerprint")
    return Known(block["code"], block.get("text", ""), block["fingerprint"])
