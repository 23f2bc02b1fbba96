"""How close: exact, minimal, and the same as trying every number of votes one after another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saylau import law
from saylau.seats import AGAINST_ALL, OTHERS, Case, allocate, how_close, tell_closeness

KZ = law.load("kz")
DAYS = {
    2004: date(2004, 9, 19),
    2007: date(2007, 8, 18),
    2012: date(2012, 1, 15),
    2021: date(2021, 1, 10),
    2023: date(2023, 3, 19),
}
VOTES_2021 = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}
VOTES_2023 = {
    "amanat": 3_431_510, "auyl": 693_938, "respublica": 547_154, "ak_zhol": 535_139,
    "npk": 432_920, "osdp": 331_058, "baytaq": 146_431,
}  # fmt: skip


def on(year):
    return KZ.on(DAYS[year])


def short(change):
    return None if change is None else (change.votes, change.source, change.target)


def test_2021_was_11_127_votes_away_from_another_seat():
    close = how_close(allocate(VOTES_2021, on(2021), took_part=7_539_280))
    assert short(close.moved) == (11_127, "ak_zhol", "nur_otan")
    assert (close.moved.before, close.moved.after) == ({"nur_otan": 76, "ak_zhol": 12}, {"nur_otan": 77, "ak_zhol": 11})
    assert short(close.removed) == (13_379, "ak_zhol", "")
    assert short(close.added) == (65_792, "", "npk")
    assert [(each.base, short(each.moved)) for each in close.others] == [
        ("votes_for_lists_and_against_all", (11_127, "ak_zhol", "nur_otan")),
        ("voters_who_took_part", (11_127, "ak_zhol", "nur_otan")),
    ]


def test_2023_was_closer_on_all_who_took_part_than_on_valid_votes():
    close = how_close(allocate(VOTES_2023, on(2023), against_all=248_291, took_part=6_521_860))
    assert (close.base, close.moved.votes, close.moved.source) == ("votes_for_lists_and_against_all", 12_736, "osdp")
    assert (close.moved.leaves, close.removed.votes, close.added.votes) == (("osdp",), 13_407, 19_156)
    took_part = next(each for each in close.others if each.base == "voters_who_took_part")
    assert (took_part.moved.votes, took_part.moved.source, took_part.removed.votes) == (4_966, "osdp", 5_227)
    assert (OTHERS in {to for _, to in took_part.moved.same}, AGAINST_ALL in {to for _, to in close.moved.same}) == (
        True,
        True,
    )


def test_one_vote_fewer_changes_nothing():
    start = allocate(VOTES_2021, on(2021))
    for moved, seats in ((11_126, start.seats), (11_127, start.seats | {"nur_otan": 77, "ak_zhol": 11})):
        votes = VOTES_2021 | {"ak_zhol": 792_828 - moved, "nur_otan": 5_148_074 + moved}
        assert allocate(votes, on(2021)).seats == seats


def test_with_no_votes_one_added_vote_changes_everything():
    close = how_close(allocate({"list_a": 0, "list_b": 0}, on(2021), seats=3))
    assert (close.moved, close.removed, close.added.votes) == (None, None, 1)
    assert close.added.same == (("", "list_b"),)


def test_the_document_names_the_fewest_moved_votes_at_its_top():
    told = how_close(allocate(VOTES_2021, on(2021))).as_json()
    assert (told["votes"], told["from"], told["to"], told["base"]) == (11_127, "ak_zhol", "nur_otan", "votes_for_lists")
    assert (told["added"]["votes"], told["removed"]["votes"], told["added"]["from"]) == (65_792, 13_379, None)


def outcome(allocation):
    readings = [(each.runner_up, each.seats, each.ties) for each in allocation.readings]
    return (
        frozenset(allocation.sharers),
        allocation.case,
        allocation.seats,
        allocation.seats_empty,
        allocation.ties,
        readings,
    )


def tried(start, source, target, most):
    """The fewest votes along a direction, found by trying each number."""
    for moved in range(1, most + 1):
        votes = dict(start.votes)
        against, took_part = start.against_all, start.took_part
        if source in votes:
            votes[source] -= moved
        if target in votes:
            votes[target] += moved
        if AGAINST_ALL in (source, target):
            against += moved if target == AGAINST_ALL else -moved
        if took_part is not None:
            took_part += (source == "") * moved - (target == "") * moved
        if outcome(start.again(votes=votes, against_all=against, took_part=took_part)) != outcome(start):
            return moved
    return None


def brute(start, kind):
    there = dict(start.votes)
    places = list(start.votes)
    if start.base != "votes_for_lists" and start.against_all is not None:
        places.append(AGAINST_ALL)
        there[AGAINST_ALL] = start.against_all
    if start.base == "voters_who_took_part":
        places.append(OTHERS)
        there[OTHERS] = start.took_part - sum(start.votes.values()) - (start.against_all or 0)
    directions = {
        "moved": [(a, b, there[a]) for a in places for b in places if a != b],
        "added": [("", a, 400) for a in places],
        "removed": [(a, "", there[a]) for a in places],
    }[kind]
    found = [tried(start, source, target, most) for source, target, most in directions]
    return min((each for each in found if each is not None), default=None)


ELECTIONS = st.lists(st.integers(0, 40), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(ELECTIONS, st.integers(1, 9), st.sampled_from(sorted(DAYS)), st.integers(0, 12), st.booleans(), st.booleans())
@example([28], 3, 2023, 12, False, True)  # the list stands exactly on the threshold's edge
def test_the_closed_form_is_what_trying_every_number_gives(votes, seats, year, against, registered, widest):
    named = {f"list_{place}": count for place, count in enumerate(votes)}
    counted = sum(votes) + against
    if widest and not counted:
        return
    start = allocate(
        named,
        on(year),
        seats=seats,
        against_all=against,
        took_part=counted + 5,
        registered=tuple(named) if registered else (),
        base="voters_who_took_part" if widest else None,
    )
    close = how_close(start, other_bases=False)
    for kind in ("moved", "added", "removed"):
        change = getattr(close, kind)
        fewest = brute(start, kind)
        if kind == "added" and fewest is None:
            assert change is None or change.votes > 400
        else:
            assert (change.votes if change else None) == fewest


@settings(deadline=None, max_examples=40)
@given(
    st.integers(80, 300),
    st.lists(st.integers(0, 12), min_size=1, max_size=3),
    st.integers(1, 40),
    st.sampled_from([2012, 2021, 2023]),
)
def test_readings_of_a_runner_up_are_passed_one_by_one(leader, others, seats, year):
    named = {"list_0": leader} | {f"list_{place}": count for place, count in enumerate(others, 1)}
    start = allocate(named, on(year), seats=seats, against_all=0)
    close = how_close(start, other_bases=False)
    for kind in ("moved", "removed", "added"):
        change, fewest = getattr(close, kind), brute(start, kind)
        if kind == "added" and fewest is None:
            assert change is None or change.votes > 400
        else:
            assert (change.votes if change else None) == fewest


def test_a_runner_up_case_is_measured_too():
    start = allocate({"list_a": 940, "list_b": 40, "list_c": 20}, on(2021), seats=40)
    assert start.case is Case.RUNNER_UP
    close = how_close(start, other_bases=False)
    assert [getattr(close, kind).votes for kind in ("moved", "added", "removed")] == [
        brute(start, kind) for kind in ("moved", "added", "removed")
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_distances_are_told_in_three_languages(language):
    close = how_close(allocate(VOTES_2021, on(2021), took_part=7_539_280))
    told = tell_closeness(close, language, {"ak_zhol": "«Ақ жол»"})
    assert len(told) == 4
    assert "«Ақ жол»" in told[1]


def test_other_bases_are_told_only_where_they_say_something_else():
    close = how_close(allocate(VOTES_2023, on(2023), against_all=248_291, took_part=6_521_860))
    assert len(tell_closeness(close, "en")) == 12


def test_a_change_is_told_whole_to_a_program():
    told = how_close(allocate(VOTES_2023, on(2023), against_all=248_291, took_part=6_521_860)).as_json()
    assert {key: told[key] for key in ("base", "base_number", "votes", "from", "to", "enters", "leaves", "waits")} == {
        "base": "votes_for_lists_and_against_all",
        "base_number": 6_366_441,
        "votes": 12_736,
        "from": "osdp",
        "to": "amanat",
        "enters": [],
        "leaves": ["osdp"],
        "waits": False,
    }
    assert told["seats_before"] == {"amanat": 40, "respublica": 6, "ak_zhol": 6, "osdp": 4}
    assert told["seats_after"] == {"amanat": 42, "respublica": 7, "ak_zhol": 7, "osdp": 0}
    others = ["auyl", "respublica", "ak_zhol", "npk", "baytaq", "against_all"]
    assert told["as_few"] == [{"from": "osdp", "to": other} for other in others]
    assert (told["removed"]["from"], told["removed"]["to"], told["removed"]["votes"]) == ("osdp", None, 13_407)
    assert (told["added"]["from"], told["added"]["to"], told["added"]["as_few"]) == (None, "respublica", [])
    assert list(told["on_other_bases"]) == ["votes_for_lists", "voters_who_took_part"]
    assert told["on_other_bases"]["voters_who_took_part"]["votes"] == 4_966


def test_a_distance_that_does_not_exist_is_null():
    told = how_close(allocate({"list_a": 0, "list_b": 0}, on(2021), seats=3), other_bases=False).as_json()
    assert told == {
        "base": "votes_for_lists",
        "base_number": 0,
        "added": {
            "votes": 1,
            "from": None,
            "to": "list_a",
            "seats_before": {},
            "seats_after": {},
            "enters": ["list_a"],
            "leaves": [],
            "waits": True,
            "as_few": [{"from": None, "to": "list_b"}],
        },
        "removed": None,
    }
