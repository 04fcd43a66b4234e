"""DOIs of other agencies (DataCite, mEDRA …): their metadata by content negotiation, through habanero, as BibTeX.

https://citation.crosscite.org/docs.html. habanero is imported here and nowhere else, and only when such a DOI comes up.
It keeps no connection and throws the headers away, which is why Crossref itself is asked through our own session.
"""

from __future__ import annotations

import queue
import threading
from urllib.parse import quote

import attrs

from evidencecheck.errors import BibliographyError
from evidencecheck.model.settings import DOI_URL
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._http import Patience
from evidencecheck.sources._limits import Breaker, Pacer


class DoiAgency:
    """The DOI resolver, asked for BibTeX instead of a page."""

    def __init__(self, url: str = DOI_URL, *, patience: Patience = Patience()) -> None:
        """``url`` is the resolver or a stand-in for it."""
        self._url, self._patience = url.rstrip("/"), patience
        self._pacer, self._breaker = Pacer(), Breaker(patience.failures)

    def ask(self, doi: str, agency: str) -> tuple[str, str]:
        """BibTeX of ``doi``, which ``agency`` has registered, and ""; or "" and a problem in words."""
        if problem := self._breaker.problem:
            return "", f"registered with {agency}; {problem}"
        with self._pacer.turn():
            text, problem = self._ask(doi)
        self._breaker.note(problem)
        return text, f"registered with {agency}; {problem}" if problem else ""

    def read(self, text: str, doi: str, agency: str, day: str) -> Lookup:
        """The work that an answer of ``day`` describes, or a problem; never an absence."""
        from evidencecheck.sources._bibtex import read_bibtex  # noqa: PLC0415 - pybtex is slow to import, and rarely needed

        try:
            works = read_bibtex(text, "the answer")
        except BibliographyError:
            works = ()
        if len(works) != 1 or works[0].doi not in {"", doi}:
            return Lookup(problem=f"registered with {agency}, whose record could not be read")
        # DataCite calls every text an article; without a journal it may be a preprint, a report or a page.
        vague = works[0].type == "journal-article" and not works[0].container_title
        kind = "other" if vague else works[0].type
        work = attrs.evolve(works[0], doi=doi, key=doi, type=kind, source=f"doi.org ({agency})", retrieved=day)
        return Lookup((work,), retrieved=day)

    def _ask(self, doi: str) -> tuple[str, str]:
        """BibTeX and "", or "" and a problem, within the time for one answer.

        habanero's time-out bounds a silence, not an answer; so it works in a thread that can be left behind.
        """
        done: queue.Queue[tuple[str, str]] = queue.Queue()
        threading.Thread(target=lambda: done.put(self._negotiate(doi)), daemon=True).start()
        try:
            return done.get(timeout=self._patience.answer)
        except queue.Empty:
            return "", f"no whole answer from the DOI resolver within {self._patience.answer:.3g} s"

    def _negotiate(self, doi: str) -> tuple[str, str]:
        try:
            from habanero import cn  # noqa: PLC0415 - half a second to import, and rarely needed

            # Encoded, because habanero splits what it is given at blanks.
            encoded = quote(doi, safe="/", errors="replace")
            text = cn.content_negotiation(ids=encoded, format="bibtex", url=self._url, timeout=self._patience.read)
        except Exception as error:  # noqa: BLE001 - habanero and its transport document none of their errors
            status = getattr(getattr(error, "response", None), "status_code", None)
            said = f"answered with status {status}" if status else f"did not answer ({type(error).__name__})"
            return "", f"the DOI resolver {said}"
        return str(text or ""), ""
