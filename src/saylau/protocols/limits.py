"""What the law of one day says to the rules, worked out once a day and kept in the day's notebook."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from saylau.law import Confidence, LawOfDay, State, Wording
from saylau.protocols import form
from saylau.protocols.rules import RULES, Check, Limits, Rule
from saylau.ruling import Finding, Outcome, finding

__all__ = ["Basis", "RulesOfDay", "rules_of"]

NOTEBOOK = "protocols"
TYPED_TWICE = "K.605"
MINUTES_OF_AN_HOUR = 60
RANKS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on that day: the address to cite, the weakest confidence, and the book's reserve."""

    source: str
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class RulesOfDay:
    """The rules that apply on one day, with their limits and what they rest on.

    ``typing`` is the rule that compares the two typings; ``rules`` are all others, each with the operands that must be
    filled that day, and ``checks`` their functions for a protocol that has them all. ``applied`` are the codes of all
    of them; ``silent`` are findings on rules whose provision has no wording for that day, the same for each protocol.
    """

    limits: Limits
    rules: tuple[tuple[Rule, frozenset[str]], ...]
    checks: tuple[tuple[Check, Rule], ...]
    typing: Rule
    basis: dict[str, Basis]
    applied: tuple[str, ...]
    silent: tuple[Finding, ...]


def rules_of(law: LawOfDay) -> RulesOfDay:
    """The rules of that day, from the notebook of the day where they were worked out before."""
    known = law.notebook.get(NOTEBOOK)
    if not isinstance(known, RulesOfDay):
        known = law.notebook[NOTEBOOK] = _compile(law)
    return known


def _compile(law: LawOfDay) -> RulesOfDay:
    limits = _limits(law)
    wordings = {rule.code: tuple(law[name] for name in rule.source) for rule in RULES}
    applied = [rule for rule in RULES if _applies(rule, wordings[rule.code])]
    gone = {name for name, there in (("against_all", limits.against_all), ("blank", limits.blank)) if not there}
    return RulesOfDay(
        limits=limits,
        rules=tuple((rule, frozenset(rule.operands) - gone) for rule in applied if rule.code != TYPED_TWICE),
        checks=tuple((rule.check, rule) for rule in applied if rule.code != TYPED_TWICE),
        typing=next(rule for rule in RULES if rule.code == TYPED_TWICE),
        basis={code: _basis(each) for code, each in wordings.items()},
        applied=tuple(rule.code for rule in applied),
        silent=tuple(_silence(rule, wordings[rule.code]) for rule in RULES if _is_silent(rule, wordings[rule.code])),
    )


def _is_silent(rule: Rule, wordings: tuple[Wording, ...]) -> bool:
    """Whether a limit of the rule has no wording for the day; a line that the law lacks is no limit."""
    return not rule.is_hard and any(each.state is State.NOT_IN_FORCE for each in wordings)


def _applies(rule: Rule, wordings: tuple[Wording, ...]) -> bool:
    # A hard rule needs no limit to be set: where the law has no line, K.004 is what speaks.
    return rule.is_hard or all(each.is_set for each in wordings)


def _silence(rule: Rule, wordings: tuple[Wording, ...]) -> Finding:
    gone = next(each for each in wordings if each.state is State.NOT_IN_FORCE)
    return finding(rule.code, Outcome.NOT_IN_FORCE, gone)


def _basis(wordings: tuple[Wording, ...]) -> Basis:
    weakest = min(wordings, key=lambda each: RANKS.index(each.confidence))
    note = weakest.note if weakest.confidence is Confidence.LOW else ""
    return Basis(wordings[0].source, weakest.confidence, note)


def _limits(law: LawOfDay) -> Limits:
    against_all, outside = _flag(law["system.against_all"]), _flag(law["protocol.line.outside_voting"])
    paper = form.load(law["protocol.form.working"].text)
    return Limits(
        form=paper,
        required=paper.required(against_all=against_all, outside_voting=outside),
        cap=min(paper.cap, law["protocol.field.cap"].whole),
        against_all=against_all,
        blank="blank" in paper.lines,
        outside_voting=outside,
        typed_twice=_flag(law["protocol.typed_twice"]),
        signatures=_share(law["protocol.signatures.minimum"]),
        taken_away=_share(law["protocol.limit.taken_away.share"]),
        taken_away_floor=_whole(law["protocol.limit.taken_away.floor"]),
        both_limits=law["protocol.limit.taken_away.combine"].said == "greater",
        invalid_factor=_share(law["protocol.limit.invalid.factor"]),
        invalid_floor=_whole(law["protocol.limit.invalid.floor"]),
        against_factor=_share(law["protocol.limit.against_all.factor"]),
        turnout_ceiling=_share(law["protocol.limit.turnout.ceiling"]),
        large_station=_whole(law["protocol.limit.large_station"]),
        reserve=_share(law["ballot.reserve"]),
        pack=_whole(law["protocol.limit.delivery.pack"]),
        changes=_share(law["protocol.limit.changes.share"]),
        list_low=_share(law["protocol.limit.list_size.low"]),
        list_high=_share(law["protocol.limit.list_size.high"]),
        outside_share=_share(law["protocol.limit.outside.share"]),
        per_minute=_whole(law["protocol.limit.turnout_reports.per_minute"]),
        station_cap=_whole(law["station.max_voters"]),
        count_minutes=MINUTES_OF_AN_HOUR * _whole(law["count.max_duration"]),
    )


def _flag(wording: Wording) -> bool:
    return wording.is_set and wording.flag


def _whole(wording: Wording) -> int:
    return wording.whole if wording.is_set else 0


def _share(wording: Wording) -> Fraction:
    """A share or a multiple, which the book may write as a whole number."""
    said = wording.said
    return Fraction(said) if isinstance(said, int | Fraction) else Fraction(0)
