from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saylau.errors import BadInput
from saylau.instruments.sheets import read_sheet


def row_of(sheet, row, *values):
    for place, value in enumerate(values):
        sheet.write(row, place, value)


def test_numbers_come_as_plain_text(workbook, told):
    def fill(_book, sheet):
        row_of(sheet, 0, "a", "b")
        row_of(sheet, 1, 480.0, 3.5)
        row_of(sheet, 2, 0, -7)
        row_of(sheet, 3, 999_999_999_999_999, 0.1)
        sheet.write_string(4, 0, " 0005\u00a0")
        sheet.write_string(4, 1, "12345678901234567890")

    assert told(workbook(fill)) == (
        [
            (2, ["480", "3.5"]),
            (3, ["0", "-7"]),
            (4, ["999999999999999", "0.1"]),
            (5, ["0005", "12345678901234567890"]),
        ],
        [],
    )


def test_days_times_and_yes_or_no_come_as_iso_text(workbook, told):
    def fill(book, sheet):
        row_of(sheet, 0, *"abcdefg")
        day, clock, moment, span = (
            book.add_format({"num_format": each}) for each in ("yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm", "[h]:mm")
        )
        sheet.write_datetime(1, 0, date(2021, 1, 10), day)
        sheet.write_datetime(1, 1, time(7, 1), clock)
        sheet.write_datetime(1, 2, datetime.fromisoformat("2021-01-10T07:01"), moment)
        sheet.write_datetime(1, 3, datetime.fromisoformat("2021-01-10T07:01:05"), moment)
        sheet.write_datetime(1, 4, timedelta(hours=26), span)
        sheet.write_boolean(1, 5, True)
        sheet.write_boolean(1, 6, False)

    rows, problems = told(workbook(fill), required=tuple("abcdefg"))
    assert rows == [(2, ["2021-01-10", "07:01", "2021-01-10 07:01", "2021-01-10 07:01:05", "26:00", "true", "false"])]
    assert problems == []


def test_a_formula_is_reported_with_its_row_and_column(workbook):
    def fill(_book, sheet):
        row_of(sheet, 0, "a", "b")
        sheet.write(1, 0, 1)
        sheet.write_formula(1, 1, "=A2+2", None, 3)
        sheet.write_formula(2, 3, "=NOW()", None, 3)

    sheet = read_sheet(workbook(fill), required=["a", "b"])
    assert list(sheet.rows) == [(2, ["1", "3"])]
    assert [(each.rule, each.row, each.column, each.found) for each in sheet.problems] == [
        ("formula_cell", 2, "b", "=A2+2"),
        ("row_is_too_long", 3, "", "4"),
        ("formula_cell", 3, "D", "=NOW()"),
    ]


def test_a_formula_that_came_to_nothing_is_still_reported(workbook, told):
    def fill(_book, sheet):
        row_of(sheet, 0, "a", "b")
        sheet.write(1, 0, 1)
        sheet.write_formula(1, 1, '=""', None, "")
        sheet.write_formula(2, 1, "=NA()", None, "#N/A")

    rows, problems = told(workbook(fill))
    assert rows == [(2, ["1", ""])]
    assert problems == [("formula_cell", 2, "b"), ("error_cell", 3, "b"), ("formula_cell", 3, "b")]


def test_a_number_that_lost_digits_is_reported(workbook, told):
    def fill(_book, sheet):
        row_of(sheet, 0, "a", "b")
        row_of(sheet, 1, 1, 1_234_567_890_123_456)
        row_of(sheet, 2, 1e300, 1)

    rows, problems = told(workbook(fill))
    assert rows[1] == (3, ["1e+300", "1"])
    assert problems == [("number_loses_digits", 2, "b"), ("number_loses_digits", 3, "a")]


def test_rows_and_columns_keep_their_places_when_the_sheet_starts_late(workbook, told):
    def fill(_book, sheet):
        sheet.write(4, 2, "a")
        sheet.write(4, 3, "b")
        sheet.write(7, 2, 1)
        sheet.write_formula(7, 3, "=1", None, 1)

    rows, problems = told(workbook(fill))
    assert rows == [(8, ["", "", "1", "1"])]
    assert problems == [("column_without_name", 5, "A"), ("column_without_name", 5, "B"), ("formula_cell", 8, "b")]


def test_the_first_sheet_is_read_unless_another_is_named(workbook, told, refused):
    def fill(book, sheet):
        row_of(sheet, 0, "a", "b")
        other = book.add_worksheet("қосымша")
        row_of(other, 0, "a", "b")
        other.write(1, 0, 5)
        other.write_formula(1, 1, "=1", None, 1)

    path = workbook(fill)
    assert told(path) == ([], [])
    assert told(path, sheet="қосымша") == ([(2, ["5", "1"])], [("formula_cell", 2, "b")])
    assert refused(path, sheet="none") == [("sheet_is_missing", 0, "")]


def test_an_empty_sheet_has_no_rows(workbook, refused):
    assert refused(workbook(lambda _book, _sheet: None)) == [("file_has_no_rows", 0, "")]


def test_a_damaged_workbook_is_one_problem(workbook, put, refused):
    path = workbook(lambda _book, sheet: row_of(sheet, 0, "a", "b"))
    content = path.read_bytes()
    assert refused(put(content[: len(content) // 2], "b.xlsx")) == [("file_is_damaged", 0, "")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_workbook_with_any_byte_changed_is_read_or_refused(workbook, tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "flip.xlsx"
    if not path.exists():
        made = workbook(lambda _book, sheet: [row_of(sheet, row, *"ab") for row in range(20)])
        path.write_bytes(made.read_bytes())
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    broken = tmp_path_factory.getbasetemp() / "broken.xlsx"
    broken.write_bytes(content)
    with suppress(BadInput):
        list(read_sheet(broken, required=["a"]).rows)


CELL = '<table:table-cell office:value-type="float" office:value="{0}" {1}><text:p>{0}</text:p></table:table-cell>'
NAME = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ROW = "<table:table-row {1}>{0}</table:table-row>"
NOTHING = '<table:table-cell table:number-columns-repeated="16384"/>'


def repeated(what, times):
    return f'table:number-{what}-repeated="{times}"'


def test_an_ods_workbook_is_read_with_its_formulas_and_repeats(ods, told):
    path = ods(
        ROW.format(NAME.format("a") + NAME.format("b"), "")
        + ROW.format(CELL.format(480, repeated("columns", 2)), "")
        + ROW.format(NOTHING, repeated("rows", 2))
        + ROW.format(CELL.format(1, "") + CELL.format(3, 'table:formula="of:=1+2"'), "")
        + ROW.format(NOTHING, repeated("rows", 1_048_000))
    )
    rows, problems = told(path)
    assert rows == [(2, ["480", "480"]), (5, ["1", "3"])]
    assert problems == [("formula_cell", 5, "b")]


@pytest.mark.parametrize(
    "rows",
    [
        ROW.format(CELL.format(1, repeated("columns", 99_999_999_999)), ""),
        ROW.format(CELL.format(1, ""), repeated("rows", 99_999_999_999)),
        ROW.format('<table:table-cell table:number-columns-repeated="99999999999"/>' + CELL.format(1, ""), ""),
        ROW.format(NOTHING, repeated("rows", 99_999_999_999)) + ROW.format(CELL.format(1, ""), ""),
    ],
)
def test_an_ods_workbook_of_endless_repeats_is_refused(ods, refused, rows):
    assert refused(ods(rows)) == [("workbook_is_too_big", 0, "")]
