"""Our readers against those that others wrote, on documents of our own: the same notes, entries and citations.

docutils is asked in test_restructuredtext, Pandoc in test_markdown_pandoc.
"""

import re

import pytest
from pybtex.database import parse_string

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse
from tests.support.word import docx, mark, notes, paragraph

BIB = r"""
@string{jcp = "Journal of Clinical Practice"}

@article{ahn14,
  author  = {Ahn, Rita and van der Berg, J{\"o}rg},
  title   = {Letters that {WORK}: a trial in {S\~ao} Paulo},
  journal = jcp, volume = 8, number = 2, pages = "12--19", year = 2014,
  doi     = {10.5555/letters.8.2},
}

@book{boyd:16, title = "Calling back", author = "Tom Boyd", publisher = {Fairs \& Sons}, year = {2016}}

@incollection(cole-18,
  author = {Cole, Ada}, title = {The late shift}, booktitle = {Night Work}, editor = {Dunn, Eva}, year = {2018})
"""


def fields(text):
    found = {}
    for reference in analyse(read(text.encode(), "refs.bib")).references:
        values = reference.fields
        found[reference.label] = (
            values.title.value,
            str(values.issued.value.year),
            [person.family for person in values.author.value.names],
            values.doi.value if values.doi else "",
        )
    return found


def plain(latex):
    """What LaTeX of the sample's kind says."""
    latex = latex.replace(r"{\"o}", "ö").replace(r"\~a", "ã").replace(r"\&", "&")
    return re.sub(r"[{}]", "", latex)


def test_bibtex_is_read_as_pybtex_reads_it():
    theirs = {
        key: (
            plain(entry.fields["title"]),
            entry.fields["year"],
            [plain(" ".join((*person.prelast_names, *person.last_names))) for person in entry.persons["author"]],
            entry.fields.get("doi", ""),
        )
        for key, entry in parse_string(BIB, "bibtex").entries.items()
    }
    assert fields(BIB) == theirs


def test_bibtex_is_read_as_bibtexparser_reads_it():
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(BIB)
    ours = fields(BIB)
    assert list(ours) == [entry.key for entry in library.entries]
    for entry in library.entries:
        title, year, _, doi = ours[entry.key]
        said = {field.key: field.value for field in entry.fields}
        assert (title, year, doi) == (plain(said["title"]), said["year"], said.get("doi", ""))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(kind, target):
    row = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{row}</Relationships>'


def test_word_notes_are_those_that_docx2python_finds(tmp_path):
    docx2python = pytest.importorskip("docx2python").docx2python
    told = {"n2": "Ahn R. Letters that work. 2014.", "n3": "Boyd T. Calling back. 2016.", "n4": "Cole A. Nights. 2018."}
    content = docx(
        paragraph("Letters work.", mark(2), " So do calls.", mark(3)),
        paragraph("At night neither does.", mark(4)),
        footnotes=notes("footnote", **told),
        rels=relations("footnotes", "footnotes.xml"),
        **{"_rels/.rels": relations("officeDocument", "word/document.xml")},
    )
    (tmp_path / "page.docx").write_bytes(content)
    with docx2python(tmp_path / "page.docx") as theirs:
        text = theirs.text
    reading = analyse(read(content, "page.docx"))
    assert re.findall(r"footnote\d+\)\s*([^\n]+)", text) == [reference.raw for reference in reading.references]
    assert re.findall(r"----footnote(\d+)----", text) == [identifier[1:] for identifier in told]
    assert [citation.resolved for citation in reading.citations] == [(r.label,) for r in reading.references]


TEX = r"""\documentclass{article}
\begin{document}
Letters work \citep[see][12]{ahn14,boyd16}.\footnote{Not on Sundays, says \citet{cole18}.} % \cite{none}
\begin{verbatim}
\cite{code}
\end{verbatim}
Calls do, too \cite{boyd16}.
\begin{thebibliography}{9}
\bibitem{ahn14} R. Ahn. Letters that work. 2014.
\bibitem{boyd16} T. Boyd. Calling back. 2016.
\bibitem[Cole(2018)]{cole18} A. Cole. Night work. 2018.
\end{thebibliography}
\end{document}
"""


def test_latex_cites_where_pylatexenc_finds_the_commands():
    walker = pytest.importorskip("pylatexenc.latexwalker")
    wanted = []

    def visit(nodes):
        for node in nodes or ():
            if node is None:
                continue
            if node.isNodeType(walker.LatexMacroNode) and node.macroname in {"citep", "citet", "cite"}:
                keys = node.nodeargd.argnlist[-1].latex_verbatim().strip("{}").split(",")
                wanted.append((node.pos, node.pos + node.len, tuple(key.strip() for key in keys)))
            if node.isNodeType(walker.LatexMacroNode) and node.nodeargd:
                visit(node.nodeargd.argnlist)
            elif not node.isNodeType(walker.LatexMacroNode):
                visit(getattr(node, "nodelist", None))

    visit(walker.LatexWalker(TEX).get_latex_nodes()[0])
    document = read(TEX.encode(), "paper.tex")
    ours = {
        (c.span.start, c.span.end, c.labels)
        for c in analyse(document).citations
        if document.text[c.span.start :].startswith("\\cite")
    }
    assert ours == {one for one in wanted if "none" not in one[2]}
    assert [r.label for r in analyse(document).references if r.label != "#1"] == ["ahn14", "boyd16", "cole18"]
