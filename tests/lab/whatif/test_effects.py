"""The measures of a sharing, each worked out by hand or taken from the literature."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.lab.whatif import SOURCES, effects_of, root
from saylau.seats import allocate

DAY = law.load("kz").on(date(2021, 1, 10))


def shared(votes, seats, method="hare", threshold=Fraction(0)):
    day = DAY.supposing({"allocation.method": method, "system.seats.party_list": seats, "system.threshold": threshold})
    return effects_of(allocate(votes, day))


def test_a_perfectly_proportional_house_has_no_disproportionality():
    told = shared({"a": 60, "b": 40}, 5)
    assert (told.gallagher_squared, told.wasted) == (0, 0)
    assert told.parties_by_votes == told.parties_by_seats == Fraction(100 * 100, 60 * 60 + 40 * 40)


def test_gallagher_s_index_is_the_root_of_half_the_squares():
    told = shared({"a": 55, "b": 35, "c": 10}, 4, threshold=Fraction(11, 100))
    # seats 2, 2, 0: shares 50, 50, 0 against 55, 35, 10: (25 + 225 + 100) / 2 = 175
    assert told.gallagher_squared * 10_000 == 175
    assert root(told.gallagher_squared * 10_000, 3) == Fraction("13.228")
    assert (told.wasted, told.votes) == (10, 100)


def test_the_effective_number_of_equal_parties_is_their_number():
    assert shared({"a": 25, "b": 25, "c": 25, "d": 25}, 4).parties_by_seats == 4


def test_the_house_of_2021_has_the_known_measures():
    votes = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}
    told = effects_of(allocate(votes, DAY))
    assert root(told.gallagher_squared, 4) == Fraction("0.0653")
    assert told.wasted == 383_023 + 258_618
    assert told.parties_by_seats == Fraction(98 * 98, 76 * 76 + 12 * 12 + 10 * 10)
    assert (told.alabama, told.new_list) == ((), ())


def test_the_alabama_paradox_is_found_where_it_is():
    told = shared({"a": 6, "b": 6, "c": 2}, 10)
    assert ("c", "11", 2, 1) in [tuple(each) for each in told.alabama]


@pytest.mark.parametrize("method", ["dhondt", "sainte-lague", "huntington-hill", "adams"])
def test_highest_averages_have_neither_paradox(method):
    votes = {"a": 5_148_074, "b": 792_828, "c": 659_019, "d": 383_023, "e": 258_618}
    told = shared(votes, 98, method)
    assert (told.alabama, told.new_list) == ((), ())


def test_the_paradox_of_the_new_list_is_found_where_it_is():
    """At 5 %, the People's Party with its nine seats takes one from Nur Otan and gives it to Auyl."""
    votes = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}
    told = shared(votes, 98, threshold=Fraction(5, 100))
    assert [tuple(each) for each in told.new_list] == [("nur_otan", "npk", 73, 72), ("auyl", "npk", 5, 6)]


def test_without_votes_or_seats_there_are_no_measures():
    told = shared({"a": 0, "b": 0}, 4)
    assert told[:5] == (None, None, None, 0, 0)
    waiting = shared({"a": 50, "b": 50}, 4, threshold=Fraction(51, 100))
    assert (waiting.gallagher_squared, waiting.parties_by_votes, waiting.parties_by_seats) == (None, 2, None)


def test_every_measure_has_its_source_and_a_program_reads_it():
    told = shared({"a": 55, "b": 35, "c": 10}, 4, threshold=Fraction(11, 100)).as_json()
    assert told["gallagher"] == "0.132287"
    assert told["sources"] == SOURCES
    assert set(SOURCES) == {"gallagher", "effective", "wasted", "alabama", "new_list"}
