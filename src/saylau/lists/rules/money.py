"""The electoral deposit: what is due, whether it is paid, and whether it comes back (article 88)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from saylau.law import LawOfDay, Wording
from saylau.lists.facts import Leaving
from saylau.lists.profiles import Paper
from saylau.lists.rules.case import Case, Previous, met, rests_on, yes
from saylau.ruling import Finding, Outcome, finding

__all__ = ["Deposit", "deposit_due", "the_deposit_comes_back", "the_deposit_is_due", "the_deposit_is_paid"]

WHOLE = Fraction(1)
DIED = "died"


class Deposit(NamedTuple):
    """What a list owes: ``amount`` of money, exact, as so much of the whole (``pays``), with the wordings that say so."""

    amount: Fraction
    pays: Fraction
    wordings: tuple[Wording, ...]

    @property
    def text(self) -> str:
        """The amount in whole units where it is whole, else as a fraction."""
        return str(self.amount)


def deposit_due(law: LawOfDay, persons: int, previous: Previous) -> Deposit | None:
    """The deposit of a list of so many persons; None where a number of the law is not known on that day.

    A party that reached the share that frees it owes nothing; in a band below it a part; a new party, and one below every
    band, the whole. Each bound belongs to the band above it.
    """
    rate, wage = law["deposit.rate"], law["finance.minimum_wage"]
    free, bands = law["deposit.waiver_threshold"], law["deposit.reduction"]
    if not (rate.is_set and wage.is_set):
        return None
    whole = rate.whole * wage.whole * persons
    if previous.share is None:
        return Deposit(Fraction(whole), WHOLE, (rate, wage))
    if free.is_set and previous.share >= free.fraction:
        return Deposit(Fraction(0), Fraction(0), (free,))
    for band in bands.items if bands.is_set else ():
        if isinstance(band, Mapping) and _share(band, "share_from") <= previous.share < _share(band, "share_below"):
            pays = _share(band, "pays")
            return Deposit(pays * whole, pays, (bands, rate, wage))
    return Deposit(Fraction(whole), WHOLE, (rate, wage))


def _share(band: Mapping[str, object], key: str) -> Fraction:
    told = band[key]
    return told if isinstance(told, Fraction) else Fraction(str(told))


def the_deposit_is_due(case: Case) -> Iterator[Finding]:
    """A deposit is owed for the list; NO where the previous result frees the party, PERSON where that result is not known."""
    if case.paper is None or not case.is_chamber:
        return
    rate = case.law["deposit.rate"]
    told = _due(case)
    if told is None:
        yield finding("the_deposit_is_due", Outcome.PERSON, rate, found=str(len(case.paper.listed)))
        return
    outcome = yes(told.amount > 0)
    found = f"{told.pays.numerator}/{told.pays.denominator}"
    yield rests_on("the_deposit_is_due", outcome, *told.wordings, required=told.text, found=found)


def the_deposit_is_paid(case: Case) -> Iterator[Finding]:
    """The party paid at least what is due."""
    told = _due(case)
    if case.paper is None or not case.is_chamber or told is None or not told.amount:
        return
    paid = case.paper.deposit_paid
    known = None if paid is None else paid >= told.amount
    found = "" if paid is None else str(paid)
    yield rests_on("the_deposit_is_paid", met(known), *told.wordings, required=told.text, found=found)


def the_deposit_comes_back(case: Case) -> Iterator[Finding]:
    """The deposit is returned: the list has the share that the law names, or its only person died (88(4))."""
    wording = case.law["deposit.refund_threshold"]
    died = case.paper is not None and _only_person_died(case.paper)
    if (case.share is None and not died) or not case.is_chamber:
        return
    if not wording.is_set:
        yield finding("the_deposit_comes_back", Outcome.PERSON, wording)
        return
    least = wording.fraction
    back = died or (case.share is not None and case.share >= least)
    found = DIED if died else str(case.share)
    yield finding("the_deposit_comes_back", yes(back), wording, required=str(least), found=found)


def _only_person_died(paper: Paper) -> bool:
    listed = paper.listed
    return len(listed) == 1 and listed[0].left is not None and listed[0].left.reason is Leaving.DIED


def _due(case: Case) -> Deposit | None:
    if case.paper is None or case.previous is None:
        return None
    return deposit_due(case.law, len(case.paper.listed), case.previous)
