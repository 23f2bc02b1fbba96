"""What the record keeps of a sharing of seats, and the verb ``allocate`` that shares them out again.

``sitting`` adds the verbs of who sits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.seats import sitting
from saylau.seats.method import Allocation, allocate
from saylau.seats.rules import without_votes
from saylau.seats.rules.chamber import constituency_seats
from saylau.stations import Sealed, contest_of
from saylau.tabulation import ToShare, to_share, total_address

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "allocate_facts"]


def allocate_facts(
    contest: str,
    *,
    registered: Sequence[str],
    list_sizes: Mapping[str, int],
    seats: int | None = None,
    published: ToShare | None = None,
) -> dict[str, Any]:
    """The facts of a sharing; ``published`` are votes where the contest has no protocols to take them from."""
    told: dict[str, Any] = {"contest": contest, "list_sizes": dict(list_sizes), "registered": list(registered)}
    if seats is not None:
        told["seats"] = seats
    if published is not None:
        told["published"] = {name: value for name, value in published._asdict().items() if value is not None}
    return told


def _allocate(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    contest, facts = contest_of(entry, look_up), entry.facts
    shared = _to_share(facts, contest, law, look_up)
    if shared.votes is None:
        return without_votes(entry.address, law).as_json()
    votes = _in_order(shared.votes, contest)
    allocation = allocate(
        votes,
        law,
        seats=facts.get("seats", constituency_seats(contest.id, law)),
        against_all=shared.against_all,
        took_part=shared.took_part,
        blank=shared.blank,
        registered=facts["registered"],
        list_sizes=_in_order(facts["list_sizes"], contest),
    )
    return {**allocation.ruling(entry.address).as_json(), "result": _result(allocation)}


def _in_order(figures: Mapping[str, int], contest: Sealed) -> dict[str, int]:
    """The figures in the order of the ballot: canonical JSON keeps none."""
    order = (*contest.ballot, *sorted(figures.keys() - set(contest.ballot)))
    return {name: figures[name] for name in order if name in figures}


def _to_share(facts: Mapping[str, Any], contest: Sealed, law: LawOfDay, look_up: LookUp) -> ToShare:
    if "published" in facts:
        told = facts["published"]
        return ToShare(told["votes"], told.get("against_all"), told.get("took_part"), told.get("blank"))
    total = look_up(total_address(contest.name, ""))
    if total is None:
        raise BadCall(f"The record has no total of {contest.name}.")
    result = total.ruling["result"]
    names = dict.fromkeys((*contest.ballot, *result["votes"]))
    return to_share({name: result["votes"].get(name) for name in names}, result["sums"].get, law)


def _result(allocation: Allocation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "admitted": list(allocation.admitted),
        "base": allocation.base,
        "base_number": allocation.base_number,
        "case": allocation.case.value,
        "needed": allocation.needed,
        "seats": dict(allocation.seats),
        "seats_empty": dict(allocation.seats_empty),
        "seats_to_share": allocation.seats_to_share,
        "ties": [{"lists": list(tie.lists), "seats": tie.seats} for tie in allocation.ties],
        "votes": dict(allocation.votes),
        "waiting": allocation.waiting,
    }
    if allocation.quota is not None:
        told["quota"] = f"{allocation.quota.numerator}/{allocation.quota.denominator}"
    counts = {"against_all": allocation.against_all, "blank": allocation.blank, "took_part": allocation.took_part}
    return told | {name: value for name, value in counts.items() if value is not None}


VERBS: Mapping[str, Verb] = {"allocate": _allocate, **sitting.VERBS}
