"""What stands within a paragraph of reStructuredText: references, links, roles, code and stress.

Source: reStructuredText Markup Specification, "Inline Markup"; sphinxcontrib-bibtex, "Roles and Directives".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.formats._gathered import Gathered
from evidencecheck.formats._rst_blocks import Blocks, Stretch, normal
from evidencecheck.formats._rst_labels import Labels
from evidencecheck.formats._rst_lines import LABEL, NAME, Line
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Flow, FlowBuilder, Link, Raised
from evidencecheck.model.spans import Span

# What may stand before the sign that begins markup, and behind the one that ends it.
_AHEAD = "(?<![^\\s'\"(\\[{<\\-/:\u00a1\u00ab\u00b7\u00bf\u2010-\u201f\u2026\u2039\u203a])"
_BEHIND = "(?![^\\s'\")\\]}>\\-/:.,;!?\\\\\u00b7\u00bb\u2010-\u201f\u2026\u2039\u203a])"
_LONG = "{1,800}?"  # characters that markup may enclose: what is longer was never closed
_TICKED = rf"`(?!\s)((?:[^`\\]|\\[\s\S]){_LONG})(?<!\s)`"
_MARKUP = re.compile(
    r"(?=[\\`*:|\[_hf])(?:"
    r"\\(?P<escape>[\s\S])"
    rf"|(?P<address>{_AHEAD}(?:https?|ftp)://[^\s<>`]*[^\s<>`.,;:!?'\")\]}}\\])"
    rf"|{_AHEAD}``(?P<code>\S(?:[\s\S]{_LONG}(?<!\s))??)``(?!`){_BEHIND}"
    rf"|:(?P<role>{NAME}):{_TICKED}{_BEHIND}"
    rf"|{_AHEAD}(?P<target>_?){_TICKED}(?P<way>__?|:(?P<after>{NAME}):)?(?!\w)"
    rf"|\[(?P<label>{LABEL})\]_{_BEHIND}"
    rf"|{_AHEAD}\*\*(?P<strong>[^\s*](?:[\s\S]{_LONG}(?<!\s))??)\*\*{_BEHIND}"
    rf"|{_AHEAD}\*(?P<stress>[^\s*](?:[^*]{_LONG}(?<!\s))??)\*{_BEHIND}"
    rf"|{_AHEAD}\|(?P<given>[^\s|](?:[^|]{{1,200}}?(?<!\s))??)\|_{{0,2}}{_BEHIND}"
    rf"|(?<=[^\W_])(?P<named>__?){_BEHIND}"
    ")"
)
_ADDRESSED = re.compile(r"([\s\S]*?)\s*<([^<>]+)>$")
_LAST_NAME = re.compile(rf"{_AHEAD}{NAME}\Z")
_CLOSES = {'"': '"', "'": "'", "(": ")", "[": "]", "{": "}", "<": ">", "\u201c": "\u201d", "\u2018": "\u2019"}
_CITING = re.compile(
    r"(?:foot)?(?:full)?cite(?:[pt]s?|al[pt]s?|author(?:par)?s?|year(?:par)?|title|s?)?$|citep$|citet$"
)
_RAISING = frozenset({"sup", "superscript"})
_READ = frozenset(
    "ref doc numref term title-reference title emphasis strong sub subscript abbr guilabel dfn download".split()
)
_ROOTS = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "rfc": "https://www.rfc-editor.org/rfc/rfc",
    "pep": "https://peps.python.org/pep-",
}
_KEY = re.compile(r"[^\s,;{}]+")


class Setting(Gathered):
    """Sets stretches into a flow, with blocks, links and raised text beside it."""

    def __init__(self, text: str) -> None:
        """Begin with an empty page of ``text``."""
        super().__init__()
        self.text = text
        self._labels = Labels(())
        self._targets: Mapping[str, str] = {}
        self._anonymous: list[str] = []
        self._given: AbstractSet[str] = frozenset()
        self._in_note = False
        self._nested: list[tuple[str, Span]] = []

    def set(self, read: Blocks, prefix: str = "") -> None:
        """Set all that was read of one text; ``prefix`` tells its notes from those of others in the file."""
        self._labels = Labels(read.stretches, prefix)
        self._targets, self._anonymous, self._given = read.targets, read.anonymous[::-1], read.substitutions
        for stretch in read.stretches:
            self._stretch(stretch)

    def _stretch(self, stretch: Stretch) -> None:
        start = stretch.mark.start if stretch.mark else stretch.paragraphs[0][0].start
        if self.flow.length:
            self.flow.add("\n\n", start, start)
        begin = self.flow.length
        label = stretch.label
        if stretch.kind is BlockKind.NOTE and stretch.mark:
            label = self._labels.of_note(label or "")
            self.flow.add(f"[^{label}]: ", stretch.mark.start, stretch.mark.end)
        elif stretch.mark:
            written = stretch.mark.of(self.text)
            # A star is the sign of a note elsewhere; on the page it is a dot.
            written = "\u2022" + written[1:] if written[0] in "*+-" else written
            self.flow.add(written, stretch.mark.start, stretch.mark.end)
        self._in_note = stretch.kind is BlockKind.NOTE
        for n, lines in enumerate(stretch.paragraphs):
            if n:
                self.flow.add("\n\n", lines[0].start, lines[0].start)
            if stretch.kind is BlockKind.RULE:
                self.flow.add(lines[0].text, lines[0].start, lines[0].end)
            else:
                self._paragraph(lines)
        self.blocks.append(Block(stretch.kind, Span(begin, self.flow.length), stretch.level, label))
        # A note that another one calls stands beside it: within it nobody looks for citations.
        for words, span in self._nested:
            self.flow.add("\n\n", span.start, span.start)
            self.blocks.append(Block(BlockKind.CELL, Span(self.flow.length, self.flow.length + len(words))))
            self.flow.add(words, span.start, span.end)
        self._nested.clear()

    def _paragraph(self, lines: Sequence[Line]) -> None:
        source = FlowBuilder()
        for n, line in enumerate(lines):
            if n:
                # A note's sign at a line's start with a colon behind it would look like a definition.
                source.add(" " if line.text.startswith("[") else "\n", lines[n - 1].end, line.start)
            words = line.text
            if n + 1 == len(lines) and words.endswith("::"):
                words = words[:-1].rstrip()
            source.add(words, line.start, line.start + len(words))
        raw = source.build()
        at = begin = 0
        while match := _MARKUP.search(raw.text, at):
            start = match.start()
            if match["named"]:
                # Behind a name; what was set already is part of none.
                head = _LAST_NAME.search(raw.text, max(begin, start - 80), start)
                start = head.start() if head else start
            if self._is_bare(raw.text, match) or (match["named"] and start == match.start()):
                at = match.start() + 1
                continue
            self._copy(raw, begin, start)
            self._markup(raw, match, start)
            at = begin = match.end()
        self._copy(raw, begin, len(raw.text))

    def _is_bare(self, text: str, match: re.Match[str]) -> bool:
        """Whether what looks like markup is none: a sign in brackets of its own, an index, a name that is not given."""
        start = match.start()
        if match["label"]:
            free = start == 0 or text[start - 1].isspace() or text[start - 1] in "'\"([{<-/:\u2013\u2014\u201c\u2018"
            return not free and not self._labels.defines(match["label"])
        if match["given"]:
            return normal(match["given"]) not in self._given
        sign = next((sign for sign in ("``", "**", "`", "*", "|") if text.startswith(sign, start)), "")
        closing = _CLOSES.get(text[start - 1 : start])
        return bool(sign and closing) and text.startswith(closing or "", start + len(sign))

    def _copy(self, raw: Flow, start: int, end: int) -> None:
        if start < end:
            self.flow.extend(raw.slice(start, end))

    def _plain(self, raw: Flow, start: int, end: int) -> None:
        """Text within markup, its escapes resolved."""
        at = start
        while (slash := raw.text.find("\\", at, end - 1)) >= 0:
            self._copy(raw, at, slash)
            if not raw.text[slash + 1].isspace():
                self._copy(raw, slash + 1, slash + 2)
            at = slash + 2
        self._copy(raw, at, end)

    def _stand_in(self, raw: Flow, start: int, end: int) -> None:
        span = raw.span(start, end)
        self.flow.add(STAND_IN, span.start, span.end)

    def _code(self, raw: Flow, place: Span, *, ticked: bool) -> None:
        """Code; a name in a reference, or a DOI, may be set so."""
        if ticked and self._in_note:
            self._copy(raw, place.start + 2, place.end - 2)
        else:
            self._stand_in(raw, place.start, place.end)

    def _markup(self, raw: Flow, match: re.Match[str], start: int) -> None:
        end = match.end()
        if match["escape"]:
            if not match["escape"].isspace():
                self._copy(raw, end - 1, end)
        elif match["address"]:
            begin = self.flow.length
            self._copy(raw, start, end)
            self._link(begin, raw.span(start, end), match["address"])
        elif match["code"] or match["given"]:
            self._code(raw, Span(start, end), ticked=bool(match["code"]))
        elif match["label"]:
            span = raw.span(start, end)
            words = f"[^{self._labels.of_reference(match['label'])}]"
            if self._in_note:
                self._nested.append((words, span))
            self.flow.add(STAND_IN if self._in_note else words, span.start, span.end)
        elif match["strong"] or match["stress"]:
            self._plain(raw, *match.span("strong" if match["strong"] else "stress"))
        elif match["named"]:
            begin = self.flow.length
            self._plain(raw, start, match.start())
            name = raw.text[start : match.start()]
            self._link(begin, raw.span(start, end), self._target(name, anonymous=match["named"] == "__"))
        elif match["role"] or match["after"]:
            inner = match.span(2 + _BEFORE_ROLE) if match["role"] else match.span(2 + _BEFORE_TEXT)
            self._role(raw, (match["role"] or match["after"]).lower(), Span(start, end), Span(*inner))
        else:
            self._ticked(raw, match)

    def _ticked(self, raw: Flow, match: re.Match[str]) -> None:
        """Text in single ticks: a link, a target, or what has no role."""
        inner = Span(*match.span(2 + _BEFORE_TEXT))
        words = inner.of(raw.text)
        if not match["way"] and not match["target"]:
            # With no role it is mostly a name from the code; a title has words.
            if " " in words.strip():
                self._plain(raw, inner.start, inner.end)
            else:
                self._stand_in(raw, match.start(), match.end())
            return
        begin = self.flow.length
        addressed = _ADDRESSED.match(words)
        address = ""
        if addressed and match["way"]:
            address = "".join(addressed[2].split())
            if address.endswith("_") and not address.endswith("\\_"):
                address = self._target(address[:-1], anonymous=False)
            place = addressed.span(1) if addressed[1] else addressed.span(2)
            self._plain(raw, inner.start + place[0], inner.start + place[1])
        else:
            self._plain(raw, inner.start, inner.end)
            if match["way"]:
                address = self._target(words, anonymous=match["way"] == "__")
        self._link(begin, raw.span(match.start(), match.end()), address)

    def _role(self, raw: Flow, role: str, outer: Span, inner: Span) -> None:
        span = raw.span(outer.start, outer.end)
        words = inner.of(raw.text)
        family = role.partition(":")[0]
        if _CITING.match(family):
            keys = _KEY.findall(re.sub(r"\{[^{}]*\}", " ", words))
            self.flow.add(f"[{'; '.join(f'@{key}' for key in keys)}]" if keys else STAND_IN, span.start, span.end)
            return
        titled = _ADDRESSED.match(words)
        begin = self.flow.length
        if role in _RAISING:
            self._plain(raw, inner.start, inner.end)
            self.raised.append(Raised(Span(begin, self.flow.length), span))
        elif role in _ROOTS:
            if titled and titled[1]:
                self._plain(raw, inner.start, inner.start + titled.end(1))
            else:
                if role in {"pep", "rfc"}:
                    name = raw.span(outer.start, inner.start)
                    self.flow.add(f"{role.upper()} ", name.start, name.end)
                self._plain(raw, inner.start, inner.end)
            number = (titled[2] if titled else words).strip()
            self._link(begin, span, _ROOTS[role] + (number.zfill(4) if role == "pep" else number))
        elif titled and titled[1]:
            self._plain(raw, inner.start, inner.start + titled.end(1))
        elif role in _READ or (" " in words and not role.startswith(("math", "code", "py", "c", "cpp", "file", "kbd"))):
            self._plain(raw, inner.start, inner.end)
        else:
            self._stand_in(raw, outer.start, outer.end)

    def _target(self, name: str, *, anonymous: bool) -> str:
        """The address that a name stands for, by way of other names where need be."""
        if anonymous:
            address = self._anonymous.pop() if self._anonymous else ""
        else:
            address = self._targets.get(normal(name), "")
        for _ in range(4):
            if not address.endswith("_"):
                break
            address = self._targets.get(normal(address[:-1].strip("`")), "")
        return address.replace("\\", "")

    def _link(self, begin: int, written: Span, address: str) -> None:
        if "://" in address or address.startswith("mailto:"):
            self.links.append(Link(Span(begin, self.flow.length), address, written))


_BEFORE_ROLE = _MARKUP.groupindex["role"] - 1
_BEFORE_TEXT = _MARKUP.groupindex["target"] - 1
