"""Text as registries send it, made plain: markup and entities read, blanks collapsed."""

from __future__ import annotations

import html
import re

# Elements that end a line of prose; all others (i, sub, mml:mi …) stand within a word and leave no gap.
_BREAK = re.compile(r"</?(?:jats:)?(?:p|title|sec|br|div|li|list|list-item|label|disp-formula)\b[^<>]*>", re.IGNORECASE)
# What says the same once more, in another notation.
_TWICE = re.compile(r"<(?P<tag>(?:\w+:)?(?:tex-math|annotation|annotation-xml))\b[^<>]*>.*?</(?P=tag)\s*>", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.DOTALL)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)


def plain(value: object) -> str:
    """``value`` without JATS, MathML and HTML markup and entities (Crossref has them escaped twice, too), on one line.

    Anything but a string is "".
    """
    if not isinstance(value, str):
        return ""
    if "<" not in value and "&" not in value:  # nearly all
        return " ".join(value.split())
    text = value
    for _ in range(2):
        text = html.unescape(_untagged(text))
    return " ".join(_untagged(text).split())


def doi(value: object) -> str:
    """A registry's DOI in lower case, without resolver or ``doi:``, whole; "" for what is none."""
    bare = _DOI_PREFIX.sub("", value.strip(), count=1).strip().lower() if isinstance(value, str) else ""
    return bare if re.match(r"10\.\d{4,}[\d.]*/\S", bare) else ""


def _untagged(text: str) -> str:
    if "<" not in text:
        return text
    return _TAG.sub("", _BREAK.sub(" ", _TWICE.sub("", text)))
