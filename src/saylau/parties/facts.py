"""The case file of a party: what it handed in and what was decided, step by step. Every step may be missing: a file grows.

Counts are persons; no person is named. Regions are keys of the statute book (``akmola``). ``None`` is a step or a figure
that the file does not have yet, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "Answer",
    "Branch",
    "Charter",
    "Congress",
    "Dissolution",
    "DissolutionKind",
    "Dossier",
    "Emblem",
    "Filing",
    "InitiativeGroup",
    "Named",
    "Notice",
    "Outcome",
    "Registered",
    "RegistrarDecision",
    "Reorganisation",
    "Successor",
    "Suspension",
    "Verification",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the three languages, with its abbreviation, and the days on which it held.

    ``since`` is None where the start is not known; ``until`` is the first day on which the name no longer held.
    """

    names: Mapping[str, str]
    abbreviation: str = ""
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the party had this name on the day, as far as its days are known."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Emblem:
    """The emblem in words, and the SHA-256 of its file in small hexadecimal digits (empty where there is no file)."""

    description: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeGroup:
    """Citizens who convene the founding congress, together and by region."""

    persons: int
    regions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice to the registrar; ``confirmed_on`` is the day from which the law counts the time for the congress."""

    on: date
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Congress:
    """The founding congress. ``elected`` and ``present`` are delegates; ``by_proxy`` those present by another's hand."""

    on: date
    place: str = ""
    elected: int | None = None
    present: int | None = None
    by_proxy: int | None = None
    regions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Charter:
    """The charter: the day on it, and whether the founding congress adopted it."""

    on: date
    adopted: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """The documents as they were handed in to the registrar. ``members`` is the party's own number."""

    on: date
    members: int
    applicant: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch in a region: the members it lists, and the day it was registered by the territorial body of justice."""

    region: str
    members: int
    registered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What the check of the members' roll found: counts alone. ``members`` are those that stand after it.

    ``ended`` is None while the check runs and the registrar's term stands still.
    """

    began: date
    ended: date | None = None
    members: int | None = None
    branches: Mapping[str, int] = field(default_factory=dict)
    not_citizens: int | None = None
    under_age: int | None = None
    barred: int | None = None
    in_two_parties: int | None = None


class Outcome(StrEnum):
    """What the registrar decided."""

    REGISTERED = "registered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RegistrarDecision:
    """The registrar's decision: ``act`` is its number, ``ground`` why it was refused."""

    on: date
    outcome: Outcome
    act: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension by a court; ``until`` is its last day."""

    on: date
    until: date
    act: str = ""


@dataclass(frozen=True, slots=True)
class Successor:
    """A party that came out of a reorganisation, with its members by region."""

    key: str
    members: int
    branches: Mapping[str, int] = field(default_factory=dict)
    registered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A decision to reorganise; ``is_split`` where one party becomes several."""

    on: date
    is_split: bool = False
    act: str = ""
    successors: tuple[Successor, ...] = ()


class DissolutionKind(StrEnum):
    """Who ends a party."""

    CONGRESS = "congress"
    MEMBERS = "members"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Dissolution:
    """The end of a party. ``proposed_by`` are the members behind a proposal of members, ``of_members`` all of them then."""

    on: date
    kind: DissolutionKind
    act: str = ""
    proposed_by: int | None = None
    of_members: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person with the right to it decided about an open question of the ruling, with the written reason."""

    rule: str
    where: str
    reason: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """The case file of one party. ``missed_elections`` are elections in a row it did not take part in."""

    key: str
    names: tuple[Named, ...]
    emblem: Emblem | None = None
    initiative_group: InitiativeGroup | None = None
    organising_committee: int | None = None
    notice: Notice | None = None
    congress: Congress | None = None
    charter: Charter | None = None
    filing: Filing | None = None
    branches: tuple[Branch, ...] = ()
    verification: Verification | None = None
    decision: RegistrarDecision | None = None
    suspensions: tuple[Suspension, ...] = ()
    reorganisation: Reorganisation | None = None
    dissolution: Dissolution | None = None
    missed_elections: int | None = None
    answers: tuple[Answer, ...] = ()
    illustrative: bool = False

    @property
    def counted_members(self) -> int | None:
        """Members after the check of the roll, else as filed, else as the branches list them."""
        if self.verification is not None and self.verification.members is not None:
            return self.verification.members
        if self.filing is not None:
            return self.filing.members
        return sum(each.members for each in self.branches) if self.branches else None

    @property
    def branch_members(self) -> Mapping[str, int]:
        """Members by region, after the check of the roll where it names the region."""
        checked = self.verification.branches if self.verification is not None else {}
        return {each.region: checked.get(each.region, each.members) for each in self.branches}

    def names_on(self, day: date) -> tuple[Named, ...]:
        """The names that the party had on the day; the newest where none of them held."""
        return tuple(each for each in self.names if each.held_on(day)) or self.names[-1:]


@dataclass(frozen=True, slots=True)
class Registered:
    """A party as the register of an election folder has it, with every name it had.

    ``claimed_members`` is a published claim and no finding; ``claim_source`` says whose and of which year.
    """

    key: str
    names: tuple[Named, ...]
    registered_on: date | None = None
    claimed_members: int | None = None
    claim_source: str = ""
    emblem_sha256: str = ""
    note: str = ""

    def names_on(self, day: date) -> tuple[Named, ...]:
        """The names that the party had on the day; the newest where none of them held."""
        return tuple(each for each in self.names if each.held_on(day)) or self.names[-1:]
