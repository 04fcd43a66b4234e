"""Wording that gives a statement to research or experts without saying to which: "studies have shown", "laut Experten".

Known are the usual forms in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. A source that is
named is none ("according to Cook", "a study by Kane"), nor is research that is said to be missing ("few studies have
…") or that was spoken of before ("these studies").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.text.attribution_forms import LANGUAGES
from evidencecheck.text.late import late
from evidencecheck.text.quotations import within_quotation

# Said of what is missing, of what was spoken of before, or of what is not yet known.
_TAKEN_BACK = late(
    r"(?:\b(?:few(?:er)?|no|not?|none|little|neither|nor|without|lack|absence|more|future|further|additional|whether|if|until|unless"
    r"|these|those|such|both|this|that|its|their|his|her|our|my|your|all|each|any|the|hardly|scant|limited|insufficient|when|where"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten|first|second|third|what|how|such\sas|phrases?"
    r"|diese[rsmn]?|keine?[rnm]?|wenige|unsere?[rnm]?|beide|die|alle|kaum|ob|wenn|ces|cette|aucune?|peu\sde|nos|notre|si|leurs?"
    r"|estos|estas|este|ningún|pocos|nuestros?|si|questi|queste|questo|nessuno?|pochi|nostri|nostro|se"
    r"|estes|estas|nenhum|poucos|nossos|deze|dit|geen|weinig|onze|de|als|te|tych|tym|żadne|niewiele|nasze|jeśli|czy)"
    r"\s(?:of\s(?:the\s|these\s|those\s)?|the\s)?)$",
    re.IGNORECASE,
)
_POINTS = late(
    r"\sup\b|(?<=agree)\sto\b|\s(?:above|below|here|elsewhere|earlier|at\b|on\s(?:the|this)\s(?:left|right|page)|in\s(?:the\s)?(?:fig|table|section|sec\b|chapter"
    r"|appendix|previous|next|following|theorem|lemma|§|\d)|in\s\[)|\s?[(\[]?(?:see|cf\.)?\s?(?:fig|table|section|theorem|lemma|example)",
    re.IGNORECASE,
)

# Readers, customers and the like, whom the author asked.
_OURS = late(r"\b(?:our|my|unsere[rnms]?|nos|notre|nuestr[ao]s?|nostr[aei]|noss[ao]s?|onze|nasz\w*)\b", re.IGNORECASE)


def may_attribute(text: str) -> bool:
    """Whether a text of any length may hold what `attribution` finds: a quick look that is seldom wrong about yes."""
    patterns = list(_patterns(text))
    if not patterns:
        return False
    level = " ".join(text.split())
    return any(pattern.search(level) for pattern in patterns)


def attribution(sentence: str) -> str | None:
    """The words by which a sentence says that unnamed research or experts bear it out; None where it does not.

    Words in quotation marks are others'.
    """
    for pattern in _patterns(sentence):
        for said in pattern.finditer(sentence):
            taken_back = said["told"] and _TAKEN_BACK.search(sentence[: said.start()])
            if taken_back or _POINTS.match(sentence, said.end()) or _OURS.search(said[0]):
                continue
            if not within_quotation(sentence, said.start()):
                return said[0]
    return None


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Those of the languages of which a cue stands in the text."""
    lowered = text.lower().replace("\n", " ")
    return (language.pattern for language in LANGUAGES if any(cue in lowered for cue in language.cues))
