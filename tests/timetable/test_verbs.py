"""A calendar in the record comes to the same ruling again, from plain JSON."""

from datetime import date

import pytest

from saylau import law
from saylau.record import Actor, Entry, decode, encode
from saylau.timetable import VERBS, Kind, Own, calendar_address, calendar_of, examine, schedule_facts
from timetable.worked import CASES, calendar, of

DAY = date(2021, 1, 10)


def replayed(made):
    facts = decode(encode(schedule_facts(made.election, made.kind, made.polling_day, made.own)))
    address = calendar_address(made.election)
    entry = Entry("draft", Actor("spring/central", "central"), "schedule", address, DAY, "0" * 64, facts, {})
    return VERBS["schedule"](entry, made.law, lambda _: None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_ruling_is_made_again(case):
    made = of(case)
    told = replayed(made)
    assert {key: told[key] for key in ("subject", "on", "verdict", "findings")} == dict(examine(made).as_json())
    assert encode(told)


def test_doubts_reasons_and_what_is_done_come_back():
    dates = {"accreditation_end": "2021-01-05T18:00", "results": "2021-01-12"}
    beside = {"doubtful": frozenset({"results"}), "reasons": {"accreditation_end": "a decision"}}
    made = calendar(DAY, dates=dates, done={"fund_report": calendar(DAY).at("result_closes")}, **beside)
    facts = schedule_facts(made.election, made.kind, made.polling_day, made.own)
    assert calendar_of(decode(encode(facts)), made.law) == made
    assert replayed(made)["findings"] == examine(made).as_json()["findings"]


def test_what_is_empty_is_left_out():
    assert schedule_facts("spring", Kind.REPEAT, DAY, Own()) == {
        "election": "spring",
        "kind": "repeat",
        "polling_day": "2021-01-10",
    }


def test_the_result_names_every_edge_that_has_a_day():
    edges = replayed(of(CASES[0]))["result"]["edges"]
    assert edges["nomination_closes"] == "2020-11-30T18:00"
    assert edges["voting_closes"] == "2021-01-10T20:00"
    assert "voter_lists_closes" not in edges


def test_the_subject_is_the_address_of_the_calendar():
    assert replayed(of(CASES[0]))["subject"] == examine(of(CASES[0])).subject == "timetable/spring"


def test_the_law_of_the_folder_decides():
    made = calendar(DAY)
    assert calendar_of(schedule_facts("spring", made.kind, DAY, made.own), law.load("kz").on(DAY)) == made


def test_a_date_that_no_source_gives_waits_for_nobody():
    from datetime import date

    from saylau.ruling import Decision
    from saylau.timetable import examine
    from timetable.worked import calendar

    def missing(**beside):
        found = examine(calendar(date(2021, 1, 10), **beside)).findings
        return {each.where: each.decision for each in found if each.rule == "every_stage_has_its_day"}

    assert missing()["voter_roll_closes"] is Decision.OPEN
    assert missing(unknown=frozenset(["voter_roll_closes"]))["voter_roll_closes"] is Decision.SETTLED
