"""A sheet of protocols becomes typings; every wrong cell is told with its place, and an empty one is never zero."""

import csv
from dataclasses import fields

import pytest
import xlsxwriter

from protocols.worked import BALLOT, EMPTY, WORKED, changed
from saylau.errors import BadInput, Problem
from saylau.instruments.cells import show_minute
from saylau.instruments.problems import tell
from saylau.protocols import (
    NUMBERS,
    PROBLEMS,
    Explained,
    Protocol,
    Round,
    Statement,
    columns,
    load_form,
    read_protocols,
)

FORM = load_form("kz-2021-working")
TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "mobile_opened_at", "stationary_opened_at")


def cells(protocol, **more):
    """One row as a person would type it."""
    told = {name: getattr(protocol, name) for name in NUMBERS if name in FORM.lines}
    told |= {f"votes:{name}": votes for name, votes in zip(protocol.lists, protocol.votes, strict=True)}
    told |= {name: show_minute(getattr(protocol, name)) for name in TIMES if getattr(protocol, name) is not None}
    told |= {"station": protocol.station, "typing": protocol.typing, "typist": protocol.typist, "chair_signed": "yes"}
    told |= {"statement": "fewer", "explained": "fully", "cause_1": "taken away", "cause_1_number": -4}
    return {name: "" if value is None else str(value) for name, value in (told | more).items()}


@pytest.fixture
def read(tmp_path):
    def reading(*rows, header=None, ballot=BALLOT):
        path = tmp_path / "protocols.csv"
        header = header or list(dict.fromkeys(name for row in rows for name in row))
        with path.open("w", encoding="utf-8", newline="") as stream:
            sheet = csv.DictWriter(stream, header, restval="")
            sheet.writeheader()
            sheet.writerows(rows)
        return read_protocols(path, FORM, ballot)

    return reading


def told(problems):
    return [(each.row, each.column, each.rule, each.found) for each in problems]


def test_the_worked_station_is_read_as_it_stands(read):
    assert read(cells(WORKED)) == ([WORKED], [])


def test_fields_of_a_protocol_stand_in_the_order_that_the_reader_fills():
    names = [each.name for each in fields(Protocol)]
    signed = names.index("blank") + 1
    assert tuple(names[5:signed]) == NUMBERS
    assert names[signed] == "chair_signed"
    assert tuple(names[signed + 1 : signed + 7]) == TIMES
    assert names[signed + 7 :] == [
        "statements",
        "answers",
        "causes",
        "invalid_reasons",
        "turnout_reports",
        "worded",
        "words_kk",
        "words_ru",
        "scan",
        "groups_typed",
        "groups_of_file",
        "round",
        "version",
    ]


def test_what_is_not_in_the_file_is_not_filled(read):
    assert read({"station": "example/1", "typing": "1", "typist": "Aigerim"}) == (
        [Protocol("example/1", 1, "Aigerim", (), ())],
        [],
    )
    row = {"station": "example/1", "typing": "1", "typist": "Aigerim"} | {f"votes:{name}": "" for name in BALLOT}
    assert read(row | {"found": ""}) == ([EMPTY], [])


def test_every_other_column_has_its_place(read):
    more = {
        "round": "repeat",
        "statement": "fewer+more",
        "explained": "no + partly",
        "chair_signed": "no",
        "cause_2": "found",
        "cause_2_number": 1,
        "cause_10_number": "-2",
        "invalid:no mark": "20",
        "invalid:several marks": "",
        "turnout_12h": "300",
        "turnout_9h": "100",
        "words_kk:list_b": "тоқсан сегіз",
        "words_ru:votes:list_a": "четыреста восемьдесят",
        "words_ru:valid": "восемьсот",
        "scan": "AB" * 32,
        "groups_typed": "2:7F3A 10:90bc",
        "groups_of_file": "00aa-7f3a",
        "ballots_transferred": "-12",
        "note": "illustrative",
    }
    protocols, problems = read(cells(WORKED, **more))
    assert problems == []
    (one,) = protocols
    assert one.round is Round.REPEAT
    assert one.statements == (Statement.FEWER, Statement.MORE)
    assert one.answers == (Explained.NO, Explained.PARTLY)
    assert one.chair_signed is False
    assert one.causes == (("taken away", -4), ("found", 1), ("", -2))
    assert one.invalid_reasons == (("no mark", 20),)
    assert one.turnout_reports == ((9, 100), (12, 300))
    assert one.worded == ("votes:list_a", "votes:list_b", "valid")
    assert one.words_kk == ("", "тоқсан сегіз", "")
    assert one.words_ru == ("четыреста восемьдесят", "", "восемьсот")
    assert one.scan == "ab" * 32
    assert one.groups_typed == ((2, "7f3a"), (10, "90bc"))
    assert one.groups_of_file == "00aa-7f3a"
    assert one.ballots_transferred == -12


def test_lists_stand_in_the_order_of_the_columns(read):
    row = cells(WORKED)
    header = [name for name in row if not name.startswith("votes:")] + [f"votes:{name}" for name in BALLOT[::-1]]
    (one,), problems = read(row, header=header)
    assert problems == []
    assert (one.lists, one.votes) == (BALLOT[::-1], WORKED.votes[::-1])


def test_a_list_that_is_not_on_the_ballot_is_a_problem_and_its_votes_are_not_read(read):
    (one,), problems = read(cells(WORKED, **{"votes:list_x": "5"}))
    assert one == WORKED
    assert problems == [Problem("protocols.csv", 1, "votes:list_x", "list_is_not_on_the_ballot", "list_x")]


def test_a_list_is_found_whatever_the_case_of_its_column(read):
    row = {name.replace("votes:list", "Votes:LIST"): told for name, told in cells(WORKED).items()}
    assert read(row) == ([WORKED], [])


@pytest.mark.parametrize("column", ["turnout_25h", "words_de:valid", "words_kk:nobody", "cause_0", "invalid:", "lists"])
def test_a_column_that_the_form_does_not_have_is_a_problem(read, column):
    protocols, problems = read(cells(WORKED, **{column: "1"}))
    assert protocols == [WORKED]
    assert told(problems) == [(1, column, "column_unknown", column)]


@pytest.mark.parametrize("column", ["station", "typing", "typist"])
def test_a_file_without_a_key_is_an_accident(read, column):
    row = cells(WORKED)
    del row[column]
    with pytest.raises(BadInput) as accident:
        read(row)
    assert [(each.column, each.rule) for each in accident.value.problems] == [(column, "column_missing")]


CELLS = [
    ("voters", "1 234", "number_has_spaces"),
    ("voters", "1_000", "number_has_underscores"),
    ("voters", "+5", "number_has_plus_sign"),
    ("voters", "-5", "number_is_negative"),
    ("voters", "3.5", "number_is_fractional"),
    ("voters", "1e3", "number_is_a_power"),
    ("voters", "９２０", "digits_are_not_ascii"),
    ("voters", "92О", "letters_look_like_digits"),
    ("voters", "1000000000000000000", "number_is_too_long"),
    ("voters", "NaN", "not_a_number"),
    ("votes:list_c", "abc", "not_a_number"),
    ("ballots_transferred", "−4", "minus_is_not_a_hyphen"),
    ("ballots_transferred", "--4", "not_a_number"),
    ("against_all", "-1", "number_is_negative"),
    ("signed_at", "19.03.2023 23:40", "minute_is_not_iso"),
    ("opened_at", "2023-03-19", "minute_lacks_clock"),
    ("closed_at", "2023-03-19 24:00", "minute_does_not_exist"),
    ("chair_signed", "да", "not_yes_or_no"),
    ("statement", "less", "not_a_box"),
    ("statement", "fewer+", "not_a_box"),
    ("explained", "fully,partly", "not_a_box"),
    ("cause_1_number", "four", "not_a_number"),
    ("invalid:no mark", "-1", "number_is_negative"),
    ("turnout_12h", "x", "not_a_number"),
    ("scan", "abc", "not_a_fingerprint"),
    ("groups_typed", "7f3a", "not_a_group"),
    ("groups_typed", "0:7f3a", "not_a_group"),
    ("typist", "Аigerim", "scripts_are_mixed"),
]


@pytest.mark.parametrize(("column", "text", "rule"), CELLS, ids=[f"{each[0]} {each[1]}" for each in CELLS])
def test_a_wrong_cell_is_told_and_stays_unfilled(read, column, text, rule):
    good = {"turnout_12h": "300", "invalid:no mark": "1"}
    protocols, problems = read(cells(WORKED, **good), cells(WORKED, **good, typing=2, typist="B") | {column: text})
    assert [(each.row, each.column, each.rule) for each in problems] == [(3, column, rule)]
    assert [each.typing for each in protocols] == [1, 2]
    for language in ("kk", "ru", "en"):
        assert "{" not in tell(problems[0], language, PROBLEMS)
    name = column.partition(":")[2]
    if column in NUMBERS or column in TIMES or column == "chair_signed":
        assert getattr(protocols[1], column) is None
    elif column == "votes:list_c":
        assert protocols[1].votes[BALLOT.index(name)] is None
    elif column in ("statement", "explained"):
        assert (protocols[1].statements, protocols[1].answers).count(()) == 1
    elif column == "cause_1_number":
        assert protocols[1].causes == ()


def test_every_wrong_cell_of_a_row_is_told(read):
    _, problems = read(cells(WORKED, voters="x", found="y", **{"votes:list_a": "z"}))
    assert sorted(each.column for each in problems) == ["found", "voters", "votes:list_a"]


def test_a_cause_in_words_needs_its_number(read):
    (one,), problems = read(cells(WORKED, cause_1_number=""))
    assert one.causes == ()
    assert told(problems) == [(2, "cause_1", "cause_without_a_number", "taken away")]
    assert read(cells(WORKED, cause_1="", cause_1_number="")) == ([changed(WORKED, {"causes": {}})], [])


KEYS = [
    ({"station": ""}, "station", "station_without_code"),
    ({"station": "example"}, "station", "not_a_station_code"),
    ({"station": "exаmple/1"}, "station", "scripts_are_mixed"),
    ({"typing": ""}, "typing", "typing_is_not_1_or_2"),
    ({"typing": "3"}, "typing", "typing_is_not_1_or_2"),
    ({"typing": "01"}, "typing", "typing_is_not_1_or_2"),
    ({"round": "second"}, "round", "round_is_not_known"),
]


@pytest.mark.parametrize(("wrong", "column", "rule"), KEYS, ids=[str(each[0]) for each in KEYS])
def test_a_row_that_cannot_be_placed_gives_no_typing(read, wrong, column, rule):
    protocols, problems = read(cells(WORKED, round="") | wrong)
    assert protocols == []
    assert [(each.row, each.column, each.rule) for each in problems] == [(2, column, rule)]
    for language in ("kk", "ru", "en"):
        assert "{" not in tell(problems[0], language, PROBLEMS)


def test_a_typing_that_stands_twice_is_told_with_its_first_row(read):
    rows = [cells(WORKED, round=told) for told in ("", "repeat", "first")]
    protocols, problems = read(*rows, cells(WORKED, typing=2, round=""))
    assert [(each.typing, each.round) for each in protocols] == [(1, Round.FIRST), (1, Round.REPEAT), (2, Round.FIRST)]
    assert problems == [
        Problem("protocols.csv", 4, "station", "typing_stands_twice", "example/1", (("typing", "1"), ("first", "2")))
    ]
    assert tell(problems[0], "en", PROBLEMS).endswith(
        "Typing 1 of 'example/1' already stands in row 2. Keep one of the two rows."
    )


def test_a_name_of_mixed_scripts_is_told_once(read):
    rows = [cells(WORKED, station=f"example/{n}", typist="Аigerim") for n in (1, 2)]
    assert told(read(*rows)[1]) == [(2, "typist", "scripts_are_mixed", "Аigerim")]


def test_equal_words_are_one_object(read):
    more = {"words_kk:valid": "сегіз жүз тоқсан бес"}
    one, other = read(cells(WORKED, **more), cells(WORKED, typing=2, **more))[0]
    assert one.words_kk[0] is other.words_kk[0]
    assert one.station is other.station


def test_a_workbook_gives_the_same_typings(tmp_path, read):
    rows = [cells(WORKED), cells(WORKED, typing=2, typist="Bolat", ballots_transferred=-3)]
    path = tmp_path / "protocols.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for place, name in enumerate(rows[0]):
        sheet.write_string(0, place, name)
        for row, told in enumerate(rows, 1):
            text = told[name]
            sheet.write_number(row, place, int(text)) if text.lstrip("-").isdigit() else sheet.write_string(
                row, place, text
            )
    book.close()
    assert read_protocols(path, FORM, BALLOT) == read(*rows)


def test_a_formula_in_a_workbook_is_told(tmp_path):
    path = tmp_path / "protocols.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for place, (name, text) in enumerate(cells(WORKED).items()):
        sheet.write_string(0, place, name)
        sheet.write_string(1, place, text)
        if name == "voters":
            sheet.write_formula(1, place, "=880+40", None, 920)
    book.close()
    _, problems = read_protocols(path, FORM, BALLOT)
    assert [(each.row, each.column, each.rule) for each in problems] == [(2, "voters", "formula_cell")]


def test_the_columns_of_a_blank_sheet_are_those_that_are_read(read):
    blank = columns(FORM, BALLOT)
    assert read(header=list(blank)) == ([], [])
    assert blank[:4] == ("station", "typing", "typist", "round")
    assert blank[-1] == "note"
    assert len(set(blank)) == len(blank)
    assert {f"votes:{name}" for name in BALLOT} | set(FORM.lines).intersection(NUMBERS) | set(TIMES) <= set(blank)
    assert {"words_kk:valid", "words_ru:list_a", "statement", "explained", "cause_3_number", "scan"} <= set(blank)
