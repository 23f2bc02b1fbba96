"""Rules on what must be done by its last day, after voting."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.ruling import Finding
from saylau.timetable.facts import Calendar
from saylau.timetable.rules.rule import done_in_time

__all__ = [
    "count_ends_within_its_hours",
    "deputies_are_named_in_time",
    "funds_are_reported_in_time",
    "result_is_published_in_time",
    "territorial_protocols_arrive_in_time",
]


def count_ends_within_its_hours(calendar: Calendar) -> Iterator[Finding]:
    """The count lasts no longer than the law allows."""
    yield from done_in_time("count_ends_within_its_hours", calendar, "count")


def territorial_protocols_arrive_in_time(calendar: Calendar) -> Iterator[Finding]:
    """The protocols of territorial commissions reach the central commission within so many days of voting day."""
    yield from done_in_time("territorial_protocols_arrive_in_time", calendar, "territorial_protocols")


def result_is_published_in_time(calendar: Calendar) -> Iterator[Finding]:
    """The result is published within so many days of voting day."""
    yield from done_in_time("result_is_published_in_time", calendar, "result")


def deputies_are_named_in_time(calendar: Calendar) -> Iterator[Finding]:
    """A party names its deputies within so many days of the result."""
    yield from done_in_time("deputies_are_named_in_time", calendar, "deputies_named")


def funds_are_reported_in_time(calendar: Calendar) -> Iterator[Finding]:
    """The totals and sources of the election funds are published within so many days of the result."""
    yield from done_in_time("funds_are_reported_in_time", calendar, "fund_report")
