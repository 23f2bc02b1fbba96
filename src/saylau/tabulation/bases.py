"""Percentages: each names its denominator, and where the law leaves the denominator open, all of them stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from saylau.law import LawOfDay
from saylau.tabulation.facts import Total

__all__ = [
    "Base",
    "Share",
    "ToShare",
    "TookPart",
    "invalid_share",
    "number_of",
    "shares",
    "threshold_bases",
    "to_share",
    "turnout",
]


class Base(StrEnum):
    """What a percentage is a percentage of. The words for people lie in ``sentences.toml`` under ``base``."""

    REGISTERED_VOTERS = "registered_voters"
    VOTERS_WHO_RECEIVED_A_BALLOT = "voters_who_received_a_ballot"
    BALLOTS_FOUND = "ballots_found"
    VALID_BALLOTS = "valid_ballots"
    VOTES_FOR_LISTS = "votes_for_lists"
    VOTES_FOR_LISTS_AND_AGAINST_ALL = "votes_for_lists_and_against_all"
    VOTES_FOR_LISTS_AND_BLANK = "votes_for_lists_and_blank"


FIELDS: Mapping[Base, str] = {
    Base.REGISTERED_VOTERS: "list_at_closing",
    Base.VOTERS_WHO_RECEIVED_A_BALLOT: "voters",
    Base.BALLOTS_FOUND: "found",
    Base.VALID_BALLOTS: "valid",
}
"""The bases that are one line of the form."""

BESIDE: Mapping[Base, str] = {
    Base.VOTES_FOR_LISTS_AND_AGAINST_ALL: "against_all",
    Base.VOTES_FOR_LISTS_AND_BLANK: "blank",
}
"""The bases that are the votes for lists and one line of the form."""


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, both whole numbers, with the name of the whole."""

    part: int
    whole: int
    base: Base

    @property
    def fraction(self) -> Fraction | None:
        """The exact share, or None of an empty whole."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class TookPart:
    """The bases of a threshold, each None where the sums do not give it.

    ``took_part`` are the readings of *voters who took part in voting* (art. 97-1(1)): the law's own where the book
    has its definition, else the voters who received a ballot and the ballots found, in this order.
    """

    votes_for_lists: int | None
    votes_for_lists_and_against_all: int | None
    votes_for_lists_and_blank: int | None
    took_part: Mapping[Base, int | None]


def number_of(total: Total, base: Base) -> int | None:
    """The whole that a base names, in voters, ballots or votes; None where the sums do not give it.

    Votes against all and blank ballots count as none where no protocol has the line, because the form has no such line.
    """
    if base in FIELDS:
        return total.number(FIELDS[base])
    lists = [votes.value for votes in total.votes.values()]
    if not lists or None in lists:
        return None
    whole = sum(votes for votes in lists if votes is not None)
    beside = total.sums[BESIDE[base]] if base in BESIDE else None
    if beside is None or beside.is_absent:
        return whole
    return None if beside.value is None else whole + beside.value


def turnout(total: Total) -> Share | None:
    """Voters who received a ballot among the voters in the lists at closing, as the commission publishes it."""
    return _share(total.number("voters"), total, Base.REGISTERED_VOTERS)


def invalid_share(total: Total) -> Share | None:
    """Invalid ballots among the ballots found."""
    return _share(total.number("invalid"), total, Base.BALLOTS_FOUND)


def shares(total: Total, base: Base) -> Mapping[str, Share | None]:
    """Each list's share of the base named, in the order of the ballot."""
    return {name: _share(votes.value, total, base) for name, votes in total.votes.items()}


def threshold_bases(total: Total, law: LawOfDay) -> TookPart:
    """The bases of a threshold side by side, with every reading of the one that the law leaves open."""
    definition = law["voting.took_part.definition"]
    readings = (
        (Base(definition.text),) if definition.is_set else (Base.VOTERS_WHO_RECEIVED_A_BALLOT, Base.BALLOTS_FOUND)
    )
    return TookPart(
        votes_for_lists=number_of(total, Base.VOTES_FOR_LISTS),
        votes_for_lists_and_against_all=number_of(total, Base.VOTES_FOR_LISTS_AND_AGAINST_ALL),
        votes_for_lists_and_blank=number_of(total, Base.VOTES_FOR_LISTS_AND_BLANK),
        took_part={base: number_of(total, base) for base in readings},
    )


class ToShare(NamedTuple):
    """What the sharing of seats takes from the total of the nation; ``votes`` is None while they are not all known."""

    votes: Mapping[str, int] | None
    against_all: int | None
    took_part: int | None
    blank: int | None = None


def to_share(votes: Mapping[str, int | None], number: Callable[[str], int | None], law: LawOfDay) -> ToShare:
    """Votes by list, votes against all, voters who took part and blank ballots, out of a total's votes and sums by field.

    The votes are None while one list's are unknown, and while the ballot's line against all is, or the blank ballots
    are where the law counts them, because the threshold may rest on it. Fewer voters than votes are no number of
    voters: the protocols that say so wait, and that base is unknown until then.
    """
    known = {name: votes for name, votes in votes.items() if votes is not None}
    definition = law["voting.took_part.definition"]
    took_part = number(FIELDS[Base(definition.text)] if definition.is_set else "voters")
    against, blank = number("against_all"), number("blank")
    line, base = law["system.against_all"], law["system.threshold.base_practice"]
    rests_on_blank = base.said == Base.VOTES_FOR_LISTS_AND_BLANK
    if len(known) < len(votes) or (against is None and line.said is True) or (blank is None and rests_on_blank):
        return ToShare(None, against, took_part, blank)
    if took_part is not None and took_part < sum(known.values()) + (against or 0) + (blank or 0):
        took_part = None
    return ToShare(known, against, took_part, blank)


def _share(part: int | None, total: Total, base: Base) -> Share | None:
    whole = number_of(total, base)
    return None if part is None or whole is None else Share(part, whole, base)
