"""The whole addition: choose, add at every stage, examine, and say how far the result is from the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from saylau.law import LawOfDay
from saylau.ruling import Finding
from saylau.stations.facts import Station
from saylau.tabulation.facts import Counted, Evidence, Status, Tally, Total, Totals
from saylau.tabulation.method.adding import Register, add_units
from saylau.tabulation.method.choosing import choose
from saylau.tabulation.rules import Case, examine

__all__ = ["add_up"]

NOTHING_ELSE = Evidence()


def add_up(
    counted: Iterable[Counted],
    stations: Sequence[Station],
    law: LawOfDay,
    *,
    election: str,
    evidence: Evidence = NOTHING_ELSE,
) -> Tally:
    """Add the protocols up to every level, and examine what only several stations together can show.

    ``stations`` are the whole register: what is not counted is named. ``law`` is the law of polling day. A protocol
    that fell is not added, one whose ruling waits is, and its total then cannot be final.
    """
    chosen = choose(counted, stations, evidence.annulments)
    register = Register.of(election, stations)
    before = add_units(register, chosen.first)
    without = before if chosen.without is chosen.first else add_units(register, chosen.without)
    totals = without if chosen.current is chosen.without else add_units(register, chosen.current)
    findings = examine(Case(law, evidence, stations, chosen, before, totals))
    finished = _finished(totals, findings, evidence)
    return Tally(
        election=election,
        on=law.day,
        totals=finished,
        before=finished if before is totals else before,
        without=finished if without is totals else without,
        counted=chosen.current,
        roll=chosen.roll,
        findings=findings,
        certified=evidence.certified,
    )


def _finished(totals: Totals, findings: Sequence[Finding], evidence: Evidence) -> Totals:
    """The same totals, final where the nation is complete, everything stands and an act certifies it."""
    complete = totals.nation.status is Status.PRELIMINARY and not totals.nation.waiting
    if evidence.certified is None or not complete or any(each.is_open for each in findings):
        return totals
    return Totals(
        nation=_final(totals.nation),
        country=_final(totals.country),
        regions=tuple(map(_final, totals.regions)),
        commissions=tuple(map(_final, totals.commissions)),
        abroad=None if totals.abroad is None else _final(totals.abroad),
    )


def _final(total: Total) -> Total:
    return replace(total, status=Status.FINAL)
