"""A commission and its decisions go into the record without a name, and are ruled on again."""

from dataclasses import replace
from datetime import date

import pytest

from saylau.commissions import (
    VERBS,
    Campaign,
    Commission,
    Decision,
    Level,
    Member,
    Result,
    Role,
    commission_of,
    constitute_facts,
    decide_facts,
    decision_of,
    examine,
    examine_decision,
)
from saylau.errors import BadCall
from saylau.law import load
from saylau.record import Actor, Entry, decode, encode

LAW = load("kz").on(date(2023, 2, 10))
ROLES = (Role.CHAIR, Role.DEPUTY, Role.SECRETARY, *(Role.MEMBER,) * 4)
CENTRAL = Commission(
    "central",
    Level.CENTRAL,
    "",
    date(2021, 3, 1),
    "president_and_both_chambers",
    7,
    tuple(Member(role, f"Person {place}", "", date(2021, 3, 1)) for place, role in enumerate(ROLES)),
    date(2021, 1, 1),
    date(2016, 3, 10),
)
CAMPAIGN = Campaign(date(2023, 1, 19), date(2023, 2, 10), (date(2023, 1, 20), date(2023, 2, 2)))
TAKEN = Decision("23/160", "central", date(2023, 2, 10), "list/example/tan", Result.REFUSED, 7, 6, 1, 0, 1, 1, "89(4)")


def entry(verb, address, facts):
    actor = Actor("example/central", "central")
    return Entry("draft", actor, verb, address, LAW.day, LAW.book.fingerprint, decode(encode(facts)), {})


FORMED = entry("constitute", "commission/example/central", constitute_facts(CENTRAL, str.upper, campaign=CAMPAIGN))


def test_the_record_keeps_commitments_in_the_place_of_names():
    facts = constitute_facts(CENTRAL, lambda name: str(len(name)))
    assert [each["person"] for each in facts["members"]] == ["8"] * 7
    assert "Person" not in str(facts)


def test_a_commission_comes_out_as_it_went_in():
    assert commission_of(decode(encode(constitute_facts(CENTRAL, str)))) == CENTRAL


def test_what_is_not_known_of_a_commission_is_not_there():
    bare = Commission("x", Level.PRECINCT, "north", None, "", 7, (Member(Role.CHAIR, "a", "tan"),))
    facts = constitute_facts(bare, str)
    assert facts == {
        "formed_by": "",
        "key": "x",
        "level": "precinct",
        "members": [{"nominated_by": "tan", "person": "a", "role": "chair"}],
        "region": "north",
        "size": 7,
    }
    assert commission_of(facts) == bare


@pytest.mark.parametrize("taken", [TAKEN, replace(TAKEN, present=None, votes_for=None, against=None, abstained=None)])
def test_a_decision_comes_out_as_it_went_in(taken):
    assert decision_of(decode(encode(decide_facts(taken)))) == taken


def test_a_commission_is_ruled_on_again():
    told = VERBS["constitute"](FORMED, LAW, {}.get)
    assert told == examine(CENTRAL, LAW, campaign=CAMPAIGN, subject="commission/example/central").as_json()
    assert told["verdict"] == "stands"


def test_a_decision_is_ruled_on_by_the_commission_of_the_record():
    asked = entry("decide", "decision/example/central/23-160", decide_facts(TAKEN))
    told = VERBS["decide"](asked, LAW, {FORMED.address: FORMED}.get)
    assert told == examine_decision(TAKEN, CENTRAL, LAW, subject=asked.address).as_json()
    assert told["verdict"] == "stands"


def test_a_decision_of_no_commission_is_refused():
    asked = entry("decide", "decision/example/central/1", decide_facts(replace(TAKEN, commission="other")))
    with pytest.raises(BadCall, match="no commission 'other'"):
        VERBS["decide"](asked, LAW, {FORMED.address: FORMED}.get)
