"""A published table becomes registers and protocols, whole or not at all, and what is wrong with it is told by row."""

import gzip

import pytest

from saylau.errors import BadInput
from saylau.folder import import_tables, read, tell_problem
from saylau.folder.packaging import describe
from saylau.folder.papers import read_papers

ELECTION = """\
id = "isles"
law = "es"
on = 2019-05-26
title = { en = "Two isles", ru = "Два острова", kk = "Екі арал" }
invented = true

[[contest]]
id = "north"
title = { en = "North", ru = "Север", kk = "Солтүстік" }
ballot = ["sun", "moon"]
seats = 3
form = "es-mesa-2019"

[[contest]]
id = "south"
title = { en = "South", ru = "Юг", kk = "Оңтүстік" }
ballot = ["sun", "star"]
seats = 3
form = "es-mesa-2019"
"""
PARTIES = "list,name_kk,name_ru,name_en\n" + "".join(f"{x},{x},{x},{x}\n" for x in ("sun", "moon", "star"))
MAP = """\
ignored = ["town_name"]

[station]
region = "{town}"
number = "{section}{table}"
commission = "{town}_1"

[station.letters]
table = { U = "0", A = "1" }

[contest]
column = "isle"

[contest.values]
"North isle" = "north"
"South isle" = "south"

[list]
column = "party"
votes = "votes"

[list.values]
"01" = "sun"
"02" = "moon"
"03" = "star"

[lines]
registered = "list_at_closing"
blank = "blank"
null = "invalid"

[control]
votes = "sum"

[source]
note = "an invented office"
"""
HEADER = "isle,town,town_name,section,table,registered,blank,null,sum,party,votes"
ROWS = [
    "North isle,101,Port,01,U,500,3,4,300,01,100",
    "North isle,101,Port,01,U,500,3,4,300,02,200",
    "North isle,101,Port,02,A,90,0,1,10,02,4",
    "North isle,101,Port,02,A,90,0,1,10,01,6",
    "South isle,201,Bay,01,U,70,1,0,33,01,30",
    "South isle,201,Bay,01,U,70,1,0,33,03,3",
]


@pytest.fixture
def isles(tmp_path):
    folder = tmp_path / "isles"
    folder.mkdir()
    for name, text in (("election.toml", ELECTION), ("parties.csv", PARTIES), ("tables.toml", MAP)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def take(isles, tmp_path):
    """Imports a table of these rows."""

    def call(rows=ROWS, header=HEADER, **asked):
        path = tmp_path / "tables.csv"
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return import_tables(read(isles), path, **asked)

    return call


def sheets(isles):
    return {path.relative_to(isles).as_posix(): path.read_bytes() for path in sorted(isles.rglob("contests/*/*"))}


def test_a_table_becomes_a_register_and_protocols(take, isles):
    done = take()
    assert done.stations == {"north": 2, "south": 1}
    assert (isles / "contests/north/stations.csv").read_text(encoding="utf-8") == (
        "code,region,commission,kind,list_before,note\n"
        "101/010,101,101_1,,,an invented office\n"
        "101/021,101,101_1,,,an invented office\n"
    )
    assert (isles / "contests/north/protocols.csv").read_text(encoding="utf-8") == (
        "station,typing,typist,list_at_closing,blank,invalid,votes:sun,votes:moon,note\n"
        "101/010,1,,500,3,4,100,200,an invented office\n"
        "101/021,1,,90,0,1,6,4,an invented office\n"
    )


def test_what_was_written_is_read_by_the_form(take, isles):
    take()
    election = read(isles)
    papers = read_papers(election, election.contests[1])
    assert [each.code for each in papers.stations] == ["201/010"]
    (protocol,) = papers.protocols
    assert (protocol.lists, protocol.votes, protocol.blank, protocol.invalid) == (("sun", "star"), (30, 3), 1, 0)
    assert (protocol.voters, protocol.valid, protocol.typist) == (None, None, "")


def test_the_order_of_the_rows_and_the_packing_change_nothing(take, isles, tmp_path):
    take()
    before = sheets(isles)
    path = tmp_path / "other.csv.gz"
    path.write_bytes(gzip.compress("\n".join((HEADER, *reversed(ROWS), "")).encode()))
    import_tables(read(isles), path)
    assert sheets(isles) == before
    assert len(before) == 4


def test_sheets_that_say_something_else_are_replaced_only_where_asked(take, isles):
    take()
    before = sheets(isles)
    changed = [row.replace(",500,3,", ",501,3,") for row in ROWS]
    with pytest.raises(BadInput) as refused:
        take(changed)
    told = [(each.file, each.rule) for each in refused.value.problems]
    assert told == [("contests/north/protocols.csv", "sheet_would_be_replaced")]
    assert sheets(isles) == before
    take(changed, replace=True)
    assert b"101/010,1,,501,3,4" in sheets(isles)["contests/north/protocols.csv"]


def one(place, old, new):
    return [row.replace(old, new, 1) if at == place else row for at, row in enumerate(ROWS)]


WRONG = [
    (one(0, "North isle", "West isle"), 2, "isle", "contest_is_not_known", "West isle"),
    (one(5, ",03,", ",04,"), 7, "party", "list_is_not_on_the_ballot", "04"),
    (one(5, ",03,", ",02,"), 7, "party", "list_is_not_on_the_ballot", "02"),
    (one(1, ",02,200", ",01,200"), 3, "party", "list_stands_twice", "01"),
    (one(1, ",500,3,", ",500,2,"), 3, "blank", "rows_of_a_station_differ", "101/010"),
    (one(1, ",02,200", ",02,201"), 2, "sum", "control_sum_fails", "300"),
    (one(1, ",02,200", ",02,2x0"), 3, "votes", "not_a_number", "2x0"),
    (one(1, ",02,200", ",02,-200"), 3, "votes", "number_is_negative", "-200"),
    (one(1, ",02,200", ",02,"), 3, "votes", "cell_is_empty", ""),
    (one(2, ",02,A,90", ",02,Q,90"), 4, "table", "nothing_stands_for_it", "Q"),
    (one(2, ",101,", ",10 1,"), 4, "isle, town, section, table", "not_a_station_code", "10 1/021"),
    (ROWS[:5], 6, "party", "list_has_no_row_here", "star"),
    (ROWS[:4], 0, "isle", "contest_has_no_rows", "south"),
    (one(3, "North isle,101,Port,02,A,90,0,1,10,01,6", "North isle,101"), 5, "", "row_is_too_short", "2"),
]


@pytest.mark.parametrize(("rows", "row", "column", "rule", "found"), WRONG, ids=[f"{w[3]} {w[4]}" for w in WRONG])
def test_what_is_wrong_is_told_by_row_and_nothing_is_written(take, isles, rows, row, column, rule, found):
    with pytest.raises(BadInput) as refused:
        take(rows)
    told = {(each.row, each.column, each.rule, each.found) for each in refused.value.problems}
    assert (row, column, rule, found) in told
    assert sheets(isles) == {}
    for problem in refused.value.problems:
        for language in ("kk", "ru", "en"):
            assert "{" not in tell_problem(problem, language)


def test_two_tables_of_one_code_are_one_too_many(take):
    rows = [*ROWS, "North isle,101,Port,0,10,90,0,1,10,02,4", "North isle,101,Port,0,10,90,0,1,10,01,6"]
    with pytest.raises(BadInput) as refused:
        take([row.replace(",02,A,", ",01,U,") if row in ROWS[2:4] else row for row in rows])
    assert {each.rule for each in refused.value.problems} >= {"rows_of_a_station_differ"}


def test_a_column_that_the_map_asks_for_must_be_there(take):
    with pytest.raises(BadInput) as refused:
        take(header=HEADER.replace("null", "void"))
    assert {(each.column, each.rule) for each in refused.value.problems} >= {("null", "column_missing")}


def test_a_column_that_the_map_does_not_know_is_told(take):
    with pytest.raises(BadInput) as refused:
        take([f"{row},x" for row in ROWS], header=f"{HEADER},secret")
    assert [(each.column, each.rule) for each in refused.value.problems] == [("secret", "column_unknown")]


def test_a_file_full_of_errors_is_not_read_to_its_end(take):
    with pytest.raises(BadInput) as refused:
        take([f"West isle,{n},Port,01,U,1,0,0,1,01,1" for n in range(5_000)])
    assert len(refused.value.problems) == 500


def test_a_folder_without_its_tables_says_how_to_get_them(isles, saylau):
    code, _, said = saylau("run", isles)
    assert code == 2
    assert "saylau import" in said


def test_the_package_does_not_promise_what_is_imported(take, isles):
    take()
    assert "stations.csv" not in describe(isles, "isles")


def test_the_command_says_how_many_stations_each_contest_has(isles, saylau, tmp_path):
    path = tmp_path / "tables.csv"
    path.write_text("\n".join((HEADER, *ROWS, "")), encoding="utf-8")
    code, said, _ = saylau("import", isles, path)
    assert (code, said.splitlines()) == (
        0,
        ["North: 2 stations", "South: 1 stations", f"Imported: 3 stations. Now: saylau run {isles}"],
    )
    code, said, _ = saylau("import", "--json", isles, path)
    assert (code, '"north": 2' in said) == (0, True)
    code, _, said = saylau("import", isles, tmp_path / "nothing.csv")
    assert (code, "nothing.csv" in said) == (2, True)
