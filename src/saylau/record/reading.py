"""What a record has published: its newest head, its entries, its keys, and the proof of any entry under that head."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from saylau.errors import BadCall, BadInput, Problem
from saylau.record.canonical import decode
from saylau.record.entries import Envelope, read_envelope
from saylau.record.keys import KeyRing
from saylau.record.notes import LONGEST, Checkpoint, read_checkpoint
from saylau.record.proving import Receipt
from saylau.record.tiles import nodes_of, read_bundle, read_file, widths
from saylau.record.tree import inclusion_proof, over

__all__ = [
    "CHECKPOINT",
    "CHECKPOINTS",
    "KEYS_FILE",
    "entries",
    "head",
    "keys_of",
    "leaves",
    "prove",
    "refused",
    "root_at",
]

CHECKPOINT, CHECKPOINTS, KEYS_FILE = "checkpoint", "checkpoints", "keys.json"
LONGEST_KEYS = 2**22


def head(record: Path) -> tuple[Checkpoint, str] | None:
    """The newest checkpoint of a record and its note as text, None where there is none; ``BadInput`` where damaged."""
    if not os.path.lexists(record / CHECKPOINT):
        return None
    checkpoint, note = read_checkpoint(read_file(record, CHECKPOINT, LONGEST))
    return checkpoint, note.written.decode()


def entries(record: Path) -> Iterator[Envelope]:
    """Every entry under the newest checkpoint, in its order, bundle by bundle; ``BadInput`` at a damaged one."""
    for leaf in leaves(record):
        yield read_envelope(leaf)


def leaves(record: Path) -> Iterator[bytes]:
    """The bytes of every entry under the newest checkpoint, in its order."""
    newest = head(record)
    for number, width in widths(newest[0].size if newest else 0):
        yield from read_bundle(record, number, width)


def keys_of(record: Path) -> KeyRing:
    """The public keys of a record; ``BadInput`` where ``keys.json`` is missing or damaged."""
    told = decode(read_file(record, KEYS_FILE, LONGEST_KEYS))
    return KeyRing.from_json(told.get("keys") if isinstance(told, dict) and told.keys() == {"keys"} else None)


def prove(record: Path, index: int) -> Receipt:
    """The receipt of the index-th entry, from 0, under the newest checkpoint; ``BadCall`` where there is none."""
    newest = head(record)
    if newest is None or not 0 <= index < newest[0].size:
        raise BadCall(f"The record has no entry {index}.")
    checkpoint, note = newest
    node = nodes_of(record, checkpoint.size)
    return Receipt(node(0, index), index, inclusion_proof(index, checkpoint.size, node), note)


def root_at(record: Path, size: int) -> bytes:
    """The root that the tree had at an earlier size, from 1 on, worked out from the tiles of the newest; ``BadCall`` beyond it."""
    newest = head(record)
    if newest is None or not 0 < size <= newest[0].size:
        raise BadCall(f"The record never had {size} entries.")
    return over(0, size, nodes_of(record, newest[0].size))


def refused(place: str, rule: str, found: str) -> BadInput:
    """The refusal of a call or of a file, with its place."""
    return BadInput((Problem(place, 0, "", rule, found),))
