"""One bundle of entries checked by itself, in a process of its own when there are many."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.record.entries import Envelope, read_envelope
from saylau.record.keys import KeyRing, PublicKey, read_key_array
from saylau.record.rights import APPOINT, OPEN, role_of
from saylau.record.tiles import WIDTH, bundle_path, join_bundle, left_over, read_bundle
from saylau.record.tree import leaf_hash

__all__ = ["Checked", "HandedIn", "Links", "check_bundle"]

SHELVES = 256


@dataclass(slots=True)
class Checked:
    """What one bundle told: leaf hashes in order, and of its entries what only the whole record can check.

    ``ids`` and ``addresses`` are 64-bit digests in the order of the entries (0 for one that cannot be read), ``follows``
    pairs of the index of an entry and the digest of an address it rests on. ``handed`` are the keys that an entry hands in,
    ``used`` the entry in which the bundle first has a signature of a key.
    """

    hashes: list[bytes] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("Q"))
    addresses: array[int] = field(default_factory=lambda: array("Q"))
    follows: array[int] = field(default_factory=lambda: array("Q"))
    laws: set[str] = field(default_factory=set)
    handed: list[tuple[int, tuple[PublicKey, ...]]] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check_bundle(record: Path, number: int, width: int, ring: KeyRing) -> Checked:
    """Encoding, shape and signatures of every entry of a bundle; without hashes where the bundle cannot be read."""
    told = Checked()
    try:
        leaves = read_bundle(record, number, width)
    except BadInput as damaged:
        told.problems += damaged.problems
        return told
    told.hashes = [leaf_hash(leaf) for leaf in leaves]
    told.problems += left_over(record, bundle_path(number, width), partial(join_bundle, leaves))
    for index, leaf in enumerate(leaves, number * WIDTH):
        try:
            _note(told, index, read_envelope(leaf), ring)
        except BadInput as damaged:
            told.problems.append(replace(damaged.problems[0], file=f"entry/{index}"))
            told.ids.append(0)
            told.addresses.append(0)
    return told


def _note(told: Checked, index: int, envelope: Envelope, ring: KeyRing) -> None:
    entry = envelope.entry
    for rule, found in _faults(index, envelope, ring):
        told.problems.append(Problem(f"entry/{index}", 0, "", rule, found))
    if entry.verb == APPOINT or (entry.verb == OPEN and not index):
        _hand_in(told, index, envelope)
    for line in envelope.signatures:
        told.used.setdefault(line.key, index)
    told.ids.append(_digest(entry.id))
    told.addresses.append(_digest(entry.address))
    for each in entry.follows:
        told.follows.extend((index, _digest(each)))
    told.laws.add(entry.law)


def _faults(index: int, envelope: Envelope, ring: KeyRing) -> Iterator[tuple[str, str]]:
    entry = envelope.entry
    wrong = envelope.signed_under(ring)
    if wrong is not None:
        yield "signature_does_not_hold", wrong
    if entry.actor.role != role_of(entry):
        yield "act_of_another_role", entry.actor.role
    if entry.verb == OPEN and index:
        yield "record_opens_twice", entry.address
    if entry.ruling["subject"] != entry.address or entry.ruling["on"] != entry.day.isoformat():
        yield "ruling_on_something_else", entry.ruling["subject"]


def _hand_in(told: Checked, index: int, envelope: Envelope) -> None:
    try:
        told.handed.append((index, read_key_array(envelope.entry.facts.get("keys"))))
    except BadInput as damaged:
        told.problems.append(replace(damaged.problems[0], file=f"entry/{index}"))


class HandedIn:
    """Which entry handed in each key, and whether each was there when it signed."""

    __slots__ = ("_keys", "_problems", "_since", "_used")

    def __init__(self) -> None:
        self._keys: dict[str, PublicKey] = {}
        self._since: dict[str, int] = {}
        self._used: dict[str, int] = {}
        self._problems: list[Problem] = []

    def add(self, told: Checked) -> None:
        """Takes the next bundle in."""
        for index, keys in told.handed:
            for key in keys:
                if key.name in self._keys or (index and key.role == "log"):
                    self._problems.append(Problem(f"entry/{index}", 0, "", "key_is_handed_in_again", key.name))
                    continue
                self._keys[key.name], self._since[key.name] = key, index
        for name, index in told.used.items():
            self._used.setdefault(name, index)

    def problems(self, ring: KeyRing, place: str) -> Iterator[Problem]:
        """A key handed in twice, one that signed before, and a ring at that place which holds others than were handed in."""
        yield from self._problems
        for name, index in self._used.items():
            # The first entry alone may be signed by a key of its own.
            if index and self._since.get(name, -1) >= index:
                yield Problem(f"entry/{index}", 0, "", "key_is_not_handed_in_yet", name)
        found = {key.name: key for key in ring}
        if found != self._keys:
            strange = sorted(n for n in {*found, *self._keys} if found.get(n) != self._keys.get(n))
            yield Problem(place, 0, "", "keys_are_not_those_handed_in", ", ".join(strange[:3]))


class Links:
    """Which ids stand twice and which entries rest on nothing earlier, in some 32 bytes an entry.

    Digests have 64 bits: among a million entries two different ids share one with a chance of 1 in 30 million. They lie
    on shelves, so that only one shelf at a time becomes a table.
    """

    __slots__ = ("_addresses", "_count", "_follows", "_ids")

    def __init__(self) -> None:
        self._count = 0
        self._ids, self._addresses, self._follows = (_shelves(), _shelves(), _shelves())

    def add(self, told: Checked) -> None:
        """Takes the next bundle in."""
        for place, (number, address) in enumerate(zip(told.ids, told.addresses, strict=True), self._count):
            if number:
                self._ids[number % SHELVES].extend((number, place))
                self._addresses[address % SHELVES].extend((address, place))
        for index, address in _pairs(told.follows):
            self._follows[address % SHELVES].extend((address, index))
        self._count += len(told.ids)

    def problems(self) -> Iterator[Problem]:
        """Every id that was there before, and every entry that rests on an address which no earlier entry has."""
        for ids, addresses, follows in zip(self._ids, self._addresses, self._follows, strict=True):
            seen: dict[int, int] = {}
            for number, index in _pairs(ids):
                if seen.setdefault(number, index) != index:
                    yield Problem(f"entry/{index}", 0, "", "id_stands_twice", f"entry/{seen[number]}")
            seen.clear()
            for address, index in _pairs(addresses):
                seen.setdefault(address, index)
            for address, index in _pairs(follows):
                if seen.get(address, index) >= index:
                    yield Problem(f"entry/{index}", 0, "", "follows_nothing_earlier", f"entry/{index}")


def _shelves() -> list[array[int]]:
    return [array("Q") for _ in range(SHELVES)]


def _pairs(row: array[int]) -> Iterator[tuple[int, int]]:
    flat = iter(row)
    return zip(flat, flat, strict=True)


@lru_cache(maxsize=4096)
def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
