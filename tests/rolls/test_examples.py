"""Every worked case of the room comes out as it says, and each rule is once met and once not."""

import tomllib
from pathlib import Path

import pytest

import saylau.rolls
from saylau import law
from saylau.record import Actor, Entry
from saylau.rolls import (
    RULES,
    SENTENCES,
    VERBS,
    Counts,
    Kind,
    PartyCount,
    RegionCount,
    counts_of,
    examine,
    roll_facts,
    tell,
)

CASES = tomllib.loads(Path(saylau.rolls.__file__).with_name("examples.toml").read_text(encoding="utf-8"))["case"]
COLUMNS = ("iin", "surname", "given", "region", "joined")
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['says']}")


def day_of(case):
    return law.load("kz").on(case["on"])


def counts(case):
    regions = {region.key: {"members": case["everywhere"]} for region in day_of(case).regions} | case.get("regions", {})
    told = {}
    for key, each in regions.items():
        checks = each.get("checks", {})
        members, contested = each.get("members", 0), each.get("contested", 0)
        told[key] = RegionCount(members + contested + sum(checks.values()), members, contested, checks)
    return Counts(
        count=PartyCount("tan", told, case.get("shared", {})),
        unread=case.get("unread", 0),
        columns=tuple(case.get("columns", COLUMNS)),
        persons=case["everywhere"] * len(day_of(case).regions),
        root="0" * 64,
        key="0" * 16,
        beside=tuple(case.get("beside", ())),
        lists=tuple(case.get("lists", ())),
    )


def ruling(case):
    return examine(counts(case), day_of(case), kind=Kind(case.get("kind", "party")), of="spring")


def told(finding):
    return {
        key: str(getattr(finding, key)) for key in ("outcome", "where", "required", "found") if getattr(finding, key)
    }


@every_case
def test_the_findings_are_those_of_the_case(case):
    assert [told(each) for each in ruling(case).findings if each.rule == case["rule"]] == case["finds"]


@every_case
def test_the_verdict_is_that_of_the_case(case):
    assert ruling(case).verdict == case["verdict"]


@every_case
def test_the_record_makes_the_same_ruling_from_the_counts(case):
    facts = roll_facts(counts(case), kind=Kind(case.get("kind", "party")))
    entry = Entry(
        "draft", Actor("spring/central", "central"), "count_roll", "roll/spring/tan", case["on"], "0" * 64, facts, {}
    )
    again = dict(VERBS["count_roll"](entry, day_of(case), lambda _: None))
    result = again.pop("result")
    assert again == ruling(case).as_json()
    assert counts_of(facts) == counts(case)
    assert result == {name: getattr(counts(case).count, name) for name in ("contested", "members", "rows")}


@every_case
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_finding_has_its_sentence(case, language):
    for each in ruling(case).findings:
        assert f"rule.{each.rule}" in SENTENCES
        sentence = tell(each, language, law=day_of(case))
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if case["rule"] == rule.__name__}
    assert outcomes & {"met", "yes"}
    assert outcomes - {"met", "yes"}


def test_a_book_that_leaves_the_minimum_open_waits_for_a_person():
    findings = examine(counts(CASES[0]), law.load("es").on(CASES[0]["on"])).findings
    assert {
        each.outcome.value for each in findings if each.rule.startswith(("enough", "members", "nobody_belongs"))
    } == {"person"}


def test_before_the_law_on_parties_nothing_is_in_force():
    case = CASES[0] | {"on": CASES[0]["on"].replace(year=1990)}
    findings = [each for each in ruling(case).findings if each.rule == "members_are_of_age"]
    assert [each.outcome.value for each in findings] == ["not_in_force"]


def test_no_phrase_is_missing_in_any_language():
    assert (SENTENCES.untold(), saylau.rolls.PROBLEMS.untold()) == ((), ())
