"""Words of a record as the source of a document has to write them: escaped for its format, or not at all.

One line per family of formats. What has no sure spelling there (a brace in BibTeX, a backslash in a docstring) has
none here, and then there is no fix. What a container renders (Word, OpenDocument, EPUB) is plain words, which the
container's own writer spells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

Spell = Callable[[str], "str | None"]

# Characters that a format reads as its own, each with what stands for it; what has no entry is refused.
_TEX = {char: f"\\{char}" for char in "&%$#_"} | dict.fromkeys('{}\\~^"`')
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# CommonMark 0.31, 2.4: any ASCII punctuation may stand behind a backslash.
_MARKDOWN = {char: f"\\{char}" for char in "\\`*_[]<>&$^~|#@"} | dict.fromkeys("{}")
_OTHERS = dict.fromkeys("\\`*_|<>[]{}&$^~#@+='\"")


def spelled(words: str, form: str) -> str | None:
    """``words`` as a document of the format ``form`` writes them; None where that is not sure."""
    if not words.isprintable():
        return None
    spell = _SPELL.get(form)
    return spell(words) if spell else None


def bare(form: str) -> bool:
    """Whether a value may stand there as a number without quotes or braces."""
    return form in {"bibtex", "csl-json"}


def _by(table: Mapping[str, str | None]) -> Spell:
    special = re.compile("|".join(map(re.escape, table)))

    def spell(words: str) -> str | None:
        if any(table[char] is None for char in special.findall(words)):
            return None
        return special.sub(lambda char: table[char[0]] or "", words)

    return spell


def _json(words: str) -> str | None:
    """CSL-JSON: a JSON string, in which processors read HTML (CSL 1.0.2, rich text)."""
    return None if re.search(r"[<>&]", words) else json.dumps(words, ensure_ascii=False)[1:-1]


def _plain(words: str) -> str:
    return words


_SPELL: Mapping[str, Spell] = {
    **dict.fromkeys(("text", "ris", "docx", "odt", "epub", "pdf"), _plain),
    **dict.fromkeys(("markdown", "ipynb"), _by(_MARKDOWN)),
    **dict.fromkeys(("html", "jats", "tei"), _by(_XML)),
    **dict.fromkeys(("latex", "bibtex"), _by(_TEX)),
    **dict.fromkeys(("restructuredtext", "python", "mediawiki", "asciidoc", "org"), _by(_OTHERS)),
    "csl-json": _json,
    # "medline": PubMed's own records, which nobody edits.
}
