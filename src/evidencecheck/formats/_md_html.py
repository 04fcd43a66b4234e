"""HTML's tags in Markdown, masked: so what stands between them is Markdown.

That is how Pandoc has it ("native_divs", "markdown_in_html_blocks"). What holds no prose is left to the parser.
"""

from __future__ import annotations

import re

from evidencecheck.formats._md_mask import LONGEST, TAG, Masked, begins_line, over

# HTML 5, section "Elements": those that stand as blocks, and those whose content is no prose.
BLOCKS = frozenset(
    "address article aside blockquote body caption center colgroup dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol optgroup option p section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_VERBATIM = frozenset("pre script style textarea svg math template xmp object video audio canvas".split())
TAG_FORM = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9.-]*)((?:[\s/][^<>]*)?)>")
_ATTRIBUTES = re.compile(
    r"(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^\s\"'=<>`{]+))?)*\s*/?"
)
_NAMES = "|".join(sorted(BLOCKS, key=len, reverse=True))
_TAGS = rf"<(?:/?(?:{_NAMES}))(?=[\s/>])[^<>\n]*>[ \t]*"
_BLOCK_LINE = re.compile(
    rf"{_TAGS}(?:{_TAGS})*(?=\r?$)"
    # What is indented below it must not become code.
    r"(?!\r?\n(?: {4}| {0,3}\t)[ \t]*[^\s<])(?!\r?\n(?: {4}| {0,3}\t)[ \t]*<(?!/?(?:pre|script|style)\b))",
    re.MULTILINE | re.IGNORECASE,
)
_ID, _NAME = (
    re.compile(rf"(?<=\s){name}\s*=\s*(?:\"([^\"\s]+)\"|'([^'\s]+)'|([^\s\"'<>=]+))", re.IGNORECASE)
    for name in ("id", "(?:id|name)")
)


def names_in(tag: str) -> list[str]:
    """What a tag is called: its ``id``, an anchor's ``name``."""
    form = _NAME if tag[:2].lower() == "<a" else _ID
    return [found[1] or found[2] or found[3] for found in form.finditer(tag)]


def _tag(masked: Masked, found: re.Match[str]) -> str:
    name = found[2].lower()
    start = found.start()
    before = found.string[start - 2 : start]
    if name in _VERBATIM or before.endswith("\\") or before in {"](", ": "} or len(found[3]) > LONGEST:
        return found[0]
    if name not in BLOCKS and not _ATTRIBUTES.fullmatch(found[3]):
        return found[0]
    if masked.source[start] != "<":
        return found[0]
    return over(found[0], TAG)


def _block_line(masked: Masked, found: re.Match[str]) -> str:
    if not begins_line(found.string, found.start()):
        return found[0]
    for name in names_in(found[0]):
        masked.anchors.append((found.end(), name))
    return " " * len(found[0])


def mask_tags(masked: Masked) -> None:
    """Mask tags; a line of nothing but tags of blocks becomes a blank one."""
    masked.sub(_BLOCK_LINE, lambda found: _block_line(masked, found))
    masked.sub(TAG_FORM, lambda found: _tag(masked, found))
