"""How likely a sentence is one that authors give a source for, by its words and its neighbours: a linear model.

Trained by ``tasks/train_uncited.py``; the card of the data is ``evidencecheck/data/uncited.md``. It has learned from
articles in English what stands with a citation there, not what is true or in doubt.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import attrs

from evidencecheck import data
from evidencecheck.text.attribution import attribution
from evidencecheck.text.late import late
from evidencecheck.text.wording import is_definition, is_own, is_question, looks_back

_TOKEN = late(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|%")
_SIGNS = {
    "year": late(r"\b(?:19|20)\d\d\b"),
    "percent": late(r"%|\bper ?cent\b"),
    "figure": late(r"\d"),
    "statistic": late(r"\b(?:p|n|r)\s?[<=>≤≥]|\b95\s?%|\bCI\b|±"),
    "display": late(r"\b(?:fig(?:ure|s)?\.?|tables?|supplementary|section|appendix)\b", re.IGNORECASE),
    "hedge": late(r"\b(?:may|might|could|possibly|perhaps|likely|appears?|seems?|probably)\b"),
    "known": late(
        r"\b(?:is|are|been|well|widely|generally)\s(?:well[- ])?(?:known|accepted|recogni[sz]ed|established)\b"
    ),
    "superlative": late(r"\b(?:most|least|largest|highest|lowest|leading|major|first|common(?:ly)?|only)\b"),
    "plan": late(r"\b(?:should|will|must|needs? to|aims? to|future)\b"),
    "we": late(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b"),
    "bracket": late(r"\([^)]*\)"),
    "capitals": late(r"\b[A-Z]{2,}\w*\b"),
    "name": late(r"(?<=[a-z,] )[A-Z][a-z]+"),
    "et al.": late(r"\bet al\b"),
    "list": late(r":|;"),
}
_LEAST = 0.2  # of a page that cites nothing it is not believed that nothing of it needs a source
_LENGTHS = (5, 10, 15, 20, 25, 30, 40, 60)


@attrs.frozen(eq=False)
class _Weights:
    """The model: a weight for each feature, the intercept, and the log-odds from which it is as sure as it is asked."""

    of: dict[str, float]
    intercept: float
    cut: float


def features(sentence: str, *, before: bool, after: bool) -> Iterator[tuple[str, float]]:
    """What the model looks at: words and pairs of them by share, signs, and whether the neighbours are cited."""
    tokens = ["#" if token[0].isdigit() else token.casefold() for token in _TOKEN.findall(sentence)]
    terms = {*tokens, *(f"{one} {other}" for one, other in pairwise(tokens))}
    share = 1 / math.sqrt(len(terms)) if terms else 0.0
    yield from ((term, share) for term in terms)
    yield from ((f"<{name}>", 1.0) for name, sign in _SIGNS.items() if sign.search(sentence))
    yield f"<words {sum(len(tokens) >= length for length in _LENGTHS)}>", 1.0
    if tokens:
        yield f"<opens {tokens[0]}>", 1.0
    told = {
        "own": is_own,
        "question": is_question,
        "definition": is_definition,
        "back": looks_back,
        "told": attribution,
    }
    yield from ((f"<{name}>", 1.0) for name, holds in told.items() if holds(sentence))
    yield f"<before {before}>", 1.0
    yield f"<after {after}>", 1.0
    yield f"<between {before} {after}>", 1.0


def log_odds(sentence: str, *, before: bool, after: bool) -> float:
    """The log-odds that the sentence would be cited, were it one of an article."""
    weights = _weights()
    return weights.intercept + sum(
        weights.of.get(name, 0.0) * value for name, value in features(sentence, before=before, after=after)
    )


def is_worthy(sentence: str, *, before: bool, after: bool, share: float = 0.5) -> bool:
    """Whether `log_odds` reaches the cut at which precision is 0.80 among sentences of which half are cited.

    ``share`` is how many are cited where the sentence stands: of fewer than half it takes more, as Bayes' rule has it
    (Saerens et al. 2002, "Adjusting the outputs of a classifier to new a priori probabilities",
    doi:10.1162/089976602753284446).
    """
    share = min(max(share, _LEAST), 0.5)
    return log_odds(sentence, before=before, after=after) + math.log(share / (1 - share)) >= _weights().cut


@lru_cache(1)
def _weights() -> _Weights:
    told = json.loads(data.read("uncited.json"))
    return _Weights(told["weights"], told["intercept"], told["cut"])
