"""Notes and citations against what Pandoc reads, where it is installed."""

import json
import re
import shutil
import subprocess

import pytest

from evidencecheck.formats import read
from evidencecheck.model.citation import CitationStyle
from evidencecheck.pipeline import analyse

pytestmark = pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")

NOTES = """# On tea[^head]

Tea helps[^1], rests^[See [Ahn](https://example.org/ahn), *p.* 3, and
`more` [in brackets].] and wakes[^long-name]. Twice[^1]. Not \\[^1] nor \\^[this].

| leaf[^cell] | cup |
|-------------|-----|
| green       | 2   |

> Quoted[^quote].
>
> [^quote]: In a quote.

- Item[^item].

  [^item]: In a list.

<div>
Within tags[^div] and ^[one more].
</div>

::: {.note}
In a div^[of three colons].
:::

[^head]: For the heading.
[^1]: Boyd T. *Rest*. J Walk. 2009;1:2-3.
[^long-name]: First paragraph.

    Second paragraph
    goes on.

    - and a list
[^cell]: In a cell.
[^div]: In a div.
[^unused]: Never called.
"""

CITED = """---
bibliography: tea.bib
---

Ahn says so [@ahn2009]. @boyd2010 [p. 3] agrees, as do others [see @cook:2011, pp. 33-35; also @dow_2012, ch. 1].
Ahn says so again [-@ahn2009]; others [@{https://example.org/a?b=1}; @Eck/2013a.b+c] do not[^1]. Mail me@example.org.

![Leaves, after [@fox2014].](leaves.png)

- Item [@gil2015]^[After @hay2016.].

Term `[@code2017]` and \\@escaped2018 and $x@y2019$.

[^1]: But see [@ivy2020, p. 4; @jay2021].
"""


def pandoc(text, of):
    out = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"], input=text, capture_output=True, text=True, timeout=60, check=True
    )
    found = []

    def walk(node):
        if isinstance(node, dict) and node.get("t") == of:
            found.append(node["c"])
        for child in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
            walk(child)

    walk(json.loads(out.stdout)["blocks"])
    return found


def said(node):
    if isinstance(node, list):
        return " ".join(map(said, node))
    if not isinstance(node, dict):
        return ""
    return node["c"] if node.get("t") == "Str" else said(node.get("c"))


def letters(words):
    return re.sub(r"\W+", "", words)


def test_notes_are_those_that_pandoc_finds():
    reading = analyse(read(NOTES.encode(), "page.md"))
    bodies = {one.label: letters(one.raw) for one in reading.references}
    called = [bodies[one.resolved[0]] for one in reading.citations if one.style is CitationStyle.FOOTNOTE]
    assert sorted(called) == sorted(letters(said(body)) for body in pandoc(NOTES, "Note"))


def test_citations_are_those_that_pandoc_finds():
    citations = [one for one in analyse(read(CITED.encode(), "page.md")).citations if one.style is CitationStyle.KEY]
    theirs = [[one["citationId"] for one in group] for group, _ in pandoc(CITED, "Cite")]
    assert sorted(list(one.marker.numbers) for one in citations) == sorted(theirs)
