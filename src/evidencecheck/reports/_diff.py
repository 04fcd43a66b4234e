"""What differs between two short texts, for evidence: what stands, and what the record says."""

from __future__ import annotations

import re
import unicodedata

import attrs

from evidencecheck.model.finding import Evidence
from evidencecheck.text.late import late

_WORD = late(r"\w+")
# Where there are scripts that put no blanks between words, one character of them is a word.
_WORD_OR_SIGN = late(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_NAME = late(r"[^,;&]+")
_NAME_OF_PAIRS = late(r"[^;]+")  # "Abara, Chidi; Weiss, Thea"
_MOST = 400  # words; comparing takes their square, and an author list may have thousands


@attrs.frozen
class Piece:
    """A stretch of one of the two texts, and whether the other lacks it."""

    text: str
    changed: bool = False


Pieces = tuple[Piece, ...]


def evidence_diff(evidence: Evidence, cited: str, recorded: str) -> tuple[Pieces, Pieces]:
    """``cited`` and ``recorded``, the evidence's two values made printable, in pieces: names by name, else by word."""
    differ = name_diff if evidence.field in {"author", "editor"} else word_diff
    return differ(cited, recorded)


def name_diff(cited: str, recorded: str) -> tuple[Pieces, Pieces]:
    """Lists of names: marked is a name of which the other list has no word. Initials and order are not compared."""
    return _names(cited, _name_words(recorded)), _names(recorded, _name_words(cited))


def _names(text: str, others: set[str]) -> Pieces:
    if not text or not others:
        return _whole(text)
    changed = []
    for name in (_NAME_OF_PAIRS if ";" in text else _NAME).finditer(text):
        inner = name[0].strip()
        words = _name_words(inner)
        if words and not words & others:
            start = name.start() + name[0].index(inner)
            changed.append((start, start + len(inner)))
    return _pieces(text, changed)


def _name_words(text: str) -> set[str]:
    """Words of two letters and more, without accents: "al" of "et al." and "and" are no names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return {word for word in re.findall(r"\w\w+", plain) if word not in {"et", "al", "and", "others"}}


def word_diff(cited: str, recorded: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces whose concatenation is the text again; case and punctuation are not compared.

    Texts that share no word, or are very long, come back whole and unmarked: marking everything marks nothing.
    """
    word = _WORD if max(cited + recorded, default="") < "\u3040" else _WORD_OR_SIGN
    left, right = list(word.finditer(cited)), list(word.finditer(recorded))
    plain = _whole(cited), _whole(recorded)
    if not left or not right or len(left) + len(right) > _MOST:
        return plain
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where two values are set side by side

    matcher = SequenceMatcher(None, [w[0].casefold() for w in left], [w[0].casefold() for w in right], autojunk=False)
    steps = matcher.get_opcodes()
    if not any(tag == "equal" for tag, *_ in steps):
        return plain
    changes = [step for step in steps if step[0] != "equal"]
    return (
        _pieces(cited, [(left[i].start(), left[j - 1].end()) for _, i, j, _, _ in changes if i < j]),
        _pieces(recorded, [(right[i].start(), right[j - 1].end()) for _, _, _, i, j in changes if i < j]),
    )


def _whole(text: str) -> Pieces:
    return (Piece(text),) if text else ()


def _pieces(text: str, changed: list[tuple[int, int]]) -> Pieces:
    pieces, at = [], 0
    for start, end in changed:
        pieces += [Piece(text[at:start]), Piece(text[start:end], changed=True)]
        at = end
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)
