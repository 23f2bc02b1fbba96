"""The document of a run: codes, whole numbers and text, the same for every program."""

import json

import pytest

from saylau.errors import Problem
from saylau.folder import as_json, read, run, tell_problem
from saylau.folder.telling import percent_text, turnout_of


@pytest.fixture
def document(small):
    return as_json(run(read(small)))


def test_the_document_names_the_election_the_day_and_the_law(document):
    assert (document["election"], document["on"], document["law"]["country"]) == ("small", "2023-03-19", "kz")
    assert len(document["law"]["fingerprint"]) == 64


def test_with_one_contest_its_keys_stand_at_the_top_as_well(document):
    contest = document["contests"]["lists"]
    assert {key: document[key] for key in contest} == contest


def test_with_several_contests_each_stands_under_its_id(example):
    from house.floorplan import REPO

    document = as_json(run(read(REPO / "elections" / "example")))
    assert list(document) == ["election", "on", "law", "verdict", "chapters", "contests", "rulings"]
    assert list(document["contests"]) == list(example)


def test_a_contest_tells_status_turnout_totals_and_seats(document):
    contest = document["contests"]["lists"]
    assert (contest["status"], contest["verdict"], contest["illustrative"]) == ("preliminary", "stands", True)
    assert contest["counted"] == {"stations": 2, "counted": 2, "waiting": 0}
    assert contest["turnout"] == {
        "voters": 1032,
        "registered": 1576,
        "percent": "65.48",
        "base": "registered_voters",
    }
    assert contest["totals"]["votes"] == {"tan": 450, "samal": 250, "koktem": 300}
    assert (contest["totals"]["against_all"], contest["totals"]["invalid"]) == (20, 11)
    assert contest["seats"] == {"tan": 4, "samal": 3, "koktem": 3}


def test_a_ruling_tells_subject_day_verdict_and_findings(document):
    protocol = next(each for each in document["rulings"] if each["subject"] == "protocol/small/kok_tobe/1")
    assert (protocol["on"], protocol["verdict"]) == ("2023-03-19", "stands")
    (finding,) = protocol["findings"]
    assert {key: finding[key] for key in ("rule", "outcome", "found", "where", "note")} == {
        "rule": "S.101",
        "outcome": "yes",
        "found": "1",
        "where": "found, voters",
        "note": "information",
    }


def test_the_document_is_plain_json_without_a_fraction_of_a_number(document):
    def floats(value):
        if isinstance(value, dict):
            return [each for inner in value.values() for each in floats(inner)]
        if isinstance(value, list):
            return [each for inner in value for each in floats(inner)]
        return [value] if isinstance(value, float) else []

    assert floats(json.loads(json.dumps(document))) == []


def test_only_an_annulment_has_stages(example, document):
    from saylau.folder.telling import _contest

    assert "stages" not in document["contests"]["lists"]
    stages = _contest(example["annulled"])["stages"]
    assert {name: (each["counted"], each["votes"]["koktem"]) for name, each in stages.items()} == {
        "before": (4, 200),
        "without": (3, 140),
        "after": (4, 260),
    }


def test_turnout_of_published_totals_has_both_its_numbers():
    from house.floorplan import REPO

    (contest,) = run(read(REPO / "elections" / "kz-2023")).contests
    assert turnout_of(contest) == {
        "voters": 6_521_860,
        "registered": 12_035_578,
        "percent": "54.19",
        "base": "registered_voters",
    }


def test_turnout_is_unknown_while_a_line_is_not_filled(small):
    sheet = small / "protocols.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",800,4,1,803,", ",800,4,1,,"), encoding="utf-8")
    assert turnout_of(run(read(small)).contests[0]) is None


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 3, "33.33"), (2, 3, "66.67"), (1, 1, "100"), (1, 80, "1.25"), (0, 5, "0")]
)
def test_a_percentage_is_rounded_half_up_from_the_exact_share(part, whole, text):
    assert percent_text(part, whole) == text


@pytest.mark.parametrize("rule", ["no_such_unit", "station_stands_twice", "typing_stands_twice", "unit_is_not_one"])
def test_a_problem_of_any_room_is_told(rule):
    problem = Problem("a.csv", 2, "code", rule, "north/1", (("first", "2"), ("typing", "1")))
    told = [tell_problem(problem, language) for language in ("kk", "ru", "en")]
    assert len(set(told)) == 3
    assert [each.startswith("a.csv, ") for each in told] == [True, True, True]
