"""What an election folder holds: the election, its contests, its lists, and what was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Act", "Certified", "Contest", "Election", "ListFacts", "Party", "Published", "Sources"]

Words = Mapping[str, str]
"""One text in each language."""


class Act(NamedTuple):
    """One act before it is ruled on and signed. ``actor`` is the name of a key; without a ``day`` it is of the polling day."""

    verb: str
    address: str
    facts: Mapping[str, Any]
    actor: str
    follows: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands behind a list: its names as they were on the day."""

    key: str
    names: Words
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What is known of a list by counts only; None where no source gives it.

    ``percent_published`` is the share of women and persons under twenty-nine as printed, text and not a number.
    """

    key: str
    persons: int | None = None
    in_quota_groups: int | None = None
    percent_published: str = ""
    registered_as: int | None = None
    registered_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """Figures that a commission published. ``totals`` are whole numbers by the names of the form."""

    votes: Mapping[str, int]
    seats: Mapping[str, int]
    percents: Mapping[str, str]
    totals: Mapping[str, int]
    turnout_percent: str = ""

    @property
    def against_all(self) -> int | None:
        """Votes against all, where the ballot had the line and the number was published."""
        return self.totals.get("against_all")

    @property
    def blank(self) -> int | None:
        """Blank ballots, where the form has the line and the number was published."""
        return self.totals.get("blank")

    @property
    def took_part(self) -> int | None:
        """Voters who took part, as published."""
        return self.totals.get("took_part")


@dataclass(frozen=True, slots=True)
class Certified:
    """The act that made a result final."""

    on: date
    act: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the facts of the folder were read."""

    keys: str = ""
    read: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """One list constituency with its own seats. ``ballot`` and ``registered`` are the two orders of the lists.

    ``seats`` is None where the law gives the number, by the id of the contest or for the whole chamber; ``form`` names
    the form of the protocols, empty where only totals were published; ``published_as_final`` says that the totals were
    published as the final result though the act that certified them was not read; ``ballot_seed`` is the public seed that
    the order of the ballot was drawn from; ``usual`` are a region's usual shares
    of invalid ballots and of votes against all.
    """

    id: str
    title: Words
    ballot: tuple[str, ...]
    registered: tuple[str, ...] = ()
    registered_note: str = ""
    seats: int | None = None
    form: str = ""
    illustrative: bool = False
    published_as_final: bool = False
    ballot_seed: str = ""
    certified: Certified | None = None
    published: Published | None = None
    usual: Mapping[str, tuple[Fraction | None, Fraction | None]] = field(default_factory=dict)
    printed: int | None = None
    stock_left: int | None = None

    @property
    def has_stations(self) -> bool:
        """Whether the contest is counted from protocols."""
        return bool(self.form)


@dataclass(frozen=True, slots=True)
class Election:
    """A folder, read. ``law`` names the statute book, ``on`` is the polling day."""

    id: str
    title: Words
    law: str
    on: date
    contests: tuple[Contest, ...]
    parties: Mapping[str, Party]
    lists: Mapping[str, ListFacts]
    sources: Sources
    path: Path
    invented: bool = False
    """The whole election is fictitious: parties, people and figures."""

    def name_of(self, contest: Contest) -> str:
        """What stands in every address of a contest: the election, and the contest where there are several."""
        return self.id if len(self.contests) == 1 else f"{self.id}/{contest.id}"

    def contest_folder(self, contest: Contest) -> Path:
        """Where the contest's files lie: the folder itself, or ``contests/<id>`` when there are several."""
        return self.path if len(self.contests) == 1 else self.path / "contests" / contest.id
