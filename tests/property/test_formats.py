"""Formats with notes in their text: anything is read, and every span is what it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.formats import read
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse
from tests.support.pages import Page
from tests.support.pdf import Link, Rule, Text, pdf

RST = st.lists(
    st.sampled_from(
        [*"\n\n\n *`|_:\\[]<>-=+#.\t\r\f\x00\ufeff\u2028", "\n\n", " [1]_ ", "[#]_", "[*]_ ", "[#a]_", "[Cook09]_", "\n.. [1] ", "\n.. [#a] ",
         "\n.. [Cook09] ", "\n   ", "\n    ", "::\n\n", ".. note:: ", ".. code::\n\n", "..\n", ":cite:`a,b`", ":pep:`8`", ":sup:`2`", "``",
         "`a <http://x.org>`_", "a_", "\n=====\n", "\n== ==\n", "\n+--+\n|a |\n", "* ", "1. ", ":f: ", ">>> x", "http://x.org/a_", "|s|",
         "Cook J. Title of it. J Ment Health. 1995;22:126-134.", '"""', "def f():\n    ", "é", "🚌", "'''", "\\\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip
WIKI = st.lists(
    st.sampled_from(
        [*"\n\n\n*#:;=|{}[]<>'&! \t\r\x00\ufeff", "<ref>", "</ref>", '<ref name="a">', "<ref name=a />", "{{", "}}", "[[", "]]", "{|", "|}",
         "\n|-\n", "||", "{{cite web|title=A title|url=http://x.org/a|last=Cook|year=2009}}", "{{cite journal|", "|title=[[T]]", "|first=J.",
         "|last=Cook", "|doi=10.5555/a", "|pages=1-2", "|issue=3", "{{sfn|Cook|2009|p=3}}", "<ref>{{harvnb|Cook|2009}}</ref>", "{{refn|group=n|",
         "{{reflist|refs=", "<references>", "</references>", "<!--", "-->", "<math>", "</math>", "<nowiki>", "</nowiki>", "== H ==", "[http://x.org ",
         "[[File:a.jpg|b", "<sup>1</sup>", "<br>", "&nbsp;", "é", "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip
XML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<sec><title>", "</title>", "</sec>", '<xref ref-type="bibr" rid="B1">', "</xref>", '<xref rid="B1 f1"/>', "<sup>", "</sup>",
         '<fn id="f1">', "<fn><label>1</label><p>", "</fn>", '<ref id="B1">', "<label>1</label>", "</ref>", "<mixed-citation>", "</mixed-citation>",
         "<element-citation>", "</element-citation>", "<name><surname>Cook</surname><given-names>J</given-names></name>", "<etal/>", "<source>", "</source>",
         "<article-title>", "</article-title>", "<fpage>1</fpage>", "<lpage>9</lpage>", "<year>2009</year>", "<list><list-item>", "</list-item></list>",
         '<ext-link xlink:href="http://x.org/a">', "</ext-link>", "<back>", "</back>", "<ref-list>", "</ref-list>", "<body>", "</body>", "<td>", "</td>",
         "<math>", "</math>", "&nbsp;", "&#8211;", "&x;", "<![CDATA[a]]>", "<!-- -->", "\r\n", " ", "[1]", "1", "é", "🚌", "Cook J. Title. 2009.",
         '<note n="1">', "</note>", '<ref target="#b">', '<biblStruct xml:id="b">', "</biblStruct>", "<listBibl>", "</listBibl>", "<bibl>", "</bibl>",
         "<analytic>", "</analytic>", "<monogr>", "</monogr>", "<author>", "</author>", '<biblScope unit="page" from="1" to="2"/>', '<date when="2009"/>']
    ),
    max_size=30,
).map("".join)  # fmt: skip

MARKDOWN = st.lists(
    st.sampled_from(
        [*"\n\n\n *_`|[]()^@!<>{}$:%\\-=+#.&\t\r\x00\x01\x02\x03\x7f\ufeff", "\n\n", "\n    ", "^[", "[^1]", "\n[^1]: ", "[^a b]", "\n[^A B]: ", "[@k1; @k2]",
         "@k1", "\n[@k1]: doi:10.5555/a\n", "---\n", "\n---\n", "references:\n- id: k1\n  title: A title\n", "bibliography: [a.bib]\n", "+++\n", "<div id='a'>",
         "</div>", "<sup>", "</sup>", '<a href="#a">', '<a id="a">', "</a>", "[1](#a)", "{#a}", "{: #a}", "{{< a >}}", "{{% a %}}", "{{ a }}", "{% if a %}",
         "{% cite k1 %}", "{% raw %}", "{% endraw %}", "{cite}`k1,k2`", "{sup}`1`", "\n(a)=\n", "\n```{note} a\n", "\n```\n", "\n```{code-cell}\n", "\n:::\n",
         "\n::: {#a .b}\n", "\n:::{code-cell}\n", "\n% a\n", "```csl-json\n", '{"title": "A title", "id": 1}', "\n> ", "\n- ", "\n1. ", "| a | b |\n|-|-|\n",
         "<!--", "-->", "$a$", "![a [@k1]](b)", "\\@ref(a)", "é", "🚌", "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip

TEX = st.lists(
    st.sampled_from(
        [*"\n\n\n {}[]$%&~\\`'-*#@\t\r\x00\ufeff", "\\cite{a,b}", "\\cite[p. 2]", "\\parencites{a}[3]{b}", "\\footnote{", "\\footnotemark",
         "\\footnotemark[2]", "\\footnotetext[2]{", "\\thanks{", "\\begin{document}", "\\end{document}", "\\begin{thebibliography}{9}",
         "\\bibitem{a} ", "\\bibitem[A(2009)]{b}", "\\end{thebibliography}", "\\bib{c}{book}{author={Cook, J.},title={A}}", "\\emph{",
         "\\section{H", "\\item ", "\\item[a]", "\\begin{enumerate}", "\\end{enumerate}", "\\begin{tabular}{l}", "\\end{tabular}", "\\caption{",
         "\\newcommand{\\x}[1]{\\cite{#1}}", "\\def\\y{z}", "\\x{a}", "\\y", "\\let\\x\\y ", "\\verb|", "\\begin{verbatim}", "\\end{verbatim}",
         "\\[", "\\]", "\\begin{align}", "\\end{align}", "\\iffalse ", "\\fi ", "\\else ", "\\url{http://x.org/a%b}", "\\href{http://x.org}{",
         "\\textsuperscript{1}", "$^{1}$", "\\label{a}", "\\ref{a}", "\\'e", "\\c{c}", "\\ss ", "\n<<a>>=\n", "\n@\n", "\\Sexpr{1}", "\\input a ",
         "\\begin{tikzpicture}", "\\end{tikzpicture}", "\\entry{a}{book}{}", "\\field{title}{A}", "\\endentry", "\\title{", "\\cite*", "é",
         "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip
ADOC = st.lists(
    st.sampled_from(
        [*"\n\n\n=*_#`+^~[]<>{}|:.-'\\ \t\r\x00\ufeff", "\n\n", "footnote:[", "footnote:a[]", "footnoteref:[a,", "]", "<<a>>", "<<a,b c>>",
         "* [[[a,1]]] ", "[bibliography]\n", "cite:[a,b(3)]", "[[a]]", "xref:a[", "== H\n", "\n----\n", "\n====\n", "\n|===\n", "|a ", "\n//", "\n////\n",
         "\n:a: footnote:[", "\n:b: x{b}{a}", "{a}", "{b}", "ifdef::a[]\n", "endif::[]\n", "include::x.adoc[]\n", "http://x.org/a[", "link:a[", "stem:[",
         "pass:[", "+++", "((", "))", ". ", "term:: ", "NOTE: ", "\n+\n", "H\n--\n", "`+", "é", "🚌", "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip
ORG = st.lists(
    st.sampled_from(
        [*"\n\n\n*/_=~+[]<>{}|:#$^\\- \t\r\x00\ufeff", "\n\n", "[fn:1]", "\n[fn:1] ", "[fn:: ", "[fn:a: ", "]", "[cite:@a; @b]", "[cite/t:@{", "cite:a,b",
         "[[cite:&a]]", "[[a][b]]", "<<a>>", "* H :t:\n", "* COMMENT\n", "\n#+begin_src\n", "\n#+end_src\n", "\n#+begin_quote\n", "\n:D:\n", "\n:END:\n",
         "#+bibliography: x.bib\n", "\n# ", "\n- ", "\n1. ", "| a |", "|-+-|", "\\cite{a}", "\\begin{x}", "\\(", "\\)", "^{1}", "_{2}", "http://x.org/a",
         "bibliography:a.bib", "@@html:", "{{{a(b)}}}", "é", "🚌", "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def hold(name, text):
    reading = Page(name, text).read() if isinstance(text, str) else analyse(read(text, name))
    document = reading.document
    whole = Span(0, len(document.text))
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.flow.text)
        end = block.span.end
        assert whole.contains(document.flow.span(block.span.start, block.span.end))
    for reference in reading.references:
        assert whole.contains(reference.span)
        covered = reference.span.of(document.text)
        assert covered == covered.strip()
        for _name, field in reference.fields.items():  # noqa: PERF102 - no dict
            assert reference.span.contains(field.span)
    for citation in reading.citations:
        assert citation.text == citation.span.of(document.text)
        assert citation.text
    for claim in reading.claims:
        assert whole.contains(claim.span)
    labels = [reference.label for reference in reading.references]
    assert len(set(labels)) == len(labels)


@given(RST | st.text(max_size=80), st.sampled_from(["x.rst", "x.py"]))
def test_restructuredtext_holds(text, name):
    hold(name, text)


@given(RST)
def test_docstrings_hold(text):
    hold("x.py", 'def f():\n    r"""' + text.replace('"""', "").rstrip("\\") + '"""\n')


@given(WIKI | st.text(max_size=80))
def test_wikitext_holds(text):
    hold("x.wiki", text)


BIB = st.lists(
    st.sampled_from(
        [*"\n\n @{}()\"',=#\\~$-%&\t\r\x00\ufeffé🚌", "@article{a,", "@misc(b,", "@string{s = ", "@comment{", "@preamble{", "\n@book{c,\n", "},\n", "}\n",
         " title = {", "author = {", " and ", "others", "von ", "Cook, J.", "{WHO}", "family=Cook, given=J", 'year = "', "year = 2009,", "month = jan # s,",
         "crossref = {a},", "xdata = {b},", "journal = s,", '{\\"o}', "\\'e", "\\c{c}", "\\v s", "\\url{", "\\href{a}{b}", "$x_2$", "``", "---", "\\", "doi = {10.5555/a},",
         "howpublished = {\\url{http://x.org/a}},", "eprint = {1234.56789},", "date = {2009-03/2010},", "ids = {k, l},"]
    ),
    max_size=30,
).map("".join)  # fmt: skip
CSL = st.lists(
    st.sampled_from(
        [*'\n {}[],:"\\\t\x00\ufeffé🚌1-', '{"id": "a", "type": "book", ', '"title": "', '"author": [', '{"family": "Cook", "given": "J."}', '{"literal": "WHO"}',
         '"issued": {"date-parts": [[2009, 3]]}', '"DOI": "10.5555/a"', '"page": "1-2"', "\\u00e9", "\\ud83d\\ude8c", "\\ud83d", '\\"', "<i>", "</i>", "&amp;", "null", "true",
         '"volume": 3', '"references": [', '"type": "article-journal",', '"suffix": "Jr."']
    ),
    max_size=30,
).map("".join)  # fmt: skip
TAGGED = st.lists(
    st.sampled_from(
        [*"\n\n\r\t\x00\ufeffé🚌 -,", "\nTY  - JOUR", "\nER  - ", "\nER  -", "\nAU  - Cook, J.", "\nAU  - WHO", "\nAU  - et al.", "\nTI  - A title", "\nSP  - 1", "\nEP  - 2",
         "\nPY  - 2009/3//", "\nDO  - 10.5555/a", "\nID  - a", "\nSN  - 0306406157", "\n  more words", "\nPMID- 12", "\nFAU - Cook, Jane", "\nLID - 10.5555/a [doi]", "\nDP  - 2009 Mar",
         "\nPT  - Journal Article", "\n\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(BIB | st.text(max_size=80))
def test_bibtex_holds(text):
    hold("x.bib", text)


@given(CSL | CSL.map(lambda text: f'[{{"id": "a", "type": "book", {text}}}]') | st.text(max_size=80))
def test_csl_json_holds(text):
    hold("x.json", text)


@given(TAGGED | st.text(max_size=80), st.sampled_from(["x.ris", "x.nbib"]))
def test_tagged_records_hold(text, name):
    hold(name, text)


@given(MARKDOWN | st.text(max_size=80), st.sampled_from(["x.md", "x.qmd"]))
def test_markdown_holds(text, name):
    hold(name, text)


HTML = st.lists(
    st.sampled_from(
        [*"<>/&;'\"= \n\t\x00\ufeff[](),é🚌1", "<p>", "</p>", "<p id=a>", "<li id=b>", "<ol>", "</ol>", "<ul>", "</ul>", "<div id=c class=footnotes>", "</div>", "<sup>", "</sup>",
         "<a href=#a>", "<a href='#b' id=r>", "</a>", "<a name=d></a>", "<aside id=a role=doc-footnote>", "</aside>", "<section role=doc-endnotes hidden>", "</section>", "[1]", "1. ", "↩",
         "<dl class='footnote brackets'>", "<dt id=a class=label>", "<dd>", "</dl>", "<table class='docutils footnote' id=b>", "<tr>", "<td class=label>", "<td>", "</table>", "<span class=label>",
         "<span class=backrefs>", "</span>", "<span class=citation data-cites='a b'>", "<div id=ref-a class=csl-entry>", "<d-cite key='a,b'></d-cite>", "<d-footnote>", "</d-footnote>", "<q>", "</q>",
         "<a class=footnote-ref data-content='&lt;p&gt;x &amp;amp; y'>", "<code>", "</code>", "<nav>", "</nav>", "<script>", "</script>", "<script type='text/bibliography'>@book{k, title={T}, author={Cook, J.}}",
         "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "<br>", "<h2>", "&amp;", "&#233;", "(2009)", "Cook J. Title of it. J Ment Health. 1995;22:126-134."]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(HTML | st.text(max_size=80))
def test_html_holds(text):
    hold("x.html", text)


@given(
    XML,
    st.sampled_from(["<article><body>{}</body></article>", "<article><back><ref-list>{}", "<TEI><text><body>{}", "{}"]),
)
def test_articles_in_xml_hold(text, around):
    hold("x.xml", around.replace("{}", text))


@given(TEX | st.text(max_size=80), st.sampled_from(["x.tex", "x.Rnw", "x.bbl"]))
def test_latex_holds(text, name):
    hold(name, text)


PLACED = st.builds(
    Text,
    st.sampled_from([50, 50, 50, 65, 210, 290.5, -20]),
    st.integers(20, 48).map(lambda n: n * 12),
    st.sampled_from(
        ["1", "12", "[2] Cook J. Title of it.", "J Ment Health. 1995;22:126-134.", "References", "http://x.org/a-", "rea-", "der of it, and of all", "*", "x[1]",
         "A line of words that is as long as the column, nearly,", "(Cook, 2009)", "2.", "\u2022 one", "\u2013", "\u00b4e", "Page 3", " "]
    ),
    st.sampled_from([10, 10, 10, 8, 6.5, 16]),
    st.sampled_from(["plain", "plain", "bold", "mono"]),
    st.sampled_from([0, 0, 3.5, -2]),
)  # fmt: skip
DRAWN = (
    PLACED
    | st.builds(Rule, st.just(50), st.integers(40, 300), st.just(80))
    | st.builds(
        Link,
        st.sampled_from([50, 210]),
        st.integers(20, 500),
        st.just(90),
        st.just(12),
        st.just(""),
        st.just((0, 50, 300)),
    )
)


@settings(max_examples=30)
@given(
    st.lists(st.lists(DRAWN, max_size=14), min_size=1, max_size=3),
    st.none() | st.tuples(st.integers(0, 2000), st.binary(max_size=4)),
)
def test_pdf_holds(pages, damage):
    content = pdf(*pages)
    if damage:
        at, put = damage
        content = content[:at] + put + content[at + len(put) :]
    hold("x.pdf", content)


@given(ADOC | st.text(max_size=80))
def test_asciidoc_holds(text):
    hold("x.adoc", text)


@given(ORG | st.text(max_size=80))
def test_org_holds(text):
    hold("x.org", text)
