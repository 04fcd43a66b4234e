"""A small site of every kind of page that a large run treats in its own way."""

from __future__ import annotations

from pathlib import Path

PAGE = """\
# Night buses {number}

Ridership doubled within a year.[^1] It fell again elsewhere (Okafor & Lindqvist, 20{number:02}).

[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;{number}(2):11-19.
"""
BOOK = r"""\documentclass{article}
\begin{document}
Ridership doubled \cite{aldana2012}. So they say \cite{nobody}.
\input{chapter}
\bibliography{../works}
\end{document}
"""
CHAPTER = r"It fell again \cite{okafor2015}." + "\n"
WORKS = """\
@article{aldana2012, author = {Aldana, Rosa}, title = {Night buses and the second shift}, year = {2012}, volume = {4}}
@article{okafor2015, author = {Okafor, Ada}, title = {The last bus}, year = {2015}, volume = {9}}
@article{uncited, author = {Nemo}, title = {Not called}, year = {2001}}
"""
LOCK = """\
{"schema": 1, "references": [{
  "reference": "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;7(2):11-19.",
  "fingerprint": "%s", "outcome": "matched", "matched_by": "search", "score": 1.0, "retrieved": "2026-11-20",
  "searched": ["Crossref"],
  "work": {"type": "journal-article", "title": "Night buses and the second shift", "DOI": "10.5555/jum.2012.4.2",
    "author": [{"family": "Aldana", "given": "Rosa"}, {"family": "Petrov", "given": "Sergei"}],
    "container-title": "Journal of Urban Mobility", "volume": "4", "issue": "2", "page": "11-19",
    "issued": {"date-parts": [[2012]]}, "source": "Crossref"}
}]}
"""


def make(folder: Path, pages: int = 12) -> None:
    """Write the site into ``folder``: pages, a book with a chapter and a bibliography, a page in an old encoding."""
    from evidencecheck.store.lock import fingerprint

    (folder / "docs").mkdir(parents=True)
    (folder / "references").mkdir()
    for number in range(pages):
        (folder / "docs" / f"page-{number:02}.md").write_text(PAGE.format(number=number), encoding="utf-8")
    for name, text in (("chapter.tex", CHAPTER), ("book.tex", BOOK)):
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    (folder / "docs" / "old.txt").write_bytes("Le café (Okafor, 2015) est fermé.\n".encode("latin-1"))
    (folder / "docs" / "mail.md").write_text("Write to a@example.org, as Okafor (2015) did.\n", encoding="utf-8")
    reference = "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;7(2):11-19."
    (folder / "references" / "evidence.lock").write_text(LOCK % fingerprint(reference), encoding="utf-8")
