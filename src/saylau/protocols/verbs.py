"""What the record keeps of one protocol, and the verb ``settle`` that settles it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.protocols.facts import Protocol
from saylau.protocols.settling import settle
from saylau.protocols.settling.comparing import everything
from saylau.protocols.writing import protocol_as_json, protocol_from_json
from saylau.ruling import Decision
from saylau.stations import Sealed, Station, contest_of, stations_of

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "protocol_tail", "settle_facts", "typings_of"]

SAME = "same_as_first"


def protocol_tail(p: Protocol) -> str:
    """The end of the address of a paper, behind ``protocol/<name>/``: station, then round and version where they say more."""
    repeat = "/repeat" if p.round.value == "repeat" else ""
    return f"{p.station}{repeat}" + (f"/corrected-{p.version}" if p.version > 1 else "")


def settle_facts(
    contest: str,
    first: Protocol,
    second: Protocol | None,
    explanations: Mapping[str, str],
    decisions: Mapping[str, tuple[Decision, str]],
) -> dict[str, Any]:
    """The facts of one paper; the second typing is told in full only where it differs from the first."""
    told: dict[str, Any] = {
        "contest": contest,
        "decisions": {
            rule: {"decision": decision.value, "reason": reason} for rule, (decision, reason) in decisions.items()
        },
        "explanations": dict(explanations),
        "first": protocol_as_json(first),
        "station": first.station,
    }
    if second is not None:
        same = everything(second) == everything(first)
        own = {SAME: "yes", "typing": second.typing, "typist": second.typist}
        told["second"] = own if same else protocol_as_json(second)
    return told


def typings_of(facts: Mapping[str, Any]) -> tuple[Protocol, Protocol | None]:
    """Both typings of such facts, the second None while the paper was typed once."""
    first, second = protocol_from_json(facts["first"]), facts.get("second")
    if second is None:
        return first, None
    if SAME in second:
        if second[SAME] != "yes":
            raise BadCall(f"A second typing is the same or told whole, not {second[SAME]!r}.")
        return first, replace(first, typing=second["typing"], typist=second["typist"])
    return first, protocol_from_json(second)


def _settle(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    contest, facts = contest_of(entry, look_up), entry.facts
    first, second = typings_of(facts)
    decisions = {rule: (Decision(each["decision"]), each["reason"]) for rule, each in facts["decisions"].items()}
    settled = settle(
        first,
        second,
        _station(entry, contest, look_up),
        law,
        election=contest.name,
        explanations=facts["explanations"],
        decisions=decisions,
    )
    agreed = "no" if settled.protocol is None else "yes"
    return {**settled.ruling.as_json(), "result": {"agreed": agreed}}


def _station(entry: Entry, contest: Sealed, look_up: LookUp) -> Station:
    """The station as the register has it that the entry follows."""
    code = entry.facts["station"]
    for address in entry.follows:
        register = look_up(address)
        for station in stations_of(register.facts, contest.ballot, code=code) if register else ():
            return station
    raise BadCall(f"The register has no station {code!r}.")


VERBS: Mapping[str, Verb] = {"settle": _settle}
