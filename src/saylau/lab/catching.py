"""How often each rule fires without a fault, and how many planted faults it names: the table that the docs print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saylau.lab.faults import FAULTS, Fault, Pair, Planted, plant
from saylau.lab.nation import Nation
from saylau.law import LawOfDay
from saylau.protocols import RULES as PROTOCOL_RULES
from saylau.protocols import settle
from saylau.ruling import Finding, Outcome
from saylau.tabulation import RULES as TABULATION_RULES
from saylau.tabulation import Counted, add_up

__all__ = ["Caught", "as_markdown", "measure"]


@dataclass(frozen=True, slots=True)
class Caught:
    """One rule over a nation: stations it fired at without a fault, faults planted for it, those it named, those seen at all.

    ``by_any`` counts the planted faults after which some rule asked for a person, this one or another.
    """

    code: str
    name: str
    clean: int
    stations: int
    planted: int
    named: int
    by_any: int


def measure(nation: Nation, law: LawOfDay, *, per_mille: int, seed: int) -> tuple[Caught, ...]:
    """Settle and add up the nation twice, clean and with faults, and count for every rule of both rooms."""
    clean = _firing(nation, law, zip(nation.protocols(1), nation.protocols(2), strict=True))
    planted: list[Planted] = []
    spoiled = _firing(nation, law, _kept(plant(nation, per_mille=per_mille, seed=seed), planted))
    return tuple(
        _caught(code, name, nation, clean, spoiled, [each for each in planted if each.fault.code == code])
        for code, name in _rules()
    )


def _rules() -> list[tuple[str, str]]:
    return sorted(
        [(each.code, each.name) for each in PROTOCOL_RULES] + [(each.code, each.name) for each in TABULATION_RULES]
    )


def _kept(stream: Iterable[tuple[Pair, Planted | None]], planted: list[Planted]) -> Iterable[Pair]:
    for pair, fault in stream:
        if fault is not None:
            planted.append(fault)
        yield pair


def _firing(nation: Nation, law: LawOfDay, pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    """By rule, the stations at which it fired: in the protocol alone, or beside the others."""
    fired: dict[str, set[str]] = {}
    settled = [
        settle(one, two, station, law, election=nation.plan.election)
        for (one, two), station in zip(pairs, nation.stations, strict=True)
    ]
    for each in settled:
        for rule in each.fired:
            fired.setdefault(rule.code, set()).add(each.station.code)
    counted = [
        Counted(each.station, each.protocol, each.ruling.verdict) for each in settled if each.protocol is not None
    ]
    for finding in add_up(counted, nation.stations, law, election=nation.plan.election).findings:
        if finding.outcome in (Outcome.BROKEN, Outcome.PERSON):
            fired.setdefault(finding.rule, set()).update(_stations(finding))
    return fired


def _stations(finding: Finding) -> list[str]:
    return finding.where.split(", ")


def _caught(
    code: str,
    name: str,
    nation: Nation,
    clean: Mapping[str, set[str]],
    spoiled: Mapping[str, set[str]],
    planted: list[Planted],
) -> Caught:
    # K.707 repeats what a protocol's own rules said, and K.704 misses what two typings leave open.
    anywhere = {station for rule, stations in spoiled.items() if rule not in ("K.704", "K.707") for station in stations}
    return Caught(
        code=code,
        name=name,
        clean=len(clean.get(code, ())),
        stations=len(nation.stations),
        planted=len(planted),
        named=sum(each.station in spoiled.get(code, ()) for each in planted),
        by_any=sum(each.station in anywhere for each in planted),
    )


def faults_of(code: str) -> tuple[Fault, ...]:
    """The faults that the rule should name."""
    return tuple(each for each in FAULTS if each.code == code)


def as_markdown(caught: Iterable[Caught]) -> str:
    """The table: what fires on a clean nation, and what is caught of the faults planted."""
    rows = [
        "| Rule | Fires without a fault | Fault planted | Planted | Named by the rule | Noticed by any |",
        "| --- | ---: | --- | ---: | ---: | ---: |",
    ]
    for each in caught:
        says = "; ".join(fault.says for fault in faults_of(each.code)) or "–"
        counts = [str(n) if each.planted else "–" for n in (each.planted, each.named, each.by_any)]
        clean = f"{each.clean} of {each.stations}"
        rows.append(f"| {each.code} `{each.name}` | {clean} | {says} | {' | '.join(counts)} |")
    return "\n".join(rows) + "\n"
