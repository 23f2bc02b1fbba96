"""A result for a program: one JSON document of codes, whole numbers and text; and a problem for a person."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from saylau import commissions, lists, parties, protocols, record, rolls, seats, stations, tabulation, timetable
from saylau.errors import Problem
from saylau.folder.comparing import printed_as
from saylau.folder.differing import differences
from saylau.folder.result import ContestResult, Result, Stage
from saylau.instruments.phrases import Phrases
from saylau.instruments.problems import tell
from saylau.seats import HowClose
from saylau.tabulation import Base, turnout

__all__ = ["as_json", "tell_problem", "turnout_of"]

OWN = Phrases(Path(__file__).with_name("problems.toml"))

PLACES = 2
"""Decimals of a percentage in the document; the two whole numbers it is made of stand beside it."""


def tell_problem(problem: Problem, language: str) -> str:
    """A problem of any file of a folder as a sentence with its place and its remedy."""
    rooms = (timetable, commissions, rolls, parties, lists, stations, protocols, tabulation, seats, record)
    return tell(problem, language, OWN, *(room.PROBLEMS for room in rooms))


def as_json(result: Result) -> dict[str, Any]:
    """The whole result. With one contest, its keys stand at the top as well."""
    election, law = result.election, result.law
    contests = {each.contest.id: _contest(each) for each in result.contests}
    document: dict[str, Any] = {
        "election": election.id,
        "on": law.day.isoformat(),
        "law": {"country": law.book.country, "fingerprint": law.book.fingerprint},
        "verdict": result.verdict.value,
        "chapters": {each.key: each.verdict.value for each in result.chapters},
        "contests": contests,
    }
    if len(contests) == 1:
        document.update(next(iter(contests.values())))
    document["rulings"] = [ruling.as_json() for ruling in result.rulings]
    return document


def _contest(each: ContestResult) -> dict[str, Any]:
    told: dict[str, Any] = {
        "status": each.status.value,
        "verdict": each.verdict.value,
        "illustrative": each.contest.illustrative,
        "counted": _counted(each),
        "turnout": turnout_of(each),
        "totals": _totals(each),
        "seats": each.seats,
        "allocation": each.allocation.as_json() if each.allocation else None,
        "how_close": _close(each.how_close),
    }
    if apart := differences(each):
        told["differences"] = [one.as_json() for one in apart]
    if each.stages:
        told["stages"] = {stage.name: _stage(stage) for stage in each.stages}
    return told


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "counted": stage.nation.counted,
        "votes": {name: votes.value for name, votes in stage.nation.votes.items()},
        "seats": dict(stage.allocation.seats) if stage.allocation else None,
    }


def _counted(each: ContestResult) -> dict[str, int] | None:
    if each.tally is None:
        return None
    nation = each.tally.nation
    return {"stations": nation.registered, "counted": nation.counted, "waiting": nation.waiting}


def turnout_of(each: ContestResult) -> dict[str, Any] | None:
    """Turnout with both its numbers and the name of its base; None where a number is not known."""
    if each.tally is not None:
        share = turnout(each.tally.nation)
        if share is None or share.fraction is None:
            return None
        part, whole = share.part, share.whole
    else:
        totals: Mapping[str, int] = each.contest.published.totals if each.contest.published else {}
        part, whole = totals.get("took_part", 0), totals.get("list_at_closing", 0)
        if not part or not whole:
            return None
    return {
        "voters": part,
        "registered": whole,
        "percent": percent_text(part, whole),
        "base": Base.REGISTERED_VOTERS.value,
    }


def percent_text(part: int, whole: int) -> str:
    """A percentage as text, rounded half up from the exact fraction."""
    return printed_as(Fraction(part, whole), PLACES)["rounded"]


def _totals(each: ContestResult) -> dict[str, Any]:
    if each.tally is None:
        published = each.contest.published
        return {"votes": dict(published.votes), **published.totals} if published else {}
    nation = each.tally.nation
    sums = {name: total.value for name, total in nation.sums.items() if not total.is_absent}
    return {"votes": {name: votes.value for name, votes in nation.votes.items()}, **sums}


def _close(close: HowClose | None) -> Any:
    return None if close is None else close.as_json()
