"""Keys of the persons and bodies who act: Ed25519 (RFC 8032), public keys with their roles, private ones kept apart."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from saylau.errors import BadCall, BadInput, Problem

__all__ = ["PublicKey", "Signer", "demo_signer", "read_signer"]

DEMO = b"saylau/demo-key/v1\n"
ED25519 = 1
"""The byte that C2SP signed notes give this algorithm; another algorithm has another byte."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key by its name (``kz-2021/akmola/tec_01``), the role it acts in, and its 32 bytes."""

    name: str
    role: str
    raw: bytes

    def holds(self, signature: bytes, message: bytes) -> bool:
        """Whether the signature over the message is of this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def note_hash(self, kind: int = ED25519) -> bytes:
        """The four bytes by which a signed note names the key (C2SP signed-note)."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([kind]) + self.raw).digest()[:4]

    def as_json(self) -> dict[str, str]:
        """The key as the first entry and ``keys.json`` hold it."""
        return {"name": self.name, "public": b64encode(self.raw).decode(), "role": self.role}

    @classmethod
    def from_json(cls, told: Mapping[str, object]) -> PublicKey:
        """The key that such an object names; ``BadCall`` where it is not one."""
        name, role, public = told.get("name"), told.get("role"), told.get("public")
        if not isinstance(name, str) or not isinstance(role, str) or not isinstance(public, str) or len(told) != 3:
            raise BadCall("A key has exactly a name, a role and its public part.")
        try:
            raw = b64decode(public, validate=True)
        except ValueError:
            raise BadCall(f"The public part of {name} is not Base64.") from None
        if len(raw) != 32 or b64encode(raw).decode() != public:
            raise BadCall(f"The public part of {name} is not 32 bytes in Base64.")
        return cls(name, role, raw)


class Signer:
    """A private key, and the public one that belongs to it."""

    def __init__(self, name: str, role: str, seed: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(name, role, self._private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature of 64 bytes."""
        return self._private.sign(message)


def demo_signer(seed: str, name: str, role: str) -> Signer:
    """A key that anybody can derive from a public seed: it shows how things work and proves nothing about persons."""
    return Signer(name, role, hashlib.sha256(DEMO + seed.encode() + b"\n" + name.encode()).digest())


def read_signer(folder: Path, name: str, role: str) -> Signer:
    """The private key of that name from a folder: one file a key, its 32-byte seed in Base64; ``BadInput`` otherwise."""
    path = folder / (name.replace("/", "__") + ".key")
    try:
        seed = b64decode(path.read_text(encoding="ascii").strip(), validate=True)
    except (OSError, ValueError) as broken:
        raise BadInput((Problem(path.name, 0, "", "key_is_missing_or_damaged", str(broken)),)) from None
    if len(seed) != 32:
        raise BadInput((Problem(path.name, 0, "", "key_is_missing_or_damaged", str(len(seed))),))
    return Signer(name, role, seed)
