"""What the record keeps of lists, and the verbs that rule on them again.

A list stands at ``list/<contest>/<key>`` as profiles without a name; a change writes it anew at the same address, with who left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.lists.ballot import examine_ballot
from saylau.lists.examining import examine_counts, rule_on
from saylau.lists.facts import KnownByCounts
from saylau.lists.profiles import Paper
from saylau.lists.rules import Answer, Answered, Case, Previous
from saylau.lists.writing import fraction, known_as_json, known_from_json, paper_as_json, paper_from_json
from saylau.ruling import Verdict

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "answer_facts", "change_facts", "count_facts", "draw_facts", "nominate_facts"]

NEVER = "none"
ANSWER = "answer"
"""The last part of the address of the commission's answer to a list."""


def nominate_facts(
    paper: Paper,
    *,
    seats: int | None = None,
    closes_at: datetime | None = None,
    previous: Previous | None = None,
    others: Sequence[str] = (),
    is_chamber: bool = True,
) -> dict[str, Any]:
    """The facts of a list that is handed in; ``others`` are addresses of lists in the record that it is held against."""
    told: dict[str, Any] = {
        "chamber": "yes" if is_chamber else "no",
        "contest": paper.contest,
        "others": list(others),
        "paper": paper_as_json(paper),
    }
    if seats is not None:
        told["seats"] = seats
    if closes_at is not None:
        told["closes_at"] = closes_at.isoformat()
    if previous is not None:
        told["previous"] = NEVER if previous.share is None else fraction(previous.share)
    return told


def change_facts(paper: Paper, **known: Any) -> dict[str, Any]:
    """The facts of a list that somebody left: those of ``nominate_facts``, with the departures."""
    if all(each.left is None for each in paper.persons):
        raise BadCall(f"Nobody has left the list {paper.key!r}: there is nothing to change.")
    return nominate_facts(paper, **known)


def answer_facts(contest: str, address: str, answer: Answer) -> dict[str, Any]:
    """The facts of the commission's answer to the list at an address of the record."""
    told = {
        "contest": contest,
        "decision": answer.decision,
        "list": address,
        "on": answer.on.isoformat(),
        "outcome": answer.outcome.value,
    }
    return told | ({"verified_on": answer.verified_on.isoformat()} if answer.verified_on else {})


def count_facts(contest: str, known: KnownByCounts, *, seats: int | None = None) -> dict[str, Any]:
    """The facts of a real list that is known by figures only; what is unknown is left out."""
    told = {"contest": contest, "known": known_as_json(known)}
    return told | ({"seats": seats} if seats is not None else {})


def draw_facts(contest: str, seed: str, lists: Sequence[str]) -> dict[str, Any]:
    """The facts of a ballot: its lists in their order, and the seed of the lot, empty where only history knows the order."""
    return {"ballot": list(lists), "contest": contest, "seed": seed}


def _case(facts: Mapping[str, Any], law: LawOfDay, look_up: LookUp) -> Case:
    found = [(address, look_up(address)) for address in facts["others"]]
    if missing := [address for address, entry in found if entry is None]:
        raise BadCall(f"The record has no {missing[0]}.")
    previous = facts.get("previous")
    return Case(
        law=law,
        paper=paper_from_json(facts["paper"]),
        seats=facts.get("seats"),
        is_chamber=facts["chamber"] == "yes",
        closes_at=datetime.fromisoformat(facts["closes_at"]) if "closes_at" in facts else None,
        previous=None if previous is None else Previous(None if previous == NEVER else Fraction(previous)),
        others=tuple(paper_from_json(entry.facts["paper"]) for _, entry in found if entry is not None),
    )


def _nominate(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    return rule_on(_case(entry.facts, law, look_up), entry.address).as_json()


def _change(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    if look_up(entry.address) is None:
        raise BadCall(f"The record has no {entry.address} to change.")
    answered = look_up(f"{entry.address}/{ANSWER}")
    case = _case(entry.facts, law, look_up)
    if answered is not None:
        case = case.answered(_answer_of(answered, look_up))
    return rule_on(case, entry.address).as_json()


def _answer(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    facts = entry.facts
    handed_in = look_up(facts["list"])
    if handed_in is None:
        raise BadCall(f"The record has no {facts['list']}.")
    case = _case(handed_in.facts, law, look_up)
    return rule_on(case.answered(_answer_of(entry, look_up)), entry.address).as_json()


def _answer_of(entry: Entry, look_up: LookUp) -> Answer:
    """The commission's answer in an entry, with whether the decision it names stands."""
    facts = entry.facts
    decision = look_up(facts["decision"])
    return Answer(
        Answered(facts["outcome"]),
        facts["decision"],
        date.fromisoformat(facts["on"]),
        None if decision is None else decision.ruling["verdict"] == Verdict.STANDS,
        date.fromisoformat(facts["verified_on"]) if "verified_on" in facts else None,
    )


def _count(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    facts = entry.facts
    known = known_from_json(facts["known"], facts["contest"])
    return replace(examine_counts(known, law, seats=facts.get("seats")), subject=entry.address).as_json()


def _draw(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    facts = entry.facts
    return examine_ballot(facts["contest"], facts["ballot"], law, seed=facts["seed"], subject=entry.address).as_json()


VERBS: Mapping[str, Verb] = {
    "nominate": _nominate,
    "change_list": _change,
    "count_list": _count,
    "answer_list": _answer,
    "draw": _draw,
}
