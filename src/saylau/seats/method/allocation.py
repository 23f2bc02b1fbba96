"""From votes to seats by the law of the day: the call, the threshold, the way the election goes, and the answer.

The fast path is ``allocate``, ``count_votes`` and ``largest_remainders``: they only add, compare and divide whole numbers and
pack the result into one tuple. Steps, sentences, findings and distances are worked out from it when asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypedDict, Unpack

from saylau.errors import BadCall, LawIsSilent
from saylau.law import LawOfDay
from saylau.ruling import Ruling
from saylau.seats.facts import (
    BASES,
    NOBODY,
    REGISTERED_EARLIER,
    TOOK_PART,
    VOTES_AND_AGAINST_ALL,
    VOTES_AND_BLANK,
    VOTES_FOR_LISTS,
    Case,
    Share,
)
from saylau.seats.formulas import HARE
from saylau.seats.formulas.remainders import largest_remainders
from saylau.seats.formulas.votes import count_votes
from saylau.seats.limits import check_call
from saylau.seats.method.numbers import PAGE, Method, method_of
from saylau.seats.method.ways import NO_READINGS, Way, by_another_formula, other_way
from saylau.seats.rules import findings

__all__ = ["Allocation", "BaseOutcome", "Changes", "allocate"]

NOTHING = (None, None, None, None, None, None)
SHARED = Case.SHARED
"""Looked up once: asking an enumeration costs as much as a division."""


class Changes(TypedDict, total=False):
    """What a call of ``allocate`` may contain beside the law."""

    votes: Mapping[str, int]
    seats: int | None
    against_all: int | None
    took_part: int | None
    blank: int | None
    registered: Sequence[str]
    list_sizes: Mapping[str, int]
    base: str | None
    threshold: Fraction | None


class Allocation(Share):
    """The answer: the share of the seats, which can be asked again, measured on other bases, and ruled on."""

    __slots__ = ()

    def again(self, **changes: Unpack[Changes]) -> Allocation:
        """The same call with something else in it."""
        call = Changes(
            votes=self.votes,
            seats=self.seats_to_share,
            against_all=self.against_all,
            took_part=self.took_part,
            blank=self.blank,
            registered=self.registered,
            list_sizes=self.list_sizes,
            base=self.base,
            threshold=self.threshold,
        )
        call.update(changes)
        return allocate(law=self.law, **call)

    def bases(self) -> tuple[BaseOutcome, ...]:
        """The outcome on each base: votes for lists, plus against all, all who took part; with blank ballots where known."""
        against = self.against_all
        if against is None and not method_of(self.law).has_against_all:
            against = 0
        unknown = {VOTES_AND_AGAINST_ALL: against is None, TOOK_PART: self.took_part is None}
        counts_blank = self.blank is not None or self.base == VOTES_AND_BLANK
        return tuple(
            BaseOutcome(base, None if unknown.get(base) else self.again(base=base, against_all=against))
            for base in BASES
            if counts_blank or base != VOTES_AND_BLANK
        )

    def ruling(self, subject: str) -> Ruling:
        """The findings on this allocation, each with its article; the verdict follows from them."""
        return Ruling(subject, self.law.day, findings(self), self)

    def as_json(self) -> dict[str, Any]:
        """The allocation for a program: names, whole numbers, and fractions as text."""
        return {
            "case": self.case.value,
            "formula": self.formula.name,
            "base": self.base,
            "base_number": self.base_number,
            "threshold": str(self.threshold),
            "votes_needed": self.needed,
            "seats_to_share": self.seats_to_share,
            "admitted": list(self.admitted),
            "quota": str(self.quota) if self.quota else None,
            "seats": dict(self.seats),
            "seats_empty": dict(self.seats_empty),
            "seats_waiting": self.waiting,
            "steps": [step._asdict() for step in self.steps],
            "averages": [
                {key: str(value) if isinstance(value, Fraction) else value for key, value in each._asdict().items()}
                for each in self.averages
            ],
            "remainder_seats": list(self.order),
            "next_in_line": list(self.next_in_line),
            "ties": [tie._asdict() for tie in self.ties],
            "ties_settled_by_registration": [tie._asdict() for tie in self.settled],
            "readings": [{"reading": each.name, **each._asdict()} for each in self.readings],
        }


class BaseOutcome(NamedTuple):
    """One base of the threshold and what it gives; None where the number of the base is not known."""

    base: str
    allocation: Allocation | None


def allocate(  # noqa: PLR0913 (what an election counts is what the law may ask for)
    votes: Mapping[str, int],
    law: LawOfDay,
    *,
    seats: int | None = None,
    against_all: int | None = None,
    took_part: int | None = None,
    blank: int | None = None,
    registered: Sequence[str] = (),
    list_sizes: Mapping[str, int] = NOBODY,
    base: str | None = None,
    threshold: Fraction | None = None,
) -> Allocation:
    """Share out the seats among lists by the law of the day, exactly (Kazakhstan: elections 97-1).

    ``votes`` are ballots by list. ``seats``, ``base`` (a code of ``BASES``) and ``threshold`` stand in for the law's
    own in a what-if. ``blank`` are ballots without a choice, where they are counted. ``registered`` is the order in
    which the lists were registered, as far as it is known; ``list_sizes`` are the persons on each list. Raises
    ``BadCall`` for what no election can contain and ``LawIsSilent`` where the book has no number for that day. What
    only a person can settle stands in the answer.
    """
    method = law.notebook.get(PAGE)
    if not isinstance(method, Method):
        method = method_of(law)
    total = count_votes(votes)
    plain = method.plain
    given = (seats, against_all, took_part, blank, base, threshold)
    if plain is None or given != NOTHING or registered or list_sizes:
        check_call(votes, *given, registered, list_sizes)
        plain = _asked(method, law, seats, base, threshold)
    number, ratio, code = plain
    above, below = ratio
    base_number = total
    if code != VOTES_FOR_LISTS:
        base_number = _base_number(code, total, against_all, took_part, blank, method)
    # The smallest whole number v with v / base >= threshold; a list without a single vote reaches nothing.
    needed = -(-above * base_number // below) or 1
    filled: dict[str, int] = {}
    sharers: dict[str, int] = {}
    admitted = 0
    for name, count in votes.items():
        filled[name] = 0
        if count >= needed:
            sharers[name] = count
            admitted += count
    formula = method.formula
    rank = method.rank(votes, registered) if registered or method.tie_break != REGISTERED_EARLIER else NOBODY
    if len(sharers) > 1 or (sharers and method.runner_up is False):
        if formula is HARE:
            remainders, ties, settled = largest_remainders(filled, sharers, (admitted, number), number, rank)
            way: Way = (filled, sharers, remainders, SHARED, ties, settled, NO_READINGS)
        else:
            way = by_another_formula(filled, sharers, formula, number, rank)
    else:
        way = other_way(filled, sharers, votes, number, method, rank)
        admitted = sum(way[1].values())
    empty = _empty_seats(way[0], list_sizes) if list_sizes else NOBODY
    call = (dict(votes), against_all, took_part, blank, tuple(registered), list_sizes, law, formula)
    # The fields of Share in their order. Packing them so spares a third of a microsecond; a test holds the order.
    return tuple.__new__(Allocation, (*way, empty, needed, code, base_number, ratio, number, admitted, *call))


def _asked(
    method: Method, law: LawOfDay, seats: int | None, base: str | None, threshold: Fraction | None
) -> tuple[int, tuple[int, int], str]:
    """Seats, threshold and base of a call: its own, else those of the law."""
    number = method.seats if seats is None else seats
    ratio = method.ratio if threshold is None else threshold.as_integer_ratio()
    code = method.base if base is None else base
    if number is None or ratio is None or code is None:
        names = ("system.seats.party_list", "system.threshold", "system.threshold.base_practice")
        silent = [name for name, value in zip(names, (number, ratio, code), strict=True) if value is None]
        raise LawIsSilent(f"On {law.day} the book has no value for {', '.join(silent)}.")
    return number, ratio, code


def _base_number(
    code: str, total: int, against_all: int | None, took_part: int | None, blank: int | None, method: Method
) -> int:
    if code == TOOK_PART:
        if took_part is None:
            raise BadCall("The base is the voters who took part; hand in their number as took_part.")
        return took_part
    if code == VOTES_AND_BLANK:
        if blank is None:
            raise BadCall("The base counts blank ballots; hand in their number as blank.")
        return total + blank
    if against_all is None:
        if method.has_against_all:
            raise BadCall("The base counts votes against all; hand in their number as against_all.")
        return total
    return total + against_all


def _empty_seats(seats: dict[str, int], list_sizes: Mapping[str, int]) -> Mapping[str, int]:
    """Take from each list the seats it has no person for; what becomes of them the sources do not say."""
    empty = {name: seats[name] - size for name, size in list_sizes.items() if seats[name] > size}
    for name, number in empty.items():
        seats[name] -= number
    return empty
