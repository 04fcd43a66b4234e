"""One pass over the body of a LaTeX document, filling a page; notes are set below it when it is done."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from evidencecheck.formats import _tex_cite as cite
from evidencecheck.formats import _tex_macros as macros
from evidencecheck.formats._tex_commands import (
    DRAWN,
    DROPPED,
    LAID_OUT,
    LEVELS,
    LISTS,
    NOTES,
    REFERS,
    SHOWN_BEFORE,
    TABLES,
)
from evidencecheck.formats._tex_files import Files
from evidencecheck.formats._tex_lists import Listing, custom_label
from evidencecheck.formats._tex_notes import Notes
from evidencecheck.formats._tex_page import Page
from evidencecheck.formats._tex_scan import Kind, Region, Scan
from evidencecheck.formats._tex_words import ACCENTS, SIGNS, SYMBOLS, accented, plain, quote
from evidencecheck.model.document import STAND_IN, BlockKind, Link, Pointer, Raised
from evidencecheck.model.spans import LineIndex, Span

_NOTICES = 5
_DEEPEST = 40  # commands within each other's arguments; what is deeper is read flat
_BREAK = r"(?:\r\n|[\n\r])"
_TOKEN = re.compile(
    rf"(?P<line>{_BREAK}[ \t]*)(?P<more>(?:{_BREAK}[ \t]*)+)?"
    r"|\\(?:(?P<word>[A-Za-z]+)(?P<star>\*?)|(?P<sign>[\s\S])|\Z)"
    r"|[{}%$~&]|--+|``?|''|^<<",
    re.MULTILINE,
)
_BLANK = re.compile(r"[ \t]*")
_SPACING = re.compile(r"\*?[ \t]*\[[ \t]*-?[\d.]*[ \t]*(?:\\?[A-Za-z]+)?[^\]\[\r\n]{0,20}\]|\*")
_DIMENSION = re.compile(
    r"\s{0,3}=?\s{0,3}-?(?:\d*\.?\d*\s{0,3}(?:true)?(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu|\\[A-Za-z]+)"
    r"(?:\s+(?:plus|minus)\s+\S+)*)"
)
_DIMENSIONED = frozenset("vskip hskip kern mskip parindent parskip baselineskip hangindent leftskip rightskip".split())
_RAISED = re.compile(r"\s*\^\s*(?:\{\s*([\d,;\s–-]{1,40}|[*†‡§¶]{1,3})\s*\}|([\d*]))\s*")
_ENVIRONMENT = re.compile(r"\s{0,20}\{([^{}\r\n\\]{1,60})\}")
_MATH_CITE = re.compile(r"\\([A-Za-z]*[cC]ite[A-Za-z]*)\*?")
_COUNTER = re.compile(r"\s*\{enum(iv|i{1,3})\}\s*\{\s*(-?\d{1,6})\s*\}")
_SCHEMES = {"doi": "https://doi.org/"}


class Walk:
    """A page in the making. `run` fills it; then ``page``, ``files`` and ``known`` hold what was found."""

    def __init__(self, scan: Scan, files: Files) -> None:
        """Walk over what ``scan`` has scanned."""
        self.text = scan.text
        self.scan = scan
        self.page = Page(scan.text)
        self.files = files
        self.macros: dict[str, macros.Macro] = {}
        self.notes = Notes(scan, self.page)
        self._depth = 0
        self._lists: list[Listing] = []
        self._tables = 0
        self._entry = False

    def run(self) -> None:
        """Go through preamble and body, then through the bodies of the notes."""
        self._preamble()
        self.read(self.scan.body.start, self.scan.body.end)
        self._end_entry(self.scan.body.end)
        self.page.close()
        self._lists.clear()
        self._tables, self.page.usual = 0, BlockKind.PARAGRAPH
        while (note := self.notes.next()) is not None:
            self.notes.begin(note)
            self.read(note.body.start, note.body.end)
            if not self.page.started:
                self.page.stand_in(note.body.start, max(note.body.end, note.body.start))
            self.page.close()

    def notices(self) -> tuple[str, ...]:
        """What could not be read as it was meant."""
        lines = LineIndex(self.text) if self.notes.unclosed else None
        return tuple(
            f"the note in line {lines.position(span.start).line} never ends: read as text"
            for span in self.notes.unclosed[:_NOTICES]
            if lines is not None
        )

    def _preamble(self) -> None:
        """Definitions, files, and what the title will print; nothing else of a preamble is printed."""
        at, end = self.scan.preamble.start, self.scan.preamble.end
        while match := _TOKEN.search(self.text, at, end):
            at = match.end()
            region, word = self.scan.regions.get(match.start()), match["word"]
            if region is not None:
                at = max(region.whole.end, at)
            elif word in macros.DEFINING or word in self.files.commands:
                at = self._word(match, word)
            elif word in SHOWN_BEFORE:
                at = self._titled(word, match.start(), at)
            elif word in DROPPED:
                at = self._drop(DROPPED[word], at)

    # Running text

    def read(self, at: int, end: int) -> int:
        """Set what stands in ``at:end``; gives ``end``."""
        self._depth += 1
        page, regions = self.page, self.scan.regions
        while match := _TOKEN.search(self.text, at, end):
            start = match.start()
            if at < start:
                page.copy(at, start)
            region = regions.get(start)
            if region is not None:
                at = self._region(region)
            elif match["line"]:
                at = match.end()
                if match["more"]:
                    page.parted()
                else:
                    page.add("\n", start, start + len(match["line"].rstrip(" \t")))
            elif match["word"]:
                at = self._word(match, match["word"])
            elif match["sign"]:
                at = self._sign(match["sign"], match)
            else:
                at = self._small(match)
        page.copy(at, end)
        self._depth -= 1
        return end

    def _small(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if match[0] == "&":
            if self._tables:
                self._cell()
            else:
                self.page.add(" ", start, end)
        elif match[0] not in "{}%$\\":
            self.page.add(quote(match[0]), start, end)
        return end

    def _sign(self, sign: str, match: re.Match[str]) -> int:
        start, end = match.span()
        if sign == "\\":
            spacing = _SPACING.match(self.text, end)
            end = spacing.end() if spacing else end
            if self._tables:
                self._cell()
            else:
                self.page.add(" " if self.page.in_heading else "\n", start, end)
            return end
        return self._accent(sign, start, end) if sign in ACCENTS else self._plain_sign(sign, start, end)

    def _plain_sign(self, sign: str, start: int, end: int) -> int:
        self.page.add(SIGNS.get(sign, sign), start, end)
        return end

    def _accent(self, sign: str, start: int, end: int) -> int:
        done = accented(sign, self.text, end)
        if done is None:
            return end
        self.page.add(done[0], start, done[1])
        return done[1]

    def _cell(self) -> None:
        self.page.open(BlockKind.CELL)

    def _region(self, region: Region) -> int:
        """Set what is no prose."""
        start, end = region.whole.start, region.whole.end
        if region.kind is Kind.MATH:
            self._math(region)
        elif region.kind is Kind.CODE:
            if "\n" in self.text[start:end] and not self.page.in_note:
                self.page.parted()
            else:
                self.page.stand_in(start, end)
        elif region.kind is Kind.REMARK and self.text[start:end].endswith(("\n", "\r", " ", "\t")):
            if end < len(self.text) and self.text[end] in "\r\n":
                self.page.parted()
        return end

    def _math(self, region: Region) -> None:
        raised = _RAISED.fullmatch(self.text, region.inner.start, region.inner.end)
        if raised:
            with self.page.marking() as mark:
                self.page.copy(*raised.span(1 if raised[1] else 2))
            if mark.span:
                self.page.raised.append(Raised(mark.span, region.whole))
            return
        at = region.whole.start
        for match in _MATH_CITE.finditer(self.text, region.inner.start, region.inner.end):
            if (
                match.start() >= at
                and cite.is_citing(match[1])
                and (found := cite.parse(self.scan, match[1], match.end()))
            ):
                self.page.stand_in(at, match.start())
                self._cite(Span(match.start(), found.end), found.keys)
                at = found.end
        if at < region.whole.end:
            self.page.stand_in(at, region.whole.end)

    # Commands

    def _word(self, match: re.Match[str], word: str) -> int:
        """Read a command with what belongs to it; where to go on."""
        start, end = match.span()
        if (macro := self.macros.get(word)) is not None:
            return self._macro(macro, start, match.end("word"))
        if word in {"begin", "end"}:
            return self._environment(word, start, end)
        if word in SYMBOLS:
            end = _after_blank(self.text, match.end("word"))
            self.page.add(SYMBOLS[word], start, end)
            return end
        if word in ACCENTS:
            return self._accent(word, start, match.end("word"))
        handler = _HANDLERS.get(word)
        if handler is not None:
            return handler(self, word, start, end)
        if word in DROPPED:
            return self._drop(DROPPED[word], end)
        if cite.is_citing(word) and (found := cite.parse(self.scan, word, end)):
            self._cite(Span(start, found.end), found.keys)
            return found.end
        if word in self.files.commands:
            return self.files.read(word, end)
        if word in _DIMENSIONED:
            size = _DIMENSION.match(self.text, end)
            return size.end() if size else end
        end = _after_blank(self.text, match.end("word"))
        option = self.scan.option(end) if self.text.startswith("[", end) else None
        return option.end + 1 if option and self.text.startswith("{", option.end + 1) else end

    def _drop(self, kinds: str, at: int) -> int:
        """Pass arguments that print nothing."""
        for kind in kinds:
            if kind == "o":
                option = self.scan.option(at)
                at = option.end + 1 if option else at
                continue
            group = self.scan.group(at)
            if group is not None:
                at = group.end + 1
            elif kind == "c":
                place = self.scan.past_blank(at)
                control = _TOKEN.match(self.text, place)
                at = control.end() if control and control["word"] else at
            else:
                break
        return at

    def _cite(self, span: Span, keys: tuple[str, ...]) -> None:
        self.page.point(STAND_IN, span, Pointer(span, keys, cites=not self._entry, external=True))

    def _macro(self, macro: macros.Macro, start: int, at: int) -> int:
        if macro.alias:
            word = _TOKEN.match("\\" + macro.alias)
            if word is None or macro.alias in self.macros:
                return at
            return self._as(macro.alias, start, at)
        found, end = macros.arguments(self.scan, macro, at)
        if macro.note:
            span = found[macro.shows[0] - 1] if len(found) >= macro.shows[0] else None
            if span is not None:
                self.notes.call(macro.note, Span(start, at), span)
            return end
        if macro.words is not None:
            end = _after_blank(self.text, at)
            self.page.add(macro.words, start, end)
            return end
        keys = tuple(key for one in macro.cites for key in cite.keys_of(macros.filled(one, self.scan, found)))
        shown = [span for k in macro.shows if k <= len(found) and (span := found[k - 1]) is not None]
        if not macro.cites:
            for span in shown:
                self._within(span)
        elif not shown or not macro.count:
            if keys:
                self._cite(Span(start, end), keys)
        else:
            self._cite_beside(macro, found, shown)
        return end

    def _cite_beside(self, macro: macros.Macro, found: list[Span | None], shown: list[Span]) -> None:
        """A macro that prints words as well: each argument with keys is a citation by itself."""
        keyed = {int(k) - 1 for one in macro.cites for k in re.findall(r"#([1-9])", one)}
        for k, span in enumerate(found):
            if span is not None and k in keyed:
                keys = cite.keys_of(span.of(self.text))
                if keys:
                    self._cite(Span(span.start - 1, span.end + 1), keys)
            elif span in shown and span is not None:
                self._within(span)

    def _as(self, word: str, start: int, at: int) -> int:
        """Read what is written under another name as the command ``word``."""
        if cite.is_citing(word):
            if self.text.startswith("*", at):
                at += 1
            found = cite.parse(self.scan, word, at)
            if found:
                self._cite(Span(start, found.end), found.keys)
                return found.end
            return at
        handler = _HANDLERS.get(word)
        if handler is not None:
            return handler(self, word, start, at)
        if word in SYMBOLS:
            self.page.add(SYMBOLS[word], start, at)
            return at
        return self._drop(DROPPED.get(word, ""), at)

    def _within(self, span: Span) -> None:
        """Set what stands in an argument."""
        if self._depth < _DEEPEST:
            self.read(span.start, span.end)

    def _silently(self, span: Span) -> None:
        """Read what is drawn, not written, for what it cites."""
        silent, self.page.silent = self.page.silent, True
        self._within(span)
        self.page.silent = silent

    def _enter(self, at: int) -> Span | None:
        """The argument that comes next, where it may be read by itself."""
        return self.scan.group(at) if self._depth < _DEEPEST else None

    # Blocks

    def _environment(self, word: str, start: int, end: int) -> int:
        match = _ENVIRONMENT.match(self.text, end)
        if match is None:
            return end
        name, at = match[1].strip(), match.end()
        begins = word == "begin"
        listed = LISTS.fullmatch(name)
        if name in DRAWN:
            self.page.silent = begins and not self.page.silent
            return at
        if name == "document":
            return at
        if name in TABLES:
            self._tables = max(self._tables + (1 if begins else -1), 0)
            self.page.usual = BlockKind.CELL if self._tables else BlockKind.PARAGRAPH
            self.page.open(self.page.usual)
            return self._drop(TABLES[name], at) if begins else at
        if name == "thebibliography":
            self._end_entry(start)
        if listed and not begins and self._lists:
            self._lists.pop()
        self.page.open(self.page.usual)
        if not begins:
            return at
        if listed:
            option = self.scan.option(at)
            said = option.of(self.text) if option else ""
            self._lists.append(Listing(ordered=bool(listed["ordered"]), form=custom_label(said)))
        if name in {"abstract", "quote", "quotation"}:
            return at
        return self._drop(LAID_OUT.get(name, "o" if listed else ""), at)

    def _item(self, _word: str, start: int, end: int) -> int:
        listing = self._lists[-1] if self._lists else Listing(ordered=False)
        option = self.scan.option(end) if self.text[end : end + 20].lstrip()[:1] == "[" else None
        at = option.end + 1 if option else end
        if option:
            self.page.open(BlockKind.ITEM, max(len(self._lists), 1))
            self._within(option)
            if self.page.started:
                self.page.add(" ", at, at)
            return at
        head, label = listing.step()
        self.page.open(BlockKind.ITEM, max(len(self._lists), 1), label, head, Span(start, _after_blank(self.text, at)))
        return _after_blank(self.text, at)

    def _heading(self, word: str, _start: int, end: int) -> int:
        option = self.scan.option(end)
        at = option.end + 1 if option else end
        title = self._enter(at)
        if title is None:
            return end
        self._block(title, BlockKind.HEADING, LEVELS[word])
        return title.end + 1

    def _titled(self, word: str, _start: int, end: int) -> int:
        option = self.scan.option(end)
        at = option.end + 1 if option else end
        words = self._enter(at)
        if words is None:
            return at
        if SHOWN_BEFORE.get(word) == "title":
            self._block(words, BlockKind.HEADING, 1)
        else:
            self._block(words, BlockKind.PARAGRAPH)
        return words.end + 1

    def _caption(self, _word: str, _start: int, end: int) -> int:
        option = self.scan.option(end)
        words = self._enter(option.end + 1 if option else end)
        if words is None:
            return end
        self._block(words, BlockKind.PARAGRAPH)
        return words.end + 1

    def _block(self, words: Span, kind: BlockKind, level: int = 0) -> None:
        usual, self.page.usual = self.page.usual, BlockKind.PARAGRAPH
        tables, self._tables = self._tables, 0
        self.page.open(kind, level)
        self._within(words)
        self._tables, self.page.usual = tables, usual
        self.page.open(usual)

    # References

    def _bibitem(self, word: str, start: int, end: int) -> int:
        """An entry of ``thebibliography``: it runs to the next, or to the environment's end."""
        self._end_entry(start)
        at = end
        for _ in range(1 if word == "bibitem" else 3):
            option = self.scan.option(at)
            at = option.end + 1 if option else at
            if word == "harvarditem":
                for _ in range(2):
                    group = self.scan.group(at)
                    at = group.end + 1 if group else at
            break
        key = self.scan.group(at)
        if key is None:
            return at
        name = plain(" ".join(key.of(self.text).split()))
        self.notes.entry(name, key.end + 1)
        self._entry = True
        return key.end + 1

    def _end_entry(self, at: int) -> None:
        if self._entry:
            self.notes.end_entry(at)
            self._entry = False

    # Notes

    def _note(self, word: str, start: int, end: int) -> int:
        return self.notes.read(word, start, end)

    # What stands within a line

    def _link(self, word: str, start: int, end: int) -> int:
        place = self.scan.past_blank(end)
        region = self.scan.regions.get(place)
        if region is None or region.kind is not Kind.ADDRESS:
            return end
        address = _SCHEMES.get(word, "") + plain(
            region.inner.of(self.text).replace("%", "\\%").replace("~", "\\textasciitilde{}")
        )
        at = region.whole.end
        words = self._enter(at) if word == "href" else None
        with self.page.marking() as mark:
            if words is not None:
                self._within(words)
                at = words.end + 1
            elif word != "href":
                self._address(region.inner)
        if mark.span and word != "path":
            self.page.links.append(Link(mark.span, address.strip(), Span(start, at)))
        return at

    def _address(self, span: Span) -> None:
        """Set an address as it prints: a backslash before a sign is none of it."""
        at = span.start
        for match in re.finditer(r"\\(?=[%#&_{}~])|\\-|[{}]|\s+", self.text[span.start : span.end]):
            self.page.copy(at, span.start + match.start())
            at = span.start + match.end()
        self.page.copy(at, span.end)

    def _raised(self, _word: str, start: int, end: int) -> int:
        words = self._enter(end)
        if words is None:
            return end
        with self.page.marking() as mark:
            self._within(words)
        if mark.span:
            self.page.raised.append(Raised(mark.span, Span(start, words.end + 1)))
        return words.end + 1

    def _refers(self, _word: str, start: int, end: int) -> int:
        group = self.scan.group(end)
        if group is None:
            return end
        keys = cite.keys_of(group.of(self.text))
        if not self.page.silent:
            self.page.point(STAND_IN, Span(start, group.end + 1), Pointer(group, keys) if keys else None)
        return group.end + 1

    def _label(self, _word: str, _start: int, end: int) -> int:
        group = self.scan.group(end)
        if group is None:
            return end
        self.page.name(group.of(self.text).strip())
        return group.end + 1

    def _hidden(self, _word: str, _start: int, end: int) -> int:
        """What is printed elsewhere or drawn: what it cites is read."""
        group = self._enter(end)
        if group is None:
            return end
        self._silently(group)
        return group.end + 1

    def _aside(self, _word: str, _start: int, end: int) -> int:
        option = self.scan.option(end)
        group = self._enter(option.end + 1 if option else end)
        if group is None:
            return end
        self._block(group, BlockKind.PARAGRAPH)
        return group.end + 1

    def _define(self, word: str, _start: int, end: int) -> int:
        name, macro, at = macros.define(self.scan, word, end)
        if macro is not None and not _is_known(name):
            self.macros[name] = macro
        return at

    def _count(self, _word: str, _start: int, end: int) -> int:
        said = _COUNTER.match(self.text, end)
        if said and self._lists:
            self._lists[-1].count = int(said[2])
        return self._drop("mm", end)

    def _par(self, _word: str, _start: int, end: int) -> int:
        self.page.parted()
        return _after_blank(self.text, end)

    def _ensure(self, _word: str, start: int, end: int) -> int:
        group = self.scan.group(end)
        if group is None:
            return end
        self.page.stand_in(start, group.end + 1)
        return group.end + 1


def _after_blank(text: str, at: int) -> int:
    """Past the blanks that a control word swallows."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _is_known(name: str) -> bool:
    """Whether a command is one of the language's own, whatever a document makes of it."""
    known = name in SYMBOLS or name in ACCENTS or name in DROPPED or name in _HANDLERS or name in {"begin", "end"}
    return known or name in {"cite", "citep", "citet", "parencite", "textcite", "autocite"}


_Handler = Callable[[Walk, str, int, int], int]
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(LEVELS, Walk._heading),
    **dict.fromkeys(NOTES, Walk._note),
    **dict.fromkeys(REFERS, Walk._refers),
    **dict.fromkeys(macros.DEFINING, Walk._define),
    **dict.fromkeys(("url", "path", "nolinkurl", "href", "doi"), Walk._link),
    **dict.fromkeys(("textsuperscript", "textsu", "up"), Walk._raised),
    **dict.fromkeys(("caption", "captionof", "subcaption"), Walk._caption),
    **dict.fromkeys(("marginpar", "marginnote", "margintext"), Walk._aside),
    **dict.fromkeys(SHOWN_BEFORE, Walk._titled),
    **dict.fromkeys(("bibitem", "harvarditem"), Walk._bibitem),
    "item": Walk._item,
    "label": Walk._label,
    "setcounter": Walk._count,
    "par": Walk._par,
    "ensuremath": Walk._ensure,
}
