"""What the record of a folder holds already, before anything new is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saylau.record import Entry, PublicKey, entries, keys_of

__all__ = ["Known"]


@dataclass(slots=True)
class Known:
    """What a record holds: the newest entry on each address and its place, and the keys that were handed in."""

    newest: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    size: int = 0
    keys: Mapping[str, PublicKey] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Path) -> Known:
        """What the record of a folder holds; nothing where there is none."""
        known = cls()
        for envelope in entries(record):
            known.add(envelope.entry)
        if known.size:
            known.keys = {key.name: key for key in keys_of(record)}
        return known

    def add(self, entry: Entry) -> None:
        """Takes the next entry in."""
        self.newest[entry.address] = entry
        self.places[entry.address] = self.size
        self.size += 1

    def opened_with(self, election: str) -> list[PublicKey]:
        """The keys of the first entry; none before it."""
        opening = self.newest.get(f"election/{election}")
        return [self.keys[key["name"]] for key in opening.facts["keys"]] if opening else []
