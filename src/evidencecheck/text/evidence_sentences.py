"""Which sentences of a source are likeliest to bear on a claim: those that share the most of its telling words."""

from __future__ import annotations

from evidencecheck.model.spans import Span
from evidencecheck.text.normalise import words
from evidencecheck.text.sentences import sentences

_STEM = 6  # letters by which two forms of a word are known as one
_LONG = 4  # letters of a word that tells something


def best_sentences(claim: str, text: str, most: int = 3) -> tuple[Span, ...]:
    """Where in ``text`` the sentences stand that share words with ``claim``, the best first, at most ``most``."""
    wanted = _telling(claim)
    ranked: list[tuple[float, int, Span]] = []
    for span in sentences(text):
        own = _telling(span.of(text))
        shared = len(own & wanted)
        if shared:
            ranked.append((-shared / (len(own) + len(wanted)), span.start, span))
    return tuple(span for _, _, span in sorted(ranked)[:most])


def _telling(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text) if len(word) >= _LONG or word.isdigit())
