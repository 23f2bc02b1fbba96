"""What a generated nation is planned from: known totals, and what is invented to fill them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from saylau.errors import BadCall

__all__ = ["PER_MILLE", "Plan", "RegionPlan"]

PER_MILLE = 1_000


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """One region. ``turnout`` and ``invalid`` are per mille of the register and of ballots found.

    ``shares`` are the votes for each list per mille of valid ballots, about which the stations scatter; the nation's
    votes are exact whatever they say. ``register`` counts voters, ``stations`` and ``commissions`` count units.
    """

    key: str
    stations: int
    commissions: int
    register: int
    turnout: int
    invalid: int
    shares: Mapping[str, int]

    @property
    def invalid_share(self) -> Fraction:
        """The region's usual share of invalid ballots."""
        return Fraction(self.invalid, PER_MILLE)


@dataclass(frozen=True, slots=True)
class Plan:
    """A nation to generate. ``votes`` in the order of the ballot, exact; ``against_all`` None where there is no line.

    ``voters`` received a ballot; ``invalid`` and ``taken_away`` ballots with all votes make them up. ``printed`` is
    the print run, None where it is not known. ``invented`` says in each language what no source gives, ``checksums``
    the SHA-256 of each file, empty until it is known.
    """

    election: str
    on: date
    seed: int
    votes: Mapping[str, int]
    voters: int
    invalid: int
    taken_away: int
    regions: tuple[RegionPlan, ...]
    against_all: int | None = None
    printed: int | None = None
    invented: tuple[Mapping[str, str], ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        told = self.valid + self.invalid + self.taken_away
        if told != self.voters:
            raise BadCall(f"{self.voters} voters, but {told} votes, invalid ballots and ballots taken away.")

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists in the order of the ballot."""
        return tuple(self.votes)

    @property
    def valid(self) -> int:
        """Valid ballots: votes for lists and against all."""
        return sum(self.votes.values()) + (self.against_all or 0)

    @property
    def stations(self) -> int:
        """Stations of all regions."""
        return sum(region.stations for region in self.regions)

    @property
    def register(self) -> int:
        """Voters in the lists at closing."""
        return sum(region.register for region in self.regions)
