"""Receipts: what a person takes home of an entry, checked without the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.record.canonical import decode, encode, refuse
from saylau.record.keys import KeyRing, from_base64, to_base64
from saylau.record.notes import Checkpoint, read_checkpoint
from saylau.record.tree import leaf_hash, root_by_inclusion

__all__ = ["Receipt", "check_receipt", "read_receipt"]

HASH = 32
KEYS = {"checkpoint", "entry", "index", "proof"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """That the entry of this leaf hash (32 bytes) is the index-th, from 0, of the tree under the signed checkpoint.

    ``proof`` are the hashes from the leaf to the root; ``checkpoint`` is the note as the log signed it.
    """

    entry: bytes
    index: int
    proof: tuple[bytes, ...]
    checkpoint: str

    def as_json(self) -> dict[str, Any]:
        """The receipt as a value of canonical JSON; hashes are in Base64."""
        return {
            "checkpoint": self.checkpoint,
            "entry": to_base64(self.entry),
            "index": self.index,
            "proof": [to_base64(each) for each in self.proof],
        }

    @property
    def head(self) -> Checkpoint:
        """The head that the receipt is under; ``BadInput`` where its note is damaged. ``check_receipt`` asks who signed it."""
        return read_checkpoint(self.checkpoint.encode())[0]

    @property
    def written(self) -> bytes:
        """The receipt as a file."""
        return encode(self.as_json())


def read_receipt(written: bytes) -> Receipt:
    """The receipt of a file's bytes; ``BadInput`` where it is none."""
    told = decode(written)
    if not isinstance(told, dict) or told.keys() != KEYS or not isinstance(told["proof"], list):
        raise refuse("receipt_is_damaged", "keys")
    entry = from_base64(told["entry"], HASH)
    proof = [raw for raw in (from_base64(each, HASH) for each in told["proof"]) if raw is not None]
    whole = isinstance(told["index"], int) and told["index"] >= 0 and isinstance(told["checkpoint"], str)
    if entry is None or len(proof) != len(told["proof"]) or not whole:
        raise refuse("receipt_is_damaged", "values")
    return Receipt(entry, told["index"], tuple(proof), told["checkpoint"])


def check_receipt(receipt: Receipt, ring: KeyRing, *, leaf: bytes | None = None) -> tuple[Problem, ...]:
    """What the receipt does not prove: no problems mean that the log of this ring signed a tree with this entry in it.

    With the bytes of an entry, they must be those that the receipt is about.
    """
    place = f"receipt/{receipt.index}"
    try:
        checkpoint, note = read_checkpoint(receipt.checkpoint.encode())
    except BadInput as damaged:
        return (Problem(place, 0, "", damaged.problems[0].rule, damaged.problems[0].found),)
    problems = []
    if checkpoint.origin != ring.log.name:
        problems.append(Problem(place, 0, "", "checkpoint_of_another_log", checkpoint.origin))
    elif not note.signed_by(ring.log):
        problems.append(Problem(place, 0, "", "checkpoint_is_not_signed", checkpoint.origin))
    if leaf is not None and leaf_hash(leaf) != receipt.entry:
        problems.append(Problem(place, 0, "", "receipt_of_another_entry", to_base64(leaf_hash(leaf))))
    if root_by_inclusion(receipt.entry, receipt.index, checkpoint.size, receipt.proof) != checkpoint.root:
        problems.append(Problem(place, 0, "", "receipt_does_not_lead_to_the_root", to_base64(checkpoint.root)))
    return tuple(problems)
