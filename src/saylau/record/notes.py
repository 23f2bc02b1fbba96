"""Signed notes, checkpoints and cosignatures, as C2SP writes them (signed-note, tlog-checkpoint, tlog-cosignature)."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace

from saylau.record.canonical import GREATEST, refuse
from saylau.record.keys import SIGNATURE_BYTES, KeyRing, PublicKey, Signer, from_base64, to_base64

__all__ = [
    "COSIGNATURE",
    "ED25519",
    "Checkpoint",
    "Line",
    "Note",
    "cosign",
    "key_hash",
    "read_checkpoint",
    "read_note",
    "sign_note",
]

ED25519, COSIGNATURE = 0x01, 0x04
"""The types of signatures."""
HASH_BYTES, TIME_BYTES, ROOT_BYTES = 4, 8, 32
DASH = "— "
LONGEST = 2**16
SIZE = re.compile(r"[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Line:
    """One signature line: whose name, the hash of the key (4 bytes), and the bytes after it."""

    name: str
    hashed: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The line with its line feed."""
        return f"{DASH}{self.name} {to_base64(self.hashed + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a line feed, and the lines that sign it."""

    text: str
    lines: tuple[Line, ...]

    @property
    def written(self) -> bytes:
        """The note as it stands in a file."""
        return (self.text + "\n" + "".join(line.text for line in self.lines)).encode()

    def signed_by(self, key: PublicKey) -> bool:
        """Whether the key signed the text plainly (type 0x01): a line of it is there, and none that does not hold."""
        message, ring = self.text.encode(), KeyRing((key,))
        lines = self._lines_of(key, ED25519)
        return bool(lines) and all(ring.verifies(key.name, line.signature, message) for line in lines)

    def cosigned_by(self, key: PublicKey) -> int | None:
        """The second since 1970 at which the witness cosigned the text (type 0x04), None where it did not.

        ``BadInput`` for a line of this very key that does not hold: somebody put it there.
        """
        at = None
        for line in self._lines_of(key, COSIGNATURE):
            at = int.from_bytes(line.signature[:TIME_BYTES], "big")
            signature, message = line.signature[TIME_BYTES:], _cosigned(at, self.text)
            if len(signature) != SIGNATURE_BYTES or not KeyRing((key,)).verifies(key.name, signature, message):
                raise refuse("cosignature_does_not_hold", key.name)
        return at

    def _lines_of(self, key: PublicKey, kind: int) -> list[Line]:
        hashed = key_hash(key.name, kind, key.public)
        return [line for line in self.lines if (line.name, line.hashed) == (key.name, hashed)]

    def with_line(self, line: Line) -> Note:
        """The note with one more line; an earlier one of the same key is replaced."""
        kept = tuple(each for each in self.lines if (each.name, each.hashed) != (line.name, line.hashed))
        return replace(self, lines=(*kept, line))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: its origin, how many entries it has, and the root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed; a checkpoint of nothing is never signed."""
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"

    @property
    def line(self) -> str:
        """The same on one line, parted by blanks: what a witness keeps and what is printed."""
        return f"{self.origin} {self.size} {to_base64(self.root)}"

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """The checkpoint of a note's text; ``BadInput`` where it is not exactly three lines of one, of a size of at least 1."""
        parts = text.split("\n")
        if len(parts) != 4 or parts[3] or not parts[0]:
            raise refuse("checkpoint_is_damaged", "not three lines")
        root = from_base64(parts[2], ROOT_BYTES)
        if root is None or not SIZE.fullmatch(parts[1]) or int(parts[1]) > GREATEST:
            raise refuse("checkpoint_is_damaged", f"{parts[1]} {parts[2]}")
        return cls(parts[0], int(parts[1]), root)


def key_hash(name: str, kind: int, public: bytes) -> bytes:
    """The 4 bytes that name a key on a signature line: SHA-256(name ‖ LF ‖ type ‖ key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes((kind,)) + public).digest()[:HASH_BYTES]


def sign_note(text: str, signer: Signer) -> Note:
    """The text under one plain signature (type 0x01)."""
    hashed = key_hash(signer.name, ED25519, signer.public)
    return Note(text, (Line(signer.name, hashed, signer.sign(text.encode())),))


def cosign(note: Note, signer: Signer, at: int) -> Note:
    """The note with a witness's line of that second since 1970 (cosignature/v1)."""
    hashed = key_hash(signer.name, COSIGNATURE, signer.public)
    signature = at.to_bytes(TIME_BYTES, "big") + signer.sign(_cosigned(at, note.text))
    return note.with_line(Line(signer.name, hashed, signature))


def read_note(written: bytes) -> Note:
    """The note of a file's bytes; ``BadInput`` where it is none. Who signed it is asked afterwards."""
    if len(written) > LONGEST:
        raise refuse("note_is_damaged", f"{len(written)} bytes")
    try:
        whole = written.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise refuse("note_is_damaged", str(broken)) from broken
    text, found, signatures = whole.rpartition("\n\n")
    if not found or not signatures.endswith("\n") or any(c < " " and c != "\n" for c in whole):
        raise refuse("note_is_damaged", whole)
    return Note(f"{text}\n", tuple(_line(each) for each in signatures[:-1].split("\n")))


def read_checkpoint(written: bytes) -> tuple[Checkpoint, Note]:
    """The checkpoint of a file's bytes, and its note; ``BadInput`` where it is none."""
    note = read_note(written)
    return Checkpoint.read(note.text), note


def _line(text: str) -> Line:
    name, found, encoded = text.removeprefix(DASH).partition(" ")
    if not text.startswith(DASH) or not found or not name or "+" in name:
        raise refuse("note_is_damaged", text)
    try:
        raw = base64.b64decode(encoded, validate=True)
    except ValueError as broken:
        raise refuse("note_is_damaged", text) from broken
    if len(raw) <= HASH_BYTES or to_base64(raw) != encoded:
        raise refuse("note_is_damaged", text)
    return Line(name, raw[:HASH_BYTES], raw[HASH_BYTES:])


def _cosigned(at: int, text: str) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
