"""What a station's protocol says, in the form's words; one typing of it by one person."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

__all__ = ["NUMBERS", "Explained", "Protocol", "Round", "Statement"]


class Statement(StrEnum):
    """The ticked statement: ballots found against voters who received one."""

    EQUAL = "equal"
    MORE = "more"
    FEWER = "fewer"


class Explained(StrEnum):
    """Whether the commission explained a difference between ballots found and voters."""

    FULLY = "fully"
    PARTLY = "partly"
    NO = "no"


class Round(StrEnum):
    """The first vote, or the vote repeated after an annulment."""

    FIRST = "first"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Protocol:
    """One typing of one protocol. None means *not filled*, which is never zero.

    Counts are whole numbers of voters or ballots. ``votes`` follow ``lists``, the order printed on the paper.
    Times are minutes of the local clock of the station since 1 January 1970 (see ``instruments.cells``).
    ``words_kk`` and ``words_ru`` are the words of the fields named in ``worded``. ``statements`` and ``answers`` are
    the ticked boxes: one is right, none or several are what the paper may wrongly have. ``scan`` is the SHA-256 of
    the scanned paper; ``groups_typed`` are hash groups typed from paper, ``groups_of_file`` those of the file.
    """

    station: str
    typing: int
    typist: str
    lists: tuple[str, ...]
    votes: tuple[int | None, ...]
    list_at_opening: int | None = None
    list_added: int | None = None
    list_removed: int | None = None
    list_at_closing: int | None = None
    certificates_out: int | None = None
    certificates_in: int | None = None
    voters_inside: int | None = None
    voters_outside: int | None = None
    voters: int | None = None
    outside_requests: int | None = None
    ballots_received: int | None = None
    ballots_in_act: int | None = None
    ballots_transferred: int | None = None
    ballots_issued: int | None = None
    ballots_spoiled: int | None = None
    ballots_unused: int | None = None
    ballots_lost: int | None = None
    found_stationary: int | None = None
    found_mobile: int | None = None
    found: int | None = None
    foreign_papers: int | None = None
    invalid: int | None = None
    valid: int | None = None
    against_all: int | None = None
    surplus: int | None = None
    shortfall: int | None = None
    members: int | None = None
    signatures: int | None = None
    blank: int | None = None
    chair_signed: bool | None = None
    opened_at: int | None = None
    closed_at: int | None = None
    count_began_at: int | None = None
    signed_at: int | None = None
    mobile_opened_at: int | None = None
    stationary_opened_at: int | None = None
    statements: tuple[Statement, ...] = ()
    answers: tuple[Explained, ...] = ()
    causes: tuple[tuple[str, int], ...] = ()
    invalid_reasons: tuple[tuple[str, int], ...] = ()
    turnout_reports: tuple[tuple[int, int], ...] = ()
    """Pairs (hour of the local clock, voters reported by then)."""
    worded: tuple[str, ...] = ()
    words_kk: tuple[str, ...] = ()
    words_ru: tuple[str, ...] = ()
    scan: str = ""
    groups_typed: tuple[tuple[int, str], ...] = ()
    groups_of_file: str = ""
    round: Round = Round.FIRST
    version: int = 1
    """1 for the protocol first handed in; a recount or a correction gives a new protocol with the next number."""


NUMBERS: tuple[str, ...] = tuple(
    each.name for each in fields(Protocol) if each.type == "int | None" and not each.name.endswith("_at")
)
"""The plain counts of all forms, in the order in which they were named first (votes for the lists come apart)."""
