"""One station's day around the figures that the sums rest on: lists, ballots, boxes, times, words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from saylau.instruments.numerals import in_words
from saylau.lab.drawing import Draws
from saylau.lab.facts import Plan
from saylau.protocols.facts import Explained, Protocol, Statement
from saylau.stations import ABROAD, Station

__all__ = ["Figures", "protocol_of"]

MINUTES_OF_A_DAY = 1_440
FIRST_DAY = date(1970, 1, 1).toordinal()
OPENED, CLOSED = 7 * 60, 20 * 60
"""Minutes of the polling day: from seven to twenty hours (art. 38)."""
MEMBERS = 7


@dataclass(frozen=True, slots=True)
class Figures:
    """What was drawn for one station; the rest of its protocol follows."""

    code: str
    listed: int
    voters: int
    away: int
    invalid: int
    votes: tuple[int, ...]
    added: int
    removed: int
    certificates_out: int
    outside: int
    spoiled: int
    lost: int
    list_before: int
    certificates_in: int = 0

    @classmethod
    def drawn(
        cls, plan: Plan, code: str, listed: int, voters: int, away: int, invalid: int, votes: list[int]
    ) -> Figures:
        """The figures of one station: what is left to chance stays well inside every limit."""
        draws = Draws(plan.seed, "day", code, draws=8)
        added, removed = draws.below(listed // 50 + 1), draws.below(listed // 150 + 1)
        opening = listed - added + removed
        certificates = draws.below(opening // 60 + 1)
        outside = 0 if code.startswith(f"{ABROAD}/") else voters * draws.below(60) // 1_000
        lost = int(draws.below(40) == 0)
        unspoiled = opening + opening // 100 - voters - lost
        most = min(6, voters // 50, unspoiled - 1)
        return cls(
            code=code,
            listed=listed,
            voters=voters,
            away=away,
            invalid=invalid,
            votes=tuple(votes),
            added=added,
            removed=removed,
            certificates_out=certificates,
            outside=outside,
            spoiled=_unlike(invalid, draws.below(most + 1), unspoiled),
            lost=lost,
            list_before=opening + certificates + (opening * draws.bell()) // 2_000,
        )

    def admitting(self, certificates: int) -> Figures:
        """The same figures with so many voters admitted on certificates."""
        return replace(self, certificates_in=certificates)

    @property
    def opening(self) -> int:
        """Voters in the list at opening."""
        return self.listed - self.added + self.removed

    @property
    def delivered(self) -> int:
        """Ballots received: the list at opening and one in a hundred, cut (art. 37)."""
        return self.opening + self.opening // 100


def _unlike(invalid: int, spoiled: int, ballots: int) -> int:
    """Spoiled ballots such that neither they nor the unused ones are as many as the invalid ones."""
    while invalid and invalid in (spoiled, ballots - spoiled):
        spoiled += 1
    return spoiled


def protocol_of(plan: Plan, station: Station, figures: Figures, typing: int) -> Protocol:
    """The protocol that a station with these figures would sign, typed by one of the two people of its commission."""
    f = figures
    votes, against = (f.votes, None) if plan.against_all is None else (f.votes[:-1], f.votes[-1])
    found = f.voters - f.away
    opened, closed, began, mobile, stationary, signed = _times(plan, f)
    words = (*votes, found - f.invalid)
    return Protocol(
        station=station.code,
        typing=typing,
        typist=f"{station.commission}/{'ab'[typing - 1]}",
        lists=plan.lists,
        votes=votes,
        list_at_opening=f.opening,
        list_added=f.added,
        list_removed=f.removed,
        list_at_closing=f.listed,
        certificates_out=f.certificates_out,
        certificates_in=f.certificates_in,
        voters_inside=f.voters - f.outside,
        voters_outside=f.outside,
        voters=f.voters,
        outside_requests=f.outside + f.outside // 40,
        ballots_received=f.delivered,
        ballots_in_act=f.delivered,
        ballots_transferred=0,
        ballots_issued=f.voters + f.spoiled,
        ballots_spoiled=f.spoiled,
        ballots_unused=f.delivered - f.voters - f.spoiled - f.lost,
        ballots_lost=f.lost,
        found_stationary=found - f.outside,
        found_mobile=f.outside,
        found=found,
        foreign_papers=0,
        invalid=f.invalid,
        valid=found - f.invalid,
        against_all=against,
        surplus=0,
        shortfall=f.away,
        members=MEMBERS,
        signatures=MEMBERS,
        chair_signed=True,
        opened_at=opened,
        closed_at=closed,
        count_began_at=began,
        signed_at=signed,
        mobile_opened_at=None if station.is_abroad else mobile,
        stationary_opened_at=stationary,
        statements=(Statement.FEWER if f.away else Statement.EQUAL,),
        answers=(Explained.FULLY,) if f.away else (),
        causes=(("taken_away", -f.away),) if f.away else (),
        worded=worded(plan.lists),
        words_kk=tuple(_said(number, "kk") for number in words),
        words_ru=tuple(_said(number, "ru") for number in words),
    )


@lru_cache(maxsize=64)
def worded(lists: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that a generated paper has in words too."""
    return (*(f"votes:{name}" for name in lists), "valid")


@lru_cache(maxsize=16_384)
def _said(number: int, language: str) -> str:
    return in_words(number, language)


def _times(plan: Plan, figures: Figures) -> tuple[int, int, int, int, int, int]:
    """Opened, closed, count began, mobile boxes, stationary boxes, signed: minutes of the local clock since 1970."""
    midnight = (plan.on.toordinal() - FIRST_DAY) * MINUTES_OF_A_DAY
    draws = Draws(plan.seed, "clock", figures.code, draws=3)
    began = midnight + CLOSED + 5 + draws.below(20)
    mobile = began + 10 + draws.below(15)
    signed = mobile + 60 + figures.voters // 8 + draws.below(45)
    return midnight + OPENED, midnight + CLOSED, began, mobile, mobile + 15, signed
