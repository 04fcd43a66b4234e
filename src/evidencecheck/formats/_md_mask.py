r"""What is no Markdown in a Markdown file, masked so that the parser takes it for letters.

Templates (Hugo's ``{{< … >}}``, Liquid's ``{% … %}`` and ``{{ … }}``), attributes (Pandoc's ``{#id .class}`` and
kramdown's ``{: .class}``), MyST's roles and targets, bookdown's ``\@ref(…)``, and HTML's tags, so that what stands
between them is Markdown, as Pandoc has it ("native_divs", "markdown_in_html_blocks"). Each character is replaced by
one, so all offsets stay; what a mask stands for is looked up in the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from evidencecheck.formats._decode import BYTE_ORDER_MARK

SHOWN, HIDDEN, TAG, KEY = "\x7f", "\x01", "\x02", "\x03"
"""What stands for something that prints words which are not in the file; for nothing; for a tag; for an entry's key."""

SIGNS = frozenset((SHOWN, HIDDEN, TAG, KEY))
MASKS = re.compile("\x7f+|\x01+|\x02+|\x03+|[^\x01\x02\x03\x7f]+")
ANY_MASK = re.compile("[\x01\x02\x03\x7f]")
CITE_TAG = re.compile(r"\{%-?\s*cite(?:_\w+)?((?:\s+[\w:./+-]+)+)[^%]{0,200}%\}")
"""Jekyll-scholar's citations."""

_LONGEST = 4000
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

_OPENERS = re.compile(r"\{\{[<%]|\{\{|\{%|\{::")
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{::": "}"}
# Templates whose body is no prose, by the name of what opens it.
_VERBATIM_PAIRS = {"comment": "comment", "raw": "raw", "highlight": "highlight", "mermaid": "mermaid"}
_SILENT = re.compile(
    r"\{%-?\s*(?:end\w*|if|unless|else|elsif|for|case|when|assign|capture|comment|raw|layout|break|continue)\b|\{\{[<%]\s*/|\{::"
)
# Pandoc's attributes after what they belong to, kramdown's anywhere.
_PAIR = r"[#.][^\s{}]+|[\w:-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+)|-"
# All patterns begin with a letter of their own: the library looks for that at the speed of memory.
_PAIRS = rf"[ \t]*(?:{_PAIR})(?:[ \t]+(?:{_PAIR}))*[ \t]*\}}"
_ATTRIBUTED = re.compile(
    rf"\{{(?:(?<=[\])`{HIDDEN}]\{{){_PAIRS}|:[^{{}}\n]{{0,300}}\}}|(?<=[ \t]\{{)(?=[#.]){_PAIRS}(?=[ \t]*\r?$))",
    re.MULTILINE,
)
_ATTRIBUTE_ID = re.compile(r"#([^\s{}]+)")
_BRACKETED = re.compile(rf"\[(?![\^@-])[^\[\]\n]*\](?=\{{{_PAIRS})")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}(?=`)")
KEYED = re.compile(r"\[@([^\]\s]{1,200})\]:[ \t]*(?=\S+[ \t]*\r?$)", re.MULTILINE)
"""Manubot's names for identifiers: ``[@tag:Ahn]: doi:10.5555/ahn``."""
_TARGET = re.compile(r"\(([^()\s]+)\)=[ \t]*(?=\r?$)", re.MULTILINE)
_REMARK = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_EDGE = re.compile(r"\n(---|\.\.\.)(?=[ \t]*(?:\r?\n|\Z))")
_KEYED = re.compile(r"[ \t]*\r?\n(?:[a-z][\w-]*[ \t]*:\s|#)")
_NEXT_BLANK = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n|\Z)|[ \t]*\Z")
# A link's words may hold a marker, but the parser then takes the link for text.
_IN_LINK = re.compile(r"\[[^\[\]\n]*(?:\[\^[^\[\]\s]+\][^\[\]\n]*)+\]\(")
_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
# LaTeX by itself (Pandoc User's Guide, "raw_tex"): formulas and tables; one name for each pair of signs.
_TEX = re.compile(
    r"\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|tabular|table|figure|tikzpicture)\*?)\}"
)
_CROSS = re.compile(r"\\@ref\([^()\s]{1,200}\)")


@attrs.define(eq=False)
class Masked:
    """A text in the making: its characters as the parser is to see them, and names by where they stand.

    A name belongs to the block that the next character of the text is in; one that stands ``behind`` what it names, to
    the block of the character before it.
    """

    source: str
    text: str
    anchors: list[tuple[int, str]] = attrs.field(factory=list)
    behind: list[tuple[int, str]] = attrs.field(factory=list)
    myst: bool = False

    def sub(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> None:
        """Replace what ``pattern`` finds by something as long."""
        self.text = pattern.sub(replace, self.text)


def mask(masked: Masked) -> None:
    """Mask all that is no Markdown in ``masked``."""
    for needles, step in _STEPS:
        if any(needle in masked.text for needle in needles):
            step(masked)


def over(words: str, sign: str) -> str:
    """As many signs as there are characters, newlines kept: lines stay lines."""
    return re.sub(r"[^\r\n]", sign, words)


def begins_line(text: str, offset: int) -> bool:
    """Whether nothing but white space stands before ``offset`` on its line, and no more of that than is usual."""
    floor = max(0, offset - 200)
    line = text.rfind("\n", floor, offset) + 1
    return (line > 0 or floor == 0) and not text[line:offset].strip()


def names_in(tag: str) -> list[str]:
    """What a tag is called: its ``id``, an anchor's ``name``."""
    form = _NAME if tag[:2].lower() == "<a" else _ID
    return [found[1] or found[2] or found[3] for found in form.finditer(tag)]


def _tag(masked: Masked, found: re.Match[str]) -> str:
    name = found[2].lower()
    start = found.start()
    before = found.string[start - 2 : start]
    if name in _VERBATIM or before.endswith("\\") or before in {"](", ": "} or len(found[3]) > _LONGEST:
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


def _rules(masked: Masked) -> None:
    """Rules as ``***``, for the parser takes all between two rules for metadata, wherever they stand.

    Metadata is what stands at the top, or begins with a key, as Pandoc allows.
    """
    inside = masked.text.lstrip(BYTE_ORDER_MARK).startswith("---")

    def edge(found: re.Match[str]) -> str:
        nonlocal inside
        text, start = found.string, found.start()
        if inside:
            inside = False
        elif (
            found[1] == "---"
            and not text[text.rfind("\n", max(0, start - 80), start) + 1 : start].strip()
            and not _NEXT_BLANK.match(text, found.end())
        ):
            inside = bool(_KEYED.match(text, found.end()))
            return found[0] if inside else "\n***"
        return found[0]

    masked.sub(_EDGE, edge)


def _target(masked: Masked, found: re.Match[str]) -> str:
    if not begins_line(found.string, found.start()):
        return found[0]
    masked.myst = True
    masked.anchors.append((found.end(), found[1]))
    return " " * len(found[0])


def _attributes(masked: Masked) -> None:
    if "]{" in masked.text:
        masked.sub(_BRACKETED, lambda found: HIDDEN + found[0][1:-1] + HIDDEN)
    masked.sub(_ATTRIBUTED, lambda found: _attribute(masked, found))
    if "}`" in masked.text:
        masked.sub(_ROLE, lambda found: _role(masked, found))


def _attribute(masked: Masked, found: re.Match[str]) -> str:
    words, start = found[0], found.start()
    line = found.string.rfind("\n", max(0, start - 200), start) + 1
    if found.string[line:start].lstrip(" >\t").startswith("#"):
        # A heading's own are the parser's.
        return words
    for name in _ATTRIBUTE_ID.findall(words):
        masked.behind.append((start, name))
    alone = begins_line(found.string, start) and found.string[found.end() : found.end() + 1] in {"", "\n", "\r"}
    return (" " if alone else HIDDEN) * len(words)


def _role(masked: Masked, found: re.Match[str]) -> str:
    masked.myst = True
    return HIDDEN * len(found[0])


def _environments(masked: Masked) -> None:
    """Blank LaTeX's environments; one that does not close soon, or holds a fence, is text."""
    text = masked.text
    closers = _Closers(text)
    parts: list[str] = []
    at = 0
    for found in _TEX.finditer(text):
        start, sign = found.start(), f"\\end{{{found[1]}}}"
        close = closers.after(sign, found.end())
        end = close + len(sign)
        if start < at or not 0 <= close - start <= _LONGEST or not begins_line(text, start):
            continue
        if "```" not in text[start:end] and "\n\n" not in text[start:end]:
            parts += [text[at:start], SHOWN + over(text[start + 1 : end], HIDDEN)]
            at = end
    parts.append(text[at:])
    masked.text = "".join(parts)


def _templates(masked: Masked) -> None:
    """Mask templates, one after another; what does not close soon is text."""
    text = masked.text
    parts: list[str] = []
    at = 0
    closers = _Closers(text)
    pairs = _Closers(text)
    for opener in _OPENERS.finditer(text):
        start = opener.start()
        closer = _CLOSERS[opener[0]]
        if start < at:
            continue
        close = closers.after(closer, opener.end())
        if not 0 <= close - start <= _LONGEST or (opener[0] == "{{" and "\n\n" in text[start:close]):
            continue
        end = close + len(closer)
        words = re.findall(r"[\w-]+", text[opener.end() : min(close, opener.end() + 80)])
        name = words[0] if words else ""
        if name in _VERBATIM_PAIRS and not re.match(r"\{\{[<%]\s*/", text[start:end]):
            last = {"{{<": f"{{{{< /{name}", "{{%": f"{{{{% /{name}", "{%": f"end{name}", "{::": f"{{:/{name}"}
            stop = pairs.after(last[opener[0]], end) if opener[0] in last else -1
            stop = closers.after(closer, stop) if stop >= 0 else -1
            if stop >= 0:
                end = stop + len(closer)
        alone = begins_line(text, start) and text[end : end + 1] in {"", "\n", "\r"}
        silent = bool(_SILENT.match(text, start)) or "\n" in text[start:end]
        sign = " " if alone and not CITE_TAG.match(text, start) else HIDDEN if silent else SHOWN
        parts += [text[at:start], over(text[start:end], sign)]
        at = end
    parts.append(text[at:])
    masked.text = "".join(parts)


class _Closers:
    """Where the next of some closing signs stands; asked for places that rise, each is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, sign: str, at: int) -> int:
        """The offset of the next ``sign`` at or after ``at``, -1 without one."""
        known = self._next.get(sign, 0)
        if known >= 0 and (known < at or sign not in self._next):
            known = self._next[sign] = self._text.find(sign, at)
        return known


def _marks_in_links(masked: Masked) -> None:
    masked.sub(_IN_LINK, lambda found: _MARK.sub(lambda mark: SHOWN * len(mark[0]), found[0]))


def _cross_references(masked: Masked) -> None:
    masked.sub(_CROSS, lambda found: SHOWN * len(found[0]))


def _keyed(masked: Masked) -> None:
    masked.sub(KEYED, lambda found: KEY * len(found[0]) if begins_line(found.string, found.start()) else found[0])


def _targets(masked: Masked) -> None:
    masked.sub(_TARGET, lambda found: _target(masked, found))


def _remarks(masked: Masked) -> None:
    if masked.myst:
        masked.sub(_REMARK, lambda found: " " * len(found[0]))


def _tags(masked: Masked) -> None:
    masked.sub(_BLOCK_LINE, lambda found: _block_line(masked, found))
    masked.sub(TAG_FORM, lambda found: _tag(masked, found))


_STEPS: tuple[tuple[tuple[str, ...], Callable[[Masked], None]], ...] = (
    (("\n---",), _rules),
    (("{{", "{%", "{::"), _templates),
    (("\\begin{",), _environments),
    (("[^",), _marks_in_links),
    (("\\@ref(",), _cross_references),
    (("{",), _attributes),
    (("[@",), _keyed),
    ((")=",), _targets),
    (("%",), _remarks),
    (("<",), _tags),
)
"""What is masked, in order, each with signs that it cannot do without: looking for those costs next to nothing."""
