"""What a verifier, a program of somebody else's, makes of a claim and a source."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import attrs


class Label(StrEnum):
    """Whether sentences of a source support a claim, contradict it, or have nothing to do with it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


@attrs.frozen
class Verdict:
    """What a verifier answers: a ``label``, how sure it is (``score``, 0 to 1), and why, in words.

    ``quote`` is what it rests on, copied from one of the sentences that it was given. A verdict whose quote stands in
    none of them is discarded, and so is one that supports or contradicts without any.
    """

    label: Label
    score: float
    rationale: str = ""
    quote: str = ""


class Verifier(Protocol):
    """Judges a claim by sentences of a source; ``name`` is told with what it says.

    ``online``: it sends the claim elsewhere. Then it is asked only with ``online`` and ``privacy = "claims"``.
    """

    name: str
    online: bool

    def __call__(self, claim: str, evidence: Sequence[str]) -> Verdict:
        """The verdict on ``claim`` by the sentences of ``evidence``, at most five, the likeliest first."""


@attrs.frozen
class Opinion:
    """A verdict, with whose it is (``by``), what of the source was looked at (``of``) and the sentences that were."""

    verdict: Verdict
    by: str
    of: str
    sentences: tuple[str, ...] = ()
