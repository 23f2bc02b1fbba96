"""What the commission does: its answer rests on a decision, agrees with the findings, and is followed by terms and a lot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from saylau.law import LawOfDay
from saylau.lists.rules.case import Answered, Case, met
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "declarations_are_verified_in_time",
    "registration_rests_on_a_decision",
    "the_ballot_stands_in_the_order_drawn",
    "verification_ends",
]


def registration_rests_on_a_decision(case: Case) -> Iterator[Finding]:
    """A list is registered or refused by an act of the commission that stands by itself, with its quorum."""
    told = case.answer
    if told is None:
        return
    known = False if not told.decision else told.stands
    wording = case.law["lists.answer_by_a_decision"]
    rule = "registration_rests_on_a_decision"
    yield finding(rule, met(known), wording, required=told.outcome.value, found=told.decision)


def verification_ends(law: LawOfDay, registered_on: date) -> date | None:
    """The last day on which the declarations are verified after registration; None where the law of the day names none."""
    wording = law["registration.tax_declaration"]
    days = wording.table.get("verification_days_after_list_registration") if wording.is_set else None
    return registered_on + timedelta(days) if isinstance(days, int) else None


def declarations_are_verified_in_time(case: Case) -> Iterator[Finding]:
    """The declarations of a registered list are verified within the days of the law; NO while they are not (89(2))."""
    told = case.answer
    if told is None or told.outcome is not Answered.REGISTERED or not case.is_chamber:
        return
    last = verification_ends(case.law, told.on)
    if last is None:
        return
    wording = case.law["registration.tax_declaration"]
    done = told.verified_on
    outcome = Outcome.NO if done is None else met(done <= last)
    found = "" if done is None else done.isoformat()
    rule = "declarations_are_verified_in_time"
    yield finding(rule, outcome, wording, required=last.isoformat(), found=found)


def the_ballot_stands_in_the_order_drawn(case: Case) -> Iterator[Finding]:
    """The lists stand on the ballot in the order of the lot; the orders of past elections are kept as history (37)."""
    lot, wording = case.lot, case.law["ballot.order"]
    if lot is None:
        return
    drawn = lot.drawn or _of_history(case.law, lot.ballot)
    found = ", ".join(lot.ballot)
    rule = "the_ballot_stands_in_the_order_drawn"
    if not drawn:
        yield finding(rule, Outcome.PERSON, wording, found=found)
        return
    yield finding(rule, met(drawn == lot.ballot), wording, required=", ".join(drawn), found=found)


def _of_history(law: LawOfDay, ballot: tuple[str, ...]) -> tuple[str, ...]:
    """The order that the book keeps, where it is one of these very lists."""
    wording = law["ballot.order"]
    if not wording.is_set or isinstance(wording.value, Mapping):
        return ()
    known = tuple(str(each) for each in wording.items)
    return known if set(known) == set(ballot) else ()
