"""Each rule fires at its limit, is silent one below, is skipped without an operand, and says what it found."""

from dataclasses import replace
from fractions import Fraction

import pytest

from protocols.worked import BALLOT, CASES, STATION, WORKED, changed, day, station
from saylau import law
from saylau.instruments.cells import local_minute
from saylau.protocols import NUMBERS, RULES, Explained, Severity, Statement, examine
from saylau.protocols.limits import rules_of
from saylau.protocols.settling.examining import sort_out, yardstick

BY_CODE = {rule.code: rule for rule in RULES}
DEMANDS_TWO_TYPINGS = {"K.605"}


def name(case):
    return f"{case['rule']} {case['fires']}"


def measured(case, changes, **of_limits):
    """The protocol and its yardstick; a limit that a case changes is changed for it alone."""
    limits = {key: Fraction(told) if isinstance(told, str) else told for key, told in case.get("limits", {}).items()}
    told = changed(WORKED, changes)
    at = replace(rules_of(day(case.get("on", "2023-03-19"))).limits, **limits, **of_limits)
    return told, yardstick(told, station(**case.get("station", {})), at)


def answer(case, changes):
    told, at = measured(case, changes)
    return BY_CODE[case["rule"]].check(told, at)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_rule_fires_at_its_limit_and_says_what_it_found(case):
    breach = answer(case, case["fires"])
    assert breach is not None
    assert not breach.informs
    assert (breach.required, breach.found) == (case["required"], case["found"])
    assert list(breach.fields) == case.get("fields", [])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_rule_is_silent_one_below_its_limit(case):
    breach = answer(case, case.get("silent", {}))
    assert breach is None or breach.informs


def test_every_rule_but_that_on_two_typings_has_its_cases():
    assert {case["rule"] for case in CASES} == set(BY_CODE) - DEMANDS_TWO_TYPINGS


OPERANDS = [
    pytest.param(case, operand, id=f"{name(case)} without {operand}")
    for case in {case["rule"]: case for case in reversed(CASES)}.values()
    for operand in BY_CODE[case["rule"]].operands
]


@pytest.mark.parametrize(("case", "operand"), OPERANDS)
def test_a_rule_with_an_empty_operand_is_skipped(case, operand):
    gone = {"votes": dict.fromkeys(BALLOT, "empty")} if operand == "votes" else {operand: "empty"}
    told, at = measured(case, {**case["fires"], **gone})
    seen = sort_out(told, at, rules_of(day(case.get("on", "2023-03-19"))), typings=False)
    applied = {each.code for each in (*seen.fired, *seen.hidden, *seen.information)}
    assert case["rule"] not in applied


def everything(number, **more):
    same = dict.fromkeys((*NUMBERS, "opened_at", "closed_at", "count_began_at", "signed_at"), number)
    same |= dict.fromkeys(("mobile_opened_at", "stationary_opened_at"), number)
    return replace(WORKED, votes=(number,) * len(BALLOT), **{**same, **more})


def fired(protocol):
    seen = examine(protocol, STATION, day())
    return {each.code for each in (*seen.fired, *seen.hidden)}


def test_a_protocol_of_zeros_fires_exactly_these():
    zeros = everything(0, chair_signed=False, statements=(), answers=(), causes=())
    assert fired(zeros) == {"K.501", "K.602", "K.603", "S.104", "S.105", "S.107", "S.108", "S.109", "S.113"}


def test_a_protocol_of_the_largest_numbers_fires_exactly_these():
    most = 999_999_999
    largest = everything(
        most,
        statements=(Statement.EQUAL,),
        answers=(Explained.FULLY,),
        causes=(("found", most),),
        invalid_reasons=(("no mark", most),),
    )
    balances = {"K.102", "K.201", "K.202", "K.301", "K.401", "K.402"}
    soft = {"S.104", "S.105", "S.107", "S.108", "S.109", "S.110", "S.112", "S.114"} | {"S.102"}
    assert fired(largest) == balances | {"K.502", "K.504", "K.603"} | soft


def test_a_protocol_that_is_not_filled_fires_what_needs_no_number():
    from protocols.worked import EMPTY

    assert fired(EMPTY) == {"K.001"}


def test_a_number_of_another_kind_is_refused_and_judged_by_no_other_rule():
    for strange in (920.0, "920", True):
        assert fired(replace(WORKED, voters=strange)) == {"K.002"}


def test_codes_and_sentence_names_are_never_used_twice():
    assert len({rule.code for rule in RULES}) == len(RULES) == 51
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_rule_has_a_sentence_a_condition_a_source_and_hides_only_rules_that_exist(rule):
    assert rule.check.__doc__.endswith(".")
    assert rule.condition
    assert rule.source
    assert all(each in law.load("kz").provisions for each in rule.source)
    assert set(rule.hides) <= set(BY_CODE)
    assert rule.severity is (Severity.HARD if rule.is_hard else Severity.SOFT)
    assert rule.severity.value == rule.code[0]


def test_the_seven_balances_are_the_rules_of_their_codes():
    from saylau.protocols.rules.restoring import BALANCES, LINES

    for field in LINES:
        told = replace(WORKED, **{field: getattr(WORKED, field) + 1})
        at = yardstick(told, STATION, rules_of(day()).limits)
        off = {code for code, terms in BALANCES.items() if field in terms}
        assert {code for code in BALANCES if BY_CODE[code].check(told, at)} == off


@pytest.mark.parametrize("field", sorted(set(NUMBERS) - {"against_all"}))
def test_a_slip_of_one_is_no_slip_of_two_digits_unless_the_digits_are_neighbours(field):
    told = replace(WORKED, **{field: getattr(WORKED, field) + 1})
    assert "S.117" not in fired(told)


def test_exchanged_digits_keep_their_sign_and_never_begin_with_zero():
    from saylau.protocols.rules.restoring import transposed

    assert sorted(transposed(408)) == [480]
    assert sorted(transposed(1203)) == [1023, 1230, 2103]
    assert sorted(transposed(-12)) == [-21]
    assert list(transposed(7)) == list(transposed(77)) == list(transposed(0)) == list(transposed(10)) == []


def test_a_line_outside_the_law_does_not_hide_what_it_does_not_explain():
    told = changed(WORKED, {"votes": {"list_a": 408}})
    seen = examine(told, STATION, day("2021-01-10"))
    assert [each.code for each in seen.fired] == ["K.004", "K.402"]
    assert seen.hidden == ()


def test_a_minute_that_no_calendar_has_is_shown_as_it_stands():
    told = replace(WORKED, signed_at=-(10**12), stationary_opened_at=-(10**12), mobile_opened_at=10**30)
    seen = examine(told, STATION, day())
    shown = {each.code: each.found for each in seen.fired}
    assert shown["K.304"] == str(10**30)
    assert shown["K.603"] == f"2023-03-19 07:00, 2023-03-19 20:00, 2023-03-19 20:15, {-(10**12)}"
    assert local_minute("2023-03-19 07:00") == WORKED.opened_at
