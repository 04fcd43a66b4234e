"""tantivy, which holds a local index and searches it. Its one importer.

A record is a document with a key (its DOI), the words it is found by, and itself as bytes. Whatever tantivy says of a
folder that is none of its own, or damaged, is raised as `LocalIndexError`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from evidencecheck.errors import LocalIndexError

LEAST_HEAP = 15_000_000  # bytes; tantivy takes no less for a thread

Place = tantivy.DocAddress

_SHOULD = tantivy.Occur.Should


class Reader:
    """An index as it stood when it was opened."""

    def __init__(self, folder: Path) -> None:
        """Open ``folder``; raises `LocalIndexError`."""
        with _told(folder):
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")  # what is written later is not seen, and no thread watches for it
            self._searcher = index.searcher()
        self._schema = index.schema
        self._folder = folder

    def __len__(self) -> int:
        """The number of records."""
        return self._searcher.num_docs

    def frequency(self, word: str) -> int:
        """In how many records a word stands."""
        return self._searcher.doc_freq("words", word)

    def holds(self, key: str) -> bool:
        """Whether there is a record with this key."""
        return self._searcher.doc_freq("key", key) > 0

    def find(self, key: str) -> bytes | None:
        """The record with this key."""
        found = self._search(tantivy.Query.term_query(self._schema, "key", key, "basic"), 1)
        return self.read(found[0][1]) if found else None

    def read(self, place: Place) -> bytes:
        """The record at a place that a search gave."""
        with _told(self._folder):
            return self._searcher.doc(place).get_first("record") or b""

    def search(self, words: Iterable[str], most: int) -> list[tuple[float, Place]]:
        """Where the records are in which any of ``words`` stand, those first that hold the most and rarest (BM25)."""
        one = tantivy.Query.term_query
        wanted = [(_SHOULD, one(self._schema, "words", word, "freq")) for word in words]
        return self._search(tantivy.Query.boolean_query(wanted), most)

    def _search(self, query: tantivy.Query, most: int) -> list[tuple[float, Place]]:
        with _told(self._folder):
            return self._searcher.search(query, most, count=False).hits


class Writer:
    """An index that is being written. Nothing is kept that was not committed; a folder has one writer at a time."""

    def __init__(self, folder: Path, heap: int) -> None:
        """Open ``folder``, made if need be; ``heap`` bytes are for what is unwritten. Raises `LocalIndexError`."""
        folder.mkdir(parents=True, exist_ok=True)
        with _told(folder):
            self._index = tantivy.Index(_schema(), str(folder))
            # One thread: records stay in the order in which they came, and memory is what was asked for.
            self._writer = self._index.writer(max(heap, LEAST_HEAP), 1)
        self._folder = folder

    def add(self, key: str, words: str, record: bytes) -> None:
        """Add a record; raises `LocalIndexError` where the disk is full."""
        with _told(self._folder):
            self._writer.add_document(tantivy.Document(key=key, words=words, record=record))

    def remove(self, key: str) -> None:
        """Take out the records with this key that were added before."""
        self._writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Keep what was added, in one step."""
        with _told(self._folder):
            self._writer.commit()

    def close(self) -> None:
        """Wait until parts that are being merged are done; the writer is of no use afterwards."""
        with _told(self._folder):
            self._writer.wait_merging_threads()


def stamp(folder: Path) -> int:
    """What tantivy counts up with each commit that changed something, 0 where there is no index yet."""
    try:
        return int(json.loads((folder / "meta.json").read_bytes())["opstamp"])
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError):
        raise LocalIndexError(f"{folder / 'meta.json'}: damaged") from None


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("record", stored=True)
    return builder.build()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        busy = "LockBusy" in str(error)
        why = "another command is writing to it" if busy else f"damaged, or of another version, or no room ({error})"
        raise LocalIndexError(f"{folder}: {why}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # tantivy's own, where a file is not what it was
            raise
        raise LocalIndexError(f"{folder}: damaged") from error
