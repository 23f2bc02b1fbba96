"""A commission, its members and its decisions as its papers have them. Names are for people only: no finding has one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Campaign", "Commission", "Decision", "Level", "Member", "Result", "Role", "decision_on"]


class Level(StrEnum):
    """The tiers of election commissions (article 10(2))."""

    CENTRAL = "central"
    TERRITORIAL = "territorial"
    PRECINCT = "precinct"


class Role(StrEnum):
    """What a member is in the commission."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


class Result(StrEnum):
    """What a commission decided about a subject."""

    REGISTERED = "registered"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ADOPTED = "adopted"
    """Any other decision: a calendar, a text of the ballot, a form."""

    @property
    def needs_a_ground(self) -> bool:
        """Whether it takes something from somebody, and so must say by which article."""
        return self in (Result.REFUSED, Result.CANCELLED)


@dataclass(frozen=True, slots=True)
class Member:
    """One place of a commission and who holds it; ``until`` is the last day in office, None while it goes on.

    ``nominated_by`` is the key of a party, empty where no party put the member forward. ``row`` is that of the sheet.
    """

    role: Role
    name: str
    nominated_by: str = ""
    since: date | None = None
    until: date | None = None
    row: int = 0

    def sits_on(self, day: date) -> bool:
        """Whether the member is in office on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Commission:
    """One commission in one composition.

    ``size`` is the number of all its members by its act of formation, the number that quorum and majority are taken of;
    ``formed_by`` the code of who formed it. ``started_on`` is the day on which forming it began, ``before_formed_on`` the day
    on which the composition before it was formed; None where it is not known, or where there was none before.
    """

    key: str
    level: Level
    region: str
    formed_on: date | None
    formed_by: str
    size: int
    members: tuple[Member, ...] = ()
    started_on: date | None = None
    before_formed_on: date | None = None

    def sitting(self, day: date) -> tuple[Member, ...]:
        """The members in office on a day."""
        return tuple(member for member in self.members if member.sits_on(day))


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a commission on a subject (a semantic address such as ``list/example/tan``), with its votes.

    ``present`` are members present, ``dissents`` members who dissent, ``dissents_written`` dissents on paper. None is a number
    that the paper does not give. ``ground`` is the article it rests on.
    """

    number: str
    commission: str
    on: date
    subject: str
    result: Result
    present: int | None
    votes_for: int | None
    against: int | None
    abstained: int | None
    dissents: int = 0
    dissents_written: int = 0
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """The days of an election campaign, both included, and the days on which a commission met."""

    since: date
    until: date
    met_on: tuple[date, ...] = ()


def decision_on(decisions: Iterable[Decision], subject: str) -> Decision | None:
    """The newest decision on a subject; of two of one day the later in the row. None where there is none."""
    ours = sorted((each for each in decisions if each.subject == subject), key=lambda each: each.on)
    return ours[-1] if ours else None
