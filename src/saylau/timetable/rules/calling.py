"""Rules on the calling of an election and on its polling day."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.law import Confidence, Wording
from saylau.ruling import Finding, Outcome
from saylau.timetable.counting import months_after, months_before
from saylau.timetable.facts import Calendar, Kind, Moment
from saylau.timetable.rules.rule import dated

__all__ = ["called_in_time", "polling_day_within_the_window"]

END_OF_POWERS = {Kind.REGULAR: "term_ends", Kind.EXTRAORDINARY: "powers_ended"}
"""The own date that says when the powers of the sitting deputies end, or ended early."""


def called_in_time(calendar: Calendar) -> Iterator[Finding]:
    """A regular election is called so many months before the term ends, an extraordinary one with the end of powers."""
    edge = calendar.edge("calling_closes")
    if edge is None:
        return
    key = END_OF_POWERS[calendar.kind]
    if edge.own is None or edge.lawful is None or not edge.wording.is_set:
        missing = "called" if edge.own is None else key
        yield dated(
            "called_in_time", Outcome.PERSON, edge.wording, edge.formula_confidence, found=edge.own, where=missing
        )
        return
    in_time = edge.follows_the_formula if calendar.kind is Kind.REGULAR else edge.own.agrees_with(edge.lawful)
    yield dated(
        "called_in_time",
        _requirement(in_time, _trust(calendar, edge.wording, key, "called")),
        edge.wording,
        _trust(calendar, edge.wording, key, "called"),
        required=edge.lawful,
        found=edge.own,
        where="called",
        doubtful=_is_doubtful(calendar, key, "called"),
    )


def polling_day_within_the_window(calendar: Calendar) -> Iterator[Finding]:
    """A regular election is held so many months before the term ends, an extraordinary one within so many of the end of powers.

    An extraordinary election is called with the act that ends the powers: where its day alone is not told, that of the
    calling stands for it. The last day of a repeat voting counts from the day it was called.
    """
    wording = _window(calendar)
    key = END_OF_POWERS.get(calendar.kind, "called")
    start = calendar.own.first(key)
    if start is None and calendar.kind is Kind.EXTRAORDINARY:
        key, start = "called", calendar.own.first("called")
    latest = _latest(calendar, wording, start)
    if latest is None:
        yield dated(
            "polling_day_within_the_window",
            Outcome.PERSON,
            wording,
            wording.confidence,
            found=Moment(calendar.polling_day),
            where=key,
        )
        return
    trust = _trust(calendar, wording, key)
    yield dated(
        "polling_day_within_the_window",
        _requirement(calendar.polling_day <= latest.day, trust),
        wording,
        trust,
        required=latest,
        found=Moment(calendar.polling_day),
        where="voting",
        doubtful=_is_doubtful(calendar, key),
    )


def _window(calendar: Calendar) -> Wording:
    law = calendar.law
    if calendar.kind is Kind.REGULAR:
        return law["calling.regular.latest_vote"]
    if calendar.kind is Kind.EXTRAORDINARY:
        return law["calling.extraordinary.window"]
    return law["repeat_voting.deadline"]


def _latest(calendar: Calendar, wording: Wording, start: Moment | None) -> Moment | None:
    if start is None or not wording.is_set:
        return None
    if calendar.kind is Kind.REGULAR:
        return Moment(months_before(start.day, wording.whole))
    if calendar.kind is Kind.EXTRAORDINARY:
        return Moment(months_after(start.day, wording.whole))
    return Moment(start.day).later(days=wording.whole)


def _requirement(is_met: bool, trust: Confidence) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    """MET or BROKEN; PERSON where it looks broken and the dates are not sure."""
    if is_met:
        return Outcome.MET
    return Outcome.BROKEN if trust is Confidence.HIGH else Outcome.PERSON


def _is_doubtful(calendar: Calendar, *keys: str) -> bool:
    return any(key in calendar.own.doubtful for key in keys)


def _trust(calendar: Calendar, wording: Wording, *keys: str) -> Confidence:
    return Confidence.LOW if _is_doubtful(calendar, *keys) else wording.confidence
