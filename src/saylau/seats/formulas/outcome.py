"""What a formula is asked beside the votes, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from saylau.ruling import Verdict
from saylau.seats.formulas.admission import NO_THRESHOLD, Admission, Threshold
from saylau.seats.formulas.catalogue import Divisors, Formula, Quota
from saylau.seats.formulas.facts import NOBODY, Average, Step, Tie, average

__all__ = ["PLAIN", "Outcome", "Rules", "State"]

NO_SPECIAL: Mapping[str, Threshold] = MappingProxyType({})
NO_KINDS: Mapping[str, str] = MappingProxyType({})


class Rules(NamedTuple):
    """All that a sharing may rest on beside votes, seats and formula.

    ``base`` is the number that shares are measured on (None: the votes for lists). ``special`` holds other thresholds by
    list or by kind of list, ``kinds`` the kind of each list, ``exempt`` the kinds and lists without a threshold;
    ``at_least`` is the number of lists that take part at any rate. ``least`` and ``most`` are seats by list (a reserved
    minimum, the persons on the list). ``joined`` are groups of lists that share as one and then among themselves.
    ``registered`` is the order of registration where it settles ties, else empty.
    """

    threshold: Threshold = NO_THRESHOLD
    base: int | None = None
    special: Mapping[str, Threshold] = NO_SPECIAL
    kinds: Mapping[str, str] = NO_KINDS
    exempt: frozenset[str] = frozenset()
    at_least: int = 0
    least: Mapping[str, int] = NOBODY
    most: Mapping[str, int] = NOBODY
    joined: tuple[tuple[str, ...], ...] = ()
    registered: tuple[str, ...] = ()

    def threshold_of(self, name: str) -> Threshold:
        """The threshold of one list: its own, else that of its kind, else the common one; none where it is exempt."""
        kind = self.kinds.get(name, "")
        if name in self.exempt or kind in self.exempt:
            return NO_THRESHOLD
        return self.special.get(name) or self.special.get(kind) or self.threshold

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the one threshold, a base and an order of registration is said."""
        return not (self.special or self.exempt or self.at_least or self.least or self.most or self.joined)


PLAIN = Rules()


class State(StrEnum):
    """How a sharing went."""

    SHARED = "shared"
    """Every seat went to a list, or is tied."""
    NO_VOTES = "no_votes"
    NOBODY_ADMITTED = "nobody_admitted"
    NEXT_LIST_TIED = "next_list_tied"
    """So many lists take part at any rate, and two or more have an equal claim to be the next of them."""
    OVER_ALLOCATED = "over_allocated"
    """The quota is too small: the whole parts alone are more than the seats. The formula has no answer."""
    TIE_DECIDES_MORE = "tie_decides_more"
    """A tie touches a bound or a group of joined lists: the seats of others hang on it, and only what is certain is given."""
    UNFILLED = "unfilled"
    """Seats are left that the formula gives to nobody: a quota too large, or every list exhausted."""


class Outcome(NamedTuple):
    """The answer of a formula. A tied seat is in no list's ``seats``, only in ``ties``.

    ``settled`` are ties that the order of registration settled, the lists in that order. ``seats`` names every list in the
    order of the votes, zeros included; where the state is not ``shared``, only what is certain.
    """

    formula: Formula
    rules: Rules
    votes: Mapping[str, int]
    seats_to_share: int
    base: int
    admission: Admission
    state: State
    seats: dict[str, int]
    remainders: Mapping[str, int]
    ties: tuple[Tie, ...] = ()
    settled: tuple[Tie, ...] = ()

    @property
    def admitted(self) -> tuple[str, ...]:
        """The lists that take part, in the order of the votes."""
        return tuple(self.admission.lists)

    @property
    def admitted_votes(self) -> int:
        """Votes of all admitted lists together."""
        return sum(self.admission.lists.values())

    @property
    def quota(self) -> Fraction | None:
        """Votes for one seat, exact; None for highest averages and where nothing is shared."""
        if not isinstance(self.formula, Quota) or not self.admission.lists:
            return None
        return Fraction(*self.formula.of(self.admitted_votes, self.seats_to_share))

    @property
    def waiting(self) -> int:
        """Seats that no list has yet."""
        return self.seats_to_share - sum(self.seats.values())

    @property
    def verdict(self) -> Verdict:
        """``stands`` where every seat has its list, else ``waits``: a person must act, or the law must say more."""
        decided = self.state is State.SHARED and not self.waiting
        return Verdict.STANDS if decided else Verdict.WAITS

    @property
    def steps(self) -> tuple[Step | Average, ...]:
        """Each admitted list's way to its seats; none where lists are joined, whose ways are two."""
        if self.rules.joined:
            return ()
        if isinstance(self.formula, Divisors):
            return tuple(average(self.formula, *each, self.seats[each[0]]) for each in self.admission.lists.items())
        quota = self.quota
        if quota is None:
            return ()
        steps = []
        for name, votes in self.admission.lists.items():
            whole = votes * quota.denominator // quota.numerator
            rest = votes * quota.denominator - whole * quota.numerator
            steps.append(Step(name, votes, whole, rest, self.seats[name] - whole))
        return tuple(steps)

    def again(self, **changes: Any) -> Outcome:
        """The same call with other votes, seats, formula or rules in it; what stands in ``Rules`` may be named singly."""
        from saylau.seats.formulas.sharing import share_out  # noqa: PLC0415 (an answer that can be asked again)

        votes = changes.pop("votes", self.votes)
        seats = changes.pop("seats", self.seats_to_share)
        formula = changes.pop("formula", self.formula)
        return share_out(votes, seats, formula, self.rules._replace(**changes))

    def as_json(self) -> dict[str, Any]:
        """The outcome for a program: names and whole numbers, fractions as text."""
        return {
            "verdict": self.verdict.value,
            "state": self.state.value,
            "formula": self.formula.name,
            "seats": dict(self.seats),
            "admitted": list(self.admitted),
            "ties": [tie._asdict() for tie in self.ties],
            "ties_settled_by_registration": [tie._asdict() for tie in self.settled],
            "seats_to_share": self.seats_to_share,
            "seats_waiting": self.waiting,
            "base": self.base,
            "votes_needed": dict(self.admission.needed),
            "admitted_below_the_threshold": list(self.admission.lifted),
            "next_list_tied": list(self.admission.equal),
            "quota": None if self.quota is None else str(self.quota),
            "steps": [_plain(step) for step in self.steps],
        }


def _plain(step: Step | Average) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Fraction) else value for key, value in step._asdict().items()}
