"""What a rule on a calendar is, and how a date is held against its formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from saylau.law import Confidence, Wording
from saylau.ruling import Decision, Finding, Outcome, finding
from saylau.timetable.facts import WEAKEST, Bound, Calendar, Edge, Moment

__all__ = ["Rule", "dated", "done_in_time", "held"]

Rule: TypeAlias = Callable[[Calendar], Iterator[Finding]]

INFERRED = "the source infers this date"


def held(rule: str, calendar: Calendar, *names: str) -> Iterator[Finding]:
    """The commission's own date of each edge against the law's formula; nothing where one of the two is not known.

    A difference is BROKEN only where every wording and both dates are sure; else a person looks at it, and a written
    reason settles it. Where the law leaves the day to the commission, another day than the formula's is a plain NO.
    """
    for name in names:
        edge = calendar.edge(name)
        if edge is not None and edge.own is not None and edge.lawful is not None:
            yield _held(rule, edge, edge.own, edge.lawful)


def _held(rule: str, edge: Edge, own: Moment, lawful: Moment) -> Finding:
    trust = _trust(edge, own, lawful)
    outcome = Outcome.MET
    if not edge.follows_the_formula:
        outcome = Outcome.PERSON if trust is not Confidence.HIGH else Outcome.BROKEN
        outcome = Outcome.NO if edge.left_open else outcome
    told = dated(
        rule, outcome, edge.wording, trust, required=lawful, found=own, where=edge.name, doubtful=edge.doubtful
    )
    if outcome is Outcome.PERSON and edge.reason:
        return told.decided(Decision.SETTLED, edge.reason)
    return told


def _trust(edge: Edge, own: Moment, lawful: Moment) -> Confidence:
    """As sure as the formula and the own date; a day without its hour is never surer than medium beside an hour."""
    known = [edge.formula_confidence, Confidence.LOW if edge.doubtful else Confidence.HIGH]
    if own.minute is None and lawful.minute is not None and edge.bound is Bound.ON:
        known.append(Confidence.MEDIUM)
    return min(known, key=WEAKEST.index)


def dated(
    rule: str,
    outcome: Outcome,
    wording: Wording,
    trust: Confidence,
    *,
    required: Moment | None = None,
    found: Moment | None = None,
    where: str = "",
    doubtful: bool = False,
) -> Finding:
    """A finding on dates, as sure as the weaker of its wording and ``trust``."""
    told = finding(rule, outcome, wording, required=str(required or ""), found=str(found or ""), where=where)
    weakest = min((told.confidence, trust), key=WEAKEST.index)
    return replace(told, confidence=weakest, note=INFERRED if doubtful else told.note)


def done_in_time(rule: str, calendar: Calendar, key: str) -> Iterator[Finding]:
    """What has a last day was done by it; nothing while neither its own date nor its end is told."""
    stage = calendar.stage(key)
    edge = stage.closes if stage else None
    if stage is None or edge is None or edge.lawful is None:
        return
    done = stage.done or edge.own
    if done is not None:
        yield _held(rule, replace(edge, own=done), done, edge.lawful)
