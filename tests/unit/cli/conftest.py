"""A content folder to run the command in."""

from __future__ import annotations

import pytest

PAGE = """\
# Night buses

Ridership doubled within a year.[^1] It fell again elsewhere (Okafor & Lindqvist, 2015).

[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.
"""
CLEAN = """\
# Night buses

Ridership doubled within a year.[^1]

[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19. doi:10.5555/jum.2012.4.2
"""
BIB = """\
@article{aldana2012,
  author = {Aldana, Rosa and Petrov, Sergei},
  title = {Night buses and the second shift},
  journal = {Journal of Urban Mobility},
  year = {2012},
  volume = {4},
  number = {2},
  pages = {11--19},
  doi = {10.5555/jum.2012.4.2},
}
"""


@pytest.fixture(autouse=True)
def content(tmp_path, monkeypatch):
    """The working directory: a page with one faulty citation, a clean one, and the works behind them."""
    for name in ("NO_COLOR", "FORCE_COLOR", "EVIDENCECHECK_MAILTO", "EVIDENCECHECK_CROSSREF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "buses.bib").write_text(BIB, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
