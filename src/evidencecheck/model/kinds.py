"""Kinds of publications as other vocabularies name them, each as Crossref names it (https://api.crossref.org/types).

"webpage" and "software" are our own words: Crossref registers neither.
"""

from __future__ import annotations

BIBTEX = {
    "article": "journal-article",
    "book": "book",
    "booklet": "book",
    "mvbook": "book",
    "collection": "edited-book",
    "incollection": "book-chapter",
    "inbook": "book-chapter",
    "inproceedings": "proceedings-article",
    "conference": "proceedings-article",
    "proceedings": "proceedings",
    "techreport": "report",
    "report": "report",
    "phdthesis": "dissertation",
    "mastersthesis": "dissertation",
    "thesis": "dissertation",
    "dataset": "dataset",
}
"""Entry types of BibTeX and biblatex; all others may be anything."""

CSL = {
    "article": "posted-content",  # CSL 1.0.2: a preprint, where it is no other kind of article
    "article-journal": "journal-article",
    "book": "book",
    "chapter": "book-chapter",
    "dataset": "dataset",
    "entry-dictionary": "entry-dictionary",
    "entry-encyclopedia": "entry-encyclopedia",
    "paper-conference": "proceedings-article",
    "post-weblog": "post-weblog",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "thesis": "dissertation",
    "webpage": "webpage",
}
"""Item types of the Citation Style Language; what is not here keeps its name."""

RIS = {
    "BOOK": "book",
    "CHAP": "book-chapter",
    "COMP": "software",
    "CONF": "proceedings",
    "CPAPER": "proceedings-article",
    "DATA": "dataset",
    "EBOOK": "book",
    "ECHAP": "book-chapter",
    "EDBOOK": "edited-book",
    "EJOUR": "journal-article",
    "ELEC": "webpage",
    "GOVDOC": "report",
    "JFULL": "journal",
    "JOUR": "journal-article",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PAT": "patent",
    "RPRT": "report",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "dissertation",
    "UNPB": "manuscript",
}
"""Types of reference of the RIS format (Research Information Systems, EndNote's list); all others may be anything."""
