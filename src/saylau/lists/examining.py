"""A list held against the law of a day: the rules asked in their order, one ruling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from saylau.law import LawOfDay
from saylau.lists.facts import CandidateList, Days, KnownByCounts
from saylau.lists.profiles import Paper, paper_of
from saylau.lists.rules import BEFORE_THE_ANSWER, Answer, Answered, Case, Previous, findings
from saylau.ruling import Decision, Finding, Outcome, Ruling

__all__ = ["address_of", "examine", "examine_counts", "rule_on"]

ASKED_BEFORE = frozenset(rule.__name__ for rule in BEFORE_THE_ANSWER)


def address_of(contest: str, key: str) -> str:
    """The address of a list in the record and everywhere: ``list/<contest>/<key>``."""
    return f"list/{contest}/{key}"


def examine(  # noqa: PLR0913 (what may be known of a list, each under its own name)
    told: CandidateList | Paper,
    law: LawOfDay,
    *,
    seats: int | None = None,
    days: Days | None = None,
    closes_at: datetime | None = None,
    previous: Previous | None = None,
    others: Sequence[CandidateList | Paper] = (),
    decision: Answer | None = None,
    is_chamber: bool = True,
    share: Fraction | None = None,
    named: Callable[[str], str] = str,
) -> Ruling:
    """The ruling on a list, subject ``list/<contest>/<key>``; its findings name positions and never a person.

    ``seats`` are those of the contest, ``days`` those on which rules look (the day of filing is that of the list, or of the
    law), ``closes_at`` the end of nomination with its zone, ``others`` the lists of the same contest, ``decision`` the answer
    of the commission, ``share`` the result of the list once it is known. A list that is a ``Paper`` already keeps its own days.
    """
    paper = told if isinstance(told, Paper) else _paper(told, law, days or Days(), named)
    case = Case(
        law=law,
        paper=paper,
        seats=seats,
        is_chamber=is_chamber,
        closes_at=closes_at,
        previous=previous,
        others=tuple(_other(each, law, paper.days, named) for each in others if each.key != told.key),
        answer=decision,
        share=share,
    )
    return rule_on(case, address_of(told.contest, told.key))


def _paper(told: CandidateList, law: LawOfDay, days: Days, named: Callable[[str], str]) -> Paper:
    days = replace(days, filing=days.filing or told.filed_on or law.day)
    return paper_of(told, law, days, named)


def _other(told: CandidateList | Paper, law: LawOfDay, days: Days, named: Callable[[str], str]) -> Paper:
    return told if isinstance(told, Paper) else paper_of(told, law, days, named)


def examine_counts(known: KnownByCounts, law: LawOfDay, *, seats: int | None = None) -> Ruling:
    """The ruling on a real list that is known by figures only: what is unknown is named and waits for nobody."""
    case = Case(law=law, known=known, seats=seats)
    return Ruling(address_of(known.contest, known.key), law.day, findings(case))


def rule_on(case: Case, subject: str) -> Ruling:
    """The ruling on a case.

    The answer of the commission decides what was open before it: a refusal what is broken, against the list; a registration
    what a person had to settle. A list registered with something broken waits.
    """
    return Ruling(subject, case.law.day, tuple(_answered(each, case.answer) for each in findings(case)))


def _answered(told: Finding, answer: Answer | None) -> Finding:
    if answer is None or told.rule not in ASKED_BEFORE or not told.is_open:
        return told
    if answer.outcome is Answered.REFUSED and told.outcome is Outcome.BROKEN:
        return told.decided(Decision.AGAINST, answer.decision)
    if answer.outcome is Answered.REGISTERED and told.outcome is Outcome.PERSON:
        return told.decided(Decision.SETTLED, answer.decision)
    return told
