"""Our entry in ``.pre-commit-config.yaml``: written as text, so that what others have written there stays as it is."""

from __future__ import annotations

import re

from evidencecheck.formats import WALKED
from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._json_places import Array, Node, Object, Scalar
from evidencecheck.formats._yaml_places import tree

ENTRY = """\
- repo: local
  hooks:
    - id: evidencecheck
      name: evidencecheck
      entry: evidencecheck check
      language: system # the evidencecheck that is installed
      files: (?i)\\.({endings})$
      exclude: (^|/)references/[^/]+\\.bib$ # evidence, which documents are held against
"""
_REPOS = re.compile(r"repos:[ \t]*(?:#.*)?[\r\n]*")
_ITEM = re.compile(r"([ ]*)- ")


def entry() -> str:
    """The entry, for a list that is not indented."""
    return ENTRY.format(endings="|".join(sorted(ending.removeprefix(".") for ending in WALKED)))


def fresh() -> str:
    """A file with nothing but our entry."""
    return f"repos:\n{_indented('  ', chr(10))}"


def has(text: str) -> bool:
    """Whether a hook of ours is in a file; the text is looked at where it is no YAML."""
    repos = _repos(text)
    if repos is None:
        return "id: evidencecheck" in text
    return any(_told(hook, "id") == "evidencecheck" for repo in repos for hook in _list(repo, "hooks"))


def added(text: str) -> str | None:
    """A file with our entry as the last of its list; None where it cannot be put there for certain."""
    before = _repos(text)
    lines = text.splitlines(keepends=True)
    at = next((number for number, line in enumerate(lines) if _REPOS.fullmatch(line)), None)
    if not before or at is None:
        return None
    end = last = at + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "-", "#"))):
        if lines[end].strip() and not lines[end].lstrip().startswith("#"):
            last = end + 1
        end += 1
    first = next((found for line in lines[at + 1 : last] if (found := _ITEM.match(line))), None)
    if not first:
        return None
    newline = "\r\n" if lines[at].endswith("\r\n") else "\n"
    if not lines[last - 1].endswith("\n"):
        lines[last - 1] += newline
    new = "".join((*lines[:last], _indented(first[1], newline), *lines[last:]))
    after = _repos(new)
    return new if after and len(after) == len(before) + 1 and has(new) else None


def _indented(indent: str, newline: str) -> str:
    return "".join(f"{indent}{line}{newline}" for line in entry().splitlines())


def _repos(text: str) -> tuple[Node, ...] | None:
    """The list of a file, None where it has none that can be read."""
    try:
        whole = tree(text, 0, len(text))
    except UnfitError:
        return None
    return _list(whole, "repos") if isinstance(whole, Object) and isinstance(whole.has.get("repos"), Array) else None


def _list(node: Node, key: str) -> tuple[Node, ...]:
    found = node.has.get(key) if isinstance(node, Object) else None
    return found.items if isinstance(found, Array) else ()


def _told(node: Node, key: str) -> str:
    found = node.has.get(key) if isinstance(node, Object) else None
    return found.flow.text if isinstance(found, Scalar) else ""
