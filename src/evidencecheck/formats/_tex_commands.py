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
r"""What a preamble may hold of the page, for ``\maketitle`` to print."""

NOTES = {
    "footnote": "", "footnotetext": "", "footnotemark": "", "blfootnote": "", "tablefootnote": "", "sidenote": "",
    "thanks": "thanks", "tnotetext": "thanks", "endnote": "en", "endnotetext": "en", "endnotemark": "en",
    "pagenote": "en", "footnoteA": "A", "footnoteB": "B",
}  # fmt: skip
"""Commands of notes, and what kind of note each makes: each kind counts for itself."""

_DROPPED = {
    "m": """
        label index glossary vspace hspace addvspace pagestyle thispagestyle pagenumbering bibliographystyle
        stepcounter refstepcounter usecounter hypersetup graphicspath epsfig epsfbox psfig hphantom vphantom
        phantom markright theoremstyle DeclareGraphicsExtensions usetikzlibrary tikzset pgfplotsset lstset
        verbatiminput selectlanguage foreignlanguage hyphenation cline arrayrulecolor nocite shortcites
        citestyle setcitestyle citesetup ifthenelse SweaveOpts VignetteIndexEntry pgfuseimage enlargethispage
        texorpdfstring linespread setstretch geometry citation bibfield bibnote bibtexsource hypertarget
        hyperlink anchor Plaintitle Plainauthor Shorttitle Plainkeywords Volume Issue Month Year Submitdate
        Acceptdate newblockpunct symlabel noopsort SortNoop includeonly newboolean eqlabel tag bibitemsetup
        pacs BibitemShut
        BIBforeignlanguage urlstyle sortlist refsection keyw
        bibinfo fontfamily fontseries fontshape fontencoding date""",
    "mm": """
        PassOptionsToPackage setcounter addtocounter colorlet fcolorbox resizebox addtocontents markboth
        lstdefinestyle fontsize multicolumn defcitealias newcites defbibnote numberwithin DeclareCaptionFont
        newglossaryentry DeclareUnicodeCharacter defbibfilter newunicodechar range bibAnnoteFile bibcite writefile
        hyperdef switchargs setboolean indexsee addtokomafont setkomafont""",
    "om": """
        sindex documentclass usepackage RequirePackage includepdf includesvg color rowcolor columncolor
        cellcolor textcolor colorbox rotatebox lstinputlisting cmidrule ExecuteBibliographyOptions captionsetup
        setmainfont setlist ctable todo missingfigure ccsdesc datalist""",
    "mmm": "definecolor addcontentsline crefname Crefname newlist discretionary",
    "o": "bibliographyunit putbib printbibliography printbibheading allowdisplaybreaks listoftodos",
    "omm": "rule pdfbookmark inputminted DeclareFieldFormat pgfdeclareimage",
    "cm": "setlength addtolength settowidth DeclareMathOperator",
    "c": "newlength newsavebox ifdefined",
    "mom": "lstdefinelanguage newcolumntype defbibheading",
    "mo": "newcounter scalebox",
    "oo": "makebox framebox",
    "pm": "vadjust",
    "moomm": "newenvironment renewenvironment",
    "oom": "includegraphics",
    "moo": "raisebox",
    "ooom": "parbox",
    "cmom": "newtheorem",
    "cmmm": "DeclareMathSymbol",
    "coom": "savebox",
    "omom": "multirow",
    "ommmmmm": "bibpunct",
    "cooommmm": "DeclareCiteCommand",
    "ommmm": "animategraphics",
    "cooom": "newcommandx",
    "ommm": "newacronym",
    "mommmmo": "titleformat",
    "mmmm": "titlespacing",
}  # fmt: skip
DROPPED = {name: kinds for kinds, names in _DROPPED.items() for name in names.split()}
"""Arguments that print nothing: ``o`` in square brackets if there, ``m`` in braces or one sign, ``c`` a control word,
bare or in braces, ``M`` in braces only if there, ``p`` TeX's word "pre" if there. What follows them is read on."""

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
    "minipage": "ooom", "figure": "o", "figure*": "o", "table": "o", "table*": "o", "wrapfigure": "omom",
    "wraptable": "omom", "multicols": "mo", "multicols*": "mo", "spacing": "m", "adjustwidth": "mm",
    "sidewaystable": "o", "sidewaysfigure": "o", "subfigure": "om", "subtable": "om", "landscape": "",
    "thebibliography": "m", "mdframed": "o", "tcolorbox": "o", "itemize": "o", "enumerate": "o", "description": "o",
    "compactitem": "o", "compactenum": "o", "inparaenum": "o", "list": "mm", "longlist": "", "CSLReferences": "mm",
    "column": "m", "columns": "o", "frame": "o", "scope": "o", "refsection": "o", "refsegment": "", "lrbox": "c",
    "adjustbox": "m", "floatingfigure": "m", "linenumbers": "o", "otherlanguage": "m", "otherlanguage*": "m",
    "foreignlanguage": "m", "hangparas": "mm", "SCfigure": "oo", "block": "M",
}  # fmt: skip
"""Environments whose arguments say how they are laid out, not what they say."""

DRAWN = frozenset(
    """tikzpicture picture pspicture pgfpicture asypicture forest circuitikz axis overpic psmatrix diagram
    algorithmic algorithm2e chemfig dot2tex feynman feynmandiagram blockarray gnuplot""".split()
)
"""Environments that draw: of them only what is cited is read."""

OVERLAY = re.compile(r"<[\d,.+@a-z:|-]{1,30}>")
"""What beamer has behind a command: on which slides it shows."""
