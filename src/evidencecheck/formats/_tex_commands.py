"""Which commands and environments of LaTeX print what: tables by name.

Sources: LaTeX2e reference manual; the manuals of hyperref, cleveref, xcolor, graphicx, booktabs, enumitem, natbib,
biblatex, endnotes, glossaries, jss.
"""

from __future__ import annotations

import re

LEVELS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
    "addchap": 1, "addsec": 2, "frametitle": 3, "framesubtitle": 4, "bibsection": 2, "minisec": 5,
}  # fmt: skip
"""Headings and their ranks, those of KOMA-Script and beamer among them."""

SHOWN_BEFORE = {
    "title": "title", "Title": "title", "subtitle": "", "author": "", "Author": "", "Abstract": "", "abstract": "",
    "Keywords": "", "keywords": "", "dedication": "", "Address": "", "address": "", "affiliation": "", "affil": "",
    "institute": "", "titlehead": "", "publishers": "",
}  # fmt: skip
"""What a preamble may hold of the page, for ``\\maketitle`` to print."""

NOTES = {
    "footnote": "", "footnotetext": "", "footnotemark": "", "blfootnote": "", "tablefootnote": "", "sidenote": "",
    "thanks": "thanks", "tnotetext": "thanks", "endnote": "en", "endnotetext": "en", "endnotemark": "en",
    "pagenote": "en", "footnotetextA": "", "footnoteA": "A", "footnoteB": "B", "Footnote": "",
}  # fmt: skip
"""Commands of notes, and what kind of note each makes: each kind counts for itself."""

_DROPPED = """
label m|index m|glossary m|sindex om|vspace m|hspace m|addvspace m|pagestyle m|thispagestyle m|pagenumbering m
documentclass om|usepackage om|RequirePackage om|PassOptionsToPackage mm|bibliographystyle m|setcounter mm|addtocounter mm
setlength cm|addtolength cm|settowidth cm|newlength c|newcounter mo|stepcounter m|refstepcounter m|usecounter m
hypersetup m|graphicspath m|includegraphics oom|includepdf om|includesvg om|epsfig m|epsfbox m|psfig m
color om|definecolor mmm|colorlet mm|rowcolor om|columncolor om|cellcolor om|textcolor om|colorbox om|fcolorbox mm
rule omm|raisebox moo|parbox ooom|makebox oo|framebox oo|resizebox mm|scalebox mo|rotatebox om|hphantom m|vphantom m|phantom m
addcontentsline mmm|addtocontents mm|markboth mm|markright m|pdfbookmark omm|newtheorem cmom|theoremstyle m|newenvironment moomm
renewenvironment moomm|DeclareMathOperator cm|DeclareMathSymbol cmmm|DeclareGraphicsExtensions m|newsavebox c|savebox coom
usetikzlibrary m|tikzset m|pgfplotsset m|lstset m|lstdefinestyle mm|lstdefinelanguage mom|lstinputlisting om|verbatiminput m
inputminted omm|fontsize mm|selectlanguage m|foreignlanguage m|hyphenation m|newcolumntype mom|multicolumn mm|multirow omom
cline m|cmidrule om|arrayrulecolor m|nocite m|shortcites m|citestyle m|setcitestyle m|bibpunct ommmmmm|defcitealias mm
newcites mm|citesetup m|bibliographyunit o|putbib o|printbibliography o|printbibheading o|defbibheading mom|defbibnote mm
DeclareCiteCommand cooommmm|DeclareFieldFormat omm|ExecuteBibliographyOptions om|ifthenelse m|SweaveOpts m|VignetteIndexEntry m
pgfdeclareimage omm|pgfuseimage m|animategraphics ommmm|numberwithin mm|allowdisplaybreaks o|enlargethispage m|newcommandx cooom
captionsetup om|DeclareCaptionFont mm|crefname mmm|Crefname mmm|newacronym ommm|newglossaryentry mm|DeclareUnicodeCharacter mm
texorpdfstring m|tikz oM|linespread m|setstretch m|titleformat mommmmo|titlespacing mmmm|geometry m|setmainfont om|defbibfilter mm
newunicodechar mm|bibcite mm|citation m|writefile mm|setlist om|newlist mmm|vskip M|bibfield m|bibnote m|bibtexsource m
discretionary mmm|hyperdef mm|hypertarget m|hyperlink m|phantomsection |anchor m|Plaintitle m|Plainauthor m|Shorttitle m
Plainkeywords m|Volume m|Issue m|Month m|Year m|Submitdate m|Acceptdate m|ifdefined c|newblockpunct m|ctable om|symlabel m
FloatBarrier |noopsort m|SortNoop m|switchargs mm|includeonly m|newboolean m|setboolean mm|todo om|listoftodos o|missingfigure om
indexsee mm|eqlabel m|tag m|notag |bibitemsetup m|texttt_ |SetKw mm|makeatletter |doublespacing |pacs m|ccsdesc om|email_ m
bibinfo m|bibnamefont_ m|textcolor* m|fontfamily m|fontseries m|fontshape m|fontencoding m|addtokomafont mm|setkomafont mm
"""
DROPPED = {
    name: kinds
    for line in _DROPPED.strip().splitlines()
    for name, _, kinds in (entry.partition(" ") for entry in line.split("|"))
}
"""Arguments that print nothing: ``o`` in square brackets if there, ``m`` in braces or one sign, ``c`` a control word,
bare or in braces, ``M`` in braces only if there. What follows them is read on."""

REFERS = frozenset(
    """ref eqref pageref cref Cref crefrange Crefrange autoref Autoref nameref vref Vref vpageref labelcref cpageref
    subref fref Fref sref footref hypercite prettyref thref fullref zcref""".split()
)
"""Cross-references: what they print is counted elsewhere."""

LISTS = re.compile(
    r"(?P<ordered>(?:[A-Za-z]*enum(?:erate)?[A-Za-z]*|questions|parts|steps|references|hangref|etaremune|benumerate))\*?"
    r"|(?:[A-Za-z]*item(?:ize|s)?|[A-Za-z]*description|list|trivlist|inparaitem|labeling|bulletlist|biblist_)\*?"
)
"""Environments that hold items."""

TABLES = {
    "tabular": "om", "tabular*": "mom", "tabularx": "mom", "tabulary": "mom", "longtable": "om", "longtabu": "om",
    "tabu": "m", "supertabular": "m", "xtabular": "m", "array": "om", "tblr": "om", "tabbing": "", "deluxetable": "m",
    "NiceTabular": "om", "longtblr": "om", "xltabular": "mom", "threeparttable": "o",
}  # fmt: skip
"""Environments of cells, with the arguments that say how they are laid out."""

LAID_OUT = {
    "minipage": "ooom", "figure": "o", "figure*": "o", "table": "o", "table*": "o", "wrapfigure": "omom", "wraptable": "omom",
    "multicols": "mo", "multicols*": "mo", "spacing": "m", "adjustwidth": "mm", "sidewaystable": "o", "sidewaysfigure": "o",
    "subfigure": "om", "subtable": "om", "landscape": "", "thebibliography": "m", "mdframed": "o", "tcolorbox": "o",
    "itemize": "o", "enumerate": "o", "description": "o", "compactitem": "o", "compactenum": "o", "inparaenum": "o",
    "list": "mm", "longlist": "", "CSLReferences": "mm", "column": "m", "columns": "o", "frame": "o", "scope": "o",
    "refsection": "o", "refsegment": "", "lrbox": "c", "adjustbox": "m", "floatingfigure": "m", "linenumbers": "o",
    "otherlanguage": "m", "otherlanguage*": "m", "foreignlanguage": "m", "hangparas": "mm", "SCfigure": "oo", "block": "M",
}  # fmt: skip
"""Environments whose arguments say how they are laid out, not what they say."""

DRAWN = frozenset(
    """tikzpicture picture pspicture pgfpicture asypicture forest circuitikz axis overpic psmatrix diagram
    algorithmic algorithm2e chemfig dot2tex feynman feynmandiagram blockarray gnuplot""".split()
)
"""Environments that draw: of them only what is cited is read."""
