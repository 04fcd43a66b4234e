"""The one importer of tantivy: how the words of works are kept, and looked for.

A work is its words, all in one field, with no order: what makes a candidate is how rare the words are that it shares
with a reference (BM25). Which words stand where is for `resolve` to compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

_LONGEST = 40  # letters of a word; what is longer is an address, or a title without blanks
_ANALYZER = "words"


class Shelf:
    """A folder of works: each with its words, its DOI and its record."""

    def __init__(self, folder: Path) -> None:
        """Open ``folder``, or make it where it holds no index yet. Raises OSError or ValueError where it is damaged."""
        self._schema = _schema()
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._analyzer = _analyzer()
        self._index.register_tokenizer(_ANALYZER, self._analyzer)
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        """How many works there are."""
        return int(self._searcher.num_docs)

    def writer(self, memory: int) -> Writer:
        """A writer that keeps at most ``memory`` bytes before it writes them down."""
        return Writer(self._index, memory)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of ``text`` as the index has them, each once."""
        whole = text.encode("utf-8", "replace").decode()  # lone surrogates are no text to tantivy
        return tuple(dict.fromkeys(self._analyzer.analyze(whole)))

    def frequency(self, word: str) -> int:
        """How many works have ``word``."""
        return int(self._searcher.doc_freq("words", word))

    def by_doi(self, doi: str) -> list[bytes]:
        """The records with a DOI."""
        return self._found(tantivy.Query.term_query(self._schema, "doi", doi), 2)

    def search(self, words: Iterable[str], most: int) -> list[bytes]:
        """The records that share the rarest of ``words``, the best first; equals in the order of their records."""
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "words", word)) for word in words]
        return self._found(tantivy.Query.boolean_query(terms), most) if terms else []

    def every(self) -> Iterator[bytes]:
        """All records, in no order that means anything."""
        for _, address in self._searcher.search(tantivy.Query.all_query(), max(len(self), 1), count=False).hits:
            yield bytes(self._searcher.doc(address)["record"][0])

    def _found(self, query: tantivy.Query, most: int) -> list[bytes]:
        hits = self._searcher.search(query, most, count=False).hits
        found = [(-score, bytes(self._searcher.doc(address)["record"][0])) for score, address in hits]
        return [record for _, record in sorted(found)]


class Writer:
    """Adds works; nothing counts before `commit`."""

    def __init__(self, index: tantivy.Index, memory: int) -> None:
        """One thread writes beside the caller's, so that the same input gives the same index."""
        self._writer = index.writer(heap_size=memory, num_threads=1)

    def add(self, doi: str, words: str, record: bytes) -> None:
        """Add one work: its normalised DOI ("" for none), a text of its words, and its record."""
        document = tantivy.Document(words=words.encode("utf-8", "replace").decode())
        if doi:
            document.add_text("doi", doi)
        document.add_bytes("record", record)
        self._writer.add_document(document)

    def remove(self, doi: str) -> None:
        """Take the work with ``doi`` out."""
        self._writer.delete_documents_by_term("doi", doi)

    def commit(self) -> None:
        """Write down what was added."""
        self._writer.commit()

    def close(self) -> None:
        """Let what is still being merged be merged."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", stored=False, tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("doi", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    built = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in (tantivy.Filter.remove_long(_LONGEST), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        built = built.filter(one)
    return built.build()
