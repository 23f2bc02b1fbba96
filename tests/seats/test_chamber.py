"""The seats of a constituency come from the law, and blank ballots count where they are asked for."""

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.errors import BadCall
from saylau.seats import BLANK, allocate, constituency_seats, how_close, tell_closeness

ISLANDS = law.load("es").on(date(2019, 5, 26))
DAY = law.load("kz").on(date(2021, 1, 10))
VOTES = {"list_a": 60, "list_b": 35, "list_c": 5}
WITH_BLANK = "votes_for_lists_and_blank"


def on_blank(**more):
    return allocate(VOTES, DAY, seats=10, base=WITH_BLANK, threshold=Fraction(1, 20), **more)


@pytest.mark.parametrize(
    ("name", "day", "seats"),
    [("gran-canaria", ISLANDS, 29), ("el-hierro", ISLANDS, 13), ("atlantis", ISLANDS, None), ("lists", DAY, None)],
)
def test_a_constituency_has_the_seats_that_the_law_gives_it(name, day, seats):
    assert constituency_seats(name, day) == seats
    assert constituency_seats(name, law.load("es").on(date(2023, 5, 28))) is None


def test_blank_ballots_raise_the_threshold():
    assert (on_blank(blank=0).needed, on_blank(blank=0).admitted) == (5, ("list_a", "list_b", "list_c"))
    told = on_blank(blank=1)
    assert (told.base_number, told.needed, told.admitted) == (101, 6, ("list_a", "list_b"))


def test_a_base_with_blank_ballots_needs_their_number():
    with pytest.raises(BadCall, match="hand in their number as blank"):
        on_blank()
    with pytest.raises(BadCall, match="106 votes were counted"):
        allocate(VOTES, DAY, blank=6, took_part=105)
    with pytest.raises(BadCall, match="Blank ballots: -1 is below zero"):
        on_blank(blank=-1)
    with pytest.raises(BadCall, match="'blank' is no list"):
        allocate({BLANK: 5, "list_a": 5}, DAY)


def test_the_base_stands_beside_the_others_where_blank_ballots_are_known():
    told = {each.base: each.allocation and each.allocation.base_number for each in on_blank(blank=1).bases()}
    assert told == {
        "votes_for_lists": 100,
        "votes_for_lists_and_against_all": 100,
        "voters_who_took_part": None,
        WITH_BLANK: 101,
    }
    assert WITH_BLANK not in {each.base for each in allocate(VOTES, DAY).bases()}


def test_a_blank_ballot_is_a_place_that_a_vote_can_come_from_and_go_to():
    close = how_close(on_blank(blank=1), other_bases=False)
    assert (close.moved.votes, close.moved.target, close.moved.enters) == (1, "list_c", ("list_c",))
    assert {source for source, _ in ((close.moved.source, ""), *close.moved.same)} >= {BLANK}
    assert (close.removed.votes, close.removed.source, close.removed.enters) == (1, "list_a", ("list_c",))
    many = how_close(on_blank(blank=0), other_bases=False)
    assert (many.added.votes, many.added.leaves) == (1, ("list_c",))
    told = " ".join(tell_closeness(many, "en"))
    assert "votes for lists and blank ballots" in told


def test_no_fewer_votes_would_change_it_on_that_base():
    start = on_blank(blank=3)
    places = (*VOTES, BLANK)

    def after(moved, source, target):
        counts = VOTES | {BLANK: 3}
        for name, step in ((source, -moved), (target, moved)):
            if name:
                counts[name] += step
        blank = counts.pop(BLANK)
        if min(*counts.values(), blank) < 0:
            return start
        return start.again(votes=counts, blank=blank)

    def fewest(ways):
        for moved in range(1, 40):
            if any((it := after(moved, *way)).seats != start.seats or it.admitted != start.admitted for way in ways):
                return moved
        return None

    close = how_close(start, other_bases=False)
    moves = [(one, other) for one in places for other in places if one != other]
    assert close.moved.votes == fewest(moves)
    assert close.added.votes == fewest([("", place) for place in places])
    assert close.removed.votes == fewest([(place, "") for place in places])
