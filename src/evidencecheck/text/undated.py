"""What stands where a year would: "n.d.", "o. J.", "u.å.", "in press", in the larger European languages."""

from __future__ import annotations

NO_DATE = (
    r"n\.\s?d\.|o\.\s?J\.|s\.\s?f\.|s\.\s?d\.|s\.\s?a\.|b\.\s?r\.|b\.\s?d\.|z\.\s?j\.|z\.\s?d\.|u\.\s?å\.|é\.\s?n\."
    r"|no date|undated|sin fecha|sans date|senza data|sem data|ohne Jahr|zonder jaar|udateret|udatert"
)
"""No date is known, to be embedded in a pattern: English, German, Spanish, French and Portuguese, Finnish, Polish,
Dutch, the Scandinavian languages, Hungarian."""
TO_COME = (
    r"in press|forthcoming|in preparation|in prep\.|im Druck|im Erscheinen|sous presse|à paraître|en prensa|in stampa"
    r"|in corso di stampa|in druk|w druku|no prelo|i tryck|i trykk|under tryckning|under udgivelse|under utgivning"
    r"|painossa"
)
"""The work has not come out yet, to be embedded in a pattern."""
