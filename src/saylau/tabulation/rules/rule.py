"""What a rule over several stations is, what it looks at, and how the table is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from saylau.law import LawOfDay, State
from saylau.ruling import Finding, Outcome, finding
from saylau.stations.facts import Station
from saylau.tabulation.facts import Chosen, Decided, Evidence, Totals

__all__ = ["Case", "Check", "Hit", "Rule", "Severity", "apply", "names", "table"]


class Severity(StrEnum):
    """A hard rule stops acceptance until a person decides; a soft one asks for an explanation in writing."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: the law of the day, the protocols chosen, their totals and what is known beside them.

    ``before`` are the totals of the first vote, ``totals`` those that count now.
    """

    law: LawOfDay
    evidence: Evidence
    stations: Sequence[Station]
    chosen: Chosen
    before: Totals
    totals: Totals


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires. ``provision`` stands in for the rule's own where another article is the source."""

    where: str
    required: str = ""
    found: str = ""
    provision: str = ""
    outcome: Outcome | None = None


Check: TypeAlias = Callable[[Case], "Iterable[Hit] | None"]
"""The hits of a rule; None where the rule has nothing to look at and is skipped."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table: its code (never used again), its name, the provision it rests on, what it hides.

    A hidden rule was met by the same fault and says nothing new about the same place.
    """

    code: str
    name: str
    provision: str
    severity: Severity
    hides: tuple[str, ...]
    says: str
    check: Check


def table(rules: list[Rule]) -> Callable[..., Callable[[Check], Check]]:
    """A decorator that enters a function into the table of its file under a code and a provision."""

    def enter(code: str, provision: str, *, hides: tuple[str, ...] = ()) -> Callable[[Check], Check]:
        def entered(check: Check) -> Check:
            severity = Severity.HARD if code.startswith("K") else Severity.SOFT
            says = (check.__doc__ or "").strip().splitlines()[0]
            rules.append(Rule(code, check.__name__, provision, severity, hides, says, check))
            return check

        return entered

    return enter


def apply(rules: Sequence[Rule], case: Case) -> tuple[Finding, ...]:
    """The findings of the rules in their order, without the hidden ones, with what people decided about them.

    A rule whose provision the law of the day is known not to have is not applied.
    """
    there = {rule.code: case.law[rule.provision].state is not State.ABSENT for rule in rules}
    hits = {rule.code: rule.check(case) if there[rule.code] else None for rule in rules}
    found = {code: None if hit is None else tuple(hit) for code, hit in hits.items()}
    hidden = {(code, hit.where): rule.code for rule in rules for code in rule.hides for hit in found[rule.code] or ()}
    decided = {(each.rule, each.where): each for each in case.evidence.decided}
    return tuple(
        _decided(each, decided.get((rule.code, each.where)))
        for rule in rules
        for each in _findings(rule, found[rule.code], hidden, case.law)
    )


def _findings(
    rule: Rule, hits: tuple[Hit, ...] | None, hidden: Mapping[tuple[str, str], str], law: LawOfDay
) -> Iterator[Finding]:
    if hits is None:
        return
    if not hits:
        yield finding(rule.code, Outcome.MET, law[rule.provision])
    fires = Outcome.BROKEN if rule.severity is Severity.HARD else Outcome.PERSON
    for hit in hits:
        hider = hidden.get((rule.code, hit.where))
        outcome = Outcome.YES if hider else hit.outcome or fires
        told = finding(
            rule.code,
            outcome,
            law[hit.provision or rule.provision],
            required=hit.required,
            found=hit.found,
            where=hit.where,
        )
        yield replace(told, note=f"hidden by {hider}") if hider else told


def _decided(each: Finding, decision: Decided | None) -> Finding:
    if decision is None or each.outcome not in (Outcome.BROKEN, Outcome.PERSON):
        return each
    return each.decided(decision.decision, decision.note)


def names(codes: Iterable[str]) -> str:
    """Stations by code as a finding lists them."""
    return ", ".join(codes)
