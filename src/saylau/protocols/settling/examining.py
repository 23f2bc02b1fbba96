"""The rules of one day applied to one protocol: what fired, what it hides, what is only printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from saylau.law import LawOfDay
from saylau.protocols.facts import Protocol
from saylau.protocols.limits import RulesOfDay, rules_of
from saylau.protocols.rules import Breach, Difference, Filled, Fired, Limits, Rule, Yardstick, empty_fields
from saylau.stations import Station

__all__ = ["NOTHING", "Examination", "examine", "measured", "sort_out", "yardstick"]


@dataclass(frozen=True, slots=True)
class Examination:
    """What the rules say: those that fired, those that another one hides, and figures that are only printed."""

    fired: tuple[Fired, ...] = ()
    hidden: tuple[Fired, ...] = ()
    information: tuple[Fired, ...] = ()


NOTHING = Examination()


def examine(p: Protocol, station: Station, law: LawOfDay) -> Examination:
    """Every rule of that day on one typing alone, as it stands while it is typed; K.605 waits for the second one."""
    rules = rules_of(law)
    seen = measured(p, rules.limits)
    return sort_out(seen, yardstick(seen, station, rules.limits), rules, typings=False)


def yardstick(
    p: Protocol,
    station: Station,
    limits: Limits,
    second: Protocol | None = None,
    differences: tuple[Difference, ...] = (),
) -> Yardstick:
    """What the protocol is measured with; the votes for lists are added up once."""
    empty = empty_fields(p, blank=limits.blank)
    total = 0 if "votes" in empty else sum(cast("tuple[int, ...]", p.votes))
    if limits.against_all and type(p.against_all) is int:
        total += p.against_all
    if limits.blank and type(p.blank) is int:
        total += p.blank
    return Yardstick(limits, station, total, empty, second, differences)


def measured(p: Protocol, limits: Limits) -> Protocol:
    """The protocol as the law of the day sees it: a line for outside voting that does not exist counts as 0."""
    if limits.outside_voting or None not in (p.voters_outside, p.found_mobile):
        return p
    return replace(p, voters_outside=p.voters_outside or 0, found_mobile=p.found_mobile or 0)


def sort_out(p: Protocol, at: Yardstick, rules: RulesOfDay, *, typings: bool = True) -> Examination:
    """The rules applied and their suppression; without ``typings`` the one on two typings is left out."""
    filled = cast("Filled", p)
    breaches = _breaches(filled, at, rules)
    if typings and (breach := rules.typing.check(filled, at)) is not None:
        breaches.append((rules.typing, breach))
        breaches.sort(key=lambda each: each[0].code)
    return _suppressed(filled, at, breaches) if breaches else NOTHING


def _breaches(p: Filled, at: Yardstick, rules: RulesOfDay) -> list[tuple[Rule, Breach]]:
    if not at.empty:
        return [(rule, breach) for check, rule in rules.checks if (breach := check(p, at)) is not None]
    empty = at.empty
    return [
        (rule, breach)
        for rule, operands in rules.rules
        if operands.isdisjoint(empty) and (breach := rule.check(p, at)) is not None
    ]


def _suppressed(p: Filled, at: Yardstick, breaches: list[tuple[Rule, Breach]]) -> Examination:
    """What fired, parted from what follows from it; hiding never reaches across two causes."""
    codes = {rule.code for rule, breach in breaches if not breach.informs}
    hidden = {
        code
        for rule, breach in breaches
        if not breach.informs
        for code in rule.hides
        if code in codes and rule.follows(code, p, at)
    }
    told = [(_fired(rule, breach, at), breach.informs) for rule, breach in breaches]
    return Examination(
        fired=tuple(each for each, informs in told if not informs and each.code not in hidden),
        hidden=tuple(each for each, informs in told if not informs and each.code in hidden),
        information=tuple(each for each, informs in told if informs),
    )


def _fired(rule: Rule, breach: Breach, at: Yardstick) -> Fired:
    fields = breach.fields or tuple(name for name in rule.fields if name != "blank" or at.limits.blank)
    return Fired(rule, fields, breach.required, breach.found, breach.hints)
