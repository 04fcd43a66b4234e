"""The order in which a reference is read: marks, authors, early date, then as an article, a chapter or a book."""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.people import People, Person
from evidencecheck.parse import containers, dates
from evidencecheck.parse.kinds import kind
from evidencecheck.parse.marks import blank, read_marks
from evidencecheck.parse.names import Listing, read_list
from evidencecheck.parse.numbers import Locator, page_range, read_locator, read_pages
from evidencecheck.parse.organisations import read_organisation
from evidencecheck.parse.shadow import shadow

LONGEST = 4000
"""Characters looked at beyond identifiers: no reference is longer, and a run-together page must not cost time."""

_OPENING = re.compile(
    r"\s*(?:(?:\[[0-9]{1,4}\]|\([0-9]{1,4}\)|[0-9]{1,4}[.)])\s+(?=[A-Z\"'(]))?"
    r"(?:(?:Sources?|Adapted from|From|References?|Quellen?|Fonte|Fuente):\s+|(?:See also|See|Cf\.|Vgl\.|"
    r"Siehe)\s+(?=[A-Z]))?\s*"
)
_BARE_NUMBER = re.compile(r"[0-9]{1,3} +(?=[A-Z])")
_EARLY = re.compile(
    rf"\s*[.,:]?\s*[(\[](?P<bracketed>{dates.BOUNDED}|{dates.STATUS})\s*[)\]]\s*[.,:]?\s*"
    rf"|[.,:]?\s+(?P<bare>{dates.YEAR}[a-z]?|{dates.STATUS})\s*[.,]\s+(?=[A-Z\"'(]|[a-z][A-Z])"
)
_BRACKETED_YEAR = re.compile(rf"\.?\s*\((?:{dates.BOUNDED}|{dates.STATUS})\)")
_STRAY_DATE = re.compile(rf"(?<![\w/-])(?P<date>{dates.DATE}|{dates.STATUS})(?![\w/-]|\s?-\s?[0-9])")
_EDITED_BY = re.compile(r",? \(?(?:[Ee]d(?:ited|s?\.)? by|[Ee]ds?\.|hrsg\. v(?:on|\.)|a cura di)\s+")
_BOOK_END = re.compile(
    r"\s(?!\([A-Z][A-Za-z0-9'/ -]{1,12}\))[(\[]|,? (?:[Vv]ol(?:ume)?|[Bb]d)\b|, [0-9]+$|, [A-Z][\w' &-]*\b(?:Press|"
    r"Verlag|Books)\b|,? (?:pp?\.|pages?|S\.) ?[0-9]|, [0-9]{1,4}-[0-9]|[;,] (?=(?:[A-Z][a-z]{2,9}\.? )?[12][0-9]{3}\b)"
)
_BARE_PAGES = re.compile(r", (?P<page>[0-9]{1,4}-{1,2}[0-9]{1,4})(?=[.,;]|$)")
_TITLE_REMARK = re.compile(
    r"\s*(?:\[[^\[\]]{2,80}\]|\((?:[^()]{0,40}\b(?:ed\.|edn|edition|[Rr]eport|NCJ|Publication|[Tt]hesis|"
    r"[Dd]issertation|Vol|[Nn]o\.|"
    r"[Pp]aper|HHS|SMA|abstract)[^()]{0,60})\))\s*$"
)
_ONLY_DATE = re.compile(rf"\W*(?:{dates.BOUNDED})\W*|\[[^\]]*\]")
_LISTED = re.compile(r", ['\"A-Z]|\b[A-Z]\.")
# What stands behind a title in styles that part all by commas.
_TITLE_TAIL = re.compile(
    r"(?:, \(?| \()(?:[Tt]rans(?:l|lated by)?|[Ee]d(?:s|ited by)?|[Vv]ol|Bd|Proc(?:eedings)?)\b\.?(?= [A-Z0-9o]).*"
    r"|, [0-9]+ vols?\b.*|, in [A-Z].*\b[Ee]ds?\b.*|, [A-Z][\w' &-]*\b(?:Press|Verlag|Publish(?:ers|ing)|Books)\b.*"
)
_TITLE_DATE = re.compile(rf"\s*[.,;]\s*\((?P<date>{dates.BOUNDED})\)$")
_YEAR_WITHIN = re.compile(rf"\b{dates.YEAR} [A-Z]")
_VOLUME_WORD = re.compile(r"[\s,;(]*\b(?:vol(?:ume)?|bd|band|tome?|t|issue|no|jg)\.?\s*$", re.IGNORECASE)


@attrs.frozen
class Found:
    """A value and where in the reference it stands, and how surely it was read."""

    value: object
    start: int
    end: int
    confidence: float = 0.9


class Reader:
    """Reads one reference; ``found`` holds what was read so far, by the names of `Fields`."""

    def __init__(self, text: str) -> None:
        """Read ``text``."""
        self.text = text[:LONGEST]
        self.shade = blank(self.text, shadow(self.text))
        self.found: dict[str, Found] = {
            mark.name: Found(mark.value, mark.span.start, mark.span.end, 1.0) for mark in read_marks(text)
        }
        self.chapter = self.article = False
        self._read()
        title = self.found.get("title")
        if self.found.keys() == {"title"}:
            del self.found["title"]  # a sentence by itself is no reference
        elif title and "issued" not in self.found and _YEAR_WITHIN.search(self.shade, title.start, title.end):
            del self.found["title"]  # "Smith J. 2001 Title", "Title 1995 Springer Berlin"
        self.type = kind(self.shade, self.found, chapter=self.chapter, article=self.article)

    def _read(self) -> None:
        opening = _OPENING.match(self.shade)
        at = opening.end() if opening else 0
        if (number := _BARE_NUMBER.match(self.shade, at)) and read_list(
            self.text, self.shade, number.end(), comma=True
        ):
            at = number.end()
        at = self._authors(at)
        at = self._early_date(at)
        if "author" not in self.found and (quote := re.search(r"[,.:)] (?=[\"'])", self.shade[:200])):
            at = max(at, quote.end())
        end = len(self.shade.rstrip())
        locator = read_locator(self.shade, at)
        book = containers.find_in(self.shade, at, locator.start if locator else end)
        if book:
            self._chapter(at, book, end, locator)
        elif locator:
            self._article(at, locator)
        else:
            self._book(at, end)

    # People and dates.

    def _authors(self, at: int) -> int:
        listing = read_list(self.text, self.shade, at, comma=True)
        if listing:
            self._people("editor" if listing.editors else "author", listing)
            return self._after_editors(listing)
        phrase_end = read_organisation(self.shade, at, dated=False)
        if phrase_end == at:
            dated = read_organisation(self.shade, at, dated=True)
            phrase_end = dated if _BRACKETED_YEAR.match(self.shade, dated) else at
        if phrase_end > at:
            literal = " ".join(self.text[at:phrase_end].split())
            self.found["author"] = Found(People((Person(literal=literal),)), at, phrase_end, 0.8)
        return phrase_end

    def _people(self, name: str, listing: Listing) -> None:
        end = listing.end - (self.shade[listing.end - 1 : listing.end] == ",")
        self.found[name] = Found(listing.people, listing.start, end, 0.9 if len(listing.people.names) > 1 else 0.8)

    def _after_editors(self, listing: Listing) -> int:
        if not listing.editors:
            return listing.end
        mark = re.compile(r"\s*,?\s*[(\[]?\s*[A-Za-z]+(?: (?:by|di|cura))*\.?\s*[)\]]?[.,:]?").match(
            self.shade, listing.end
        )
        return mark.end() if mark else listing.end

    def _early_date(self, at: int) -> int:
        match = _EARLY.match(self.shade, at) if at else None
        if not match:
            return at
        group = "bracketed" if match["bracketed"] else "bare"
        self._date(*match.span(group))
        return match.end() if "issued" in self.found else at

    def _date(self, start: int, end: int) -> None:
        if "issued" not in self.found and (date := dates.read(self.shade[start:end])):
            self.found["issued"] = Found(date, start, end)

    def _late_date(self, at: int, end: int) -> None:
        """The one date behind the title, if there is one; of several none is sure."""
        if "issued" in self.found:
            return
        stray = list(_STRAY_DATE.finditer(self.shade, at, end))
        if len({dates.read(match["date"]) for match in stray}) == 1:
            self._date(*stray[-1].span("date"))

    # Words.

    def _words(self, name: str, piece: containers.Piece | None, confidence: float = 0.85) -> None:
        if piece and piece[0] < piece[1]:
            self.found[name] = Found(" ".join(self.text[slice(*piece)].split()), *piece, confidence)

    def _title(self, piece: containers.Piece | None, confidence: float = 0.85) -> None:
        if not piece:
            return
        start, end = piece
        if remark := _TITLE_REMARK.search(self.shade, start, end):
            end = remark.start()
        if tail := _TITLE_TAIL.search(self.shade, start, end):
            end = tail.start()
        if dated := _TITLE_DATE.search(self.shade, start, end):
            end = dated.start()
            self._date(*dated.span("date"))
        trimmed = containers.trim(self.shade, start, end)
        if not trimmed or not containers.is_title(self.shade[slice(*trimmed)]):
            return
        if {"author", "editor"} & self.found.keys() or self._reads_as_title(*trimmed):
            self._words("title", trimmed, confidence)

    def _reads_as_title(self, start: int, end: int) -> bool:
        """With no author before it, only what is mostly in small letters is a title and no name that was not read."""
        if self.shade[start - 1 : start] in {'"', "'"}:
            return True
        first = self.shade[slice(*containers.sentences(self.shade, start, end)[0])]
        if re.match(r"[A-Z][\w'-]+,? (?:[A-Z]\.|[A-Z]{1,3}\b)|[A-Z]\. |[0-9]", first) or _LISTED.search(first):
            return False
        return len(re.findall(r"(?<![A-Za-z'-])(?!and\b|und\b)[a-z]{3,}", first)) >= 3

    # The three shapes.

    def _article(self, at: int, locator: Locator) -> None:
        series = self.shade[locator.start : locator.start + 2]
        body_end = locator.start + bool(
            re.match(r"[A-H][0-9]", series)
        )  # "Phys. Rev. D94": the letter is the journal's
        if word := _VOLUME_WORD.search(self.shade, at, body_end):
            body_end = word.start()
        if title := containers.quoted(self.shade, at, body_end):
            self._title(title[0], 0.95)
            self._journal(containers.trim(self.shade, title[1], body_end))
        elif containers.is_short_name(self.shade[at:body_end]):
            self._journal(containers.trim(self.shade, at, body_end))
        elif split := (
            containers.split_journal(self.shade, at, body_end) or containers.split_at_comma(self.shade, at, body_end)
        ):
            self._title(split[0])
            self._journal(split[1])
        self._numbers(locator)
        self._late_date(locator.end, min(len(self.shade), locator.end + 40))
        self.article = "container_title" in self.found or "volume" in self.found

    def _journal(self, piece: containers.Piece | None) -> None:
        if not piece:
            return
        start, end = piece
        if lead := re.match(r"(?:in|In)[: ]\s*", self.shade[start:end]):
            start += lead.end()
        if containers.is_journal(self.shade[start:end]):
            self._words("container_title", (start, end))

    def _numbers(self, locator: Locator) -> None:
        for name in ("volume", "issue"):
            if name in locator.parts:
                self._words(name, locator.parts[name], 0.95)
        if "page" in locator.parts:
            self._pages(*locator.parts["page"])
        if "date" in locator.parts:
            self._date(*locator.parts["date"])

    def _pages(self, start: int, end: int) -> None:
        if pages := page_range(self.text[start:end]):
            self.found["page"] = Found(pages, start, end, 0.95)

    def _chapter(self, at: int, book: tuple[int, int], end: int, locator: Locator | None) -> None:
        title = containers.quoted(self.shade, at, book[0])
        self._title(title[0] if title else containers.trim(self.shade, at, book[0]), 0.9)
        start = self._editors(book[1])
        imprint = containers.read_imprint(self.shade, start or book[1], end)
        if locator and not imprint and "editor" not in self.found and "volume" in locator.parts:
            self._journal(containers.trim(self.shade, book[1], locator.start))
            self._numbers(locator)
            self.article = True
            return
        self.chapter = True
        after = book[1]
        if start is not None:
            after = self._book_title(start, imprint[2] if imprint else end)
        self._imprint(imprint)
        if not imprint:
            self._house(containers.sentences(self.shade, after, end))
        pages = read_pages(self.shade, after, end)
        if pages and "-" in self.shade[slice(*pages[2:])]:  # a single page is the one meant, not the chapter's
            self._pages(*pages[2:])
        elif bare := _BARE_PAGES.search(self.shade, after, end):
            self._pages(*bare.span("page"))
        self._late_date(after, end)

    def _editors(self, at: int) -> int | None:
        """Read the editors before a book's title; where it begins, None where that is not sure."""
        listing = read_list(self.text, self.shade, at, comma=True)
        if not listing:
            return at
        if not listing.editors:
            return None
        self._people("editor", listing)
        return self._after_editors(listing)

    def _book_title(self, start: int, limit: int) -> int:
        """Read a book's title behind "In"; where it ends."""
        stretch = containers.trim(self.shade, start, limit)
        if not stretch:
            return start
        pieces = containers.sentences(self.shade, *stretch, book=True)
        end = pieces[0][1] if pieces else stretch[1]
        edited = _EDITED_BY.search(self.shade, start, end)
        if edited:
            listing = read_list(self.text, self.shade, edited.end(), comma=True, loose=True)
            if listing and "editor" not in self.found:
                self._people("editor", listing)
            end = edited.start()
        elif cut := _BOOK_END.search(self.shade, stretch[0], end):
            end = cut.start()
        if edition := containers.read_edition(self.shade, stretch[0], end):
            end = min(end, edition[0])
        piece = containers.trim(self.shade, stretch[0], end)
        words = self.shade[slice(*piece)] if piece else ""
        if containers.is_title(words) and len(words) < 300 and not re.search(r"\b[Ee]ds?\b|[A-Z]\.[A-Z]\b", words):
            self._words("container_title", piece)
        return end

    def _imprint(self, imprint: tuple[containers.Piece, containers.Piece, int] | None) -> None:
        if imprint:
            self._words("publisher_place", imprint[0])
            self._words("publisher", imprint[1])

    def _book(self, at: int, end: int) -> None:
        title = containers.quoted(self.shade, at, end)
        imprint = containers.read_imprint(self.shade, at, end)
        if imprint and not self.shade[at : imprint[2]].strip(" .,;:([\"'"):
            imprint = None  # "Recovery: A Guide; 2008" is a title
        limit = imprint[2] if imprint else end
        pieces = containers.sentences(self.shade, at, limit)
        if title:
            self._title(title[0], 0.9)
            after = title[1]
        elif pieces:
            after = self._book_words(pieces, imprinted=imprint is not None)
        else:
            after = at
        self._imprint(imprint)
        self._late_date(after if "title" in self.found else max(at, end - 40), end)

    def _book_words(self, pieces: list[containers.Piece], *, imprinted: bool) -> int:
        """Title, and behind it a publisher by name; where the title ends."""
        start, end = pieces[0]
        if edition := containers.read_edition(self.shade, start, end):
            end = edition[0]
        comma_style = self.shade[start - 2 : start] == ", "
        if comma_style and not (imprinted and len(pieces) == 1):
            return start  # all is parted by commas: where the title ends is not sure
        if stray := _STRAY_DATE.search(self.shade, start, end):
            if (
                not re.fullmatch(r"[\s.,;)\]]*", self.shade[stray.end() : end])
                or self.shade[stray.start() - 2] not in ",;.("
            ):
                stray = None
            else:
                end = stray.start()
        pieces = [piece for piece in pieces if not _ONLY_DATE.fullmatch(self.shade, *piece)]
        if len(pieces) > 2 + imprinted:
            return end  # how many of these sentences are the title is not sure
        alone = len(pieces) == 1 or (len(pieces) == 2 and not imprinted)
        self._title(containers.trim(self.shade, start, end) if end > start else None, 0.8 if alone else 0.6)
        if not imprinted and "title" in self.found:
            self._house(pieces[1:])
        return end

    def _house(self, pieces: list[containers.Piece]) -> None:
        """A publisher that stands by itself, without its place (APA 7, 9.29)."""
        named = (piece for piece in pieces if containers.is_house(self.shade[slice(*piece)]))
        self._words("publisher", next(named, None), 0.75)
