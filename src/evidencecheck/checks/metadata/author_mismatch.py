"""Authors that are not those of the record.

## What it does
Compares family names with the record's. A name that the record does not have is an error; a name with one slip of the
pen and a wrong order are warnings. Initials, accents, hyphens, particles (van, de la), "Jr", halves of double names,
organisations and a list that ends in "et al." are forgiven. Where the record's own list is known to be cut, only
the first author is judged; where the reference goes on behind all of the record's, a reader is asked to look, since
some records hold the first author alone.

## Why it matters
Credit goes to the wrong people, and a search by author finds nothing. Names put in from memory are the commonest
invented part of a reference.

## Example
    Itoh S, Brown K. Buses after dark. Transp Policy. 2018;61:33-41.
    The record has: Sora Ito, Mika Lund

## Fix
Copy the authors from the source, in its order.

## References
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3.g.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence, Sized

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _names as names
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._reading import compared, joined, rest, sure, within
from evidencecheck.checks._vouched import placed, vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.work import Work
from evidencecheck.text.late import late

# A family as it is printed: "Okafor", "OKAFOR", "van den Berg", "McNeil", "O'Hara"; not "GaB" and "wKay".
_PRINTED = late(
    r"(?:[a-z]{1,4}[ '’]){0,3}(?:(?:M[ac]c?|[ODL]['’]|[DL][ae])?[^\W\d_a-zà-þ][^\W\d_A-ZÀ-Þ]+|[^\W\d_a-zà-þ]{2,})"
    r"(?:[ \-‐'’][^\W\d_]+)*"
)
_UNLIKE = late(r"^\W|\.|^.$")  # what no family name is: "-Y", "T.-Y"


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with authors, at the authors."""
    for reference, resolution, work in compared(view):
        field = reference.fields.author
        cited = names.persons(field.value) if field else ()
        known = names.persons(work.author)
        if not field or not cited or not known or not names.one_script((*cited, *known)):
            continue
        found = names.match(cited, known)
        evidence = (recorded("author", str(field.value), str(work.author), resolution),)
        if not any(index is not None for index in found) and _elsewhere(known, reference, field, work):
            continue
        strangers = _strangers(cited, found, reference, work)
        slips = {p: q for p in strangers if (q := _meant(p, found, known))}
        said = [f"{p.family} is {q.family} in the record" for p, q in slips.items()]
        said += _absent([p.family for p in strangers if p not in slips])
        if not said and placed(resolution, reference.fields, work) and (order := _order(cited, found, known)):
            said = [order]
        if said and not (sure(field) or _vouched(field.value, found, slips, known)):
            if strangers and not any(within(joined(p.family), joined(reference.raw)) for p in known):
                message = f"none of the record's authors is named: {work.author}"
                yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
            continue
        if strangers and found[: len(known)] == tuple(range(len(known))):
            message = f"{'; '.join(said)}, who are {work.author}: the record may have only the first"
            yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
        elif said:
            severity = Severity.ERROR if _grave(strangers, slips, cited) else Severity.WARNING
            fix = _respelt(view, reference, field, slips) if len(slips) == len(strangers) else None
            yield check.fail(
                severity, "; ".join(said), field.span, reference=reference.label, evidence=evidence, fix=fix
            )
        elif None not in found and _bodies_known(field.value, work):
            part = f" ({len(cited)} of {len(known)})" if len(cited) < len(known) else ""
            yield check.passed(f"authors agree{part}", field.span, reference=reference.label, evidence=evidence)


def _respelt(view: View, reference: Reference, field: Field[People], slips: Mapping[Person, Person]) -> Fix | None:
    """The family names that differ by one slip of the pen, as the record spells them."""
    edits = [mending.family(view, reference, field, p.family, q.family) for p, q in slips.items()]
    title = f"write {', '.join(q.family for q in slips.values())}"
    return mending.mended(title, mending.whole(edits), Applicability.UNSAFE)


def _grave(strangers: Sequence[Person], slips: Container[Person], cited: Sequence[Person]) -> bool:
    """Whether the names are another work's: half of them or more, and such as nobody has misprinted."""
    others = [person for person in strangers if person not in slips]
    return 2 * len(others) >= len(cited) and all(_PRINTED.fullmatch(person.family) for person in others)


def _vouched(cited: People, found: Sequence[int | None], slips: Sized, known: Sequence[Person]) -> bool:
    """Whether the list was read rightly, whatever the reader's doubts: name by name it is as long as the record's.

    Half of the names or more are the record's, so that what stands among them is a name, too.
    """
    pairs = len(found) - found.count(None) + len(slips)
    whole = len(found) == len(known) or (cited.others and len(found) < len(known))
    return whole and 2 * pairs >= len(found)


def _elsewhere(known: Sequence[Person], reference: Reference, field: Field[People], work: Work) -> bool:
    """Whether the record's first author stands in the entry, and not where authors were read: two entries in one.

    Authors may be editors, too. In a text read by a machine a longer name may have come apart: "Imamog lu".
    """
    fields = reference.fields
    editor = fields.editor if any(names.same(known[0], one) for one in work.editor.names) else None
    others = (one for one in (field, editor, *vouched(fields, work)) if one)
    family, text = joined(known[0].family), joined(rest(reference, *others))
    return within(family, text) or (len("".join(family)) > 5 and "".join(family) in "".join(text))


def _bodies_known(cited: People, work: Work) -> bool:
    """Whether each organisation that is cited stands in the record; one that does not is no fault, and not verified."""
    bodies = [person for person in cited.names if person.literal]
    return all(any(names.same(body, other) for other in work.author.names) for body in bodies)


def _strangers(
    cited: Sequence[Person], found: Sequence[int | None], reference: Reference, work: Work
) -> tuple[Person, ...]:
    """The cited names that the record does not have and that we can be sure are names."""
    raw = joined(reference.raw)
    complete = all(within(joined(person.family), raw) for person in names.persons(work.author))
    others = (*work.author.names, *work.editor.names)
    elsewhere = joined(" ".join((work.title, *work.container_title)))
    strangers = []
    for place, (person, index) in enumerate(zip(cited, found, strict=True)):
        if index is not None or any(names.same(person, other) for other in others if other.literal or other.family):
            continue
        # A "name" made of the title's words, or one without initials beside all of the record's, is our misreading.
        if within(joined(person.family), elsewhere) or (complete and not person.given):
            continue
        alone = len(names.persons(work.author)) == 1  # many records name the first author alone
        if (place == 0 or not (work.author.others or (alone and found[0] is None))) and not _UNLIKE.search(
            person.family
        ):
            strangers.append(person)
    return tuple(strangers)


def _absent(families: Sequence[str]) -> list[str]:
    """One sentence for all of them, the first three by name."""
    if not families:
        return []
    more = f" and {len(families) - 3} more" if len(families) > 3 else ""
    return [f"{', '.join(families[:3])}{more}: not among the record's authors"]


def _meant(stranger: Person, found: Sequence[int | None], known: Sequence[Person]) -> Person | None:
    """The author of the record that a misspelt name stands for."""
    free = [person for index, person in enumerate(known) if index not in found]
    return next((person for person in free if names.misspelt(stranger, person)), None)


def _order(cited: Sequence[Person], found: Sequence[int | None], known: Sequence[Person]) -> str:
    """What is wrong with the order, "" for nothing."""
    order = [index for index in found if index is not None]
    if found and found[0] is not None and found[0] != 0:
        return f"the record's first author is {known[0].family}, not {cited[0].family}"
    return "authors stand in another order than in the record" if order != sorted(order) else ""


CHECK = Check("EC302", "author-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
