"""Seats are shared out again from the nation's total in the record, or from what was published."""

from datetime import date

import pytest

from saylau.errors import BadCall
from saylau.law import load
from saylau.record import Actor, Entry, decode, encode
from saylau.seats import VERBS, allocate, allocate_facts, without_votes
from saylau.tabulation import ToShare

BALLOT = ("tan", "samal", "koktem")
CONTEST = {"ballot": list(BALLOT), "form": "x", "id": "x", "name": "example"}
BEFORE, WITH_LINE = (load("kz").on(date(*day)) for day in ((2021, 1, 10), (2023, 3, 19)))


def entry(verb, address, facts, law=BEFORE, ruling=None):
    actor = Actor("example/central", "central")
    return Entry("draft", actor, verb, address, law.day, law.book.fingerprint, decode(encode(facts)), ruling or {})


def held(votes, sums):
    total = entry("add_up", "total/example", {}, ruling={"result": {"votes": votes, "sums": sums}})
    opening = entry("open", "election/example", {"contests": [CONTEST]})
    return {"election/example": opening, "total/example": total}


def shared(votes, sums, law=BEFORE, **facts):
    told = allocate_facts("x", registered=facts.pop("registered", ()), list_sizes=facts.pop("list_sizes", {}), **facts)
    return VERBS["allocate"](entry("allocate", "seats/example", told, law), law, held(votes, sums).get)


VOTES = {"tan": 700, "samal": 250, "koktem": 50}


def test_seats_come_from_the_total_of_the_nation():
    told = shared(VOTES, {"voters": 1_010})
    ours = allocate(VOTES, BEFORE, took_part=1_010)
    assert told["findings"] == [each.as_json() for each in ours.ruling("seats/example").findings]
    assert told["result"]["seats"] == ours.seats == {"tan": 72, "samal": 26, "koktem": 0}
    assert told["result"]["quota"] == "475/49"
    assert told["result"]["took_part"] == 1_010
    assert "against_all" not in told["result"]


def test_the_order_of_the_ballot_survives_canonical_json():
    told = shared(dict(sorted(VOTES.items())), {"voters": 1_010}, list_sizes={"tan": 90, "koktem": 9, "samal": 80})
    ours = allocate(VOTES, BEFORE, took_part=1_010, list_sizes={"tan": 90, "samal": 80, "koktem": 9})
    assert told["findings"] == [each.as_json() for each in ours.ruling("seats/example").findings]


def test_published_votes_stand_in_where_nothing_was_counted():
    told = shared({}, {}, published=ToShare(VOTES, None, None))
    assert told["result"]["votes"] == VOTES
    assert "took_part" not in told["result"]


@pytest.mark.parametrize(
    ("votes", "sums", "law"),
    [({"tan": 700, "samal": 250}, {"voters": 990}, BEFORE), (VOTES, {"voters": 1_010}, WITH_LINE)],
    ids=["votes of a list are unknown", "votes against all are unknown"],
)
def test_unknown_votes_wait(votes, sums, law):
    assert shared(votes, sums, law) == without_votes("seats/example", law).as_json()


def test_fewer_voters_than_votes_are_no_number_of_voters():
    assert "took_part" not in shared(VOTES, {"voters": 999})["result"]


def test_votes_against_all_count_where_the_ballot_has_the_line():
    told = shared(VOTES, {"voters": 1_100, "against_all": 60}, WITH_LINE)
    assert told["result"]["against_all"] == 60
    assert told["result"]["base_number"] == allocate(VOTES, WITH_LINE, against_all=60, took_part=1_100).base_number


def test_a_tie_waits_and_is_named():
    told = shared({"tan": 450, "samal": 250, "koktem": 300}, {"voters": 1_000}, seats=10)
    assert told["verdict"] == "waits"
    assert told["result"]["ties"] == [{"lists": ["tan", "samal"], "seats": 1}]
    assert told["result"]["waiting"] == 1


def test_a_list_too_short_leaves_seats_empty():
    told = shared(VOTES, {"voters": 1_010}, list_sizes={"tan": 70})
    assert told["result"]["seats_empty"] == {"tan": 2}
    assert told["result"]["seats"]["tan"] == 70


def test_a_record_without_a_total_is_refused():
    told = entry("allocate", "seats/example", allocate_facts("x", registered=(), list_sizes={}))
    opening = {key: value for key, value in held({}, {}).items() if key != "total/example"}
    with pytest.raises(BadCall, match="no total"):
        VERBS["allocate"](told, BEFORE, opening.get)
