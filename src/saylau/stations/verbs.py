"""What the record keeps of the register of stations, and the verb ``register`` that makes the ruling again.

One entry holds the stations that report to one commission, with what each reported last time where that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.ruling import Ruling
from saylau.stations.facts import Station, StationKind

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "Sealed", "contest_of", "register_facts", "stations_of"]

COUNTS = ("list_before", "trips", "twin_list", "twin_issued")
SHARES = ("invalid_share", "against_share")


class Sealed(NamedTuple):
    """A contest as the first entry of the record has it. ``name`` stands in every address of the contest."""

    id: str
    name: str
    ballot: tuple[str, ...]
    seats: int | None


def contest_of(entry: Entry, look_up: LookUp) -> Sealed:
    """The contest that the entry speaks of; ``BadCall`` where the record has not opened it."""
    opened, contest = look_up("election/" + entry.address.split("/")[1]), entry.facts["contest"]
    for told in opened.facts["contests"] if opened else ():
        if told["id"] == contest:
            return Sealed(told["id"], told["name"], tuple(told["ballot"]), told.get("seats"))
    raise BadCall(f"The record has no contest {contest!r}.")


def register_facts(
    contest: str, region: str, commission: str, stations: Iterable[Station], past: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The facts of one entry; ``past`` is what a station reported last time, by code, as canonical JSON."""
    return {
        "commission": commission,
        "contest": contest,
        "region": region,
        "stations": [_station(each, past.get(each.code)) for each in stations],
    }


def stations_of(facts: Mapping[str, Any], ballot: tuple[str, ...], *, code: str = "") -> Iterator[Station]:
    """The stations of such facts, or the one of a code; the inverse of ``register_facts``."""
    for told in facts["stations"]:
        if code and told["code"] != code:
            continue
        known: dict[str, Any] = {name: told[name] for name in COUNTS if name in told}
        known |= {name: Fraction(told[name]) for name in SHARES if name in told}
        yield Station(told["code"], facts["region"], facts["commission"], StationKind(told["kind"]), ballot, **known)


def _station(station: Station, past: Mapping[str, Any] | None) -> dict[str, Any]:
    told: dict[str, Any] = {"code": station.code, "kind": station.kind.value}
    told |= {name: value for name in COUNTS if (value := getattr(station, name)) is not None}
    told |= {name: _fraction(value) for name in SHARES if (value := getattr(station, name)) is not None}
    if past is not None:
        told["past"] = past
    return told


def _fraction(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _register(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    """A register is taken as the commission hands it in: nothing is judged, but it must be one."""
    codes = [each.code for each in stations_of(entry.facts, contest_of(entry, look_up).ballot)]
    if len(set(codes)) != len(codes):
        raise BadCall("A station stands in the register twice.")
    return Ruling(entry.address, law.day).as_json()


VERBS: Mapping[str, Verb] = {"register": _register}
