"""The invented nation of the worked cases, and how a case changes it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import saylau.tabulation
from saylau import law
from saylau.protocols import Protocol, Round
from saylau.ruling import Verdict
from saylau.stations import Station
from saylau.tabulation import Annulment, Certified, Counted, Decided, Evidence, Past, Tally, Territorial, add_up

CASES: dict[str, Any] = tomllib.loads(
    Path(saylau.tabulation.__file__).with_name("examples.toml").read_text(encoding="utf-8")
)
LISTS = tuple(CASES["lists"])
DAY = law.load("kz").on(date(2021, 1, 10))


def stations() -> tuple[Station, ...]:
    return tuple(station(code, told["commission"]) for code, told in CASES["stations"].items())


def station(code: str, commission: str) -> Station:
    return Station(code=code, region=code.partition("/")[0], commission=commission, ballot=LISTS)


def counted(code: str, **changes: Any) -> Counted:
    """The protocol of a station as the cases have it, with these lines changed."""
    told = CASES["stations"].get(code, {"commission": f"{code.partition('/')[0]}/tec_1", "votes": [1, 2, 3]})
    lines = {**CASES["protocol"], "votes": told["votes"], **changes}
    verdict = Verdict(lines.pop("verdict", "stands"))
    turn = Round(lines.pop("round", "first"))
    lists = tuple(lines.pop("lists", LISTS))
    protocol = Protocol(code, 1, "a", lists, tuple(lines.pop("votes")), round=turn, **lines)
    return Counted(station(code, told["commission"]), protocol, verdict)


def nation(
    change: dict[str, dict[str, Any]] | None = None,
    missing: tuple[str, ...] | list[str] = (),
    extra: tuple[dict[str, Any], ...] | list[dict[str, Any]] = (),
) -> list[Counted]:
    own = [counted(code, **(change or {}).get(code, {})) for code in CASES["stations"] if code not in missing]
    return own + [counted(each["station"], **{k: v for k, v in each.items() if k != "station"}) for each in extra]


def tally(
    *,
    change: dict[str, dict[str, Any]] | None = None,
    missing: tuple[str, ...] | list[str] = (),
    extra: tuple[dict[str, Any], ...] | list[dict[str, Any]] = (),
    law_of_day: Any = DAY,
    **beside: Any,
) -> Tally:
    return add_up(
        nation(change, missing, extra), stations(), law_of_day, election="example", evidence=evidence(**beside)
    )


def evidence(
    annulments: Any = (),
    territorial: Any = (),
    past: Any = None,
    certified: str = "",
    decided: tuple[Decided, ...] = (),
    **numbers: int,
) -> Evidence:
    return Evidence(
        annulments=tuple(Annulment(**each) for each in annulments),
        territorial=tuple(Territorial(**each) for each in territorial),
        past={code: Past(**told) for code, told in (past or {}).items()},
        certified=Certified(certified) if certified else None,
        decided=decided,
        **numbers,
    )
