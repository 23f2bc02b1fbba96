"""The worked cases of the room, made into calendars."""

import tomllib
from pathlib import Path

import saylau.timetable
from saylau import law
from saylau.timetable import Kind, Moment, Own, timetable
from saylau.timetable.facts import minute_of

HERE = Path(saylau.timetable.__file__).parent
CASES = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))["case"]


def own(dates, hours=None, **beside):
    told = {key: tuple(map(Moment.read, text.split("/"))) for key, text in dates.items()}
    return Own(dates=told, hours=tuple(map(minute_of, hours)) if hours else None, **beside)


def calendar(day, kind="regular", dates=(), hours=None, **beside):
    book = law.load("kz")
    return timetable(day, book.on(day), kind=Kind(kind), own=own(dict(dates), hours, **beside), election="spring")


def of(case):
    return calendar(case["on"], case["kind"], case["own"], case.get("hours"))


def told(finding):
    keys = ("rule", "outcome", "where", "required", "found")
    return {key: str(getattr(finding, key)) for key in keys if getattr(finding, key)}
