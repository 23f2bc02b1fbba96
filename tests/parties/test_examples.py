"""Every worked case of the room comes out as it says, and each rule is once met and once not."""

import pytest

from parties.cases import CASES, ruling_of, told
from saylau.parties import RULES

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])


@every_case
def test_the_verdict_is_that_of_the_case(case):
    ruling = ruling_of(case)
    assert (ruling.subject, ruling.on, ruling.verdict.value) == ("party/example/tan", case["on"], case["verdict"])


@every_case
def test_the_findings_are_those_of_the_case(case):
    asked = {each["rule"] for each in case["finds"]}
    assert [told(each) for each in ruling_of(case).findings if each.rule in asked] == in_order(case["finds"])


def in_order(finds):
    """The findings in the order of the rules, as a ruling has them."""
    names = [rule.__name__ for rule in RULES]
    return sorted(finds, key=lambda each: names.index(each["rule"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert "met" in outcomes
    assert outcomes - {"met"}


def test_what_is_not_in_a_case_is_met():
    """A case changes one thing: whatever else the ruling says is met, or waits for the step that was taken away."""
    for case in CASES[:3]:
        named = {each["rule"] for each in case["finds"]}
        others = [each for each in ruling_of(case).findings if each.rule not in named]
        assert {each.outcome.value for each in others} <= {"met"}
