"""One pass over wikitext, line by line, filling flow, blocks, links and raised text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from evidencecheck.formats import _wiki_cite as cite
from evidencecheck.formats._wiki_notes import Notes, as_note, key_of
from evidencecheck.formats._wiki_page import Page
from evidencecheck.formats._wiki_scan import Kind, Marks, Node
from evidencecheck.model.document import STAND_IN, BlockKind, Link, Raised
from evidencecheck.model.spans import Span

_DEEPEST = 24  # what is nested deeper is left out
_END = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t\f\v]*(?:\r\n|\n|\r|\Z)")
_HEADING = re.compile(r"(={1,6})(?!=)[ \t]*([^\r\n]*?)[ \t]*\1[ \t]*(?=[\r\n]|\Z|<!--)")
_PREFIX = re.compile(r"[*#:;]+[ \t]*")
_RULE = re.compile(r"-{4,}")
_ROW = re.compile(r"[ \t:]*(?:(\{\|)|(\|\})|(\|-)|(\|\+|\||!))")
_STYLE = re.compile(
    r"(?:[ \t]*[\w-]{1,30}[ \t]*=[ \t]*(?:\"[^\"\r\n]{0,300}\"|'[^'\r\n]{0,300}'|[\w%#.:;-]{1,60})){1,20}"
    r"[ \t]*\|(?!\|)[ \t]*"
)
_TOKEN = re.compile(
    r"\r\n|\n|\r|'{2,5}|\{\{|\[\[|<!--|</?(?P<tag>[A-Za-z][A-Za-z0-9]*)[^<>]{0,600}>"
    r"|\[(?P<outer>(?:(?:https?|ftp):)?//[^\s\[\]<>\"|]+)[ \t]*(?P<said>[^\]\r\n]{0,1000})\]"
    r"|(?P<address>\b(?:https?|ftp)://[^\s\[\]<>\"|{}]*[^\s\[\]<>\"|{}.,;:!?)'])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)|\|\||!!|__[A-Z]{4,40}__"
)
_FILES = frozenset(
    """file image media category datei bild kategorie fichier catégorie archivo imagen categoría immagine categoria
    bestand afbeelding categorie plik kategoria""".split()
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z-]{2,12})?:\S")
_SHOWN = re.compile(
    r"(?:lang|lang-.*|transl|nowrap|nobr|nowraplinks|small|smaller|big|larger|resize|nobold|em|strong|noitalic|sic|literal|title|mvar)$"
)
_LISTED = frozenset(
    """ublist unbulleted list|hlist|plainlist|flatlist|columns-list|quote|cquote|blockquote|quotation|quote box|div col
    longitem|abbr|zitat""".replace("\n", "|").replace("ublist unbulleted", "ublist|unbulleted").split("|")
)  # fmt: skip
_LISTS_OF_NOTES = frozenset("reflist references notelist refs notes ref-list reflist-talk".split())
_IDENTIFIERS = {"isbn": "ISBN ", "doi": "doi:", "pmid": "PMID ", "pmc": "PMC", "arxiv": "arXiv:", "issn": "ISSN "}
_ID = re.compile(r"\bid\s*=\s*[\"']?([^\s\"'<>]{1,120})", re.IGNORECASE)
_HARVID = re.compile(r"\{\{\s*(?:harvid|sfnref)\s*\|([^{}]{1,200})\}\}", re.IGNORECASE)
_CODE = re.compile(r"<(?:code|nowiki)\b", re.IGNORECASE)
_MUTE = re.compile(
    r"(?:citation needed|cn|fact|clarify|when|who|which|by whom|dead link|webarchive|cbignore|better source|dubious"
    r"|subscription required|registration required|page needed|verify source|failed verification|update.*|anchor|nbsp"
    r"|refbegin|refend|shy|clear|harvid|use .*|vague|citation style|rp|closed access|open access|free access)$"
)


class Walk(Page):
    """A page in the making."""

    def __init__(self, text: str, start: int) -> None:
        """Scan ``text`` from ``start`` on for marks and notes; `run` does the rest."""
        super().__init__(text)
        self._start = start
        self._marks = Marks(text, start)
        self._notes = Notes(self._marks)
        self._bodies: list[tuple[str, Span]] = []
        self._known: set[str] = set()
        self._nested: list[tuple[str, Span]] = []
        self._tables = 0
        self._depth = 0
        self._numbers: list[int] = []
        self._anchors = {f"CITEREF{''.join(found[1].replace('|', '').split())}" for found in _HARVID.finditer(text)}

    def run(self) -> None:
        """Go through the page, then through the bodies of its notes."""
        at = self._start
        while at < len(self.text):
            at = self._line(at)
        self.close_block()
        done = 0
        while done < len(self._bodies):
            label, span = self._bodies[done]
            done += 1
            self.open_block(BlockKind.NOTE, 0, label, head=(f"[^{label}]: ", Span(span.start, span.start)))
            self._inline(span.start, span.end)
            if not self.begun:
                self.stand_in(span)
            self.close_block()
            # A note that another one calls stands beside it: within it nobody looks for citations.
            for words, written in self._nested:
                self.open_block(BlockKind.CELL)
                self.add(words, written.start, written.end)
                self.close_block()
            self._nested.clear()

    # Lines and blocks

    def _line(self, at: int) -> int:
        """Read what begins at the start of a line; the end of the line on which that ends."""
        text = self.text
        blank, heading, prefix = _BLANK.match(text, at), _HEADING.match(text, at), _PREFIX.match(text, at)
        row = _ROW.match(text, at)
        if blank:
            self.close_block()
            return max(blank.end(), at + 1)
        if heading and heading[2]:
            self.open_block(BlockKind.HEADING, len(heading[1]))
            self._inline(*heading.span(2))
            self.close_block()
            return self._after_line(heading.end())
        if row and (row[1] or (self._tables and not row[1])):
            return self._row(row)
        if _RULE.match(text, at):
            self.close_block()
            return self._after_line(at)
        if prefix:
            self._item(prefix)
            at = prefix.end()
        elif text[at] == " " and not self._tables:
            self.close_block()
            after = self._after_line(at)
            self._buried(Span(at, after))
            return after
        else:
            self._numbers.clear()
            if self._kind is None or self._kind[0] in {BlockKind.ITEM, BlockKind.HEADING}:
                self.open_block(BlockKind.CELL if self._tables else BlockKind.PARAGRAPH)
            elif self.begun:
                self.add("\n", at, at)
        return self._inline(at, len(text), line=True)

    def _after_line(self, at: int) -> int:
        """The start of the next line; marks that run over several lines are passed as one."""
        while True:
            end = _END.search(self.text, at)
            after = end.end() if end else len(self.text)
            remark = self.text.find("<!--", at, after)
            node = self._marks.nodes.get(remark) if remark >= 0 else None
            if node is None or node.whole.end <= after:
                return after
            at = node.whole.end

    def _item(self, prefix: re.Match[str]) -> None:
        signs = prefix[0].rstrip()
        mark = Span(*prefix.span())
        if not set(signs) & set("*#"):
            self.open_block(BlockKind.PARAGRAPH)
            return
        depth = len(signs)
        del self._numbers[depth:]
        self._numbers += [0] * (depth - len(self._numbers))
        self._numbers[-1] = self._numbers[-1] + 1 if signs.endswith("#") else 0
        label = str(self._numbers[-1]) if signs.endswith("#") else None
        self.open_block(BlockKind.ITEM, depth, label, head=(f"{label}. " if label else "\u2022 ", mark))

    def _row(self, row: re.Match[str]) -> int:
        self.close_block()
        if row[4]:
            self._cell(row.end())
            return self._inline(self._skip_style(row.end()), len(self.text), line=True)
        self._tables += bool(row[1]) - bool(row[2])
        if row[2]:
            return self._inline(row.end(), len(self.text), line=True)
        after = self._after_line(row.end())
        self._buried(Span(row.end(), after))
        return after

    def _cell(self, _at: int) -> None:
        self.close_block()
        self.open_block(BlockKind.CELL)

    def _skip_style(self, at: int) -> int:
        style = _STYLE.match(self.text, at)
        return style.end() if style else at

    # What stands within a line

    def _inline(self, at: int, end: int, *, line: bool = False) -> int:
        """Set a stretch of text; with ``line`` only to the end of the line, and where that is."""
        if self._depth >= _DEEPEST:
            return end
        self._depth += 1
        while match := _TOKEN.search(self.text, at, end):
            self.take(at, match.start())
            at = match.end()
            if match[0] in {"\n", "\r\n", "\r"}:
                if line:
                    self._depth -= 1
                    return at
                self.line_end(*match.span())
                continue
            node = self._marks.nodes.get(match.start())
            if node is not None:
                at = self._node(node)
            elif match[0] in {"||", "!!"}:
                if line and self._tables:
                    self._cell(at)
                    at = self._skip_style(at)
                else:
                    self.take(*match.span())
            else:
                self._small(match)
        self.take(at, end)
        self._depth -= 1
        return end

    def _small(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["outer"] or match["address"]:
            begin = self.flow.length
            place = Span(*match.span("said" if match["said"] else "outer" if match["outer"] else "address"))
            if match["said"]:
                self._inline(place.start, place.end)
            else:
                self.take(place.start, place.end)
            target = match["outer"] or match["address"]
            if self.flow.length > begin and self.begun:
                address = f"https:{target}" if target.startswith("//") else target
                self.links.append(Link(Span(max(begin, self._begin), self.flow.length), address, Span(start, end)))
        elif match["tag"]:
            self._tag(match, match["tag"].lower())
        elif match["entity"]:
            self.add(unescape(match[0]), start, end)
        elif match[0][0] not in "'_<":
            self.take(start, end)

    def _tag(self, match: re.Match[str], tag: str) -> None:
        named = _ID.search(match[0]) if tag in {"span", "cite", "li", "div"} else None
        if named:
            self.name(named[1])
        if tag in {"br", "p", "div", "blockquote", "center", "li", "td", "tr"}:
            self.add("\n", *match.span())
        elif tag == "sup" and match[0][1] != "/":
            self.sup = (self.flow.length, match.start()) if self.begun else None
        elif tag == "sup" and self.sup:
            begin, outer = self.sup
            if self.flow.length > begin:
                self.raised.append(Raised(Span(begin, self.flow.length), Span(outer, match.end())))
            self.sup = None

    def _node(self, node: Node) -> int:
        if node.kind is Kind.OPAQUE and self.in_note and _CODE.match(self.text, node.whole.start):
            # A name in a reference, or a DOI, may be set as code.
            self.add(node.inner.of(self.text), node.inner.start, node.inner.end)
        elif node.kind is Kind.OPAQUE:
            self.stand_in(node.whole)
        elif node.kind is Kind.NOTE:
            self._note(node)
        elif node.kind is Kind.NOTES:
            self._define(node.inner)
        elif node.kind is Kind.LINK:
            self._link(node)
        elif node.kind is Kind.TEMPLATE:
            self._template(node)
        return node.whole.end

    def _note(self, note: Node) -> None:
        said = self._notes.harvard(note)
        if said:
            self._harvard(said, note.whole)
            return
        body = note.inner.trimmed(self.text)
        label = self._notes.label(key_of(note))
        written = Span(note.whole.start, note.inner.start if body else note.whole.end)
        if self.in_note:
            self._nested.append((f"[^{label}]", written))
        self.add(STAND_IN if self.in_note else f"[^{label}]", written.start, written.end)
        if body and label not in self._known:
            self._bodies.append((label, body))
            self._known.add(label)

    def _define(self, span: Span) -> None:
        """The bodies in a list of notes, which stand there without being called."""
        silent, self.silent = self.silent, True
        self._buried(span)
        self.silent = silent

    def _buried(self, span: Span) -> None:
        """The notes in what is itself left out."""
        alone = not self.begun and (self._kind is None or self._kind[0] is BlockKind.PARAGRAPH)
        if alone:
            self.open_block(BlockKind.CELL)
        end = span.start
        for node in self._marks.within(span):
            note = as_note(self.text, node) if node.whole.start >= end else None
            if note:
                self._note(note)
                end = node.whole.end
        if alone:
            self.close_block()

    def _link(self, node: Node) -> None:
        target = node.parts[0].of(self.text).strip()
        space = target.partition(":")[0].strip().lower() if ":" in target else ""
        if space in _FILES:
            self._buried(node.inner)
        elif not (_LANGUAGE.match(target) and not node.bars and not self.begun):
            shown = node.parts[-1] if node.bars and node.parts[-1].trimmed(self.text) else node.parts[0]
            colon = self.text.startswith(":", shown.start)
            begin = self.flow.length
            self._inline(shown.start + colon, shown.end)
            if target.startswith("#"):
                self.point(begin, (target[1:].strip().replace(" ", "_"), target[1:].strip()))

    # Templates

    def _harvard(self, said: Sequence[cite.Said], whole: Span) -> None:
        """A citation by author and year: one work is all of the template, of several each is what names it."""
        if len(said) == 1:
            words = said[0].words if self.in_note else f"({said[0].words})"
            self._pointing(words, whole, said[0].anchor)
            return
        at = whole.start
        for n, one in enumerate(said):
            inside = one.written if whole.contains(one.written) else whole
            self.add("; " if n else "" if self.in_note else "(", at, inside.start)
            self._pointing(one.words, inside, one.anchor)
            at = inside.end
        self.add("" if self.in_note else ")", at, whole.end)

    def _pointing(self, words: str, written: Span, anchor: str) -> None:
        begin = self.flow.length
        self.add(words, written.start, written.end)
        self.point(begin, (anchor,) if anchor in self._anchors else ())

    def _template(self, node: Node) -> None:
        name = cite.name_of(self.text, node)
        note = as_note(self.text, node)
        if note:
            self._note(note)
        elif cite.cites(name):
            self._cite(node, name)
        elif cite.is_harvard(name):
            said = cite.harvard(self.text, node)
            if said:
                self._harvard(said, node.whole)
        elif name in _LISTS_OF_NOTES:
            self._define(node.inner)
        else:
            self._other(node, name)

    def _other(self, node: Node, name: str) -> None:
        _, bare = cite.parameters(self.text, node)
        if name == "r":
            for value in bare:
                label = self._notes.label(("", value.of(self.text).strip()))
                self.add(f"[^{label}]", value.start, value.end)
        elif name in _IDENTIFIERS and bare:
            self.add(_IDENTIFIERS[name], node.whole.start, bare[0].start)
            self._inline(bare[0].start, bare[0].end)
        elif _SHOWN.match(name) and bare:
            self._inline(bare[-1].start, bare[-1].end)
        elif name in _LISTED:
            for value in bare:
                self.line_end(value.start, value.start)
                self._inline(value.start, value.end)
        else:
            mid = self.begun and self._last != "\n" and not self.in_note
            if mid and not _MUTE.match(name):
                self.stand_in(node.whole)
            self._buried(node.inner)

    def _anchor(self, value: Span) -> str:
        """What ``ref=`` calls an entry: a name as it is written, or one made of authors and year."""
        made = self._marks.nodes.get(value.start)
        return (cite.anchor(self.text, made) if made else None) or value.of(self.text).strip()

    def _cite(self, node: Node, name: str) -> None:
        """A reference, its fields in the usual order. Its first and last sign stand for the whole template."""
        self.cites += 1
        named, bare = cite.parameters(self.text, node)
        if "ref" in named:
            self.name(self._anchor(named["ref"]))
        pieces = cite.pieces(named)
        for value in bare[-1:] if not pieces else []:
            self._inline(value.start, value.end)
        at = node.whole.start
        for n, piece in enumerate(pieces):
            value = piece.value
            before = piece.before
            if before.startswith(". ") and self._last in {".", "?", "!"}:
                before = before[1:]
            if n == 0:
                first = "" if before else self.text[value.start]
                first = first if first.isalnum() else ""
                self.add(before or first, at, value.start + len(first))
                value = Span(value.start + len(first), value.end)
            else:
                self.add(before, at, at)
            last = n + 1 == len(pieces) and self.text[value.end - 1] == "."
            begin = self.flow.length - len(first if n == 0 else "")
            self._inline(value.start, value.end - last)
            if n == 0:
                self.state("type", begin, cite.kind_of(name, named))
            # Who stands behind a page is its editor to this template, and its publisher to everyone else.
            self.state("publisher" if (piece.states, name) == ("editor", "internetquelle") else piece.states, begin)
            self.add(piece.after, value.end, value.end)
            at = value.end - last
        if pieces:
            self.add(".", at, node.whole.end)
