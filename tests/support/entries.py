"""One reference in every format that can be written: the same fields, right or wrong, in the same page."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.support.book import book
from tests.support.odf import fodt, note, odt, p
from tests.support.word import docx, mark, notes, paragraph, run

RIGHT = {
    "family": "Petrovic",
    "title": "Night buses & the second shift",
    "journal": "Journal of Urban Mobility",
    "year": "2012",
    "volume": "14",
    "issue": "2",
    "first": "311",
    "last": "319",
    "doi": "10.5555/jum.2012.14.2",
}
RECORD = """\
@article{aldana2012,
  author = {Aldana, Rosa and Petrovic, Sergei},
  title = {Night buses \\& the second shift},
  journal = {Journal of Urban Mobility},
  year = {2012}, volume = {14}, number = {2}, pages = {311--319},
  doi = {10.5555/jum.2012.14.2},
}
"""


def said(fields: dict[str, str], amp: str = "&", dash: str = "-", italic: Callable[[str], str] = str) -> str:
    """The reference as a printed list has it, after Citing Medicine."""
    title = fields["title"].replace("&", amp)
    doi = f" doi:{fields['doi']}" if fields.get("doi") else ""
    return (
        f"Aldana R, {fields['family']} S. {title}. {italic(fields['journal'])}. {fields['year']};"
        f"{fields['volume']}({fields['issue']}):{fields['first']}{dash}{fields['last']}.{doi}"
    )


def text(fields: dict[str, str]) -> str:
    return f"Buses run at night.[1]\n\nReferences\n\n1. {said(fields)}\n"


def markdown(fields: dict[str, str]) -> str:
    entry = said(fields, "\\&", "–", lambda words: f"*{words}*")
    return f"# Buses\n\nBuses run at night.[^1]\n\n[^1]: {entry}\n"


def html(fields: dict[str, str]) -> str:
    entry = said(fields, "&amp;", "&ndash;", lambda words: f"<i>{words}</i>")
    return (
        '<html><body><p>Buses run at night.<sup><a href="#n1">1</a></sup></p>\n<h2>References</h2>\n'
        f'<ol><li id="n1">{entry}</li></ol></body></html>\n'
    )


def bibtex(fields: dict[str, str]) -> str:
    title = fields["title"].replace("&", "\\&")
    return (
        f"@article{{aldana,\n  author = {{Aldana, Rosa and {fields['family']}, Sergei}},\n  title = {{{title}}},\n"
        f'  journal = "{fields["journal"]}",\n  year = {fields["year"]},\n  volume = {fields["volume"]},\n'
        f"  number = {{{fields['issue']}}},\n  pages = {{{fields['first']}--{fields['last']}}},\n"
        f"  doi = {{{fields['doi']}}},\n}}\n"
    )


def csl_json(fields: dict[str, str]) -> str:
    item = {
        "id": "aldana",
        "type": "article-journal",
        "author": [{"family": "Aldana", "given": "Rosa"}, {"family": fields["family"], "given": "Sergei"}],
        "title": fields["title"],
        "container-title": fields["journal"],
        "issued": {"date-parts": [[int(fields["year"])]]},
        "volume": int(fields["volume"]),
        "issue": fields["issue"],
        "page": f"{fields['first']}-{fields['last']}",
        "DOI": fields["doi"],
    }
    return json.dumps([item], indent=2) + "\n"


def ris(fields: dict[str, str]) -> str:
    return (
        f"TY  - JOUR\nAU  - Aldana, Rosa\nAU  - {fields['family']}, Sergei\nTI  - {fields['title']}\n"
        f"T2  - {fields['journal']}\nPY  - {fields['year']}\nVL  - {fields['volume']}\nIS  - {fields['issue']}\n"
        f"SP  - {fields['first']}\nEP  - {fields['last']}\nDO  - {fields['doi']}\nER  - \n"
    )


def latex(fields: dict[str, str]) -> str:
    entry = said(fields, "\\&", "--", lambda words: f"\\emph{{{words}}}")
    return (
        "\\documentclass{article}\n\\begin{document}\nBuses run at night \\cite{aldana}.\n"
        f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{aldana}} {entry}\n\\end{{thebibliography}}\n\\end{{document}}\n"
    )


def rst(fields: dict[str, str]) -> str:
    return f"Buses\n=====\n\nBuses run at night [1]_.\n\n.. [1] {said(fields, italic=lambda words: f'*{words}*')}\n"


def asciidoc(fields: dict[str, str]) -> str:
    return f"= Buses\n\nBuses run at night.footnote:[{said(fields, italic=lambda words: f'_{words}_')}]\n"


def org(fields: dict[str, str]) -> str:
    entry = said(fields, italic=lambda words: f"/{words}/")
    return f"* Buses\n\nBuses run at night.[fn:1]\n\n* Footnotes\n\n[fn:1] {entry}\n"


def mediawiki(fields: dict[str, str]) -> str:
    entry = said(fields, italic=lambda words: f"''{words}''")
    return f"Buses run at night.<ref>{entry}</ref>\n\n== References ==\n<references />\n"


def jats(fields: dict[str, str]) -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<article><body><p>Buses run at night "
        '<xref ref-type="bibr" rid="b1">1</xref>.</p></body><back><ref-list><ref id="b1"><label>1</label>'
        '<element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Aldana'
        f"</surname><given-names>R</given-names></name><name><surname>{fields['family']}</surname><given-names>S"
        f"</given-names></name></person-group><article-title>{escape(fields['title'])}</article-title><source>"
        f"{fields['journal']}</source><year>{fields['year']}</year><volume>{fields['volume']}</volume><issue>"
        f"{fields['issue']}</issue><fpage>{fields['first']}</fpage><lpage>{fields['last']}</lpage>"
        f'<pub-id pub-id-type="doi">{fields["doi"]}</pub-id></element-citation></ref></ref-list></back></article>\n'
    )


def tei(fields: dict[str, str]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Buses run at '
        'night <ref type="bibr" target="#b1">[1]</ref>.</p></body><back><listBibl><biblStruct xml:id="b1"><analytic>'
        f'<title level="a">{escape(fields["title"])}</title><author><persName><forename>R</forename><surname>Aldana'
        f"</surname></persName></author><author><persName><forename>S</forename><surname>{fields['family']}</surname>"
        f'</persName></author><idno type="DOI">{fields["doi"]}</idno></analytic><monogr><title level="j">'
        f'{fields["journal"]}</title><imprint><biblScope unit="volume">{fields["volume"]}</biblScope><biblScope '
        f'unit="issue">{fields["issue"]}</biblScope><biblScope unit="page">'
        f"{fields['first']}-{fields['last']}</biblScope><date>"
        f"{fields['year']}</date></imprint></monogr></biblStruct></listBibl></back></text></TEI>\n"
    )


def python(fields: dict[str, str]) -> str:
    return f'"""Buses.\n\nBuses run at night [1]_.\n\n.. [1] {said(fields)}\n"""\n\nNIGHT = True\n'


def flat_open_document(fields: dict[str, str]) -> bytes:
    return fodt(p("Buses run at night.", note(said(fields, "&amp;"))))


def word(fields: dict[str, str]) -> bytes:
    before, journal, after = said(fields, "&amp;").partition(fields["journal"])
    inner = "".join((run(before), run(journal, "<w:i/>"), run(after)))
    return docx(paragraph("Buses run at night.", mark(1)), footnotes=notes("footnote", n1=f"<w:p>{inner}</w:p>"))


def open_document(fields: dict[str, str]) -> bytes:
    return odt(p("Buses run at night.", note(said(fields, "&amp;"))))


def epub(fields: dict[str, str]) -> bytes:
    entry = said(fields, "&amp;", "–", lambda words: f"<i>{words}</i>")
    return book(
        {
            "one.xhtml": '<h1>Buses</h1><p>Buses run at night.<a epub:type="noteref" href="#n1">1</a></p>'
            f'<aside epub:type="footnote" id="n1"><p>{entry}</p></aside>'
        }
    )


def notebook(fields: dict[str, str]) -> bytes:
    cell = {"cell_type": "markdown", "metadata": {}, "source": markdown(fields).splitlines(keepends=True)}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


TEXTS: dict[str, Callable[[dict[str, str]], str]] = {
    "page.txt": text,
    "page.md": markdown,
    "page.html": html,
    "list.bib": bibtex,
    "list.csljson": csl_json,
    "list.ris": ris,
    "page.tex": latex,
    "page.rst": rst,
    "page.adoc": asciidoc,
    "page.org": org,
    "page.wiki": mediawiki,
    "page.nxml": jats,
    "page.tei": tei,
    "page.py": python,
}
CONTAINERS: dict[str, Callable[[dict[str, str]], bytes]] = {
    "page.docx": word,
    "page.odt": open_document,
    "page.fodt": flat_open_document,
    "page.epub": epub,
    "page.ipynb": notebook,
}
