"""What an invented roll is planned from, what is planted into it, and where."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from saylau.errors import BadCall

__all__ = ["BLOCK", "DAMAGES", "HEADER_ROWS", "KINDS", "LARGEST", "NOTE", "Kind", "Planted", "RollPlan", "profile"]

NOTE = "illustrative"
HEADER_ROWS = 1
LARGEST = 15_000_000
"""Members of all parties together: beyond it the numbers of persons under age would begin again."""
FAULTS = Path(__file__).with_name("faults.toml")


@cache
def _told() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(FAULTS.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault that can be planted, with a name for people by language."""

    key: str
    says: Mapping[str, str]


BLOCK: int = _told()["block"]
"""Rows drawn at once; a source and its copy lie in the same block, or in the same one of two parties."""
KINDS: tuple[Kind, ...] = tuple(Kind(key, MappingProxyType(says)) for key, says in _told()["kind"].items())
DAMAGES: tuple[str, ...] = tuple(_told()["damage"]["kinds"])
TWO_IN_A_HUNDRED: int = _told()["damage"]["two_in_a_hundred"]


def profile(name: str) -> Mapping[str, int]:
    """The rates of a profile (``usual``, ``without_iin``, ``none``), or of some kinds of the usual one, parted by commas.

    Raises ``BadCall`` for a name that is neither.
    """
    profiles: Mapping[str, Mapping[str, int]] = {**_told()["profile"], "none": {}}
    if name in profiles:
        return profiles[name]
    usual = profiles["usual"]
    chosen = [each.strip() for each in name.split(",")]
    unknown = [each for each in chosen if each not in usual]
    if unknown:
        known = ", ".join((*profiles, *usual))
        raise BadCall(
            f"Nothing called {unknown[0]} is planted. Known: {known}.", "no_such_fault", found=unknown[0], known=known
        )
    return {kind: rate for kind, rate in usual.items() if kind in chosen}


@dataclass(frozen=True, slots=True)
class RollPlan:
    """An invented roll for each party: so many members each, by the law of the day ``on``, which is the day of filing.

    ``faults`` is a name that ``profile`` knows. Raises ``BadCall`` for a plan that no roll can follow.
    """

    members: int
    parties: tuple[str, ...]
    seed: str
    on: date
    faults: str = "usual"
    rates: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hold the plan against what can be generated."""
        if self.members < 1 or not self.parties or self.members * len(self.parties) > LARGEST:
            raise BadCall(
                f"An invented roll has from 1 to {LARGEST} members in all its parties.", "roll_size", most=LARGEST
            )
        if len(set(self.parties)) != len(self.parties) or not all(each.isidentifier() for each in self.parties):
            raise BadCall("Parties of an invented roll are different keys.", "roll_parties")
        object.__setattr__(self, "rates", profile(self.faults))

    @property
    def has_numbers(self) -> bool:
        """Whether the persons of the roll have identification numbers at all."""
        return self.faults != "without_iin"


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: its kind, the party and the row it lies in, and the row of the same person where there is one.

    Rows are those of the file as a spreadsheet shows them: the header is row 1. ``damages`` are those of a person typed again.
    """

    kind: str
    party: str
    row: int
    other_party: str = ""
    other_row: int = 0
    damages: tuple[str, ...] = ()
