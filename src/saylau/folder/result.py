"""What running a folder gives: each contest with its totals, seats and rulings, and the verdict on the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from saylau.folder.facts import Contest, Election
from saylau.law import LawOfDay
from saylau.protocols import Settlement
from saylau.ruling import Ruling, Verdict
from saylau.seats import Allocation, HowClose
from saylau.tabulation import Status, Tally, Total

__all__ = ["Chapter", "ContestResult", "Result", "Stage", "worst"]


AFTER = "deputies"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of what goes before the vote: ``timetable``, ``commissions``, ``rolls``, ``parties``, ``lists``; or ``deputies``.

    ``newest`` are the rulings that stand for their papers: what was answered or changed is told by what came later. ``closed``
    are subjects whose fall takes nothing from the election: a party or a list that stands on no ballot. ``unregistered`` are
    lists on a ballot without a registration that stands: while there are any, the chapter waits.
    """

    key: str
    rulings: tuple[Ruling, ...]
    newest: tuple[Ruling, ...]
    closed: frozenset[str] = frozenset()
    unregistered: tuple[str, ...] = ()

    @property
    def is_after(self) -> bool:
        """Whether it comes after the vote."""
        return self.key == AFTER

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of the papers that weigh."""
        verdicts = [each.verdict for each in self.newest if each.subject not in self.closed]
        return worst([*verdicts, *([Verdict.WAITS] if self.unregistered else [])])


@dataclass(frozen=True, slots=True)
class Stage:
    """The nation at one stage of an annulment (``before``, ``without``, ``after``), and the seats it would give."""

    name: str
    nation: Total
    allocation: Allocation | None


@dataclass(frozen=True, slots=True)
class ContestResult:
    """One contest, run. ``tally`` is None where only totals were published, ``allocation`` where no votes are known.

    ``examined`` are the rulings on the contest itself: its totals, its seats, its agreement with what was published.
    ``stages`` is empty where nothing was annulled.
    """

    contest: Contest
    allocation: Allocation | None
    how_close: HowClose | None
    examined: tuple[Ruling, ...]
    settlements: Sequence[Settlement] = ()
    tally: Tally | None = None
    stages: Sequence[Stage] = ()

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling of the contest, its own first and then those on its stations."""
        return (*self.examined, *(each.ruling for each in self.settlements))

    @property
    def standing_papers(self) -> tuple[Settlement, ...]:
        """The settlements of the papers that no corrected protocol has replaced.

        Only a returned paper is replaced: two papers of which none was returned both stay, and wait.
        """
        last = {(each.station.code, each.round): each.version for each in self.settlements}
        for each in self.settlements:
            paper = each.station.code, each.round
            last[paper] = max(last[paper], each.version)
        return tuple(
            each
            for each in self.settlements
            if each.version == last[each.station.code, each.round] or each.ruling.verdict is not Verdict.FALLS
        )

    @property
    def verdict(self) -> Verdict:
        """The worst of its rulings; a returned protocol no longer counts once a corrected one was handed in."""
        papers = (each.ruling for each in self.standing_papers)
        return worst(ruling.verdict for ruling in (*self.examined, *papers))

    @property
    def status(self) -> Status:
        """How far its numbers are from the end; published totals are as final as the act that certified them.

        While the register is empty nothing is counted, so the total is partial.
        """
        if self.tally is not None:
            return self.tally.status if self.tally.nation.registered else Status.PARTIAL
        final = self.contest.certified or self.contest.published_as_final
        return Status.FINAL if final else Status.PRELIMINARY

    @property
    def seats(self) -> dict[str, int]:
        """Seats by list, in the order of the ballot; a seat that waits is in no list."""
        return dict(self.allocation.seats) if self.allocation else dict.fromkeys(self.contest.ballot, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """A folder, run under the law of its polling day; ``chapters`` are what goes before the vote, each by its own day.

    ``parties`` are the names of every party that a paper speaks of, those on no ballot too.
    """

    election: Election
    law: LawOfDay
    contests: tuple[ContestResult, ...]
    chapters: tuple[Chapter, ...] = ()
    parties: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling: those before the vote, then those of every contest."""
        before = (ruling for chapter in self.chapters for ruling in chapter.rulings)
        return (*before, *(ruling for contest in self.contests for ruling in contest.rulings))

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of its chapters and contests."""
        verdicts = [each.verdict for each in self.chapters] + [each.verdict for each in self.contests]
        return worst(verdicts)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """*falls* before *waits* before *stands*; of nothing at all, *stands*."""
    found = set(verdicts)
    for verdict in (Verdict.FALLS, Verdict.WAITS):
        if verdict in found:
            return verdict
    return Verdict.STANDS
