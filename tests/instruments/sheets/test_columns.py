from hypothesis import given
from hypothesis import strategies as st

from saylau.instruments.sheets import read_sheet
from saylau.instruments.sheets.columns import letters


def test_names_match_without_case_and_edges_and_are_given_as_the_reader_spells_them(put):
    sheet = read_sheet(
        put(" STATION ;\u00a0Votes;Ескерту\n1;2;3\n"), required=["station"], optional=["votes", "ЕСКЕРТУ"]
    )
    assert sheet.header == ("station", "votes", "ЕСКЕРТУ")
    assert (sheet.place("votes"), sheet.place("ballots")) == (1, None)
    assert (list(sheet.rows), sheet.problems) == ([(2, ["1", "2", "3"])], [])


def test_a_rule_accepts_columns_by_their_lower_case_name(put):
    sheet = read_sheet(put("a,List_1,LIST_2,x\n"), required=["a"], optional=lambda name: name.startswith("list_"))
    assert sheet.header == ("a", "list_1", "list_2", "x")
    assert [(each.rule, each.column) for each in sheet.problems] == [("column_unknown", "x")]


def test_every_missing_and_doubled_column_is_named_at_once(put, refused):
    assert refused(put("a,A,x\n"), required=("a", "b", "c")) == [
        ("column_twice", 1, "A"),
        ("column_unknown", 1, "x"),
        ("column_missing", 1, "b"),
        ("column_missing", 1, "c"),
    ]


def test_empty_names_at_the_end_are_cut_and_inside_reported(put, told):
    assert told(put("a,,b,,\n1,x,2,,\n")) == ([(2, ["1", "x", "2"])], [("column_without_name", 1, "B")])


def test_a_header_of_endless_columns_is_refused(put, refused):
    assert refused(put("a,b" + ",x" * 20_000 + "\n")) == [("too_many_columns", 1, "")]


def test_a_byte_order_mark_glued_into_a_name_is_seen_through(put, told):
    assert told(put("a,\ufeffb\u200b\n1,2\n")) == ([(2, ["1", "2"])], [])


def test_places_have_the_letters_of_a_spreadsheet():
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702, 16_383)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


@given(st.integers(0, 20_000))
def test_no_two_places_have_the_same_letters(place):
    assert letters(place) != letters(place + 1)
