"""The record: every official act under signatures in one tree, so that a stranger can check all of it.

    with Log(folder / "record", signer) as log:
        receipt = log.append([seal(entry, [key])])[0]
    entries(folder / "record"), head(folder / "record")

Published formats only: RFC 8785 (a subset), RFC 6962, RFC 8032, C2SP tlog-tiles, tlog-checkpoint and tlog-cosignature.
The room replays no rule by itself: who calls it brings the verbs of the rooms.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.record.canonical import decode, encode
from saylau.record.drawing import draw_head
from saylau.record.entries import Actor, Entry, Envelope, Signature, read_envelope, seal
from saylau.record.journal import pending
from saylau.record.keys import (
    ROLES,
    KeyRing,
    PublicKey,
    Signer,
    demo_keys,
    is_derived,
    is_key_name,
    read_keys,
    read_public_keys,
    to_base64,
    write_keys,
)
from saylau.record.log import Log
from saylau.record.notes import Checkpoint
from saylau.record.proving import Receipt, check_receipt, read_receipt
from saylau.record.reading import entries, head, keys_of, prove, root_at
from saylau.record.replaying import LookUp, Verb, replay, replay_record
from saylau.record.reporting import Report
from saylau.record.shelving import keep_law, law_kept
from saylau.record.tree import leaf_hash
from saylau.record.verifying import verify
from saylau.record.witnessing import Witnessed, witness

__all__ = [
    "PROBLEMS",
    "ROLES",
    "Actor",
    "Checkpoint",
    "Entry",
    "Envelope",
    "KeyRing",
    "Log",
    "LookUp",
    "PublicKey",
    "Receipt",
    "Report",
    "Signature",
    "Signer",
    "Verb",
    "Witnessed",
    "check_receipt",
    "decode",
    "demo_keys",
    "draw_head",
    "encode",
    "entries",
    "head",
    "is_derived",
    "is_key_name",
    "keep_law",
    "keys_of",
    "law_kept",
    "leaf_hash",
    "pending",
    "prove",
    "read_envelope",
    "read_keys",
    "read_public_keys",
    "read_receipt",
    "replay",
    "replay_record",
    "root_at",
    "seal",
    "to_base64",
    "verify",
    "witness",
    "write_keys",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with a record."""
