"""Rules that compare a station with others: equal blocks, exchanged lines, lists far from their unit or their past.

All comparisons are in whole numbers: a share ``a / A`` is never formed, ``a · B`` is compared with ``b · A``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from operator import attrgetter

from saylau.ruling import Verdict
from saylau.stations.facts import Station
from saylau.tabulation.facts import Counted, Past
from saylau.tabulation.rules.rule import Case, Hit, Rule, names, table

__all__ = ["RULES"]

RULES: list[Rule] = []
rule = table(RULES)


@rule("S.115", "tabulation.copied_block.votes")
def block_is_not_a_copied_page(case: Case) -> Iterator[Hit]:
    """Asks when two stations have equal votes for every list, from so many votes on that chance is unlikely."""
    least = case.law["tabulation.copied_block.votes"].whole
    seen: dict[tuple[object, ...], list[str]] = {}
    for each, _, total in _blocks(case):
        if total >= least:
            block = (each.protocol.lists, each.protocol.votes, each.protocol.against_all)
            seen.setdefault(block, []).append(each.station.code)
    return (
        Hit(names(codes), found=" ".join(str(each) for each in block[1] if each is not None))  # type: ignore[attr-defined]
        for block, codes in seen.items()
        if len(codes) > 1
    )


@rule("S.116", "tabulation.neighbours.gain")
def neighbouring_lists_fit_the_region(case: Case) -> Iterator[Hit]:
    """Asks when exchanging two neighbouring lists of a station would fit its region far better."""
    least = case.law["tabulation.neighbours.votes"].whole
    gain, times = case.law["tabulation.neighbours.gain"].fraction, case.law["tabulation.neighbours.times"].whole
    regions = _standing(case, attrgetter("region"))
    for each, votes, total in _blocks(case):
        lists = each.protocol.lists
        if total < least:
            continue
        rest = _without(regions.get(each.station.region, {}), each, votes)
        for place in _exchanged(votes, rest, total, gain, times):
            pair = f"{lists[place]} {votes[place]}, {lists[place + 1]} {votes[place + 1]}"
            other = f"{lists[place]} {votes[place + 1]}, {lists[place + 1]} {votes[place]}"
            yield Hit(each.station.code, required=other, found=pair)


def _exchanged(votes: tuple[int, ...], rest: list[int], total: int, gain: Fraction, times: int) -> Iterator[int]:
    """Places where the exchange puts at least ``gain`` of the votes right and fits ``times`` better."""
    whole = sum(rest)
    up, down = gain.numerator, gain.denominator
    for place, (one, two) in enumerate(zip(votes, votes[1:], strict=False)):
        # An exchange cannot put right more votes than the two lists differ by: most places end here.
        if abs(one - two) * down < up * total or not whole:
            continue
        first, second = rest[place] * total, rest[place + 1] * total
        now = abs(one * whole - first) + abs(two * whole - second)
        then = abs(two * whole - first) + abs(one * whole - second)
        if then * times <= now and (now - then) * down >= 2 * up * total * whole:
            yield place


@rule("S.118", "tabulation.far_list.points")
def no_list_is_far_from_its_unit(case: Case) -> Iterator[Hit]:
    """Asks when a list's share of the votes for lists is far from that of its commission's other stations."""
    least = case.law["tabulation.far_list.votes"].whole
    points = case.law["tabulation.far_list.points"].fraction
    up, down = points.numerator, points.denominator
    units = _standing(case, attrgetter("region", "commission"))
    for each, votes, total in _blocks(case):
        if total < least:
            continue
        rest = _without(units.get((each.station.region, each.station.commission), {}), each, votes)
        whole = sum(rest)
        if not whole:
            continue
        for name, number, others in zip(each.protocol.lists, votes, rest, strict=True):
            if abs(number * whole - others * total) * down >= up * total * whole:
                found, required = f"{name} {number} / {total}", f"{name} {others} / {whole}"
                yield Hit(each.station.code, required=required, found=found)


@rule("S.119", "tabulation.past.turnout")
def station_is_near_its_past(case: Case) -> Iterator[Hit] | None:
    """Asks when turnout or a list's share is far from what the same station reported last time."""
    past = case.evidence.past
    if not past:
        return None
    return _far_from_past(case, past)


def _far_from_past(case: Case, past: Mapping[str, Past]) -> Iterator[Hit]:
    turnout, share = case.law["tabulation.past.turnout"].fraction, case.law["tabulation.past.share"].fraction
    for each, votes, total in _blocks(case):
        old = past.get(each.station.code)
        if old is None:
            continue
        voters, listed = each.protocol.voters, each.protocol.list_at_closing
        if voters is not None and listed is not None and _far(voters, listed, old.voters, old.list_at_closing, turnout):
            found, required = f"voters {voters} / {listed}", f"voters {old.voters} / {old.list_at_closing}"
            yield Hit(each.station.code, required=required, found=found)
        before = sum(old.votes.values())
        for name, number in zip(each.protocol.lists, votes, strict=True):
            # A list that did not stand last time has no past to be far from.
            if name in old.votes and _far(number, total, old.votes[name], before, share):
                found, required = f"{name} {number} / {total}", f"{name} {old.votes[name]} / {before}"
                yield Hit(each.station.code, required=required, found=found, provision="tabulation.past.share")


def _far(part: int, whole: int, old_part: int, old_whole: int, limit: Fraction) -> bool:
    if not whole or not old_whole:
        return False
    return abs(part * old_whole - old_part * whole) * limit.denominator >= limit.numerator * whole * old_whole


def _standing(case: Case, unit: Callable[[Station], Hashable]) -> Mapping[Hashable, Mapping[str, int]]:
    """Votes by list of each unit, over the protocols that stand: one that waits is no measure for the others."""
    sums: dict[Hashable, dict[str, int]] = {}
    for each, votes, _ in _blocks(case):
        if each.verdict is Verdict.STANDS:
            own = sums.setdefault(unit(each.station), {})
            for name, number in zip(each.protocol.lists, votes, strict=True):
                own[name] = own.get(name, 0) + number
    return sums


def _without(sums: Mapping[str, int], each: Counted, votes: tuple[int, ...]) -> list[int]:
    """The votes of a unit without this station, in the order of its lists."""
    if each.verdict is not Verdict.STANDS:
        return [sums.get(name, 0) for name in each.protocol.lists]
    return [sums[name] - number for name, number in zip(each.protocol.lists, votes, strict=True)]


def _blocks(case: Case) -> Iterable[tuple[Counted, tuple[int, ...], int]]:
    """Each counted protocol whose votes are all filled and whose lists are named one by one: its votes, their sum."""
    for each in case.chosen.current:
        votes = each.protocol.votes
        if None not in votes and len(votes) == len(each.protocol.lists):
            yield each, votes, sum(votes)  # type: ignore[misc, arg-type]  # no gap: asked in the line above
