"""Who takes part: the numbers of the law, the threshold and its base, and the list next to one alone above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from saylau.law import Confidence, Wording
from saylau.ruling import Finding, Outcome, finding
from saylau.seats.facts import Case, Reading
from saylau.seats.rules.rule import person, rests_on, yes

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = [
    "every_base_is_known",
    "list_reached_the_threshold",
    "one_list_alone_reached_the_threshold",
    "some_list_reached_the_threshold",
    "the_base_does_not_change_the_outcome",
    "the_next_list_was_admitted",
    "the_numbers_come_from_the_law",
    "the_readings_of_the_runner_up_rule_agree",
    "votes_were_cast",
]


def the_numbers_come_from_the_law(allocation: Allocation) -> Iterator[Finding]:
    """Seats, threshold, base and method are those of the day; NO marks a what-if and names what is not."""
    law = allocation.law
    apart = law["system.seats.by_constituency"].is_set
    where = "system.seats.by_constituency" if apart else "system.seats.party_list"
    told: dict[str, object] = {
        where: allocation.seats_to_share,
        "system.threshold": allocation.threshold,
        "system.threshold.base_practice": allocation.base,
    }
    told = {name: value for name, value in told.items() if law[name].is_set} | dict(law.supposed)
    real = law.book.on(law.day)
    other = [name for name, value in told.items() if not _says(real[name], value)]
    yield rests_on(
        "the_numbers_come_from_the_law",
        yes(not other),
        *(law[name] for name in told),
        required="; ".join(f"{name}={real[name].said}" for name in other),
        found="; ".join(f"{name}={told[name]}" for name in other),
    )


def votes_were_cast(allocation: Allocation) -> Iterator[Finding]:
    """At least one vote was cast for a list; without any a person must act."""
    cast = sum(allocation.votes.values())
    law = allocation.law["allocation.none_over_threshold"]
    yield finding("votes_were_cast", person(cast > 0), law, found=str(cast))


def list_reached_the_threshold(allocation: Allocation) -> Iterator[Finding]:
    """A list has at least the share that takes part; reaching it exactly is enough (97-1(1))."""
    law = allocation.law
    for name, votes in allocation.votes.items():
        yield rests_on(
            "list_reached_the_threshold",
            yes(votes >= allocation.needed),
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
    yield finding("some_list_reached_the_threshold", person(reached > 0), law, found=str(reached))


def one_list_alone_reached_the_threshold(allocation: Allocation) -> Iterator[Finding]:
    """Exactly one list reached the threshold: the condition of the runner-up rule (97-1(2))."""
    reached = _reached(allocation)
    law = allocation.law["allocation.runner_up.admitted"]
    yield finding("one_list_alone_reached_the_threshold", yes(reached == 1), law, required="1", found=str(reached))


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
    yield rests_on(
        "the_readings_of_the_runner_up_rule_agree",
        person(len(ways) == 1),
        law["allocation.runner_up.floor_payer"],
        law["allocation.runner_up.coefficient"],
        law["allocation.runner_up.min_seats"],
        found="; ".join(ways),
    )


def every_base_is_known(allocation: Allocation) -> Iterator[Finding]:
    """The bases of the threshold are all known numbers, so that their outcomes can be compared."""
    unknown = [each.base for each in allocation.bases() if each.allocation is None]
    law = allocation.law["system.threshold.base_practice"]
    yield finding("every_base_is_known", yes(not unknown), law, found=", ".join(unknown))


def the_base_does_not_change_the_outcome(allocation: Allocation) -> Iterator[Finding]:
    """Every known base admits the same lists and gives the same seats.

    Of low confidence wherever the words of the statute and the practice of the commission differ.
    """
    known = {each.base: each.allocation for each in allocation.bases() if each.allocation}
    outcomes = {base: (each.admitted, each.awarded, each.waiting) for base, each in known.items()}
    law = allocation.law
    told = rests_on(
        "the_base_does_not_change_the_outcome",
        yes(all(each == next(iter(outcomes.values())) for each in outcomes.values())),
        law["system.threshold.base_practice"],
        law["system.threshold.base_statute"],
        required=allocation.base,
        found="; ".join(f"{base} {each.base_number}: {_seats_of(each.awarded)}" for base, each in known.items()),
    )
    practice, statute = law["system.threshold.base_practice"], law["system.threshold.base_statute"]
    note = "The statute says voters who took part in voting; the published shares follow another base. " + practice.note
    yield told if statute.said == practice.said else replace(told, confidence=Confidence.LOW, note=note.strip())


def _says(wording: Wording, value: object) -> bool:
    """Whether the wording is that value, or one of its constituencies has it."""
    said = wording.said
    return value in said.values() if isinstance(said, Mapping) else said == value


def _reached(allocation: Allocation) -> int:
    return sum(votes >= allocation.needed for votes in allocation.votes.values())


def _seats_of(seats: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in seats.items() if number)


def _reading(reading: Reading) -> str:
    """What a reading gives: its seats, and the seats that even this reading leaves open."""
    ties = "".join(f" and {tie.seats} open between {', '.join(tie.lists)}" for tie in reading.ties)
    return f"{_seats_of(reading.seats)}{ties}"
