"""A commission's calendar, ``timetable.toml`` of an election folder → its own dates, with everything wrong by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from saylau.errors import BadInput, Problem
from saylau.instruments.phrases import Phrases
from saylau.instruments.tables import Told, read_toml
from saylau.timetable.facts import MINUTES_OF_AN_HOUR, Kind, Moment, Own, Side, minute_of
from saylau.timetable.method import APART, ROWS

__all__ = ["KEYS", "PROBLEMS", "Read", "read_timetable"]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with a calendar."""

BEFORE = ("term_ends", "powers_ended")
"""What the calling of an election counts from; no stage of it."""
ROW_KEYS = tuple(dict.fromkeys(key for row in (*ROWS, *APART) for key in (row.begin, row.end) if key))
PERIODS = frozenset(row.begin for row in (*ROWS, *APART) if row.begin and row.begin == row.end)
"""Keys that hold both edges of a stage: two moments, or one whole day."""
KEYS = (*BEFORE, *ROW_KEYS)
"""Every key with a date."""
STAGES = frozenset(row.key for row in (*ROWS, *APART))


class Read(NamedTuple):
    """What a file says."""

    kind: Kind
    own: Own


def read_timetable(path: Path, polling_day: date) -> Read:
    """The commission's own calendar; raises ``BadInput`` with every problem, also where its voting day is another one."""
    problems: list[Problem] = []
    told = Told(read_toml(path), path.name, "", problems)
    kind = _kind(told)
    told.text("decree", "")
    voting = told.moment("voting")
    if voting is not None and Moment(_day(voting)) != Moment(polling_day):
        told.wrong("voting", "voting_day_is_another", voting)
    dates = {key: moments for key in KEYS if (moments := _moments(told, key))}
    own = Own(
        dates=dates,
        hours=_hours(told),
        doubtful=frozenset(_known(told, "doubtful", told.names("doubtful"))),
        unknown=frozenset(_edges(told, told.names("unknown"))),
        reasons=_reasons(told),
        done=_done(told),
        days_off=_days(told, "day_off"),
        days_worked=_days(told, "working_day"),
    )
    _count_hours(told, own)
    told.close()
    if problems:
        raise BadInput(tuple(problems))
    return Read(kind, own)


def _edges(told: Told, names: Iterable[str]) -> Iterable[str]:
    """The names of edges, such as ``nomination_opens``; any other is a problem."""
    for name in names:
        stage, _, side = name.rpartition("_")
        if stage in STAGES and side in set(Side):
            yield name
        else:
            told.wrong("unknown", "no_such_edge", name)


def _kind(told: Told) -> Kind:
    text = told.text("kind")
    if text in set(Kind):
        return Kind(text)
    if text:
        told.wrong("kind", "no_such_kind_of_election", text)
    return Kind.REGULAR


def _moments(told: Told, key: str) -> tuple[Moment, ...]:
    """The moment of a key, or the two of a period in a list."""
    value = told.table.get(key)
    if key not in PERIODS or not isinstance(value, list):
        single = told.moment(key)
        return () if single is None else (_moment(single),)
    told.asked.add(key)
    inner = Told(dict(enumerate_as_keys(value)), told.file, f"{told.place}{key}.", told.problems)
    both = [moment for name in inner.table if (moment := inner.moment(name)) is not None]
    if len(value) != len(("from", "to")):
        told.wrong(key, "not_a_period", value)
        return ()
    moments = tuple(map(_moment, both))
    if moments[1:] and moments[0].start > moments[-1].start:
        told.wrong(key, "period_ends_before_it_begins", f"{moments[0]}, {moments[-1]}")
    return moments if moments[1:] else ()


def enumerate_as_keys(values: Iterable[object]) -> Iterable[tuple[str, object]]:
    """The entries of a list as keys that a person can count: 1, 2, …"""
    return ((str(place), value) for place, value in enumerate(values, 1))


def _moment(value: date | datetime) -> Moment:
    if isinstance(value, datetime):
        return Moment(value.date(), value.hour * MINUTES_OF_AN_HOUR + value.minute)
    return Moment(value)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _hours(told: Told) -> tuple[int, int] | None:
    inner = told.inner("voting_hours")
    if inner is None:
        return None
    minutes = []
    for key in ("from", "to"):
        text = inner.text(key)
        try:
            minutes.append(minute_of(text))
        except ValueError:
            if text:
                inner.wrong(key, "not_a_time", text)
    inner.close()
    if not minutes[1:]:
        return None
    if minutes[0] >= minutes[1]:
        told.wrong("voting_hours", "period_ends_before_it_begins", f"{inner.text('from')}, {inner.text('to')}")
    return minutes[0], minutes[1]


def _known(told: Told, place: str, names: Iterable[str]) -> Iterable[str]:
    """The names that are keys with a date here; any other is told."""
    for name in names:
        if name not in {*KEYS, "voting_hours"} or name not in told.table:
            told.wrong(place, "no_date_under_this_key", name)
    return names


def _reasons(told: Told) -> Mapping[str, str]:
    inner = told.inner("reasons")
    if inner is None:
        return {}
    reasons = {key: inner.text(key) for key in inner.table}
    _known(told, "reasons", reasons)
    for key, text in reasons.items():
        if not text.strip():
            inner.wrong(key, "reason_is_empty", text)
    return reasons


def _done(told: Told) -> Mapping[str, Moment]:
    inner = told.inner("done")
    if inner is None:
        return {}
    done = {key: _moment(value) for key in STAGES if (value := inner.moment(key)) is not None}
    for key in sorted(set(inner.table) - STAGES):
        inner.asked.add(key)
        inner.wrong(key, "no_such_stage", key)
    return done


def _days(told: Told, key: str) -> tuple[date, ...]:
    days = []
    for each in told.tables(key):
        on = each.day("on")
        each.text("name", "")
        each.close()
        if on is not None:
            days.append(on)
    return tuple(days)


def _count_hours(told: Told, own: Own) -> None:
    """The hours of the count are the law's: a calendar may repeat them, and they are read by people only."""
    told.whole("count_max_hours")
    if "count_end" in own.dates and own.dates["count_end"][0].minute is None:
        told.wrong("count_end", "hour_is_missing", own.dates["count_end"][0])
