"""The states of a protocol are one table: what is not in it cannot happen."""

from __future__ import annotations

from datetime import date

import pytest

from protocols.worked import STATION, WORKED
from saylau import law
from saylau.errors import BadCall
from saylau.protocols import MOVES, Role, State, move, settle, state_of, state_table
from saylau.ruling import Decision

DAY = law.load("kz").on(date(2023, 3, 19))


@pytest.mark.parametrize("row", MOVES, ids=lambda row: f"{row.source}-{row.act}")
def test_every_move_of_the_table_leads_where_it_says(row):
    assert move(row.source, row.act, row.role, reason="as the act says") == row.target


@pytest.mark.parametrize("row", [row for row in MOVES if row.reason], ids=lambda row: f"{row.source}-{row.act}")
def test_a_move_that_needs_a_reason_is_refused_without_one(row):
    with pytest.raises(BadCall, match="needs a written reason"):
        move(row.source, row.act, row.role, reason=" ")


def test_every_other_move_is_refused():
    lawful = {(row.source, row.act, row.role) for row in MOVES}
    acts = {row.act for row in MOVES}
    refused = 0
    for state in State:
        for act in acts:
            for role in Role:
                if (state, act, role) not in lawful:
                    with pytest.raises(BadCall, match="may not"):
                        move(state, act, role, reason="any")
                    refused += 1
    assert refused == len(State) * len(acts) * len(Role) - len(lawful)


def test_a_row_stands_once_in_the_table():
    assert len({(row.source, row.act, row.role) for row in MOVES}) == len(MOVES)


def test_no_state_but_the_last_ones_is_a_dead_end():
    sources = {row.source for row in MOVES}
    assert set(State) - sources == {State.REPLACED, State.ANNULLED}
    assert {row.target for row in MOVES} | {State.EXPECTED} == set(State)


def test_the_state_is_read_out_of_the_settlement():
    from dataclasses import replace

    second = replace(WORKED, typing=2, typist="second")
    assert state_of(None) is State.EXPECTED
    assert state_of(settle(WORKED, None, STATION, DAY)) is State.TYPED_ONCE
    assert state_of(settle(WORKED, second, STATION, DAY)) is State.ACCEPTED
    assert state_of(settle(WORKED, replace(second, invalid=22), STATION, DAY)) is State.DIFFERS
    broken, again = (replace(each, ballots_lost=2) for each in (WORKED, second))
    assert state_of(settle(broken, again, STATION, DAY)) is State.WAITS
    returned = settle(broken, again, STATION, DAY, decisions={"K.202": (Decision.AGAINST, "Count again")})
    assert state_of(returned) is State.RETURNED
    assert state_of(returned, replaced=True) is State.REPLACED
    assert state_of(returned, annulled=True) is State.ANNULLED


def test_the_table_of_moves_is_printed_row_by_row():
    assert len(state_table().splitlines()) == len(MOVES) + 2
