"""The main job: 10 January 2021, from the protocols of 10,061 stations to 98 seats, each finding with its article."""

import csv

import pytest

from saylau.folder import as_json, read, run


@pytest.fixture(scope="module")
def result(folder_of_2021):
    return run(read(folder_of_2021))


@pytest.fixture(scope="module")
def contest(result):
    return result.contests[0]


def test_every_protocol_is_settled_and_stands(contest):
    assert len(contest.settlements) == 10_061
    assert {each.ruling.verdict.value for each in contest.settlements} == {"stands"}


def test_the_nation_is_counted_whole_and_final(contest):
    nation = contest.tally.nation
    assert (nation.registered, nation.counted, nation.waiting, nation.status.value) == (10_061, 10_061, 0, "final")


def test_the_votes_are_the_published_ones_to_the_last(contest):
    assert {key: contest.tally.nation.votes_of(key) for key in contest.contest.ballot} == {
        "npk": 659_019,
        "nur_otan": 5_148_074,
        "auyl": 383_023,
        "ak_zhol": 792_828,
        "adal": 258_618,
    }


def test_the_turnout_is_the_published_one(contest):
    nation = contest.tally.nation
    assert (nation.number("voters"), nation.number("list_at_closing")) == (7_539_280, 11_919_241)


def test_the_seats_are_76_12_and_10(contest):
    assert contest.seats == {"npk": 10, "nur_otan": 76, "auyl": 0, "ak_zhol": 12, "adal": 0}
    assert contest.verdict.value == "stands"


def test_every_finding_names_what_it_rests_on(result):
    assert [f.rule for ruling in result.rulings for f in ruling.findings if not f.source] == []


def test_the_document_says_that_the_stations_are_illustrative(result):
    document = as_json(result)
    assert document["contests"]["majilis"]["illustrative"] is True
    assert (document["election"], document["on"], document["verdict"], document["status"]) == (
        "kz-2021",
        "2021-01-10",
        "stands",
        "final",
    )


def test_every_generated_row_says_that_it_is_illustrative(folder_of_2021):
    for name in ("stations.csv", "protocols.csv"):
        with (folder_of_2021 / name).open(encoding="utf-8", newline="") as sheet:
            assert {row["note"] for row in csv.DictReader(sheet)} == {"illustrative"}
