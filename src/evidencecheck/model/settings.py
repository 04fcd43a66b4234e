"""What a run may be told, with its defaults. Knows no file and no command line."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

CROSSREF_URL = "https://api.crossref.org"
DOI_URL = "https://doi.org"


@attrs.frozen
class Ignore:
    """What someone has accepted in the configuration: findings of ``codes``, narrowed by whatever else is given.

    ``codes`` are codes, names or beginnings of codes ("EC3"). ``paths`` are patterns as in an ignore file, taken from
    ``root`` ("" the working directory). ``reference`` is a DOI, or words that stand in the entry. ``until`` is the last
    UTC day on which it holds (ISO 8601, "" for always).
    """

    codes: tuple[str, ...]
    reason: str = ""
    paths: tuple[str, ...] = ()
    reference: str = ""
    until: str = ""
    root: str = ""


@attrs.frozen
class Rules:
    """Which checks speak of a document, and how loudly: what the configuration nearest to it says.

    Checks are named by code, name, or the beginning of a code ("EC3"); "all" is every one. Without ``select`` those
    that are on by default are chosen; ``extend_select`` adds to them, ``ignore`` takes away. Of two the more precise
    name wins. ``per_file`` are pairs of a pattern of paths, from ``root``, and what is ignored there. ``severity`` maps
    a check to "error", "warning", "note" (a finding's own kind follows) or "off". ``baseline`` holds the fingerprints
    of findings that were there before.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: Mapping[str, str] = attrs.Factory(dict)
    ignores: tuple[Ignore, ...] = ()
    baseline: frozenset[str] = frozenset()
    root: str = ""


@attrs.frozen
class Settings:
    """The settings of a run.

    ``references`` is the folder of the evidence store ("" to look for the nearest one), ``index`` that of a local index
    ("" for none). ``now`` is the UTC day that goes into the lock (ISO 8601, "" for today). ``require_resolution``: an
    unreachable source is a failure. ``cache`` is the folder of the answers kept between runs ("" for the user's cache
    folder, None for none), and ``max_age`` the days for which they are good. ``stale_after`` are the days after which
    an answer in the lock is told as old, where that is asked for (EC904; 0 for never). ``exclude`` are pairs of a
    folder and a pattern of paths from it, passed over in folders. ``output_format`` is the report's on the screen (""
    for full). ``baseline`` is the file of findings that were there before ("" for none). ``privacy`` is "references"
    or "claims": what may leave the machine. ``plug_ins`` are the packages that bring checks, formats, sources,
    reports or verifiers, ``sources`` the sources of theirs that are asked, after ``references/`` and the index, and
    ``verifier`` the one of theirs that judges claims ("" for none). ``jobs`` is the number of processes (0 for one for
    each processor).
    """

    online: bool = False
    references: str = ""
    index: str = ""
    crossref_url: str = CROSSREF_URL
    doi_url: str = DOI_URL
    mailto: str = ""
    fail_on: str = "fail"
    require_resolution: bool = False
    now: str = ""
    cache: str | None = ""
    max_age: int = 7
    exclude: tuple[tuple[str, str], ...] = ()
    output_format: str = ""
    baseline: str = ""
    privacy: str = "references"
    unsafe_fixes: bool = False
    jobs: int = 0
    plug_ins: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stale_after: int = 365
    verifier: str = ""
