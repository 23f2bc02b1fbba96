"""Two typings of one protocol become one, every rule of the day is applied, and what fires waits for a person.

    settled = settle(first, second, station, law)
    settled.ruling.verdict, settled.blocks_acceptance

Pure: the same facts under the same book give the same settlement. ``comparing`` puts two typings side by side,
``examining`` applies the rules, ``settlement`` is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from saylau.law import LawOfDay
from saylau.protocols.facts import Protocol, Round
from saylau.protocols.limits import RulesOfDay, rules_of
from saylau.protocols.rules import Difference, Fired
from saylau.protocols.settling.comparing import differences_of
from saylau.protocols.settling.examining import Examination, examine, measured, sort_out, yardstick
from saylau.protocols.settling.settlement import Settlement
from saylau.ruling import Decision, Finding, Outcome, Ruling
from saylau.stations import Station

__all__ = ["Examination", "Settlement", "differences_of", "examine", "settle"]

NO_EXPLANATIONS: Mapping[str, str] = MappingProxyType({})
NO_DECISIONS: Mapping[str, tuple[Decision, str]] = MappingProxyType({})


def settle(
    first: Protocol,
    second: Protocol | None,
    station: Station,
    law: LawOfDay,
    *,
    election: str = "",
    explanations: Mapping[str, str] = NO_EXPLANATIONS,
    decisions: Mapping[str, tuple[Decision, str]] = NO_DECISIONS,
) -> Settlement:
    """Settle one station's protocol under the law of one day.

    ``explanations`` are the commission's written words on soft rules, by code; ``decisions`` those of a person with the
    right role, by code: accepted with an act (SETTLED, and the act is named) or returned (AGAINST). A corrected
    typing is settled anew. Typings that differ cannot be accepted: there is no agreed protocol until they agree.
    """
    rules = rules_of(law)
    differences = _differences(first, second, station)
    if differences:
        examination = _only_the_typings(first, second, station, rules, differences)
    else:
        seen = measured(first, rules.limits)
        examination = sort_out(seen, yardstick(seen, station, rules.limits, second), rules)
    findings = rules.silent
    if examination.fired or examination.information:
        findings += tuple(_findings(examination, rules, explanations, decisions, agreed=not differences))
    subject = _address(first, station, election)
    enough = second is not None or not rules.limits.typed_twice or _is_settled(findings, rules.typing.code)
    agreed = not differences and enough
    return Settlement(
        station,
        first if agreed else None,
        Ruling(subject, law.day, findings),
        rules.applied,
        examination,
        differences,
        first.round,
        first.version,
        second is None,
    )


def _address(first: Protocol, station: Station, election: str) -> str:
    """The address of one paper: that of its station, and what sets a repeat vote or a corrected protocol apart."""
    parts = ["protocol", election, station.code]
    if first.round is Round.REPEAT:
        parts.append("repeat")
    if first.version > 1:
        parts.append(f"corrected-{first.version}")
    return "/".join(part for part in parts if part)


def _differences(first: Protocol, second: Protocol | None, station: Station) -> tuple[Difference, ...]:
    """What the two people typed differently; a protocol of another station is typed under the wrong one."""
    differences = differences_of(first, second) if second is not None else ()
    if first.station != station.code and all(each.field != "station" for each in differences):
        differences = (Difference("station", first.station, station.code), *differences)
    return differences


def _only_the_typings(
    first: Protocol,
    second: Protocol | None,
    station: Station,
    rules: RulesOfDay,
    differences: tuple[Difference, ...],
) -> Examination:
    """While two typings differ nobody knows which figures the other rules would judge."""
    at = yardstick(first, station, rules.limits, second, differences)
    return sort_out(first, at, replace(rules, rules=(), checks=()))


def _findings(
    examination: Examination,
    rules: RulesOfDay,
    explanations: Mapping[str, str],
    decisions: Mapping[str, tuple[Decision, str]],
    *,
    agreed: bool,
) -> Iterator[Finding]:
    for each in examination.fired:
        told = _finding(each, rules, Outcome.BROKEN if each.rule.is_hard else Outcome.PERSON)
        decision, reason = _decision(each, explanations, decisions, agreed=agreed)
        yield told if decision is Decision.OPEN else told.decided(decision, reason)
    hides = {code: each.code for each in examination.fired for code in each.rule.hides}
    for each in examination.hidden:
        yield _finding(each, rules, Outcome.YES, f"hidden by {hides.get(each.code, '')}")
    for each in examination.information:
        yield _finding(each, rules, Outcome.YES, "information")


def _decision(
    fired: Fired,
    explanations: Mapping[str, str],
    decisions: Mapping[str, tuple[Decision, str]],
    *,
    agreed: bool,
) -> tuple[Decision, str]:
    """What was decided about one rule; nothing is settled without a word on paper, nor while the typings differ."""
    decision, reason = decisions.get(fired.code, (Decision.OPEN, ""))
    if decision is Decision.AGAINST:
        return decision, reason
    if decision is Decision.OPEN and not fired.rule.is_hard:
        decision, reason = Decision.SETTLED, explanations.get(fired.code, "")
    if not agreed or not reason.strip():
        return Decision.OPEN, ""
    return decision, reason


def _finding(fired: Fired, rules: RulesOfDay, outcome: Outcome, note: str = "") -> Finding:
    basis = rules.basis[fired.code]
    return Finding(
        rule=fired.code,
        outcome=outcome,
        source=basis.source,
        required=str(fired.required),
        found="; ".join(map(str, fired.hints)) or str(fired.found),
        where=", ".join(fired.fields),
        confidence=basis.confidence,
        note=note or basis.note,
    )


def _is_settled(findings: tuple[Finding, ...], code: str) -> bool:
    return any(each.rule == code and each.decision is Decision.SETTLED for each in findings)
