"""The keys of the configuration: the one description that all who read, write or explain them go by."""

from __future__ import annotations

from enum import StrEnum

import attrs

from evidencecheck.config.shapes import (
    ADDRESS,
    CHECKS,
    FLAG,
    IGNORE,
    MORE_CHECKS,
    PATTERNS,
    PER_FILE,
    PLACE,
    PLACE_OR_NONE,
    SEVERITY,
    TEXT,
    TEXTS,
    Shape,
    one_in,
    one_of,
    whole,
)
from evidencecheck.model.settings import CROSSREF_URL, DOI_URL
from evidencecheck.reports import REPORTS


class Scope(StrEnum):
    """Whose nearest configuration a key is read from: that of the document, or that of the working directory."""

    DOCUMENT = "document"
    RUN = "run"


@attrs.frozen
class Key:
    """One key. ``default`` and ``example`` are TOML, as people write it."""

    name: str
    shape: Shape
    scope: Scope
    default: str
    summary: str
    example: str = ""


EXTEND = Key(
    "extend",
    PLACE,
    Scope.RUN,
    '""',
    "Another configuration to begin with, from the folder of this one; what is said here goes before what it says.",
    '"../evidencecheck.toml"',
)

PLUG_INS = Key(
    "plug-ins",
    TEXTS,
    Scope.RUN,
    "[]",
    "Packages that bring checks, formats, sources, reports or verifiers. A file that names theirs, names them.",
    '["acme-evidence"]',
)

KEYS = (
    EXTEND,
    Key(
        "select",
        CHECKS,
        Scope.DOCUMENT,
        "[]",
        'The checks to run: codes, names, beginnings of codes ("EC3"), or "all". Without it, those on by default.',
        '["all"]',
    ),
    Key("extend-select", MORE_CHECKS, Scope.DOCUMENT, "[]", "Checks to run besides.", '["EC9"]'),
    Key(
        "ignore",
        IGNORE,
        Scope.DOCUMENT,
        "[]",
        "Checks not to run. Of two names the more precise one wins, here and in select. Tables [[ignore]] accept "
        "findings with a reason.",
        '["EC309", "missing-doi"]',
    ),
    Key(
        "per-file-ignores",
        PER_FILE,
        Scope.DOCUMENT,
        "{}",
        "Checks not to run on some documents, by patterns of their paths.",
        '{ "drafts/*" = ["EC2"], "*.bib" = ["EC103"] }',
    ),
    Key(
        "severity",
        SEVERITY,
        Scope.DOCUMENT,
        "{}",
        "How grave the findings of a check are: error, warning, note, or off.",
        '{ EC103 = "note", year-mismatch = "error" }',
    ),
    Key("exclude", PATTERNS, Scope.RUN, "[]", "What to pass over in folders, by patterns.", '["drafts/", "*.txt"]'),
    Key("online", FLAG, Scope.RUN, "false", "check and audit ask Crossref for what references/ does not hold."),
    Key("references", PLACE, Scope.RUN, '""', "The evidence store. Without it, the nearest references/."),
    Key("index", PLACE, Scope.RUN, '""', "A local index, asked before Crossref.", '"works.index"'),
    Key(
        "crossref-url",
        ADDRESS,
        Scope.RUN,
        f'"{CROSSREF_URL}"',
        "A mirror of Crossref's API.",
    ),
    Key(
        "doi-url",
        ADDRESS,
        Scope.RUN,
        f'"{DOI_URL}"',
        "The same, for DOIs of other agencies.",
    ),
    Key(
        "mailto",
        TEXT,
        Scope.RUN,
        '""',
        "Your address, for Crossref's polite pool. EVIDENCECHECK_MAILTO goes before it.",
        '"you@example.org"',
    ),
    Key(
        "cache",
        PLACE_OR_NONE,
        Scope.RUN,
        '""',
        "Where answers are kept; false keeps none. Without it, the user's cache folder.",
    ),
    Key("max-age", whole(0, 36500), Scope.RUN, "7", "How many days old a kept answer may be."),
    Key(
        "stale-after",
        whole(0, 36500),
        Scope.RUN,
        "365",
        "After how many days an answer in the lock is old (EC904, where it is selected); 0 for never.",
    ),
    Key(
        "privacy",
        one_of("references", "claims"),
        Scope.RUN,
        '"references"',
        'What may leave the machine: reference strings and identifiers, or a claim\'s own words, too ("claims").',
    ),
    Key(
        "baseline",
        PLACE,
        Scope.RUN,
        '""',
        "The file of findings that were there before. Without it, the one in references/.",
        '"known.json"',
    ),
    Key("fail-on", one_of("error", "fail", "review"), Scope.RUN, '"fail"', "What makes the exit status 1."),
    Key("require-resolution", FLAG, Scope.RUN, "false", "A source that was not reached makes the exit status 1, too."),
    Key("output-format", one_in(REPORTS), Scope.RUN, '"full"', "The format of reports on the screen."),
    Key("unsafe-fixes", FLAG, Scope.RUN, "false", "--fix makes edits that a reader should look at, too."),
    PLUG_INS,
    Key(
        "sources",
        TEXTS,
        Scope.RUN,
        "[]",
        "Sources of plug-ins to ask, after references/ and the index.",
        '["shelf"]',
    ),
    Key(
        "verifier",
        TEXT,
        Scope.RUN,
        '""',
        "A plug-in's verifier, which judges claims by the words of their sources (EC508). Without it, none.",
        '"overlap"',
    ),
    Key("jobs", whole(0, 256), Scope.RUN, "0", "How many processes work at once; 0 is one for each processor."),
)

BY_NAME = {key.name: key for key in KEYS}
