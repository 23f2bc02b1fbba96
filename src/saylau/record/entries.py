"""An entry: one official act, with what it worked on, the law it followed, the ruling, and who signed it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from saylau.errors import BadCall
from saylau.record.canonical import Json, decode, encode
from saylau.record.keys import PublicKey, Signer

__all__ = ["LONGEST", "Entry", "Sealed", "read_sealed", "seal"]

SIGNED = b"saylau/entry/v1\n"
LONGEST = 65_535
"""Bytes of an entry: a bundle gives its length in sixteen bits (C2SP tlog-tiles)."""

KEYS = {"actor", "address", "day", "facts", "follows", "id", "law", "ruling", "verb", "version"}
ID = re.compile(r"[a-z0-9_./-]{1,64}")
LAW = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ADDRESS = re.compile(r"[a-z]+(/[a-z0-9_-]+)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """``id`` is made by the client and unique in the record; ``follows`` are addresses that the entry rests on."""

    address: str
    verb: str
    day: str
    law: str
    facts: Mapping[str, Json]
    ruling: Mapping[str, Json]
    actor: str
    role: str
    id: str
    follows: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The entry as it is written."""
        return {
            "actor": {"key": self.actor, "role": self.role},
            "address": self.address,
            "day": self.day,
            "facts": self.facts,
            "follows": list(self.follows),
            "id": self.id,
            "law": self.law,
            "ruling": self.ruling,
            "verb": self.verb,
            "version": 1,
        }


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry with its signatures, by the names of their keys, and its bytes: the leaf of the tree."""

    entry: Entry
    signatures: tuple[tuple[str, bytes], ...]
    leaf: bytes

    def message(self) -> bytes:
        """What each signature is over."""
        return SIGNED + encode(self.entry.as_json())

    def is_signed(self, keys: Mapping[str, PublicKey]) -> bool:
        """Whether every signature holds, the first is the actor's, and the actor acts in the key's own role."""
        names = [name for name, _ in self.signatures]
        actor = keys.get(self.entry.actor)
        if actor is None or names[:1] != [self.entry.actor] or actor.role != self.entry.role:
            return False
        if names[1:] != sorted(set(names[1:]) - {self.entry.actor}):
            return False
        message = self.message()
        return all(name in keys and keys[name].holds(told, message) for name, told in self.signatures)


def seal(entry: Entry, *signers: Signer) -> Sealed:
    """The entry signed by its actor and, behind it, by others in the order of their names."""
    first, *others = signers
    message = SIGNED + encode(entry.as_json())
    ordered = [first, *sorted(others, key=lambda each: each.public.name)]
    signatures = tuple((each.public.name, each.sign(message)) for each in ordered)
    told = [{"key": name, "signature": b64encode(raw).decode()} for name, raw in signatures]
    leaf = encode({"entry": entry.as_json(), "signatures": told})
    if len(leaf) > LONGEST:
        raise BadCall(f"The entry {entry.address} has {len(leaf)} bytes; a bundle takes {LONGEST}.")
    return Sealed(entry, signatures, leaf)


def read_sealed(leaf: bytes) -> Sealed:
    """The entry of a leaf; ``BadCall`` says what its shape lacks. Signatures are not verified here."""
    told = decode(leaf)
    if (
        not isinstance(told, Mapping)
        or set(told) != {"entry", "signatures"}
        or not isinstance(told["signatures"], list)
    ):
        raise BadCall("A leaf has exactly an entry and its signatures.")
    signatures = tuple(map(_signature, told["signatures"]))
    if not signatures:
        raise BadCall("An entry has at least one signature.")
    return Sealed(_entry(told["entry"]), signatures, leaf)


def _signature(told: object) -> tuple[str, bytes]:
    if (
        not isinstance(told, Mapping)
        or set(told) != {"key", "signature"}
        or not all(isinstance(v, str) for v in told.values())
    ):
        raise BadCall("A signature has exactly a key and Base64.")
    try:
        raw = b64decode(told["signature"], validate=True)
    except ValueError:
        raise BadCall("A signature is not Base64.") from None
    if len(raw) != 64:
        raise BadCall("A signature has 64 bytes.")
    return told["key"], raw


def _entry(told: object) -> Entry:
    if not isinstance(told, Mapping) or set(told) != KEYS or told["version"] != 1:
        raise BadCall("An entry has exactly the keys of its version.")
    patterns = {"address": ADDRESS, "day": DAY, "id": ID, "law": LAW}
    for key, pattern in patterns.items():
        if not isinstance(told[key], str) or not pattern.fullmatch(told[key]):
            raise BadCall(f"The {key} of an entry is not written as one.")
    actor = told["actor"]
    if not isinstance(actor, Mapping) or set(actor) != {"key", "role"}:
        raise BadCall("The actor of an entry is a key and a role.")
    follows = told["follows"]
    if not isinstance(follows, list) or not all(isinstance(each, str) for each in follows):
        raise BadCall("What an entry follows is a list of addresses.")
    if (
        not isinstance(told["facts"], Mapping)
        or not isinstance(told["ruling"], Mapping)
        or not isinstance(told["verb"], str)
    ):
        raise BadCall("Facts and ruling of an entry are objects, its verb is a word.")
    whole = cast("Mapping[str, Any]", told)
    return Entry(
        address=whole["address"],
        verb=whole["verb"],
        day=whole["day"],
        law=whole["law"],
        facts=whole["facts"],
        ruling=whole["ruling"],
        actor=actor["key"],
        role=actor["role"],
        id=whole["id"],
        follows=tuple(follows),
    )
