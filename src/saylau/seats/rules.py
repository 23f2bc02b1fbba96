"""What is found on a sharing of seats: one function a rule, its name the sentence that is true when it is met.

Most are conditions (yes or no: the law names what follows). What only a person can settle is PERSON, and waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from saylau.law import Confidence, LawOfDay, Wording
from saylau.ruling import Finding, Outcome, Ruling, finding
from saylau.seats.chamber import (
    districts_fill_seats,
    the_assembly_of_the_people_fills_seats,
    the_parts_make_the_chamber,
    the_party_chooses_from_its_list,
)
from saylau.seats.facts import Case, Reading

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = ["RULES", "findings", "without_votes"]

Rule: TypeAlias = Callable[["Allocation"], Iterator[Finding]]

WEAKEST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def findings(allocation: Allocation) -> tuple[Finding, ...]:
    """Every finding, in the order in which the law goes."""
    return tuple(each for rule in RULES for each in rule(allocation))


def without_votes(subject: str, law: LawOfDay) -> Ruling:
    """The ruling on the seats of a contest whose votes are not known: there are none, and it waits for its stations."""
    wording = law["tabulation.every_station_once"]
    return Ruling(subject, law.day, (finding("votes_are_known", Outcome.PERSON, wording, where="votes"),))


def the_numbers_come_from_the_law(allocation: Allocation) -> Iterator[Finding]:
    """Seats, threshold and base are those of the day; NO marks a what-if and names what is not."""
    law = allocation.law
    told = {
        "system.seats.party_list": allocation.seats_to_share,
        "system.threshold": allocation.threshold,
        "system.threshold.base_practice": allocation.base,
    }
    other = [name for name, value in told.items() if law[name].said != value]
    yield _rests_on(
        "the_numbers_come_from_the_law",
        _yes(not other),
        *(law[name] for name in told),
        required="; ".join(f"{name}={law[name].said}" for name in other),
        found="; ".join(f"{name}={told[name]}" for name in other),
    )


def votes_were_cast(allocation: Allocation) -> Iterator[Finding]:
    """At least one vote was cast for a list; without any a person must act."""
    cast = sum(allocation.votes.values())
    law = allocation.law["allocation.none_over_threshold"]
    yield finding("votes_were_cast", _person(cast > 0), law, found=str(cast))


def list_reached_the_threshold(allocation: Allocation) -> Iterator[Finding]:
    """A list has at least the share that takes part; reaching it exactly is enough (97-1(1))."""
    law = allocation.law
    for name, votes in allocation.votes.items():
        yield _rests_on(
            "list_reached_the_threshold",
            _yes(votes >= allocation.needed),
            law["system.threshold"],
            law["system.threshold.base_practice"],
            required=str(allocation.needed),
            found=str(votes),
            where=name,
        )


def some_list_reached_the_threshold(allocation: Allocation) -> Iterator[Finding]:
    """At least one list takes part; where none does, the law read so far says nothing and a person must act."""
    reached = _reached(allocation)
    law = allocation.law["allocation.none_over_threshold"]
    yield finding("some_list_reached_the_threshold", _person(reached > 0), law, found=str(reached))


def one_list_alone_reached_the_threshold(allocation: Allocation) -> Iterator[Finding]:
    """Exactly one list reached the threshold: the condition of the runner-up rule (97-1(2))."""
    reached = _reached(allocation)
    law = allocation.law["allocation.runner_up.admitted"]
    yield finding("one_list_alone_reached_the_threshold", _yes(reached == 1), law, required="1", found=str(reached))


def the_next_list_was_admitted(allocation: Allocation) -> Iterator[Finding]:
    """The next list shares seats with the one above the threshold; before 2009 it did not.

    PERSON where two lists are equally next, where there is no other list, and where the book has no rule for the day.
    """
    if _reached(allocation) != 1:
        return
    outcomes = {Case.RUNNER_UP: Outcome.YES, Case.SHARED: Outcome.NO}
    next_ones = dict.fromkeys(reading.runner_up for reading in allocation.readings)
    yield finding(
        "the_next_list_was_admitted",
        outcomes.get(allocation.case, Outcome.PERSON),
        allocation.law["allocation.runner_up.admitted"],
        found=", ".join(next_ones),
    )


def the_readings_of_the_runner_up_rule_agree(allocation: Allocation) -> Iterator[Finding]:
    """Every reading of the coefficient, the floor and the leftover seats gives the same seats."""
    if not allocation.readings:
        return
    law = allocation.law
    ways = list(dict.fromkeys(map(_reading, allocation.readings)))
    yield _rests_on(
        "the_readings_of_the_runner_up_rule_agree",
        _person(len(ways) == 1),
        law["allocation.runner_up.floor_payer"],
        law["allocation.runner_up.coefficient"],
        law["allocation.runner_up.min_seats"],
        found="; ".join(ways),
    )


def seats_follow_the_quota(allocation: Allocation) -> Iterator[Finding]:
    """A list has its votes divided by the quota, rounded down or up; the runner-up's floor may break this."""
    if allocation.waiting and allocation.case is not Case.SHARED:
        return
    quota = allocation.law["allocation.quota"], allocation.law["allocation.integer_part"]
    for step in allocation.steps:
        yield _rests_on(
            "seats_follow_the_quota",
            _yes(step.extra == 0 or (step.extra == 1 and step.remainder > 0)),
            *quota,
            required=f"{step.votes}*{allocation.seats_to_share}/{allocation.admitted_votes}",
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
            _yes(step.extra > 0),
            allocation.law["allocation.remainders"],
            required=", ".join(allocation.order),
            found=f"{step.remainder}/{allocation.admitted_votes}",
            where=step.list,
        )


def remainders_at_the_last_seat_differ(allocation: Allocation) -> Iterator[Finding]:
    """The last seat has one claimant: no list without a seat has an equal remainder."""
    if allocation.case is not Case.SHARED or not allocation.leftover:
        return
    tied = allocation.ties + allocation.settled
    yield finding(
        "remainders_at_the_last_seat_differ",
        _yes(not tied),
        allocation.law["allocation.remainders"],
        found=str(tied[0].seats) if tied else "",
        where=", ".join(tied[0].lists) if tied else "",
    )


def a_tie_was_settled_by_registration(allocation: Allocation) -> Iterator[Finding]:
    """Equal remainders went to the list registered earlier; where law or order are not known, a person must act."""
    for tie in allocation.settled + allocation.ties:
        yield finding(
            "a_tie_was_settled_by_registration",
            _person(tie in allocation.settled),
            allocation.law["allocation.tie_break"],
            required=", ".join(allocation.registered),
            found=str(tie.seats),
            where=", ".join(tie.lists),
        )


def list_has_persons_for_its_seats(allocation: Allocation) -> Iterator[Finding]:
    """A list is as long as its seats; what becomes of the seats it cannot fill the sources do not say."""
    for name, size in allocation.list_sizes.items():
        if name in allocation.sharers:
            empty = allocation.seats_empty.get(name, 0)
            yield finding(
                "list_has_persons_for_its_seats",
                _person(not empty),
                allocation.law["allocation.list_too_short"],
                required=str(allocation.seats[name] + empty),
                found=str(size),
                where=name,
            )


def every_base_is_known(allocation: Allocation) -> Iterator[Finding]:
    """The three bases of the threshold are all known numbers, so that their outcomes can be compared."""
    unknown = [each.base for each in allocation.bases() if each.allocation is None]
    law = allocation.law["system.threshold.base_practice"]
    yield finding("every_base_is_known", _yes(not unknown), law, found=", ".join(unknown))


def the_base_does_not_change_the_outcome(allocation: Allocation) -> Iterator[Finding]:
    """Every known base admits the same lists and gives the same seats.

    Always of low confidence: the words of the statute (who took part) and the practice of the commission differ.
    """
    known = {each.base: each.allocation for each in allocation.bases() if each.allocation}
    outcomes = {base: (each.admitted, each.awarded, each.waiting) for base, each in known.items()}
    law = allocation.law
    told = _rests_on(
        "the_base_does_not_change_the_outcome",
        _yes(all(each == next(iter(outcomes.values())) for each in outcomes.values())),
        law["system.threshold.base_practice"],
        law["system.threshold.base_statute"],
        required=allocation.base,
        found="; ".join(f"{base} {each.base_number}: {_seats_of(each.awarded)}" for base, each in known.items()),
    )
    practice = law["system.threshold.base_practice"]
    note = "The statute says voters who took part in voting; the published shares follow another base. " + practice.note
    yield replace(told, confidence=Confidence.LOW, note=note.strip())


RULES: tuple[Rule, ...] = (
    the_numbers_come_from_the_law,
    votes_were_cast,
    list_reached_the_threshold,
    some_list_reached_the_threshold,
    one_list_alone_reached_the_threshold,
    the_next_list_was_admitted,
    the_readings_of_the_runner_up_rule_agree,
    seats_follow_the_quota,
    list_received_a_remainder_seat,
    remainders_at_the_last_seat_differ,
    a_tie_was_settled_by_registration,
    list_has_persons_for_its_seats,
    every_base_is_known,
    the_base_does_not_change_the_outcome,
    the_assembly_of_the_people_fills_seats,
    districts_fill_seats,
    the_parts_make_the_chamber,
    the_party_chooses_from_its_list,
)


def _yes(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    return Outcome.YES if condition else Outcome.NO


def _person(settled: bool) -> Outcome:  # noqa: FBT001
    return Outcome.YES if settled else Outcome.PERSON


def _reached(allocation: Allocation) -> int:
    return sum(votes >= allocation.needed for votes in allocation.votes.values())


def _seats_of(seats: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in seats.items() if number)


def _reading(reading: Reading) -> str:
    """What a reading gives: its seats, and the seats that even this reading leaves open."""
    ties = "".join(f" and {tie.seats} open between {', '.join(tie.lists)}" for tie in reading.ties)
    return f"{_seats_of(reading.seats)}{ties}"


def _rests_on(
    rule: str, outcome: Outcome, first: Wording, *others: Wording, required: str = "", found: str = "", where: str = ""
) -> Finding:
    """A finding whose source is the first wording, as sure as the weakest of them all."""
    told = finding(rule, outcome, first, required=required, found=found, where=where)
    weakest = min((first, *others), key=lambda wording: WEAKEST.index(wording.confidence))
    note = weakest.note if weakest.confidence is Confidence.LOW else ""
    return replace(told, confidence=weakest.confidence, note=note)
