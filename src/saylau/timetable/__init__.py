"""The timetable: the stages of an election, each with its day, its owner and the article it rests on (articles 20 to 49, 85 to 95).

    calendar = timetable(date(2021, 1, 10), law.load("kz").on(date(2021, 1, 10)), called=date(2020, 10, 21))
    calendar.at("nomination_closes"), examine(calendar).verdict, status(calendar, Moment(date(2020, 12, 1)))

Moments are those of the local clock; ``clocks_on`` and ``instant`` say which instant that is in each zone. The commission's
own dates override the formulas, and each difference is a finding. ``days`` knows working days, ``diary`` writes iCalendar files:
both are imported by name, for what lies behind them is large.
"""

from saylau.timetable.counting import (
    days_before,
    full_days_before,
    full_days_between,
    months_after,
    months_before,
)
from saylau.timetable.facts import Bound, Calendar, Edge, Kind, Moment, Own, Side, Stage
from saylau.timetable.method import timetable
from saylau.timetable.reading import PROBLEMS, Read, read_timetable
from saylau.timetable.rules import RULES, examine
from saylau.timetable.status import Next, State, Status, last_instant, status, status_by_clock
from saylau.timetable.telling import SENTENCES, edge_name, moment_text, stage_name, tell
from saylau.timetable.verbs import VERBS, calendar_address, calendar_of, schedule_facts
from saylau.timetable.zones import Clock, clocks_at, clocks_on, instant, wall_time

__all__ = [
    "PROBLEMS",
    "RULES",
    "SENTENCES",
    "VERBS",
    "Bound",
    "Calendar",
    "Clock",
    "Edge",
    "Kind",
    "Moment",
    "Next",
    "Own",
    "Read",
    "Side",
    "Stage",
    "State",
    "Status",
    "calendar_address",
    "calendar_of",
    "clocks_at",
    "clocks_on",
    "days_before",
    "edge_name",
    "examine",
    "full_days_before",
    "full_days_between",
    "instant",
    "last_instant",
    "moment_text",
    "months_after",
    "months_before",
    "read_timetable",
    "schedule_facts",
    "stage_name",
    "status",
    "status_by_clock",
    "tell",
    "timetable",
    "wall_time",
]
