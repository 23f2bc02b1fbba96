"""What a rule is given: the protocol with its lines filled, and what the day, the station and the second typing say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol as Shape

from saylau.instruments.cells import show_minute
from saylau.protocols.facts import Explained, Protocol, Statement
from saylau.protocols.form import Form
from saylau.stations import Station

__all__ = ["Difference", "Filled", "Limits", "Yardstick", "clock", "reaches"]

LAST_MINUTE = 1_000_000_000
"""Minutes since 1970 that fall into a year of four digits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the law and the procedure of one day say to the rules, read once.

    Shares are exact; a limit that the day does not set is 0 here, and the rules that need it are not applied.
    ``both_limits`` is true where the greater of the share and the floor of ballots taken away decides. ``blank`` says that
    the form has a line for blank ballots, ``typed_twice`` that the procedure wants every protocol typed by two people.
    ``count_minutes`` is how long a count may take (article 43(1)), in minutes.
    """

    form: Form
    required: tuple[str, ...]
    cap: int
    against_all: bool
    blank: bool
    outside_voting: bool
    typed_twice: bool
    signatures: Fraction
    taken_away: Fraction
    taken_away_floor: int
    both_limits: bool
    invalid_factor: Fraction
    invalid_floor: int
    against_factor: Fraction
    turnout_ceiling: Fraction
    large_station: int
    reserve: Fraction
    pack: int
    changes: Fraction
    list_low: Fraction
    list_high: Fraction
    outside_share: Fraction
    per_minute: int
    station_cap: int
    count_minutes: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the two people typed differently, with both values as text."""

    field: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What one protocol is measured with.

    ``for_lists`` are the votes for all lists, with those against all where the law of the day has the line and with the
    blank ballots where the form has one. ``second`` is the second typing, ``differences`` the fields where it differs
    from the first. ``empty`` are the fields of the protocol that hold no whole number; a rule that needs one of them is
    skipped.
    """

    limits: Limits
    station: Station
    for_lists: int = 0
    empty: tuple[str, ...] = ()
    second: Protocol | None = None
    differences: tuple[Difference, ...] = ()


def reaches(part: int, share: Fraction, whole: int) -> bool:
    """Whether the part is at least that share of the whole, in whole numbers: q·part ≥ p·whole."""
    return share.denominator * part >= share.numerator * whole


def clock(minute: int) -> str:
    """The local time of a minute, or the bare number where no calendar has it."""
    return show_minute(minute) if 0 <= minute < LAST_MINUTE else str(minute)


class Filled(Shape):
    """A protocol as a rule sees it: each line that the rule names as its own is filled."""

    lists: tuple[str, ...]
    votes: tuple[int, ...]
    typist: str
    list_at_opening: int
    list_added: int
    list_removed: int
    list_at_closing: int
    certificates_out: int
    certificates_in: int
    voters_inside: int
    voters_outside: int
    voters: int
    outside_requests: int
    ballots_received: int
    ballots_in_act: int
    ballots_transferred: int
    ballots_issued: int
    ballots_spoiled: int
    ballots_unused: int
    ballots_lost: int
    found_stationary: int
    found_mobile: int
    found: int
    invalid: int
    valid: int
    against_all: int
    surplus: int
    shortfall: int
    members: int
    signatures: int
    blank: int
    chair_signed: bool
    opened_at: int
    closed_at: int
    count_began_at: int
    signed_at: int
    mobile_opened_at: int
    stationary_opened_at: int
    statements: tuple[Statement, ...]
    answers: tuple[Explained, ...]
    causes: tuple[tuple[str, int], ...]
    invalid_reasons: tuple[tuple[str, int], ...]
    turnout_reports: tuple[tuple[int, int], ...]
    worded: tuple[str, ...]
    words_kk: tuple[str, ...]
    words_ru: tuple[str, ...]
    groups_typed: tuple[tuple[int, str], ...]
    groups_of_file: str
