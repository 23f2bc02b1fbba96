"""A settled protocol is settled again from what the record holds, to the same ruling."""

from dataclasses import replace

import pytest

from protocols.worked import BALLOT, EXAMPLES, ON, STATION, WORKED, changed, day, second
from saylau.errors import BadCall
from saylau.protocols import VERBS, Round, protocol_tail, settle, settle_facts, typings_of
from saylau.record import Actor, Entry, decode, encode
from saylau.ruling import Decision
from saylau.stations import register_facts

LAW = day()
REGISTER = "stations/example/tec"


def entry(verb, address, facts, follows=()):
    told = decode(encode(facts))
    return Entry(
        "draft", Actor("example/tec", "territorial"), verb, address, LAW.day, LAW.book.fingerprint, told, {}, follows
    )


HELD = {
    "election/example": entry(
        "open", "election/example", {"contests": [{"ballot": list(BALLOT), "id": "x", "name": "example"}]}
    ),
    REGISTER: entry("register", REGISTER, register_facts("x", STATION.region, STATION.commission, (STATION,), {})),
}


def replayed(first, other, explanations=None, decisions=None):
    facts = settle_facts("x", first, other, explanations or {}, decisions or {})
    address = f"protocol/example/{protocol_tail(first)}"
    return VERBS["settle"](entry("settle", address, facts, (REGISTER,)), LAW, HELD.get)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.get("name", ""))
def test_each_seeded_fault_is_settled_the_same_again(example):
    first = changed(WORKED, example.get("change", {}))
    if len(first.votes) != len(first.lists):
        return
    settled = settle(first, second(first), STATION, LAW, election="example")
    agreed = "yes" if settled.protocol else "no"
    assert replayed(first, second(first)) == {**settled.ruling.as_json(), "result": {"agreed": agreed}}


def test_decisions_and_explanations_go_with_it():
    first = changed(WORKED, {"found": 1, "invalid": 900})
    decisions = {"K.605": (Decision.SETTLED, "one typist ill"), "K.401": (Decision.AGAINST, "returned")}
    settled = settle(first, None, STATION, LAW, election="example", explanations={"S.101": "rain"}, decisions=decisions)
    told = replayed(first, None, {"S.101": "rain"}, decisions)
    assert told["findings"] == settled.ruling.as_json()["findings"]
    assert told["result"] == {"agreed": "yes" if settled.protocol else "no"}


def test_a_paper_typed_once_is_not_agreed():
    assert replayed(WORKED, None)["result"] == {"agreed": "no"}


def test_the_same_typing_is_told_once():
    facts = settle_facts("x", WORKED, second(WORKED), {}, {})
    assert facts["second"] == {"same_as_first": "yes", "typing": 2, "typist": "Bolat"}
    assert typings_of(facts) == (WORKED, second(WORKED))


def test_a_typing_that_differs_is_told_whole():
    other = replace(second(WORKED), found=WORKED.found + 1)
    facts = settle_facts("x", WORKED, other, {}, {})
    assert typings_of(facts) == (WORKED, other)
    assert replayed(WORKED, other)["result"] == {"agreed": "no"}


@pytest.mark.parametrize(
    ("round_", "version", "tail"),
    [
        (Round.FIRST, 1, "example/1"),
        (Round.FIRST, 2, "example/1/corrected-2"),
        (Round.REPEAT, 1, "example/1/repeat"),
        (Round.REPEAT, 3, "example/1/repeat/corrected-3"),
    ],
)
def test_the_tail_is_the_end_of_the_address_that_settling_gives(round_, version, tail):
    paper = replace(WORKED, station="example/1", round=round_, version=version)
    station = replace(STATION, code="example/1")
    assert protocol_tail(paper) == tail
    assert settle(paper, None, station, LAW, election="e").ruling.subject == f"protocol/e/{tail}"


def test_a_station_that_is_not_registered_is_refused():
    facts = settle_facts("x", replace(WORKED, station="example/9"), None, {}, {})
    with pytest.raises(BadCall, match="no station"):
        VERBS["settle"](entry("settle", "protocol/example/example/9", facts, (REGISTER,)), LAW, HELD.get)


def test_the_day_is_that_of_the_case():
    assert str(LAW.day) == str(ON)
