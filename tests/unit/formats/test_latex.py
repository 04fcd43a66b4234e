r"""LaTeX: prose, notes, entries, and commands that cite, each leading back to where it is written."""

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import STAND_IN, BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line


def document(text, name="page.tex"):
    return read(text.encode(), name)


def flow(text, name="page.tex"):
    return document(text, name).flow.text


def blocks(text, *kinds):
    page = document(text)
    return [b.span.of(page.flow.text) for b in page.blocks if not kinds or b.kind in kinds]


def cited(text):
    """Each command that cites as written, with its keys."""
    page = document(text)
    places = [page.flow.span(p.span.start, p.span.end).of(text) for p in page.pointers]
    return [(place, p.targets) for place, p in zip(places, page.pointers, strict=True) if p.cites]


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (r"\cite{ahn}", ("ahn",)),
        (r"\citep[see][p.~3]{ahn,boyd}", ("ahn", "boyd")),
        (r"\Citet*{ahn}", ("ahn",)),
        (r"\citealt[{[sic] p.~3}]{ahn}", ("ahn",)),
        (r"\citeauthor{ahn}", ("ahn",)),
        (r"\citeyearpar{ahn}", ("ahn",)),
        ("\\cite{ahn,%\n  boyd , cook}", ("ahn", "boyd", "cook")),
        ("\\cite\n  {ahn}", ("ahn",)),
        (r"\parencite*[12]{ahn}", ("ahn",)),
        (r"\footcite{ahn}", ("ahn",)),
        (r"\parencites(see)()[12]{ahn}[34]{boyd}{cook}", ("ahn", "boyd", "cook")),
        (r"\volcite{2}[12]{ahn}", ("ahn",)),
        (r"\citetitle{ahn}", ("ahn",)),
        (r"\cite<see>[p.~3]{ahn}", ("ahn",)),
        (r"\cite{ahn}*{Theorem 2}", ("ahn",)),
        (r"\bibentry{ahn}", ("ahn",)),
        (r"\fullfootcite[Vgl.][1]{Ahn.2008}", ("Ahn.2008",)),
        (r"\newcite{ahn}", ("ahn",)),
    ],
)
def test_a_citation_is_the_whole_command(command, keys):
    assert cited(f"So it is {command}, they say.") == [(command, keys)]
    assert flow(f"So it is {command}, they say.") == f"So it is {STAND_IN}, they say."


@pytest.mark.parametrize(
    "text",
    [
        r"% \cite{ahn}",
        r"\verb|\cite{ahn}|",
        r"\begin{verbatim} \cite{ahn} \end{verbatim}",
        r"\begin{lstlisting}[language=TeX] \cite{ahn} \end{lstlisting}",
        r"\lstinline{\cite{ahn}}",
        r"\begin{comment} \cite{ahn} \end{comment}",
        r"\iffalse \ifx a b \else \cite{ahn} \fi \cite{boyd} \fi",
        r"\begin{document} \end{document} \cite{ahn}",
        r"\nocite{ahn}",
        r"\citestyle{ahn}",
        r"\shortcites{ahn}",
        r"\newcommand{\us}[1]{\cite{#1}, \cite{ahn}}",
        r"\def\us#1{\cite{ahn}}",
        "<<echo=FALSE>>=\nx <- '\\cite{ahn}'\n@",
        r"\Sexpr{paste('\cite{ahn}')}",
        r"\cite{}",
    ],
)
def test_what_is_not_printed_does_not_cite(text):
    assert cited(f"Word.\n{text}\n") == []


def test_what_an_else_prints_is_read():
    assert flow("\\iffalse no \\else yes \\fi done").split() == ["yes", "done"]


def test_formulas_and_drawings_leave_what_they_cite():
    text = r"See $x\text{\cite{ahn}}$ and \begin{tikzpicture}\node {Words \cite{boyd}};\end{tikzpicture} here."
    assert [keys for _, keys in cited(text)] == [("ahn",), ("boyd",)]
    assert "Words" not in flow(text)


def test_nested_drawings_end_with_the_outermost():
    assert flow(r"One \begin{tikzpicture}\begin{axis} x \end{axis} y \end{tikzpicture}two") == "One two"


def test_quotations_name_their_source():
    text = r"So \textcquote[12]{ahn}{it is}."
    assert cited(text) == [(r"\textcquote[12]{ahn}", ("ahn",))]
    assert flow(text) == f"So {STAND_IN}“it is”."


def test_keys_may_be_numbers():
    text = r"So \cite{1}\footnote{A note.}. \begin{thebibliography}{9}\bibitem{1} Ahn S. Letters. 2014.\end{thebibliography}"
    reading = analyse(document(text))
    assert [(c.style.value, c.resolved) for c in reading.citations] == [("key", ("1",)), ("footnote", ("#1",))]


def test_macros_that_only_cite_are_seen_through():
    text = r"""\newcommand{\see}[1]{(see \cite{#1})}\def\page#1#2{\citep[#1]{#2}}\let\old=\cite
\newcommand{\both}{\cite{ahn,boyd}}\newcommand{\pc}{\parencite}
A \see{ahn}, \page{12}{boyd}, \old[3]{cook}, \both, \pc[4]{dean}."""
    assert cited(text) == [
        (r"\see{ahn}", ("ahn",)),
        (r"\page{12}{boyd}", ("boyd",)),
        (r"\old[3]{cook}", ("cook",)),
        (r"\both", ("ahn", "boyd")),
        (r"\pc[4]{dean}", ("dean",)),
    ]


def test_macros_with_words_print_them_and_cite():
    text = r"\newcommand{\by}[2]{\emph{#1}~\cite{#2}}As \by{Ahn}{ahn} says."
    assert flow(text) == f"As Ahn{STAND_IN} says."
    assert cited(text) == [("{ahn}", ("ahn",))]


def test_macros_print_their_words():
    text = r"\newcommand{\us}{the \emph{Guild}}\newcommand{\mute}[1]{}\newcommand{\mark}[2]{\index{#1}#2}So \us{} \mute{no}\mark{a}{b}."
    assert flow(text) == "So the Guild b."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"K\"{o}nig, K\"onig, K{\"o}nig", "König, König, König"),
        (r"caf\'e, \'{\i}dea, \c{c}a, \v{s}, \H{o}, \~n, \r a", "café, ídea, ça, š, ő, ñ, å"),
        (r"Stra\ss e, S\o ren, \AA{}s, \L{}\'od\'z, \oe uvre", "Straße, Søren, Ås, Łódź, œuvre"),
        ("``so'' -- and---`so'", "“so” – and—‘so'"),
        (r"5\,\% of \$3 \& \#4 a\_b \{c\}", "5 % of $3 & #4 a_b {c}"),
        (r"p.~3 \ldots{} \S 4", "p. 3 … §4"),
        (r"\emph{a {\bf b} c} \textcolor{red}{d}\label{x}\index{y}", "a b c d"),
        ("one%\n  two", "onetwo"),
        (r"\texorpdfstring{$n$}{n}-types", "n-types"),
        (r"\enquote{so}", "“so”"),
        (r"x\footnotesize y", "xy"),
        (r"\mycommand[opt]{shown}", "shown"),
    ],
)
def test_what_is_written_is_read_as_it_prints(written, read):
    assert flow(written) == read


def test_decoded_letters_lead_back():
    text = r"By K\"{o}nig \& Co."
    page = document(text)
    at = page.flow.text.index("ö")
    assert page.flow.span(at, at + 1).of(text) == r"\"{o}"
    assert page.flow.span(at - 1, at + 4).of(text) == r"K\"{o}nig"


NOTED = r"""\begin{document}
Walking helps\footnote{J. Cook, \emph{Walking {Matters}} (Ghent: Rye Press, 2009).

See also \cite{ahn}.} and resting\footnotemark[7] too.\footnotetext[7]{\textit{T. Boyd}, Resting, 2010}
Then\footnote[3]{Third.\footnotemark} again\footnotemark, and\endnote{At the end.} so on.
\footnotetext{Late.}
\end{document}"""


def test_notes_are_set_below_under_the_numbers_they_print():
    reading = analyse(document(NOTED))
    found = {r.label: r.span.of(NOTED) for r in reading.references}
    assert found == {
        "#1": "J. Cook, \\emph{Walking {Matters}} (Ghent: Rye Press, 2009).\n\nSee also \\cite{ahn}.",
        "7": r"\textit{T. Boyd}, Resting, 2010",
        "3": r"Third.\footnotemark",
        "#2": "Late.",
        "en#1": "At the end.",
    }
    marks = [(c.text, c.resolved) for c in reading.citations if c.resolved]
    assert marks == [
        (r"\footnote", ("#1",)),
        (r"\footnotemark[7]", ("7",)),
        (r"\footnote[3]", ("3",)),
        (r"\footnotemark", ("#2",)),
        (r"\endnote", ("en#1",)),
    ]


def test_what_a_note_cites_and_what_it_stands_under_are_claims_of_their_own():
    reading = analyse(document(NOTED))
    claims = {c.text: reading.claims[c.claim].text for c in reading.citations if c.claim is not None}
    assert claims[r"\footnote"] == "Walking helps and resting too."
    assert claims[r"\cite{ahn}"].startswith("See also")


def test_a_note_that_never_ends_is_told():
    page = document("One.\n\nTwo\\footnote{never ends.")
    assert page.notices == ("the note in line 3 never ends: it was read as text",)
    assert "never ends." in page.flow.text


def test_a_macro_for_notes_makes_notes():
    text = r"\newcommand{\fn}[1]{\footnote{#1}}Walking\fn{A note.} helps."
    reading = analyse(document(text))
    assert [(r.label, r.span.of(text)) for r in reading.references] == [("#1", "A note.")]
    assert [(c.text, c.resolved) for c in reading.citations] == [(r"\fn", ("#1",))]


LISTED = r"""\begin{document}
Walking helps \cite{cook,ahn}\footnote{So \cite{cook} has it.}, they say \cite{gone}.
\begin{thebibliography}{9}
\providecommand{\natexlab}[1]{#1}
% the first
\bibitem{cook} Cook, J. \newblock \emph{Walking matters}. J. Ment. Health \textbf{22} (2009), 126--134. % so

\bibitem[Ahn and K\"onig(2014)]{ahn}
S.~Ahn and M.~K\"onig, ``Letters that work,'' \textit{J Clin Pract} 8, 12 (2014), see \cite{cook}.
\end{thebibliography}
\end{document}"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_entries_of_a_bibliography_answer_their_keys(newline, mark):
    text = mark + LISTED.replace("\n", newline)
    reading = analyse(document(text))
    entries = {r.label: r.span.of(text) for r in reading.references}
    assert entries["cook"].startswith("Cook, J. \\newblock")
    assert entries["cook"].endswith("126--134.")
    assert entries["ahn"].endswith(r"see \cite{cook}.")
    fields = {r.label: r.fields for r in reading.references}
    assert fields["ahn"].author.value.names[1].family == "König"
    assert fields["cook"].page.raw == "126–134"
    assert [(c.text, c.resolved) for c in reading.citations] == [
        (r"\cite{cook,ahn}", ("cook", "ahn")),
        (r"\footnote", ("#1",)),
        (r"\cite{cook}", ("cook",)),
        (r"\cite{gone}", ()),
    ]


def test_keys_may_lie_elsewhere_only_where_a_file_is_named():
    alone = analyse(document(LISTED))
    beside = analyse(document(LISTED.replace(r"\end{thebibliography}", "\\end{thebibliography}\\bibliography{more}")))
    assert [c.marker.external for c in alone.citations if not c.resolved] == [False]
    assert [c.marker.external for c in beside.citations if not c.resolved] == [True]


def test_files_that_it_names():
    text = r"""% !TeX root = ../book.tex
\documentclass{article}\input{macros}\addbibresource{refs.bib}\addbibresource[location=remote]{http://x.org/a.bib}
\begin{document}\include{chap/one}\input{bus.pdf_tex}\import{parts/}{two}\input three.tex \bibliography{main, other.v2,\jobname}\end{document}"""
    page = document(text, "folder/page.tex")
    assert [b.path for b in page.beside] == [
        "../book.tex", "macros.tex", "refs.bib", "chap/one.tex", "parts/two.tex", "three.tex", "main.bib", "other.v2.bib", "page.bib",
    ]  # fmt: skip
    assert [b.span.of(text) for b in page.beside][-3:] == ["main", "other.v2", "\\jobname"]


def test_entries_kept_as_fields():
    amsrefs = r"""\cite{boyd}*{p. 2} \bib{boyd}{article}{author={Boyd, T.}, author={Ca\v{r}l, Q.}, title={Calling \emph{back}},
  journal={Fam. Med.}, volume={48}, number={3}, date={2016}, pages={201\ndash 205}}"""
    (entry,) = analyse(document(amsrefs)).references
    assert entry.label == "boyd"
    assert [name.family for name in entry.fields.author.value.names] == ["Boyd", "Cařl"]
    assert entry.fields.title.value == "Calling back"
    assert entry.fields.title.span.of(amsrefs) == r"Calling \emph{back"
    biber = r"""\entry{boyd}{article}{}
 \name{author}{1}{}{{{hash=1}{family={K{\"o}nig}, familyi={K}, given={Max}, giveni={M}}}}
 \list{publisher}{1}{{Rye Press}} \field{title}{Calling back} \field{year}{2016}
 \verb{doi}
 \verb 10.5555/a_b
 \endverb
\endentry"""
    (entry,) = analyse(document(biber, "page.bbl")).references
    assert (entry.label, entry.fields.author.value.names[0].family) == ("boyd", "König")
    assert entry.fields.doi.value == "10.5555/a_b"
    assert entry.span.of(biber) == biber


def test_blocks():
    text = r"""\documentclass{article}\title{On \emph{Walking}}\author{J. Cook}
\begin{document}
\section[Short]{Long \cite{ahn}}
One
two.

\begin{itemize}\item First \begin{enumerate}[label={[\arabic*]}]\item Inner\end{enumerate}\end{itemize}
\begin{figure}[ht]\includegraphics[width=2cm]{a}\caption{A bus.}\end{figure}
\begin{tabular}{ll} A & B \\ \multicolumn{2}{c}{wide} \\ \end{tabular}
\begin{theorem}[Ahn] It holds.\end{theorem}
\end{document}"""
    page = document(text)
    assert [(b.kind, b.level, b.span.of(page.flow.text)) for b in page.blocks] == [
        (BlockKind.HEADING, 1, "On Walking"),
        (BlockKind.PARAGRAPH, 0, "J. Cook"),
        (BlockKind.HEADING, 2, f"Long {STAND_IN}"),
        (BlockKind.PARAGRAPH, 0, "One\ntwo."),
        (BlockKind.ITEM, 1, "• First"),
        (BlockKind.ITEM, 2, "[1] Inner"),
        (BlockKind.PARAGRAPH, 0, "A bus."),
        (BlockKind.CELL, 0, "A"),
        (BlockKind.CELL, 0, "B"),
        (BlockKind.CELL, 0, "wide"),
        (BlockKind.PARAGRAPH, 0, "[Ahn] It holds."),
    ]


def test_a_remark_on_a_line_of_its_own_parts_nothing():
    assert blocks("One\n% so\ntwo.\n%\n\nThree.") == ["One\ntwo.", "Three."]


def test_raised_numbers():
    text = r"So$^{1,2}$ and\textsuperscript{3} it is, $x^2$."
    page = document(text)
    assert [(r.span.of(page.flow.text), r.outer.of(text)) for r in page.raised] == [
        ("1,2", "$^{1,2}$"),
        ("3", r"\textsuperscript{3}"),
    ]


def test_addresses():
    text = r"See \url{https://x.org/a_b%20c} and \href{https://y.org/\#d}{there \emph{now}} or \doi{10.5555/a}."
    page = document(text)
    assert page.flow.text == "See https://x.org/a_b%20c and there now or 10.5555/a."
    assert [link.target for link in page.links] == [
        "https://x.org/a_b%20c",
        "https://y.org/#d",
        "https://doi.org/10.5555/a",
    ]


def test_an_item_of_a_list_of_references_is_pointed_at_by_its_label():
    text = r"""So it is [\ref{a}].
\section*{References}
\begin{enumerate}
\item\label{a} Cook J. Walking matters. J Ment Health. 2009;22:126--134.
\item Ahn S. Letters that work. J Clin Pract. 2014;8:12--19.
\end{enumerate}"""
    reading = analyse(document(text))
    assert [(c.text, c.resolved) for c in reading.citations] == [(r"\ref{a}", ("1",))]


def test_sweave():
    text = "\\begin{document}\nOne \\Sexpr{1 + 1} two.\n<<a, fig=TRUE>>=\nplot(x) # }\n@ %def a\nThree \\citep{ahn}.\n\\end{document}"
    page = document(text, "page.Rnw")
    assert page.format == "latex"
    assert [b.span.of(page.flow.text) for b in page.blocks] == [f"One {STAND_IN} two.", f"Three {STAND_IN}."]


HOSTILE = [
    "{", r"\emph{", r"\footnote{a", r"\begin{align}x ", r"\cite[", r"\cite[a][", "$x ", r"\url{", r"\iffalse ", r"\item[", "%\n",
    r"\section{a ", r"\newcommand{\a}{", r"\begin{itemize}\item a ", r"\\[", "\\'{", r"\href{a}{", r"\textsuperscript{", r"\bibitem{a}",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_is_linear_and_nesting_is_bounded(piece):
    # Twenty times as much: four hundred times as long, were it quadratic.
    assert in_line(lambda count: piece * count + "}" * count, document, 50, 20, most=80, least=0.001)


def test_what_pandoc_sets_before_an_entry_is_no_word_of_it():
    text = (
        "\\begin{document}Letters work (Ahn 2014).\n\\section*{References}\n\\begin{CSLReferences}{1}{0}\n"
        "\\leavevmode\\vadjust pre{\\hypertarget{ref-ahn14}{}}%\nAhn, Rita. 2014. \\emph{Letters That Work}. London: Quill.\n\n"
        "\\end{CSLReferences}\\end{document}"
    )
    document = read(text.encode(), "paper.tex")
    assert "\nAhn, Rita. 2014. Letters That Work." in document.flow.text
