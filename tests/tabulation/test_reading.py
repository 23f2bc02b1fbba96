"""The papers beside the protocols: everything is read, and everything wrong is reported by row and column."""

from __future__ import annotations

from datetime import date

from saylau.errors import Problem
from saylau.instruments.problems import tell
from saylau.tabulation import PROBLEMS, Annulment, Past, Territorial, read_annulments, read_past, read_territorial

LISTS = ("list_a", "list_b")


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_no_paper(tmp_path):
    assert read_annulments(tmp_path / "annulments.csv") == ((), [])
    assert read_territorial(tmp_path / "territorial.csv", LISTS) == ((), [])
    assert read_past(tmp_path / "past.csv", LISTS) == ({}, [])


def test_a_territorial_protocol_holds_only_what_was_filled(tmp_path):
    path = written(
        tmp_path,
        "territorial.csv",
        "unit,stations,voters,valid,ballots_transferred,votes:list_a,votes:list_b\n"
        "north/tec_1,2,1204,0,-3,692,\nnorth,,,5,,,7\n",
    )
    assert read_territorial(path, LISTS) == (
        (
            Territorial(
                "north/tec_1", {"voters": 1204, "ballots_transferred": -3, "valid": 0}, {"list_a": 692}, stations=2
            ),
            Territorial("north", {"valid": 5}, {"list_b": 7}),
        ),
        [],
    )


def test_what_is_wrong_in_a_territorial_protocol_is_reported_by_place(tmp_path):
    path = written(tmp_path, "territorial.csv", "unit,voters,invalid\nnorth,1 204,-1\nnorth,3,4\n,5,6\n")
    papers, problems = read_territorial(path, LISTS)
    assert papers == (Territorial("north", {}, {}),)
    assert [(each.row, each.column, each.rule, each.found) for each in problems] == [
        (2, "voters", "number_has_spaces", "1 204"),
        (2, "invalid", "number_is_negative", "-1"),
        (3, "unit", "unit_stands_twice", "north"),
        (4, "unit", "unit_is_not_one", ""),
    ]


def test_an_annulment_names_a_station_a_commission_or_a_region(tmp_path):
    path = written(
        tmp_path,
        "annulments.csv",
        "station,commission,region,act,reason,on\n"
        "north/1,,,No. 1,boxes open,2021-01-12\n,south/tec_1,,No. 2,count stopped,\n,,west,No. 3,fire,\n",
    )
    assert read_annulments(path) == (
        (
            Annulment("north/1", "No. 1", "boxes open", date(2021, 1, 12)),
            Annulment("south/tec_1", "No. 2", "count stopped"),
            Annulment("west", "No. 3", "fire"),
        ),
        [],
    )


def test_an_annulment_of_two_units_or_of_none_or_without_a_ground_is_reported(tmp_path):
    path = written(
        tmp_path,
        "annulments.csv",
        "station,region,act,reason,on\nnorth/1,north,No. 1,r,\n,,No. 2,r,\nnorth/2,,No. 3,,\nnorth/2,,,r,12.01.2021\n",
    )
    annulments, problems = read_annulments(path)
    assert annulments == (Annulment("north/2", "No. 3", ""),)
    assert [(each.row, each.column, each.rule, each.found) for each in problems] == [
        (2, "station/commission/region", "unit_is_not_one", "north/1, north"),
        (3, "station/commission/region", "unit_is_not_one", ""),
        (4, "reason", "annulment_without_a_ground", ""),
        (5, "station/commission/region", "unit_stands_twice", "north/2"),
        (5, "act", "annulment_without_a_ground", ""),
    ]


def test_a_day_that_is_not_iso_is_reported(tmp_path):
    path = written(tmp_path, "annulments.csv", "region,act,reason,on\nnorth,No. 1,r,12.01.2021\n")
    annulments, problems = read_annulments(path)
    assert annulments == (Annulment("north", "No. 1", "r"),)
    assert [(each.column, each.rule) for each in problems] == [("on", "day_is_not_iso")]


def test_last_time_is_read_for_the_lists_that_stood_then(tmp_path):
    path = written(
        tmp_path, "past.csv", "station,list_at_closing,voters,votes:list_a\nnorth/1,900,500,400\nnorth/2,,500,1\n"
    )
    assert read_past(path, LISTS) == ({"north/1": Past(900, 500, {"list_a": 400})}, [])


def test_every_problem_has_a_sentence_in_each_language():
    assert PROBLEMS.untold() == ()
    for rule in PROBLEMS:
        assert tell(Problem("a.csv", 2, "act", rule, "x"), "kk", PROBLEMS).startswith("a.csv, 2-жол, act бағаны: ")
