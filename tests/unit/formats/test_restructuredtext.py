"""reStructuredText: what is a note, a reference, a link; what is no prose; and docutils' word on the same texts."""

import io
import re

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line

PAGE = """\
=========
 Night buses
=========

:Author: A. Driver [9]_
:Date: 2020

Night buses cut fares by a fifth [1]_ and waiting by half [ITO18]_.
They ran late [#]_, were loved [#why]_, and cost [*]_ little:

* In Kobe, so a letter [#]_ has it,
  they ran empty.
* Elsewhere, see :cite:p:`juarez2019, kane`.

1. First, ``code [2]_`` and :func:`call` stay away.
2. Then `a page <https://example.org/a>`_, `named`_ and named_.

Code follows::

    values[3]_

.. code-block:: python
   :caption: x [4]_

   more[4]_

.. A remark that cites [5]_.

.. note:: Beware of rain [2]_.

.. figure:: bus.png
   :alt: a bus [6]_

   A bus at night [2]_.

>>> call()
[7]_

====== ======
Town   Fare
====== ======
Kobe   9 [1]_
====== ======

+------+------+
| Oslo | 8    |
+------+------+

----

References
----------

.. [1] Ito S. Buses after dark.
   Transp Policy. 2018;61:33-41.
.. [2]
   Juarez P. Fares and fairness. Urban Stud. 2019;56:410-27.

   As told in a second paragraph, see [1]_.
.. [#] Kane L. Late. 2001.
.. [#why] Lund M. Why they are loved. J Transp. 2004;2:3-4.
.. [#] Moe N. Kobe. 2002.
.. [*] Nye O. Costs. 2003.
.. [Ito18] Ito S. Waiting. J Transp. 2018;1:2-3.
.. _named: https://example.org/b
"""


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if not kinds or b.kind in kinds]


def test_references_are_markers_and_definitions_are_notes():
    document = read(PAGE.encode(), "page.rst")
    notes = {b.label: b.span.of(document.flow.text) for b in document.blocks if b.kind is BlockKind.NOTE}
    assert list(notes) == ["1", "2", "#3", "#why", "#5", "*", "Ito18"]
    assert notes["1"] == "[^1]: Ito S. Buses after dark.\nTransp Policy. 2018;61:33-41."
    assert notes["2"].endswith("\n\nAs told in a second paragraph, see \ufffc.")
    reading = analyse(document)
    cited = [(c.text, c.resolved) for c in reading.citations if not c.marker.external]
    assert cited == [
        ("[1]_", ("1",)),
        ("[ITO18]_", ("Ito18",)),
        ("[#]_", ("#3",)),
        ("[#why]_", ("#why",)),
        ("[*]_", ("*",)),
        ("[#]_", ("#5",)),
        ("[2]_", ("2",)),
        ("[2]_", ("2",)),
        ("[1]_", ("1",)),
        ("[1]_", ("1",)),
    ]
    assert [c.labels for c in reading.citations if c.marker.external] == [("juarez2019", "kane")]


def test_what_is_no_prose_is_left_out():
    document = read(PAGE.encode(), "page.rst")
    for absent in ("Driver", "2020\n", "code [", "call", "example.org", "values", "more", "caption", "remark", "a bus"):
        assert absent not in document.flow.text
    assert words(document, BlockKind.HEADING) == ["Night buses", "References"]
    assert words(document, BlockKind.CELL)[:6] == ["Town", "Fare", "Kobe", "9 [^1]", "Oslo", "8"]
    assert words(document, BlockKind.ITEM)[0] == "\u2022 In Kobe, so a letter [^#5] has it,\nthey ran empty."
    assert [b.label for b in document.blocks if b.kind is BlockKind.ITEM] == [None, None, "1", "2"]
    assert [link.target for link in document.links] == ["https://example.org/a", *["https://example.org/b"] * 2]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("indent", ["", "    ", "\t"])
def test_every_span_is_what_was_read(newline, mark, indent):
    text = mark + newline.join(f"{indent}{line}".rstrip() for line in PAGE.splitlines()[7:])
    reading = analyse(read(text.encode(), "page.rst"))
    assert len(reading.citations) == 11
    assert all(citation.text == citation.span.of(text) for citation in reading.citations)
    for reference in reading.references:
        assert re.sub(r"\W", "", reference.span.of(text)).startswith(re.sub(r"\W", "", reference.raw)[:20])
    assert all(claim.span.of(text).strip() for claim in reading.claims)


INLINE = [
    ("Set *with stress* and **strongly** so.", "Set with stress and strongly so."),
    (r"An escaped \*star\* and H\ :sub:`2`\ O.", "An escaped *star* and H2O."),
    ("2 * 3 * 4 and '*' too", "2 * 3 * 4 and '*' too"),
    ("``J`` in the ``x.y`` case", "\ufffc in the \ufffc case"),
    ("`A title of words` and `name`", "A title of words and \ufffc"),
    ("See :pep:`8`, :ref:`the part <part>` and :math:`x^2`.", "See PEP 8, the part and \ufffc."),
    ("x[1]_ is an index, so is a_b[i]_", "x[1]_ is an index, so is a_b[i]_"),
    ("https://example.org/a_ and [b] stay", "https://example.org/a_ and [b] stay"),
    ("|unknown| bars and a_ name", "|unknown| bars and a name"),
    ("Unclosed ``code and *stress and `tick", "Unclosed ``code and *stress and `tick"),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_markup_within_a_line(text, expected):
    assert words(read(text.encode(), "page.rst")) == [expected]


def test_a_citation_without_its_space_counts_where_its_note_exists():
    reading = analyse(read(b"Fares fell[1]_.\n\n.. [1] Ito S. Buses. 2018.\n", "page.rst"))
    assert [c.resolved for c in reading.citations] == [("1",)]


def test_a_reference_without_its_note_is_an_orphan():
    reading = analyse(read(b"Fares fell [2]_.\n\n.. [1] Ito S. Buses. 2018.\n", "page.rst"))
    assert [c.orphans for c in reading.citations] == [("2",)]


def test_the_fields_at_the_head_of_a_pep_are_no_prose():
    document = read(b"PEP: 9\nTitle: Buses\nAuthor: A B,\n        C D\nStatus: Final\n\nAbstract\n\nText.", "pep.rst")
    assert words(document) == ["Abstract", "Text."]


ORACLE = [
    PAGE,
    "A [1]_, [1]_ [2]_.\n\n  Quoted [2]_.\n\n  .. [1] One.\n\n.. [2] Two\n   wrapped [1]_.\n",
    "Term [A1]_\n  Its definition [1]_.\n\n- item [1]_\n\n  .. [1] In an item.\n\n.. [A1] Key.\n",
    "| line [1]_\n| block\n\n:field: body [1]_\n\n.. [1] x\n",
    'Quoted code::\n\n> a [1]_\n> b\n\nText ([1]_), "[1]_" x-[1]_.\n\n..\n\n.. [1] x\n.. [bad label] y\n',
    "Para\nwith ``a``[1]_ and [1]_: x [1]_; [1]_!\n\n.. [1] x\n",
]  # fmt: skip


@pytest.mark.parametrize("text", ORACLE)
def test_docutils_finds_the_same(text):
    core = pytest.importorskip("docutils.core")
    nodes = pytest.importorskip("docutils.nodes")
    quiet = {"report_level": 5, "halt_level": 5, "warning_stream": io.StringIO()}
    tree = core.publish_doctree(text.replace(":cite:p:", "").replace(":func:", ""), settings_overrides=quiet)
    notes = len(list(tree.findall(nodes.footnote))) + len(list(tree.findall(nodes.citation)))
    places = len(list(tree.findall(nodes.footnote_reference))) + len(list(tree.findall(nodes.citation_reference)))
    places += sum(node.astext().endswith("]_") for node in tree.findall(nodes.problematic))
    document = read(text.encode(), "page.rst")
    found = [b.label for b in document.blocks if b.kind is BlockKind.NOTE]
    marks = len(re.findall(r"\[\^", document.flow.text)) - len(found)
    assert len(found) == notes
    if "9]_" not in text and "``[1]_" not in text:  # the author's field, and a lenience of ours
        assert marks == places


@pytest.mark.parametrize(
    "unit",
    ["``a ", "*a ", "`a ", "|a ", "[1]_ ", ".. [1] a\n", ".. note:: a\n\n ", "- - ", "a\n  ", ":a: ", "=== ===\na b\n", "\\", "_", "::\n\n"],
)  # fmt: skip
def test_time_is_linear(unit):
    def made(size):
        return (unit * (size // len(unit))).encode()

    assert in_line(made, lambda content: read(content, "page.rst"), 20_000, 4, most=10, least=0.01)
