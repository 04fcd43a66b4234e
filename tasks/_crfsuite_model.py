"""Read the weights of a CRFsuite model, and write a model from weights.

CRFsuite trains one model and writes it; an average of several must be written by ourselves. The format is that of
CRFsuite 0.12 (`crf1d_model.c`, `cqdb.c`): features, then labels and attributes as constant quark databases, then for
each label and attribute the features that start from it. Attributes and features are written in a fixed order, so that
the same weights give the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import pycrfsuite

States = dict[tuple[str, str], float]
"""Weights by (attribute, label)."""
Steps = dict[tuple[str, str], float]
"""Weights by (label, next label)."""

_STATE, _STEP = 0, 1
_MASK = 0xFFFFFFFF


def weights(model: Path) -> tuple[States, Steps]:
    """The weights of a model that CRFsuite wrote, as its own dump prints them (six digits)."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    return dict(info.state_features), dict(info.transitions)


def average(models: Iterable[tuple[States, Steps]], least: float = 0.0) -> tuple[States, Steps]:
    """The mean of the models' weights, one that a model lacks being 0; means smaller than ``least`` are left out."""
    states: States = {}
    steps: Steps = {}
    count = 0
    for some_states, some_steps in models:
        count += 1
        for total, some in ((states, some_states), (steps, some_steps)):
            for key, weight in some.items():
                total[key] = total.get(key, 0.0) + weight
    kept = {key: total / count for key, total in states.items() if abs(total / count) >= least}
    return kept, {key: total / count for key, total in steps.items()}


def write(
    path: Path,
    states: Mapping[tuple[str, str], float],
    steps: Mapping[tuple[str, str], float],
    asked: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Write a first-order model in CRFsuite's format.

    ``asked`` says how often each attribute is looked up: what is asked for often stands together, and then stays in the
    processor's caches.
    """
    labels = sorted({label for _, label in states} | {label for pair in steps for label in pair})
    attributes = sorted({attribute for attribute, _ in states}, key=lambda one: (-asked.get(one, 0), one))
    label_ids = {label: n for n, label in enumerate(labels)}
    attribute_ids = {attribute: n for n, attribute in enumerate(attributes)}
    rows = sorted((_STATE, attribute_ids[a], label_ids[b], weight) for (a, b), weight in states.items())
    rows += sorted((_STEP, label_ids[a], label_ids[b], weight) for (a, b), weight in steps.items())

    features = b"".join(struct.pack("<IIId", *row) for row in rows)
    out = bytearray(48)
    offsets = [len(out)]
    out += struct.pack("<4sII", b"FEAT", 12 + len(features), len(rows)) + features
    for names in (labels, attributes):
        offsets.append(len(out))
        out += _database(names)
    # The last two of the labels' lists are the begin and the end of a sequence, which have no features.
    for kind, count, chunk in ((_STEP, len(labels) + 2, b"LFRF"), (_STATE, len(attributes), b"AFRF")):
        offsets.append(len(out))
        out += _references(chunk, len(out), count, ((n, row[1]) for n, row in enumerate(rows) if row[0] == kind))
    out[:48] = struct.pack(
        "<4sI4s9I",
        *(b"lCRF", len(out), b"FOMC", 100, len(rows), len(labels), len(attributes)),
        *offsets,
    )
    path.write_bytes(out)


def _references(chunk: bytes, at: int, count: int, features: Iterable[tuple[int, int]]) -> bytes:
    """A list of feature numbers for each of ``count`` labels or attributes; offsets count from the file's start."""
    lists: list[list[int]] = [[] for _ in range(count)]
    for feature, source in features:
        lists[source].append(feature)
    places, body = [], bytearray()
    start = at + 12 + 4 * count
    for numbers in lists:
        places.append(start + len(body))
        body += struct.pack(f"<I{len(numbers)}I", len(numbers), *numbers)
    return struct.pack(f"<4sII{count}I", chunk, 12 + 4 * count + len(body), count, *places) + bytes(body)


def _database(names: list[str]) -> bytes:
    """A constant quark database: strings to their numbers and back."""
    head = 24 + 256 * 8
    records, places = bytearray(), []
    tables: list[list[tuple[int, int]]] = [[] for _ in range(256)]
    for number, name in enumerate(names):
        key = name.encode() + b"\0"
        place = head + len(records)
        hashed = _hash(key)
        tables[hashed % 256].append((hashed, place))
        places.append(place)
        records += struct.pack("<II", number, len(key)) + key
    references, buckets = bytearray(), bytearray()
    for table in tables:
        size = 2 * len(table)
        references += struct.pack("<II", head + len(records) + len(buckets) if size else 0, size)
        slots: list[tuple[int, int]] = [(0, 0)] * size
        for hashed, place in table:
            slot = (hashed >> 8) % size
            while slots[slot][1]:
                slot = (slot + 1) % size
            slots[slot] = (hashed, place)
        buckets += b"".join(struct.pack("<II", *slot) for slot in slots)
    backward = head + len(records) + len(buckets)
    total = backward + 4 * len(places)
    header = struct.pack("<4sIIIII", b"CQDB", total, 0, 0x62445371, len(places), backward)
    return header + bytes(references) + bytes(records) + bytes(buckets) + struct.pack(f"<{len(places)}I", *places)


def _hash(key: bytes) -> int:
    """Bob Jenkins' lookup3, `hashlittle` with seed 0, as CQDB hashes its keys."""
    length = len(key)
    a = b = c = (0xDEADBEEF + length) & _MASK
    at = 0
    while length - at > 12:
        x, y, z = struct.unpack_from("<III", key, at)
        a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
        a = (a - c) & _MASK ^ _turn(c, 4)
        c = (c + b) & _MASK
        b = (b - a) & _MASK ^ _turn(a, 6)
        a = (a + c) & _MASK
        c = (c - b) & _MASK ^ _turn(b, 8)
        b = (b + a) & _MASK
        a = (a - c) & _MASK ^ _turn(c, 16)
        c = (c + b) & _MASK
        b = (b - a) & _MASK ^ _turn(a, 19)
        a = (a + c) & _MASK
        c = (c - b) & _MASK ^ _turn(b, 4)
        b = (b + a) & _MASK
        at += 12
    if length == at:
        return c
    x, y, z = struct.unpack("<III", key[at:].ljust(12, b"\0"))
    a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
    c = ((c ^ b) - _turn(b, 14)) & _MASK
    a = ((a ^ c) - _turn(c, 11)) & _MASK
    b = ((b ^ a) - _turn(a, 25)) & _MASK
    c = ((c ^ b) - _turn(b, 16)) & _MASK
    a = ((a ^ c) - _turn(c, 4)) & _MASK
    b = ((b ^ a) - _turn(a, 14)) & _MASK
    return ((c ^ b) - _turn(b, 24)) & _MASK


def _turn(value: int, bits: int) -> int:
    return ((value << bits) | (value >> (32 - bits))) & _MASK
