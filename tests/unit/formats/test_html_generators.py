"""Notes and entries as programs print them: each page is small, its shapes are those of the program that it is named for."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse

ABEL, BOND = "Abel, A. Bread by weight. Leeds: Mill, 1990.", "Bond, B. Lamps. J Lamps. 2001;3:4-5."
BOTH = {"1": ABEL, "2": BOND}
TWICE = (("1",), ("2",), ("1",))

PAGES = {
    "pandoc": (
        (
            '<p>Bread.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> Lamps.<a href="#fn2"'
            ' class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p><section class="footnotes" role="doc-endnotes">'
            f'<hr/><ol><li id="fn1" role="doc-endnote"><p>{ABEL}<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
            f'<li id="fn2" role="doc-endnote"><p>{BOND}<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
        ),
        BOTH,
        (("1",), ("2",)),
    ),
    "citeproc": (
        (
            '<p>Bread <span class="citation" data-cites="abel1990">(Abel 1990)</span>, so <span class="citation" data-cites="bond2001">'
            'Bond (<a href="#ref-bond2001" role="doc-biblioref">2001</a>)</span> and <span class="citation" data-cites="abel1990 bond2001">'
            '(<a href="#ref-abel1990" role="doc-biblioref">Abel 1990</a>; <a href="#ref-bond2001" role="doc-biblioref">Bond 2001</a>)</span>.</p>'
            f'<div id="refs" class="references csl-bib-body" role="doc-bibliography"><div id="ref-abel1990" class="csl-entry">{ABEL}</div>'
            f'<div id="ref-bond2001" class="csl-entry">{BOND}</div></div>'
        ),
        {"r1": ABEL, "r2": BOND},
        (("r1",), ("r2",), ("r1",), ("r2",)),
    ),
    "citeproc in numbers": (
        (
            '<p>Bread <span class="citation" data-cites="a b">[<a href="#ref-a" role="doc-biblioref">1</a>, <a href="#ref-b"'
            ' role="doc-biblioref">2</a>]</span>.</p><div id="refs" class="references csl-bib-body"><div id="ref-a" class="csl-entry">'
            f'<div class="csl-left-margin">[1] </div><div class="csl-right-inline">{ABEL}</div></div><div id="ref-b" class="csl-entry">'
            f'<div class="csl-left-margin">[2] </div><div class="csl-right-inline">{BOND}</div></div></div>'
        ),
        BOTH,
        (("1", "2"),),
    ),
    "docutils": (
        (
            '<p>Bread <a class="footnote-reference brackets" href="#footnote-1" id="r-1" role="doc-noteref"><span class="fn-bracket">[</span>1'
            '<span class="fn-bracket">]</span></a> and <a class="citation-reference" href="#bond01" id="r-2" role="doc-biblioref">[Bond01]</a>.</p>'
            '<aside class="footnote-list brackets"><aside class="footnote brackets" id="footnote-1" role="doc-footnote"><span class="label">'
            '<span class="fn-bracket">[</span><a role="doc-backlink" href="#r-1">1</a><span class="fn-bracket">]</span></span><span class="backrefs">'
            f'(<a href="#r-1">1</a>,<a href="#r-3">2</a>)</span><p>{ABEL}</p><p>A loaf.</p></aside></aside><div role="list" class="citation-list">'
            '<div class="citation" id="bond01" role="doc-biblioentry"><span class="label"><span class="fn-bracket">[</span>Bond01<span class="fn-bracket">]'
            f"</span></span><p>{BOND}</p></div></div>"
        ),
        {"1": f"{ABEL} A loaf.", "Bond01": BOND},
        (("1",), ("Bond01",)),
    ),
    "docutils of old": (
        (
            '<p>Bread <a class="footnote-reference" href="#id3" id="id1">[1]</a> and <a class="citation-reference" href="#bond01" id="id2">[Bond01]</a></p>'
            '<table class="docutils footnote" frame="void" id="id3" rules="none"><colgroup><col class="label" /><col /></colgroup><tbody valign="top">'
            f'<tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>{ABEL}</td></tr></tbody></table><table class="docutils citation"'
            ' id="bond01"><tbody><tr><td class="label">[Bond01]</td><td><em>(<a class="fn-backref" href="#id2">1</a>, <a class="fn-backref" href="#id4">2</a>)'
            f"</em> {BOND}</td></tr></tbody></table>"
        ),
        {"1": ABEL, "Bond01": BOND},
        (("1",), ("Bond01",)),
    ),
    "sphinx": (
        (
            '<p>Bread <a class="footnote-reference brackets" href="#id3" id="id1">1</a>, lamps <a class="footnote-reference brackets" href="#id4" id="id2">2</a>.</p>'
            '<dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt>'
            f'<dd><p>{ABEL}</p><p>A loaf.</p></dd><dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id2">2</a></span></dt><dd><p>{BOND}</p>\n</dd></dl>'
        ),
        {"1": f"{ABEL} A loaf.", "2": BOND},
        (("1",), ("2",)),
    ),
    "mediawiki": (
        (
            '<p>Bread.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">&#91;1&#93;</a></sup> Lamps.<sup id="cite_ref-2" class="reference">'
            '<a href="#cite_note-2"><span class="cite-bracket">&#91;</span>2<span class="cite-bracket">&#93;</span></a></sup> Weight.<sup id="cite_ref-a_1-1"'
            ' class="reference"><a href="#cite_note-a-1">&#91;1&#93;</a></sup></p><h2>Notes<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
            '<div class="reflist"><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0"><sup><i><b>a</b></i></sup></a>'
            f' <a href="#cite_ref-a_1-1"><sup><i><b>b</b></i></sup></a></span> <span class="reference-text"><cite class="citation book cs1">{ABEL}</cite></span></li>'
            '<li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2" aria-label="Jump up" title="Jump up">^</a></b></span>'
            f' <span class="reference-text">{BOND}</span></li></ol></div>'
        ),
        BOTH,
        TWICE,
    ),
    "mediawiki with short notes": (
        (
            '<p>Bread.<sup id="cite_ref-F_1-0" class="reference"><a href="#cite_note-F-1">&#91;a&#93;</a></sup> Lamps (<a href="#CITEREFBond2001">Bond 2001</a>).</p>'
            '<ol class="references" style="list-style-type: lower-alpha"><li id="cite_note-F-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-F_1-0">^</a></b></span>'
            ' <span class="reference-text">That of Leeds.</span></li></ol><h2>References</h2><ul><li><cite id="CITEREFAbel1990" class="citation book cs1">Abel, Ann (1990).'
            ' <i>Bread by Weight</i>. Leeds: Mill.</cite></li><li><cite id="CITEREFBond2001" class="citation journal cs1">Bond, Bea (2001). "Lamps". <i>Journal of Lamps</i>.'
            " <b>3</b>: 4-5.</cite></li></ul>"
        ),
        {
            "a": "That of Leeds.",
            "r1": "Abel, Ann (1990). Bread by Weight. Leeds: Mill.",
            "r2": 'Bond, Bea (2001). "Lamps". Journal of Lamps. 3: 4-5.',
        },
        (("a",), ("r2",)),
    ),
    "pandoc of old": (
        (
            '<p>Bread <span class="citation">(<a href="#ref-abel1990">Abel 1990</a>)</span>.</p><div id="refs" class="references">'
            f'<div id="ref-abel1990"><p>{ABEL}</p></div><div id="ref-bond2001"><p>{BOND}</p></div></div>'
        ),
        {"r1": ABEL, "r2": BOND},
        (("r1",),),
    ),
    "latexml": (
        (
            '<p>Bread <cite class="ltx_cite ltx_citemacro_cite">[<a href="#bib.bib1" title="" class="ltx_ref">7</a>]</cite>, lamps<span id="footnote1" class="ltx_note'
            ' ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup>'
            f' {BOND}</span></span></span>.</p><section class="ltx_bibliography"><h2>References</h2><ul class="ltx_biblist"><li id="bib.bib1" class="ltx_bibitem">'
            f'<span class="ltx_tag ltx_role_refnum ltx_tag_bibitem">[7]</span><span class="ltx_bibblock">{ABEL}</span></li></ul></section>'
        ),
        {"7": ABEL, "1": BOND},
        (("7",), ("1",)),
    ),
    "tufte": (
        (
            '<p>Bread<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/>'
            f'<span class="sidenote">{ABEL}</span> and lamps.</p>'
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "docbook": (
        (
            '<p>Bread<a href="#ftn.i1" class="footnote" name="i1"><sup class="footnote">[1]</sup></a> and lamps<a href="#ftn.i2" class="footnote" name="i2">'
            '<sup class="footnote">[2]</sup></a>.</p><div class="footnotes"><br><hr style="width:100"><div id="ftn.i1" class="footnote"><p><a href="#i1" class="para">'
            f'<sup class="para">[1] </sup></a>\n{ABEL}\n</p></div><div id="ftn.i2" class="footnote"><p><a href="#i2" class="para"><sup class="para">[2] </sup></a> {BOND}</p></div></div>'
        ),
        BOTH,
        (("1",), ("2",)),
    ),
    "kramdown": (
        (
            '<p>Bread.<sup id="fnref:a"><a href="#fn:a" class="footnote" rel="footnote" role="doc-noteref">1</a></sup> Lamps.<sup id="fnref:b"><a href="#fn:b"'
            ' class="footnote" rel="footnote" role="doc-noteref">2</a></sup> Again.<sup id="fnref:a:1"><a href="#fn:a" class="footnote" rel="footnote" role="doc-noteref">1</a></sup></p>'
            f'<div class="footnotes" role="doc-endnotes"><ol><li id="fn:a"><p>{ABEL} <a href="#fnref:a" class="reversefootnote" role="doc-backlink">&#8617;</a> <a href="#fnref:a:1"'
            f' class="reversefootnote" role="doc-backlink">&#8617;<sup>2</sup></a></p></li><li id="fn:b"><p>{BOND} <a href="#fnref:b" class="reversefootnote">&#8617;</a></p></li></ol></div>'
        ),
        BOTH,
        TWICE,
    ),
    "hugo": (
        (
            '<p>Bread<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> lamps<sup id="fnref:2"><a href="#fn:2" class="footnote-ref">2</a></sup></p>'
            f'<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>{ABEL}&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li>'
            f'<li id="fn:2"><p>{BOND}&#160;<a href="#fnref:2" class="footnote-backref">&#x21a9;&#xfe0e;</a></p></li></ol></section>'
        ),
        BOTH,
        (("1",), ("2",)),
    ),
    "github": (
        (
            '<p>Bread<sup><a href="#user-content-fn-a" id="user-content-fnref-a" data-footnote-ref aria-describedby="footnote-label">1</a></sup>.</p><section data-footnotes'
            f' class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-a"><p>{ABEL} <a href="#user-content-fnref-a"'
            ' data-footnote-backref aria-label="Back to content">↩</a></p></li></ol></section>'
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "wordpress": (
        (
            '<p>Bread<sup data-fn="9c" class="fn"><a href="#9c" id="9c-link">1</a></sup>.</p>'
            f'<ol class="wp-block-footnotes"><li id="9c">{ABEL} <a href="#9c-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>'
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "word": (
        (
            '<p class=MsoNormal>Bread.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]>'
            "</span></a></p><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
            f'<a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> {ABEL}</p></div></div>'
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "libreoffice": (
        (
            '<p>Bread.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p class="sdfootnote">'
            f'<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>{ABEL}</p><p class="sdfootnote">A loaf.</p></div>'
        ),
        {"1": f"{ABEL} A loaf."},
        (("1",),),
    ),
    "google docs": (
        (
            '<p><span>Bread.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> '
            f"{ABEL}</span></p></div>"
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "distill": (
        f'<p>Bread<d-cite key="abel"></d-cite>, lamps<d-footnote>{BOND}</d-footnote>, both<d-cite key="abel,bond"></d-cite>.</p><d-appendix><d-footnote-list></d-footnote-list></d-appendix>',
        {"1": BOND},
        (("abel",), ("1",), ("abel", "bond")),
    ),
    "bookdown": (
        (
            f'<p>Bread<a class="footnote-ref" tabindex="0" data-toggle="popover" data-content="&lt;p&gt;{ABEL.replace("Bread", "&lt;em&gt;Bread&lt;/em&gt;")}&lt;/p&gt;"><sup>1</sup></a>'
            ' <span class="citation">(<a href="references.html#ref-bond" role="doc-biblioref">Bond, 2001</a>)</span>.</p>'
        ),
        {"1": ABEL},
        (("1",), ("ref-bond",)),
    ),
    "markdown-it": (
        (
            '<p>Bread<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">'
            f'<li id="fn1" class="footnote-item"><p>{ABEL} <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>'
        ),
        {"1": ABEL},
        (("1",),),
    ),
    "by hand, in a paragraph each": (
        (
            '<p>Bread<a name="t1"></a><a href="#n1">*</a> and lamps<a name="t2"></a><a href="#n2">**</a>.<hr><p><a name="n1"></a><a href="#t1">*</a> '
            f'{ABEL}<p><a name="n2"></a><a href="#t2">**</a> {BOND}'
        ),
        {"*": ABEL, "**": BOND},
        (("*",), ("**",)),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_notes_are_found_as_a_program_prints_them(name):
    page, notes, cited = PAGES[name]
    reading = analyse(read(page.encode(), "page.html"))
    assert {reference.label: reference.raw for reference in reading.references} == notes
    assert tuple(citation.labels for citation in reading.citations) == cited
    for reference in reading.references:
        assert reference.span.of(page).startswith(reference.raw[:9])
