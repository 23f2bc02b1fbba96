"""What a rule on a case file is, and how its findings are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from saylau.law import Confidence, LawOfDay, State, Wording
from saylau.parties.clock import Clock
from saylau.parties.facts import Dossier, Registered
from saylau.ruling import Decision, Finding, Outcome, finding

__all__ = [
    "MISSING",
    "NEVER",
    "NOT_YET",
    "OPEN",
    "Case",
    "Rule",
    "against",
    "at_least",
    "in_time",
    "met",
    "missing",
    "rests_on",
    "unset",
]

MISSING = "missing"
"""Found: the file has no such step yet; ``where`` names the step."""
NOT_YET = "not_yet"
"""Found: the step is still to come, and its term runs."""
NEVER = "never"
"""Found: the term has passed without the step."""
STANDS_STILL = "stands_still"
"""Found: the term stands still and has no last day now."""
DONE_MEANWHILE = "done_meanwhile"
"""Found: the step was done while its term stood still, as far as the file says."""
OPEN = "open"
"""Found: the law of the day is not known."""

WEAKEST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Case:
    """A case file, the law it is held against, and the register of parties it stands beside."""

    dossier: Dossier
    law: LawOfDay
    register: tuple[Registered, ...] = ()


Rule: TypeAlias = Callable[[Case], Iterator[Finding]]


def met(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    """MET or BROKEN of a requirement."""
    return Outcome.MET if condition else Outcome.BROKEN


def rests_on(
    rule: str, outcome: Outcome, first: Wording, *others: Wording, required: str = "", found: str = "", where: str = ""
) -> Finding:
    """A finding whose source is the first wording, as sure as the weakest of them all."""
    told = finding(rule, outcome, first, required=required, found=found, where=where)
    weakest = min((first, *others), key=lambda wording: WEAKEST.index(wording.confidence))
    note = weakest.note if weakest.confidence is Confidence.LOW else ""
    return replace(told, confidence=weakest.confidence, note=note)


def unset(rule: str, law: Wording) -> Iterator[Finding]:
    """What a rule says when its wording has no value: nothing where the law is known to have no such rule."""
    if law.state is not State.ABSENT:
        yield finding(rule, Outcome.PERSON, law, found=OPEN)


def missing(rule: str, law: Wording, step: str, required: str = "") -> Finding:
    """The file has no such step yet: the party, or the registrar, must act."""
    return finding(rule, Outcome.PERSON, law, required=required, found=MISSING, where=step)


def against(told: Finding, reason: str) -> Finding:
    """A broken requirement beyond cure is decided against the party, unless it rests on a wording of low confidence.

    Nobody falls by a rule that nobody has read: such a finding stays open and waits for a person.
    """
    if told.outcome is not Outcome.BROKEN or told.confidence is Confidence.LOW:
        return told
    return told.decided(Decision.AGAINST, reason)


def at_least(rule: str, law: Wording, number: int | None, step: str) -> Iterator[Finding]:
    """A count that the law names the least of; None is a step that the file does not have."""
    if not law.is_set:
        yield from unset(rule, law)
    elif number is None:
        yield missing(rule, law, step, str(law.whole))
    else:
        yield rests_on(rule, met(number >= law.whole), law, required=str(law.whole), found=str(number), where=step)


def in_time(rule: str, clock: Clock, day: date, *others: Wording) -> Finding:
    """A step within its term: MET or BROKEN once it is done, PERSON while the term runs or stands still."""
    last = clock.last.isoformat() if clock.last else ""
    if clock.done is not None and clock.last is not None:
        outcome, found = met(clock.done <= clock.last), clock.done.isoformat()
    elif clock.last is None:
        outcome, found = Outcome.PERSON, STANDS_STILL if clock.done is None else DONE_MEANWHILE
    elif clock.is_over(day):
        outcome, found = Outcome.BROKEN, NEVER
    else:
        outcome, found = Outcome.PERSON, NOT_YET
    return rests_on(rule, outcome, clock.law, *others, required=last, found=found, where=clock.step)
