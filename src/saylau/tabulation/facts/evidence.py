"""What adding up starts from: counted protocols, and what is known beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saylau.protocols.facts import Protocol, Round
from saylau.ruling import Decision, Verdict
from saylau.stations.facts import Station

__all__ = ["Annulment", "Certified", "Counted", "Decided", "Evidence", "Past", "Territorial"]


@dataclass(frozen=True, slots=True)
class Counted:
    """One protocol as it was settled: its station, the agreed typing, the verdict on it."""

    station: Station
    protocol: Protocol
    verdict: Verdict = Verdict.STANDS

    @property
    def is_repeat(self) -> bool:
        """Whether it comes from the vote repeated after an annulment."""
        return self.protocol.round is Round.REPEAT


@dataclass(frozen=True, slots=True)
class Annulment:
    """A decision that finds the vote of a unit invalid: a station, a commission's stations or a region (art. 95(1))."""

    unit: str
    act: str
    reason: str
    on: date | None = None

    def covers(self, station: Station) -> bool:
        """Whether the vote at the station is annulled by it."""
        return self.unit in (station.code, station.commission, station.region)


@dataclass(frozen=True, slots=True)
class Territorial:
    """A territorial commission's own protocol, typed on its own: what it wrote, field by field.

    ``unit`` is a commission or a region. ``numbers`` and ``votes`` hold the filled fields only. ``stations`` is how
    many protocols the commission says it added up, None where it does not say.
    """

    unit: str
    numbers: Mapping[str, int]
    votes: Mapping[str, int]
    stations: int | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What the same station reported last time, mapped by hand where borders moved."""

    list_at_closing: int
    voters: int
    votes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Certified:
    """The act that certifies the result (art. 44(5), 94): its number and its day."""

    act: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about one finding: by the code of the rule and the place it speaks of, with the reason."""

    rule: str
    where: str
    decision: Decision
    note: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the protocols. None means *not set*: the rule that needs it is then skipped.

    ``printed`` are all ballots printed, ``stock`` those left undelivered with the commissions above the stations.
    ``past`` goes by station code.
    """

    annulments: tuple[Annulment, ...] = ()
    territorial: tuple[Territorial, ...] = ()
    printed: int | None = None
    stock: int | None = None
    past: Mapping[str, Past] = field(default_factory=dict)
    certified: Certified | None = None
    decided: tuple[Decided, ...] = ()
