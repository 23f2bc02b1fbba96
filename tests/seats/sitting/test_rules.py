"""The quota of those who sit at its limits, and cures that cure."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.law import load
from saylau.ruling import Outcome, Verdict
from saylau.seats import Cause, Counted, Seating, Vacancy, examine_seating, examine_vacancy

DAY = date(2023, 3, 28)
LAW = load("kz").on(DAY)
ABROAD = load("es").on(date(2019, 5, 26))


def seating(seats, inside, size, **told):
    """A list of ``size`` whose first persons are outside the groups; ``inside`` of them sit, in the last places."""
    outside = seats - inside
    groups = {"announced": Counted(tuple(range(outside + 1, size + 1)))}
    days = {"announced_on": DAY, "named_on": DAY, "groups": groups} | told
    return Seating("tan", seats, tuple(range(1, size + 1)), tuple(range(1, seats + 1)), **days)


def of(rule, ruling):
    return [each for each in ruling.findings if each.rule == rule]


@given(st.integers(1, 80), st.data())
def test_the_fraction_decides_whatever_it_rounds_to(seats, data):
    inside = data.draw(st.integers(0, seats))
    (told,) = of("the_mandate_quota_is_reached", examine_seating(seating(seats, inside, seats), LAW))
    assert (told.outcome is Outcome.MET) == (10 * inside >= 3 * seats)
    assert told.found.partition(";")[0] == f"{inside}/{seats}"


@given(st.integers(1, 80), st.data())
def test_the_smallest_cure_cures_and_a_smaller_one_does_not(seats, data):
    inside = data.draw(st.integers(0, seats))
    ours = seating(seats, inside, 2 * seats)
    (told,) = of("the_mandate_quota_is_reached", examine_seating(ours, LAW))
    if told.outcome is Outcome.MET:
        return
    replace_, spare = (int(part.split()[-1]) for part in told.found.partition("; ")[2].split(", "))
    assert spare == seats

    def exchanged(number):
        named = (*ours.named[number:], *range(seats + 1, seats + 1 + number))
        (after,) = of("the_mandate_quota_is_reached", examine_seating(replace(ours, named=named), LAW))
        return after.outcome

    assert exchanged(replace_) is Outcome.MET
    assert exchanged(replace_ - 1) is Outcome.BROKEN


def test_persons_with_disabilities_are_counted_by_number():
    ours = seating(10, 2, 12, groups={"announced": Counted((9, 10), by_disability=1, spare=4)})
    (told,) = of("the_mandate_quota_is_reached", examine_seating(ours, LAW))
    assert (told.outcome.value, told.found) == ("met", "3/10")
    short = replace(ours, groups={"announced": Counted((10, 11), by_disability=1, spare=4)})
    (told,) = of("the_mandate_quota_is_reached", examine_seating(short, LAW))
    assert (told.outcome.value, told.found) == ("broken", "2/10; replace 1, spare 5")


def test_the_day_of_the_announcement_is_the_one_that_is_shown():
    groups = {"announced": Counted((1, 2, 3, 4)), "named": Counted((1, 2, 3)), "polling": Counted((1, 2, 3, 4, 5))}
    (told,) = of("the_mandate_quota_is_reached", examine_seating(seating(10, 0, 10, groups=groups), LAW))
    assert (told.outcome.value, told.found, told.confidence.value) == ("met", "4/10", "high")


def test_a_reading_that_decides_otherwise_makes_it_a_matter_of_low_confidence():
    groups = {"announced": Counted((1, 2, 3)), "named": Counted((1,))}
    (told,) = of("the_mandate_quota_is_reached", examine_seating(seating(10, 0, 10, groups=groups), LAW))
    assert (told.outcome.value, told.confidence.value) == ("person", "low")
    assert told.found == "announced 3/10, named 1/10; replace 2, spare 0"


def test_without_a_day_nobody_knows_the_ages():
    (told,) = of("the_mandate_quota_is_reached", examine_seating(seating(10, 3, 10, groups={}), LAW))
    assert (told.outcome.value, told.found) == ("person", "unknown")


def test_a_list_without_seats_names_nobody_and_has_no_quota():
    ours = Seating("tan", 0, (1, 2), (), DAY, DAY)
    ruling = examine_seating(ours, LAW)
    assert of("the_mandate_quota_is_reached", ruling) == []
    assert (ruling.verdict, ruling.subject) == (Verdict.STANDS, "deputies/tan")
    assert ruling.result == {"list": "tan", "seats": 0, "sitting": []}


@pytest.mark.parametrize(("days", "outcome"), [(-1, "broken"), (0, "met"), (10, "met"), (11, "broken")])
def test_deputies_are_named_from_the_announcement_to_its_last_day(days, outcome):
    ours = seating(10, 3, 10, named_on=DAY + timedelta(days=days))
    (told,) = of("the_deputies_are_named_in_time", examine_seating(ours, LAW))
    assert (told.outcome.value, told.required) == (outcome, "2023-03-28/2023-04-07")


@pytest.mark.parametrize(
    ("announced", "named", "required", "found"),
    [
        (None, DAY, "unknown", "2023-03-28"),
        (DAY, None, "2023-03-28/2023-04-07", "unknown"),
        (None, None, "unknown", "unknown"),
    ],
)
def test_a_day_that_is_not_known_waits(announced, named, required, found):
    ours = seating(10, 3, 10, announced_on=announced, named_on=named)
    (told,) = of("the_deputies_are_named_in_time", examine_seating(ours, LAW))
    assert (told.outcome.value, told.required, told.found) == ("person", required, found)


def test_everybody_who_is_wrong_is_named_once():
    ours = replace(seating(4, 2, 4), named=(1, 9, 9, 8, 1))
    ruling = examine_seating(ours, LAW)
    assert [(each.rule, each.where, each.found) for each in ruling.findings[:3]] == [
        ("the_persons_named_are_on_the_list", "9, 8", "2"),
        ("nobody_is_named_twice", "1, 9", "2"),
        ("as_many_are_named_as_seats", "", "3"),
    ]
    assert ruling.result["sitting"] == [1]


# ---- vacancies

VACANT = Vacancy("tan", 3, (1, 2, 3), 2, Cause.DEATH, date(2025, 2, 20), (1, 2, 3, 4, 5), 4)


def test_the_last_day_of_the_term_is_inside():
    last = replace(VACANT, term_ends_on=VACANT.on)
    told = [examine_vacancy(each, LAW) for each in (last, replace(last, named_on=VACANT.on + timedelta(days=1)))]
    assert [of("the_vacancy_falls_in_the_term", each)[0].outcome.value for each in told] == ["met", "broken"]
    assert of("the_vacancy_falls_in_the_term", examine_vacancy(VACANT, LAW)) == []


def test_who_left_cannot_follow_and_who_sits_cannot_either():
    for substitute in (1, 2, 3, 9):
        ours = replace(VACANT, substitute=substitute)
        assert (ours.follows, ours.sitting_after) == (False, (1, 3))
    assert (VACANT.follows, VACANT.sitting_after, VACANT.waiting) == (True, (1, 3, 4), (4, 5))


@pytest.mark.parametrize("substitute", [1, 2, 3])
def test_a_substitute_who_sat_is_named_in_the_finding(substitute):
    (told,) = of("the_substitute_is_another_person", examine_vacancy(replace(VACANT, substitute=substitute), LAW))
    assert (told.outcome.value, told.where) == ("broken", str(substitute))


def test_a_seat_that_stays_empty_is_counted():
    exhausted = replace(VACANT, listed=(1, 2, 3), substitute=None)
    ruling = examine_vacancy(exhausted, LAW)
    assert ruling.result == {"empty": 1, "list": "tan", "seats": 3, "sitting": [1, 3]}
    assert (ruling.verdict, ruling.subject) == (Verdict.STANDS, "vacancy/tan")
    assert of("a_substitute_is_named", ruling) == []


def test_a_substitute_of_an_exhausted_list_is_on_no_list():
    ruling = examine_vacancy(replace(VACANT, listed=(1, 2, 3)), LAW)
    outcomes = {each.rule: each.outcome.value for each in ruling.findings}
    assert outcomes["somebody_is_left_to_follow"] == "no"
    assert outcomes["the_substitute_is_on_the_list"] == "broken"
    assert ruling.verdict is Verdict.WAITS


@pytest.mark.parametrize("cause", list(Cause))
def test_any_cause_leaves_a_seat_to_fill(cause):
    (told,) = of("who_left_held_a_seat", examine_vacancy(replace(VACANT, cause=cause), LAW))
    assert (told.outcome.value, told.found) == ("met", cause.value)


def test_the_quota_after_a_change_is_no_requirement_that_anybody_read():
    held = replace(VACANT, groups={"named": Counted((4,))})
    lost = replace(VACANT, groups={"named": Counted((2, 5))})
    told = [of("the_mandate_quota_holds_after_the_change", examine_vacancy(each, LAW)) for each in (held, lost, VACANT)]
    assert [[(each.outcome.value, each.found, each.confidence.value) for each in one] for one in told] == [
        [("met", "1/3", "high")],
        [("person", "0/3", "low")],
        [],
    ]


def test_before_the_quota_bound_seats_nothing_is_said_of_it_after_a_change():
    early = load("kz").on(date(2021, 6, 1))
    ours = replace(VACANT, groups={"named": Counted((2,))})
    assert of("the_mandate_quota_holds_after_the_change", examine_vacancy(ours, early)) == []


def test_the_reading_that_the_book_works_with_is_shown():
    law = LAW.supposing({"allocation.mandate_quota.age_day": "polling"})
    groups = {"announced": Counted((1, 2, 3, 4)), "polling": Counted((1, 2, 3, 4, 5))}
    (told,) = of("the_mandate_quota_is_reached", examine_seating(seating(10, 0, 10, groups=groups), law))
    assert told.found == "5/10"


# ---- a law that nobody read


def test_a_law_that_nobody_read_waits_for_a_person():
    ours = seating(10, 0, 10)
    told = examine_seating(ours, ABROAD).findings
    assert {each.rule: each.outcome.value for each in told} == {
        "the_deputies_are_named_in_time": "person",
        "the_mandate_quota_is_reached": "person",
    }
    told = examine_vacancy(replace(VACANT, term_ends_on=date(2030, 1, 1)), ABROAD).findings
    assert {each.rule: each.outcome.value for each in told} == {
        "who_left_held_a_seat": "person",
        "the_vacancy_falls_in_the_term": "person",
        "somebody_is_left_to_follow": "person",
        "the_party_names_who_follows": "person",
        "the_substitute_is_on_the_list": "person",
        "the_substitute_is_another_person": "person",
    }


def test_another_way_of_choosing_waits_for_a_person():
    law = LAW.supposing({"allocation.person_selection": "order_of_the_list", "vacancy.list_seat": "next_of_the_list"})
    told = {each.rule: each.outcome.value for each in examine_seating(seating(10, 3, 10), law).findings}
    assert [told[rule] for rule in ("the_persons_named_are_on_the_list", "as_many_are_named_as_seats")] == [
        "person",
        "person",
    ]
    (named,) = of("the_party_names_who_follows", examine_vacancy(VACANT, law))
    assert (named.outcome.value, named.found) == ("person", "next_of_the_list")
