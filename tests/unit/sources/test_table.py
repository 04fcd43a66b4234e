"""The table of sources and its files agree, and reading the table imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from evidencecheck import sources
from evidencecheck.sources import TABLE

# An arm of Crossref's, which knows no search; what makes a local index; a stand-in for any source.
BESIDES = {"doi_agency", "rehearsal"}


def test_every_module_is_in_the_table():
    files = {path.stem for path in Path(sources.__file__).parent.glob("[!_]*.py")}
    assert set(TABLE) == files - BESIDES


def test_every_entry_has_the_shape_of_a_source():
    for name in TABLE:
        source = TABLE.load(name)
        assert all(hasattr(source, what) for what in ("online", "exhaustive", "by_doi", "search"))


def test_bibliographies_are_named_without_loading_what_reads_them():
    """A check that never looks anything up does not pay for pybtex or requests."""
    code = """
import sys, pathlib
from evidencecheck.sources import TABLE
TABLE.load("bibliography")([pathlib.Path("references/a.bib")])
loaded = {"requests", "urllib3", "habanero", "pybtex"} & set(sys.modules)
TABLE.load("crossref")()
sys.exit(f"{loaded}" if loaded or {"habanero", "pybtex"} & set(sys.modules) else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
