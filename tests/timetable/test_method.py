"""The stages follow from the polling day, the law of that day and the commission's own dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saylau import law
from saylau.errors import BadLaw
from saylau.law import Confidence
from saylau.timetable import Kind, Moment, Own, examine, timetable
from timetable.worked import calendar

BOOK = law.load("kz")
DAY = date(2021, 1, 10)


def stages(made):
    return [stage.key for stage in made.stages]


@given(some.dates(date(2016, 1, 20), date(2025, 12, 31)), some.sampled_from(Kind))
def test_the_stages_of_any_polling_day_follow_in_order(day, kind):
    made = timetable(day, BOOK.on(day), kind=kind)
    found = [each for each in examine(made).findings if each.rule == "stages_follow_in_order"]
    assert [each.outcome.value for each in found] == ["met"]


@given(some.dates(date(2016, 1, 20), date(2025, 12, 31)))
def test_a_later_polling_day_moves_what_counts_in_days_by_as_much(day):
    one, two = (timetable(each, BOOK.on(day)) for each in (day, day + timedelta(days=1)))
    for name in ("nomination_closes", "registration_closes", "accreditation_closes", "absentee_opens", "silence_opens"):
        assert two.at(name) == one.at(name).later(days=1)


def test_the_commissions_date_overrides_the_formula_and_moves_what_rests_on_it():
    made = calendar(DAY, dates={"registration_end": "2020-12-12T18:00", "results": "2021-01-15"})
    assert str(made.at("campaign_opens")) == "2020-12-12T18:00"
    assert str(made.at("registration_appeal_closes")) == "2020-12-19"
    assert str(made.at("fund_report_closes")) == "2021-01-25"
    edge = made.edge("registration_closes")
    assert (str(edge.lawful), str(edge.own), edge.follows_the_formula) == (
        "2020-12-10T18:00",
        "2020-12-12T18:00",
        False,
    )


def test_own_dates_are_sure_and_doubtful_ones_are_not():
    made = calendar(
        DAY, dates={"results": "2021-01-12", "nomination_start": "2020-11-10"}, doubtful=frozenset({"results"})
    )
    assert made.edge("result_closes").confidence is Confidence.LOW
    assert made.edge("nomination_opens").confidence is Confidence.HIGH
    assert made.edge("nomination_closes").confidence is Confidence.MEDIUM


def test_what_the_law_leaves_to_the_commission_has_no_day_until_it_is_set():
    made = calendar(DAY, kind="extraordinary")
    edge = made.edge("nomination_closes")
    assert (edge.at, str(edge.lawful), edge.left_open) == (None, "2020-11-30T18:00", True)
    assert made.at("campaign_opens") is None
    assert str(made.at("campaign_closes")) == "2021-01-09T00:00"


def test_repeat_voting_has_no_nomination_and_no_registration():
    left_out = set(stages(calendar(DAY))) - set(stages(calendar(DAY, kind="repeat")))
    assert left_out == {"calling", "nomination", "registration", "registration_appeal", "voter_roll"}


def test_the_assembly_has_its_stages_only_where_it_votes_and_the_law_gives_it_seats():
    dates = {"apk_voting": "2021-01-11"}
    assert [key for key in stages(calendar(DAY, dates=dates)) if key.startswith("apk")] == [
        "apk_nomination", "apk_registration", "apk_voting",
    ]  # fmt: skip
    assert [key for key in stages(calendar(DAY)) if key.startswith("apk")] == []
    assert [key for key in stages(calendar(date(2023, 3, 19), dates=dates)) if key.startswith("apk")] == []


def test_a_stage_without_a_formula_is_one_only_where_the_commission_set_it():
    assert "first_session" not in stages(calendar(DAY))
    assert "first_session" in stages(calendar(DAY, dates={"first_session": "2021-01-15"}))


def test_an_act_is_done_on_its_own_date_or_where_the_folder_says_so():
    made = calendar(DAY, dates={"results": "2021-01-12"}, done={"fund_report": Moment(date(2021, 1, 20))})
    assert made.stage("result").done == Moment(date(2021, 1, 12))
    assert made.stage("fund_report").done == Moment(date(2021, 1, 20))
    assert made.stage("territorial_protocols").done is None
    assert made.stage("nothing") is None


def test_what_is_done_is_held_against_its_last_day():
    found = [
        each.outcome.value
        for day in (30, 31)
        for each in examine(calendar(DAY, done={"fund_report": Moment(date(2021, 1, day))})).findings
        if each.rule == "funds_are_reported_in_time"
    ]
    assert found == ["met", "broken"]


def test_a_reason_settles_what_is_for_a_person_and_not_what_is_broken():
    dates = {"accreditation_end": "2021-01-05T18:00", "silence": "2021-01-08"}
    reasons = {"accreditation_end": "the decision of 4 January", "silence": "none"}
    found = {each.where: each for each in examine(calendar(DAY, dates=dates, reasons=reasons)).findings}
    assert (found["accreditation_closes"].is_open, found["accreditation_closes"].note) == (
        False,
        "the decision of 4 January",
    )
    assert found["silence_opens"].is_open


def test_a_doubtful_date_is_for_a_person_where_a_sure_one_would_be_broken():
    dates = {"term_ends": "2021-03-09", "called": "2020-10-21", "results": "2021-01-21"}
    for doubtful, outcome in ((frozenset(), "broken"), (frozenset({"term_ends", "results"}), "person")):
        found = {each.rule: each for each in examine(calendar(DAY, dates=dates, doubtful=doubtful)).findings}
        for rule in ("called_in_time", "polling_day_within_the_window", "result_is_published_in_time"):
            assert found[rule].outcome.value == outcome
            assert (found[rule].note == "the source infers this date") == bool(doubtful)


def test_a_regular_election_without_the_end_of_the_term_waits():
    found = {each.rule: each for each in examine(calendar(DAY, dates={"called": "2020-10-21"})).findings}
    assert (found["called_in_time"].outcome.value, found["called_in_time"].where) == ("person", "term_ends")
    assert (found["polling_day_within_the_window"].outcome.value, found["polling_day_within_the_window"].where) == (
        "person",
        "term_ends",
    )


def test_a_repeat_voting_has_its_last_day_where_the_law_names_one():
    day = date(2023, 5, 14)
    supposed = BOOK.on(day).supposing({"repeat_voting.deadline": 60})
    for called, outcome in ((date(2023, 3, 15), "met"), (date(2023, 3, 14), "broken")):
        made = timetable(day, supposed, kind=Kind.REPEAT, called=called)
        found = next(each for each in examine(made).findings if each.rule == "polling_day_within_the_window")
        assert found.required == str(Moment(called).later(days=60))
        assert found.outcome.value == ("person" if outcome == "broken" else "met")  # a supposition is never sure


def test_a_code_that_names_no_moment_is_an_error():
    odd = BOOK.on(DAY).supposing({"calendar.campaign.ends": "at_noon"})
    with pytest.raises(BadLaw, match="at_noon"):
        timetable(DAY, odd)


def test_a_book_that_nobody_read_gives_no_day_and_waits():
    day = date(2019, 5, 26)
    made = timetable(day, law.load("es").on(day), own=Own(hours=(9 * 60, 20 * 60)))
    found = examine(made).findings
    assert {edge.lawful for stage in made.stages for edge in stage.edges} == {None}
    assert {each.outcome.value for each in found} == {"person", "met"}
    assert {each.rule for each in found if each.outcome.value == "met"} == {"stages_follow_in_order"}


def test_the_law_before_2011_names_no_way_of_counting_and_no_rule_is_waived_in_silence():
    made = calendar(date(2007, 8, 18))
    found = {each.where: each.outcome.value for each in examine(made).findings}
    assert found["registration_closes"] == "not_in_force"


@pytest.mark.parametrize(
    ("hours", "outcome"),
    [
        (("06:00", "22:00"), "met"),
        (("05:59", "22:00"), "broken"),
        (("06:00", "22:01"), "broken"),
        (("20:00", "20:00"), "broken"),
    ],
)
def test_voting_may_use_the_whole_of_the_hours_allowed(hours, outcome):
    found = examine(calendar(DAY, hours=hours)).findings
    assert [each.outcome.value for each in found if each.rule == "voting_hours_are_within_the_limits"] == [outcome]


def test_a_stage_that_begins_as_a_whole_day_ends_is_behind_it():
    dates = {"silence": "2021-01-08", "campaign_end": "2021-01-09T00:00"}
    found = [each for each in examine(calendar(DAY, dates=dates)).findings if each.rule == "stages_follow_in_order"]
    assert [(each.outcome.value, each.where) for each in found] == [("broken", "campaign_closes, silence_opens")]
