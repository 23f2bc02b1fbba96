"""Every worked case of the room comes out as it says, and each rule is once met and once not."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import saylau.commissions
from saylau import law
from saylau.commissions import (
    RULES,
    SENTENCES,
    Campaign,
    Commission,
    Decision,
    Level,
    Member,
    Result,
    Role,
    examine,
    examine_decision,
    rests_on_a_decision,
    tell,
)
from saylau.ruling import Ruling

CASES = tomllib.loads(Path(saylau.commissions.__file__).with_name("examples.toml").read_text(encoding="utf-8"))["case"]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
PARTIES = ("tan", "samal", "koktem", "bulaq", "terek", "aqqu", "qaiyng")
FAULTLESS = {
    "central": {"formed_by": "president_and_both_chambers", "formed_on": date(2021, 3, 1), "members": ("",) * 7},
    "territorial": {"formed_by": "maslikhat_on_proposals_of_parties", "members": PARTIES},
}


def commission(told):
    told = FAULTLESS.get(told["level"], {}) | told
    members = tuple(
        Member(Role.CHAIR if place < told.get("chairs", 1) else Role.MEMBER, f"Person {place}", party)
        for place, party in enumerate(told["members"])
    )
    return Commission(
        key="ours",
        level=Level(told["level"]),
        region="",
        formed_on=told.get("formed_on"),
        formed_by=told["formed_by"],
        size=told.get("size", 7),
        members=members,
        started_on=told.get("started_on"),
        before_formed_on=told.get("before_formed_on"),
    )


def decision(told, day):
    votes = {name: told.get(name) for name in ("present", "votes_for", "against", "abstained")}
    rest = {name: told[name] for name in ("dissents", "dissents_written", "ground") if name in told}
    return Decision(told.get("number", "1"), "ours", day, told["subject"], Result(told["result"]), **votes, **rest)


def ruling(case):
    day = law.load("kz").on(case["on"])
    ours = commission(case["commission"])
    if "decision" not in case:
        campaign = case.get("campaign")
        told = Campaign(campaign["since"], campaign["until"], tuple(campaign["met_on"])) if campaign else None
        return examine(ours, day, campaign=told)
    taken = decision(case["decision"], case["on"])
    ruled = examine_decision(taken, ours, day)
    if "act" not in case:
        return ruled
    act = case["act"]
    return Ruling(act["subject"], day.day, (rests_on_a_decision(act["subject"], act["result"], taken, ruled, day),))


def told(finding, keys):
    return {key: str(getattr(finding, key)) for key in keys if getattr(finding, key) or key in ("rule", "outcome")}


@every_case
def test_the_findings_are_those_of_the_case(case):
    findings = ruling(case).findings
    wanted = {(each["rule"], each.get("where", "")) for each in case["finds"]}
    ours = [each for each in findings if (each.rule, each.where) in wanted]
    keys = ("rule", "outcome", "where", "required", "found")
    assert [told(each, keys) for each in ours] == [
        {key: value for key, value in each.items() if key != "confidence"} for each in case["finds"]
    ]
    sure = {(each["rule"], each.get("where", "")): each["confidence"] for each in case["finds"] if "confidence" in each}
    assert {(each.rule, each.where): each.confidence for each in ours if (each.rule, each.where) in sure} == sure


@every_case
def test_the_verdict_is_that_of_the_case(case):
    assert ruling(case).verdict == case["verdict"]


@every_case
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_finding_is_told_in_every_language(case, language):
    for each in ruling(case).findings:
        sentence = tell(each, language)
        assert sentence
        assert "{" not in sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert "met" in outcomes
    assert outcomes & {"broken", "person"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_its_name_in_words(rule):
    assert f"rule.{rule.__name__}" in SENTENCES


def test_no_word_is_missing_in_any_language():
    assert SENTENCES.untold() == ()
