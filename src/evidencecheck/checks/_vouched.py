"""Fields that the record itself vouches for: what agrees with it was read rightly, and means what it says."""

from __future__ import annotations

from typing import Any

from evidencecheck.checks import _containers as containers
from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks._reading import joined
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.work import Work


def vouched(fields: Fields, work: Work) -> tuple[Field[Any], ...]:
    """The fields whose words and numbers are the record's own, so that nothing else of it stands in them unread.

    "MICCAI 2008" as the name of a book, and as the record has it, is no place where the year stands; nor is the title,
    word for word, a place of the journal's name. A container that agrees only loosely may have swallowed a number.
    """
    found = numbers.agreeing(fields, work)
    title, container = fields.title, fields.container_title
    if title and work.title and "".join(joined(title.value)) == "".join(joined(work.title)):
        found = (*found, title)
    if container and any(_contains(name, container.value) for name in work.container_title):
        found = (*found, container)
    return found


def placed(resolution: Resolution, fields: Fields, work: Work) -> bool:
    """Whether a work is the printing that is meant: by DOI, volume, page or container, or as nothing says otherwise.

    What a search found by title and authors alone, and what names another container or publisher, may be another
    version: a talk, a preprint, an edition.
    """
    if resolution.matched_by == "doi" or numbers.volume(fields, work) or numbers.pages(fields, work):
        return True
    container = fields.container_title
    if container is None:
        return fields.publisher is None
    return any(containers.agree(container.value, name) for name in work.container_title)


def _contains(name: str, read: str) -> bool:
    numbered = {word for word in joined(read) if any(map(str.isdigit, word))}
    return numbered <= set(joined(name)) and containers.agree(read, name)
