"""What each rule says beside its worked cases: its source, its confidence, its silence."""

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.ruling import Verdict
from saylau.seats import BASES, RULES, allocate
from saylau.seats.rules import findings

KZ = law.load("kz")
DAY_2004, DAY_2012, DAY_2021, DAY_2023 = (
    KZ.on(date(*each)) for each in ((2004, 9, 19), (2012, 1, 15), (2021, 1, 10), (2023, 3, 19))
)
VOTES = {"list_a": 60, "list_b": 33, "list_c": 7}
NEXT = {"list_a": 95, "list_b": 5}


def found(allocation, rule):
    return [each for each in findings(allocation) if each.rule == rule]


def short(allocation, rule):
    return [(each.outcome.value, each.where, each.required, each.found) for each in found(allocation, rule)]


def sources(allocation):
    return {each.rule: (each.source, each.confidence.value) for each in findings(allocation)}


def test_rules_stand_in_the_order_of_the_law_and_no_name_is_used_twice():
    told = allocate(VOTES, DAY_2021, seats=10, list_sizes={"list_a": 9})
    names = list(dict.fromkeys(each.rule for each in findings(told)))
    assert names == [rule.__name__ for rule in RULES if rule.__name__ in names]
    assert len({rule.__name__ for rule in RULES}) == len(RULES) == 22


def test_each_finding_of_a_plain_sharing_has_its_article_and_its_confidence():
    told = allocate({"list_a": 60, "list_b": 34, "list_c": 6}, DAY_2021, took_part=100, list_sizes={"list_a": 99})
    assert sources(told) == {
        "the_numbers_come_from_the_law": ("elections 9(1-1); 9(2) from 2022; 97-1", "high"),
        "votes_were_cast": ("elections 97-1", "low"),
        "list_reached_the_threshold": ("elections 97-1(1)", "high"),
        "some_list_reached_the_threshold": ("elections 97-1", "low"),
        "one_list_alone_reached_the_threshold": ("elections 97-1(2)", "high"),
        "seats_follow_the_quota": ("elections 97-1(1)", "high"),
        "list_received_a_remainder_seat": ("elections 97-1", "high"),
        "remainders_at_the_last_seat_differ": ("elections 97-1", "high"),
        "list_has_persons_for_its_seats": ("elections 97-1", "low"),
        "every_base_is_known": ("elections 97-1(1)", "high"),
        "the_base_does_not_change_the_outcome": ("elections 97-1(1)", "low"),
        "the_assembly_of_the_people_fills_seats": ("elections 9", "high"),
        "districts_fill_seats": ("elections 9", "high"),
        "the_parts_make_the_chamber": ("elections Const. 50", "high"),
        "the_party_chooses_from_its_list": ("elections 97-1(5)", "medium"),
    }


def test_a_finding_is_as_sure_as_the_weakest_wording_it_rests_on():
    told = sources(allocate(VOTES, DAY_2004, seats=10))
    assert told["list_reached_the_threshold"] == ("elections 97-1(1)", "low")
    assert told["the_numbers_come_from_the_law"] == ("elections 9(1-1); 9(2) from 2022; 97-1", "low")
    assert told["seats_follow_the_quota"] == ("elections 97-1(1)", "low")
    (low,) = found(allocate(VOTES, DAY_2004), "the_numbers_come_from_the_law")
    assert low.note == DAY_2004["system.threshold.base_practice"].note
    (high,) = found(allocate(VOTES, DAY_2021), "the_numbers_come_from_the_law")
    assert high.note == ""


def test_the_runner_up_rules_rest_on_what_is_open_and_on_the_coefficient():
    told = sources(allocate(NEXT, DAY_2021))
    assert told["the_next_list_was_admitted"] == ("elections 97-1(2)", "high")
    assert told["the_readings_of_the_runner_up_rule_agree"] == ("elections 97-1(3)", "low")
    (found_,) = found(allocate(NEXT, DAY_2021), "the_readings_of_the_runner_up_rule_agree")
    assert found_.note == DAY_2021["allocation.runner_up.floor_payer"].note


@pytest.mark.parametrize(
    ("what_if", "required", "told"),
    [
        ({"seats": 98, "base": BASES[0], "threshold": Fraction(7, 100)}, "", ""),
        ({"threshold": Fraction(1, 20)}, "system.threshold=7/100", "system.threshold=1/20"),
        (
            {"base": BASES[1], "seats": 97, "threshold": Fraction(0)},
            "system.seats.party_list=98; system.threshold=7/100; system.threshold.base_practice=votes_for_lists",
            "system.seats.party_list=97; system.threshold=0; "
            "system.threshold.base_practice=votes_for_lists_and_against_all",
        ),
    ],
)
def test_a_what_if_names_every_number_that_is_not_the_law_s(what_if, required, told):
    outcome = "no" if required else "yes"
    assert short(allocate(VOTES, DAY_2021, **what_if), "the_numbers_come_from_the_law") == [
        (outcome, "", required, told)
    ]


def test_the_threshold_is_told_of_every_list():
    told = allocate({"list_a": 93, "list_b": 7, "list_c": 0}, DAY_2021)
    assert short(told, "list_reached_the_threshold") == [
        ("yes", "list_a", "7", "93"),
        ("yes", "list_b", "7", "7"),
        ("no", "list_c", "7", "0"),
    ]
    assert short(told, "some_list_reached_the_threshold") == [("yes", "", "", "2")]
    assert short(told, "one_list_alone_reached_the_threshold") == [("no", "", "1", "2")]
    assert short(told, "the_next_list_was_admitted") == []
    assert short(told, "the_readings_of_the_runner_up_rule_agree") == []


def test_whole_parts_that_fill_the_house_leave_nothing_to_say_of_remainders():
    told = allocate({"list_a": 60, "list_b": 40}, DAY_2021, seats=10)
    assert short(told, "list_received_a_remainder_seat") == []
    assert short(told, "remainders_at_the_last_seat_differ") == []
    assert short(told, "a_tie_was_settled_by_registration") == []
    assert short(told, "list_has_persons_for_its_seats") == []
    assert short(told, "seats_follow_the_quota") == [
        ("yes", "list_a", "60*10/100", "6"),
        ("yes", "list_b", "40*10/100", "4"),
    ]


def test_the_remainder_seats_are_told_with_those_who_received_them():
    told = allocate({"list_a": 44, "list_b": 28, "list_c": 28}, DAY_2021, seats=10)
    assert short(told, "list_received_a_remainder_seat") == [
        ("no", "list_a", "list_b, list_c", "40/100"),
        ("yes", "list_b", "list_b, list_c", "80/100"),
        ("yes", "list_c", "list_b, list_c", "80/100"),
    ]
    assert short(told, "remainders_at_the_last_seat_differ") == [("yes", "", "", "")]


def test_while_seats_of_a_runner_up_case_wait_the_quota_is_not_judged():
    assert short(allocate(NEXT, DAY_2021), "seats_follow_the_quota") == []
    assert short(allocate(NEXT, DAY_2021), "list_received_a_remainder_seat") == []
    assert short(allocate(NEXT, DAY_2021), "remainders_at_the_last_seat_differ") == []
    tied = allocate({"list_a": 1, "list_b": 1}, DAY_2021, seats=3)
    assert short(tied, "seats_follow_the_quota") == [("yes", "list_a", "1*3/2", "1"), ("yes", "list_b", "1*3/2", "1")]
    assert short(tied, "list_received_a_remainder_seat") == [("no", "list_a", "", "1/2"), ("no", "list_b", "", "1/2")]
    assert short(tied, "remainders_at_the_last_seat_differ") == [("no", "list_a, list_b", "", "1")]


def test_the_floor_breaks_the_quota_of_both_lists():
    told = allocate({"list_a": 1000, "list_b": 9, "list_c": 5}, DAY_2012)
    assert short(told, "seats_follow_the_quota") == [
        ("no", "list_a", "1000*98/1009", "96"),
        ("no", "list_b", "9*98/1009", "2"),
    ]


def test_only_lists_that_share_are_asked_for_persons():
    told = allocate(
        {"list_a": 60, "list_b": 34, "list_c": 6}, DAY_2021, list_sizes={"list_a": 62, "list_b": 5, "list_c": 1}
    )
    assert short(told, "list_has_persons_for_its_seats") == [
        ("person", "list_a", "63", "62"),
        ("person", "list_b", "35", "5"),
    ]  # fmt: skip


def test_the_bases_are_told_with_their_numbers_and_the_practice_s_note():
    told = allocate(VOTES, DAY_2023, against_all=45, took_part=150)
    assert short(told, "every_base_is_known") == [("yes", "", "", "")]
    ((outcome, where, required, bases),) = short(told, "the_base_does_not_change_the_outcome")
    assert (outcome, where, required) == ("no", "", BASES[1])
    assert bases == (
        "votes_for_lists 100: list_a 41, list_b 23, list_c 5; "
        "votes_for_lists_and_against_all 145: list_a 45, list_b 24; "
        "voters_who_took_part 150: list_a 45, list_b 24"
    )
    (told_,) = found(told, "the_base_does_not_change_the_outcome")
    assert told_.note.startswith("The statute says voters who took part in voting; the published shares follow another")
    assert told_.note == told_.note.strip()
    alone = allocate(VOTES, DAY_2023, base=BASES[0])
    assert short(alone, "every_base_is_known") == [("no", "", "", f"{BASES[1]}, {BASES[2]}")]
    assert [each[0] for each in short(alone, "the_base_does_not_change_the_outcome")] == ["yes"]


def test_the_parts_of_the_chamber_of_each_day():
    for day, parts in ((DAY_2004, ("no_", "67", 10)), (DAY_2012, ("9", "0", 98)), (DAY_2023, ("0", "29", 69))):
        told = allocate(VOTES, day, against_all=0)
        assert short(told, "districts_fill_seats") == [("yes" if parts[1] != "0" else "no", "", "", parts[1])]
        size = str(day["system.chamber.size"].whole)
        assert short(told, "the_parts_make_the_chamber") == [("yes", "", size, size)]
        ((outcome, *_),) = short(told, "the_assembly_of_the_people_fills_seats")
        assert outcome == {"no_": "not_in_force", "9": "yes", "0": "no"}[parts[0]]


def test_the_verdict_waits_exactly_while_a_person_must_act():
    assert allocate(VOTES, DAY_2021, seats=10).ruling("seats/x").verdict is Verdict.STANDS
    ruling = allocate(NEXT, DAY_2021).ruling("seats/x")
    assert (ruling.verdict, ruling.subject, ruling.on) == (Verdict.WAITS, "seats/x", date(2021, 1, 10))
    assert ruling.result.votes == NEXT
