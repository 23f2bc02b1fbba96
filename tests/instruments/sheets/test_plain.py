import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saylau.errors import BadInput
from saylau.instruments.sheets import read_sheet

ON_DISK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_separator_and_line_end_is_read(put, told, separator, end):
    text = end.join(separator.join(cells) for cells in (["a", "b"], ["1", "2"], ["3", "x y"])) + end
    assert told(put(text)) == ([(2, ["1", "2"]), (3, ["3", "x y"])], [])


def test_the_separator_is_the_one_that_makes_the_header_known(put, told):
    assert told(put('a;"b,c,d,e"\n1;2\n'), required=("a", "b,c,d,e"))[0] == [(2, ["1", "2"])]
    assert told(put("a;b, or c, or d\n1;2\n"), required=("a",))[0] == [(2, ["1", "2"])]


def test_edges_are_trimmed_and_insides_are_kept(put, told):
    assert told(put("a,b\n\u00a01 234 ,\t x  y\u2003\n"))[0] == [(2, ["1 234", "x  y"])]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(put, told):
    text = '\n\na,b\n\n"1\n1",2\n;\n,\n \n5,6\n'
    rows, problems = told(put(text))
    assert rows == [(5, ["1\n1", "2"]), (9, ["5", "6"])]
    assert problems == [("row_is_too_short", 6, "")]


def test_a_ragged_row_is_reported_and_not_given(put, told):
    rows, problems = told(put("a,b\n1\n1,2,3\n1,2,,\n4,5\n"))
    assert rows == [(4, ["1", "2"]), (5, ["4", "5"])]
    assert problems == [("row_is_too_short", 2, ""), ("row_is_too_long", 3, "")]


def test_quotes_hold_separators_and_doubled_quotes(put, told):
    assert told(put('a,b\n"x, ""y""",2\n'))[0] == [(2, ['x, "y"', "2"])]


def test_a_wrong_quote_costs_one_row(put, told):
    rows, problems = told(put('a,b\n"x"y,2\n3,4\n'))
    assert rows == [(3, ["3", "4"])]
    assert problems == [("quotes_are_wrong", 2, "")]


def test_a_file_cut_off_inside_quotes_is_reported(put, told):
    assert told(put('a,b\n1,2\n3,"cut of')) == ([(2, ["1", "2"])], [("quote_is_never_closed", 3, "")])


def test_an_endless_cell_ends_the_reading(put, told):
    text = 'a,b\n1,"' + "x\n" * 100_000 + "\n2,3\n"
    assert told(put(text)) == ([], [("cell_is_too_long", 2, "")])


def test_a_line_that_fills_the_memory_is_refused(put, refused):
    assert refused(put("a,b\n" + "x" * 3_000_000)) == [("line_is_too_long", 0, "")]
    assert refused(put("x" * 3_000_000 + "\n")) == [("line_is_too_long", 0, "")]


def test_lines_across_pieces_are_not_taken_for_one(put, told):
    line = "1," + "x" * 100_000 + "\n"
    assert len(told(put("a,b\n" + line * 30))[0]) == 30


def test_a_header_alone_is_a_sheet_without_rows(put, told):
    assert told(put("a,b")) == ([], [])


@pytest.mark.parametrize("text", ["\n\n", " \n", ";;\n;;\n", ",,\n", "\t\n", "\ufeff"])
def test_a_file_of_blanks_has_no_rows(put, refused, text):
    assert refused(put(text)) == [("file_has_no_rows", 0, "")]


def test_a_header_with_wrong_quotes_is_refused(put, refused):
    assert ("quotes_are_wrong", 1, "") in refused(put('"a"x,b\n1,2\n'))


def test_a_formula_in_text_stays_text(put, told):
    assert told(put("a,b\n=1+2,0005\n"))[0] == [(2, ["=1+2", "0005"])]


@ON_DISK
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for lead in (b"", b"a,b\n", b"\xff\xfea\0", b"\xef\xbb\xbfa;b\n"):
        path.write_bytes(lead + content)
        try:
            sheet = read_sheet(path, required=["a"], optional=lambda _name: True)
        except BadInput:
            pass
        else:
            assert all(len(cells) == len(sheet.header) for _row, cells in sheet.rows)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@ON_DISK
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_csv_writer_writes_reads_back_trimmed(tmp_path_factory, table, separator, encoding, quoting):
    path = tmp_path_factory.getbasetemp() / "table.csv"
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=quoting).writerows([("a", "b", "c"), *table])
    path.write_bytes(written.getvalue().encode(encoding))
    sheet = read_sheet(path, required=["a", "b", "c"])
    expected = [(row, [cell.strip() for cell in cells]) for row, cells in enumerate(table, start=2)]
    assert list(sheet.rows) == [(row, cells) for row, cells in expected if any(cells)]
    assert sheet.problems == []
