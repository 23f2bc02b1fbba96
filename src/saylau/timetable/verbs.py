"""What the record keeps of a calendar, and the verb ``schedule`` that makes its ruling again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from saylau.law import LawOfDay
from saylau.timetable.facts import Calendar, Kind, Moment, Own, minute_of
from saylau.timetable.method import timetable
from saylau.timetable.rules import examine

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "calendar_address", "calendar_of", "schedule_facts"]

PERIOD = "/"
"""What stands between the two moments of a period, as in ISO 8601."""


def calendar_address(election: str) -> str:
    """Where the calendar of an election lies."""
    return f"timetable/{election}"


def schedule_facts(election: str, kind: Kind, polling_day: date, own: Own) -> dict[str, Any]:
    """The facts of a calendar: days as text, by the keys of ``timetable.toml``. What is empty is left out."""
    told: dict[str, Any] = {"election": election, "kind": kind.value, "polling_day": polling_day.isoformat()}
    parts: dict[str, Any] = {
        "dates": {key: PERIOD.join(map(str, moments)) for key, moments in sorted(own.dates.items())},
        "done": {key: str(moment) for key, moment in sorted(own.done.items())},
        "doubtful": sorted(own.doubtful),
        "unknown": sorted(own.unknown),
        "reasons": dict(sorted(own.reasons.items())),
    }
    if own.hours is not None:
        parts["hours"] = PERIOD.join(Moment(polling_day, minute).clock for minute in own.hours)
    return told | {key: value for key, value in parts.items() if value}


def calendar_of(facts: Mapping[str, Any], law: LawOfDay) -> Calendar:
    """The calendar of such facts under a law."""
    hours = [minute_of(clock) for clock in facts["hours"].split(PERIOD)] if "hours" in facts else []
    own = Own(
        dates={key: tuple(map(Moment.read, text.split(PERIOD))) for key, text in facts.get("dates", {}).items()},
        hours=(hours[0], hours[1]) if hours else None,
        doubtful=frozenset(facts.get("doubtful", ())),
        unknown=frozenset(facts.get("unknown", ())),
        reasons=dict(facts.get("reasons", {})),
        done={key: Moment.read(text) for key, text in facts.get("done", {}).items()},
    )
    polling_day = date.fromisoformat(facts["polling_day"])
    return timetable(polling_day, law, kind=Kind(facts["kind"]), own=own, election=facts["election"])


def _schedule(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    calendar = calendar_of(entry.facts, law)
    edges = {edge.name: str(edge.at) for stage in calendar.stages for edge in stage.edges if edge.at is not None}
    return {**examine(calendar, entry.address).as_json(), "result": {"edges": edges}}


VERBS: Mapping[str, Verb] = {"schedule": _schedule}
