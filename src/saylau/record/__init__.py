"""The record: every official act sealed as an entry of a Merkle log, and what a stranger needs to check it.

    log = Log(Path("elections/kz-2021/record"))
    log.append([seal(entry, signer)], log_signer)
    log.checkpoint.root.hex()

Formats are spoken, not invented: canonical JSON (RFC 8785, a subset), tree hashes (RFC 6962), tiles, checkpoints and signed
notes (C2SP), signatures (RFC 8032). The room knows no act: what is sealed is the matter of the rooms above it.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.record.canonical import Json, decode, encode
from saylau.record.entries import Entry, Sealed, read_sealed, seal
from saylau.record.keys import PublicKey, Signer, demo_signer, read_signer
from saylau.record.log import Log, Placed
from saylau.record.notes import Checkpoint, cosign, read_checkpoint, sign_checkpoint
from saylau.record.tree import (
    Compact,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

__all__ = [
    "PROBLEMS",
    "Checkpoint",
    "Compact",
    "Entry",
    "Json",
    "Log",
    "Placed",
    "PublicKey",
    "Sealed",
    "Signer",
    "consistency_holds",
    "consistency_proof",
    "cosign",
    "decode",
    "demo_signer",
    "encode",
    "inclusion_holds",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "read_checkpoint",
    "read_sealed",
    "read_signer",
    "root_of",
    "seal",
    "sign_checkpoint",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of everything that this room reports about files."""
