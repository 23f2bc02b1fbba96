"""What a rule on commissions is asked about, and how it speaks where the book is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from saylau.commissions.facts import Campaign, Commission, Decision
from saylau.law import LawOfDay, State, Wording
from saylau.ruling import Finding, Outcome, finding

__all__ = ["Act", "Formed", "Rule", "Taken", "met", "silent"]

Rule: TypeAlias = Callable[[Any], Iterator[Finding]]
"""A function of one of the three cases: ``Formed``, ``Taken`` or ``Act``."""


@dataclass(frozen=True, slots=True)
class Formed:
    """A commission on the day of the law; ``campaign`` where the days of its sessions are known."""

    commission: Commission
    law: LawOfDay
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision, the commission that took it, and the law of the day of the decision."""

    decision: Decision
    commission: Commission
    law: LawOfDay


@dataclass(frozen=True, slots=True)
class Act:
    """An act (``result``, such as a registration) on a subject, and the decision it names, with whether that one stands."""

    subject: str
    result: str
    decision: Decision | None
    stands: bool
    law: LawOfDay


def met(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    """MET or BROKEN of a requirement."""
    return Outcome.MET if condition else Outcome.BROKEN


def silent(rule: str, wording: Wording, where: str = "") -> Iterator[Finding]:
    """The finding where the book has no value: a person acts where it is open; nothing where there is no such rule."""
    if wording.state is not State.ABSENT:
        yield finding(rule, Outcome.PERSON, wording, where=where)
