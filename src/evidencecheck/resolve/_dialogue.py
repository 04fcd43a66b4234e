"""Looking a reference up as a dialogue: it gives a question, is sent the answer, and in the end returns an outcome.

So the same rules serve one reference that is asked about by itself, and a run that pools the questions of thousands.
"""

from __future__ import annotations

from collections.abc import Generator

from evidencecheck.model.resolution import Resolution
from evidencecheck.sources._base import Lookup, Question

Dialogue = Generator[Question, Lookup, Resolution]


def settled(dialogue: Dialogue) -> Resolution:
    """What a dialogue comes to when each question is put to its source at once."""
    try:
        question = next(dialogue)
        while True:
            question = dialogue.send(question.ask())
    except StopIteration as end:
        found: Resolution = end.value
        return found
