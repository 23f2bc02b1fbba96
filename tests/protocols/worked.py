"""The worked station and its changes, as the examples write them."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import saylau.protocols
from saylau import law
from saylau.instruments.cells import local_minute
from saylau.law import LawOfDay
from saylau.protocols import Explained, Protocol, Statement
from saylau.stations import Station

FILE = Path(saylau.protocols.__file__).with_name("examples.toml")
TOLD = tomllib.loads(FILE.read_text(encoding="utf-8"))
CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
EXAMPLES = TOLD["example"]
ON = TOLD["on"]
BALLOT = tuple(TOLD["protocol"]["votes"])
FIELDS = {each.name for each in fields(Protocol)}


def day(on: date | str = ON) -> LawOfDay:
    return law.load("kz").on(on if isinstance(on, date) else date.fromisoformat(on))


def station(**changes: Any) -> Station:
    told = {"ballot": BALLOT} | TOLD["station"] | changes
    shares = {n: Fraction(told[n]) for n in ("invalid_share", "against_share") if isinstance(told.get(n), str)}
    return Station(**{**told, **shares})


def _value(name: str, told: Any) -> Any:
    if told == "empty":
        return None
    if name.endswith("_at"):
        return local_minute(told)
    if name == "statements":
        return tuple(map(Statement, told))
    if name == "answers":
        return tuple(map(Explained, told))
    if name in ("causes", "invalid_reasons"):
        return tuple(told.items())
    if name in ("turnout_reports", "groups_typed"):
        return tuple(map(tuple, told))
    return tuple(told) if isinstance(told, list) else told


def changed(protocol: Protocol, changes: dict[str, Any]) -> Protocol:
    changes = dict(changes)
    votes = dict(zip(protocol.lists, protocol.votes, strict=True)) | changes.pop("votes", {})
    told = tuple(None if each == "empty" else each for each in votes.values())
    told = told[: changes.pop("columns_of_votes", len(told))]
    return replace(protocol, votes=told, **{name: _value(name, each) for name, each in changes.items()})


EMPTY = Protocol("example/1", 1, "Aigerim", BALLOT, tuple(None for _ in BALLOT))
WORKED = changed(EMPTY, TOLD["protocol"])
STATION = station()


def second(protocol: Protocol, typist: str = "Bolat") -> Protocol:
    return replace(protocol, typing=2, typist=typist)


def codes(fired: Any) -> list[str]:
    return [each.code for each in fired]
