"""Every date the facts give of 2012, 2016, 2021 and 2023 stands in the folder, and follows its formula or is a listed exception."""

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from house.floorplan import REPO
from saylau import law
from saylau.ruling import Decision, Outcome, Verdict
from saylau.timetable import Moment, examine, read_timetable, timetable
from saylau.timetable.reading import KEYS
from timetable.worked import HERE

FACTS = Path(os.environ.get("SAYLAU_SHARED", REPO.parent / "shared")) / "facts" / "kz-law.yaml"
DAYS = {
    "kz-2012": date(2012, 1, 15),
    "kz-2016": date(2016, 3, 20),
    "kz-2021": date(2021, 1, 10),
    "kz-2023": date(2023, 3, 19),
}
EXCEPTIONS = tomllib.loads((HERE / "exceptions.toml").read_text(encoding="utf-8"))["exception"]
every_election = pytest.mark.parametrize("election", DAYS)

# The edge of each date as it was, by the key of the folder; what has no formula in the book is the commission's own.
OWN_ONLY = {
    "calendar", "admission", "ballot_order", "ballot_text", "deputies_registered", "first_session", "voter_roll", "apk_voting",
    "apk_campaign",
}  # fmt: skip
DEADLINES = {"calling_closes", "result_closes"}


def real(election):
    day = DAYS[election]
    read = read_timetable(REPO / "elections" / election / "timetable.toml", day)
    return timetable(day, law.load("kz").on(day), kind=read.kind, own=read.own, election=election)


def dated(calendar):
    return [edge for stage in calendar.stages for edge in stage.edges if edge.own is not None]


@every_election
def test_every_date_of_the_facts_stands_in_the_folder(election):
    if not FACTS.is_file():
        pytest.skip("the facts do not lie beside the repository")
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["facts"]
    name = election.replace("kz-", "calendar.actual.")
    told = next(each for each in facts if each["name"] == name)["versions"][0]["value"]
    own = real(election).own
    dates = {key: value for key, value in told.items() if key in KEYS}
    assert {key: list(map(str, own.dates[key])) for key in dates} == {
        key: value if isinstance(value, list) else [value] for key, value in dates.items()
    }
    assert set(told) - set(dates) <= {"kind", "decree", "voting", "voting_hours", "count_max_hours"}


@every_election
def test_every_date_follows_its_formula_or_is_a_listed_exception(election):
    calendar = real(election)
    apart = [
        {"edge": edge.name, "formula": str(edge.lawful), "set": str(edge.own)}
        for edge in dated(calendar)
        if edge.lawful is not None and not edge.follows_the_formula
    ]
    listed = [each for each in EXCEPTIONS if each["election"] == election]
    assert apart == [{key: each[key] for key in ("edge", "formula", "set")} for each in listed]
    assert all(each["reason"] for each in listed)


@every_election
def test_a_date_that_follows_is_the_formulas_to_the_day(election):
    listed = {each["edge"] for each in EXCEPTIONS if each["election"] == election}
    for edge in dated(real(election)):
        if edge.lawful is not None and edge.name not in listed | DEADLINES:
            assert edge.own.day == edge.lawful.day
            assert edge.own.minute in (None, edge.lawful.minute)


@every_election
def test_a_date_without_a_formula_is_one_of_those_the_book_has_none_for(election):
    without = {edge.name.rpartition("_")[0] for edge in dated(real(election)) if edge.lawful is None}
    assert without - OWN_ONLY == ({"apk_registration"} if election == "kz-2021" else set())


def test_the_dates_of_2021_come_out_of_the_polling_day_and_the_law_alone():
    calendar = timetable(DAYS["kz-2021"], law.load("kz").on(DAYS["kz-2021"]), called=date(2020, 10, 21))
    assert {name: str(calendar.at(name)) for name in (
        "nomination_opens", "nomination_closes", "registration_opens", "registration_closes", "campaign_opens",
        "campaign_closes", "absentee_opens", "absentee_closes", "accreditation_closes", "silence_opens", "voting_opens",
        "voting_closes", "count_closes",
    )} == {
        "nomination_opens": "2020-11-10",
        "nomination_closes": "2020-11-30T18:00",
        "registration_opens": "2020-11-10",
        "registration_closes": "2020-12-10T18:00",
        "campaign_opens": "2020-12-10T18:00",
        "campaign_closes": "2021-01-09T00:00",
        "absentee_opens": "2020-12-26",
        "absentee_closes": "2021-01-09T18:00",
        "accreditation_closes": "2021-01-04T18:00",
        "silence_opens": "2021-01-09",
        "voting_opens": "2021-01-10T07:00",
        "voting_closes": "2021-01-10T20:00",
        "count_closes": "2021-01-11T08:00",
    }  # fmt: skip


def test_every_real_calendar_stands_and_its_gaps_wait_for_nobody():
    verdicts = {election: examine(real(election)).verdict for election in DAYS}
    assert verdicts == {
        "kz-2012": Verdict.STANDS,
        "kz-2016": Verdict.STANDS,
        "kz-2021": Verdict.STANDS,
        "kz-2023": Verdict.STANDS,
    }


@pytest.mark.parametrize(
    ("election", "not_found"),
    [
        ("kz-2012", ["voter_roll_closes"]),
        ("kz-2016", ["nomination_opens", "nomination_closes", "registration_opens", "voter_roll_closes"]),
    ],
)
def test_a_date_that_no_source_gives_is_said_to_be_unknown(election, not_found):
    findings = [each for each in examine(real(election)).findings if each.rule == "every_stage_has_its_day"]
    assert [each.where for each in findings if each.decision is Decision.SETTLED] == not_found


@every_election
def test_no_real_calendar_breaks_a_rule(election):
    assert [each for each in examine(real(election)).findings if each.outcome is Outcome.BROKEN] == []


def test_a_written_reason_settles_the_campaign_of_2016():
    found = next(each for each in examine(real("kz-2016")).findings if each.where == "campaign_opens")
    assert (found.outcome, found.is_open, found.note[:7]) == (Outcome.PERSON, False, "reports")


def test_the_hour_of_the_law_holds_on_a_closing_day_without_one():
    assert real("kz-2012").at("registration_closes") == Moment(date(2011, 12, 15), 18 * 60)
