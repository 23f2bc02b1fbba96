"""Totals are added up again from what the record holds: the same sums, the same findings, at every level."""

from dataclasses import replace

import pytest

from saylau.errors import BadCall
from saylau.protocols import protocol_tail, settle_facts
from saylau.record import Actor, Entry, decode, encode
from saylau.ruling import Decision
from saylau.stations import ABROAD, register_facts
from saylau.tabulation import (
    VERBS,
    Decided,
    Level,
    add_up,
    annul_facts,
    commission_facts,
    nation_facts,
    past_as_json,
    total_address,
    unit_facts,
)
from tabulation.smallnation import DAY, LISTS, evidence, nation, stations

CASES = {
    "whole": {},
    "a station is missing": {"missing": ["north/1"]},
    "a protocol fell": {"change": {"north/1": {"verdict": "falls"}}},
    "a protocol waits": {"change": {"north/1": {"verdict": "waits"}}},
    "a field is not filled": {"change": {"north/1": {"voters": None}}},
    "votes of a list are not filled": {"change": {"north/1": {"votes": [None, 2, 3]}}},
    "a corrected protocol": {
        "change": {"north/1": {"verdict": "falls"}},
        "extra": [{"station": "north/1", "version": 2}],
    },
    "two protocols of one station": {"extra": [{"station": "north/1", "version": 2}]},
    "annulled": {"annulments": [{"unit": "north/1", "act": "3", "reason": "a lost box"}]},
    "annulled and held again": {
        "annulments": [{"unit": "north/1", "act": "3", "reason": "a lost box"}],
        "extra": [{"station": "north/1", "round": "repeat", "votes": [7, 8, 9]}],
    },
    "a region annulled": {"annulments": [{"unit": "north", "act": "3", "reason": "a lost box"}]},
    "certified": {"certified": "act 12"},
    "ballots printed": {"printed": 9_999, "stock": 1},
    "a territorial paper": {
        "territorial": [{"unit": "north", "numbers": {"voters": 1}, "votes": {"list_a": 2}, "stations": 1}]
    },
    "the past": {"past": {"north/1": {"list_at_closing": 10, "voters": 9, "votes": {"list_a": 9}}}},
    "a decision": {"decided": (Decided("K.704", "north/1", Decision.SETTLED, "act 4"),), "missing": ["north/1"]},
}


class Sealing:
    """The acts of one contest, each ruled on from those before it."""

    def __init__(self, counted, beside):
        self.held = {}
        contest = {"ballot": list(LISTS), "form": "x", "id": "x", "name": "example"}
        self.held["election/example"] = self.entry("open", "election/example", {"contests": [contest]})
        self.counted, self.beside = counted, beside
        self.units = {}
        for each in stations():
            self.units.setdefault(each.region, {}).setdefault(each.commission, []).append(each)

    def entry(self, verb, address, facts, follows=()):
        told = decode(encode(facts))
        actor = Actor("example/central", "central")
        return Entry("draft", actor, verb, address, DAY.day, DAY.book.fingerprint, told, {}, tuple(follows))

    def act(self, verb, address, facts, follows=()):
        entry = self.entry(verb, address, facts, follows)
        self.held[address] = replace(entry, ruling=decode(encode(VERBS[verb](entry, DAY, self.held.get))))
        return self.held[address].ruling

    def all(self):
        past = {code: past_as_json(each) for code, each in self.beside.past.items()}
        papers = {each.unit: each for each in self.beside.territorial}
        annulled = {each.unit: f"annulment/example/{each.unit}" for each in self.beside.annulments}
        for each in self.beside.annulments:
            self.act("annul", annulled[each.unit], annul_facts("x", each))
        for region, units in self.units.items():
            for key, own in units.items():
                register = f"stations/example/{key}"
                self.held[register] = self.entry("register", register, register_facts("x", region, key, own, past))
                tails = [self.paper(each) for each in self.counted if each.station.commission == key]
                concerned = {region, key, *(each.code for each in own)}
                follows = [register, *(address for unit, address in annulled.items() if unit in concerned)]
                facts = commission_facts("x", region, key, tails, papers.get(key))
                self.act("add_up", total_address("example", key), facts, follows)
            level = Level.ABROAD if region == ABROAD else Level.REGION
            self.unit(level, region, units, papers.get(region))
        self.unit(Level.COUNTRY, "country", [region for region in self.units if region != ABROAD])
        keys = ["country", *(region for region in self.units if region == ABROAD)]
        parts = [total_address("example", key) for key in keys]
        facts = nation_facts("x", parts, self.beside)
        return self.act("add_up", "total/example", facts, [*parts, *annulled.values()])

    def unit(self, level, key, keys, paper=None):
        parts = [total_address("example", each) for each in keys]
        self.act("add_up", total_address("example", key), unit_facts("x", level, key, parts, paper), parts)

    def paper(self, each):
        tail = protocol_tail(each.protocol)
        address = f"protocol/example/{tail}"
        entry = self.entry("settle", address, settle_facts("x", each.protocol, each.protocol, {}, {}))
        self.held[address] = replace(entry, ruling={"verdict": each.verdict.value, "result": {"agreed": "yes"}})
        return tail


def sealed(case):
    own = ("change", "missing", "extra")
    counted = nation(**{key: value for key, value in case.items() if key in own})
    beside = evidence(**{key: value for key, value in case.items() if key not in own})
    return Sealing(counted, beside), add_up(counted, stations(), DAY, election="example", evidence=beside)


def known(sums):
    return {name: each.value for name, each in sums.items() if each.value is not None}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_total_is_the_one_of_the_run(case):
    sealing, tally = sealed(case)
    sealing.all()
    for total in tally.totals.all:
        result = sealing.held[total.subject].ruling["result"]
        told = (result["counted"], result["registered"], result["waiting"], result["sums"], result["votes"])
        assert told == (total.counted, total.registered, total.waiting, known(total.sums), known(total.votes)), (
            total.subject
        )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_findings_on_the_nation_are_those_of_the_run(case):
    sealing, tally = sealed(case)
    told = sealing.all()
    assert told["findings"] == [each.as_json() for each in tally.findings]
    assert told["verdict"] == tally.ruling().verdict.value


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_does_not_count_is_left_out_by_name(case):
    sealing, tally = sealed(case)
    sealing.all()
    counts = {address.removeprefix("protocol/example/") for address in tally.nation.protocols}
    handed_in = {protocol_tail(each.protocol) for each in sealing.counted}
    left_out = {
        tail
        for entry in sealing.held.values()
        if entry.verb == "add_up"
        for tail in entry.ruling["result"].get("left_out", ())
    }
    assert left_out == handed_in - counts


def test_a_paper_that_is_not_agreed_does_not_count():
    sealing, _ = sealed({})
    sealing.all()
    address = "protocol/example/north/1"
    paper = sealing.held[address]
    sealing.held[address] = replace(paper, ruling={"verdict": "waits", "result": {"agreed": "no"}})
    commission = next(each for each in stations() if each.code == "north/1").commission
    total = sealing.held[f"total/example/{commission}"]
    told = VERBS["add_up"](total, DAY, sealing.held.get)
    assert "north/1" in told["result"]["left_out"]
    assert told["result"]["counted"] == total.ruling["result"]["counted"] - 1


def test_a_part_that_the_record_does_not_have_is_refused():
    sealing, _ = sealed({})
    with pytest.raises(BadCall, match="nothing on total/example/nowhere"):
        sealing.unit(Level.REGION, "north", ["nowhere"])
