"""Every worked case of the room comes out as it says, and each rule is once met and once not."""

import tomllib
from pathlib import Path

import pytest

import saylau.seats
from saylau import law
from saylau.ruling import Verdict
from saylau.seats import RULES, allocate

CASES = tomllib.loads(Path(saylau.seats.__file__).with_name("examples.toml").read_text(encoding="utf-8"))["case"]
IN_THE_CALL = ("against_all", "took_part", "registered", "list_sizes", "base")
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])


def shared(case):
    beside = {name: case[name] for name in IN_THE_CALL if name in case}
    day = law.load("kz").on(case["on"]).supposing(case.get("suppose", {}))
    return allocate(case["votes"], day, seats=case.get("share"), **beside)


def told(finding):
    return {
        key: str(getattr(finding, key))
        for key in ("rule", "outcome", "where", "required", "found")
        if getattr(finding, key)
    }


@every_case
def test_the_seats_are_those_of_the_case(case):
    allocation = shared(case)
    assert allocation.case == case["way"]
    assert {name: number for name, number in allocation.seats.items() if number} == case["seats"]
    assert allocation.waiting == case.get("waiting", 0)
    assert dict(allocation.seats_empty) == case.get("empty", {})


@every_case
def test_the_findings_are_those_of_the_case(case):
    findings = [told(each) for each in shared(case).ruling("seats/example").findings]
    wanted = {(each["rule"], each.get("where", "")) for each in case["finds"]}
    assert [each for each in findings if (each["rule"], each.get("where", "")) in wanted] == case["finds"]


@every_case
def test_a_case_stands_unless_a_person_must_act(case):
    allocation = shared(case)
    outcomes = {each.outcome.value for each in allocation.ruling("seats/example").findings}
    verdict = Verdict.WAITS if "person" in outcomes else Verdict.STANDS
    assert (allocation.ruling("seats/example").verdict, allocation.waits) == (verdict, verdict is Verdict.WAITS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert "yes" in outcomes
    assert outcomes - {"yes"}
