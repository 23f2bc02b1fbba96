"""The call, the threshold and the answer: what no election can contain is refused, never shared out."""

from __future__ import annotations

import enum
import json
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import pytest

from saylau import law
from saylau.errors import BadCall, LawIsSilent
from saylau.seats import BASES, Case, Share, allocate, method_of
from saylau.seats.formulas import HARE

BOOK = law.load("kz")
DAY_2004, DAY_2007, DAY_2021 = (BOOK.on(date(*each)) for each in ((2004, 9, 19), (2007, 8, 18), (2021, 1, 10)))
DAY_2023 = BOOK.on(date(2023, 3, 19))
TWO = {"list_a": 60, "list_b": 40}
VOTES_2021 = {"list_a": 5_148_074, "list_b": 792_828, "list_c": 659_019, "list_d": 383_023, "list_e": 258_618}


class Named(enum.IntEnum):
    TEN = 10


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ([("list_a", 1)], "The votes are a mapping of lists to whole numbers, not list."),
        (None, "The votes are a mapping of lists to whole numbers, not NoneType."),
        ({}, "An election has at least one list."),
        ({"list_a": 1, "list_b": -1}, "The votes of list_b: -1 is below zero."),
        ({"list_a": True}, "The votes of list_a: a whole number is needed, not True (bool)."),
        ({"list_a": 1.0}, "The votes of list_a: a whole number is needed, not 1.0 (float)."),
        ({"list_a": Fraction(1)}, "The votes of list_a: a whole number is needed, not Fraction(1, 1) (Fraction)."),
        ({"list_a": "1"}, "The votes of list_a: a whole number is needed, not '1' (str)."),
        ({"list_a": None}, "The votes of list_a: a whole number is needed, not None (NoneType)."),
        ({"list_a": Named.TEN}, "The votes of list_a: a whole number is needed, not <Named.TEN: 10> (Named)."),
        ({"": 1}, "A list has a name that does not begin with a space, not ''."),
        ({" list_a": 1}, "A list has a name that does not begin with a space, not ' list_a'."),
        ({"\tlist_a": 1}, "A list has a name that does not begin with a space, not '\\tlist_a'."),
        ({7: 1}, "A list has a name that does not begin with a space, not 7."),
        ({None: 1}, "A list has a name that does not begin with a space, not None."),
        ({b"list_a": 1}, "A list has a name that does not begin with a space, not b'list_a'."),
        ({"against_all": 1, "list_a": 1}, "'against_all' is no list: hand it in as an argument of its own."),
        ({"others_who_took_part": 1}, "'others_who_took_part' is no list: hand it in as an argument of its own."),
        ({"list_a": 10**15 + 1}, f"The votes of list_a: {10**15 + 1} is more than {10**15 - 1}."),
        (
            {f"list_{n}": 10**15 - 1 for n in range(101)},
            f"The lists have {101 * (10**15 - 1)} votes in all; more than {10**17} is no election.",
        ),
    ],
)  # fmt: skip
def test_votes_that_no_election_can_contain_are_refused_with_the_reason(votes, told):
    for beside in ({}, {"seats": 10}):
        with pytest.raises(BadCall) as refused:
            allocate(votes, DAY_2021, **beside)
        assert str(refused.value) == told


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({"seats": -1}, "The number of seats: -1 is below zero."),
        ({"seats": True}, "The number of seats: a whole number is needed, not True (bool)."),
        ({"seats": 9.0}, "The number of seats: a whole number is needed, not 9.0 (float)."),
        ({"seats": 10**15 + 1}, f"The number of seats: {10**15 + 1} is more than {10**15 - 1}."),
        ({"against_all": -2}, "Votes against all: -2 is below zero."),
        ({"took_part": "101"}, "Voters: a whole number is needed, not '101' (str)."),
        ({"took_part": 99}, "99 voters took part, but 100 votes were counted."),
        ({"took_part": 102, "against_all": 3}, "102 voters took part, but 103 votes were counted."),
        ({"base": "ballots"}, f"The base is one of {', '.join(BASES)}, not 'ballots'."),
        ({"base": BASES[2]}, "The base is the voters who took part; hand in their number as took_part."),
        ({"threshold": 0.07}, "The threshold is a Fraction from 0 to 1, not 0.07."),
        ({"threshold": 0}, "The threshold is a Fraction from 0 to 1, not 0."),
        ({"threshold": Fraction(8, 7)}, "The threshold is a Fraction from 0 to 1, not Fraction(8, 7)."),
        ({"threshold": Fraction(-1, 7)}, "The threshold is a Fraction from 0 to 1, not Fraction(-1, 7)."),
        ({"registered": "list_a"}, "The order of registration names each list once, not 'list_a'."),
        ({"registered": ("list_a", "list_a")}, "The order of registration names each list once, not ('list_a', 'list_a')."),
        ({"registered": ("list_a", "list_z")}, "No votes are known for 'list_z'."),
        ({"list_sizes": {"list_y": 3}}, "No votes are known for 'list_y'."),
        ({"list_sizes": {"list_a": -3}}, "The persons on the list of list_a: -3 is below zero."),
        ({"list_sizes": {"list_a": 3.5}}, "The persons on the list of list_a: a whole number is needed, not 3.5 (float)."),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_is_refused_with_the_reason(beside, told):
    with pytest.raises(BadCall) as refused:
        allocate(TWO, DAY_2021, **beside)
    assert str(refused.value) == told


def test_the_bounds_themselves_are_let_through():
    assert allocate({"list_a": 10**15 - 1, "list_b": 1}, DAY_2021, threshold=Fraction(0)).seats == {
        "list_a": 98,
        "list_b": 0,
    }
    assert allocate(TWO, DAY_2021, threshold=Fraction(1)).case is Case.NONE_OVER_THRESHOLD
    assert allocate(TWO, DAY_2021, took_part=100).seats == {"list_a": 59, "list_b": 39}
    assert allocate({"!": 60, "Әділ": 40}, DAY_2021).seats == {"!": 59, "Әділ": 39}
    assert allocate(TWO, DAY_2021, list_sizes={"list_a": 0}).seats == {"list_a": 0, "list_b": 39}


def test_votes_against_all_must_be_known_where_the_ballot_has_them():
    with pytest.raises(BadCall, match=r"^The base counts votes against all; hand in their number as against_all\.$"):
        allocate(TWO, DAY_2023)
    assert allocate(TWO, DAY_2023, against_all=0).base_number == 100
    assert allocate(TWO, DAY_2021, base=BASES[1]).base_number == 100


def test_a_day_without_a_threshold_is_silent_and_says_of_what():
    day = BOOK.on(date(1999, 10, 10))
    with pytest.raises(LawIsSilent, match=r"^On 1999-10-10 the book has no value for system\.threshold\.$"):
        allocate(TWO, day)
    assert allocate(TWO, day, threshold=Fraction(7, 100)).seats == {"list_a": 6, "list_b": 4}


def test_a_day_before_any_law_is_silent():
    with pytest.raises(LawIsSilent):
        allocate(TWO, BOOK.on(date(1990, 1, 1)), seats=10, base=BASES[0], threshold=Fraction(0))


def test_the_answer_of_2021_whole():
    told = allocate(VOTES_2021, DAY_2021, took_part=7_539_280)
    assert told.as_json() == {
        "case": "shared",
        "formula": "hare",
        "base": "votes_for_lists",
        "base_number": 7_241_562,
        "threshold": "7/100",
        "votes_needed": 506_910,
        "seats_to_share": 98,
        "admitted": ["list_a", "list_b", "list_c"],
        "quota": "6599921/98",
        "seats": {"list_a": 76, "list_b": 12, "list_c": 10, "list_d": 0, "list_e": 0},
        "seats_empty": {},
        "seats_waiting": 0,
        "steps": [
            {"list": "list_a", "votes": 5_148_074, "whole": 76, "remainder": 2_917_256, "extra": 0},
            {"list": "list_b", "votes": 792_828, "whole": 11, "remainder": 5_098_013, "extra": 1},
            {"list": "list_c", "votes": 659_019, "whole": 9, "remainder": 5_184_573, "extra": 1},
        ],
        "averages": [],
        "remainder_seats": ["list_c", "list_b"],
        "next_in_line": ["list_a"],
        "ties": [],
        "ties_settled_by_registration": [],
        "readings": [],
    }  # fmt: skip
    assert json.loads(json.dumps(told.as_json())) == told.as_json()


def test_the_fields_of_an_answer_stand_in_their_order():
    registered, sizes = ["list_b", "list_a"], {"list_b": 20}
    told = allocate(TWO, DAY_2023, against_all=5, took_part=110, registered=registered, list_sizes=sizes)
    assert (
        told._asdict()
        == Share(
            seats={"list_a": 41, "list_b": 20},
            sharers=TWO,
            remainders={"list_a": 40, "list_b": 60},
            case=Case.SHARED,
            ties=(),
            settled=(),
            readings=(),
            seats_empty={"list_b": 8},
            needed=6,
            base=BASES[1],
            base_number=105,
            ratio=(1, 20),
            seats_to_share=69,
            admitted_votes=100,
            votes=TWO,
            against_all=5,
            took_part=110,
            blank=None,
            registered=("list_b", "list_a"),
            list_sizes=sizes,
            law=DAY_2023,
            formula=HARE,
        )._asdict()
    )


def test_an_answer_does_not_change_when_the_caller_changes_the_votes():
    votes = dict(TWO)
    told = allocate(votes, DAY_2021)
    votes["list_a"] = 0
    assert told.votes == TWO
    assert allocate(MappingProxyType(TWO), DAY_2021) == told


def test_the_same_call_again_gives_the_same_answer_and_a_changed_one_another():
    told = allocate(TWO, DAY_2023, against_all=5, took_part=110, registered=("list_b",), list_sizes={"list_a": 9})
    assert told.again() == told
    assert told.again(seats=10).seats == {"list_a": 6, "list_b": 4}
    assert told.again(votes={"list_a": 50, "list_b": 50}).seats == {"list_a": 9, "list_b": 34}


def test_the_bases_are_known_or_said_to_be_unknown():
    known = {each.base: each.allocation and each.allocation.base_number for each in allocate(TWO, DAY_2021).bases()}
    assert known == {BASES[0]: 100, BASES[1]: 100, BASES[2]: None}
    told = allocate(TWO, DAY_2023, against_all=5, took_part=110)
    assert {each.base: each.allocation.base_number for each in told.bases()} == dict(
        zip(BASES[:3], (100, 105, 110), strict=True)
    )
    unknown = allocate(TWO, DAY_2023, base=BASES[0])
    assert [each.allocation is None for each in unknown.bases()] == [False, True, True]


def test_no_seats_to_share_is_shared_at_once():
    told = allocate(TWO, DAY_2021, seats=0)
    assert (told.seats, told.waiting, told.quota, told.next_in_line) == ({"list_a": 0, "list_b": 0}, 0, None, ())


@pytest.mark.parametrize(
    ("day", "method"),
    [
        (DAY_2004, (10, (7, 100), BASES[0], None, False, 0, None, 3, False)),
        (DAY_2007, (98, (7, 100), BASES[0], None, False, 0, None, 3, False)),
        (DAY_2021, (98, (7, 100), BASES[0], "earlier_registered_list", True, 2, Fraction(7, 10), 3, False)),
        (DAY_2023, (69, (1, 20), BASES[1], "earlier_registered_list", True, 2, Fraction(7, 10), 3, True)),
    ],
)
def test_the_method_of_a_day_is_read_from_the_book_once(day, method):
    told = method_of(day)
    assert method == (
        told.seats, told.ratio, told.base, told.tie_break, told.runner_up, told.floor, told.coefficient,
        len(told.payers), told.has_against_all,
    )  # fmt: skip
    assert told.plain == method[:3]
    assert method_of(day) is told
