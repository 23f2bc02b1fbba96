"""Quorum, majority, term and sessions at their very limits, for commissions of any size."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.commissions import (
    Campaign,
    Commission,
    Decision,
    Level,
    Member,
    Result,
    Role,
    commission_subject,
    decision_subject,
    examine,
    examine_decision,
    rests_on_a_decision,
)
from saylau.commissions.rules.days import months_before, years_after
from saylau.law import load
from saylau.ruling import Outcome, Verdict

DAY = date(2021, 1, 10)
LAW = load("kz").on(DAY)
ABROAD = load("es").on(date(2019, 5, 26))
OURS = Commission("north_tec", Level.TERRITORIAL, "north", date(2019, 1, 11), "maslikhat_on_proposals_of_parties", 7)
TAKEN = Decision("1", "north_tec", DAY, "list/example/tan", Result.REGISTERED, 7, 7, 0, 0)


def outcome(rule, findings):
    return [(each.outcome.value, each.required, each.found) for each in findings if each.rule == rule]


def decided(size, **told):
    return examine_decision(replace(TAKEN, **told), replace(OURS, size=size), LAW)


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_quorum_is_two_thirds_of_all_members_and_no_rounding_gives_one_away(size, present):
    ((told, required, _),) = outcome("quorum_was_present", decided(size, present=present).findings)
    assert (told == "met") == (3 * present >= 2 * size)
    assert 3 * int(required) >= 2 * size > 3 * (int(required) - 1)


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_majority_is_more_than_half_of_all_members(size, votes, against):
    ruling = decided(size, votes_for=votes, against=against)
    told = outcome("majority_of_all_members_voted_for", ruling.findings)
    if votes == against and votes and 2 * votes <= size:
        assert told == []
        assert outcome("votes_were_not_equal", ruling.findings) == [("person", "", f"{votes}:{votes}")]
    else:
        assert [each[0] for each in told] == ["met" if 2 * votes > size else "broken"]


@given(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_decision_stands_only_with_quorum_and_majority(size, votes, against, abstained):
    present = votes + against + abstained
    ruling = decided(size, present=present, votes_for=votes, against=against, abstained=abstained)
    carried = 3 * present >= 2 * size and 2 * votes > size
    assert (ruling.verdict is Verdict.STANDS) == (carried and present <= size)
    if 3 * present < 2 * size:
        assert ruling.verdict is Verdict.FALLS


def test_nobody_for_and_nobody_against_is_no_tie():
    ruling = decided(7, votes_for=0, against=0, abstained=7)
    assert outcome("votes_were_not_equal", ruling.findings) == [("met", "", "0:0")]
    assert ruling.verdict is Verdict.FALLS


@pytest.mark.parametrize("unknown", ["present", "votes_for", "against", "abstained"])
def test_a_number_that_is_not_known_waits_and_is_not_zero(unknown):
    ruling = decided(7, **{unknown: None})
    assert outcome("votes_add_up_to_those_present", ruling.findings) == [("person", "", "unknown")]
    assert ruling.verdict is Verdict.WAITS


@pytest.mark.parametrize("unknown", ["votes_for", "against"])
def test_votes_of_which_one_side_is_not_known_are_not_compared(unknown):
    assert outcome("votes_were_not_equal", decided(7, **{unknown: None}).findings) == []


def test_what_falls_says_why():
    notes = {each.rule: each.note for each in decided(7, present=3, votes_for=3).findings if each.outcome == "broken"}
    assert notes["quorum_was_present"] == "The law gives a session without its quorum no force."
    assert notes["majority_of_all_members_voted_for"].startswith("The law asks for a majority of all members")


@pytest.mark.parametrize("result", list(Result))
def test_only_what_takes_something_away_must_name_its_ground(result):
    told = outcome("the_decision_names_its_ground", decided(7, result=result, ground="").findings)
    assert told == ([("broken", result.value, "")] if result in ("refused", "cancelled") else [])


def test_more_dissents_on_paper_than_were_announced_are_in_writing_all_the_same():
    told = outcome("dissent_is_in_writing", decided(7, dissents=1, dissents_written=2).findings)
    assert told == [("met", "1", "2")]


# ---- a commission


def test_the_first_day_of_a_term_is_inside_and_the_day_before_is_not():
    first = replace(OURS, formed_on=DAY), replace(OURS, formed_on=DAY + timedelta(days=1))
    told = [outcome("the_term_has_not_run_out", examine(each, LAW).findings)[0][0] for each in first]
    assert told == ["met", "broken"]


def test_a_term_that_began_on_29_february_ends_at_the_end_of_february():
    ours = replace(OURS, formed_on=date(2020, 2, 29))
    days = (date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1))
    told = [
        (each.outcome.value, each.confidence.value)
        for day in days
        for each in examine(ours, load("kz").on(day)).findings
        if each.rule == "the_term_has_not_run_out"
    ]
    assert told == [("met", "high"), ("broken", "low"), ("broken", "high")]


def test_another_way_of_counting_the_last_day_lets_the_anniversary_in():
    on = date(2024, 1, 11)
    law = load("kz").on(on).supposing({"commission.term.last_day": "anniversary"})
    assert outcome("the_term_has_not_run_out", examine(OURS, law).findings)[0][0] == "met"


@pytest.mark.parametrize(
    ("day", "years", "after"),
    [(date(2020, 2, 29), 4, date(2024, 2, 29)), (date(2020, 2, 29), 5, date(2025, 2, 28)), (DAY, 5, date(2026, 1, 10))],
)
def test_years_after(day, years, after):
    assert years_after(day, years) == after


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 15), 2, date(2023, 11, 15)),
        (date(2024, 2, 15), 2, date(2023, 12, 15)),
        (date(2024, 3, 15), 2, date(2024, 1, 15)),
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
        (date(2024, 12, 31), 1, date(2024, 11, 30)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before


def test_members_who_left_or_are_not_there_yet_hold_no_place():
    def member(since, until):
        return Member(Role.CHAIR, "x", "tan", since, until)

    day = timedelta(days=1)
    sitting = [member(None, None), member(DAY, DAY), member(DAY - day, None)]
    others = [member(DAY + day, None), member(None, DAY - day)]
    ours = replace(OURS, members=(*sitting, *others))
    assert ours.sitting(DAY) == tuple(sitting)
    told = examine(ours, LAW).findings
    assert outcome("every_place_is_filled", told) == [("broken", "7", "3")]
    assert outcome("has_one_chair", told) == [("broken", "1", "3")]
    assert outcome("each_party_has_at_most_one_member", told) == [("broken", "1", "3")]


@pytest.mark.parametrize(
    ("level", "size", "told"), [("central", 9, "met"), ("central", 7, "broken"), ("precinct", 9, "person")]
)
def test_the_central_commission_has_its_own_number_and_the_others_the_usual_one(level, size, told):
    law = LAW.supposing({"commission.cec.members": 9})
    findings = examine(replace(OURS, level=Level(level), size=size), law).findings
    assert outcome("has_the_members_the_law_names", findings)[0][0] == told


def test_every_party_with_too_many_members_is_named():
    members = tuple(Member(Role.MEMBER, "x", party) for party in ("tan", "samal", "tan", "samal", "koktem", "", ""))
    told = examine(replace(OURS, members=members), LAW).findings
    assert [each.where for each in told if each.rule == "each_party_has_at_most_one_member"] == ["samal", "tan"]


def test_a_commission_whose_members_no_party_put_forward_has_none_of_any_party():
    told = outcome("each_party_has_at_most_one_member", examine(OURS, LAW).findings)
    assert told == [("met", "1", "0")]


def test_days_outside_the_campaign_and_days_twice_do_not_count():
    campaign = Campaign(date(2021, 1, 1), date(2021, 1, 20), (date(2020, 12, 31), date(2021, 1, 10), date(2021, 1, 10)))
    told = examine(OURS, LAW, campaign=campaign).findings
    assert outcome("sessions_follow_each_other_in_time", told) == [("met", "14", "10")]


def test_every_time_without_a_session_that_is_too_long_is_named():
    campaign = Campaign(date(2021, 1, 1), date(2021, 3, 1), (date(2021, 1, 16), date(2021, 1, 30)))
    told = examine(OURS, LAW, campaign=campaign).findings
    ours = [(each.where, each.found) for each in told if each.rule == "sessions_follow_each_other_in_time"]
    assert ours == [("2021-01-01", "15"), ("2021-01-30", "30")]


def test_a_campaign_without_a_session_is_one_long_time():
    campaign = Campaign(date(2021, 1, 1), date(2021, 1, 1))
    told = examine(OURS, LAW, campaign=campaign).findings
    assert outcome("sessions_follow_each_other_in_time", told) == [("met", "14", "0")]


# ---- addresses, and a law that was not read


def test_addresses_name_the_election_where_it_is_known():
    number = replace(TAKEN, number="23/160")
    assert commission_subject(OURS) == examine(OURS, LAW).subject == "commission/north_tec"
    assert commission_subject(OURS, "example") == "commission/example/north_tec"
    assert decision_subject(number, "example") == "decision/example/north_tec/23-160"
    assert examine_decision(number, OURS, LAW).subject == "decision/north_tec/23-160"


def test_a_law_that_nobody_read_waits_for_a_person_and_breaks_nothing():
    ours = replace(OURS, before_formed_on=date(2014, 1, 1))
    campaign = Campaign(date(2019, 5, 1), date(2019, 5, 26))
    findings = (*examine(ours, ABROAD, campaign=campaign).findings, *examine_decision(TAKEN, OURS, ABROAD).findings)
    by_law = {each.rule: each.outcome for each in findings if each.source.startswith("loreg")}
    assert set(by_law.values()) == {Outcome.PERSON}
    assert set(by_law) == {
        "dissent_is_in_writing",
        "each_party_has_at_most_one_member",
        "formed_by_the_body_the_law_names",
        "has_the_members_the_law_names",
        "majority_of_all_members_voted_for",
        "quorum_was_present",
        "sessions_follow_each_other_in_time",
        "the_commission_was_in_office",
        "the_term_has_not_run_out",
    }


def test_a_majority_of_another_kind_waits_for_a_person():
    law = LAW.supposing({"commission.majority": "majority_of_those_present", "commission.dissent": "spoken"})
    told = examine_decision(TAKEN, OURS, law).findings
    assert outcome("majority_of_all_members_voted_for", told) == [("person", "", "")]
    assert outcome("dissent_is_in_writing", told) == [("person", "", "")]


def test_an_act_without_a_decision_or_on_another_subject_rests_on_nothing():
    ruled = examine_decision(TAKEN, OURS, LAW)
    acts = [
        rests_on_a_decision("list/example/tan", "registered", None, None, LAW),
        rests_on_a_decision("list/example/samal", "registered", TAKEN, ruled, LAW),
        rests_on_a_decision("list/example/tan", "registered", TAKEN, None, LAW),
    ]
    assert [(each.outcome.value, each.found) for each in acts] == [("broken", ""), ("broken", ""), ("broken", "1")]
