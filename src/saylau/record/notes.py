"""Signed notes and checkpoints as C2SP writes them: text, an empty line, and a line for each signature."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from saylau.errors import BadCall
from saylau.record.keys import PublicKey, Signer

__all__ = ["Checkpoint", "cosign", "read_checkpoint", "sign_checkpoint"]

COSIGNATURE = 4
LONGEST = 16_384
"""Bytes of a checkpoint with all its lines; more is not one."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log committed to: its name, how many entries it has, and the root over them. ``lines`` are the signatures."""

    origin: str
    size: int
    root: bytes
    lines: tuple[tuple[str, bytes], ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed (C2SP tlog-checkpoint)."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @property
    def note(self) -> bytes:
        """The whole signed note."""
        lines = "".join(f"\N{EM DASH} {name} {b64encode(told).decode()}\n" for name, told in self.lines)
        return f"{self.text}\n{lines}".encode()

    def is_signed_by(self, key: PublicKey) -> bool:
        """Whether the log's own key signed it."""
        mark = key.note_hash()
        return any(
            name == key.name and told[:4] == mark and key.holds(told[4:], self.text.encode())
            for name, told in self.lines
        )

    def cosigned_at(self, key: PublicKey) -> int | None:
        """When a witness cosigned it, in seconds since 1970; None where it did not (C2SP tlog-cosignature)."""
        mark = key.note_hash(COSIGNATURE)
        for name, told in self.lines:
            if name == key.name and told[:4] == mark and len(told) == 76:
                time = int.from_bytes(told[4:12], "big")
                if key.holds(told[12:], _cosigned(time, self.text)):
                    return time
        return None


def sign_checkpoint(signer: Signer, size: int, root: bytes) -> Checkpoint:
    """A checkpoint of the log that the signer speaks for; the origin is the key's name."""
    bare = Checkpoint(signer.public.name, size, root)
    line = signer.public.note_hash() + signer.sign(bare.text.encode())
    return Checkpoint(bare.origin, size, root, ((signer.public.name, line),))


def cosign(checkpoint: Checkpoint, signer: Signer, time: int) -> Checkpoint:
    """The same checkpoint with a witness's line; ``time`` is in seconds since 1970."""
    told = signer.public.note_hash(COSIGNATURE) + time.to_bytes(8, "big")
    line = signer.public.name, told + signer.sign(_cosigned(time, checkpoint.text))
    return Checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root, (*checkpoint.lines, line))


def read_checkpoint(data: bytes) -> Checkpoint:
    """A checkpoint from its bytes; ``BadCall`` says what about them is not one."""
    if len(data) > LONGEST:
        raise BadCall("A checkpoint is not so long.")
    try:
        text, gap, tail = data.decode("utf-8").partition("\n\n")
    except UnicodeDecodeError:
        raise BadCall("A checkpoint is text in UTF-8.") from None
    parts = text.split("\n")
    if not gap or len(parts) != 3 or not parts[0] or not tail.endswith("\n"):
        raise BadCall("A checkpoint has an origin, a size, a root, an empty line and at least one signature.")
    size = parts[1]
    if not size.isascii() or not size.isdigit() or len(size) > 16 or str(int(size)) != size:
        raise BadCall("The size of a checkpoint is a plain whole number.")
    root = _bytes(parts[2])
    if len(root) != 32:
        raise BadCall("The root of a checkpoint is 32 bytes.")
    return Checkpoint(parts[0], int(size), root, tuple(_lines(tail[:-1].split("\n"))))


def _lines(lines: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    for line in lines:
        dash, _, rest = line.partition(" ")
        name, _, told = rest.partition(" ")
        if dash != "\N{EM DASH}" or not name or not told:
            raise BadCall("A signature line is a dash, a name and Base64.")
        yield name, _bytes(told)


def _bytes(text: str) -> bytes:
    try:
        told = b64decode(text, validate=True)
    except ValueError:
        raise BadCall("A line of a checkpoint is not Base64.") from None
    if b64encode(told).decode() != text:
        raise BadCall("A line of a checkpoint is not canonical Base64.")
    return told


def _cosigned(time: int, text: str) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
