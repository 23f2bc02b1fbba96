"""The moves of a list and of its persons are one table, and nothing else is lawful."""

import pytest

from saylau.errors import BadCall
from saylau.lists import MOVES, ListState, PersonState, Role, move, state_table

STATES = (*ListState, *PersonState)
ACTS = sorted({row.act for row in MOVES})


@pytest.mark.parametrize("row", MOVES, ids=lambda row: f"{row.source} {row.act} {row.role}")
def test_every_row_is_a_move(row):
    told = move(row.source, row.act, row.role)
    assert (told, type(told)) == (row.target, type(row.source))


def test_nothing_else_is_a_move():
    known = {(type(row.source), row.source, row.act, row.role) for row in MOVES}
    for state in STATES:
        for act in ACTS:
            for role in Role:
                if (type(state), state, act, role) not in known:
                    with pytest.raises(BadCall):
                        move(state, act, role)


def test_no_move_stands_twice():
    told = [(type(row.source), row[:3]) for row in MOVES]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("state", [ListState.WITHDRAWN, ListState.CANCELLED, PersonState.DIED, PersonState.STRUCK])
def test_nothing_leads_out_of_an_end(state):
    assert [row for row in MOVES if row.source is state] == []


def test_a_refusal_says_what_and_who():
    with pytest.raises(BadCall, match="A party may not register a list in the state 'ruled'"):
        move(ListState.RULED, "register", Role.PARTY)
    with pytest.raises(BadCall, match="a person in the state 'died'"):
        move(PersonState.DIED, "withdraw", Role.PERSON)


def test_the_table_has_a_row_a_move():
    assert state_table().splitlines()[2:4] == ["| list | handed in | rule | commission | ruled |",
                                               "| list | ruled | hand in again | party | handed in |"]  # fmt: skip
    assert state_table().count("| person |") == 4 + 1


def test_a_state_is_written_as_it_is_named():
    assert [state.value for state in STATES] == [state.name.lower() for state in STATES]
