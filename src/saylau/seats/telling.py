"""The worked steps of a formula's outcome as sentences, in three languages: how it came to these seats, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from saylau.seats.explaining import PLACES, Teller
from saylau.seats.formulas import NO_THRESHOLD, Average, Divisors, Outcome, State, Step, formula_of
from saylau.seats.formulas.closeness import BASE, GIVEN

__all__ = ["formula_name", "tell_outcome"]

CASES = {State.NO_VOTES: "case.no_votes", State.OVER_ALLOCATED: "case.quota_too_small"}


def formula_name(name: str, language: str) -> str:
    """A formula's name in words, such as *D'Hondt's highest averages* for ``dhondt``."""
    return Teller(language, {}).formula(formula_of(name))


def tell_outcome(outcome: Outcome, language: str) -> list[str]:
    """Threshold, who takes part, quota or averages list by list, ties, and what is open: a sentence each."""
    teller = _Teller(language, {})
    return [*teller.threshold(outcome), *teller.way(outcome), *teller.open(outcome)]


class _Teller(Teller):
    """Tells an outcome of which no law is known."""

    def threshold(self, outcome: Outcome) -> Iterator[str]:
        common, needed = outcome.rules.threshold, outcome.admission.needed
        base = self.say(f"base.{BASE if outcome.base == sum(outcome.votes.values()) else GIVEN}")
        if common is NO_THRESHOLD or not (common.share or common.votes):
            yield self.say("tell.no_threshold")
        elif common.votes:
            yield self.say("tell.threshold_in_votes", needed=self.n(common.needed(outcome.base)))
        else:
            told = {"share": self.share(common.share), "base": base, "base_number": self.n(outcome.base)}
            yield self.say("tell.threshold", **told, needed=self.n(common.needed(outcome.base)))
        for name, votes in needed.items():
            if votes != common.needed(outcome.base):
                yield self.say("tell.threshold_of", list=self.name(name), needed=self.n(votes))
        reached = tuple(name for name, votes in outcome.votes.items() if votes >= needed[name])
        missed = tuple(name for name in outcome.votes if name not in reached)
        yield self.say("step.reached", lists=self.lists(reached) or "–", missed=self.lists(missed) or "–")
        if outcome.admission.lifted:
            yield self.say("tell.lifted", lists=self.lists(outcome.admission.lifted))

    def way(self, outcome: Outcome) -> Iterator[str]:
        if not outcome.admitted or outcome.admission.equal:
            return
        yield self.say("tell.formula", formula=self.formula(outcome.formula))
        if outcome.quota is not None:
            told = {"admitted": self.n(outcome.admitted_votes), "seats": self.n(outcome.seats_to_share)}
            yield self.say("tell.quota", quota=self.n(outcome.quota, PLACES), **told)
        if outcome.rules.least or outcome.rules.most or outcome.rules.joined:
            yield self.say("tell.bounds")
        for step in outcome.steps:
            yield self.quotient(step, outcome) if isinstance(step, Step) else self.mean(step, outcome)

    def quotient(self, step: Step, outcome: Outcome) -> str:
        quota = outcome.quota or Fraction(1)
        return self.say(
            "step.whole",
            list=self.name(step.list),
            votes=self.n(step.votes),
            quotient=self.n(Fraction(step.votes) / quota, PLACES),
            whole=self.n(step.whole),
            remainder=f"{self.n(step.remainder)}/{self.n(quota.numerator)}",
            seats=self.n(outcome.seats[step.list]),
        )

    def mean(self, step: Average, outcome: Outcome) -> str:
        squared = isinstance(outcome.formula, Divisors) and outcome.formula.squared
        return self.say(
            "step.average",
            list=self.name(step.list),
            votes=self.n(step.votes),
            seats=self.n(step.seats),
            last=self.average(step.last, squared=squared),
            next=self.average(step.next, squared=squared),
        )

    def open(self, outcome: Outcome) -> Iterator[str]:
        for tie in outcome.settled:
            yield self.say("tell.tie_settled", lists=self.lists(tie.lists), seats=self.n(tie.seats))
        for tie in outcome.ties:
            yield self.say("tell.tie", lists=self.lists(tie.lists), seats=self.n(tie.seats))
        if outcome.state in CASES:
            yield self.say(CASES[outcome.state])
        elif outcome.state is not State.SHARED:
            left = outcome.waiting - sum(tie.seats for tie in outcome.ties)
            lists = self.lists(outcome.admission.equal)
            yield self.say(f"tell.{outcome.state.value}", seats=self.n(left), lists=lists)
