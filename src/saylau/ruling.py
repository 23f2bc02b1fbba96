"""The one answer that every check gives: findings, each with its source, and the verdict that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from saylau.law.wording import Confidence, State, Wording

__all__ = ["Decision", "Finding", "Outcome", "Ruling", "Verdict", "finding"]


class Outcome(StrEnum):
    """What a rule found. A requirement is met or broken; a condition is a plain yes or no."""

    MET = "met"
    BROKEN = "broken"
    YES = "yes"
    NO = "no"
    NOT_IN_FORCE = "not_in_force"
    PERSON = "person"
    """A human must act: a tie, a lot, an explanation, a decision that the law leaves open."""


class Verdict(StrEnum):
    """What follows from the findings together."""

    STANDS = "stands"
    FALLS = "falls"
    WAITS = "waits"


class Decision(StrEnum):
    """What a person with the right role decided about a broken requirement or an open question."""

    OPEN = "open"
    """Nobody has decided yet: the ruling waits."""
    SETTLED = "settled"
    """Explained, accepted with an act, drawn by lot: the ruling no longer waits for it."""
    AGAINST = "against"
    """Decided against the subject, or beyond cure: the ruling falls."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer. ``required`` and ``found`` are codes and numbers as text; sentences lie elsewhere.

    ``source`` is the address of the provision the rule rests on (``elections 97-1(1)``), ``where`` the field, list,
    station or file it speaks of, ``confidence`` that of the weakest wording it rests on, ``note`` what a reader
    must know: the written explanation, the act, or the book's own reserve.
    """

    rule: str
    outcome: Outcome
    source: str
    required: str = ""
    found: str = ""
    where: str = ""
    confidence: Confidence = Confidence.HIGH
    decision: Decision = Decision.OPEN
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the ruling waits for this finding."""
        return self.outcome in (Outcome.BROKEN, Outcome.PERSON) and self.decision is Decision.OPEN

    def decided(self, decision: Decision, note: str) -> Finding:
        """The same finding after a person decided it; the reason is kept."""
        return replace(self, decision=decision, note=note)

    def as_json(self) -> dict[str, str]:
        """The finding as plain text values for a program."""
        told = {
            "rule": self.rule,
            "outcome": self.outcome.value,
            "source": self.source,
            "required": self.required,
            "found": self.found,
            "where": self.where,
            "confidence": self.confidence.value,
        }
        if self.outcome in (Outcome.BROKEN, Outcome.PERSON):
            told["decision"] = self.decision.value
        if self.note:
            told["note"] = self.note
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, str]) -> Finding:
        """The finding that ``as_json`` told; ``ValueError`` for a word that no outcome, confidence or decision has."""
        return cls(
            rule=told["rule"],
            outcome=Outcome(told["outcome"]),
            source=told["source"],
            required=told["required"],
            found=told["found"],
            where=told["where"],
            confidence=Confidence(told["confidence"]),
            decision=Decision(told.get("decision", Decision.OPEN)),
            note=told.get("note", ""),
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer on one subject (a semantic address such as ``protocol/kz-2021/almaty/107``) under the law of one day.

    ``result`` is what the room worked out (seats, totals); None where the ruling only judges.
    """

    subject: str
    on: date
    findings: tuple[Finding, ...] = ()
    result: object | None = None

    @property
    def verdict(self) -> Verdict:
        """*falls* when something was decided against it, *waits* while something is open, *stands* otherwise."""
        verdict = Verdict.STANDS
        for each in self.findings:
            if each.outcome in (Outcome.BROKEN, Outcome.PERSON):
                if each.decision is Decision.AGAINST:
                    return Verdict.FALLS
                if each.decision is Decision.OPEN:
                    verdict = Verdict.WAITS
        return verdict

    @property
    def rests_on_low_confidence(self) -> bool:
        """Whether a banner is due: something here rests on a wording of low confidence."""
        return any(each.confidence is Confidence.LOW for each in self.findings)

    def as_json(self) -> Mapping[str, Any]:
        """The ruling for a program."""
        return {
            "subject": self.subject,
            "on": self.on.isoformat(),
            "verdict": self.verdict.value,
            "findings": [each.as_json() for each in self.findings],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Ruling:
        """The ruling that ``as_json`` told, with its result where there is one: the verdict follows from the findings."""
        findings = tuple(map(Finding.from_json, told["findings"]))
        return cls(told["subject"], date.fromisoformat(told["on"]), findings, told.get("result"))


def finding(
    rule: str, outcome: Outcome, wording: Wording, *, required: str = "", found: str = "", where: str = ""
) -> Finding:
    """A finding that rests on one wording of the law: source, confidence and note come from it.

    A wording that is not in force turns the outcome into ``NOT_IN_FORCE``: a rule is never waived in silence.
    """
    if wording.state is State.NOT_IN_FORCE:
        outcome = Outcome.NOT_IN_FORCE
    return Finding(
        rule=rule,
        outcome=outcome,
        source=wording.source,
        required=required,
        found=found,
        where=where,
        confidence=wording.confidence,
        note=wording.note if wording.confidence is Confidence.LOW else "",
    )
