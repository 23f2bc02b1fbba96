"""A protocol goes into the record and comes out again as it was, whatever is filled in it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.worked import EMPTY, EXAMPLES, WORKED, changed
from saylau.errors import BadCall
from saylau.protocols import NUMBERS, Explained, Protocol, Round, Statement, protocol_as_json, protocol_from_json
from saylau.record import decode, encode

EVERYTHING = replace(
    WORKED,
    statements=(Statement.MORE, Statement.FEWER),
    answers=(Explained.PARTLY,),
    causes=(("taken_away", -7), ("other", 2)),
    invalid_reasons=(("unclear", 3),),
    turnout_reports=((10, 400), (12, 700)),
    worded=("valid",),
    words_kk=("бір",),
    words_ru=("один",),
    scan="a" * 64,
    groups_typed=((1, "0f3a"),),
    groups_of_file="b" * 64,
    round=Round.REPEAT,
    version=3,
    chair_signed=False,
    ballots_transferred=-12,
    **dict.fromkeys(("opened_at", "closed_at", "count_began_at", "signed_at"), 26828000),
)


def again(protocol):
    return protocol_from_json(decode(encode(protocol_as_json(protocol))))


@pytest.mark.parametrize("protocol", [EMPTY, WORKED, EVERYTHING], ids=["empty", "worked", "everything"])
def test_a_protocol_comes_out_as_it_went_in(protocol):
    assert again(protocol) == protocol


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.get("name", ""))
def test_each_seeded_fault_comes_out_as_it_went_in(example):
    protocol = changed(WORKED, example.get("change", {}))
    if len(protocol.votes) == len(protocol.lists):
        assert again(protocol) == protocol


def test_everything_has_every_field_of_a_protocol_filled():
    standard = Protocol("", 1, "", (), ())
    same = {each.name for each in fields(Protocol) if getattr(EVERYTHING, each.name) == getattr(standard, each.name)}
    unfilled = same - set(NUMBERS) - {"typing", "mobile_opened_at", "stationary_opened_at"}
    assert unfilled == set()


def test_what_is_not_filled_is_not_there_and_zero_is():
    told = protocol_as_json(replace(EMPTY, found=0, votes=(0, *(None for _ in EMPTY.lists[1:]))))
    assert told["numbers"] == {"found": 0}
    assert told["votes"] == {EMPTY.lists[0]: 0}
    assert "chair_signed" not in told


@given(
    st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 10**15)), st.lists(st.one_of(st.none(), st.integers(0, 9)))
)
def test_any_numbers_come_out_as_they_went_in(numbers, votes):
    lists = tuple(f"list_{n}" for n in range(len(votes)))
    protocol = Protocol("a/1", 2, "t", lists, tuple(votes), **numbers)
    assert again(protocol) == protocol


@pytest.mark.parametrize("lists", [("tan", "tan"), ("tan",), ("tan", "samal", "koktem")])
def test_votes_that_are_not_one_for_each_list_are_refused(lists):
    with pytest.raises(BadCall, match="one for each list"):
        protocol_as_json(Protocol("a/1", 1, "t", lists, (1, 2)))


@pytest.mark.parametrize(
    ("change", "says"),
    [({"colour": "red"}, "colour"), ({"numbers": {"dogs": 1}}, "dogs"), ({"opened_at": "yesterday"}, "no minute")],
)
def test_what_no_typing_has_is_refused(change, says):
    with pytest.raises(BadCall, match=says):
        protocol_from_json(protocol_as_json(WORKED) | change)
