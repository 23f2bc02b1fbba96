"""The facts of a timetable: moments of the local clock, the two edges of a stage, and the commission's own dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from saylau.law import Confidence, LawOfDay, Wording

__all__ = ["Bound", "Calendar", "Edge", "Kind", "Moment", "Own", "Side", "Stage"]

MINUTES_OF_AN_HOUR = 60
MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR
WEAKEST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


class Kind(StrEnum):
    """What kind of election it is: each has its own branch of the calendar."""

    REGULAR = "regular"
    EXTRAORDINARY = "extraordinary"
    REPEAT = "repeat"


class Side(StrEnum):
    """Which edge of a stage."""

    OPENS = "opens"
    CLOSES = "closes"


class Bound(StrEnum):
    """How the law ties an edge: to one moment, or to a moment at the latest."""

    ON = "on"
    BY = "by"


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a minute of it on the local clock (0 is midnight at its start); ``minute`` is None for the whole day.

    Without a zone on purpose: 18:00 local time is another instant in each zone. ``zones`` turns moments into instants.
    """

    day: date
    minute: int | None = None

    def __lt__(self, other: Moment) -> bool:
        """A whole day comes before each of its minutes."""
        return (self.day, -1 if self.minute is None else self.minute) < (
            other.day,
            -1 if other.minute is None else other.minute,
        )

    def __str__(self) -> str:
        """ISO 8601: ``2021-01-09`` or ``2021-01-09T18:00``."""
        return self.day.isoformat() + ("" if self.minute is None else f"T{self.clock}")

    @property
    def clock(self) -> str:
        """The hour and minute; empty for a whole day."""
        if self.minute is None:
            return ""
        return f"{self.minute // MINUTES_OF_AN_HOUR:02}:{self.minute % MINUTES_OF_AN_HOUR:02}"

    @property
    def start(self) -> tuple[date, int]:
        """The first minute it names."""
        return (self.day, self.minute or 0)

    @property
    def end(self) -> tuple[date, int]:
        """The first minute behind it: of a whole day, the next midnight."""
        if self.minute is None:
            return (self.day + timedelta(days=1), 0)
        return (self.day, self.minute)

    def later(self, *, days: int = 0, minutes: int = 0) -> Moment:
        """So many days and minutes later; a whole day knows no minutes."""
        day = self.day + timedelta(days=days)
        if self.minute is None:
            return Moment(day)
        over, minute = divmod(self.minute + minutes, MINUTES_OF_A_DAY)
        return Moment(day + timedelta(days=over), minute)

    def agrees_with(self, other: Moment) -> bool:
        """Whether both say the same, as far as both say it: a day without an hour agrees with every hour of that day."""
        return self.day == other.day and (self.minute is None or other.minute is None or self.minute == other.minute)

    def is_later_than(self, other: Moment) -> bool:
        """Whether it lies behind the other for certain."""
        if self.minute is None or other.minute is None:
            return self.day > other.day
        return self.start > other.start

    @classmethod
    def read(cls, text: str) -> Moment:
        """The moment of ``2021-01-09`` or ``2021-01-09T18:00``; ``ValueError`` for anything else."""
        day, _, clock = text.partition("T")
        return cls(date.fromisoformat(day), minute_of(clock) if clock else None)


def minute_of(clock: str) -> int:
    """The minute of the day of ``07:00``; ``ValueError`` for anything else. 24:00 is the end of the day."""
    hour, colon, minute = clock.partition(":")
    if not (colon and len(hour) == len(minute) == 2 and (hour + minute).isascii() and (hour + minute).isdigit()):
        raise ValueError(f"{clock!r} is not a time such as 07:00")
    told = int(hour) * MINUTES_OF_AN_HOUR + int(minute)
    if int(minute) >= MINUTES_OF_AN_HOUR or told > MINUTES_OF_A_DAY:
        raise ValueError(f"{clock!r} is not a time of the day")
    return told


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a stage: what the law gives, what the commission set, and which of them holds.

    ``wording`` is the provision the date rests on, ``rests_on`` every wording its formula took a number or a code from.
    ``lawful`` is None where the formula cannot be computed. ``left_open`` says that the law leaves the day to the
    commission: the formula is then a check of plausibility, and the edge waits for the commission's own date.
    ``doubtful`` marks an own date that a source gives as inferred, ``reason`` what the commission wrote beside it.
    """

    name: str
    wording: Wording
    rests_on: tuple[Wording, ...]
    lawful: Moment | None = None
    own: Moment | None = None
    bound: Bound = Bound.ON
    left_open: bool = False
    doubtful: bool = False
    reason: str = ""

    @property
    def at(self) -> Moment | None:
        """The moment that holds: the commission's own, else the law's unless the law leaves it to the commission.

        Where the commission names only the day on which something closes, the law's closing hour holds on that day.
        """
        if self.own is not None:
            if self.own.minute is None and self.lawful is not None and self.name.endswith(Side.CLOSES):
                return Moment(self.own.day, self.lawful.minute)
            return self.own
        return None if self.left_open else self.lawful

    @property
    def confidence(self) -> Confidence:
        """How well the sources carry the moment that holds."""
        if self.own is not None:
            return Confidence.LOW if self.doubtful else Confidence.HIGH
        return self.formula_confidence

    @property
    def formula_confidence(self) -> Confidence:
        """How well the sources carry the formula: as well as the weakest wording in it."""
        return min((each.confidence for each in self.rests_on), key=WEAKEST.index)

    @property
    def follows_the_formula(self) -> bool:
        """Whether both dates are known and the own date is the law's, or within it."""
        if self.own is None or self.lawful is None:
            return False
        if self.bound is Bound.BY:
            return not self.own.is_later_than(self.lawful)
        return self.own.agrees_with(self.lawful)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the election: what it is called, who owns it, and its edges.

    ``is_act`` marks something to be done once, by its closing edge; ``done`` is when it was, as far as that is known.
    """

    key: str
    owner: str
    opens: Edge | None = None
    closes: Edge | None = None
    is_act: bool = False
    done: Moment | None = None

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges it has, the opening one first."""
        return tuple(each for each in (self.opens, self.closes) if each is not None)

    @property
    def begins(self) -> Moment | None:
        """The moment it opens, as far as known."""
        return self.opens.at if self.opens else None

    @property
    def ends(self) -> Moment | None:
        """The moment it closes, as far as known."""
        return self.closes.at if self.closes else None


@dataclass(frozen=True, slots=True)
class Own:
    """The commission's own dates, by the keys of ``timetable.toml``; each value is one moment, or the two of a period.

    ``doubtful`` are keys whose date a source gives as inferred, ``unknown`` edges of a past election whose date no source
    gives (nobody can set it any more), ``reasons`` what the commission wrote about a date that
    is not the formula's, ``done`` when a stage was finished, by the stage's key.
    """

    dates: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)
    hours: tuple[int, int] | None = None
    doubtful: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, Moment] = field(default_factory=dict)
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()

    def first(self, key: str) -> Moment | None:
        """The first moment under a key."""
        return self.dates[key][0] if key in self.dates else None

    def with_date(self, key: str, *moments: Moment) -> Own:
        """The same with another date under a key."""
        return replace(self, dates={**self.dates, key: moments})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The timetable of one election under the law of its polling day."""

    election: str
    kind: Kind
    polling_day: date
    law: LawOfDay
    own: Own
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage | None:
        """The stage of that key; None where this kind of election, or the law of the day, has none."""
        return next((each for each in self.stages if each.key == key), None)

    def edge(self, name: str) -> Edge | None:
        """An edge by its name, such as ``nomination_closes``."""
        return next((edge for stage in self.stages for edge in stage.edges if edge.name == name), None)

    def at(self, name: str) -> Moment | None:
        """The moment that holds at an edge, as far as known."""
        edge = self.edge(name)
        return edge.at if edge else None
