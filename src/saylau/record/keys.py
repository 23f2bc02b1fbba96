"""Keys: who may sign what. Public ones lie in the record, private ones never do (Ed25519, RFC 8032)."""

from __future__ import annotations

import binascii
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from saylau.errors import BadCall, BadInput, Problem
from saylau.record.canonical import refuse

__all__ = [
    "ROLES",
    "KeyRing",
    "PublicKey",
    "Signer",
    "demo_keys",
    "from_base64",
    "is_derived",
    "is_key_name",
    "read_key_array",
    "read_keys",
    "read_public_keys",
    "to_base64",
    "typed_bytes",
    "write_keys",
]

ROLES = ("log", "central", "territorial", "witness", "auditor")
DEMO = b"saylau/demo-key/v1\n"
ENDING, PUBLIC_ENDING = ".key", ".pub"
KEY_BYTES, SIGNATURE_BYTES = 32, 64
PRIME = 2**255 - 19
ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
SMALL_ORDER = frozenset((0, 1, PRIME - 1, ORDER_8, PRIME - ORDER_8))
"""The y of the points whose order divides 8."""
OTHERS_MAY = 0o077
NAME = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")


def to_base64(raw: bytes) -> str:
    """Standard Base64 with its padding (RFC 4648, section 4)."""
    return binascii.b2a_base64(raw, newline=False).decode("ascii")


def from_base64(text: object, length: int) -> bytes | None:
    """The bytes, None where the text is not the one standard Base64 text of so many bytes."""
    if not isinstance(text, str) or len(text) != (length + 2) // 3 * 4:
        return None
    try:
        raw = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return None
    # Unused bits at the end may be anything to a reader: only their standard text is taken.
    return raw if len(raw) == length and to_base64(raw) == text else None


def typed_bytes(told: str) -> bytes | None:
    """The 32 bytes of a head or a key as people hand them on: in hex or Base64, with blanks where a line ended."""
    text = "".join(told.split())
    if len(text) != 2 * KEY_BYTES:
        return from_base64(text, KEY_BYTES)
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def is_key_name(text: object) -> bool:
    """Whether the text names a key, such as ``kz-2021/akmola/tec_01``: no blank, no plus, no dots to climb by."""
    return isinstance(text, str) and _names_a_key(text)


@lru_cache(maxsize=4096)
def _names_a_key(text: str) -> bool:
    return NAME.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under its name; it signs and tells its public half, and shows nothing else."""

    name: str
    _private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def of(cls, name: str, seed: bytes) -> Signer:
        """The key of a 32-byte seed (RFC 8032, 5.1.5); ``BadCall`` for another length or a name that is none."""
        if len(seed) != KEY_BYTES or not is_key_name(name):
            raise BadCall(f"A key has a name and {KEY_BYTES} bytes of seed; {name!r} has {len(seed)}.")
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        return self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self._private.sign(message)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What the record tells of a key: its name, its role and its public half (32 bytes)."""

    name: str
    role: str
    public: bytes

    def as_json(self) -> dict[str, str]:
        """The key as it stands in ``keys.json``."""
        return {"name": self.name, "role": self.role, "public": to_base64(self.public)}


class KeyRing:
    """The public keys of a record by their names; exactly one of them has the role ``log``."""

    __slots__ = ("_keys", "_ready")

    def __init__(self, keys: Iterable[PublicKey]) -> None:
        self._keys = {each.name: each for each in sorted(keys, key=lambda key: key.name)}
        self._ready: dict[str, Ed25519PublicKey] = {}

    @classmethod
    def from_json(cls, told: Any) -> KeyRing:
        """The ring of a ``keys`` array; ``BadInput`` where it is not one: sorted by name, each name once, one log."""
        keys = read_key_array(told)
        if sum(key.role == "log" for key in keys) != 1:
            raise refuse("keys_are_damaged", "not exactly one key of the role log")
        return cls(keys)

    def with_more(self, told: Any) -> KeyRing:
        """The ring with the keys that an ``appoint`` entry hands in; ``BadInput`` where one is there already or is a log's."""
        more = read_key_array(told)
        for key in more:
            if key.name in self or key.role == "log":
                raise refuse("key_is_handed_in_again", key.name)
        ring = KeyRing((*self, *more))
        ring._ready.update(self._ready)
        return ring

    def as_json(self) -> list[dict[str, str]]:
        """The ``keys`` array, sorted by name."""
        return [key.as_json() for key in self]

    def __iter__(self) -> Iterator[PublicKey]:
        return iter(self._keys.values())

    def __getitem__(self, name: str) -> PublicKey:
        return self._keys[name]

    def __contains__(self, name: object) -> bool:
        return name in self._keys

    @property
    def log(self) -> PublicKey:
        """The key that signs checkpoints; its name is their origin."""
        for key in self:
            if key.role == "log":
                return key
        raise BadCall("The ring holds no key of the role log.")

    def verifies(self, name: str, signature: bytes, message: bytes) -> bool:
        """Whether the key of that name signed the message; a name that is not in the ring signed nothing."""
        ready = self._ready.get(name)
        try:
            if ready is None:
                ready = self._ready[name] = Ed25519PublicKey.from_public_bytes(self._keys[name].public)
            ready.verify(signature, message)
        except (KeyError, ValueError, InvalidSignature):
            return False
        return True


def demo_keys(seed: str, names: Iterable[str]) -> dict[str, Signer]:
    """Illustrative keys that anyone can derive: SHA-256 of a fixed line, the public seed and the name prove no person."""
    return {name: Signer.of(name, hashlib.sha256(DEMO + f"{seed}\n{name}".encode()).digest()) for name in names}


def is_derived(log: PublicKey, seed: str = "") -> bool:
    """Whether anyone can derive the key of this log: its election's id, which its name ends with, is the public seed."""
    return demo_keys(seed or log.name.removeprefix("saylau/"), (log.name,))[log.name].public == log.public


def read_keys(folder: Path) -> dict[str, Signer]:
    """The private keys of a folder by their names: ``<name>.key`` holds the seed in Base64; ``BadInput`` lists every fault.

    A name may have strokes: they are folders. On POSIX nobody but the owner may read the files.
    """
    signers, problems = {}, []
    for path in sorted(folder.rglob(f"*{ENDING}")):
        name = path.relative_to(folder).as_posix().removesuffix(ENDING)
        seed = from_base64(path.read_text(encoding="ascii", errors="replace").strip(), KEY_BYTES)
        if os.name != "nt" and path.stat().st_mode & OTHERS_MAY:
            problems.append(Problem(f"{name}{ENDING}", 0, "", "key_is_open_to_others"))
        elif seed is None or not is_key_name(name):
            problems.append(Problem(f"{name}{ENDING}", 0, "", "key_is_damaged"))
        else:
            signers[name] = Signer.of(name, seed)
    if problems:
        raise BadInput(tuple(problems))
    return signers


def read_public_keys(folder: Path) -> dict[str, bytes]:
    """The public keys of a folder by their names: ``<name>.pub`` holds 32 bytes in Base64; ``BadInput`` lists every fault.

    So somebody who watches keeps the private key and hands in the public one.
    """
    keys, problems = {}, []
    for path in sorted(folder.rglob(f"*{PUBLIC_ENDING}")):
        name = path.relative_to(folder).as_posix().removesuffix(PUBLIC_ENDING)
        public = from_base64(path.read_text(encoding="ascii", errors="replace").strip(), KEY_BYTES)
        if public is None or not is_key_name(name):
            problems.append(Problem(f"{name}{PUBLIC_ENDING}", 0, "", "key_is_damaged"))
        else:
            keys[name] = public
    if problems:
        raise BadInput(tuple(problems))
    return keys


def write_keys(folder: Path, seeds: Mapping[str, bytes]) -> None:
    """Writes seeds of 32 bytes as ``read_keys`` reads them, for the owner alone; a file that is there stays."""
    for name, seed in seeds.items():
        Signer.of(name, seed)
        path = folder / f"{name}{ENDING}"
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{to_base64(seed)}\n")


def read_key_array(told: Any) -> tuple[PublicKey, ...]:
    """The keys of a ``keys`` array; ``BadInput`` where it is not one: not empty, sorted by name, each name once."""
    if not isinstance(told, list) or not told:
        raise refuse("keys_are_damaged", "no array of keys")
    keys = tuple(_public_key(each) for each in told)
    names = [key.name for key in keys]
    if names != sorted(set(names)):
        raise refuse("keys_are_damaged", "names out of order or twice")
    return keys


def _is_weak(public: bytes) -> bool:
    """Whether the bytes are a point of small order, for which one signature fits every message, or are not canonical.

    RFC 8032, 5.1.3, decodes no y of the prime or more.
    """
    y = int.from_bytes(public, "little") & (1 << 255) - 1
    return y >= PRIME or y in SMALL_ORDER


def _public_key(told: Any) -> PublicKey:
    if not isinstance(told, dict) or set(told) != {"name", "role", "public"}:
        raise refuse("keys_are_damaged", "a key has exactly name, role and public")
    public = from_base64(told["public"], KEY_BYTES)
    if public is None or told["role"] not in ROLES or not is_key_name(told["name"]) or _is_weak(public):
        raise refuse("keys_are_damaged", str(told["name"]))
    return PublicKey(told["name"], told["role"], public)
