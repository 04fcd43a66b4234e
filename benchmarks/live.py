"""What looking pages up costs a service, and how near to its limit it is asked.

    python benchmarks/live.py --url URL PAGE...           a Crossref-like service; never the real one, without need
    python benchmarks/live.py --url URL --repeat PAGE...  and a second time, which should ask nothing

Prints requests by status, the most at once, seconds from the first to the last, the share of the announced rate that
was used, and refusals (429). Counted by ourselves, request by request; where the service counts, too (`/__stats`), its
own figures follow. Works in a folder of its own, with no cache.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import requests

from evidencecheck.evidence import Evidence, Page
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import read
from evidencecheck.sources.crossref import Crossref


class Counted(requests.Session):
    """A session that notes each request: when it began, what came of it, what limit was announced."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        super().__init__()
        self.began: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.limits: Counter[str] = Counter()
        self.most = self._busy = 0
        self._lock = threading.Lock()

    def get(self, *args: Any, **more: Any) -> requests.Response:  # noqa: ANN401 - as the session has it
        """Send, and take note."""
        with self._lock:
            self.began.append(time.monotonic())
            self._busy += 1
            self.most = max(self.most, self._busy)
        try:
            response = super().get(*args, **more)
        except requests.RequestException as error:
            response = None
            self._note(type(error).__name__, {})
            raise
        finally:
            with self._lock:
                self._busy -= 1
        self._note(str(response.status_code), response.headers)
        return response

    def _note(self, status: str, headers: Any) -> None:  # noqa: ANN401 - a mapping without a name
        with self._lock:
            self.statuses[status] += 1
            if limit := headers.get("x-rate-limit-limit"):
                interval = headers["x-rate-limit-interval"].removesuffix("s")
                self.limits[f"{headers.get('x-api-pool')} {float(limit) / float(interval):g}"] += 1


def main() -> None:
    """Look the pages up and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--url", required=True)
    options.add_argument("--mailto", default="bench@example.org")
    options.add_argument("--repeat", action="store_true")
    options.add_argument("pages", nargs="+", type=Path)
    given = options.parse_args()
    readings = [read(path.resolve()) for path in given.pages]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for _ in range(1 + given.repeat):
            requests.get(f"{given.url}/__stats", {"reset": ""}, timeout=5)
            run(given.url, given.mailto, [Page(None, r.references, r.orphans) for r in readings])


def run(url: str, mailto: str, pages: list[Page]) -> None:
    """One run, and its figures."""
    crossref = Crossref(mailto, url, doi_url=url, now="2026-01-31")
    counted = Counted()
    counted.headers.update(crossref._service._session.headers)  # noqa: SLF001 - where requests can be counted
    crossref._service._session = counted  # noqa: SLF001
    began = time.monotonic()
    found = Evidence(Settings(now="2026-01-31"), [crossref]).look_up(pages)
    took = time.monotonic() - began
    outcomes = Counter(f"{r.outcome} by {r.matched_by or 'none'}" for page in found for r in page.values())
    print(f"outcomes  {dict(outcomes)}")
    print(f"requests  {sum(counted.statuses.values())}, by status {dict(counted.statuses)}, at once {counted.most}")
    if len(counted.began) > 1:
        span = max(counted.began) - min(counted.began)
        rate = (len(counted.began) - 1) / span
        print(
            f"rate      {rate:.2f} a second over {span:.1f} s ({took:.1f} s in all); announced {dict(counted.limits)}"
        )
        if len({limit.split()[-1] for limit in counted.limits}) == 1:
            print(f"used      {rate / float(next(iter(counted.limits)).split()[-1]):.1%} of the announced rate")
    stats = requests.get(f"{url}/__stats", timeout=5)
    if stats.ok:
        said = {k: v for k, v in stats.json().items() if k != "index"}
        print("service  ", json.dumps(said))


if __name__ == "__main__":
    main()
