r"""What stands within a paragraph of Org: notes, citations, links, markup, LaTeX.

Sources: Org Syntax, "Objects"; The Org Manual, "Creating Footnotes", "Citations"; org-ref's manual for ``cite:key``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

from evidencecheck.formats._setting import Met, Prose, Setting, fitting
from evidencecheck.model.document import Beside, Flow
from evidencecheck.model.spans import Span

_DEEPEST = 12
_BEFORE = r"(?<![^\s('\"{\-\u2018\u201c\u2014\u2013\[])"
_AFTER = r"(?![^\s.,;:!?'\")}\-\[\]\u2019\u201d\u2014\u2013\\])"
_BODY = "(?:[^{0}\\s]|[^\\s](?:[^\\n]|\\n(?!\\n)){{0,600}}?[^\\s])"
_TOKEN = re.compile(
    # What none of these begins need not be tried.
    r"(?=[\[\\$*/_+=~^<@{]|https?:|ftp:|[Cc]ite|nocite|foot|[Aa]uto|[Tt]ext|[Pp]aren|full|super|[Ss]mart|bib|nobib"
    r"|src_|call_)(?:"
    r"\[fn:(?P<id>[\w-]*)(?P<note>:?)"
    r"|\[cite(?:/(?P<style>[\w/-]{1,40}))?:(?P<cite>)"
    r"|\[(?P<caret>\^)(?=[^\]\s]{1,80}\])"
    r"|\[\[(?P<target>(?:[^\[\]\\]|\\.){1,2000}?)\](?:\[(?P<said>(?:[^\]]|\](?!\])){1,1000}?)\])?\](?P<link>)"
    r"|\[(?:\d{0,4}/\d{0,4}|\d{0,3}%)\](?P<cookie>)"
    r"|<<<(?P<radio>[^<>\n]{1,200})>>>|<<(?P<anchor>[^<>\n]{1,200})>>"
    r"|<(?P<angle>(?:https?|ftp|mailto|doi|file):[^<>\n]{1,2000})>"
    r"|(?<![\w/])(?P<url>(?:https?|ftp)://[^\s<>\[\]{}]{1,2000})"
    r"|(?<![\w:])(?P<way>(?:no|foot|auto|text|paren|full|super|smart|Auto|Text|Paren|Smart)?[Cc]ite[a-z]{0,10}\*?"
    r"|bibentry):(?P<keys>&?\w(?:[\w:.+/-]*\w)?(?:[,;]&?\w(?:[\w:.+/-]*\w)?)*)"
    r"|(?<!\w)(?:no)?bibliography:(?P<files>[^\s\[\]]{1,500})"
    rf"|{_BEFORE}\*(?P<bold>{_BODY.format('*')})\*{_AFTER}"
    rf"|{_BEFORE}/(?P<italic>{_BODY.format('/')})/{_AFTER}"
    rf"|{_BEFORE}_(?P<under>{_BODY.format('_')})_{_AFTER}"
    rf"|{_BEFORE}\+(?P<struck>{_BODY.format('+')})\+{_AFTER}"
    rf"|{_BEFORE}=(?P<code>{_BODY.format('=')})={_AFTER}"
    rf"|{_BEFORE}~(?P<verbatim>{_BODY.format('~')})~{_AFTER}"
    r"|(?<=\S)\^(?:\{(?P<raised>[^{}\n]{1,300})\}|(?P<bare>\*|[+-]?[\w.,]{0,40}\w))"
    r"|(?<=\S)_\{(?P<lowered>[^{}\n]{0,300})\}"
    r"|\\\((?:[\s\S]{0,1500}?)\\\)(?P<formula>)|\\\[(?:[\s\S]{0,3000}?)\\\](?P<display>)"
    r"|(?<![\w$])\$(?:\$[^$]{1,1500}\$\$|(?![\s.,;$])[^$\n]{0,300}?(?<![\s.,])\$(?![\w$]))(?P<dollars>)"
    r"|\\\\(?=[ \t]*(?:\n|\Z))(?P<break>)"
    r"|\\(?P<command>[A-Za-z]{1,40}\*?)(?P<options>(?:\[[^\[\]\n]{0,200}\]){0,2})(?P<arguments>(?:\{[^{}\n]{0,600}\}){0,3})"
    r"|@@[\w-]{1,40}:(?:[\s\S]{0,600}?)@@(?P<snippet>)"
    r"|\{\{\{[A-Za-z][\w-]{0,60}(?:\([\s\S]{0,600}?\))?\}\}\}(?P<macro>)"
    r"|(?<!\w)(?:src_\w{1,30}(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,600}\}|call_\w{1,60}\([^()\n]{0,200}\))(?P<run>)"
    ")"
)
_CITING = re.compile(r"[A-Za-z]*[Cc]ite[a-z]*\*?$")
_KEY = re.compile(r"@([\w.:?!`'/*+|(){}<>&^$#%~-]+)")
_PLAIN = re.compile(r"\w(?:[\w:.#$%&+?<>~/-]*\w)?$")
_CITATION_LINK = re.compile(
    r"(?:no|foot|auto|text|paren|full|super|smart)?cite[a-z]*\*?:(.+)$", re.IGNORECASE | re.DOTALL
)
_REF_KEY = re.compile(r"&([\w:.+/-]*\w)|(?:^|[,;])\s*(\w[\w:.+/-]*)")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):")
_KIND = re.compile(r"[a-z][a-z+-]{1,20}:")
_TRAILS = ".,;:!?'\"*_/~="
_MARKS = frozenset("bold italic under struck radio lowered".split())
_EMPTY = frozenset("cookie break snippet".split())


class Inline(Prose):
    """Sets paragraphs on a page, and keeps the notes that are written within them for its end."""

    def __init__(self, page: Setting) -> None:
        """Set on ``page``."""
        super().__init__(page)
        self._numbers: dict[str, int] = {}
        self._count = 0
        self.scripts = "all"
        """Which raised and lowered words are read: ``all``, those in ``braces``, ``none``."""
        self.bodies: list[tuple[str, Flow]] = []
        self._nested: list[tuple[str, Span]] = []
        self._inline_names: set[str] = set()
        self._handlers: dict[str, Callable[[Met], int | None]] = {
            "note": self._note,
            "caret": self._caret,
            "cite": self._citation,
            "keys": self._keys,
            "link": self._link,
            "anchor": self._anchor,
            "files": self._bibliography,
            "arguments": self._command,
            **dict.fromkeys(("url", "angle"), self._address),
            **dict.fromkeys(("raised", "bare"), self._raised),
            **dict.fromkeys(("code", "verbatim"), self._code),
        }

    def set(self, raw: Flow) -> None:
        """Set one paragraph."""
        self._run(raw, 0, len(raw.text), _closings(raw.text) if "[" in raw.text else {}, 0)

    def nested(self) -> list[tuple[str, Span]]:
        """The signs that stood in the note set last: within it nobody looks for citations."""
        found, self._nested = self._nested, []
        return found

    def _run(self, raw: Flow, at: int, end: int, closings: Mapping[int, int], depth: int) -> None:
        text, begin = raw.text, at
        while depth < _DEEPEST and (match := _TOKEN.search(text, at, end)):
            kind = match.lastgroup or ""
            stop = match.end()
            if kind in {"note", "cite"}:
                close = closings.get(match.start(), end)
                stop = close + 1
                if close >= end or (kind == "note" and not match["note"] and close != match.end()):
                    at = match.start() + 1
                    continue
            if not self._reads(kind):
                at = match.start() + 1
                continue
            self._page.copy(raw, begin, match.start())
            at = begin = self._token(Met(raw, match, stop, closings, depth))
        self._page.copy(raw, begin, end)

    def _reads(self, kind: str) -> bool:
        if kind in {"raised", "lowered"}:
            return self.scripts != "none"
        if kind == "bare":
            return self.scripts == "all"
        return bool(kind)

    def _token(self, met: Met) -> int:
        """Set what a token says; where in the text it ends."""
        kind = met.kind
        if kind in _MARKS:
            self._within(met, *met.match.span(kind))
        elif kind in self._handlers:
            return self._handlers[kind](met) or met.stop
        elif kind not in _EMPTY:
            self._page.stand_in(met.written)
        return met.stop

    def _anchor(self, met: Met) -> None:
        self._page.name(met.match["anchor"].strip())

    def _citation(self, met: Met) -> None:
        """Org's own form."""
        keys = _KEY.findall(met.raw.text, met.match.end(), met.stop - 1)
        self._cite(keys, met.written, quiet=(met.match["style"] or "").startswith("n"))

    def _keys(self, met: Met) -> None:
        """The form of org-ref."""
        keys = [one[0] or one[1] for one in _REF_KEY.findall(met.match["keys"])]
        self._cite(keys, met.written, quiet=met.match["way"].lower().startswith("no"))

    def _bibliography(self, met: Met) -> None:
        self._files(met.match["files"], met.written)

    def label(self, name: str) -> str:
        """How the note of a name is called; it counts when it is called first."""
        if name not in self._numbers:
            self._count += 1
            self._numbers[name] = self._count
        return fitting(name)

    def _note(self, met: Met) -> None:
        raw, match, written = met.raw, met.match, met.written
        name = match["id"]
        body = Span(match.end(), met.stop - 1).trimmed(raw.text)
        defined = bool(match["note"]) and len(body) > 0
        mark = written
        if name:
            label = self.label(name)
        else:
            self._count += 1
            label = f"#{self._count}"
        if defined and not (name and name in self._inline_names):
            self.bodies.append((label, raw.slice(body.start, body.end)))
            self._inline_names.add(name)
            mark = raw.span(match.start(), match.end())
        if self._page.in_note:
            self._nested.append((f"[^{label}]", mark))
            self._page.stand_in(mark)
        else:
            self._page.add(f"[^{label}]", mark.start, mark.end)

    def _cite(self, keys: list[str], written: Span, *, quiet: bool) -> None:
        told = [f"@{key}" if _PLAIN.match(key) else f"@{{{key.strip('{}')}}}" for key in keys if key.strip("{}*")]
        if told and not quiet:
            self._page.add(f"[{'; '.join(told)}]", written.start, written.end)
        elif not quiet:
            self._page.stand_in(written)

    def _link(self, met: Met) -> None:
        raw, match, written = met.raw, met.match, met.written
        page, begin = self._page, self._page.length
        target = re.sub(r"\\([\\\[\]])", r"\1", match["target"])
        citation = _CITATION_LINK.match(target)
        if citation:
            keys = [one[0] or one[1] for one in _REF_KEY.findall(citation[1])]
            self._cite(keys, written, quiet=target.lower().startswith("no"))
            return
        if target.lower().startswith("bibliography:"):
            self._files(target.partition(":")[2], written)
            return
        inside = not _KIND.match(target) and not target.startswith(("/", "./", "../", "~"))
        if match["said"] is None and _IMAGE.search(target):
            page.stand_in(written)
            return
        said = match["said"] or target.lstrip("#*")
        if inside and not _TOKEN.search(said):
            page.add(" ".join(said.split()), written.start, written.end)  # a citation is all of it
            page.point(begin, (target.lstrip("#*").strip(),))
            return
        place = match.span("said") if match["said"] else match.span("target")
        if match["said"]:
            self._within(met, *place)
        else:
            page.copy(raw, *place)
        if inside:
            page.point(begin, (target.lstrip("#*").strip(),))
        elif _ADDRESS.match(target):
            page.link(begin, target, written)
        elif target.lower().startswith("doi:"):
            page.link(begin, f"https://doi.org/{target[4:]}", written)

    def _address(self, met: Met) -> int:
        raw, match, stop = met.raw, met.match, met.stop
        start, end = match.span(met.kind)
        if met.kind == "url":
            address = match["url"].rstrip(_TRAILS)
            while address.endswith(")") and address.count("(") < address.count(")"):
                address = address[:-1].rstrip(_TRAILS)
            stop = end = start + len(address)
        begin = self._page.length
        self._page.copy(raw, start, end)
        self._page.link(begin, raw.text[start:end], raw.span(match.start(), stop))
        return stop

    def _files(self, files: str, written: Span) -> None:
        for path in files.split(","):
            if path.strip():
                self._page.beside.append(Beside(path.strip(), written))

    def _command(self, met: Met) -> None:
        r"""``\\cite{key}``, a character by its name, or a command that says nothing here."""
        match, written = met.match, met.written
        name, arguments = match["command"], match["arguments"]
        if arguments and _CITING.match(name):
            keys = [key.strip() for key in arguments.strip("{}").rpartition("{")[2].split(",")]
            self._cite(keys, written, quiet=name.startswith("no"))
            return
        character = unescape(f"&{name};")
        if len(character) <= 2 and character != f"&{name};" and arguments in {"", "{}"} and not match["options"]:
            self._page.add(character, written.start, written.end)
        elif not arguments:
            self._page.copy(met.raw, *match.span())
        else:
            self._page.stand_in(written)


def _closings(text: str) -> dict[int, int]:
    """For each square bracket the one that closes it, as far as they pair."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
