"""One pass over the body of a LaTeX document, filling a page; notes are set below it when it is done."""

from __future__ import annotations

import re

from evidencecheck.formats import _tex_cite as cite
from evidencecheck.formats import _tex_macros as macros
from evidencecheck.formats._tex_blocks import BLOCKS
from evidencecheck.formats._tex_commands import DROPPED, OVERLAY, SHOWN_BEFORE
from evidencecheck.formats._tex_files import Files
from evidencecheck.formats._tex_inline import INLINE, math
from evidencecheck.formats._tex_lists import Listing
from evidencecheck.formats._tex_notes import Notes
from evidencecheck.formats._tex_page import Page
from evidencecheck.formats._tex_scan import Kind, Region, Scan
from evidencecheck.formats._tex_use import use
from evidencecheck.formats._tex_words import ACCENTS, SIGNS, SYMBOLS, accented, quote, shorthand
from evidencecheck.model.document import STAND_IN, BlockKind, Flow
from evidencecheck.model.spans import LineIndex, Span

_NOTICES = 5  # so many are said one by one
_DEEPEST = 40  # commands within each other's arguments; what is deeper is read flat
_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_TOKEN = re.compile(
    rf"(?P<line>{_BREAK}(?=[ \t\r\n])[ \t]*)(?P<more>(?:{_BREAK}[ \t]*)+)?"
    r"|\\(?:(?P<word>[A-Za-z]+)\*?|(?P<sign>[\s\S])|\Z)|[{}%$~&]|--+|``?|''|^<<|\"[aouAOUsz`'=~|-]",
    re.MULTILINE,
)
_PRE = re.compile(r"\s*pre\b\s*")
_CONTROL = re.compile(r"\\[A-Za-z]+")
_BLANK = re.compile(r"[ \t]*")
_SPACING = re.compile(r"\*?[ \t]{0,9}\[[ \t]{0,9}-?[\d.]{0,9}[ \t]{0,9}(?:\\?[A-Za-z]{1,20})?[^\]\[\r\n]{0,20}\]|\*")
_DIMENSION = re.compile(
    r"\s{0,3}=?\s{0,3}-?\d{0,6}\.?\d{0,6}\s{0,3}(?:true)?(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu|\\[A-Za-z]+)"
    r"(?:\s{1,3}(?:plus|minus)\s{1,3}[\d.]{0,9}[a-z]{2,4})*"
)
_NUMBER = re.compile(r"\s{0,3}=?\s{0,3}-?\d{1,9}[ \t]?")
# babel makes '"a' an "ä" in German only; which language a text is in is said at its head.
_GERMAN = re.compile(
    r"\\(?:usepackage|documentclass)\s*\[[^\]]*german[^\]]*\]|\\usepackage\s*(?:\[[^\]]*\]\s*)?\{n?german\}|\\germanTeX"
)
_HEAD = 5000
_DIMENSIONED = frozenset("vskip hskip kern mskip parindent parskip baselineskip hangindent leftskip rightskip".split())
_HANDLERS = {**INLINE, **BLOCKS}


class Walk:
    """A page in the making: `run` fills ``page`` and ``notes``, and says to ``files`` what the document names.

    ``lists`` are those that are open, outermost first; ``tables`` how many are; ``entry``: one of a bibliography is;
    ``drawn`` is the outermost environment that draws, where one is open;
    ``listed`` are the keys of those that were kept as fields.
    """

    def __init__(self, scan: Scan, files: Files) -> None:
        """Walk over what ``scan`` has scanned."""
        self.text = scan.text
        self.scan = scan
        self.page = Page(scan.text)
        self.files = files
        self.macros: dict[str, macros.Macro] = {}
        self.notes = Notes(scan, self.page)
        self.lists: list[Listing] = []
        self.tables = 0
        self.entry = False
        self.drawn = ""
        self.listed: set[str] = set()
        self._depth = 0
        self._german = _GERMAN.search(scan.text, 0, _HEAD) is not None

    def run(self) -> None:
        """Go through preamble and body, then through the bodies of the notes."""
        self._preamble()
        self._read(self.scan.body.start, self.scan.body.end)
        self.end_entry(self.scan.body.end)
        self.page.close()
        self.lists.clear()
        self.tables, self.page.usual, self.page.silent = 0, BlockKind.PARAGRAPH, False
        while (note := self.notes.next()) is not None:
            self.notes.begin(note)
            self.drawn = ""
            self._read(note.body.start, note.body.end)
            self.page.silent = False
            if not self.page.started:
                self.page.stand_in(note.body.start, note.body.end)
            self.page.close()

    def notices(self) -> tuple[str, ...]:
        """What could not be read as it was meant."""
        if not self.notes.unclosed:
            return ()
        lines = LineIndex(self.text)
        places = [lines.position(span.start).line for span in self.notes.unclosed[:_NOTICES]]
        return tuple(f"the note in line {line} never ends: it was read as text" for line in places)

    def _preamble(self) -> None:
        """Definitions, files, and what the title will print; nothing else of a preamble is printed."""
        at, end = self.scan.preamble.start, self.scan.preamble.end
        while match := _TOKEN.search(self.text, at, end):
            at = match.end()
            region, word = self.scan.regions.get(match.start()), match["word"]
            if region is not None:
                at = max(region.whole.end, at)
            elif word in macros.DEFINING or word in Files.commands or word in SHOWN_BEFORE:
                at = self._word(match, word)
            elif word in DROPPED:
                at = self.drop(DROPPED[word], at)

    # Running text

    def _read(self, at: int, end: int) -> None:
        """Set what stands in ``at:end``."""
        self._depth += 1
        page, regions = self.page, self.scan.regions
        while match := _TOKEN.search(self.text, at, end):
            start = match.start()
            if at < start:
                page.copy(at, start)
            at = match.end()
            region = regions.get(start)
            if region is not None:
                at = self._region(region)
            elif match["more"]:
                page.parted()
            elif match["line"]:
                page.add("\n", start, start + len(match["line"].rstrip(" \t")))
            elif match["word"]:
                at = self._word(match, match["word"])
            elif match["sign"]:
                at = self._sign(match["sign"], start, at)
            else:
                self._small(match[0], start, at)
        page.copy(at, end)
        self._depth -= 1

    def _small(self, sign: str, start: int, end: int) -> None:
        """Set what is neither text nor a command."""
        if sign == "&":
            self.next_cell(start, end)
        elif sign[0] == '"':
            self.page.add(shorthand(sign) if self._german else sign, start, end)
        elif sign not in "{}%$\\":
            self.page.add(quote(sign), start, end)

    def _sign(self, sign: str, start: int, end: int) -> int:
        if sign in ACCENTS:
            return self._accent(sign, start, end)
        if sign != "\\":
            self.page.add(SIGNS.get(sign, sign), start, end)
            return end
        spacing = _SPACING.match(self.text, end)
        end = spacing.end() if spacing else end
        if self.tables:
            self.next_cell(start, end)
        else:
            self.page.add(" " if self.page.in_heading else "\n", start, end)
        return end

    def _accent(self, sign: str, start: int, end: int) -> int:
        done = accented(sign, self.text, end)
        if done is None:
            return end
        self.page.add(done[0], start, done[1])
        return done[1]

    def _region(self, region: Region) -> int:
        """Set what is no prose; where to go on."""
        start, end = region.whole.start, region.whole.end
        if region.kind is Kind.MATH:
            math(self, region)
        elif region.kind is Kind.CODE:
            if "\n" in self.text[start:end] and not self.page.in_note:
                self.page.parted()
            else:
                self.page.stand_in(start, end)
        elif region.kind is Kind.REMARK and self._ends_line(start, end) and self.text[end : end + 1] in {"\r", "\n"}:
            # The remark has swallowed its own line's end, so what follows is a blank line.
            self.page.parted()
        return end

    def _ends_line(self, start: int, end: int) -> bool:
        return self.text[start:end].rstrip(" \t").endswith(("\n", "\r"))

    # Commands

    def _word(self, match: re.Match[str], word: str) -> int:
        """Read a command with what belongs to it; where to go on."""
        start, end, bare = match.start(), match.end(), match.end("word")
        if word in self.macros:
            return use(self, self.macros[word], start, bare)
        found = self.command(word, start, end, bare)
        if found is not None:
            return found
        end = self.after_blank(bare)
        overlay = OVERLAY.match(self.text, bare)
        if overlay:
            return overlay.end()
        option = self.scan.option(end) if self.text.startswith("[", end) else None
        return option.end + 1 if option and self.text.startswith("{", option.end + 1) else end

    def command(self, word: str, start: int, end: int, bare: int) -> int | None:
        """Read a command of the language's own; where to go on, None where it is none.

        It begins at ``start``, and its arguments at ``end``, behind a star; ``bare`` is before that.
        """
        if word in SYMBOLS:
            after = self.after_blank(bare)
            self.page.add(SYMBOLS[word], start, after)
            return after
        if word in ACCENTS:
            return self._accent(word, start, bare)
        if word in _HANDLERS:
            return _HANDLERS[word](self, word, start, end)
        if word in DROPPED:
            after = self.drop(DROPPED[word], end)
            if word == "hspace":
                self.page.add(" ", start, after)
            return after
        if cite.is_citing(word) and (found := cite.parse(self.scan, word, end)):
            self.cite(Span(start, found.end), found.keys)
            return found.end
        return self._by_files(word, end)

    def _by_files(self, word: str, end: int) -> int | None:
        if word in Files.commands:
            return self.files.read(word, end)
        if word in _DIMENSIONED:
            size = _DIMENSION.match(self.text, end)
            after = size.end() if size else end
            if word == "hskip":
                self.page.add(" ", end, after)
            return after
        if word.endswith("penalty"):
            number = _NUMBER.match(self.text, end)
            return number.end() if number else end
        return None

    def knows(self, word: str) -> bool:
        """Whether a command is the language's own, which stays what it is, whatever a document makes of it."""
        own = word in SYMBOLS or word in ACCENTS or word in _HANDLERS or word in DROPPED or word in Files.commands
        return own or (cite.is_citing(word) and cite.is_common(word))

    # What commands do with their arguments

    def drop(self, kinds: str, at: int) -> int:
        """Pass arguments that print nothing; what the letters of ``kinds`` mean is said with `DROPPED`."""
        spaced = self.text.startswith((" ", "\t"), at)
        for kind in kinds:
            if kind == "p":
                at = word.end() if (word := _PRE.match(self.text, at)) else at
                continue
            found = self.scan.option(at) if kind == "o" else self.scan.group(at)
            if found is not None:
                at = found.end + 1
            elif kind == "c":
                control = _CONTROL.match(self.text, self.scan.past_blank(at))
                at = control.end() if control else at
            elif kind == "m":
                break
        # Who writes "\\bibinfo {year} {2014}" sets no blank before the year.
        after = self.after_blank(at) if spaced else at
        return after if self.text.startswith("{", after) else at

    def cite(self, span: Span, keys: tuple[str, ...]) -> None:
        """Set a mark for what cites ``keys``; an entry that names another does not cite."""
        self.page.point(STAND_IN, span, keys, cites=not self.entry, external=True)

    def within(self, span: Span) -> None:
        """Set what stands in an argument; nothing of what is nested too deep."""
        if self._depth < _DEEPEST:
            self._read(span.start, span.end)

    def enter(self, at: int) -> Span | None:
        """The argument that comes next, None where there is none or it is to be read flat."""
        return self.scan.group(at) if self._depth < _DEEPEST else None

    def words(self, span: Span) -> Flow:
        """A few words by themselves, in one line."""
        alone = Walk(self.scan, self.files)
        alone.macros = self.macros
        alone.within(span)
        alone.page.close()
        return alone.page.flow.build().levelled()

    def after_blank(self, at: int) -> int:
        """Past the blanks that a control word swallows."""
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def next_cell(self, start: int, end: int) -> None:
        """The next cell of a table; outside of one, a blank."""
        if self.tables:
            self.page.start(BlockKind.CELL)
        else:
            self.page.add(" ", start, end)

    def end_entry(self, at: int) -> None:
        """End the entry of a bibliography that is open, if one is."""
        if self.entry:
            self.notes.end_entry(at)
            self.entry = False
