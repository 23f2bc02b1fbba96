"""What a call may contain is checked in one order: the first fault is the one that is told."""

import pytest

from saylau.errors import BadCall
from saylau.seats.formulas.votes import MOST_VOTES, check_votes, refuse_votes
from saylau.seats.limits import check_call


class Text(str):
    __slots__ = ()


def test_votes_within_the_limits_pass_in_silence():
    assert check_votes({"list_a": 0}) is None
    assert check_votes({"list_a": MOST_VOTES}) is None
    assert check_call({"list_a": 1}, MOST_VOTES, MOST_VOTES - 1, MOST_VOTES, None, None, None, (), {}) is None
    assert check_call({"list_a": 1}, 0, 0, 1, None, None, None, ("list_a",), {"list_a": 0}) is None


def test_the_first_list_at_fault_is_named():
    with pytest.raises(BadCall, match=r"^The votes of list_b: -1 is below zero\.$"):
        check_votes({"list_a": 1, "list_b": -1, "list_c": None})


def test_refusing_always_raises_even_where_the_votes_look_plain():
    with pytest.raises(BadCall, match=r"^The votes of every list are a plain whole number under a plain name\.$"):
        refuse_votes({Text("list_a"): 1})


def test_a_name_of_blanks_is_no_name():
    with pytest.raises(BadCall, match=r"^A list has a name that does not begin with a space, not '\\u3000'\.$"):
        check_votes({"\u3000": 1})
