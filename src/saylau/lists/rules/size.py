"""How many persons a list may have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from saylau.law import LawOfDay, State, Wording
from saylau.lists.rules.case import Case, met, rests_on
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "Cap",
    "cap_of",
    "somebody_is_listed",
    "the_law_names_a_smallest_size",
    "the_list_is_no_longer_than_allowed",
]


class Cap(NamedTuple):
    """The largest size of a list: ``surely`` by every reading of the rounding, ``perhaps`` by the most generous one."""

    surely: int
    perhaps: int
    wordings: tuple[Wording, ...]


def cap_of(law: LawOfDay, seats: int | None, *, is_chamber: bool = True) -> Cap | None:
    """The largest size for a contest of so many seats; None where the law of the day has none, or the seats are unknown.

    For the seats of the chamber the number itself is attested; elsewhere the share of the seats is rounded down, to the
    nearest and up, since the text that says which was not read.
    """
    attested, chamber = law["list.max_size"], law["system.seats.party_list"]
    if is_chamber and attested.is_set and (seats is None or (chamber.is_set and seats == chamber.whole)):
        return Cap(attested.whole, attested.whole, (attested,))
    factor, rounding = law["list.max_size.factor"], law["list.max_size.rounding"]
    if seats is None or not factor.is_set:
        return None
    exact = seats * factor.fraction
    whole, rest = divmod(exact.numerator, exact.denominator)
    return Cap(whole, whole + (rest > 0), (factor, rounding) if rest else (factor,))


def somebody_is_listed(case: Case) -> Iterator[Finding]:
    """At least one person stands on the list."""
    persons = _persons(case)
    if persons is None:
        return
    yield finding("somebody_is_listed", met(persons > 0), case.law["list.nominator"], required="1", found=str(persons))


def the_law_names_a_smallest_size(case: Case) -> Iterator[Finding]:
    """A smallest size of a list is known and reached; NO says that none was found in the law that was read."""
    persons, least = _persons(case), case.law["list.min_size"]
    if persons is None or least.state is State.ABSENT:
        return
    if least.is_set:
        outcome = met(persons >= least.whole)
        yield finding("the_law_names_a_smallest_size", outcome, least, required=str(least.whole), found=str(persons))
    else:
        yield finding("the_law_names_a_smallest_size", Outcome.NO, least, found=str(persons))


def the_list_is_no_longer_than_allowed(case: Case) -> Iterator[Finding]:
    """A list has at most thirteen tenths of the seats; where only the rounding would decide, a person does (87(3))."""
    persons, cap = _persons(case), cap_of(case.law, case.seats, is_chamber=case.is_chamber)
    if persons is None or cap is None:
        return
    between = cap.surely < persons <= cap.perhaps
    required = str(cap.surely) if cap.surely == cap.perhaps else f"{cap.surely}-{cap.perhaps}"
    yield rests_on(
        "the_list_is_no_longer_than_allowed",
        Outcome.PERSON if between else met(persons <= cap.surely),
        *cap.wordings,
        required=required,
        found=str(persons),
    )


def _persons(case: Case) -> int | None:
    if case.paper is not None:
        return len(case.paper.listed)
    return case.known.persons if case.known is not None else None
