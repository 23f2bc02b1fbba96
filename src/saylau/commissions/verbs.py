"""What the record keeps of a commission and of a decision, and the verbs ``constitute`` and ``decide`` that rule on them again.

Members stand in the record by role and by the party that put them forward; in the place of a name is what the caller gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from saylau.commissions.facts import Campaign, Commission, Decision, Level, Member, Result, Role
from saylau.commissions.rules import examine, examine_decision
from saylau.errors import BadCall
from saylau.law import LawOfDay

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "commission_of", "constitute_facts", "decide_facts", "decision_of"]

DAYS_OF_A_COMMISSION = ("formed_on", "started_on", "before_formed_on")
DAYS_OF_A_MEMBER = ("since", "until")
VOTES = ("present", "votes_for", "against", "abstained")


def constitute_facts(
    commission: Commission, named: Callable[[str], str], *, campaign: Campaign | None = None
) -> dict[str, Any]:
    """The facts of a commission; ``named`` gives what stands for a name (a commitment)."""
    told: dict[str, Any] = {
        "formed_by": commission.formed_by,
        "key": commission.key,
        "level": commission.level.value,
        "members": [_member(each, named) for each in commission.members],
        "region": commission.region,
        "size": commission.size,
    }
    told |= _days(commission, DAYS_OF_A_COMMISSION)
    if campaign is not None:
        met_on = [day.isoformat() for day in campaign.met_on]
        told["campaign"] = _days(campaign, ("since", "until")) | {"met_on": met_on}
    return told


def commission_of(facts: Mapping[str, Any]) -> Commission:
    """The commission of such facts, with commitments for names; the inverse of ``constitute_facts``."""
    return Commission(
        key=facts["key"],
        level=Level(facts["level"]),
        region=facts["region"],
        formed_on=_day(facts, "formed_on"),
        formed_by=facts["formed_by"],
        size=facts["size"],
        members=tuple(
            Member(Role(each["role"]), each["person"], each["nominated_by"], _day(each, "since"), _day(each, "until"))
            for each in facts["members"]
        ),
        started_on=_day(facts, "started_on"),
        before_formed_on=_day(facts, "before_formed_on"),
    )


def decide_facts(decision: Decision) -> dict[str, Any]:
    """The facts of a decision: its number, subject, result and votes; no person is in it."""
    told: dict[str, Any] = {
        "commission": decision.commission,
        "dissents": decision.dissents,
        "dissents_written": decision.dissents_written,
        "ground": decision.ground,
        "number": decision.number,
        "on": decision.on.isoformat(),
        "result": decision.result.value,
        "subject": decision.subject,
    }
    return told | {name: value for name in VOTES if (value := getattr(decision, name)) is not None}


def decision_of(facts: Mapping[str, Any]) -> Decision:
    """The decision of such facts; the inverse of ``decide_facts``."""
    votes: dict[str, int | None] = {name: facts.get(name) for name in VOTES}
    return Decision(
        number=facts["number"],
        commission=facts["commission"],
        on=date.fromisoformat(facts["on"]),
        subject=facts["subject"],
        result=Result(facts["result"]),
        **votes,
        dissents=facts["dissents"],
        dissents_written=facts["dissents_written"],
        ground=facts["ground"],
    )


def _constitute(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    return examine(commission_of(entry.facts), law, campaign=_campaign(entry.facts), subject=entry.address).as_json()


def _decide(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    decision, election = decision_of(entry.facts), entry.address.split("/")[1]
    formed = look_up(f"commission/{election}/{decision.commission}")
    if formed is None:
        raise BadCall(f"The record has no commission {decision.commission!r}.")
    return examine_decision(decision, commission_of(formed.facts), law, subject=entry.address).as_json()


def _campaign(facts: Mapping[str, Any]) -> Campaign | None:
    told = facts.get("campaign")
    if told is None:
        return None
    met_on = tuple(date.fromisoformat(day) for day in told["met_on"])
    return Campaign(date.fromisoformat(told["since"]), date.fromisoformat(told["until"]), met_on)


def _member(member: Member, named: Callable[[str], str]) -> dict[str, Any]:
    told = {"nominated_by": member.nominated_by, "person": named(member.name), "role": member.role.value}
    return told | _days(member, DAYS_OF_A_MEMBER)


def _days(thing: object, names: tuple[str, ...]) -> dict[str, str]:
    return {name: day.isoformat() for name in names if (day := getattr(thing, name)) is not None}


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(facts[name]) if name in facts else None


VERBS: Mapping[str, Verb] = {"constitute": _constitute, "decide": _decide}
