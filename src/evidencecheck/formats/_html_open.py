"""The elements that are open at a place of a page, with the ends that HTML leaves to be understood.

Which start tags end what before them: HTML Standard, 13.1.2.4 "Optional tags", and 13.2.6 for tags that no end answers.
A page is not rebuilt as a browser does; it is known what an element holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.formats._html_tokens import Tag

VOID = frozenset("area base br col embed hr img input link meta source track wbr param keygen".split())
BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 td th dt dd blockquote section article main aside footer header figure figcaption"
    " caption address ul ol dl table tr thead tbody tfoot hr body html form fieldset details summary pre center menu"
    " nav hgroup legend optgroup option dir listing".split()
)
"""What stands by itself; a sentence does not run on through its borders."""
_DEEPEST = 500
_ENDS_P = BLOCKS - frozenset("td th tr thead tbody tfoot caption body html option optgroup legend".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELLS = frozenset({"td", "th", "caption"})
# What a start tag ends, if it is open within the nearest of the borders.
_ENDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (_CELLS, frozenset({"table", "tr"})),
    "th": (_CELLS, frozenset({"table", "tr"})),
    "tr": (_CELLS | {"tr"}, frozenset({"table"})),
    **{
        name: (_CELLS | {"tr", "thead", "tbody", "tfoot"}, frozenset({"table"})) for name in ("thead", "tbody", "tfoot")
    },
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"table", *_CELLS})),
    **{name: (_HEADINGS, frozenset({"table", "section", "div", *_CELLS})) for name in _HEADINGS},
}
_CLOSED = frozenset({"svg", "math", "button", "select"})
_BEYOND = _CELLS | {"table", "tr", "body", "html"}
_P_BORDERS = frozenset({"table", "button", *_CELLS})


class Element:
    """An element that is open: its start tag, and a note of what whoever walks wants to know of it."""

    __slots__ = ("ended", "name", "tag")

    def __init__(self, tag: Tag) -> None:
        """Open an element."""
        self.tag, self.name, self.ended = tag, tag.name, False


class Open:
    """The stack of what is open. What is nested deeper than 500 has no elements of its own; `deep` says so."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.stack: list[Element] = []
        self._at: dict[str, list[int]] = {}
        self.deep = False

    def _last(self, name: str) -> int:
        places = self._at.get(name)
        return places[-1] if places else -1

    def ending(self, name: str) -> Sequence[Element]:
        """The elements that a start tag of this name ends, inner first; they are closed with that."""
        closed: list[Element] = []
        if name in _ENDS_P and (place := self._last("p")) >= 0 and place > max(map(self._last, _P_BORDERS)):
            closed += self._down_to(place)
        if name in _ENDED:
            ended, borders = _ENDED[name]
            places = [place for one in ended if (place := self._last(one)) >= 0]
            border = max(map(self._last, borders)) if places else -1
            places = [place for place in places if place > border]
            if places and name == "a":
                closed += self._take(places[0])
            elif places:
                closed += self._down_to(min(places))
        return closed

    def push(self, tag: Tag) -> Element | None:
        """Open an element; None where it is nested too deep."""
        if len(self.stack) >= _DEEPEST:
            self.deep = True
            return None
        element = Element(tag)
        self._at.setdefault(tag.name, []).append(len(self.stack))
        self.stack.append(element)
        return element

    def end(self, name: str) -> Sequence[Element]:
        """The elements that an end tag of this name closes, inner first; none for a stray one."""
        place = self._last(name)
        if place < 0:
            return ()
        if place == len(self.stack) - 1:
            return self._down_to(place)
        if name in BLOCKS or name in _CLOSED:
            beyond = name not in _BEYOND and place < self._last("table")
            return () if beyond else self._down_to(place)
        if any(element.name in BLOCKS for element in self.stack[place + 1 :]):
            return self._take(place)
        return self._down_to(place)

    def finish(self) -> Sequence[Element]:
        """Close all that is open at the page's end."""
        return self._down_to(0)

    def _take(self, place: int) -> Sequence[Element]:
        """Close one element and leave open what stands in it, as ``<a><p></a>`` does."""
        element = self.stack[place]
        element.ended = True
        self._at[element.name].pop()
        return (element,)

    def _down_to(self, place: int) -> list[Element]:
        closed = []
        while len(self.stack) > place:
            element = self.stack.pop()
            if not element.ended:
                self._at[element.name].pop()
                closed.append(element)
        return closed
