"""The worked steps of an allocation as sentences, each with its article, in three languages; and how close it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isqrt
from pathlib import Path

from saylau.instruments.phrases import Phrases, number, percent
from saylau.seats.facts import AGAINST_ALL, BLANK, MORE_VOTES, OTHERS, Case, Reading, Step
from saylau.seats.formulas import HARE, Divisors, Formula
from saylau.seats.formulas.distance import Change, HowClose
from saylau.seats.method import Allocation

__all__ = ["SENTENCES", "Teller", "explain", "tell_closeness"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
NO_NAMES: Mapping[str, str] = {}
PLACES = 3
"""Decimals of a quotient on paper; the exact numerator and denominator decide."""


def explain(allocation: Allocation, language: str, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """The way from votes to seats, a sentence a step, in the order of Article 97-1; ``names`` are those of the lists."""
    return list(Teller(language, names).steps(allocation))


def tell_closeness(close: HowClose, language: str, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """The nearest changes, a sentence each; other bases follow where they say something else."""
    teller = Teller(language, names)
    told: list[str] = []
    known: list[list[object]] = []
    for each in (close, *close.others):
        nearest: list[object] = [c and c[:3] for c in (each.moved, each.added, each.removed)]
        if nearest not in known:
            known.append(nearest)
            told += teller.distances(each)
    return told


class Teller:
    """Says things in one language with the names of the lists."""

    def __init__(self, language: str, names: Mapping[str, str]) -> None:
        self.language = language
        self.names = names

    def say(self, key: str, **values: object) -> str:
        """A sentence of the room."""
        told = SENTENCES.say(key, self.language, **values)
        return told[:-1] if told.endswith("..") else told  # a list may be called P.C.P.C.

    def n(self, count: int | Fraction, places: int = 0) -> str:
        """A number as the language writes it."""
        return number(count, self.language, places)

    def name(self, key: str) -> str:
        """A list by its name, or a place that is no list."""
        if key in (AGAINST_ALL, BLANK, OTHERS):
            return self.say(f"place.{key}")
        return self.names.get(key, key)

    def lists(self, keys: Iterator[str] | tuple[str, ...]) -> str:
        """Names of lists, one after another."""
        return ", ".join(map(self.name, keys))

    def share(self, share: Fraction) -> str:
        """A share in per cent."""
        return percent(share, self.language, places=0 if (share * 100).denominator == 1 else 2)

    def steps(self, allocation: Allocation) -> Iterator[str]:
        """Threshold, admission, quota, whole parts, remainders, ties, readings, empty seats."""
        yield self.say(
            "step.threshold",
            share=self.share(allocation.threshold),
            base=self.say(f"base.{allocation.base}"),
            base_number=self.n(allocation.base_number),
            needed=self.n(allocation.needed),
            article=allocation.law["system.threshold"].source,
        )
        reached = [name for name, votes in allocation.votes.items() if votes >= allocation.needed]
        missed = [name for name in allocation.votes if name not in reached]
        yield self.say("step.reached", lists=self.lists(tuple(reached)) or "–", missed=self.lists(tuple(missed)) or "–")
        if allocation.averages:
            yield from self.averages(allocation)
        elif allocation.case is Case.SHARED and allocation.quota is not None:
            yield from self.sharing(allocation)
        else:
            yield from self.other_ways(allocation)
        for name, empty in allocation.seats_empty.items():
            yield self.say("step.empty", list=self.name(name), seats=self.n(empty))

    def formula(self, formula: Formula) -> str:
        """A formula by its name in words."""
        return self.say(f"formula.{formula.name.replace('.', '_')}")

    def average(self, average: Fraction | None, *, squared: bool) -> str:
        """An average on paper: of its square the root, cut after the last decimal shown."""
        if average is None:
            return "–"
        if not squared:
            return self.n(average, PLACES)
        scale = 10**PLACES
        return self.n(Fraction(isqrt(average.numerator * scale**2 // average.denominator), scale), PLACES)

    def averages(self, allocation: Allocation) -> Iterator[str]:
        """The way by highest averages: method, each list, ties, who is next."""
        law = allocation.law["allocation.method"].source
        yield self.say("step.formula", formula=self.formula(allocation.formula), article=law)
        squared = isinstance(allocation.formula, Divisors) and allocation.formula.squared
        for each in allocation.averages:
            yield self.say(
                "step.average",
                list=self.name(each.list),
                votes=self.n(each.votes),
                seats=self.n(each.seats),
                last=self.average(each.last, squared=squared),
                next=self.average(each.next, squared=squared),
            )
        tie_break = allocation.law["allocation.tie_break"]
        way = "votes" if tie_break.said == MORE_VOTES else "registration"
        for tie in allocation.settled:
            key = f"step.claims_settled_by_{way}"
            yield self.say(key, lists=self.lists(tie.lists), seats=self.n(tie.seats), article=tie_break.source)
        for tie in allocation.ties:
            told = {"lists": self.lists(tie.lists), "seats": self.n(tie.seats)}
            yield self.say("step.claims_wait", **told, article=tie_break.source)
        if allocation.next_in_line and not allocation.ties:
            yield self.say("step.next", lists=self.lists(allocation.next_in_line))

    def sharing(self, allocation: Allocation) -> Iterator[str]:
        """The way by a quota: the quota, whole parts, remainders."""
        quota, hare = allocation.quota or Fraction(0), allocation.formula is HARE
        yield self.say(
            "step.quota" if hare else "step.other_quota",
            formula=self.formula(allocation.formula),
            admitted=self.n(allocation.admitted_votes),
            seats=self.n(allocation.seats_to_share),
            quota=self.n(quota, PLACES),
            article=allocation.law["allocation.quota" if hare else "allocation.method"].source,
        )
        for step in allocation.steps:
            yield self.whole(step, allocation)
        yield from self.remainders(allocation)

    def whole(self, step: Step, allocation: Allocation) -> str:
        """One list's votes, quotient, whole part and remainder."""
        return self.say(
            "step.whole",
            list=self.name(step.list),
            votes=self.n(step.votes),
            quotient=self.n(Fraction(step.votes) / (allocation.quota or 1), PLACES),
            whole=self.n(step.whole),
            remainder=f"{self.n(step.remainder)}/{self.n(allocation.quota_parts[0])}",
            seats=self.n(allocation.awarded[step.list]),
        )

    def remainders(self, allocation: Allocation) -> Iterator[str]:
        """The seats left over, ties among remainders, who is next."""
        law = allocation.law["allocation.remainders"].source
        if not allocation.leftover:
            yield self.say("step.no_leftover")
            return
        if allocation.order:
            yield self.say(
                "step.leftover", seats=self.n(allocation.leftover), lists=self.lists(allocation.order), article=law
            )
        tie_break = allocation.law["allocation.tie_break"].source
        for tie in allocation.settled:
            yield self.say("step.tie_settled", lists=self.lists(tie.lists), seats=self.n(tie.seats), article=tie_break)
        for tie in allocation.ties:
            yield self.say("step.tie_waits", lists=self.lists(tie.lists), seats=self.n(tie.seats), article=tie_break)
        if allocation.next_in_line and not allocation.ties:
            yield self.say("step.next", lists=self.lists(allocation.next_in_line))

    def other_ways(self, allocation: Allocation) -> Iterator[str]:
        """The ways on which fewer than two lists share, and every reading."""
        yield self.say(f"case.{allocation.case.value}")
        told: dict[str, list[str]] = {}
        for reading in allocation.readings:
            told.setdefault(self.outcome(reading), []).append(self.reading(reading))
        for outcome, readings in told.items():
            yield self.say("step.reading", outcome=outcome, readings="; ".join(readings))
        if allocation.readings:
            yield self.say("step.readings_agree" if len(told) == 1 else "step.readings_differ")

    def reading(self, reading: Reading) -> str:
        """One reading of the runner-up rule in words."""
        factor = self.say("reading.with_coefficient" if reading.coefficient else "reading.without_coefficient")
        parts = (factor, self.say(f"reading.{reading.floor.value}"), self.say(f"reading.{reading.leftovers.value}"))
        return ", ".join(parts)

    def outcome(self, reading: Reading) -> str:
        """What a reading gives."""
        seats = ", ".join(f"{self.name(name)} {self.n(seats)}" for name, seats in reading.seats.items())
        ties = ", ".join(
            self.say("reading.tie", lists=self.lists(t.lists), seats=self.n(t.seats)) for t in reading.ties
        )
        return f"{seats} ({ties})" if ties else seats

    def distances(self, close: HowClose) -> Iterator[str]:
        """The nearest change of each kind on one base."""
        base = self.say(f"base.{close.base}")
        yield self.say("close.base", base=base, number=self.n(close.base_number))
        for kind, change in (("moved", close.moved), ("added", close.added), ("removed", close.removed)):
            if change is None:
                yield self.say(f"close.no_{kind}")
            else:
                yield self.distance(kind, change)

    def distance(self, kind: str, change: Change) -> str:
        """One change and what it does."""
        effects = [
            self.say(
                "close.seats",
                list=self.name(name),
                before=self.n(change.before[name]),
                after=self.n(change.after[name]),
            )
            for name in change.before
        ]
        effects += [self.say("close.enters", list=self.name(name)) for name in change.enters]
        effects += [self.say("close.leaves", list=self.name(name)) for name in change.leaves]
        if change.waits:
            effects.append(self.say("close.waits"))
        told = self.say(
            f"close.{kind}",
            votes=self.n(change.votes),
            source=self.name(change.source),
            target=self.name(change.target),
            effect="; ".join(effects),
        )
        return f"{told} {self.say('close.same', count=self.n(len(change.same)))}" if change.same else told
