"""What a rule on a sharing is, and how its findings are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from saylau.law import Confidence, Wording
from saylau.ruling import Finding, Outcome, finding

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = ["Rule", "person", "rests_on", "yes"]

Rule: TypeAlias = Callable[["Allocation"], Iterator[Finding]]

WEAKEST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def yes(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    """YES or NO of a condition."""
    return Outcome.YES if condition else Outcome.NO


def person(settled: bool) -> Outcome:  # noqa: FBT001
    """YES where it is settled, else PERSON: somebody must act."""
    return Outcome.YES if settled else Outcome.PERSON


def rests_on(
    rule: str, outcome: Outcome, first: Wording, *others: Wording, required: str = "", found: str = "", where: str = ""
) -> Finding:
    """A finding whose source is the first wording, as sure as the weakest of them all."""
    told = finding(rule, outcome, first, required=required, found=found, where=where)
    weakest = min((first, *others), key=lambda wording: WEAKEST.index(wording.confidence))
    note = weakest.note if weakest.confidence is Confidence.LOW else ""
    return replace(told, confidence=weakest.confidence, note=note)
