"""Each real election of the Majilis, run by the law of its day, ends with the seats that were published."""

import pytest

from house.floorplan import REPO
from saylau.folder import read, run

SEATS = {
    "kz-2004": {"otan": 7, "ak_zhol": 1, "asar": 1, "aist": 1},
    "kz-2007": {"nur_otan": 98},
    "kz-2012": {"nur_otan": 83, "ak_zhol": 8, "knpk": 7},
    "kz-2016": {"nur_otan": 84, "ak_zhol": 7, "knpk": 7},
    "kz-2021": {"nur_otan": 76, "ak_zhol": 12, "npk": 10},
    "kz-2023": {"amanat": 40, "auyl": 8, "respublica": 6, "ak_zhol": 6, "npk": 5, "osdp": 4},
}
FEWEST_VOTES_MOVED = {
    "kz-2004": 3_133,
    "kz-2007": 146_184,
    "kz-2012": 9_809,
    "kz-2016": 6_075,
    "kz-2021": 11_127,
    "kz-2023": 12_736,
}


@pytest.fixture(scope="module")
def results(folder_of_2021):
    folders = {path.name: path for path in (REPO / "elections").glob("kz-*")} | {"kz-2021": folder_of_2021}
    return {name: run(read(folder)) for name, folder in folders.items()}


def test_every_folder_of_a_real_election_is_named_here():
    assert sorted(path.name for path in (REPO / "elections").glob("kz-*")) == sorted(SEATS)


@pytest.mark.parametrize("election", SEATS)
def test_the_seats_are_the_official_ones(results, election):
    (contest,) = results[election].contests
    assert {key: seats for key, seats in contest.seats.items() if seats} == SEATS[election]
    assert {key: seats for key, seats in contest.contest.published.seats.items() if seats} == SEATS[election]


@pytest.mark.parametrize("election", SEATS)
def test_the_result_stands_and_is_final(results, election):
    (contest,) = results[election].contests
    assert (contest.verdict.value, contest.status.value) == ("stands", "final")


@pytest.mark.parametrize("election", SEATS)
def test_no_real_election_has_an_invented_fault(results, election):
    result = results[election]
    assert result.election.invented is False
    findings = [each for ruling in result.rulings for each in ruling.findings]
    assert [each.rule for each in findings if each.is_open or each.outcome.value == "broken"] == []
    # What no source gives is said to be unknown, and where a date has a written reason it is told.
    settled = {each.rule for each in findings if each.outcome.value == "person"}
    assert settled <= {"every_stage_has_its_day", "campaign_lasts_from_registration_to_silence"}


@pytest.mark.parametrize("election", SEATS)
def test_every_row_of_a_generated_sheet_says_that_it_is_illustrative(results, election):
    contest = results[election].contests[0].contest
    assert contest.illustrative is contest.has_stations


@pytest.mark.parametrize("election", SEATS)
def test_so_few_votes_moved_would_have_changed_it(results, election):
    (contest,) = results[election].contests
    assert contest.how_close.moved.votes == FEWEST_VOTES_MOVED[election]


def test_fewer_would_have_changed_2023_measured_on_all_who_took_part(results):
    (contest,) = results["kz-2023"].contests
    assert {each.base: each.moved.votes for each in contest.how_close.others} == {
        "votes_for_lists": 14_159,
        "voters_who_took_part": 4_966,
    }


def test_where_no_act_was_read_the_folder_says_why_it_is_final(results):
    contests = {name: result.contests[0].contest for name, result in results.items()}
    assert sorted(name for name, each in contests.items() if not each.certified) == ["kz-2007", "kz-2016"]
    assert sorted(name for name, each in contests.items() if each.published_as_final) == ["kz-2007", "kz-2016"]
