"""Each rule fires at its limit, is silent one below, is skipped without an operand, and says what it found."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest

from protocols.worked import BALLOT, CASES, EMPTY, STATION, WORKED, changed, day, station
from saylau import law
from saylau.instruments.cells import local_minute
from saylau.protocols import NUMBERS, RULES, Explained, Severity, Statement, examine
from saylau.protocols.limits import rules_of
from saylau.protocols.rules import value_of
from saylau.protocols.rules.measure import clock
from saylau.protocols.rules.restoring import BALANCES, LINES, transposed
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
    if operand != "blank"  # the form of these cases has no such line
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
    for field in LINES:
        told = replace(WORKED, **{field: getattr(WORKED, field) + 1})
        at = yardstick(told, STATION, rules_of(day()).limits)
        off = {code for code, terms in BALANCES.items() if field in terms}
        assert {code for code in BALANCES if BY_CODE[code].check(told, at)} == off


@pytest.mark.parametrize("field", sorted(set(NUMBERS) - {"against_all", "blank"}))
def test_a_slip_of_one_is_no_slip_of_two_digits_unless_the_digits_are_neighbours(field):
    told = replace(WORKED, **{field: getattr(WORKED, field) + 1})
    assert "S.117" not in fired(told)


ROOMY = {
    "list_at_opening": 1_480, "list_added": 25, "list_removed": 13, "list_at_closing": 1_492,
    "voters_inside": 836, "voters_outside": 41, "voters": 877,
    "ballots_issued": 895, "ballots_spoiled": 18, "ballots_unused": 567, "ballots_lost": 14,
    "ballots_transferred": -27, "ballots_received": 1_503,
    "found_stationary": 832, "found_mobile": 40, "found": 872, "invalid": 23, "valid": 849, "against_all": 34,
    "votes": {"list_a": 438},
}  # fmt: skip
"""A station where everything fits and nearly every line has two digits or more."""


def hints(code, told):
    at = yardstick(told, STATION, rules_of(day()).limits)
    breach = BY_CODE[code].check(told, at)
    return [str(hint) for hint in breach.hints] if breach else []


@pytest.mark.parametrize("field", [*LINES, "against_all", "votes:list_a", "votes:list_g"])
def test_every_exchange_of_digits_in_a_balance_is_named_with_the_number_it_was(field):
    roomy = changed(WORKED, ROOMY)
    assert hints("S.117", roomy) == []
    value = value_of(roomy, field)
    slips = list(transposed(value))
    assert slips or field == "found_mobile"
    for slip in slips:
        told = changed(roomy, {"votes": {field[6:]: slip}} if ":" in field else {field: slip})
        assert f"{field}={value}" in hints("S.117", told)


@pytest.mark.parametrize(("one", "other"), [*combinations(LINES, 2)])
def test_every_exchange_of_two_lines_is_named_once_where_it_breaks_a_balance(one, other):
    roomy = changed(WORKED, ROOMY)
    swapped = replace(roomy, **{one: getattr(roomy, other), other: getattr(roomy, one)})
    found = hints("S.125", swapped)
    told = [pair for pair in (f"{one}<->{other}", f"{other}<->{one}") if pair in found]
    breaks = any(terms.get(one, 0) != terms.get(other, 0) for terms in BALANCES.values())
    assert len(told) == breaks
    assert len(found) == len(set(found))
    assert bool(found) == breaks


def test_a_balance_is_judged_though_another_line_is_empty():
    assert fired(changed(WORKED, {"signatures": "empty", "valid": 894})) == {"K.001", "K.401", "K.402"}
    assert fired(changed(WORKED, {"mobile_opened_at": "empty", "signed_at": "2023-03-19 07:00"})) == {"K.603"}
    assert fired(changed(WORKED, {"votes": {"list_a": "empty"}, "found": 917})) == {
        "K.001",
        "K.301",
        "K.401",
        "K.502",
        "K.504",
    }


def test_votes_without_a_list_and_lists_without_votes_are_told_and_break_nothing():
    short = replace(WORKED, votes=(None, 900))
    assert fired(short) == {"K.001", "K.003"}
    assert fired(replace(short, votes=(900, -1))) == {"K.002", "K.003", "K.402", "K.404"}
    assert fired(replace(short, lists=("list_a",))) == {"K.001", "K.003"}


def test_a_minute_is_shown_while_its_year_has_four_digits():
    assert clock(0) == "1970-01-01 00:00"
    assert clock(10**9 - 1) == "3871-04-29 10:39"
    assert (clock(-1), clock(10**9)) == ("-1", "1000000000")


def test_exchanged_digits_keep_their_sign_and_never_begin_with_zero():
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
