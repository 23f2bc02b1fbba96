"""The timetable: every stage from the polling day, the law of that day, and the commission's own dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from saylau.law import LawOfDay
from saylau.timetable.facts import Bound, Calendar, Edge, Kind, Moment, Own, Side, Stage
from saylau.timetable.method.formulas import Formula, Reckoner
from saylau.timetable.method.table import APART, ROWS, Row

__all__ = ["APART", "ROWS", "Row", "timetable"]


def timetable(
    polling_day: date,
    law: LawOfDay,
    *,
    kind: Kind = Kind.REGULAR,
    called: date | None = None,
    own: Own | None = None,
    election: str = "",
) -> Calendar:
    """The stages of an election, each edge with the law's moment, the commission's own, and what it rests on.

    ``law`` is that of the polling day. ``called`` is a shorter way to give the own date ``called``. Where the law leaves
    a day to the commission, the formula is kept beside it and the edge waits for the own date.
    """
    dates = own or Own()
    if called is not None:
        dates = dates.with_date("called", Moment(called))
    reckoner = Reckoner(law, kind, polling_day, dates)
    stages = tuple(_stages(reckoner))
    return Calendar(election, kind, polling_day, law, dates, stages)


def _stages(reckoner: Reckoner) -> Iterator[Stage]:
    left_out = _names(reckoner, "calendar.repeat.not_held") if reckoner.kind is Kind.REPEAT else frozenset()
    apart = reckoner.law["system.seats.apk"]
    has_apart = apart.is_set and apart.whole > 0 and reckoner.own.first("apk_voting") is not None
    for row in (*ROWS, *(APART if has_apart else ())):
        if row.key in left_out:
            continue
        opens = _edge(reckoner, row, Side.OPENS, row.opens, row.begin)
        closes = _edge(reckoner, row, Side.CLOSES, row.closes, row.end)
        if opens or closes:
            done = reckoner.own.done.get(row.key) or (closes.own if closes and row.is_act else None)
            yield Stage(row.key, row.owner, opens, closes, row.is_act, done)


def _edge(reckoner: Reckoner, row: Row, side: Side, formula: Formula | None, key: str) -> Edge | None:
    """The edge, remembered for the formulas behind it; None where there is no formula, or only the commission's and no date."""
    if formula is None:
        return None
    reckoned, own = formula(reckoner), _own(reckoner, row, side, key)
    if own is None and reckoned.rests_on[0].name == "timetable.own_date":
        return None
    name = f"{row.key}_{side.value}"
    told = "voting_hours" if row.key == "voting" else key
    edge = Edge(
        name=name,
        wording=reckoned.wording,
        rests_on=reckoned.rests_on,
        lawful=reckoned.moment,
        own=own,
        bound=row.bound if side is Side.CLOSES else Bound.ON,
        left_open=name in _left_open(reckoner),
        doubtful=told in reckoner.own.doubtful,
        reason=reckoner.own.reasons.get(told, ""),
    )
    reckoner.edges[name] = edge
    return edge


def _own(reckoner: Reckoner, row: Row, side: Side, key: str) -> Moment | None:
    if row.key == "voting":
        hours = reckoner.own.hours
        return Moment(reckoner.polling_day, hours[0 if side is Side.OPENS else 1]) if hours else None
    moments = reckoner.own.dates.get(key, ())
    if not moments:
        return None
    return moments[-1] if side is Side.CLOSES else moments[0]


def _left_open(reckoner: Reckoner) -> frozenset[str]:
    """The edges that the law leaves to the commission in this kind of election."""
    wording = reckoner.law["calendar.set_by_commission"]
    return _texts(wording.table.get(reckoner.kind.value)) if wording.is_set else frozenset()


def _names(reckoner: Reckoner, name: str) -> frozenset[str]:
    wording = reckoner.law[name]
    return _texts(wording.items) if wording.is_set else frozenset()


def _texts(told: object) -> frozenset[str]:
    return frozenset(str(each) for each in told) if isinstance(told, tuple) else frozenset()
