"""Markdown beyond CommonMark: what other programs put into it, and what of that is prose."""

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import STAND_IN, BlockKind
from evidencecheck.pipeline import analyse

ENTRY = "Cook J. Walking to work. J Walk. 2009;1:2-3."


def page(text, name="page.md"):
    return read(text.encode(), name)


def words(text, kind=None):
    document = page(text)
    return [b.span.of(document.flow.text).strip() for b in document.blocks if kind in {None, b.kind}]


def cited(text, name="page.md"):
    return [(one.text, one.resolved) for one in analyse(page(text, name)).citations]


def listed(text):
    return [(one.label, one.raw) for one in analyse(page(text)).references]


@pytest.mark.parametrize(
    "template",
    ['{{< ref "a_b_c.md" >}}', "{{% param x %}}", "{{ site.url | a_b_c }}", "{% include x_y_z.html a='b' %}"],
)
def test_a_template_is_no_prose_but_prints_something(template):
    assert words(f"Tea {template} helps.") == [f"Tea {STAND_IN} helps."]


@pytest.mark.parametrize(
    "silent",
    [
        "{% if tea %}",
        "{% endif %}",
        "{{% /note %}}",
        "{::nomarkdown}",
        "{{< /tabs >}}",
        "{% comment %}[^1]{% endcomment %}",
    ],
)
def test_a_template_that_only_steers_leaves_nothing(silent):
    assert words(f"Tea {silent}helps.") == ["Tea helps."]


def test_a_template_alone_on_its_line_parts_paragraphs():
    assert words("Tea.\n{{< figure src=x.png >}}\nRest.") == ["Tea.", "Rest."]
    assert words("Tea.\n\n{% highlight py %}\nx = 1 # [^1]\n{% endhighlight %}\n\nRest.") == ["Tea.", "Rest."]


def test_a_link_to_a_template_is_a_link():
    document = page('See [tea]({{< ref "tea leaves.md" >}}).')
    assert words('See [tea]({{< ref "tea leaves.md" >}}).') == ["See tea."]
    assert [link.target for link in document.links] == ['{{< ref "tea leaves.md" >}}']


def test_a_template_that_is_left_open_is_text():
    assert words("Tea {{< helps and {% so on.") == ["Tea {{< helps and {% so on."]


def test_jekyll_scholar_cites():
    assert cited("Tea helps {% cite cook2009 rook:10 %}.") == [("{% cite cook2009 rook:10 %}", ())]


def test_attributes_are_left_out():
    assert words(
        "[Tea]{.smallcaps} helps[^1]{.x} `code`{.r} ![leaf](l.png){width=50%}.\n{: .lead}\n\nRest {#end}\n"
    ) == [
        f"Tea helps[^1] {STAND_IN} {STAND_IN}.",
        "Rest",
    ]


def test_braces_that_are_no_attributes_stay():
    assert words("Sets {1, 2} and [a]{b} hold.") == ["Sets {1, 2} and [a]{b} hold."]


def test_divs_are_read_and_their_fences_are_not():
    assert words('::: {.callout-note title="Tea"}\nIt helps.\n\n:::: warning\nNot at night.\n::::\n:::\nRest.') == [
        "It helps.",
        "Not at night.",
        "Rest.",
    ]


def test_directives_of_myst_are_prose_or_code():
    text = """(tea)=
# Tea

````{note} Of leaves
:class: tip
It *helps*[^1].

```{code-cell} ipython3
x = "[^2]"
```
````

:::{code-block} python
y = 1
:::
% a remark
"""
    assert words(text) == ["Tea", "It helps[^1]."]


def test_chunks_of_r_are_code():
    assert words("```{r tea, echo=FALSE}\nx <- 1 # [^1]\n```\n\nMean `r mean(x)` min.") == [f"Mean {STAND_IN} min."]


def test_roles_of_myst_cite_or_print():
    text = "Tea{cite:p}`cook2009,rook10` {term}`helps`{sup}`1`, see {ref}`tea`, {doc}`the leaf <leaf>`."
    assert words(text) == [f"Tea[@cook2009; @rook10] helps1, see {STAND_IN}, the leaf."]
    assert cited(text)[0] == ("{cite:p}`cook2009,rook10`", ())
    assert [one.outer.of(text) for one in page(text).raised] == ["{sup}`1`"]


def test_cross_references_are_no_citations():
    text = r"As @fig-tea, [@tbl-leaf; @cook2009], [@sec-x] and Figure \@ref(fig:tea) show."
    assert cited(text, "page.qmd") == [("[@tbl-leaf; @cook2009]", ())]
    assert analyse(page(text)).citations[0].marker.numbers == ("cook2009",)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("[see @cook2009, pp. 3-4; also @rook10]", ("cook2009", "rook10")),
        ("[-@cook2009]", ("cook2009",)),
        ("[@Cook:2009/a.b+c]", ("Cook:2009/a.b+c",)),
        ("@{https://example.org/a?b=1}", ("https://example.org/a?b=1",)),
        ("[@doi:10.5555/tea.1]", ("doi:10.5555/tea.1",)),
    ],
)
def test_pandoc_keys(written, keys):
    (citation,) = analyse(page(f"---\nbibliography: a.bib\n---\n\nTea helps {written}.")).citations
    assert citation.text.startswith(written[:2])
    assert citation.marker.numbers == keys


def test_every_key_cites_in_a_file_that_is_pandocs_for_sure():
    assert cited("Made with @R-base.", "page.Rmd") == [("@R-base", ())]
    assert cited("Made by @cook and friends.") == []


def test_keys_cite_in_notes_too():
    assert cited("Tea[^1].\n\n[^1]: See [@cook2009].") == [("[^1]", ("1",)), ("[@cook2009]", ())]


def test_escaped_markers_are_none():
    assert cited(r"Write \[^1] or [\@cook2009] or \^[x].", "page.Rmd") == []


def test_prose_that_begins_with_a_key_is_no_list():
    text = "\n\n".join(f"[@cook200{n}] found that tea helps in 200{n} [@doi:10.5555/t{n}; @rook{n}]." for n in range(4))
    assert listed(text) == []
    assert len(cited(text)) == 8


def test_names_for_identifiers_are_entries():
    text = "Tea helps [@tag:Cook].\n\n[@tag:Cook]: doi:10.5555/tea\n[@tag:Rook]: url:https://example.org/a\n"
    assert listed(text) == [("tag:Cook", "doi:10.5555/tea"), ("tag:Rook", "url:https://example.org/a")]
    assert cited(text) == [("[@tag:Cook]", ("tag:Cook",))]


def test_a_rule_begins_no_metadata():
    assert words("Tea.\n\n---\nIt helps[^1].\n\n---\n\nRest.\n") == ["Tea.", "It helps[^1].", "Rest."]
    assert words("Tea\n---\n\nIt helps.") == ["Tea", "It helps."]


def test_formulas_are_no_prose_but_prices_are():
    assert words("From $a^[b]$ it costs US$5 (see [1]) or US$10.") == [
        f"From {STAND_IN} it costs US$5 (see [1]) or US$10."
    ]


def test_environments_of_latex_are_formulas():
    text = "So\n\\begin{equation}\nx^[2] = y^2 (\\#eq:a)\n\\end{equation}\nholds.\n\nOpen \\begin{align} stays."
    assert words(text) == [f"So\n{STAND_IN}\n\n\nholds.", "Open \\begin{align} stays."]


def test_the_words_of_an_image_count_where_they_cite():
    assert words("![Leaves [@cook2009].](l.png)\n\n![Leaves](m.png)") == ["Leaves [@cook2009].", STAND_IN]


def test_what_stands_between_tags_is_markdown():
    text = """<details>
<summary>More *tea*</summary>

It helps[^1].
</details>

<table>
  <tr>
    <td>Leaf</td>
    <td>12[^2]</td>
  </tr>
</table>
<ul><li>one</li><li>two</li></ul>
<p align="center">
    Middle
</p>
<!-- not this [^3] -->
<script>nor("this")</script>
<pre>nor this</pre>
"""
    assert words(text) == ["More tea", "It helps[^1].", "Leaf", "12[^2]", "one", "two", "Middle"]
    assert words(text, BlockKind.CELL) == ["Leaf", "12[^2]"]
    assert words(text, BlockKind.ITEM) == ["one", "two"]


def test_less_than_is_no_tag():
    assert words("If a <b & c> d, or 1 < 2.") == ["If a <b & c> d, or 1 < 2."]
    assert words("Write `<div>` or <https://example.org>.") == [f"Write {STAND_IN} or https://example.org."]


LINKED = f"""Tea helps<sup>[1](#fn1)</sup>, so [\\[2\\]](#ref-2) and <a href="#c%C3%A9">3</a> say, [up](#top).

## References {{#top}}

<p id="fn1">1. {ENTRY}</p>

2. <a name="ref-2"></a>Rook J. Resting. J Walk. 2010;2:4-5.
3. Loom J. Sitting. J Walk. 2011;3:6-7. {{#cé}}
"""


def test_links_to_anchors_cite():
    reading = analyse(page(LINKED))
    assert [one.label for one in reading.references] == ["1", "2", "3"]
    assert [(one.text, one.resolved) for one in reading.citations] == [
        ("<sup>[1](#fn1)</sup>", ("1",)),
        ("\\[2\\]", ("2",)),
        ("3", ("3",)),
    ]


def test_anchors_at_the_start_of_lines_name_a_line_each():
    text = f'Tea [1](#a) and [2](#b).\n\n# References\n\n<a id="a"></a>1. {ENTRY}\n<a id="b"></a>2. Rook J. Resting. J Walk. 2010;2:4-5.\n'
    assert [one.resolved for one in analyse(page(text)).citations] == [("1",), ("2",)]


def test_wide_characters_and_windows_newlines_keep_their_places():
    text = "🚌 é—“Tea” helps[^ä].\r\n\r\n[^ä]: Ärzte 茶 J. *Gehen*.\r\n\r\n    Mehr 🚌.\r\n"
    reading = analyse(page(text))
    (reference,), (citation,) = reading.references, reading.citations
    assert reference.span.of(text) == "Ärzte 茶 J. *Gehen*.\r\n\r\n    Mehr 🚌."
    assert citation.span.of(text) == "[^ä]"


def test_signs_that_stand_for_masks_are_letters():
    assert words("a\x01b\x02c\x7fd {{ x }}") == [f"a\x01b\x02c\x7fd {STAND_IN}"]


@pytest.mark.parametrize(
    "opener",
    ["{{< ", "{% ", "<a ", "^[", "[^", "{", "$", "`", "(a)=", "\n---\na", "\n:::\n", "\n```{note}\n", "\\@ref("],
)
def test_what_is_never_closed_takes_time_in_line_with_its_length(opener):
    document = page(opener * 20_000)
    assert document.text
