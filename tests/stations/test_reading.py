"""The register of stations is read whole, and everything wrong with it is told with its place."""

from fractions import Fraction

import pytest

from saylau.errors import BadInput, Problem
from saylau.instruments.problems import tell
from saylau.stations import ABROAD, COLUMNS, PROBLEMS, Station, StationKind, code_problem, read_stations

BALLOT = ("list_a", "list_b")
HEADER = "code,region,commission,kind,list_before"
USUAL = {"north": (Fraction(15, 1000), None)}


@pytest.fixture
def read(tmp_path):
    def reading(*rows, header=HEADER, usual=USUAL):
        path = tmp_path / "stations.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return read_stations(path, BALLOT, usual)

    return reading


def problem(row, column, rule, found, **more):
    return Problem("stations.csv", row, column, rule, found, tuple(more.items()))


def test_a_station_has_its_facts_and_the_usual_shares_of_its_region(read):
    stations, problems = read("north/1,north,north_tec,hospital,1492", "abroad/2,abroad,mfa,,")
    assert problems == []
    assert stations == [
        Station(
            code="north/1",
            region="north",
            commission="north_tec",
            kind=StationKind.HOSPITAL,
            ballot=BALLOT,
            list_before=1492,
            invalid_share=Fraction(15, 1000),
        ),
        Station(code="abroad/2", region=ABROAD, commission="mfa", ballot=BALLOT),
    ]
    assert [each.is_abroad for each in stations] == [False, True]


def test_a_share_in_the_row_goes_before_that_of_the_region(read):
    header = f"{HEADER},invalid_share,against_share,trips,twin_list,twin_issued,note"
    stations, problems = read("north/1,north,tec,,1492,0/1,1/1,60,1500,926,illustrative", header=header)
    assert problems == []
    told = stations[0]
    assert (told.invalid_share, told.against_share) == (Fraction(0), Fraction(1))
    assert (told.trips, told.twin_list, told.twin_issued) == (60, 1500, 926)


def test_two_stations_with_one_code_are_a_problem_that_names_the_first_row(read):
    stations, problems = read("north/1,north,tec,,1", "north/2,north,tec,,2", "north/1,north,tec,,3")
    assert [(each.code, each.list_before) for each in stations] == [("north/1", 1), ("north/2", 2)]
    assert problems == [problem(4, "code", "station_stands_twice", "north/1", first="2")]


CELLS = [
    ("north/1,north,tec,castle,1", "kind", "not_a_kind_of_station", "castle"),
    ("north/1,North,tec,,1", "region", "not_a_key", "North"),
    ("north/1,north,the tec,,1", "commission", "not_a_key", "the tec"),
    ("north/1,north,tес,,1", "commission", "scripts_are_mixed", "tес"),
    ("north/1,south,tec,,1", "region", "code_of_another_region", "south"),
    ("north/1,north,tec,,1 492", "list_before", "number_has_spaces", "1 492"),
    ("north/1,north,tec,,-1", "list_before", "number_is_negative", "-1"),
    ("north/1,north,tec,,1000000000", "list_before", "number_is_too_long", "1000000000"),
    (",north,tec,,1", "code", "station_without_code", ""),
    ("north-1,north,tec,,1", "code", "not_a_station_code", "north-1"),
    ("north/1234567890,north,tec,,1", "code", "not_a_station_code", "north/1234567890"),
    ("nоrth/1,nоrth,tec,,1", "code", "scripts_are_mixed", "nоrth/1"),
]


@pytest.mark.parametrize(("row", "column", "rule", "found"), CELLS, ids=[f"{each[2]} {each[1]}" for each in CELLS])
def test_a_wrong_cell_is_told_with_row_and_column_and_every_sentence_has_its_blanks(read, row, column, rule, found):
    _, problems = read("south/9,south,tec,,1", row)
    told = [(each.row, each.column, each.rule, each.found) for each in problems]
    assert told[0] == (3, column, rule, found)
    for each in problems:
        for language in ("kk", "ru", "en"):
            assert "{" not in tell(each, language, PROBLEMS)


SHARES = ["15/0", "0.015", "1,5 %", "1/1000000000", "3/2", "-1/2", "1 / 2", "٣/٤"]


@pytest.mark.parametrize("share", SHARES)
def test_a_share_is_a_fraction_from_0_to_1(read, share):
    header = f"{HEADER};against_share".replace(",", ";")
    stations, problems = read(f"north/1;north;tec;;1;{share}", header=header)
    assert stations[0].against_share is None
    assert problems == [problem(2, "against_share", "not_a_share", share)]


def test_a_station_with_a_wrong_cell_is_kept_without_it(read):
    stations, problems = read("north/1,north,tec,castle,x")
    assert (stations[0].kind, stations[0].list_before) == (StationKind.ORDINARY, None)
    assert [each.rule for each in problems] == ["not_a_number", "not_a_kind_of_station"] or len(problems) == 2


def test_a_column_that_nobody_knows_is_a_problem_and_a_missing_one_an_accident(read):
    _, problems = read("north/1,north,tec,,1,x", header=f"{HEADER},turnout")
    assert problems == [problem(1, "turnout", "column_unknown", "turnout")]
    with pytest.raises(BadInput) as accident:
        read("north/1,north,tec,", header="code,region,commission,kind")
    assert [(each.column, each.rule) for each in accident.value.problems] == [("list_before", "column_missing")]


def test_the_columns_of_a_blank_register_are_those_that_are_read(read):
    assert read(header=",".join(COLUMNS)) == ([], [])


@pytest.mark.parametrize("code", ["almaty/107", "a_1/1", "abroad/99999"])
def test_a_code_is_region_and_number(code):
    assert code_problem(code) == ""


def test_problems_stand_in_the_order_of_the_rows(read):
    _, problems = read("north/1,north,tec,castle,1", "x", "north/1,north,tec,,1")
    assert [each.row for each in problems] == [2, 3, 4]
