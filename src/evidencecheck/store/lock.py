"""``references/evidence.lock``: what looking things up has shown, kept beside the text and reviewed with it.

JSON, UTF-8, two spaces: ``schema``, then ``references`` sorted by their text, then ``citations`` sorted by theirs. Each
entry stands on its own, so that two branches merge as text. Keys that we do not know are kept: they are someone's.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import attrs

from evidencecheck import files
from evidencecheck.errors import LockError, UnreadableError
from evidencecheck.model.reference import PARSER, Fields, RawReference, Reference
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.store import _blocks
from evidencecheck.store._blocks import Block
from evidencecheck.store._kept_json import table
from evidencecheck.store._parsed import fields_from, parsed_block
from evidencecheck.store._print import printed
from evidencecheck.text.normalise import fold, words

SCHEMA = 1

_ALIKE = 0.75  # of the words of two texts: a corrected year, page or name leaves more, two parts of a series fewer
_TELLING = 6  # words; fewer are alike by chance

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc`"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LEVEL = _DASHES | _QUOTES | _UNSEEN


def fingerprint(raw: str) -> str:
    """Sixteen hex digits that name a reference's text, however its lines are broken and its dashes and quotes set."""
    return hashlib.sha256(_canonical(raw).encode()).hexdigest()[:16]


@attrs.frozen
class Kept:
    """One reference as the lock has it: its fingerprint, its text, and the work that it came to."""

    fingerprint: str
    reference: str
    work: Work


class Lock:
    """The lock of one evidence store, in memory; nothing is written before `save`."""

    def __init__(self, path: Path) -> None:
        """An empty lock that `save` will write to ``path``; use `load` for one that may exist."""
        self.path = path
        self._references: dict[str, Block] = {}
        self._citations: dict[str, Block] = {}
        self._other: dict[str, Any] = {}
        self.bibliographies: dict[str, str] = {}
        """SHA-256 of the ``*.bib`` files that the answers rest on, by name: whether they have changed since."""
        self._read: bytes = b""
        self._changed: set[str] = set()
        self._gone: set[str] = set()
        self._drafts: set[str] = set()
        self._outgrown: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> Lock:
        """Read the lock at ``path``; an absent file is an empty lock.

        Raises `LockError`, with the file and where possible the line, where it is damaged or of a newer schema.
        """
        lock = cls(path)
        lock._read = lock._bytes()
        lock._references, lock._citations, lock._other = lock._parse(lock._read)
        lock.bibliographies = lock._digests(lock._other.pop("bibliographies", {}))
        return lock

    def __len__(self) -> int:
        """How many references the lock holds."""
        return len(self._references)

    def get(self, reference: Reference) -> Resolution | None:
        """What is known of ``reference``, marked as locked; None where it was never looked up.

        Raises `LockError` where the entry is damaged.
        """
        block = self._references.get(fingerprint(reference.raw))
        if block is None:
            return None
        try:
            return _blocks.resolution_from(block)
        except (LookupError, TypeError, ValueError, AttributeError):
            raise self._damaged(block, str(block.get("fingerprint"))) from None

    def parsed(self, entry: RawReference) -> tuple[Fields, float] | None:
        """The fields of ``entry`` as they were parsed when it was looked up; None where that is not known.

        Raises `LockError` where the entry is damaged.
        """
        block = self._references.get(fingerprint(entry.raw))
        if block is None or "parsed" not in block:
            return None
        try:
            return fields_from(block["parsed"], entry)
        except (LookupError, TypeError, ValueError, AttributeError):
            raise self._damaged(block, str(block.get("fingerprint"))) from None

    def put(self, reference: Reference, resolution: Resolution, now: str) -> None:
        """Take down what came of looking ``reference`` up; ``now`` is a UTC day (ISO 8601).

        An unreachable source has taught nothing and changes nothing, and what is known in part only is left to be asked
        again; nor does a reference count that nobody was asked about,
        and that no registry was asked this time takes nothing away from what one has answered before.
        """
        key = fingerprint(reference.raw)
        if resolution.outcome in _blocks.FORGOTTEN or resolution.partial or self._says_less(resolution, key):
            return
        new = _blocks.resolution_block(_canonical(reference.raw), key, parsed_block(reference), resolution, now)
        self._references[key] = _blocks.merged(new, self._references.get(key, {}), _blocks.REFERENCE_KEYS)
        self._changed.add(key)

    def reread(self, reference: Reference) -> None:
        """Keep how ``reference`` is read now, where the lock keeps how another parser read it; its answer stays."""
        key = fingerprint(reference.raw)
        block = self._references.get(key)
        if block is not None and block.get("parsed", {}).get("parser") != PARSER:
            self._references[key] = block | {"parsed": parsed_block(reference)}
            self._changed.add(key)

    def rewritten(self, old: Reference, new: Reference) -> bool:
        """Keep for ``new`` what is known of ``old``, which is the same reference, mended; whether anything was known.

        The entry of ``old`` stays, since another page may have it in the same words; `prune` forgets it.
        """
        key, before = fingerprint(new.raw), fingerprint(old.raw)
        block = self._references.get(before)
        if before in self._drafts and before != key:
            self._outgrown.add(before)  # a step between two rounds of fixes, which no file has ever held
        if block is None or key in self._references:
            return False
        self._drafts.add(key)
        own = {"reference": _canonical(new.raw), "fingerprint": key, "parsed": parsed_block(new)}
        self._references[key] = _blocks.merged(block | own, block, _blocks.REFERENCE_KEYS)
        self._changed.add(key)
        return True

    def works(self) -> tuple[Kept, ...]:
        """The references that were matched with a work with a DOI, in the order of their texts.

        Raises `LockError` where an entry is damaged.
        """
        found = []
        for block in _sorted(self._references.values(), "reference", "fingerprint"):
            try:
                known = _blocks.resolution_from(block)
            except (LookupError, TypeError, ValueError, AttributeError):
                raise self._damaged(block, block["fingerprint"]) from None
            if known.outcome is Outcome.MATCHED and known.work and known.work.doi:
                found.append(Kept(block["fingerprint"], str(block.get("reference", "")), known.work))
        return tuple(found)

    def renew(self, key: str, work: Work, now: str) -> None:
        """Keep ``work`` as the record of the entry ``key``, as it is on the UTC day ``now``; how it matched stays."""
        block = self._references[key]
        told = _blocks.record_block(work) | {"retrieved": work.retrieved or now}
        renewed = {name: value for name, value in block.items() if name not in _blocks.RECORD_KEYS} | told
        self._references[key] = _blocks.merged(renewed, block, _blocks.REFERENCE_KEYS)
        self._changed.add(key)

    def once(self, reference: Reference, cited: Container[str]) -> str:
        """The text of the entry that ``reference`` looks like a changed form of; "" where it is known, or none does.

        The lock does not say which page an entry is of. So it is one of whose text nothing in ``cited`` (fingerprints)
        is, that shares nearly all its words with the reference, and is the only such.
        """
        own = frozenset(words(reference.raw))
        if fingerprint(reference.raw) in self._references or len(own) < _TELLING:
            return ""
        near = [
            text
            for key, block in self._references.items()
            if key not in cited and _alike(own, frozenset(words(text := str(block.get("reference", "")))))
        ]
        return near[0] if len(near) == 1 else ""

    def prune(self, references: Iterable[Reference], citations: Container[str]) -> int:
        """Forget the entries of no text in ``references`` and of no citation in ``citations``; answers how many.

        What someone has set down by hand is not forgotten.
        """
        cited = {fingerprint(reference.raw) for reference in references}
        gone = 0
        for blocks, kept, keys in (
            (self._references, cited, _blocks.REFERENCE_KEYS),
            (self._citations, citations, _blocks.CITATION_KEYS),
        ):
            for key in [key for key, block in blocks.items() if key not in kept and not _blocks.by_hand(block, keys)]:
                del blocks[key]
                self._gone.add(key)
                gone += 1
        return gone

    def get_hint(self, key: str) -> Hint | None:
        """What is known of an author-year citation that no entry answers; ``key`` is the citation ("Cook 2009").

        Raises `LockError` where the entry is damaged.
        """
        block = self._citations.get(key)
        if block is None:
            return None
        try:
            return _blocks.hint_from(block)
        except (LookupError, TypeError, ValueError, AttributeError):
            raise self._damaged(block, key) from None

    def put_hint(self, key: str, hint: Hint) -> None:
        """Take down a hint; an empty one says that nothing at hand was meant."""
        old = self._citations.get(key, {})
        self._citations[key] = _blocks.merged(_blocks.hint_block(key, hint), old, _blocks.CITATION_KEYS)
        self._changed.add(key)

    def save(self) -> None:
        """Write the lock, whole or not at all; a file that would not change is left untouched.

        What someone else has saved since `load` is kept, unless this lock has an answer of its own to the same
        question. Raises `LockError` where the file has become unreadable meanwhile, or cannot be written.
        """
        for key in self._outgrown:
            self._references.pop(key, None)
        found = self._bytes()
        if found != self._read:
            self._merge(found)
        content = self._content()
        unchanged = found.replace(b"\r\n", b"\n") == content
        if not unchanged and (found or self._references or self._citations or self.bibliographies):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                files.write_atomic(self.path, content)
            except (OSError, UnreadableError) as error:
                raise LockError(f"{self.path}: cannot be written: {error}") from None
            found = content
        self._read = found
        self._changed.clear()

    def _says_less(self, resolution: Resolution, key: str) -> bool:
        if resolution.outcome is not Outcome.NOT_ATTEMPTED:
            return False
        known = self._references.get(key, {}).get("outcome", resolution.outcome)
        return not resolution.searched or known != resolution.outcome

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise LockError(f"{self.path}: {error.strerror or 'cannot be read'}") from None

    def _parse(self, data: bytes) -> tuple[dict[str, Block], dict[str, Block], dict[str, Any]]:
        if not data.strip():
            return {}, {}, {}
        whole = table(self.path, data, "lock", SCHEMA, LockError)
        del whole["schema"]
        references = self._keyed(whole.pop("references", []), "fingerprint", data)
        return references, self._keyed(whole.pop("citations", []), "citation", data), whole

    def _digests(self, value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            raise LockError(f"{self.path}: damaged: bibliographies is no table of names and digests")
        return {str(name): str(digest) for name, digest in value.items()}

    def _keyed(self, blocks: object, key: str, data: bytes) -> dict[str, Block]:
        if not isinstance(blocks, list):
            raise LockError(f"{self.path}: damaged: a list was expected")
        keyed: dict[str, Block] = {}
        for number, block in enumerate(blocks, 1):
            if not isinstance(block, dict) or not isinstance(block.get(key), str):
                line = _line(data, str(block.get("reference", ""))) if isinstance(block, dict) else 0
                where = f"{self.path}, line {line}" if line else str(self.path)
                raise LockError(f"{where}: damaged: entry {number} has no {key}")
            keyed[block[key]] = block
        return keyed

    def _damaged(self, block: Block, key: str) -> LockError:
        line = _line(self._read, key)
        where = f"{self.path}, line {line}" if line else str(self.path)
        return LockError(f"{where}: damaged: the entry {block.get('reference', key)!r} cannot be read")

    def _merge(self, data: bytes) -> None:
        """Take over what another run has written since this lock was read."""
        references, citations, other = self._parse(data)
        for mine, theirs, keys in (
            (self._references, references, _blocks.REFERENCE_KEYS),
            (self._citations, citations, _blocks.CITATION_KEYS),
        ):
            for key, block in theirs.items():
                if key in self._gone:
                    continue
                if key not in self._changed:
                    mine[key] = block
                else:
                    mine[key] = _blocks.merged(mine[key], mine[key] | block, keys)
        self.bibliographies = self.bibliographies or self._digests(other.get("bibliographies", {}))
        self._other |= {key: value for key, value in other.items() if key != "bibliographies"}

    def _content(self) -> bytes:
        digests = {"bibliographies": dict(sorted(self.bibliographies.items()))} if self.bibliographies else {}
        whole: dict[str, Any] = {"schema": SCHEMA} | digests
        whole |= {
            "references": _sorted(self._references.values(), "reference", "fingerprint"),
            "citations": _sorted(self._citations.values(), "citation", "citation"),
        } | dict(sorted(self._other.items()))
        text = printed(whole) + "\n"
        return text.encode("utf-8", "replace")  # a lone surrogate in a record must not lose the whole file


def _canonical(raw: str) -> str:
    """The text on one line, dashes and quotes levelled, invisible characters gone: what is kept and fingerprinted."""
    composed = unicodedata.normalize("NFC", raw.encode("utf-8", "replace").decode())
    return " ".join(composed.translate(_LEVEL).split())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _sorted(blocks: Iterable[Block], text: str, key: str) -> list[Block]:
    return sorted(blocks, key=lambda block: (fold(str(block.get(text, ""))), block[key]))


def _line(data: bytes, key: str) -> int:
    """The line of the lock on which ``key`` stands first, 0 where it does not."""
    at = data.find(json.dumps(key, ensure_ascii=False).encode("utf-8", "replace")) if key else -1
    return data.count(b"\n", 0, at) + 1 if at >= 0 else 0
