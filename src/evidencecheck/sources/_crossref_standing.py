"""What a Crossref record says of a work's standing: notices about it, what it is a notice of, and its other versions.

``updated-by`` since January 2025, with Retraction Watch's notices beside the publishers' own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.work import Relation, Update
from evidencecheck.sources._plain import doi, plain

RELATIONS = frozenset({
    "is-preprint-of", "has-preprint", "is-version-of", "has-version", "is-replaced-by", "replaces", "is-identical-to",
    "is-same-as", "is-translation-of", "has-translation", "is-review-of", "is-comment-on", "is-reply-to",
})  # fmt: skip
"""What is kept of ``relation``: what a work is, or is another form of. Who has reviewed it would be the most of it."""

# What a record may say of itself: a work is withdrawn or marked where it stands. A "new_version" or a "correction" that
# points at its own record (PLOS) says nothing.
_IN_PLACE = frozenset({"retraction", "withdrawal", "removal", "expression_of_concern"})


def updates(value: object, own: str) -> tuple[Update, ...]:
    """The notices of ``updated-by``, or what ``update-to`` says that the record ``own`` is a notice of, each once.

    By type and DOI, so that the order in which they are sent does not matter.
    """
    items = [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
    found = (
        Update(kind, other, str(date(item.get("updated")) or ""), plain(item.get("source")))
        for item in items
        if (kind := plain(item.get("type")))
        for other in (doi(item.get("DOI")),)
    )
    return merged(update for update in found if update.kind in _IN_PLACE or not own or update.doi != own)


def merged(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Notices without repetitions.

    A retraction may stand there twice, from its publisher and from Retraction Watch: then both are its source, and its
    date is the publisher's.
    """
    found: dict[tuple[str, str], list[Update]] = {}
    for update in sorted(updates, key=lambda u: (u.type, u.doi, u.source, u.date)):
        found.setdefault((update.type, update.doi), []).append(update)
    return tuple(
        Update(
            *key,
            next((u.date for u in same if u.date), ""),
            ", ".join(dict.fromkeys(name for u in same for name in u.source.split(", ") if name)),
        )
        for key, same in found.items()
    )


def related(value: object, own: str) -> tuple[Relation, ...]:
    """The relations to works with a DOI that are of `RELATIONS`, each once: what both sides assert is sent twice."""
    if not isinstance(value, Mapping):
        return ()
    found = {
        Relation(kind, other)
        for kind in RELATIONS.intersection(value)
        if isinstance(value[kind], list)
        for item in value[kind]
        if isinstance(item, Mapping) and plain(item.get("id-type")) == "doi"
        for other in (doi(item.get("id")),)
        if other and other != own
    }
    return tuple(sorted(found, key=lambda relation: (relation.type, relation.doi)))


def date(value: object) -> PartialDate | None:
    """``{"date-parts": [[2011, 5]]}``; Crossref writes ``[[null]]`` for a date that it does not know."""
    match value:
        case {"date-parts": [[year, *rest], *_]}:
            numbers = [_number(part, most) for part, most in zip((year, *rest), (2100, 12, 31), strict=False)]
        case _:
            return None
    if numbers[0] is None or numbers[0] < 1000:
        return None
    month = numbers[1] if len(numbers) > 1 else None
    return PartialDate(numbers[0], month, numbers[2] if month and len(numbers) > 2 else None)


def _number(value: object, most: int) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most else None
