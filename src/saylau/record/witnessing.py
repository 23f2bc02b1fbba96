"""A witness keeps one line of state and cosigns a checkpoint only where it extends the one it saw before.

The whole record lies before it, so it also looks at every entry: what the entries do not bear out it does not sign.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import time

from saylau.errors import BadInput
from saylau.instruments.files import write_whole
from saylau.record.keys import Signer
from saylau.record.log import lock
from saylau.record.notes import LONGEST, Checkpoint, cosign, read_checkpoint
from saylau.record.reading import CHECKPOINT, keys_of, refused
from saylau.record.tiles import nodes_of, read_file
from saylau.record.tree import consistency_proof, is_consistent
from saylau.record.verifying import verify
from saylau.record.writing import write_all

__all__ = ["Witnessed", "witness"]


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What the witness saw before (None at the first sight), what it cosigned, and when: a second since 1970."""

    before: Checkpoint | None
    now: Checkpoint
    at: int


def witness(
    record: Path, state: Path, key: Signer, *, out: Path | None = None, clock: Callable[[], float] = time
) -> Witnessed:
    """Cosigns the newest checkpoint where it extends the state, and keeps it as the new state.

    ``BadInput`` where it does not, and where files, signatures or tree of the record do not hold.

    The cosigned checkpoint goes into the record, or to ``out`` where the record is not the witness's own to write; it can
    be handed on, and given to any verifier as a checkpoint from outside. The state is written before the cosignature: a
    crash in between repeats a cosignature, it never gives two heads one. The state file is one line: origin, size and root
    in Base64, parted by blanks.
    """
    with nullcontext() if out else lock(record):
        now, note = read_checkpoint(read_file(record, CHECKPOINT, LONGEST))
        ring = keys_of(record)
        if key.name not in ring or (ring[key.name].role, ring[key.name].public) != ("witness", key.public):
            raise refused("keys.json", "witness_is_unknown", key.name)
        if now.origin != ring.log.name or not note.signed_by(ring.log):
            raise refused(CHECKPOINT, "checkpoint_is_not_signed", now.origin)
        before = _read_state(state)
        _extends(record, before, now)
        if problems := verify(record).problems:
            raise BadInput(problems)
        at = int(clock())
        write_whole(state, f"{now.line}\n")
        cosigned = cosign(note, key, at).written
        if out:
            write_whole(out, cosigned)
        else:
            write_all(record, {CHECKPOINT: cosigned})
    return Witnessed(before, now, at)


def _read_state(state: Path) -> Checkpoint | None:
    if not state.exists():
        return None
    parts = read_file(state.parent, state.name, LONGEST).decode("utf-8", "replace").removesuffix("\n").split(" ")
    try:
        return Checkpoint.read("\n".join((*parts, "")))
    except BadInput as damaged:
        raise refused(state.name, "state_is_damaged", " ".join(parts)) from damaged


def _extends(record: Path, before: Checkpoint | None, now: Checkpoint) -> None:
    """The proof is made from the tiles of the record and checked as one from a stranger."""
    if before is None:
        return
    if before.origin != now.origin:
        raise refused(CHECKPOINT, "checkpoint_of_another_log", now.origin)
    if before.size > now.size:
        raise refused(CHECKPOINT, "tail_was_cut", str(now.size))
    grown = before.size < now.size
    proof = consistency_proof(before.size, now.size, nodes_of(record, now.size)) if grown else ()
    if not is_consistent(before.size, before.root, now.size, now.root, proof):
        raise refused(CHECKPOINT, "does_not_extend" if grown else "two_heads", str(before.size))
