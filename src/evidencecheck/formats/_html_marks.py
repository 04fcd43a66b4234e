"""What a page has for markers: links, elements with keys, notes in attributes; put into a stream as anchors."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import attrs

from evidencecheck.formats import _html_roles as roles
from evidencecheck.formats._html_stream import Anchor, Stream
from evidencecheck.formats._html_tokens import ENTITY, Tag
from evidencecheck.model.document import STAND_IN, FlowBuilder, Link
from evidencecheck.model.spans import Span

_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")


@attrs.frozen
class Addresses:
    """Names of a page: ``own`` of an id in it, ``target`` of an address that leads into it, None for any other."""

    own: Callable[[str], str]
    target: Callable[[str], str | None]


def linked(out: Stream, tag: Tag, anchor: Anchor, addresses: Addresses) -> None:
    """Note a link, or words that name keys (Pandoc's ``data-cites``), of which ``anchor`` has the place.

    ``anchor.marker`` says that an element around it calls it a marker.
    """
    span, whole = anchor.span, anchor.outer
    if tag.has("data-cites"):
        keys = tuple(addresses.own(f"ref-{key}") for key in tag.get("data-cites").split())
        out.anchors.append(Anchor(span, whole, keys, marker=True, external=True, cites=len(keys)))
        return
    address = tag.get("href")
    target, marker = addresses.target(address), roles.is_marker(tag)
    if target is not None:
        out.anchors.append(Anchor(span, whole, (target,), marker or anchor.marker))
    elif marker and "#" in address:
        out.anchors.append(Anchor(span, whole, (address.partition("#")[2],), marker=True, external=True))
    elif address:
        out.links.append(Link(span, address, whole))


def stand_for(out: Stream, whole: Span, names: tuple[str, ...], *, external: bool) -> None:
    """Put a marker where the page has an element for a script to make one of; ``whole`` is the element."""
    if not names:
        return
    out.release()
    begin = out.flow.length
    out.add(STAND_IN, whole.start, whole.end)
    out.anchors.append(Anchor(Span(begin, out.flow.length), whole, names, marker=True, external=external))


def is_bubble(tag: Tag) -> bool:
    """Whether a link is one of bookdown's, whose note stands in an attribute, as HTML in HTML, for a script to show."""
    return "footnote-ref" in tag.classes and tag.has("data-content") and not tag.has("href")


def bubble(text: str, tag: Tag, number: int) -> Stream:
    """The note of such a link, in a stream of its own."""
    aside, value = Stream(), FlowBuilder()
    at, end = tag.written["data-content"].start, tag.written["data-content"].end
    for match in ENTITY.finditer(text, at, end):
        value.add(text[at : match.start()], at, match.start())
        value.add(unescape(match[0]), *match.span())
        at = match.end()
    value.add(text[at:end], at, end)
    flow, at = value.build(), 0
    aside.open_note(str(number), end)
    aside.release()
    for match in _TAGS.finditer(flow.text):
        aside.flow.extend(flow.slice(at, match.start()))
        at = match.end()
    aside.flow.extend(flow.slice(at, len(flow.text)))
    aside.close(end)
    return aside


def named(aside: Stream, number: int) -> tuple[str, ...]:
    """A name for the note that stands in a stream of its own; none for an empty one."""
    if not aside.blocks:
        return ()
    name = f"aside {number}"
    aside.blocks[0] = attrs.evolve(aside.blocks[0], names=(*aside.blocks[0].names, name))
    return (name,)
