"""What a person looks up in the record of a folder, and the receipts that prove an entry to whoever keeps them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import NamedTuple

from saylau.errors import BadInput, Problem
from saylau.folder.recording import RECORD
from saylau.record import (
    Checkpoint,
    Entry,
    Envelope,
    Receipt,
    check_receipt,
    entries,
    head,
    keys_of,
    prove,
    read_receipt,
    root_at,
)

__all__ = ["Checked", "check_kept", "entries_on", "head_of", "receipt_for", "record_of"]


NOT_OURS = ("checkpoint_of_another_log", "checkpoint_is_not_signed")
"""What makes every further question about a receipt idle: it is not of this log at all."""


class Checked(NamedTuple):
    """What a kept receipt proves: the entry at its place (from 0), and everything wrong with it (nothing, where it holds)."""

    place: int
    entry: Entry | None
    problems: tuple[Problem, ...]
    size: int = 0
    """How many entries the record had when the receipt was given."""


def head_of(folder: Path) -> tuple[Checkpoint, str]:
    """The newest checkpoint of a folder's record, and its note; ``BadInput`` where there is no record."""
    newest = head(folder / RECORD) if folder.is_dir() else None
    if newest is None:
        raise BadInput((Problem((folder / RECORD).as_posix(), 0, "", "no_record"),))
    return newest


def record_of(folder: Path) -> Path:
    """Where the record of a folder lies; ``BadInput`` where there is none."""
    head_of(folder)
    return folder / RECORD


def entries_on(folder: Path, address: str) -> list[tuple[int, Envelope]]:
    """Every entry on an address with its index, the oldest first; ``BadInput`` where there is none."""
    found = [(n, each) for n, each in enumerate(entries(record_of(folder))) if each.entry.address == address]
    if not found:
        raise BadInput((Problem(RECORD, 0, "", "no_entry_on_this_address", address),))
    return found


def receipt_for(folder: Path, address: str) -> Receipt:
    """The receipt of the newest entry on an address, under the newest checkpoint."""
    index, _ = entries_on(folder, address)[-1]
    return prove(folder / RECORD, index)


def check_kept(folder: Path, written: bytes) -> Checked:
    """A receipt that somebody kept, held against the record as it is now; ``BadInput`` where it is no receipt."""
    record, newest = record_of(folder), head_of(folder)[0]
    receipt = read_receipt(written.strip())
    place = f"receipt/{receipt.index}"
    found = next(islice(entries(record), receipt.index, None), None)
    problems = list(check_receipt(receipt, keys_of(record), leaf=found.leaf if found else None))
    if any(each.rule in NOT_OURS for each in problems):
        return Checked(receipt.index, None, tuple(each for each in problems if each.rule in NOT_OURS))
    if receipt.head.size > newest.size:
        more = (("size", str(newest.size)),)
        problems.append(Problem(place, 0, "", "receipt_beyond_the_record", str(receipt.head.size), more))
    elif root_at(record, receipt.head.size) != receipt.head.root:
        problems.append(Problem(place, 0, "", "does_not_extend", receipt.head.root.hex()))
    return Checked(receipt.index, found.entry if found else None, tuple(problems), receipt.head.size)
