"""The table of states is the only way from one to another, and a file shows where it is."""

from datetime import date

import pytest

from parties.cases import file_with
from saylau.errors import BadCall
from saylau.parties import MOVES, Role, State, move, state_of, state_table

DAY = date(2021, 1, 10)
SUSPENDED = [{"on": date(2021, 1, 10), "until": date(2021, 4, 10), "act": "No. 4"}]
NOTHING = dict.fromkeys(("notice", "congress", "charter", "filing", "verification", "decision"), "gone")


@pytest.mark.parametrize("row", MOVES, ids=lambda row: f"{row.source}-{row.act}-{row.role}")
def test_every_row_of_the_table_leads_where_it_says(row):
    assert move(row.source, row.act, row.role, named="No. 1") is row.target
    if row.act_named:
        with pytest.raises(BadCall, match="number and the day"):
            move(row.source, row.act, row.role, named=" ")
    else:
        assert move(row.source, row.act, row.role) is row.target


def test_what_is_not_in_the_table_is_refused():
    with pytest.raises(BadCall, match="A party may not register a party in the state 'filed'"):
        move(State.FILED, "register", Role.PARTY, named="No. 1")
    with pytest.raises(BadCall):
        move(State.INITIATIVE, "register", Role.REGISTRAR, named="No. 1")


def test_every_state_can_be_reached_and_the_rows_are_no_two_alike():
    reached = {State.INITIATIVE}
    while more := {row.target for row in MOVES if row.source in reached} - reached:
        reached |= more
    assert reached == set(State)
    assert len({(row.source, row.act, row.role) for row in MOVES}) == len(MOVES)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        (NOTHING, State.INITIATIVE),
        (NOTHING | {"notice": {"on": DAY}}, State.NOTIFIED),
        ({"filing": "gone", "decision": "gone", "verification": "gone"}, State.CONGRESS_HELD),
        ({"decision": "gone", "verification": "gone"}, State.FILED),
        ({"decision": "gone"}, State.FILED),
        ({"decision": "gone", "verification__ended": "gone"}, State.UNDER_VERIFICATION),
        ({"decision__outcome": "refused"}, State.REFUSED),
        ({"branches_registered__almaty": "gone"}, State.REGISTERED),
        ({"branches": "gone", "branches_registered": "gone"}, State.REGISTERED),
        ({}, State.BRANCHES_REGISTERED),
        ({"suspension": SUSPENDED}, State.SUSPENDED),
        ({"reorganisation": {"on": DAY}}, State.REORGANISED),
        ({"reorganisation": {"on": DAY}, "dissolution": {"on": DAY, "kind": "court"}}, State.LIQUIDATED),
    ],
)
def test_a_file_shows_its_state(changes, state):
    assert state_of(file_with(**changes), DAY) is state


def test_a_suspension_holds_from_its_first_day_to_its_last():
    dossier = file_with(suspension=SUSPENDED)
    days = (date(2021, 1, 9), date(2021, 1, 10), date(2021, 4, 10), date(2021, 4, 11))
    assert [state_of(dossier, day) is State.SUSPENDED for day in days] == [False, True, True, False]


def test_the_table_is_printed_row_by_row():
    rows = state_table().splitlines()
    assert rows[0] == "| from | act | by | to | act with number and day |"
    assert rows[2] == "| initiative | notify | organising committee | notified |  |"
    assert rows[7] == "| filed | register | registrar | registered | yes |"
    assert len(rows) == len(MOVES) + 2
