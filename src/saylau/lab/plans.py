"""Plans: read from ``generated.toml`` of an election folder, or made for an invented country of any size."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.lab.facts import PER_MILLE, Plan, RegionPlan
from saylau.lab.splitting import split

__all__ = ["FILE", "nation_of", "read_plan"]

FILE = "generated.toml"
A_STATION, REGIONS, COMMISSION = 1_190, 17, 43
"""Voters of an invented station, regions of an invented country, stations of one of its commissions."""
TURNOUT, INVALID, AWAY = 640, 30, 2
"""Per mille of voters, of ballots found, of voters."""
POLLING_DAY = date(2021, 1, 10)


def read_plan(path: Path) -> Plan:
    """The plan of a file; raises ``BadInput`` where it is not TOML or lacks a key."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return _plan(told)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as broken:
        raise BadInput((Problem(path.name, 0, "", "not_toml", str(broken)),)) from broken
    except (KeyError, TypeError) as lacking:
        raise BadInput((Problem(path.name, 0, str(lacking).strip("'"), "key_is_missing"),)) from lacking


def _plan(told: Mapping[str, Any]) -> Plan:
    totals = told["totals"]
    return Plan(
        election=told["election"],
        on=told["on"],
        seed=told["seed"],
        votes=told["votes"],
        voters=totals["voters"],
        invalid=totals["invalid"],
        taken_away=totals["taken_away"],
        against_all=totals.get("against_all"),
        printed=totals.get("printed"),
        regions=tuple(_region(region) for region in told["region"]),
        invented=tuple(told["invented"]),
        checksums=told.get("checksums", {}),
    )


def _region(told: Mapping[str, Any]) -> RegionPlan:
    region = RegionPlan(**told)
    counts = (region.stations, region.commissions, region.register, region.turnout, region.invalid)
    if any(type(each) is not int for each in (*counts, *region.shares.values())):
        # A turnout of 72.8 would be a float: the plan counts per mille, and 728 is the same on every machine.
        raise TypeError(f"region.{region.key}")
    return region


def nation_of(*, stations: int, lists: Sequence[str], seed: int, against_all: bool = False) -> Plan:
    """A plan for an invented country of that many stations; ``lists`` in the order of the ballot.

    The first list has most votes and each next one about two thirds of the one before; regions differ a little.
    """
    names = [f"region_{letter}" for letter in "abcdefghijklmnopq"[: min(REGIONS, max(1, stations // 10))]]
    sizes = split(stations, [20 + (7 * place) % 13 for place in range(len(names))])
    named = [*lists, *(("against_all",) if against_all else ())]
    shares = split(PER_MILLE, [int(3 ** (len(named) - place)) * 2**place for place in range(len(named))])
    regions = []
    for place, (name, size) in enumerate(zip(names, sizes, strict=True)):
        tilted = split(PER_MILLE, [share * (95 + (3 * place + 5 * each) % 11) for each, share in enumerate(shares)])
        regions.append(
            RegionPlan(
                key=name,
                stations=size,
                commissions=max(1, size // COMMISSION),
                register=size * A_STATION,
                turnout=TURNOUT - 40 + (11 * place) % 80,
                invalid=INVALID,
                shares=dict(zip(named, tilted, strict=True)),
            )
        )
    voters = sum(region.register * region.turnout // PER_MILLE for region in regions)
    away = voters * AWAY // PER_MILLE
    invalid = (voters - away) * INVALID // PER_MILLE
    votes = split(voters - away - invalid, shares)
    return Plan(
        election="invented",
        on=POLLING_DAY,
        seed=seed,
        votes=dict(zip(lists, votes, strict=False)),
        voters=voters,
        invalid=invalid,
        taken_away=away,
        regions=tuple(regions),
        against_all=votes[-1] if against_all else None,
        invented=({"en": "Everything.", "ru": "Всё.", "kk": "Бәрі."},),
    )
