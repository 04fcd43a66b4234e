"""What judges a claim by the words of its source: programs of other packages, one of which a configuration may name.

An answer is worth no more than the sentence that it quotes: a verdict whose quote stands in none of the sentences that
the verifier was given is discarded, and so is one without a label or a score that there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from evidencecheck.errors import EvidenceCheckError, PluginError, UsageError
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.verdict import Label, Opinion, Verdict, Verifier
from evidencecheck.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Registry("verifier", {})
"""There is none of our own."""

MOST = 5  # sentences that a verifier is given
LEAST = 0.05  # of a claim that one of them holds: what it means is for the verifier to say


def named(settings: Settings) -> Verifier | None:
    """The verifier that the settings name, made of them; None where they name none, or it may not be asked now.

    Raises `UnknownNameError`, `PluginError`, also for what cannot be made, and `UsageError` for one that goes online
    with claims that must not leave.
    """
    if not settings.verifier:
        return None
    make: Callable[[Settings], Verifier] = TABLE.load(settings.verifier)
    try:
        verifier = make(settings)
    except EvidenceCheckError:
        raise
    except Exception as error:
        owner = TABLE.owner(settings.verifier)
        raise PluginError(f"the verifier {settings.verifier} of {owner} cannot be made: {error}") from error
    if not getattr(verifier, "online", True):
        return verifier
    if settings.online and settings.privacy != "claims":
        raise UsageError(f'verifier: {settings.verifier} sends the words of claims; privacy = "claims" allows that')
    return verifier if settings.online else None


class Judge:
    """Asks a verifier about claims and sources, each pair of words once."""

    def __init__(self, settings: Settings) -> None:
        """Make the verifier; raises as `named` does."""
        self._verifier = named(settings)
        self._known: dict[tuple[str, str], Opinion | None] = {}
        self.silent: tuple[str, ...] = ()

    def opinions(
        self,
        pairs: Iterable[tuple[int, str, str]],
        resolutions: Mapping[str, Resolution],
        texts: Mapping[str, SourceText],
    ) -> Mapping[tuple[int, str], Opinion | None]:
        """Its opinion on each claim (number, label of the source, words); None where there is none.

        A source is known by its text, else by its abstract. What a verifier raises is its silence, and no more.
        """
        found: dict[tuple[int, str], Opinion | None] = {}
        for number, label, claim in pairs:
            text, of = _words(label, resolutions, texts)
            found[number, label] = self._opinion(claim, text, of) if text and self._verifier else None
        return found

    def _opinion(self, claim: str, text: str, of: str) -> Opinion | None:
        key = claim, text
        if key not in self._known and self._verifier:
            try:
                self._known[key] = opinion(self._verifier, claim, text, of)
            except Exception:  # noqa: BLE001 - somebody else's program, which may raise anything
                self.silent = (_name(self._verifier),)
                return None
        return self._known.get(key)


def opinion(verifier: Verifier, claim: str, text: str, of: str) -> Opinion | None:
    """What a verifier makes of a claim and the ``text`` of its source, ``of`` saying what that is.

    None where the text has no sentence that may bear on it, or the answer is discarded. Raises what the verifier does.
    """
    from evidencecheck.text.overlap import evidence_sentences  # noqa: PLC0415 - only where one is configured

    found = tuple(" ".join(sentence.split()) for sentence in evidence_sentences(claim, text, MOST, LEAST))
    verdict = verifier(claim, found) if found else None
    if not isinstance(verdict, Verdict) or not _sound(verdict, found):
        return None
    # Somebody else's program: what it gave is of the kinds that it should be of from here on.
    why, quote = str(verdict.rationale or ""), str(verdict.quote)
    plain = Verdict(Label(verdict.label), float(verdict.score), why, quote)
    return Opinion(plain, _name(verifier), of, found)


def _words(label: str, resolutions: Mapping[str, Resolution], texts: Mapping[str, SourceText]) -> tuple[str, str]:
    """The words of a source that are at hand, and what they are; "" and "" where there are none."""
    if label in texts:
        return texts[label].text, f"text in {texts[label].name}"
    resolution = resolutions.get(label)
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    return (work.abstract, "abstract") if work and work.abstract else ("", "")


def _name(verifier: Verifier) -> str:
    return str(getattr(verifier, "name", "the verifier"))


def _sound(verdict: Verdict, sentences: Sequence[str]) -> bool:
    """Whether a verdict has a label and a score, and quotes what it was given."""
    label, score = verdict.label, verdict.score
    if str(label) not in set(Label) or not 0 <= score <= 1:
        return False
    quote = " ".join(verdict.quote.split())
    if not quote:
        return verdict.label in {Label.UNRELATED, Label.UNKNOWN}
    whole = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
    return any(whole.search(sentence) for sentence in sentences)
