"""How the seats were shared: by a quota and remainders or by averages, ties, and whether a list can fill its seats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saylau.ruling import Finding, finding
from saylau.seats.facts import MORE_VOTES, Case
from saylau.seats.formulas import HARE, Quota
from saylau.seats.rules.rule import person, rests_on, yes

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = [
    "a_tie_was_settled_by_registration",
    "a_tie_was_settled_by_votes",
    "averages_at_the_last_seat_differ",
    "list_has_persons_for_its_seats",
    "list_received_a_remainder_seat",
    "list_received_seats_by_its_averages",
    "remainders_at_the_last_seat_differ",
    "seats_follow_the_quota",
    "the_quota_fits_the_seats",
]


def the_quota_fits_the_seats(allocation: Allocation) -> Iterator[Finding]:
    """The whole parts are no more than the seats, and no more seats are left than lists; Hare's quota always fits."""
    if isinstance(allocation.formula, Quota) and allocation.formula is not HARE and allocation.remainders:
        misfits = allocation.case in (Case.QUOTA_TOO_SMALL, Case.QUOTA_TOO_LARGE)
        yield finding(
            "the_quota_fits_the_seats",
            person(not misfits),
            allocation.law["allocation.method"],
            required=str(allocation.seats_to_share),
            found=str(sum(step.whole for step in allocation.steps)),
        )


def seats_follow_the_quota(allocation: Allocation) -> Iterator[Finding]:
    """A list has its votes divided by the quota, rounded down or up; the runner-up's floor may break this."""
    if allocation.waiting and allocation.case is not Case.SHARED:
        return
    law = allocation.law
    quota = law["allocation.quota" if law["allocation.quota"].is_set else "allocation.method"]
    above, below = allocation.quota_parts
    for step in allocation.steps:
        yield rests_on(
            "seats_follow_the_quota",
            yes(step.extra == 0 or (step.extra == 1 and step.remainder > 0)),
            quota,
            law["allocation.integer_part"],
            required=f"{step.votes}*{below}/{above}",
            found=str(step.whole + step.extra),
            where=step.list,
        )


def list_received_a_remainder_seat(allocation: Allocation) -> Iterator[Finding]:
    """A list has one of the seats left over after the whole parts, by the size of its remainder (97-1)."""
    if allocation.case is not Case.SHARED or not allocation.leftover:
        return
    for step in allocation.steps:
        yield finding(
            "list_received_a_remainder_seat",
            yes(step.extra > 0),
            allocation.law["allocation.remainders"],
            required=", ".join(allocation.order),
            found=f"{step.remainder}/{allocation.quota_parts[0]}",
            where=step.list,
        )


def remainders_at_the_last_seat_differ(allocation: Allocation) -> Iterator[Finding]:
    """The last seat has one claimant: no list without a seat has an equal remainder."""
    if allocation.case is Case.SHARED and allocation.leftover:
        yield _no_tie("remainders_at_the_last_seat_differ", allocation, "allocation.remainders")


def list_received_seats_by_its_averages(allocation: Allocation) -> Iterator[Finding]:
    """An admitted list has a seat: its votes over the first divisor are among the highest averages."""
    averages = allocation.averages
    least = min((each.last for each in averages if each.last is not None), default=None)
    for each in averages:
        yield finding(
            "list_received_seats_by_its_averages",
            yes(each.seats > 0),
            allocation.law["allocation.method"],
            required="" if least is None else str(least),
            found=str((each.last if each.seats else each.next) or ""),
            where=each.list,
        )


def averages_at_the_last_seat_differ(allocation: Allocation) -> Iterator[Finding]:
    """The last seat has one claimant: no list without it has an equal average."""
    if allocation.averages:
        yield _no_tie("averages_at_the_last_seat_differ", allocation, "allocation.method")


def a_tie_was_settled_by_registration(allocation: Allocation) -> Iterator[Finding]:
    """Equal claims went to the list registered earlier; where law or order are not known, a person must act."""
    if allocation.law["allocation.tie_break"].said != MORE_VOTES:
        yield from _settled("a_tie_was_settled_by_registration", allocation, ", ".join(allocation.registered))


def a_tie_was_settled_by_votes(allocation: Allocation) -> Iterator[Finding]:
    """Equal claims went to the list with more votes; lists with equal votes wait for a lot."""
    if allocation.law["allocation.tie_break"].said == MORE_VOTES:
        yield from _settled("a_tie_was_settled_by_votes", allocation, "")


def list_has_persons_for_its_seats(allocation: Allocation) -> Iterator[Finding]:
    """A list is as long as its seats; what becomes of the seats it cannot fill the sources do not say."""
    for name, size in allocation.list_sizes.items():
        if name in allocation.sharers:
            empty = allocation.seats_empty.get(name, 0)
            yield finding(
                "list_has_persons_for_its_seats",
                person(not empty),
                allocation.law["allocation.list_too_short"],
                required=str(allocation.seats[name] + empty),
                found=str(size),
                where=name,
            )


def _no_tie(rule: str, allocation: Allocation, provision: str) -> Finding:
    """YES where the last seat has one claimant, else NO with those who are equal."""
    tied = allocation.ties + allocation.settled
    return finding(
        rule,
        yes(not tied),
        allocation.law[provision],
        found=str(tied[0].seats) if tied else "",
        where=", ".join(tied[0].lists) if tied else "",
    )


def _settled(rule: str, allocation: Allocation, required: str) -> Iterator[Finding]:
    """YES of each tie that the law settled, PERSON of each that waits."""
    for tie in allocation.settled + allocation.ties:
        yield finding(
            rule,
            person(tie in allocation.settled),
            allocation.law["allocation.tie_break"],
            required=required,
            found=str(tie.seats),
            where=", ".join(tie.lists),
        )
