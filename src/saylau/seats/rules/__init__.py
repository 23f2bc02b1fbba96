"""What is found on a sharing of seats: one function a rule, its name the sentence that is true when it is met.

Most are conditions (yes or no: the law names what follows). What only a person can settle is PERSON, and waits.
``admission`` says who takes part, ``sharing`` how the seats went, ``chamber`` what else fills the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saylau.law import LawOfDay
from saylau.ruling import Finding, Outcome, Ruling, finding
from saylau.seats.rules.admission import (
    every_base_is_known,
    list_reached_the_threshold,
    one_list_alone_reached_the_threshold,
    some_list_reached_the_threshold,
    the_base_does_not_change_the_outcome,
    the_next_list_was_admitted,
    the_numbers_come_from_the_law,
    the_readings_of_the_runner_up_rule_agree,
    votes_were_cast,
)
from saylau.seats.rules.chamber import (
    constituency_seats,
    districts_fill_seats,
    the_assembly_of_the_people_fills_seats,
    the_parts_make_the_chamber,
    the_party_chooses_from_its_list,
)
from saylau.seats.rules.rule import Rule
from saylau.seats.rules.sharing import (
    a_tie_was_settled_by_registration,
    a_tie_was_settled_by_votes,
    averages_at_the_last_seat_differ,
    list_has_persons_for_its_seats,
    list_received_a_remainder_seat,
    list_received_seats_by_its_averages,
    remainders_at_the_last_seat_differ,
    seats_follow_the_quota,
    the_quota_fits_the_seats,
)

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = ["RULES", "constituency_seats", "findings", "without_votes"]


def findings(allocation: Allocation) -> tuple[Finding, ...]:
    """Every finding, in the order in which the law goes."""
    return tuple(each for rule in RULES for each in rule(allocation))


def without_votes(subject: str, law: LawOfDay) -> Ruling:
    """The ruling on the seats of a contest whose votes are not known: there are none, and it waits for its stations."""
    wording = law["tabulation.every_station_once"]
    return Ruling(subject, law.day, (finding("votes_are_known", Outcome.PERSON, wording, where="votes"),))


RULES: tuple[Rule, ...] = (
    the_numbers_come_from_the_law,
    votes_were_cast,
    list_reached_the_threshold,
    some_list_reached_the_threshold,
    one_list_alone_reached_the_threshold,
    the_next_list_was_admitted,
    the_readings_of_the_runner_up_rule_agree,
    the_quota_fits_the_seats,
    seats_follow_the_quota,
    list_received_a_remainder_seat,
    remainders_at_the_last_seat_differ,
    list_received_seats_by_its_averages,
    averages_at_the_last_seat_differ,
    a_tie_was_settled_by_registration,
    a_tie_was_settled_by_votes,
    list_has_persons_for_its_seats,
    every_base_is_known,
    the_base_does_not_change_the_outcome,
    the_assembly_of_the_people_fills_seats,
    districts_fill_seats,
    the_parts_make_the_chamber,
    the_party_chooses_from_its_list,
)
