"""The commission's key: it turns numbers into marks that only its holder can link to persons, and it can be destroyed.

A bare hash of a twelve-digit number is found out in seconds by trying all of them. Under a secret key nobody can try. Rolls of
different parties meet only where the key is: at the commission.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from saylau.errors import BadCall
from saylau.rolls.facts import PERSON_BYTES

__all__ = ["Key", "destroy_key", "make_key", "one_time_key", "read_key"]

KEY_BYTES = 32
BLOCK = 64
OWN_EYES = 0o600
FORM = re.compile(r"saylau-roll-key [0-9a-f]{64}\n")
TITLE = "saylau-roll-key "
NAMING = b"saylau: the name of a key"
ELECTION = "election.toml"


class Key:
    """A key; ``name`` is a short public mark of it, by which two rolls show that they were read under the same one."""

    __slots__ = ("_inner", "_outer", "name")

    def __init__(self, secret: bytes) -> None:
        padded = secret.ljust(BLOCK, b"\0")
        self._inner = bytes(each ^ 0x36 for each in padded)
        self._outer = bytes(each ^ 0x5C for each in padded)
        self.name = self._mark(NAMING).hex()[:16]

    def person(self, iin: str) -> bytes:
        """The mark of one number: the first ``PERSON_BYTES`` bytes of its HMAC-SHA-256."""
        return self._mark(iin.encode("ascii"))[:PERSON_BYTES]

    def persons(self, numbers: Iterable[str]) -> list[bytes]:
        """The marks of many numbers, in their order."""
        # The two blocks of RFC 2104 by hand: the library's own function takes twice as long for twelve digits.
        sha, inner, outer = hashlib.sha256, self._inner, self._outer
        return [sha(outer + sha(inner + each.encode("ascii")).digest()).digest()[:PERSON_BYTES] for each in numbers]

    def _mark(self, message: bytes) -> bytes:
        return hashlib.sha256(self._outer + hashlib.sha256(self._inner + message).digest()).digest()


def one_time_key() -> Key:
    """A key that is written nowhere: gone when the program ends, and with it every link between mark and person."""
    return Key(secrets.token_bytes(KEY_BYTES))


def make_key(path: Path) -> Key:
    """Draw a key and write it to a new file that only its owner may read.

    ``BadCall`` where the file is already there, or would lie inside an election folder: a folder is published.
    """
    for folder in path.resolve().parents:
        if folder.joinpath(ELECTION).exists():
            raise BadCall(f"{path} lies in an election folder.", "key_in_the_folder", path=path)
    secret = secrets.token_bytes(KEY_BYTES)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_EYES)
    except FileExistsError:
        raise BadCall(f"{path} is already there.", "key_is_there", path=path) from None
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(f"{TITLE}{secret.hex()}\n")
        stream.flush()
        os.fsync(stream.fileno())
    return Key(secret)


def read_key(path: Path) -> Key:
    """The key of a file; ``BadCall`` where there is none, it is damaged, or others may read it."""
    if not path.is_file():
        raise BadCall(f"There is no key at {path}.", "key_is_missing", path=path)
    if os.name != "nt" and path.stat().st_mode & 0o077:
        raise BadCall(f"{path} can be read by others.", "key_is_open_to_others", path=path)
    text = path.read_bytes().decode("ascii", "replace")
    if not FORM.fullmatch(text):
        raise BadCall(f"{path} holds no key.", "key_is_damaged", path=path)
    return Key(bytes.fromhex(text.removeprefix(TITLE)))


def destroy_key(path: Path) -> None:
    """Overwrite the key and delete its file; ``BadCall`` where it holds no key.

    After that nobody can link a mark to a person or make the mark of a number again. What stays provable: that the counts
    of a ruling follow from the facts of its entry. What does not: that the facts came from a certain roll. Overwriting is
    no promise on flash memory, and none about copies.
    """
    read_key(path)
    length = path.stat().st_size
    with path.open("r+b") as stream:
        stream.write(secrets.token_bytes(length))
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()
