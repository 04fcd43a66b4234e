"""The checks: a literal table of them, and how to find one. Each is one file that reads as its own page."""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.checks._base import Check
from evidencecheck.errors import UnknownNameError
from evidencecheck.registry import Registry, near
from evidencecheck.text.late import late

TABLE = {
    "EC101": "evidencecheck.checks.structure.orphan_marker:CHECK",
    "EC102": "evidencecheck.checks.structure.orphan_author_year:CHECK",
    "EC103": "evidencecheck.checks.structure.uncited_reference:CHECK",
    "EC104": "evidencecheck.checks.structure.out_of_sequence:CHECK",
    "EC105": "evidencecheck.checks.structure.nothing_read:CHECK",
    "EC106": "evidencecheck.checks.structure.duplicate_reference:CHECK",
    "EC107": "evidencecheck.checks.structure.duplicate_across_files:CHECK",
    "EC108": "evidencecheck.checks.structure.empty_note:CHECK",
    "EC109": "evidencecheck.checks.structure.mixed_reference_styles:CHECK",
    "EC110": "evidencecheck.checks.structure.duplicate_label:CHECK",
    "EC111": "evidencecheck.checks.structure.aside_note:CHECK",
    "EC201": "evidencecheck.checks.identifiers.missing_doi:CHECK",
    "EC202": "evidencecheck.checks.identifiers.malformed_doi:CHECK",
    "EC203": "evidencecheck.checks.identifiers.unknown_doi:CHECK",
    "EC204": "evidencecheck.checks.identifiers.conflicting_doi:CHECK",
    "EC205": "evidencecheck.checks.identifiers.unofficial_doi_link:CHECK",
    "EC206": "evidencecheck.checks.identifiers.noncanonical_doi:CHECK",
    "EC207": "evidencecheck.checks.identifiers.malformed_identifier:CHECK",
    "EC208": "evidencecheck.checks.identifiers.conflicting_identifier:CHECK",
    "EC209": "evidencecheck.checks.identifiers.undated_url:CHECK",
    "EC210": "evidencecheck.checks.identifiers.bare_url:CHECK",
    "EC301": "evidencecheck.checks.metadata.title_mismatch:CHECK",
    "EC302": "evidencecheck.checks.metadata.author_mismatch:CHECK",
    "EC303": "evidencecheck.checks.metadata.authors_cut_short:CHECK",
    "EC304": "evidencecheck.checks.metadata.year_mismatch:CHECK",
    "EC305": "evidencecheck.checks.metadata.container_mismatch:CHECK",
    "EC306": "evidencecheck.checks.metadata.volume_mismatch:CHECK",
    "EC307": "evidencecheck.checks.metadata.issue_mismatch:CHECK",
    "EC308": "evidencecheck.checks.metadata.page_mismatch:CHECK",
    "EC309": "evidencecheck.checks.metadata.incomplete_reference:CHECK",
    "EC310": "evidencecheck.checks.metadata.editor_mismatch:CHECK",
    "EC311": "evidencecheck.checks.metadata.publisher_mismatch:CHECK",
    "EC401": "evidencecheck.checks.standing.retracted_work:CHECK",
    "EC402": "evidencecheck.checks.standing.expression_of_concern:CHECK",
    "EC403": "evidencecheck.checks.standing.corrected_work:CHECK",
    "EC404": "evidencecheck.checks.standing.preprint_since_published:CHECK",
    "EC405": "evidencecheck.checks.standing.cited_notice:CHECK",
    "EC406": "evidencecheck.checks.standing.superseded_edition:CHECK",
    "EC501": "evidencecheck.checks.claims.misnumbered_citation:CHECK",
    "EC502": "evidencecheck.checks.claims.off_topic_source:CHECK",
    "EC503": "evidencecheck.checks.claims.claim_not_in_abstract:CHECK",
    "EC504": "evidencecheck.checks.claims.anachronistic_citation:CHECK",
    "EC505": "evidencecheck.checks.claims.attribution_without_citation:CHECK",
    "EC506": "evidencecheck.checks.claims.uncited_claim:CHECK",
    "EC507": "evidencecheck.checks.claims.altered_quotation:CHECK",
    "EC508": "evidencecheck.checks.claims.claim_verifier:CHECK",
    "EC601": "evidencecheck.checks.lookup.not_found:CHECK",
    "EC602": "evidencecheck.checks.lookup.not_specific:CHECK",
    "EC603": "evidencecheck.checks.lookup.ambiguous_reference:CHECK",
    "EC604": "evidencecheck.checks.lookup.not_looked_up:CHECK",
    "EC901": "evidencecheck.checks.run.unreachable_source:CHECK",
    "EC902": "evidencecheck.checks.run.unused_suppression:CHECK",
    "EC903": "evidencecheck.checks.run.changed_since_locked:CHECK",
    "EC904": "evidencecheck.checks.run.stale_lock:CHECK",
    "EC905": "evidencecheck.checks.run.expired_acceptance:CHECK",
}

_WHOLE = 99  # more than a beginning of codes can have letters
_DIGITS = str.maketrans("OIL", "011")  # how digits are mistyped
_CODE = late(r"([A-Z]{2,})\d{0,4}")

REGISTRY = Registry("check", TABLE)


def every() -> tuple[Check, ...]:
    """All checks, in the order of their codes; those of other packages last."""
    return tuple(REGISTRY.load(code) for code in REGISTRY)


def find(name: str) -> Check:
    """The check of that code or name, in any case: "EC201", "missing-doi".

    Raises `UnknownNameError` where there is none, with the nearest there is.
    """
    found = codes(name)
    if len(found) != 1 or name.upper() not in {found[0], _name(found[0]).upper()}:
        raise UnknownNameError(f"no check is called {name!r}; {', '.join(found)} begin so")
    one: Check = REGISTRY.load(found[0])
    return one


def names() -> tuple[str, ...]:
    """The names of all checks, in the order of their codes; none is loaded."""
    return tuple(_name(code) for code in REGISTRY)


def codes(name: str) -> tuple[str, ...]:
    """The codes that ``name`` means, in any case: a code, a check's name, the beginning of codes ("EC3"), or "all".

    Knows the table alone, and loads no check. Raises `UnknownNameError` where nothing is called so, with the nearest.
    """
    if name.lower() == "all":
        return tuple(REGISTRY)
    by_name = dict(zip(names(), REGISTRY, strict=True))
    if name.lower() in by_name:
        return (by_name[name.lower()],)
    found = _beginning(name)
    if found:
        return found
    meant = name.upper().translate(_DIGITS)
    hint = meant if meant in REGISTRY else near(name, (*by_name, *REGISTRY, "all"))
    raise UnknownNameError(f"no check is called {name!r}" + (f"; did you mean {hint}?" if hint else ""))


def named(wanted: Iterable[str]) -> tuple[Check, ...]:
    """The checks that names mean, as `codes` takes them, each once and in the order of the codes."""
    chosen = {code for name in wanted for code in codes(name)}
    return tuple(REGISTRY.load(code) for code in REGISTRY if code in chosen)


def _beginning(name: str) -> tuple[str, ...]:
    """The codes that begin so: with all the letters of a family at least."""
    written = _CODE.fullmatch(name.upper())
    if not written:
        return ()
    found = tuple(code for code in REGISTRY if code.startswith(name.upper()))
    return tuple(code for code in found if (own := _CODE.match(code)) and own[1] == written[1])


def titled(check: Check) -> str:
    """The check's page with its title, as it is printed and published."""
    return f"# {check.code} {check.name}\n\n{page(check).strip()}"


def precision(name: str) -> int:
    """How much a name says: 0 for "all", more for a longer beginning of codes, most for a code or a name."""
    if name.lower() == "all":
        return 0
    return len(name) if name.upper() not in REGISTRY and _beginning(name) else _WHOLE


def page(check: Check) -> str:
    """The check's page: the docstring of its file, Markdown with fixed headings."""
    from inspect import getmodule  # noqa: PLC0415 - only where a page is shown

    module = getmodule(check.run)
    return (module.__doc__ or "") if module else ""


def _name(code: str) -> str:
    """A check's name is its file's."""
    return REGISTRY.target(code).partition(":")[0].rpartition(".")[2].replace("_", "-")
