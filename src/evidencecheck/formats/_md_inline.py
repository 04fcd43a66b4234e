"""What stands within a line of Markdown: markers, code, roles, formulas, links, images, and what was masked."""

from __future__ import annotations

import re

from evidencecheck.formats import _md_mask as masks
from evidencecheck.formats._md_dialects import KEYED
from evidencecheck.formats._md_notes import is_caret
from evidencecheck.formats._md_page import Page
from evidencecheck.formats._md_tags import Tags, set_link
from evidencecheck.formats._md_templates import CITE_TAG
from evidencecheck.model.document import STAND_IN, Raised
from evidencecheck.model.spans import Span

_DEFINED = re.compile(r"^[^\[\r\n]{0,40}\[\^([^\]\r\n]+)\]:", re.MULTILINE)
_MARKER = re.compile(r"\[\^([^\]]+)\]")
_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]*)\}$")
_CITES = re.compile(r"[\[;(\s]-?@\w|\^\[|\[\^")
_TITLED = re.compile(r"([^<>]*[^<>\s])\s*<([^<>]+)>")
# MyST's roles that print their words: docutils', Sphinx's.
_PLAIN_ROLES = frozenset(
    "abbr sub sup subscript superscript term emphasis strong title-reference dfn guilabel q".split()
)


class Inline:
    """Sets what stands within lines into a page. ``reached`` is where the last words ended."""

    def __init__(self, masked: masks.Masked, page: Page) -> None:
        """Set into ``page``; what was masked is looked up in the document."""
        self.text, self.page, self.reached = masked.source, page, 0
        self._masked = masked
        self._tags = Tags(page)
        self._images: list[bool] = []
        self._links: list[tuple[int, str, int, bool]] = []
        self._pictured = 0
        self._defined: dict[str, str] | None = None

    def masked_words(self, words: str, start: int) -> None:
        """Words with masks among them: what they stand for is looked up in the document."""
        for part in masks.MASKS.finditer(words):
            first, last = start + part.start(), start + part.end()
            sign = part[0][0]
            if sign not in masks.SIGNS or self.text[first] == sign:
                self.page.add(part[0], first, last)
            elif sign == masks.TAG:
                self._tags.run(first, last)
            elif sign == masks.KEY and (keyed := KEYED.match(self.text, first)):
                self.page.open_entry(keyed[1], first)
            elif sign == masks.SHOWN and self.text.startswith("[^", first):
                for mark in _MARKER.finditer(self.text, first, last):
                    self.reference(mark[1], *mark.span())
            elif sign == masks.SHOWN:
                cited = CITE_TAG.match(self.text, first)
                shown = f"[{'; '.join(f'@{key}' for key in cited[1].split())}]" if cited else STAND_IN
                self.page.add(shown, first, last)

    def escaped(self, words: str, start: int, end: int) -> None:
        """A bracket that is meant as one; what looks like a marker thanks to an escape is none."""
        marks = words[0] in "@^" or (words[0] == "[" and self.text[start + 1 : start + 2] in {"^", "@"})
        self.page.add(STAND_IN if marks else words[0], start - 1, start + 1)
        self.page.add(words[1:], start + 1, end)

    def reference(self, name: str, start: int, end: int) -> None:
        """A marker. Case does not count, white space neither; it is set as the note writes its name."""
        if self._defined is None:
            self._defined = {one_word(label).casefold(): one_word(label) for label in _DEFINED.findall(self.text)}
        label = one_word(name)
        self.page.add(f"[^{self._defined.get(label.casefold(), label)}]", start, end)

    def code(self, _words: str, start: int, end: int) -> None:
        """Code, or the words of one of MyST's roles."""
        role = _ROLE.search(self.text, max(0, start - 60), start) if self._masked.myst else None
        words = self.text[start:end].strip("`")
        if role is None:
            if self.page.note is None:
                self.page.add(STAND_IN, start, end)
            else:  # a name in a reference, or a DOI, may be set as code
                at = self.text.index(words, start)
                self.page.add(words, at, at + len(words))
            return
        if role[1].split(":")[0] in {"cite", "footcite"}:
            keys = "; ".join(f"@{key}" for key in re.split(r"[\s,;]+", words) if key)
            self.page.add(f"[{keys}]" if keys else STAND_IN, role.start(), end)
        elif (titled := _TITLED.fullmatch(words)) or role[1] in _PLAIN_ROLES:
            shown = titled[1] if titled else words
            at = self.text.find(shown, start, end)
            begin = self.page.flow.length
            self.page.add(shown, *((at, at + len(shown)) if at >= 0 else (start, end)))
            if role[1] in {"sup", "superscript"}:
                self.page.raised.append(Raised(Span(begin, self.page.flow.length), Span(role.start(), end)))
        else:
            self.page.add(STAND_IN, start, end)

    def math(self, _words: str, start: int, end: int) -> None:
        """A formula, if it is one."""
        if self.text[end : end + 1].isdigit():
            # Pandoc User's Guide, "tex_math_dollars": "$20,000 and $30,000" is no formula.
            self.page.add(self.text[start:end], start, end)
        else:
            self.page.add(STAND_IN, start, end)

    def formula(self, _words: str, start: int, end: int) -> None:
        """A formula by itself."""
        self.page.add(STAND_IN, start, end)

    def link(self, detail: dict[str, str], start: int, end: int) -> None:
        """A link begins."""
        target = detail["dest_url"]
        # "^[see](there)" is a note of Pandoc's, and no link.
        note = self.text[start : start + 1] == "[" and self.page.note is None and is_caret(self.text, start - 1)
        if note and not self.page.silent:
            self.page.add("[", start, start + 1)
        if masks.ANY_MASK.search(target):
            target = self._unmasked(detail["dest_url"], start, end)
        self._links.append((self.page.flow.length, target, start, note))

    def link_ends(self, end: int) -> None:
        """A link ends."""
        begin, target, start, note = self._links.pop()
        if self.page.silent:
            return
        if note:
            rest = max(self.reached, self._pictured, start + 1)
            self.page.add(self.text[rest:end], rest, end)
        elif self.page.flow.length > begin:
            set_link(self.page, Span(begin, self.page.flow.length), target, Span(start, end))

    def _unmasked(self, target: str, start: int, end: int) -> str:
        at = self._masked.text.find(target, start, end)
        return self.text[at : at + len(target)] if at >= 0 else target

    def image(self, _detail: dict[str, str], start: int, end: int) -> None:
        """An image begins. Its words are read where they cite; else they are said to those who do not see it."""
        heard = _CITES.search(self.text, start, end) is not None
        if not self.page.silent and not heard:
            self.page.add(STAND_IN, start, end)
        self._images.append(heard)
        self.page.silent += not heard

    def image_ends(self, end: int) -> None:
        """An image ends."""
        self.page.silent -= not self._images.pop()
        self._pictured = end


def one_word(name: str) -> str:
    """A note's name as the other rooms want it: without white space."""
    return "_".join(name.split())
