r"""What stands within a paragraph of AsciiDoc: notes, cross references, citations, links, formatting.

Sources: AsciiDoc Language Documentation, "Text and Punctuation", "Macros"; Asciidoctor's ``rx.rb``; the macros of
asciidoctor-bibtex and asciidoctor-bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

import attrs

from evidencecheck.formats._setting import Met, Prose, Setting, fitting
from evidencecheck.model.document import Flow
from evidencecheck.model.spans import Span

_DEEPEST = 12
_LONG = "{1,600}?"  # characters that marks may enclose: what is longer was never closed
_FURTHEST = 20_000  # characters to a bracket that closes
_ROLE = r"(?:\[(?!\d+\])[^\[\]\s][^\[\]\n]{0,80}\])?"
_AHEAD = r"(?<![\w;:}])"
_TOKEN = re.compile(
    # What none of these begins need not be tried.
    r"(?=[\\+$\[(<^~*_#`&\"']|foot|https?:|link:|xref:|cite|pass:|stem:|latexm|asciim|mail|anchor:|full|nocite|bibitem"
    r"|ftp:|irc:|indexterm|image:|icon:|kbd:|btn:|menu:)(?:"
    r"\+\+\+(?P<raw>[\s\S]{0,1500}?)\+\+\+"
    r"|\$\$(?P<dollars>[\s\S]{1,1500}?)\$\$"
    r"|\+\+(?P<passed>[\s\S]{1,1500}?)\+\+"
    rf"|(?<![\w;:+\\])\+(?P<plain>[^\s+](?:[^+]{_LONG}(?<!\s))??)\+(?!\w)"
    r"|pass:[a-z,]{0,20}\[(?P<pass>)"
    r"|(?:stem|latexmath|asciimath):[a-z,]{0,20}\[(?P<formula>)"
    r"|footnote(?:(?P<ref>ref):|:(?P<id>[\w-]*))\[(?P<note>)"
    r"|\[\[\[(?P<entry>[^\W\d][\w:.-]*)(?:, *[^\]\n]*)?\]\]\]"
    r"|\[\[(?P<anchor>[^\W\d][\w:.-]*)(?:, *[^\]\n]*)?\]\]"
    r"|\[(?P<caret>\^)(?=[^\]\s]{1,80}\])"
    r"|anchor:(?P<placed>[^\W\d][\w:.-]*)\[[^\]\n]*\]"
    r"|<<(?P<to>[^\s<>,\[\]][^<>,\n]{0,200}?)(?:,\s*(?P<as>[^<>]{0,400}?))?>>"
    r"|xref:(?P<xref>[^\s\[\]]{1,300})\[(?P<said>)"
    r"|(?<![^\W_])(?:(?:full|no)?cite[a-z]{0,6}|bibitem):?[\w.]{0,40}(?P<cite>(?:\[[^\[\]\n]{1,600}\])(?:\+\[[^\[\]\n]{1,200}\])*)"
    r"|(?<![^\W_])(?:link|mailto):(?P<link>\+\+\S{1,600}?\+\+|[^:\s\[\]][^\[\]\n]{0,600})\[(?P<linked>)"
    r"|(?<![^\W_])(?<!/)(?P<url>(?:https?|ftp|irc)://[^\s\[\]<>]{1,2000})(?P<named>\[)?"
    r"|\(\(\((?P<hidden>[^()]{1,300})\)\)\)|\(\((?P<shown>[^()]{1,300})\)\)(?!\))"
    r"|indexterm(?P<visible>2?):\[(?P<term>)"
    r"|(?:image|icon):(?P<image>[^\s:\[\]][^\s\[\]]{0,300})\[(?P<alt>)"
    r"|(?:kbd|btn|menu):[\w &;.-]{0,60}\[(?P<key>)"
    rf"|{_ROLE}(?:\*\*(?P<b2>[\s\S]{_LONG})\*\*|__(?P<i2>[\s\S]{_LONG})__|##(?P<m2>[\s\S]{_LONG})##)"
    rf"|{_ROLE}``(?P<c2>[\s\S]{_LONG})``"
    r"|\"`(?P<double>[^\s`](?:[^`]{0,1500}?[^\s`])?)`\"|(?<!\w)'`(?P<single>[^\s`](?:[^`]{0,1500}?[^\s`])?)`'"
    rf"|{_AHEAD}{_ROLE}\*(?P<b1>[^\s*](?:[\s\S]{_LONG}(?<!\s))??)\*(?!\w)"
    rf"|{_AHEAD}{_ROLE}_(?P<i1>[^\s_](?:[\s\S]{_LONG}(?<!\s))??)_(?!\w)"
    rf"|(?<![\w&;:}}]){_ROLE}\#(?P<m1>[^\s#](?:[\s\S]{_LONG}(?<!\s))??)\#(?!\w)"
    rf"|(?<![\w;:\"'`}}]){_ROLE}`(?P<c1>[^\s`](?:[\s\S]{_LONG}(?<!\s))??)`(?![\w\"'`])"
    rf"|{_ROLE}\^(?P<sup>[^\s^]{{1,200}})\^|{_ROLE}~(?P<sub>[^\s~]{{1,200}})~"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<break>(?<=[ \t])\+(?=\n|\Z))"
    r"|\\(?P<escape>[\s\S])"
    ")"
)
_TWICE = re.compile(r"\\(?:\*\*|__|##|``)")
_NOTING = re.compile(r"footnote(?:ref)?:[\w-]*\[")
_OPTION = re.compile(r",\s*(?:window|role|opts|options|id|title|rel|subject|body|xrefstyle)=")
_BRACKET = re.compile(r"\[|\\?\]")
_CALLING = re.compile(r"footnote(?:ref)?:|cite[a-z]*:|xref:|<<\w")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_KEY = re.compile(r"[^\s,;()\[\]{}=]+(?:\([^()]*\))?")
_REFERRED = re.compile(r"\s*([\w-]+)\s*(?:,\s*([\s\S]*))?$")
_TRAILS = ".,;:!?)'\""
_MARKS = frozenset("b2 i2 m2 b1 i1 m1 sub shown".split())
_CODES = frozenset({"c1", "c2"})
_PASSED = frozenset("raw dollars passed plain".split())


@attrs.frozen
class Entries:
    """What a document calls its entries: each id with the label that is shown for it."""

    shown: Mapping[str, str]


class Inline(Prose):
    """Sets paragraphs on a page, and keeps the bodies of notes that are met for its end."""

    def __init__(self, page: Setting, entries: Entries) -> None:
        """Set on ``page``; ``entries`` are those of the document's bibliography."""
        super().__init__(page)
        self._entries = entries
        self._count = 0
        self._labels: dict[str, str] = {}
        self._known: dict[Span, str] = {}
        self.bodies: list[tuple[str, tuple[str, ...], Flow]] = []
        self.anchors: set[str] = set()
        self.doubtful: list[tuple[int, str]] = []
        """The pointers that may lead nowhere, by number, with the id each names."""
        self._handlers: dict[str, Callable[[Met], None]] = {
            "note": self._note,
            "caret": self._caret,
            "cite": self._cite,
            "sup": self._raised,
            "entity": self._entity,
            **dict.fromkeys(("double", "single"), self._quoted),
            **dict.fromkeys(("c1", "c2"), self._code),
            **dict.fromkeys(("formula", "alt"), self._figure),
            **dict.fromkeys(("to", "as", "said"), self._refer),
            **dict.fromkeys(("url", "named", "linked"), self._link),
            **dict.fromkeys(("pass", "key", "term"), self._bracketed),
            **dict.fromkeys(("anchor", "placed", "entry"), self._named),
        }

    def set(self, raw: Flow) -> None:
        """Set one paragraph."""
        self._run(raw, 0, len(raw.text), _closings(raw.text), 0)

    def _run(self, raw: Flow, at: int, end: int, closings: Mapping[int, int], depth: int) -> None:
        text = raw.text
        begin = at
        while depth < _DEEPEST and (match := _TOKEN.search(text, at, end)):
            stop = self._stop(match, text, end, closings)
            if stop < 0 or self._crosses(match, text, closings):
                at = match.start() + 1
                continue
            self._page.copy(raw, begin, match.start())
            if match["escape"]:
                stop = self._escaped(raw, match, end, closings)
            else:
                self._token(Met(raw, match, stop, closings, depth))
            at = begin = stop
        self._page.copy(raw, begin, end)

    def _crosses(self, match: re.Match[str], text: str, closings: Mapping[int, int]) -> bool:
        """Whether marks close within a note that begins between them: there is a note all the same."""
        if match.lastgroup not in _MARKS | _CODES:
            return False
        notes = _NOTING.finditer(text, *match.span(match.lastgroup))
        return any(closings.get(note.end() - 1, match.end()) >= match.end() for note in notes)

    def _stop(self, match: re.Match[str], text: str, end: int, closings: Mapping[int, int]) -> int:
        """Where a token ends: behind its bracket, where it has one; -1 where that is never closed."""
        if match.lastgroup not in _OPENING:
            return match.end()
        opening = match.end() - 1
        close = closings.get(opening, -1)
        first = _first(text, opening, end)
        if match.lastgroup == "note" and close != first and _NOTING.search(text, match.end(), max(close, 0)):
            close = first
        if close < 0 or close >= end:
            close = first
        if close < 0 and match.lastgroup == "named":
            return opening
        return close + 1 if close >= 0 else -1

    def _escaped(self, raw: Flow, match: re.Match[str], end: int, closings: Mapping[int, int]) -> int:
        """A backslash goes with what it keeps from being markup; elsewhere it stays."""
        at = match.start() + 1
        twice = _TWICE.match(raw.text, at, end)
        if twice:
            self._page.copy(raw, at + 1, twice.end())
            return twice.end()
        following = _TOKEN.match(raw.text, at, end)
        if raw.text[at] in "]{\\" and not (following and not following["escape"]):
            begin = at if raw.text[at] != "\\" else match.start()
            self._page.copy(raw, begin, at + 1)
            return at + 1
        if following is None or following["escape"]:
            self._page.copy(raw, match.start(), at)
            return at
        stop = self._stop(following, raw.text, end, closings)
        if following.lastgroup in _MARKS | _CODES | {"sup"} or stop < 0:
            stop = at + 1
            while stop < end and raw.text[stop] == raw.text[at]:
                stop += 1
        self._page.copy(raw, at, stop)
        return stop

    def _token(self, met: Met) -> None:
        kind, place = met.kind, met.match.span(met.kind)
        if kind in _MARKS:
            self._within(met, *place)
        elif kind in _PASSED:
            self._passed(met.raw, *place)
        elif kind in self._handlers:
            self._handlers[kind](met)
        # All else is for an index, or ends a line.

    def _quoted(self, met: Met) -> None:
        page, written, double = self._page, met.written, met.kind == "double"
        page.add("\u201c" if double else "\u2018", written.start, written.start + 2)
        self._within(met, *met.match.span(met.kind))
        page.add("\u201d" if double else "\u2019", written.end - 2, written.end)

    def _code(self, met: Met) -> None:
        words = met.match[met.kind]
        if _CALLING.search(words) and not (words[0] == words[-1] == "+"):
            self._within(met, *met.match.span(met.kind))  # code does not keep macros from being read
        else:
            super()._code(met)

    def _figure(self, met: Met) -> None:
        self._page.stand_in(met.written)

    def _bracketed(self, met: Met) -> None:
        """What the brackets of a macro hold, where it is shown."""
        if met.kind == "pass":
            self._passed(met.raw, met.match.end(), met.stop - 1)
        elif met.kind == "key" or met.match["visible"]:
            self._within(met, met.match.end(), met.stop - 1)

    def _cite(self, met: Met) -> None:
        keys = [key.partition("(")[0] for key in _KEY.findall(_plain_keys(met.match["cite"]))]
        if keys:
            self._page.add(f"[{'; '.join(f'@{key}' for key in keys)}]", met.written.start, met.written.end)

    def _entity(self, met: Met) -> None:
        self._page.add(unescape(met.match[0]), met.written.start, met.written.end)

    def _named(self, met: Met) -> None:
        match = met.match
        self._anchor(match["anchor"] or match["placed"] or match["entry"])

    def _anchor(self, name: str | None) -> None:
        if name:
            self.anchors.add(name)
            self._page.name(name)

    def _passed(self, raw: Flow, start: int, end: int) -> None:
        """Text that is passed on as it is; tags in it are for the browser."""
        at = start
        for tag in _TAG.finditer(raw.text, start, end):
            self._page.copy(raw, at, tag.start())
            at = tag.end()
        self._page.copy(raw, at, end)

    def _note(self, met: Met) -> None:
        raw, match, written = met.raw, met.match, met.written
        start, end = match.end(), met.stop - 1
        name = match["id"] or ""
        if match["ref"]:  # the older form: "footnoteref:[id,text]"
            referred = _REFERRED.match(raw.text, start, end)
            name = referred[1] if referred else ""
            start = (referred.start(2) if referred[2] is not None else end) if referred else start
        inner = Span(start, end).trimmed(raw.text)
        body = raw.slice(inner.start, inner.end)
        if not body.text and not name:
            self._page.copy(raw, match.start(), met.stop)  # neither words nor a name: no note
            return
        place = body.span(0, len(body.text)) if body.text else written
        if body.text and not (name and name in self._labels):
            label = self._known.get(place) or self._called(name)
            if place not in self._known:
                self._known[place] = label
                self.bodies.append((label, (name,) if name else (), body))
            mark = raw.span(match.start(), inner.start if match["ref"] else match.end() - 1)
        else:
            label, mark = self._labels.get(name) or fitting(name), written
        self._page.add(f"[^{label}]", mark.start, mark.end)

    def _called(self, name: str) -> str:
        self._count += 1
        label = fitting(name) if name else f"#{self._count}"
        if name:
            self._labels[name] = label
        return label

    def _refer(self, met: Met) -> None:
        raw, match, written = met.raw, met.match, met.written
        page, begin = self._page, self._page.length
        target = match["to"] or match["xref"]
        words = (match.end(), met.stop - 1) if match["xref"] else match.span("as")
        path, mark, name = target.rpartition("#")
        name = name.strip()
        said = raw.text[words[0] : words[1]].strip() if words[0] >= 0 else ""
        if said and (path or _TOKEN.search(said)):
            self._within(met, *words)
        elif said:
            page.add(" ".join(said.split()), written.start, written.end)  # a citation is all of it
        else:
            page.add(f"[{self._entries.shown.get(name) or name}]", written.start, written.end)
        if not path:
            before = len(page.pointers)
            page.point(begin, (name,))
            if len(page.pointers) > before and not mark and name not in self._entries.shown:
                self.doubtful.append((before, name))

    def _link(self, met: Met) -> None:
        raw, match, stop = met.raw, met.match, met.stop
        page, begin = self._page, self._page.length
        if match["url"]:
            target, place = match["url"], match.span("url")
            if not match["named"]:
                bare = target.rstrip(_TRAILS if "(" not in target else _TRAILS.replace(")", ""))
                place = (place[0], place[0] + len(bare))
                page.copy(raw, *place)
                page.link(begin, bare, raw.span(*place))
                page.copy(raw, place[1], stop)
                return
        else:
            target, place = match["link"], match.span("link")
            if target.startswith("++"):
                target, place = target[2:-2], (place[0] + 2, place[1] - 2)
        first, last = match.end(), stop - 1
        while last > first and raw.text[last - 1] in "^ ":
            last -= 1
        option = _OPTION.search(raw.text, first, last)
        last = option.start() if option and not raw.text.startswith('"', first) else last
        quoted = raw.text[first:last].startswith('"') and (raw.text.find('"', first + 1, last))
        if quoted and quoted > 0:
            first, last = first + 1, quoted
        if first < last and not re.match(r"[\w-]+=", raw.text[first:last]):
            self._within(met, first, last)
        else:
            page.copy(raw, *place)
        mail = match.group().startswith("mailto:")
        page.link(begin, f"mailto:{target}" if mail else target, met.written)


_OPENING = frozenset("pass formula note said linked named term alt key".split())
"""The tokens that end behind the bracket that the last sign of their pattern opens."""


def _plain_keys(said: str) -> str:
    """The keys that brackets hold: options (``page=3``) taken out."""
    return re.sub(r"[\w-]+=[^,\]]*", " ", said).replace("]+[", ",")


def _closings(text: str) -> dict[int, int]:
    r"""For each square bracket the one that closes it, as far as they pair.

    One behind a backslash closes no macro, but it does close what the words have opened: "Title [Internet\]".
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text) if "[" in text else ():
        at = match.end() - 1
        if text[at] == "[":
            before = text[at - 1] if at else " "
            macro = before.isalnum() or before in ":_/+#"
            opened.append(-at if macro else at)
        elif opened and not (len(match[0]) > 1 and opened[-1] < 0):
            found[abs(opened.pop())] = at
    return found


def _first(text: str, opening: int, end: int) -> int:
    """The first bracket behind ``opening`` that closes one and that no backslash precedes; -1 without one."""
    at = opening + 1
    end = min(end, at + _FURTHEST)
    while (at := text.find("]", at, end)) >= 0:
        if text[at - 1] != "\\":
            return at
        at += 1
    return -1
