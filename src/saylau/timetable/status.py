"""What is open at a moment, what comes next, and what closed without a sign that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from saylau.timetable.facts import Calendar, Moment, Side, Stage
from saylau.timetable.zones import Clock, clocks_at, instant, wall_time

__all__ = ["Next", "State", "Status", "last_instant", "state_of", "status", "status_by_clock"]


class State(StrEnum):
    """Where a stage is at a moment."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"
    MISSED = "missed"
    """Its last day is over, and neither its own date nor a date under ``done`` says that it was done."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Next:
    """An edge that lies ahead."""

    stage: Stage
    side: Side
    at: Moment


@dataclass(frozen=True, slots=True)
class Status:
    """The calendar at one moment of the local clock; stages in the order of the election, ``ahead`` by time."""

    at: Moment
    states: tuple[tuple[Stage, State], ...]
    ahead: tuple[Next, ...]

    def of(self, state: State) -> tuple[Stage, ...]:
        """The stages in that state."""
        return tuple(stage for stage, found in self.states if found is state)

    @property
    def closes_next(self) -> Next | None:
        """The next edge that closes something."""
        return next((each for each in self.ahead if each.side is Side.CLOSES), None)


def status(calendar: Calendar, at: Moment) -> Status:
    """The calendar at a moment of the local clock. A whole day stands for its first minute."""
    states = tuple((stage, state_of(stage, at, calendar)) for stage in calendar.stages)
    ahead = [
        Next(stage, side, moment)
        for stage, state in states
        if state is not State.DONE
        for side, moment in ((Side.OPENS, stage.begins), (Side.CLOSES, stage.ends))
        if moment is not None and _lies_ahead(moment, side, at)
    ]
    return Status(at, states, tuple(sorted(ahead, key=lambda each: _edge_of(each.at, each.side))))


def state_of(stage: Stage, at: Moment, calendar: Calendar) -> State:
    """Where one stage is at a moment."""
    if stage.is_act:
        return _state_of_act(stage, at)
    # What has no opening edge of its own is open from the day the election was called, what has no end until voting ends.
    begins = stage.begins if stage.opens else calendar.own.first("called")
    ends = stage.ends if stage.closes else calendar.at("voting_closes") or Moment(calendar.polling_day)
    if begins is not None and begins.start > at.start:
        return State.AHEAD
    if ends is None:
        return State.UNKNOWN
    if ends.end <= at.start:
        return State.CLOSED
    return State.OPEN if begins is not None or stage.opens is None else State.UNKNOWN


def _state_of_act(stage: Stage, at: Moment) -> State:
    if stage.done is not None and stage.done.start <= at.start:
        return State.DONE
    last = stage.closes.lawful if stage.closes and stage.closes.lawful else stage.ends
    if last is None:
        return State.UNKNOWN
    return State.MISSED if last.end <= at.start and stage.done is None else State.AHEAD


def _lies_ahead(moment: Moment, side: Side, at: Moment) -> bool:
    return _edge_of(moment, side) > at.start


def _edge_of(moment: Moment, side: Side) -> tuple[date, int]:
    return moment.start if side is Side.OPENS else moment.end


def status_by_clock(calendar: Calendar, at: datetime) -> tuple[tuple[Clock, Status], ...]:
    """The calendar at an instant, for each clock of the country; nothing where the law names no zones."""
    return tuple((clock, status(calendar, wall_time(at, clock))) for clock in clocks_at(at, calendar.law))


def last_instant(moment: Moment, clocks: tuple[Clock, ...]) -> datetime | None:
    """The instant at which a local moment has come everywhere: the westernmost clock is the last."""
    return max((instant(moment, clock) for clock in clocks), default=None)
