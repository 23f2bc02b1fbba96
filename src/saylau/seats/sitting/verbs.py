"""What the record keeps of who sits, and the verbs ``seat`` and ``fill`` that rule on it again.

Seats come from the sharing in the record, and who sat before from the act that the vacancy follows: neither is told twice. An
entry ``deputies/<contest>/<list>`` follows ``seats/<contest>``; a vacancy names the entry it comes ``after``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.ruling import Ruling
from saylau.seats.sitting.facts import Cause, Counted, Seating, Vacancy
from saylau.seats.sitting.rules import examine_seating, examine_vacancy

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "fill_facts", "seat_facts"]


def seat_facts(seating: Seating) -> dict[str, Any]:
    """The facts of the deputies that a party names: positions, days, and the quota groups by the day ages are read."""
    told: dict[str, Any] = {
        "groups": _groups(seating.groups),
        "list": seating.list,
        "listed": list(seating.listed),
        "named": list(seating.named),
    }
    return told | _days(announced_on=seating.announced_on, named_on=seating.named_on)


def fill_facts(vacancy: Vacancy, after: str) -> dict[str, Any]:
    """The facts of a vacancy; ``after`` is the address of the act that says who sat until then."""
    told: dict[str, Any] = {
        "after": after,
        "cause": vacancy.cause.value,
        "groups": _groups(vacancy.groups),
        "left": vacancy.left,
        "list": vacancy.list,
        "listed": list(vacancy.listed),
    }
    if vacancy.substitute is not None:
        told["substitute"] = vacancy.substitute
    return told | _days(named_on=vacancy.named_on, on=vacancy.on, term_ends_on=vacancy.term_ends_on)


def _seat(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    facts = entry.facts
    contest = "/".join(entry.address.split("/")[1:-1])
    shared = look_up(f"seats/{contest}")
    if shared is None or "result" not in shared.ruling:
        raise BadCall(f"The record has no seats of {contest}.")
    seating = Seating(
        list=facts["list"],
        seats=shared.ruling["result"]["seats"].get(facts["list"], 0),
        listed=tuple(facts["listed"]),
        named=tuple(facts["named"]),
        announced_on=_day(facts, "announced_on"),
        named_on=_day(facts, "named_on"),
        groups=_counted(facts),
    )
    return _told(examine_seating(seating, law, subject=entry.address))


def _fill(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    facts = entry.facts
    before = look_up(facts["after"])
    result = before.ruling.get("result", {}) if before else {}
    if result.get("list") != facts["list"] or "sitting" not in result:
        raise BadCall(f"The record does not say who sat for {facts['list']} before ({facts['after']}).")
    vacancy = Vacancy(
        list=facts["list"],
        seats=result["seats"],
        listed=tuple(facts["listed"]),
        sitting=tuple(result["sitting"]),
        left=facts["left"],
        cause=Cause(facts["cause"]),
        on=date.fromisoformat(facts["on"]),
        substitute=facts.get("substitute"),
        named_on=_day(facts, "named_on"),
        term_ends_on=_day(facts, "term_ends_on"),
        groups=_counted(facts),
    )
    return _told(examine_vacancy(vacancy, law, subject=entry.address))


def _told(ruling: Ruling) -> Mapping[str, Any]:
    return {**ruling.as_json(), "result": ruling.result}


def _groups(groups: Mapping[str, Counted]) -> dict[str, Any]:
    return {
        day: {"by_disability": told.by_disability, "positions": list(told.positions), "spare": told.spare}
        for day, told in groups.items()
    }


def _counted(facts: Mapping[str, Any]) -> Mapping[str, Counted]:
    return {
        day: Counted(tuple(told["positions"]), told["by_disability"], told["spare"])
        for day, told in facts["groups"].items()
    }


def _days(**days: date | None) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(facts[name]) if name in facts else None


VERBS: Mapping[str, Verb] = {"fill": _fill, "seat": _seat}
