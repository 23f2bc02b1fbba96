"""The newest decision on a subject counts."""

from dataclasses import replace
from datetime import date

from saylau.commissions import Decision, Result, decision_on

FIRST = Decision("1", "central", date(2023, 2, 2), "list/example/tan", Result.REFUSED, 7, 7, 0, 0)
LATER = replace(FIRST, number="2", on=date(2023, 2, 10), result=Result.REGISTERED)
OTHER = replace(FIRST, number="3", on=date(2023, 3, 1), subject="list/example/samal")


def test_the_newest_decision_on_a_subject_is_found_wherever_it_stands():
    assert decision_on((LATER, OTHER, FIRST), "list/example/tan") == LATER


def test_of_two_decisions_of_one_day_the_later_in_the_row_counts():
    again = replace(LATER, number="4")
    assert decision_on((LATER, again), "list/example/tan") == again


def test_a_subject_that_nobody_decided_on_has_none():
    assert decision_on((FIRST,), "list/example/koktem") is None
