"""A nation of stations out of a plan: registers, voters, ballots taken away, invalid ballots, votes; every sum exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

from saylau.lab.drawing import BELL, Draws
from saylau.lab.facts import PER_MILLE, Plan, RegionPlan
from saylau.lab.figures import Figures, protocol_of
from saylau.lab.splitting import brought_to, split
from saylau.protocols.facts import Protocol
from saylau.stations import ABROAD, Station, StationKind

__all__ = ["Nation", "nation"]

SMALLEST, LARGEST = 40, 2_850
"""Voters of a station: a handful is no secret ballot, and 3,000 with certificates is the most that the law allows."""

EQUAL_FROM = 50
"""Votes from which no two stations are left with equal blocks; under that, equal ones are what chance gives."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A generated nation: its stations in the order of the regions, and for each the figures that its sums rest on."""

    plan: Plan
    stations: tuple[Station, ...]
    figures: tuple[Figures, ...]

    def protocols(self, typing: int = 1) -> Iterator[Protocol]:
        """One typing of every protocol, made as it is asked for; the two typings differ only in who typed."""
        for station, figures in zip(self.stations, self.figures, strict=True):
            yield protocol_of(self.plan, station, figures, typing)

    @property
    def stock(self) -> int | None:
        """Ballots printed and not delivered to a station, None where the print run is not known."""
        printed = self.plan.printed
        return None if printed is None else printed - sum(each.delivered for each in self.figures)


def nation(plan: Plan) -> Nation:
    """The nation of a plan: the same plan gives the same nation, on every machine."""
    counts = _voters_of_regions(plan)
    registers, turnouts = [], []
    for region, voters in zip(plan.regions, counts, strict=True):
        register = _registers(plan, region)
        registers += register
        turnouts += _voters(plan, region, register, voters)
    homes = [region for region in plan.regions for _ in range(region.stations)]
    names = [f"{region.key}/{number}" for region in plan.regions for number in range(1, region.stations + 1)]
    gone = _taken_away(plan, names, turnouts)
    found = [voters - away for voters, away in zip(turnouts, gone, strict=True)]
    invalid = _invalid(plan, names, homes, found)
    valid = [ballots - bad for ballots, bad in zip(found, invalid, strict=True)]
    votes = _votes(plan, names, homes, valid)
    rows = zip(names, registers, turnouts, gone, invalid, votes, strict=True)
    figures = _with_certificates(plan, [Figures.drawn(plan, *row) for row in rows])
    return Nation(plan, tuple(_stations(plan, figures)), tuple(figures))


def _voters_of_regions(plan: Plan) -> list[int]:
    """Voters of each region: as near to its turnout as the printed decimal allows, and exact for the nation."""
    exact = [region.register * region.turnout for region in plan.regions]
    low = [-((region.register - 2 * each) // (2 * PER_MILLE)) for region, each in zip(plan.regions, exact, strict=True)]
    high = [(2 * each + region.register) // (2 * PER_MILLE) for region, each in zip(plan.regions, exact, strict=True)]
    return brought_to(plan.voters, [each // PER_MILLE for each in exact], low, high)


def _registers(plan: Plan, region: RegionPlan) -> list[int]:
    """Sizes of stations: mostly towns, one in six a village."""
    weights = []
    for number in range(1, region.stations + 1):
        draws = Draws(plan.seed, "size", region.key, number, draws=2)
        small = draws.below(6) == 0
        weights.append(60 + draws.below(240) if small else 300 + draws.below(1_800))
    low, high = [SMALLEST] * region.stations, [LARGEST] * region.stations
    return brought_to(region.register, split(region.register, weights), low, high)


def _voters(plan: Plan, region: RegionPlan, registers: Sequence[int], total: int) -> list[int]:
    """Voters of each station: the region's turnout, four points up or down as the standard deviation."""
    drawn = []
    for number, register in enumerate(registers, 1):
        bell = Draws(plan.seed, "turnout", region.key, number, draws=1).bell()
        drawn.append(register * (region.turnout + 10 * bell) // PER_MILLE)
    low = [register // 20 + 1 for register in registers]
    high = [register * 92 // 100 for register in registers]
    return brought_to(total, drawn, low, high)


def _taken_away(plan: Plan, names: Sequence[str], voters: Sequence[int]) -> list[int]:
    """Ballots received and not put into a box: at most eight, and at most one voter in fifty."""
    weights = [
        Draws(plan.seed, "away", name, draws=1).below(5) * count for name, count in zip(names, voters, strict=True)
    ]
    drawn = split(plan.taken_away, weights) if sum(weights) else [0] * len(weights)
    return brought_to(plan.taken_away, drawn, [0] * len(names), [min(8, count // 50) for count in voters])


def _invalid(plan: Plan, names: Sequence[str], homes: Sequence[RegionPlan], found: Sequence[int]) -> list[int]:
    """Invalid ballots: the region's share, up to a third more or less, never none where many voted."""
    drawn, low, high = [], [], []
    for name, region, ballots in zip(names, homes, found, strict=True):
        usual = region.invalid * ballots
        bell = Draws(plan.seed, "invalid", name, draws=1).bell()
        drawn.append(usual * (BELL * 5 + 6 * bell) // (BELL * 5 * PER_MILLE))
        low.append(usual // (3 * PER_MILLE))
        high.append(max(1, usual * 8 // (5 * PER_MILLE)))
    return brought_to(plan.invalid, drawn, low, high)


def _votes(plan: Plan, names: Sequence[str], homes: Sequence[RegionPlan], valid: Sequence[int]) -> list[list[int]]:
    """Votes by station and list (against all as the last, where there is the line), exact by row and by column."""
    lists = [*plan.lists, *(() if plan.against_all is None else ("against_all",))]
    wanted = [*plan.votes.values(), *(() if plan.against_all is None else (plan.against_all,))]
    votes = [
        _block(Draws(plan.seed, "votes", name, draws=2 * len(lists)), [region.shares[each] for each in lists], ballots)
        for name, region, ballots in zip(names, homes, valid, strict=True)
    ]
    _bring_columns(votes, wanted)
    _part_equal_blocks(votes)
    return votes


def _block(draws: Draws, shares: Sequence[int], ballots: int) -> list[int]:
    """One station's votes: the region's shares, scattered by place (one part in ten) and by chance of the voters."""
    block = []
    for share in shares:
        place = share * (10 * BELL + 8 * draws.bell()) // (10 * BELL)
        spread = isqrt(ballots * share * max(0, PER_MILLE - share)) * draws.bell() // (4 * PER_MILLE)
        block.append(min(ballots, max(0, ballots * place // PER_MILLE + spread)))
    largest = max(range(len(shares)), key=lambda each: shares[each])
    block[largest] = 0
    over = sum(block) - ballots
    if over > 0:
        block = [each - cut for each, cut in zip(block, split(over, block), strict=True)]
    block[largest] = ballots - sum(block)
    return block


def _bring_columns(votes: list[list[int]], wanted: Sequence[int]) -> None:
    """Move votes from lists that have too many to those that have too few, station by station in proportion."""
    over = [sum(column) - total for column, total in zip(zip(*votes, strict=True), wanted, strict=True)]
    for giver in range(len(wanted)):
        for taker in range(len(wanted)):
            moved = min(over[giver], -over[taker])
            if moved <= 0:
                continue
            for block, share in zip(votes, split(moved, [each[giver] for each in votes]), strict=True):
                block[giver] -= share
                block[taker] += share
            over[giver] -= moved
            over[taker] += moved


def _part_equal_blocks(votes: list[list[int]]) -> None:
    """Part equal blocks by one vote each way between two stations, so that rows and columns stay as they are."""
    seen: dict[tuple[int, ...], int] = {}
    for place, block in enumerate(votes):
        if len(block) < 2:
            return
        # The pair is chosen once: chosen anew after each vote, two equal lists would hand one vote to and fro for ever.
        giver, taker = sorted(range(len(block)), key=lambda each: -block[each])[:2]
        partner = votes[(place + 1) % len(votes)]
        while sum(block) >= EQUAL_FROM and seen.setdefault(tuple(block), place) != place:
            if not block[giver] or not partner[taker]:
                break
            block[giver] -= 1
            block[taker] += 1
            partner[giver] += 1
            partner[taker] -= 1


def _with_certificates(plan: Plan, figures: list[Figures]) -> list[Figures]:
    """Let each station admit no more certificates than its neighbour gave out: the nation's balance then holds."""
    admitted = []
    for before, each in pairwise([figures[-1], *figures]):
        most = min(before.certificates_out, each.added, each.voters)
        admitted.append(each.admitting(Draws(plan.seed, "certificates", each.code, draws=1).below(most + 1)))
    return admitted


def _stations(plan: Plan, figures: Sequence[Figures]) -> Iterator[Station]:
    rows = iter(figures)
    for region in plan.regions:
        sizes = split(region.stations, [1] * region.commissions)
        for number, size in enumerate(sizes, 1):
            for _ in range(size):
                each = next(rows)
                yield Station(
                    code=each.code,
                    region=region.key,
                    commission=f"{region.key}/tec_{number:02}",
                    kind=StationKind.ABROAD if region.key == ABROAD else StationKind.ORDINARY,
                    ballot=plan.lists,
                    list_before=each.list_before,
                    invalid_share=region.invalid_share,
                )
