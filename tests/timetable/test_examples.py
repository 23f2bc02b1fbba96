"""Every worked case of the room comes out as it says, and each rule is once met and once not."""

import pytest

from saylau.ruling import Outcome
from saylau.timetable import RULES, examine, tell
from timetable.worked import CASES, of, told

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])


@every_case
def test_the_findings_are_those_of_the_case(case):
    findings = [told(each) for each in examine(of(case)).findings]
    wanted = {(each["rule"], each.get("where", "")) for each in case["finds"]}
    assert [each for each in findings if (each["rule"], each.get("where", "")) in wanted] == case["finds"]


@every_case
def test_the_verdict_is_that_of_the_case(case):
    assert examine(of(case)).verdict.value == case["verdict"]


@every_case
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_finding_is_told(case, language):
    for finding in examine(of(case)).findings:
        sentence = tell(finding, language)
        assert sentence
        assert "_" not in sentence or finding.where in ("powers_ended", "called", "term_ends")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert "met" in outcomes
    assert outcomes - {"met"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_under_its_own_name(rule):
    found = {each.rule for case in CASES for each in rule(of(case))}
    assert found == {rule.__name__}


def test_only_what_is_sure_is_broken():
    broken = [each for case in CASES for each in examine(of(case)).findings if each.outcome is Outcome.BROKEN]
    assert {each.confidence.value for each in broken if each.rule != "stages_follow_in_order"} == {"high"}
