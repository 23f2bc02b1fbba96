"""Station → territorial commission → region → nation: each unit is the exact sum of its own parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import attrgetter

from saylau.protocols.facts import NUMBERS, Protocol
from saylau.ruling import Verdict
from saylau.stations.facts import ABROAD, Station
from saylau.tabulation.facts import Counted, Level, Status, Sum, Total, Totals

__all__ = ["Register", "add_units"]

counts_of = attrgetter(*NUMBERS)


@dataclass(frozen=True, slots=True)
class Register:
    """How many stations each commission of each region has, and the lists on their ballots, in their order."""

    election: str
    units: Mapping[str, Mapping[str, int]]
    lists: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """The address of each station's protocol, by code."""

    @classmethod
    def of(cls, election: str, stations: Sequence[Station]) -> Register:
        """The register of these stations."""
        units: dict[str, dict[str, int]] = {}
        for station in stations:
            commissions = units.setdefault(station.region, {})
            commissions[station.commission] = commissions.get(station.commission, 0) + 1
        ballots = dict.fromkeys(station.ballot for station in stations)
        lists = tuple(dict.fromkeys(name for ballot in ballots for name in ballot))
        return cls(election, units, lists, {s.code: f"protocol/{election}/{s.code}" for s in stations})

    @property
    def stations(self) -> int:
        """How many stations there are."""
        return sum(sum(commissions.values()) for commissions in self.units.values())


def add_units(register: Register, counted: Sequence[Counted]) -> Totals:
    """The totals of every level over these protocols, each of a registered station."""
    reports: dict[tuple[str, str], list[Counted]] = {}
    for each in counted:
        reports.setdefault((each.station.region, each.station.commission), []).append(each)
    regions, commissions = [], []
    for region, units in register.units.items():
        own = [_commission(register, k, n, reports.get((region, k), ())) for k, n in units.items()]
        commissions += own
        regions.append(_joined(register, Level.ABROAD if region == ABROAD else Level.REGION, region, own))
    at_home = [each for each in regions if each.level is not Level.ABROAD]
    abroad = next((each for each in regions if each.level is Level.ABROAD), None)
    country = _joined(register, Level.COUNTRY, "country", at_home)
    nation = _joined(register, Level.NATION, "", [country] if abroad is None else [country, abroad])
    return Totals(nation, country, tuple(regions), tuple(commissions), abroad)


def _commission(register: Register, key: str, registered: int, counted: Sequence[Counted]) -> Total:
    protocols = [each.protocol for each in counted]
    return Total(
        election=register.election,
        level=Level.COMMISSION,
        key=key,
        registered=registered,
        counted=len(counted),
        waiting=sum(each.verdict is Verdict.WAITS for each in counted),
        protocols=tuple(_address(register, each) for each in counted),
        sums=_sums(protocols),
        votes=_votes(protocols, register.lists),
        status=status_of(registered, len(counted)),
    )


def _joined(register: Register, level: Level, key: str, parts: Sequence[Total]) -> Total:
    registered, counted = sum(p.registered for p in parts), sum(p.counted for p in parts)
    lists = dict.fromkeys(name for part in parts for name in part.votes) or dict.fromkeys(register.lists)
    return Total(
        election=register.election,
        level=level,
        key=key,
        registered=registered,
        counted=counted,
        waiting=sum(p.waiting for p in parts),
        protocols=tuple(address for part in parts for address in part.protocols),
        sums={name: _sum_of_sums([part.sums[name] for part in parts]) for name in NUMBERS},
        # A list that no protocol of a part names is not filled there: its votes are unknown, not zero.
        votes={name: _sum_of_sums([part.votes.get(name) or Sum(of=part.counted) for part in parts]) for name in lists},
        status=status_of(registered, counted),
    )


def status_of(registered: int, counted: int) -> Status:
    """The status that numbers alone can give; only an act makes a total final."""
    return Status.PRELIMINARY if counted == registered else Status.PARTIAL


def _address(register: Register, counted: Counted) -> str:
    """The address of the paper, as its own ruling has it."""
    parts = [register.names[counted.station.code]]
    if counted.is_repeat:
        parts.append("repeat")
    if counted.protocol.version > 1:
        parts.append(f"corrected-{counted.protocol.version}")
    return "/".join(parts)


def _sums(protocols: Sequence[Protocol]) -> dict[str, Sum]:
    if not protocols:
        return dict.fromkeys(NUMBERS, Sum())
    columns = zip(*map(counts_of, protocols), strict=True)
    return {name: _sum(column) for name, column in zip(NUMBERS, columns, strict=True)}


def _votes(protocols: Sequence[Protocol], ballot: tuple[str, ...]) -> dict[str, Sum]:
    """Votes by list. Protocols that name other lists than the ballot are added apart, list by list."""
    rows: dict[tuple[str, ...], list[tuple[int | None, ...]]] = {}
    for protocol in protocols:
        rows.setdefault(protocol.lists, []).append(protocol.votes)
    named = dict.fromkeys(name for lists in (ballot, *rows) for name in lists)
    votes = dict.fromkeys(named, Sum())
    for lists, blocks in rows.items():
        own = dict(zip(lists, map(_sum, zip_longest(*blocks)), strict=False))
        for name in named:
            votes[name] += own.get(name) or Sum(of=len(blocks))
    return votes


def _sum(column: tuple[int | None, ...]) -> Sum:
    if None not in column[:1]:
        try:
            return Sum(sum(column), len(column), len(column))  # type: ignore[arg-type]  # a gap raises, see below
        except TypeError:
            pass
    filled = [each for each in column if each is not None]
    return Sum(sum(filled), len(filled), len(column))


def _sum_of_sums(parts: Iterable[Sum]) -> Sum:
    total = filled = of = 0
    for part in parts:
        total += part.total
        filled += part.filled
        of += part.of
    return Sum(total, filled, of)
