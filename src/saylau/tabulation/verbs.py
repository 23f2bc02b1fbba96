"""What the record keeps of an addition, and the verbs ``annul`` and ``add_up`` that make it again.

A commission's total is made of its protocols, every other total of the totals below it. The findings that need several
stations stand in the ruling on the nation: for it every protocol below is gathered once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.protocols import typings_of
from saylau.ruling import Decision, Ruling, Verdict
from saylau.stations import Sealed, Station, contest_of, stations_of
from saylau.tabulation.facts import (
    Annulment,
    Certified,
    Counted,
    Decided,
    Evidence,
    Level,
    Past,
    Territorial,
    Total,
)
from saylau.tabulation.method import add_up
from saylau.tabulation.method.adding import Register, add_units
from saylau.tabulation.method.choosing import choose

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "annul_facts", "commission_facts", "nation_facts", "past_as_json", "total_address", "unit_facts"]

STATIONS, ANNULMENT = "stations/", "annulment/"
Figures = Mapping[str, int]


def total_address(name: str, key: str) -> str:
    """The address of a unit's total; the nation has no key."""
    return f"total/{name}/{key}" if key else f"total/{name}"


# ---- what is written


def annul_facts(contest: str, annulment: Annulment) -> dict[str, Any]:
    """The facts of one annulment."""
    told = {"act": annulment.act, "contest": contest, "reason": annulment.reason, "unit": annulment.unit}
    return told | ({"on": annulment.on.isoformat()} if annulment.on else {})


def past_as_json(past: Past) -> dict[str, Any]:
    """What a station reported last time, as it stands beside the station in the register."""
    return {"list_at_closing": past.list_at_closing, "voters": past.voters, "votes": dict(past.votes)}


def commission_facts(
    contest: str, region: str, key: str, protocols: Sequence[str], paper: Territorial | None
) -> dict[str, Any]:
    """The facts of a commission's total: the papers handed in, by their tails, and its own protocol if there is one."""
    told = {"contest": contest, "key": key, "level": Level.COMMISSION.value, "region": region}
    return told | {"protocols": list(protocols)} | _paper(paper)


def unit_facts(
    contest: str, level: Level, key: str, parts: Sequence[str], paper: Territorial | None = None
) -> dict[str, Any]:
    """The facts of the total of a region, of the stations abroad, or of the country: the totals it is made of."""
    told = {"contest": contest, "key": key, "level": level.value, "parts": list(parts)}
    return told | _paper(paper)


def nation_facts(contest: str, parts: Sequence[str], evidence: Evidence) -> dict[str, Any]:
    """The facts of the nation's total, with what is known beside the protocols and what persons decided."""
    told = unit_facts(contest, Level.NATION, "", parts)
    told["decided"] = [
        {"decision": each.decision.value, "note": each.note, "rule": each.rule, "where": each.where}
        for each in evidence.decided
    ]
    told |= {name: value for name in ("printed", "stock") if (value := getattr(evidence, name)) is not None}
    if evidence.certified:
        on = {"on": evidence.certified.on.isoformat()} if evidence.certified.on else {}
        told["certified"] = {"act": evidence.certified.act} | on
    return told


def _paper(paper: Territorial | None) -> dict[str, Any]:
    if paper is None:
        return {}
    told: dict[str, Any] = {"numbers": dict(paper.numbers), "votes": dict(paper.votes)}
    return {"paper": told | ({"stations": paper.stations} if paper.stations is not None else {})}


# ---- what is made again


class Papers(NamedTuple):
    """What stands under one commission's total."""

    stations: Sequence[Station]
    counted: Sequence[Counted]
    annulments: Sequence[Annulment]
    past: Mapping[str, Past]


def _annul(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    contest_of(entry, look_up)
    return Ruling(entry.address, law.day).as_json()


def _add_up(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    contest = contest_of(entry, look_up)
    if entry.facts["level"] == Level.COMMISSION:
        return {**Ruling(entry.address, law.day).as_json(), "result": _commission(entry, contest, look_up)}
    result = _joined([_result(address, look_up) for address in entry.facts["parts"]])
    ruling = Ruling(entry.address, law.day)
    if entry.facts["level"] == Level.NATION:
        ruling = _nation(entry, contest, law, look_up)
    return {**ruling.as_json(), "result": result}


def _commission(entry: Entry, contest: Sealed, look_up: LookUp) -> dict[str, Any]:
    papers = _papers(entry, contest, look_up)
    chosen = choose(papers.counted, papers.stations, papers.annulments)
    totals = add_units(Register.of(contest.name, papers.stations), chosen.current)
    (total,) = totals.commissions
    prefix = f"protocol/{contest.name}/"
    counts = {address.removeprefix(prefix) for address in total.protocols}
    return {**_figures(total), "left_out": [tail for tail in entry.facts["protocols"] if tail not in counts]}


def _figures(total: Total) -> dict[str, Any]:
    return {
        "counted": total.counted,
        "registered": total.registered,
        "sums": {name: value for name, each in total.sums.items() if (value := each.value) is not None},
        "votes": {name: value for name, each in total.votes.items() if (value := each.value) is not None},
        "waiting": total.waiting,
    }


def _joined(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A figure is known where every part that counted something knows it."""
    told = [part for part in parts if part["counted"]]
    counts = {name: sum(part[name] for part in parts) for name in ("counted", "registered", "waiting")}
    return {**counts, **{name: _sum([part[name] for part in told]) for name in ("sums", "votes")}}


def _sum(parts: Sequence[Figures]) -> dict[str, int]:
    known = set(parts[0]).intersection(*parts[1:]) if parts else ()
    return {name: sum(part[name] for part in parts) for name in known}


def _result(address: str, look_up: LookUp) -> Mapping[str, Any]:
    return _entry(address, look_up).ruling["result"]  # type: ignore[no-any-return]


def _entry(address: str, look_up: LookUp) -> Entry:
    entry = look_up(address)
    if entry is None:
        raise BadCall(f"The record has nothing on {address}.")
    return entry


def _nation(entry: Entry, contest: Sealed, law: LawOfDay, look_up: LookUp) -> Ruling:
    units = list(_below(entry, look_up))
    papers = [_papers(each, contest, look_up) for each in units if each.facts["level"] == Level.COMMISSION]
    evidence = Evidence(
        annulments=tuple(_annulments(entry, look_up)),
        territorial=tuple(_territorial(each) for each in units if "paper" in each.facts),
        printed=entry.facts.get("printed"),
        stock=entry.facts.get("stock"),
        past={code: past for each in papers for code, past in each.past.items()},
        certified=_certified(entry.facts.get("certified")),
        decided=tuple(
            Decided(each["rule"], each["where"], Decision(each["decision"]), each["note"])
            for each in entry.facts["decided"]
        ),
    )
    stations = [station for each in papers for station in each.stations]
    counted = [paper for each in papers for paper in each.counted]
    return add_up(counted, stations, law, election=contest.name, evidence=evidence).ruling(entry.address)


def _below(entry: Entry, look_up: LookUp) -> Iterator[Entry]:
    """Every total that stands under this one, each after those that it is made of."""
    for address in entry.facts.get("parts", ()):
        part = _entry(address, look_up)
        yield from _below(part, look_up)
        yield part


def _papers(entry: Entry, contest: Sealed, look_up: LookUp) -> Papers:
    registers = [_entry(address, look_up) for address in entry.follows if address.startswith(STATIONS)]
    stations = [station for each in registers for station in stations_of(each.facts, contest.ballot)]
    past = {
        each["code"]: Past(**each["past"]) for entry in registers for each in entry.facts["stations"] if "past" in each
    }
    known = {station.code: station for station in stations}
    counted = []
    for tail in entry.facts["protocols"]:
        paper = _entry(f"protocol/{contest.name}/{tail}", look_up)
        if paper.ruling["result"]["agreed"] == "yes":
            first, _ = typings_of(paper.facts)
            counted.append(Counted(known[first.station], first, Verdict(paper.ruling["verdict"])))
    return Papers(stations, counted, tuple(_annulments(entry, look_up)), past)


def _annulments(entry: Entry, look_up: LookUp) -> Iterator[Annulment]:
    for address in entry.follows:
        if address.startswith(ANNULMENT):
            facts = _entry(address, look_up).facts
            on = date.fromisoformat(facts["on"]) if "on" in facts else None
            yield Annulment(facts["unit"], facts["act"], facts["reason"], on)


def _territorial(entry: Entry) -> Territorial:
    paper = entry.facts["paper"]
    return Territorial(entry.facts["key"], paper["numbers"], paper["votes"], paper.get("stations"))


def _certified(told: Mapping[str, str] | None) -> Certified | None:
    if told is None:
        return None
    return Certified(told["act"], date.fromisoformat(told["on"]) if "on" in told else None)


VERBS: Mapping[str, Verb] = {"annul": _annul, "add_up": _add_up}
