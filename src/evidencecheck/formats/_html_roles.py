"""What an element says of itself: hidden, a note, a list of notes, a marker, a way back.

Sources: DPUB-ARIA 1.1 (``role``), EPUB's Structural Semantics Vocabulary (``epub:type``), HTML Standard ("hidden"), and
the classes and ids that generators print: Pandoc and citeproc, docutils and Sphinx, MediaWiki, DocBook XSL, kramdown,
goldmark, WordPress, Distill, bookdown.
"""

from __future__ import annotations

import re

from evidencecheck.formats._html_tokens import Tag

_SILENT = frozenset(
    "script style head title nav template noscript svg button select datalist textarea iframe object video audio"
    " canvas noembed noframes xmp d-bibliography d-footnote-list d-citation-list d-toc d-front-matter"
    " dt-bibliography".split()
)
_OPAQUE = frozenset("code kbd samp var pre tt listing d-code".split())
_FORMULA_ELEMENTS = frozenset({"math", "d-math", "dt-math", "mjx-container"})
_FORMULAS = frozenset("math katex MathJax MathJax_Preview mwe-math-element mjx-chtml".split())
_SILENT_ROLES = frozenset(
    "navigation doc-toc doc-pagelist doc-pagebreak toc landmarks page-list pagebreak search menu menubar".split()
)
# What only screen readers are told, links to a heading itself, "[edit]", and boxes of links.
_SILENT_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text cite-accessibility-label headerlink"
    " mw-editsection mw-jump-link navbox sphinxsidebar toc-backlink anchorjs-link linenos ltx_note_mark".split()
)
_BACK = frozenset(
    "doc-backlink backlink backrefs mw-cite-backlink footnote-back footnote-backref reversefootnote fn-backref"
    " footnote-return footnote_backlink easy-footnote-to-top sdfootnotesym sdendnotesym".split()
)
_NOTES = frozenset("doc-footnote doc-endnote doc-biblioentry footnote endnote rearnote biblioentry".split())
_NOTE_CLASSES = frozenset("footnote endnote citation csl-entry biblioentry bibliomixed footnotedef ltx_bibitem".split())
_NOTE_ELEMENTS = frozenset("div aside li p section dd tr".split())
_LISTS = frozenset("doc-endnotes doc-footnotes doc-bibliography footnotes endnotes rearnotes bibliography".split())
_LIST_NAMES = frozenset(
    "footnotes endnotes footnotes-list footnote-list footnotes-end-of-document references reflist csl-bib-body"
    " bibliography wp-block-footnotes easy-footnotes-wrapper refs ref-list".split()
)
_MARKERS = frozenset("doc-noteref doc-biblioref noteref biblioref".split())
_MARKER_CLASSES = frozenset(
    "footnote-ref footnote-reference citation-reference footnoteRef footnote-anchor footnote_call noteref sdfootnoteanc"
    " sdendnoteanc".split()
)
_INLINE_NOTES = frozenset({"d-footnote", "dt-fn"})
_INLINE_CLASSES = frozenset({"sidenote", "ltx_note_outer"})  # Tufte CSS, LaTeXML
_LABELS = frozenset({"label", "csl-left-margin", "fn-label", "footnote-label", "ltx_tag_bibitem"})
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

MARK = re.compile(
    r"[\[({^]{0,2}\s*(?:\d{1,4}|[a-z]{1,2}|[A-Z]|[ivxlc]{1,6}|[*†‡§¶‖#⁎]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}"
    r"|(?:[Nn]ote|[Nn]b|[Nn]|[Ff]n)\.?\s?\d{1,3})\s*[\])}]{0,2}[.:]?"
)
"""What a marker or a label may read: a number, a letter, a sign."""
BACKWARD = re.compile(
    r"[^\w\[\]()*†‡§¶#]{1,4}|.{0,12}\b(?:back|return|jump|up|top|retour|zurück|volver|terug|tillbaka|indietro)\b.{0,24}",
    re.IGNORECASE,
)
"""What the link at a note's end reads that leads back."""


def is_left_out(tag: Tag) -> bool:
    """Whether an element holds no words of the text: a script, a menu, what only screen readers are told."""
    if tag.name in _SILENT or (tag.name == "dialog" and not tag.has("open")):
        return True
    return bool(tag.written) and not (_SILENT_ROLES.isdisjoint(tag.roles) and _SILENT_CLASSES.isdisjoint(tag.classes))


def is_hidden(tag: Tag) -> bool:
    """Whether readers do not see an element, or not before they ask for it, as for the note in a bubble."""
    return not tag.written.keys().isdisjoint(_HIDING) and (
        tag.has("hidden")
        or tag.get("aria-hidden") == "true"
        or ("style" in tag.written and _INVISIBLE.search(tag.get("style")) is not None)
    )


def is_opaque(tag: Tag) -> bool:
    """Whether an element holds no prose but code, or a formula that a script will set."""
    return tag.name in _OPAQUE or is_formula(tag)


def is_formula(tag: Tag) -> bool:
    """Whether an element holds a formula."""
    return tag.name in _FORMULA_ELEMENTS or not _FORMULAS.isdisjoint(tag.classes)


def leads_back(tag: Tag) -> bool:
    """Whether an element says that it leads from a note back to the text; a heading's way to the contents is none."""
    return (
        bool(tag.written)
        and not (_BACK.isdisjoint(tag.roles) and _BACK.isdisjoint(tag.classes))
        and "toc-backref" not in tag.classes
    )


def is_note(tag: Tag, *, listed: bool | None) -> bool:
    """Whether an element says that it is a note or an entry.

    ``listed`` says that a list of notes is open: True for one by its role, in which every item is a note; False for one
    by its name alone, in which those are that have an id; None for none.
    """
    name = tag.name
    if not tag.written:
        return bool(listed) and name == "li"
    if (not _NOTES.isdisjoint(tag.roles) or tag.get("epub:type") == "note") and name not in {"a", "sup", "span", "i"}:
        return True
    named = tag.get("id")
    if not named:
        return (bool(listed) and name == "li") or "csl-entry" in tag.classes
    return (
        (name == "li" and (listed is not None or named.startswith("cite_note")))
        or (name in {"div", "p"} and listed is not None and named.startswith("ref-"))
        or (name in _NOTE_ELEMENTS and not _NOTE_CLASSES.isdisjoint(tag.classes))
        or (name == "table" and "docutils" in tag.classes and is_note_table(tag))
    )


def is_inline_note(tag: Tag) -> bool:
    """Whether an element is a note that stands where it is called, for a script or a style to move."""
    return tag.name in _INLINE_NOTES or (tag.name == "span" and not _INLINE_CLASSES.isdisjoint(tag.classes))


def is_note_table(tag: Tag) -> bool:
    """Whether a table or a list of terms is how docutils prints notes."""
    return not {"footnote", "citation"}.isdisjoint(tag.classes)


def lists_notes(tag: Tag) -> bool | None:
    """Whether an element holds notes or entries: True by its role, False by its name alone, None where it does not."""
    if tag.written and tag.name not in {"body", "html", "a", "span", "sup", "cite", "li", "p"}:
        if not _LISTS.isdisjoint(tag.roles):
            return True
        if not _LIST_NAMES.isdisjoint(tag.classes) or tag.get("id") in _LIST_NAMES:
            return False
    return None


def is_marker(tag: Tag) -> bool:
    """Whether a link says that it leads to a note or an entry."""
    return bool(tag.written) and not (_MARKERS.isdisjoint(tag.roles) and _MARKER_CLASSES.isdisjoint(tag.classes))


def is_label(tag: Tag) -> bool:
    """Whether an element holds the label of a note."""
    return bool(tag.written) and not _LABELS.isdisjoint(tag.classes)
