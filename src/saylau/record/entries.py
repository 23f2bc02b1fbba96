"""An entry of the record: one official act, with the ruling it got, under the signatures of who acted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from saylau.errors import BadCall, BadInput
from saylau.record.canonical import decode, encode, refuse
from saylau.record.keys import ROLES, SIGNATURE_BYTES, KeyRing, Signer, from_base64, is_key_name, to_base64
from saylau.record.tiles import LONGEST
from saylau.ruling import Verdict

__all__ = ["Actor", "Entry", "Envelope", "Signature", "read_envelope", "seal"]

SIGNED = b"saylau/entry/v1\n"
VERSION = 1
LINE_BYTES = len(b'{"key":"","signature":""},') + 88
"""The bytes of a signature in the leaf without its key's name: 64 bytes are 88 letters of Base64."""
ID = re.compile(r"[a-z0-9_./-]{1,64}")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
WORD = re.compile(r"[a-z][a-z_]{0,31}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ADDRESS = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
KEYS = {"actor", "address", "day", "facts", "follows", "id", "law", "ruling", "verb", "version"}
RULING_KEYS = {"findings", "on", "subject", "verdict"}
TEXT = frozenset((str,))
VERDICTS = tuple(verdict.value for verdict in Verdict)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: the name of a key and its role, never the name of a person."""

    key: str
    role: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``id`` is made by the client and unique in the record; ``ruling`` is what the program answered.

    ``law`` is the fingerprint of the statute book, ``day`` the day whose law was applied; ``follows`` are addresses
    of earlier entries. ``facts`` and ``ruling`` are values of canonical JSON; what was worked out is the ruling's ``result``.
    """

    id: str
    actor: Actor
    verb: str
    address: str
    day: date
    law: str
    facts: Mapping[str, Any]
    ruling: Mapping[str, Any]
    follows: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The entry as the record writes it."""
        return {
            "actor": {"key": self.actor.key, "role": self.actor.role},
            "address": self.address,
            "day": self.day.isoformat(),
            "facts": self.facts,
            "follows": list(self.follows),
            "id": self.id,
            "law": self.law,
            "ruling": self.ruling,
            "verb": self.verb,
            "version": VERSION,
        }

    @classmethod
    def from_json(cls, told: Any) -> Entry:
        """The entry of such a value; ``BadInput`` naming the first key that is not as the format says."""
        if not _fits(told):
            for key, holds in _SHAPE:
                if not holds(told):
                    raise refuse("entry_has_another_shape", key)
        return cls(
            id=told["id"],
            actor=Actor(told["actor"]["key"], told["actor"]["role"]),
            verb=told["verb"],
            address=told["address"],
            day=date.fromisoformat(told["day"]),
            law=told["law"],
            facts=told["facts"],
            ruling=told["ruling"],
            follows=tuple(told["follows"]),
        )

    @property
    def signed(self) -> bytes:
        """The bytes that are signed."""
        return SIGNED + encode(self.as_json())


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature (64 bytes) under the name of its key."""

    key: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """An entry with its signatures: first that of the actor's key, then others in the order of their names.

    ``leaf`` are its bytes in the tree, ``signed`` those that the signatures are over.
    """

    entry: Entry
    signatures: tuple[Signature, ...]
    leaf: bytes
    signed: bytes

    def signed_under(self, ring: KeyRing) -> str | None:
        """None where every signature holds under the ring, the actor's first and in its role; else the key that fails."""
        actor = self.entry.actor
        if actor.key not in ring or ring[actor.key].role != actor.role:
            return actor.key
        for each in self.signatures:
            if not ring.verifies(each.key, each.signature, self.signed):
                return each.key
        return None


def seal(entry: Entry, signers: Iterable[Signer]) -> Envelope:
    """The entry under the signatures of its actor and of others; ``BadCall`` where it is not of the format."""
    try:
        told = entry.as_json()
        signed = encode(told)
        Entry.from_json(told)
    except BadInput as shapeless:
        raise BadCall(f"{entry.id}: {shapeless.problems[0].rule}: {shapeless.problems[0].found}") from shapeless
    ordered = sorted(signers, key=lambda signer: (signer.name != entry.actor.key, signer.name))
    if not ordered or ordered[0].name != entry.actor.key or len({each.name for each in ordered}) != len(ordered):
        raise BadCall(f"{entry.id}: the first signature is the actor's, and nobody signs twice.")
    signatures = tuple(Signature(each.name, each.sign(SIGNED + signed)) for each in ordered)
    lines = [{"key": each.key, "signature": to_base64(each.signature)} for each in signatures]
    leaf = _HEAD + signed + b',"signatures":' + encode(lines) + b"}"
    if len(leaf) > LONGEST:
        raise BadCall(f"{entry.id}: an entry has at most {LONGEST} bytes, this one {len(leaf)}.")
    return Envelope(entry, signatures, leaf, SIGNED + signed)


def read_envelope(leaf: bytes) -> Envelope:
    """The envelope of a leaf's bytes; ``BadInput`` where they are not canonical or not of the format."""
    if len(leaf) > LONGEST:
        raise refuse("entry_is_too_long", str(len(leaf)))
    told = decode(leaf)
    if not isinstance(told, dict) or told.keys() != {"entry", "signatures"}:
        raise refuse("entry_has_another_shape", "envelope")
    entry = Entry.from_json(told["entry"])
    signatures = _signatures(told["signatures"], entry.actor.key)
    # What is signed stands in the leaf itself, between its fixed head and the signatures: no second encoding.
    tail = len(b',"signatures":[]}') + sum(LINE_BYTES + len(each.key) for each in signatures) - 1
    return Envelope(entry, signatures, leaf, SIGNED + leaf[len(_HEAD) : -tail])


_HEAD = b'{"entry":'


def _signatures(told: Any, actor: str) -> tuple[Signature, ...]:
    if not isinstance(told, list) or not told:
        raise refuse("entry_has_another_shape", "signatures")
    signatures = []
    for each in told:
        if not isinstance(each, dict) or each.keys() != {"key", "signature"} or not is_key_name(each["key"]):
            raise refuse("entry_has_another_shape", "signatures")
        signature = from_base64(each["signature"], SIGNATURE_BYTES)
        if signature is None:
            raise refuse("entry_has_another_shape", "signatures")
        signatures.append(Signature(each["key"], signature))
    names = [each.key for each in signatures]
    if names[0] != actor or names[1:] != sorted(set(names[1:]) - {actor}):
        raise refuse("signatures_out_of_order", ", ".join(names))
    return tuple(signatures)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _matches_as_many(pattern: re.Pattern[str], value: Any) -> bool:
    """The same for texts of which a record has few: a look-up costs less than the pattern."""
    return isinstance(value, str) and _is_known_to(pattern, value)


@lru_cache(maxsize=4096)
def _is_known_to(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None


def _is_address(value: Any) -> bool:
    return _matches_as_many(ADDRESS, value)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _names_a_day(value)


@lru_cache(maxsize=1024)
def _names_a_day(text: str) -> bool:
    try:
        return DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_actor(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"key", "role"}
        and is_key_name(value["key"])
        and value["role"] in ROLES
    )


def _is_ruling(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and (value.keys() == RULING_KEYS or value.keys() == RULING_KEYS | {"result"})
        and isinstance(value.get("result", {}), Mapping)
        and _is_address(value["subject"])
        and _is_day(value["on"])
        and value["verdict"] in VERDICTS
        and isinstance(value["findings"], list)
        and all(isinstance(each, dict) and set(map(type, each.values())) <= {str} for each in value["findings"])
    )


def _fits(told: Any) -> bool:
    """Whether a value surely has the shape of an entry: the usual one, asked in one go; for all else ``_SHAPE`` decides."""
    try:
        ruling, address, day = told["ruling"], told["address"], told["day"]
        return (
            told.keys() == KEYS
            and (ruling.keys() == RULING_KEYS or _is_ruling(ruling))
            and told["version"] == VERSION
            and ID.fullmatch(told["id"]) is not None
            and _is_known_actor(**told["actor"])
            and _is_known_to(WORD, told["verb"])
            and _is_known_to(ADDRESS, address)
            and _names_a_day(day)
            and _is_known_to(FINGERPRINT, told["law"])
            and type(told["facts"]) is dict
            and (ruling["subject"], ruling["on"]) == (address, day)
            and ruling["verdict"] in VERDICTS
            and type(ruling["findings"]) is list
            and all({*map(type, each.values())} <= TEXT for each in ruling["findings"])
            and type(told["follows"]) is list
            and all(_is_known_to(ADDRESS, each) for each in told["follows"])
        )
    except (TypeError, KeyError, AttributeError):
        return False


@lru_cache(maxsize=4096)
def _is_known_actor(*, key: str, role: str) -> bool:
    return is_key_name(key) and role in ROLES


_SHAPE = (
    ("entry", lambda told: isinstance(told, dict) and told.keys() == KEYS),
    ("version", lambda told: told["version"] == VERSION),
    ("id", lambda told: _matches(ID, told["id"])),
    ("actor", lambda told: _is_actor(told["actor"])),
    ("verb", lambda told: _matches_as_many(WORD, told["verb"])),
    ("address", lambda told: _is_address(told["address"])),
    ("day", lambda told: _is_day(told["day"])),
    ("law", lambda told: _matches_as_many(FINGERPRINT, told["law"])),
    ("facts", lambda told: isinstance(told["facts"], Mapping)),
    ("ruling", lambda told: _is_ruling(told["ruling"])),
    (
        "follows",
        lambda told: isinstance(told["follows"], list) and all(_is_address(each) for each in told["follows"]),
    ),
)
