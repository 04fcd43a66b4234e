"""Where lists begin and end, beyond what the annotated documents show."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse

CHAPTER = """\
Night buses cut fares [{0}]. Day buses did not [{1}]. Trams came later [{2}].

[{0}] The depot kept this in its own books.
[{1}] Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
[{2}] Kane R. Trams. Urban Stud. 2019;56:410-27.

"""


def test_notes_below_each_chapter_may_be_numbered_throughout():
    text = "".join(CHAPTER.format(n, n + 1, n + 2) for n in (1, 4, 7))
    reading = analyse(read(text.encode(), "page.txt"))
    assert [r.label for r in reading.references] == [str(n) for n in range(1, 10)]
    assert not [c.labels for c in reading.citations if c.orphans]


def test_the_end_of_a_list_of_steps_is_no_list():
    text = """\
Changes

1. Mended the door, see https://example.org/a
2. Brought urllib3 to 1.26.5 [1]
3. Smith et al. 2019 is used for hashing; doi:10.1000/xyz123

The old door was removed1.
"""
    reading = analyse(read(text.encode(), "page.md"))
    assert not reading.references
    assert not reading.citations


def test_prose_that_cites_in_brackets_is_not_taken_for_a_reference():
    text = (
        "Selon Dupont (2012), le sommeil aide. « Dormir, c'est vivre » (Martin, 2015, p. 12).\n\n"
        "Bibliographie\n\nDupont P. (2012). Le sommeil. Paris : Seuil.\nMartin J. (2015). Dormir. Lyon : PUL.\n"
    )
    assert not analyse(read(text.encode(), "page.txt")).unread


def test_notes_that_the_margin_wrapped_are_read_where_most_lines_end_a_paragraph():
    text = """\
Ridership doubled within a year.[1] Fewer cars came,[2] and the shops stayed
open longer.[3]

-   Drivers ask for breaks.[4]

[1] Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil.
2012;4(2):11-19. doi:10.5555/jum.2012.4.2

[2] Okafor T, Lindquist B. Trams by day. J Urban Mobil. 2015;7(1):1-9.

[3] Ito S. Buses that run late. Fares. 2018;4:1-9.
https://example.org/ito/how-late

[4] Boyd T. Calling back. Fam Med. 2016;48:201-5.
"""
    reading = analyse(read(text.encode(), "page.txt"))
    assert [c.resolved for c in reading.citations] == [("1",), ("2",), ("3",), ("4",)]
    assert [r.raw.endswith((".2", "-9.", "late", "-5.")) for r in reading.references] == [True] * 4


def test_a_label_on_a_line_of_its_own_is_its_entrys():
    text = """\
Letters work \\[1\\], and so do calls \\[2\\].

## References

<span class="csl-left-margin">\\[1\\] </span>
<span>R. Ahn and M. Park, “Letters that work,” *J Clin Pract*, vol. 8, pp. 12–19, 2014.</span>

<span class="csl-left-margin">\\[2\\] </span>
<span>T. Boyd, “Calling back,” *Fam Med*, vol. 48, pp. 201–205, 2016.</span>
"""
    reading = analyse(read(text.encode(), "page.md"))
    assert [(r.label, r.raw[:7]) for r in reading.references] == [("1", "R. Ahn "), ("2", "T. Boyd")]
    assert [c.resolved for c in reading.citations] == [("1",), ("2",)]


def test_notes_below_a_list_without_numbers_are_what_the_numbers_mean():
    text = """\
Letters work.[1] Night work is another matter.[2]

References

Ahn, Rita, and Min Park. “Letters That Work.” J Clin Pract 8 (2014): 12–19.

Boyd, Tom. “Calling Back.” Fam Med 48 (2016): 201–205.

[1] Rita Ahn and Min Park, “Letters That Work,” J Clin Pract 8 (2014): 12–19.

[2] Tom Boyd, “Calling Back,” Fam Med 48 (2016): 201–205.
"""
    reading = analyse(read(text.encode(), "page.txt"))
    assert [r.label for r in reading.references] == ["r1", "r2", "1", "2"]
    assert [c.resolved for c in reading.citations] == [("1",), ("2",)]


def test_what_stands_raised_may_name_a_place():
    text = """\
Letters work<sup>1,2</sup>. Night work does not<sup>3, ch. 2</sup>, as is known<sup>see 1</sup>.

## References

1. Ahn, R. & Park, M. Letters that work. *J Clin Pract* 8, 12–19 (2014).
2. Boyd, T. Calling back. *Fam Med* 48, 201–205 (2016).
3. Cole, A. Night work. *Light* 2, 1–4 (2018).
"""
    citations = analyse(read(text.encode(), "page.md")).citations
    assert [c.resolved for c in citations] == [("1", "2"), ("3",), ("1",)]


@pytest.mark.parametrize(("name", "between"), [("text", "\n"), ("text", "\n\n"), ("markdown", "\n")])
def test_an_entry_of_which_only_the_number_is_there_ends_no_list(name, between):
    rows = ["1. Ahn R. Kerbs. J Roads. 2002;3:4-5.", "2.", "3. Boyd T. Speeds. J Roads. 2003;4:5-6."]
    text = f"Lanes widen [1], speeds rise [3].\n\n# References\n\n{between.join(rows)}\n"
    if name == "text":
        text = text.replace("# References", "References")
    found = analyse(read(text.encode(), None, name)).references
    assert [(one.label, one.entry.scope, one.raw[:4]) for one in found] == [("1", 0, "Ahn "), ("3", 0, "Boyd")]
    assert found[0].raw.endswith("4-5.")
