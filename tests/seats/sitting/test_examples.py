"""Every worked case of who sits comes out as it says, and each rule is once met and once not."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import saylau.seats.sitting
from saylau import law
from saylau.lists import Candidate, CandidateList, Sex
from saylau.seats import (
    SITTING_RULES,
    SITTING_SENTENCES,
    Cause,
    Vacancy,
    examine_seating,
    examine_vacancy,
    seating_of,
    tell_sitting,
    vacancy_of,
)

HERE = Path(saylau.seats.sitting.__file__)
CASES = tomllib.loads(HERE.with_name("examples.toml").read_text(encoding="utf-8"))["case"]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])


def listed(case):
    people = []
    for position, told in enumerate(case["people"].split(), 1):
        sex, age, disabled = re.fullmatch(r"([mf])(\d*)(d?)", told).groups()
        born = date(case["on"].year - int(age or 40), 1, 1)
        born = case.get("birthdays", {}).get(str(position), born)
        people.append(Candidate(position, "Invented", "Person", Sex(sex), born, disability=bool(disabled)))
    return CandidateList("tan", "example", "tan", tuple(people))


def ruling(case):
    day = law.load("kz").on(case["on"])
    if "sat" not in case:
        days = {name: case[name] for name in ("announced_on", "named_on") if name in case}
        return examine_seating(seating_of(listed(case), case["named"], seats=case["seats"], law=day, **days), day)
    beside = {name: case[name] for name in ("substitute", "named_on", "term_ends_on") if name in case}
    place = tuple(case["sat"]), case["left"], Cause(case["cause"]), case["vacant_on"]
    told = vacancy_of(listed(case), Vacancy("tan", case["seats"], *place, **beside), day)
    return examine_vacancy(told, day)


def told(finding):
    keys = ("rule", "outcome", "where", "required", "found")
    return {key: str(getattr(finding, key)) for key in keys if getattr(finding, key)}


@every_case
def test_the_findings_are_those_of_the_case(case):
    wanted = {each["rule"] for each in case["finds"]}
    assert [told(each) for each in ruling(case).findings if each.rule in wanted] == case["finds"]


@every_case
def test_who_sits_and_the_verdict_are_those_of_the_case(case):
    assert (ruling(case).verdict, ruling(case).result["sitting"]) == (case["verdict"], case["sitting"])


@every_case
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_finding_is_told_in_every_language(case, language):
    for each in ruling(case).findings:
        sentence = tell_sitting(each, language)
        assert sentence
        assert "{" not in sentence


@pytest.mark.parametrize("rule", SITTING_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_that_is_met_and_one_that_is_not(rule):
    outcomes = {each["outcome"] for case in CASES for each in case["finds"] if each["rule"] == rule.__name__}
    assert outcomes & {"met", "yes"}
    assert outcomes & {"broken", "no", "person"}


@pytest.mark.parametrize("rule", SITTING_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_its_name_in_words(rule):
    assert f"rule.{rule.__name__}" in SITTING_SENTENCES


def test_no_word_is_missing_in_any_language():
    assert SITTING_SENTENCES.untold() == ()
