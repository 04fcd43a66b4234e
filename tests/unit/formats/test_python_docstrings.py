"""Python files: docstrings are read, each with its own notes; the rest is code."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse, check_text

MODULE = '''\
#!/usr/bin/env python
r"""Fähren und Busse, after Ito [1]_.

.. [1] Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
"""
BUS = """No docstring [1]_."""  # nor this [1]_


class Fleet:
    """Ø A fleet.\\
    As Juarez has it [1]_.

    References
    ----------
    .. [1] Juarez P. Fares and fairness.
       Urban Stud. 2019;56:410-27.
    .. [2] Kane L. Nobody calls this. J Transp. 2001;1:2-3.
    """

    async def fare(self, x):
        "One line [1]_."
        if x:
            def inner():
                \'\'\'Deep [KEY]_.

                .. [KEY] Lund M. Deep things. J Transp. 2004;2:3-4.\'\'\'

    def fare(self, x): """Again [1]_.

        .. [1] Moe N. Kobe. J Transp. 2002;5:6-7.
        """
'''


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_notes_are_numbered_anew_in_each_docstring(newline, mark):
    text = mark + MODULE.replace("\n", newline)
    reading = analyse(read(text.encode(), "fleet.py"))
    assert [r.label for r in reading.references] == [
        "1",
        "Fleet:1",
        "Fleet:2",
        "Fleet.fare.inner:KEY",
        "Fleet.fare~2:1",
    ]
    assert [(c.text, c.labels) for c in reading.citations] == [
        ("[1]_", ("1",)),
        ("[1]_", ("Fleet:1",)),
        ("[1]_", ("Fleet.fare:1",)),
        ("[KEY]_", ("Fleet.fare.inner:KEY",)),
        ("[1]_", ("Fleet.fare~2:1",)),
    ]
    assert [c.orphans for c in reading.citations if c.orphans] == [("Fleet.fare:1",)]
    assert all(c.span.of(text) == c.text for c in reading.citations)
    assert [r.span.of(text)[:6] for r in reading.references] == ["Ito S.", "Juarez", "Kane L", "Lund M", "Moe N."]
    assert "No docstring" not in reading.document.flow.text
    assert "\\" not in reading.document.flow.text


@pytest.mark.parametrize("text", ["def f(:\n    '''[1]_'''", "x = '\0'", "\\", "(" * 500, "-" * 100_000 + "1"])
def test_a_file_that_is_no_python_is_told_and_has_no_prose(text):
    document = read(text.encode(), "a.py")
    assert not document.blocks
    assert document.notices


def test_names_that_are_too_long_are_told_by_their_line():
    text = f"class {'A' * 90}:\n    '''See [1]_.'''\n"
    assert [c.labels for c in analyse(read(text.encode(), "a.py")).citations] == [("line-2:1",)]


def test_strings_in_pieces_and_formatted_ones_do_no_harm():
    for text in ("'a [1]_' 'b'", "f'a [1]_'", "b'a'", "'''a'''; 'b'", "def f(): ...", "class A: pass\n"):
        read(text.encode(), "a.py")


UNCALLED = """\
def first():
    '''One.

    .. [1] Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    '''

def second():
    '''Two [1]_.

    .. [1] Juarez P. Fares and fairness. Urban Stud. 2019;56:410-27.
    .. [2] Kane L. Nobody calls this. J Transp. 2001;1:2-3.
    '''
"""


def told(text, form):
    return [f.reference for f in check_text(text, form).files[0].findings if f.code == "EC103"]


def test_a_list_that_its_docstring_never_calls_is_for_reading():
    assert told(UNCALLED, "python") == ["second:2"]


def test_a_list_that_a_page_never_calls_is_for_reading():
    page = "Buses run.\n\n.. [1] Ito S. Buses after dark. Transp Policy. 2018;61:33-41.\n"
    assert told(page, "restructuredtext") == []
    assert told(page + ".. [2] Kane L. Nights. J Transp. 2001;1:2-3.\n\nThey run late [2]_.\n", "restructuredtext") == [
        "1"
    ]
