"""Lists of LaTeX: how their items are numbered."""

from __future__ import annotations

import re

import attrs

# enumitem: "label={[\arabic*]}"; enumerate: "[{[1]}]", "(1)", "1.".
_LABEL = re.compile(r"label\s{0,9}=\s{0,9}\{?\s{0,9}(?:\\[a-z]{1,20}\s{0,9})?([\[(]?)\\arabic\*([\])]?[.:]?)")
_SHORT = re.compile(r"\{?([\[(]?)1([\])]?[.:]?)\}?")
_START = re.compile(r"start\s{0,9}=\s{0,9}(\d{1,6})")


@attrs.define
class Listing:
    """A list that is open: whether it counts, how far it has, and what stands around its numbers."""

    ordered: bool
    form: tuple[str, str, int] = ("", ".", 0)
    count: int = attrs.field(default=attrs.Factory(lambda self: self.form[2], takes_self=True))

    def step(self) -> tuple[str, str | None]:
        """What the next item begins with, and its number."""
        if not self.ordered:
            return "\u2022 ", None
        self.count += 1
        before, after, _ = self.form
        return f"{before}{self.count}{after} ", str(self.count)


def custom_label(options: str) -> tuple[str, str, int]:
    """What stands around the numbers of a list with these options, and the number before its first."""
    match = _LABEL.search(options) or _SHORT.fullmatch(options.strip())
    start = _START.search(options)
    before, after = (match[1], match[2]) if match else ("", ".")
    return before, after or ("" if before else "."), int(start[1]) - 1 if start else 0
