"""Hand-kept bibliographies, ``references/*.bib``: sources that no registry holds, or that someone has confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from evidencecheck.errors import BibliographyError
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.sources._base import Lookup
from evidencecheck.text.normalise import words

MOST = 5
SHARE = 0.5  # of a title's words: fewer in common is what any two works of one field have

LONG = 4  # letters; shorter words are of, the, und …


class Bibliography:
    """The entries of BibTeX files as a `Source`; each work names its file and key."""

    online = False
    exhaustive = False
    size = 1  # hand-picked: whatever fits was meant

    def __init__(self, paths: Sequence[Path], root: Path = Path()) -> None:
        """The files, in the order in which their works count; none is opened yet.

        Relative paths are taken from ``root``, by default the working directory; works name their file as it is given.
        """
        self._paths, self._root = tuple(paths), root
        folders = {path.parent for path in self._paths}
        one = self._paths[0] if len(self._paths) == 1 else next(iter(folders)) / "*.bib" if len(folders) == 1 else None
        self.name = one.as_posix() if one else ", ".join(path.as_posix() for path in self._paths)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """All works, read at the first use; raises `BibliographyError` for a file that cannot be read."""
        return tuple(work for path in self._paths for work in _read(path, self._root))

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """The works with these DOIs; raises as `works` does."""
        return {doi: Lookup(tuple(work for work in self.works if work.doi == doi)) for doi in dict.fromkeys(dois)}

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - a few hundred entries need no more than the words
        """At most five works whose title's words, or whose first author, stand in ``raw``; raises as `works` does."""
        at_hand = set(words(raw))
        ranked = [(rank, work) for work in self.works if (rank := _rank(work, at_hand))]
        ranked.sort(key=lambda pair: pair[0], reverse=True)  # stable: equals stay in the order of the files
        return Lookup(tuple(work for _, work in ranked[:MOST]))


def _read(path: Path, root: Path) -> tuple[Work, ...]:
    from evidencecheck.sources._bibtex import read_bibtex  # noqa: PLC0415 - pybtex is slow to import

    name = path.as_posix()
    try:
        data = (root / path).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BibliographyError(f"{name}, line {line}: not UTF-8") from None
    except OSError as error:
        raise BibliographyError(f"{name}: {error.strerror or 'cannot be read'}") from None
    return read_bibtex(text, name)


def _rank(work: Work, at_hand: set[str]) -> tuple[float, bool, bool] | None:
    """How much of the title stands in ``at_hand``, whether the first author and a year do; None for no candidate."""
    title = {word for word in words(work.title) if len(word) >= LONG}
    share = len(title & at_hand) / len(title) if title else 0.0
    family = words(work.author.names[0].key) if work.author.names else ()
    author = bool(family) and at_hand.issuperset(family)
    if share < SHARE and not author:
        return None
    return share, author, any(str(year) in at_hand for year in work.years)
