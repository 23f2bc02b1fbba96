"""What a rule on a list is handed, and how its findings are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from saylau.law import Confidence, LawOfDay, Wording
from saylau.lists.facts import KnownByCounts
from saylau.lists.profiles import Paper
from saylau.ruling import Finding, Outcome, finding

__all__ = ["Answer", "Answered", "Case", "Lot", "Previous", "Rule", "met", "places", "rests_on", "yes"]

WEAKEST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


class Answered(StrEnum):
    """What a commission answers to a list."""

    REGISTERED = "registered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """The commission's answer: ``decision`` is the address of the act, ``stands`` whether that act stands by itself."""

    outcome: Answered
    decision: str
    on: date
    stands: bool | None = None
    verified_on: date | None = None
    """The day on which the declarations of income and property had been verified."""


@dataclass(frozen=True, slots=True)
class Previous:
    """How the party did at the previous election: its exact share, or none where it had no list then."""

    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Lot:
    """The order of a ballot, and the order that was drawn: from a seed, or as history has it."""

    ballot: tuple[str, ...]
    drawn: tuple[str, ...] = ()
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One list under the law of one day. What is None is not known, and rules that need it say so or are silent.

    ``seats`` are those of the contest; ``is_chamber`` says that it is the chamber whose rules the book has, and not a
    local assembly. ``share`` is the exact result of the list, for the return of the deposit.
    """

    law: LawOfDay
    paper: Paper | None = None
    known: KnownByCounts | None = None
    seats: int | None = None
    is_chamber: bool = True
    closes_at: datetime | None = None
    previous: Previous | None = None
    others: tuple[Paper, ...] = ()
    answer: Answer | None = None
    lot: Lot | None = None
    share: Fraction | None = None

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be handed in any more on this day."""
        return self.closes_at is not None and self.law.day > self.closes_at.date()

    def answered(self, answer: Answer) -> Case:
        """The same list with the answer of the commission."""
        return replace(self, answer=answer)


Rule: TypeAlias = Callable[[Case], Iterator[Finding]]


def yes(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    """YES or NO of a condition."""
    return Outcome.YES if condition else Outcome.NO


def met(condition: bool | None) -> Outcome:  # noqa: FBT001
    """MET or BROKEN of a requirement; PERSON where it is not known."""
    if condition is None:
        return Outcome.PERSON
    return Outcome.MET if condition else Outcome.BROKEN


def places(positions: Iterable[int]) -> str:
    """Positions in a list as the ``where`` of a finding."""
    return ", ".join(map(str, positions))


def rests_on(
    rule: str, outcome: Outcome, first: Wording, *others: Wording, required: str = "", found: str = "", where: str = ""
) -> Finding:
    """A finding whose source is the first wording, as sure as the weakest of them all."""
    told = finding(rule, outcome, first, required=required, found=found, where=where)
    weakest = min((first, *others), key=lambda wording: WEAKEST.index(wording.confidence))
    note = weakest.note if weakest.confidence is Confidence.LOW else ""
    return replace(told, confidence=weakest.confidence, note=note)
