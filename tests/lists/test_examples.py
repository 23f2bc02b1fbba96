"""Every worked case of the room comes out as it says; each rule is once met and once not, and every outcome has its sentence."""

import tomllib
from pathlib import Path

import pytest

import saylau.lists
from lists.cases import ruling_of
from saylau.lists import RULES, SENTENCES, tell

CASES = tomllib.loads(Path(saylau.lists.__file__).with_name("examples.toml").read_text(encoding="utf-8"))["case"]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])


def told(finding):
    return {
        key: str(getattr(finding, key))
        for key in ("rule", "outcome", "where", "required", "found")
        if getattr(finding, key)
    }


@every_case
def test_the_findings_are_those_of_the_case(case):
    findings = [told(each) for each in ruling_of(case).findings]
    wanted = {each["rule"] for each in case["finds"]}
    assert [each for each in findings if each["rule"] in wanted] == case["finds"]


@every_case
def test_the_verdict_is_that_of_the_case(case):
    assert ruling_of(case).verdict.value == case["verdict"]


@every_case
def test_a_finding_names_nobody(case):
    text = repr(ruling_of(case).as_json())
    assert "ев" not in text
    assert "Ойдан" not in text
    assert "1975" not in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@every_case
def test_every_finding_is_a_full_sentence(case, language):
    for finding in ruling_of(case).findings:
        sentence = tell(finding, language)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "  " not in sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert outcomes & {"met", "yes"} or rule.__name__ == "the_law_names_a_smallest_size"
    assert outcomes - {"met", "yes"}


def test_every_outcome_of_a_case_has_its_sentence_and_no_sentence_is_missing_in_a_language():
    assert SENTENCES.untold() == ()
    assert [rule.__name__ for rule in RULES if f"rule.{rule.__name__}" not in SENTENCES] == []
