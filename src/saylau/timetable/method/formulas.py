"""How the law gives the moment of an edge: one small formula each, from the polling day and the wordings of the day.

A formula returns the wordings it rests on and a moment, or no moment where one of them is silent or a date it starts from
is not known. A code that no formula knows is an error, never another day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from saylau.errors import BadLaw
from saylau.law import LawOfDay, Wording
from saylau.timetable.counting import counted_by, months_before
from saylau.timetable.facts import MINUTES_OF_AN_HOUR, Edge, Kind, Moment, Own, minute_of

__all__ = [
    "Formula",
    "Reckoned",
    "Reckoner",
    "as_soon_as",
    "at_a_code",
    "calling",
    "closes_before",
    "count_ends",
    "days_after",
    "days_after_voting",
    "hour_of_voting",
    "less_than_days_before",
    "months_before_voting",
    "of_the_commission",
    "on_polling_day",
    "opens_before",
    "silence_begins",
    "silence_ends",
]


@dataclass(slots=True)
class Reckoner:
    """What a formula may look at: the law of the day, the polling day, and the edges reckoned before it."""

    law: LawOfDay
    kind: Kind
    polling_day: date
    own: Own
    edges: dict[str, Edge] = field(default_factory=dict)

    def at(self, name: str) -> Moment | None:
        """The moment that holds at an earlier edge."""
        edge = self.edges.get(name)
        return edge.at if edge else None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a formula found: the wordings it rests on, the main one first, and the moment."""

    rests_on: tuple[Wording, ...]
    moment: Moment | None

    @property
    def wording(self) -> Wording:
        """The wording to cite: the first that is silent, else the main one."""
        return next((each for each in self.rests_on if not each.is_set), self.rests_on[0])


Formula: TypeAlias = Callable[[Reckoner], Reckoned]


def _when_set(moment: Callable[[], Moment | None], *rests_on: Wording) -> Reckoned:
    return Reckoned(rests_on, moment() if all(each.is_set for each in rests_on) else None)


def _of(reckoner: Reckoner, voting: str) -> date | None:
    """The voting day that a period counts back from: that of the lists, or of a part with a day of its own."""
    if not voting:
        return reckoner.polling_day
    moment = reckoner.own.first(voting)
    return moment.day if moment else None


def of_the_commission(name: str) -> Formula:
    """No formula: the day is the commission's own."""
    return lambda reckoner: Reckoned((reckoner.law[name],), None)


def calling(reckoner: Reckoner) -> Reckoned:
    """The last day to call a regular election; the day of the early end of powers for an extraordinary one."""
    law = reckoner.law
    if reckoner.kind is Kind.REGULAR:
        lead, ends = law["calling.regular.min_lead"], reckoner.own.first("term_ends")
        return _when_set(lambda: Moment(months_before(ends.day, lead.whole)) if ends else None, lead)
    return _when_set(lambda: reckoner.own.first("powers_ended"), law["calling.extraordinary.act"])


def months_before_voting(name: str, voting: str = "") -> Formula:
    """So many months before voting day."""

    def formula(reckoner: Reckoner) -> Reckoned:
        months, day = reckoner.law[name], _of(reckoner, voting)
        return _when_set(lambda: Moment(months_before(day, months.whole)) if day else None, months)

    return formula


def closes_before(name: str, period: str, voting: str = "") -> Formula:
    """So many days before voting day at the closing hour, counted as the law of the day counts this period."""

    def formula(reckoner: Reckoner) -> Reckoned:
        law, day = reckoner.law, _of(reckoner, voting)
        days, usual, apart, hour = (
            law[name],
            law["calendar.day_count.convention"],
            law["calendar.day_count.exceptions"],
            law["calendar.closing.hour"],
        )
        counting = apart if apart.is_set and period in apart.table else usual

        def moment() -> Moment | None:
            code = str(apart.table[period]) if counting is apart else usual.text
            return Moment(counted_by(code)(day, days.whole), minute_of(hour.text)) if day else None

        return _when_set(moment, days, counting, hour)

    return formula


def opens_before(name: str) -> Formula:
    """So many days before voting day, counted as the law of the day counts what opens."""

    def formula(reckoner: Reckoner) -> Reckoned:
        days, way = reckoner.law[name], reckoner.law["calendar.day_count.openings"]
        return _when_set(lambda: Moment(counted_by(way.text)(reckoner.polling_day, days.whole)), days, way)

    return formula


def less_than_days_before(name: str) -> Formula:
    """The first day that lies less than so many days before voting day."""

    def formula(reckoner: Reckoner) -> Reckoned:
        days = reckoner.law[name]
        return _when_set(lambda: Moment(reckoner.polling_day).later(days=1 - days.whole), days)

    return formula


def silence_begins(reckoner: Reckoner) -> Reckoned:
    """So many days before voting day as the law keeps silent."""
    days = reckoner.law["calendar.silence"]
    return _when_set(lambda: Moment(reckoner.polling_day).later(days=-days.whole), days)


def silence_ends(reckoner: Reckoner) -> Reckoned:
    """The day before voting day."""
    return _when_set(lambda: Moment(reckoner.polling_day).later(days=-1), reckoner.law["calendar.silence"])


def on_polling_day(name: str) -> Formula:
    """Voting day itself, to its end."""
    return lambda reckoner: _when_set(lambda: Moment(reckoner.polling_day), reckoner.law[name])


def hour_of_voting(end: str) -> Formula:
    """The hour at which voting begins (``from``) or ends (``to``)."""

    def formula(reckoner: Reckoner) -> Reckoned:
        hours = reckoner.law["voting.hours"]
        return _when_set(lambda: Moment(reckoner.polling_day, minute_of(str(hours.table[end]))), hours)

    return formula


def count_ends(reckoner: Reckoner) -> Reckoned:
    """So many hours after the count began."""
    most, begun = reckoner.law["count.max_duration"], reckoner.at("count_opens")
    return _when_set(lambda: begun.later(minutes=most.whole * MINUTES_OF_AN_HOUR) if begun else None, most)


def days_after_voting(name: str) -> Formula:
    """So many days after voting day."""
    return lambda reckoner: _when_set(
        lambda: Moment(reckoner.polling_day).later(days=reckoner.law[name].whole), reckoner.law[name]
    )


def days_after(name: str, edge: str, key: str = "") -> Formula:
    """So many days after the day of an earlier edge; ``key`` is where the number stands in a table of the law."""

    def formula(reckoner: Reckoner) -> Reckoned:
        wording, start = reckoner.law[name], reckoner.at(edge)

        def moment() -> Moment | None:
            number = wording.table[key] if key else wording.whole
            if not isinstance(number, int):
                raise BadLaw(f"{name}: {key} is not a number of days")
            return Moment(start.day).later(days=number) if start else None

        return _when_set(moment, wording)

    return formula


def as_soon_as(name: str, edge: str) -> Formula:
    """The moment of an earlier edge, under the provision that starts from it."""
    return lambda reckoner: _when_set(lambda: reckoner.at(edge), reckoner.law[name])


def _eve(reckoner: Reckoner, minute: int) -> Moment:
    return Moment(Moment(reckoner.polling_day).later(days=-1).day, minute)


def _eve_at_closing_hour(reckoner: Reckoner) -> Moment | None:
    hour = reckoner.law["calendar.closing.hour"]
    return _eve(reckoner, minute_of(hour.text)) if hour.is_set else None


CODES: Mapping[str, Callable[[Reckoner], Moment | None]] = {
    "opening_of_nomination": lambda reckoner: reckoner.at("nomination_opens"),
    "end_of_registration_period": lambda reckoner: reckoner.at("registration_closes"),
    "start_of_day_before_voting": lambda reckoner: _eve(reckoner, 0),
    "day_before_voting_at_18_00": _eve_at_closing_hour,
    "end_of_voting_without_interruption": lambda reckoner: reckoner.at("voting_closes"),
    "immediately": lambda reckoner: reckoner.at("count_closes"),
}
"""The moments that the law names by a word and not by a number."""


def at_a_code(name: str) -> Formula:
    """The moment that a code of the law names."""

    def formula(reckoner: Reckoner) -> Reckoned:
        wording = reckoner.law[name]

        def moment() -> Moment | None:
            if wording.text not in CODES:
                raise BadLaw(f"{name}: {wording.text!r} names no moment that the timetable knows")
            return CODES[wording.text](reckoner)

        return _when_set(moment, wording)

    return formula
