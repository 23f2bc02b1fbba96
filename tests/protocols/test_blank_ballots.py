"""Blank ballots are a line that a form may have: with it they are asked for and added, without it nobody asks."""

from dataclasses import replace
from datetime import date

import pytest

from protocols.worked import STATION, WORKED, codes, day
from saylau import law
from saylau.protocols import Protocol, examine, protocol_as_json, protocol_from_json, rules_of, settle
from saylau.protocols.rules import empty_fields
from saylau.protocols.telling import line_title
from saylau.ruling import Verdict
from saylau.stations import Station

ISLANDS = law.load("es").on(date(2019, 5, 26))
TABLE = Station("35006/040030", "35006", "35006_04", ballot=("sun", "moon"))
PAPER = Protocol(TABLE.code, 1, "", TABLE.ballot, (300, 181), list_at_closing=819, blank=8, invalid=3)


def test_a_table_of_the_open_data_stands_typed_once():
    settled = settle(PAPER, None, TABLE, ISLANDS, election="es")
    assert (settled.ruling.verdict, settled.protocol, settled.fired) == (Verdict.STANDS, PAPER, ())


@pytest.mark.parametrize("line", ["blank", "invalid", "list_at_closing"])
def test_a_line_of_the_form_that_is_not_filled_is_told(line):
    told = examine(replace(PAPER, **{line: None}), TABLE, ISLANDS)
    assert [(each.code, each.fields) for each in told.fired] == [("K.001", (line,))]


def test_two_typings_that_differ_are_told_even_where_one_is_enough():
    settled = settle(PAPER, replace(PAPER, typing=2, blank=9), TABLE, ISLANDS)
    assert (codes(settled.fired), settled.protocol) == (["K.605"], None)


def test_a_number_beyond_any_station_is_told():
    assert codes(examine(replace(PAPER, blank=10**9), TABLE, ISLANDS).fired) == ["K.002"]
    assert codes(examine(replace(PAPER, blank=-1), TABLE, ISLANDS).fired) == ["K.002"]


def test_valid_ballots_have_the_blank_ones_where_the_form_has_both():
    assert codes(examine(replace(PAPER, valid=489), TABLE, ISLANDS).fired) == []
    assert codes(examine(replace(PAPER, valid=481), TABLE, ISLANDS).fired) == ["K.402"]
    few = replace(PAPER, votes=(1, 2), valid=7)
    (fired,) = examine(few, TABLE, ISLANDS).fired
    assert (fired.code, fired.fields, fired.required, fired.found) == ("K.404", ("blank",), 7, 8)


def test_where_the_form_has_no_such_line_nothing_asks_for_it():
    assert WORKED.blank is None
    assert not rules_of(day()).limits.blank
    assert empty_fields(WORKED) == ()
    assert empty_fields(WORKED, blank=True) == ("blank",)
    assert "blank" not in {
        field for each in examine(replace(WORKED, valid=1), STATION, day()).fired for field in each.fields
    }


def test_the_line_is_kept_and_read_again():
    told = protocol_as_json(PAPER)
    assert told["numbers"] == {"list_at_closing": 819, "invalid": 3, "blank": 8}
    assert protocol_from_json(told) == PAPER


def test_a_line_of_another_form_has_its_name():
    assert [line_title("blank", language) for language in ("en", "kk")] == ["Blank ballots", "Бос бюллетеньдер"]
    assert line_title("found", "en") == "Ballots found in the boxes, together"
