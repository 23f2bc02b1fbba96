"""S.101–S.114: figures that are possible but unusual, each with its limit from the law or the procedure of the day."""

from __future__ import annotations

from saylau.protocols.rules.measure import Filled, Yardstick, reaches
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = "protocol.rules.likelihood"


def least(numerator: int, denominator: int) -> int:
    """The smallest whole number that is not below the quotient."""
    return -(-numerator // denominator)


@rule(
    "S.101",
    "X < N and N − X ≥ max(15, ⌈2 % of N⌉); a smaller gap is information",
    operands=("found", "voters"),
    source=(
        "protocol.limit.taken_away.share",
        "protocol.limit.taken_away.floor",
        "protocol.limit.taken_away.combine",
    ),
)
def few_ballots_were_taken_away(p: Filled, at: Yardstick) -> Breach | None:
    """Fewer ballots are missing from the boxes than the limit; a smaller gap is printed."""
    gap = p.voters - p.found
    if gap <= 0:
        return None
    limits = at.limits
    share = least(limits.taken_away.numerator * p.voters, limits.taken_away.denominator)
    limit = (max if limits.both_limits else min)(limits.taken_away_floor, share)
    return Breach(limit, gap, informs=gap < limit)


@rule(
    "S.102",
    "I ≥ max(5, ⌈twice the region's share of invalid ballots × X⌉)",
    operands=("invalid", "found"),
    source=("protocol.limit.invalid.factor", "protocol.limit.invalid.floor"),
    gate="the region's share is set",
)
def invalid_share_is_usual_here(p: Filled, at: Yardstick) -> Breach | None:
    """Invalid ballots stay below twice the region's usual share of ballots found."""
    usual = at.station.invalid_share
    if usual is None:
        return None
    factor, floor = at.limits.invalid_factor, at.limits.invalid_floor
    above, below = factor.numerator * usual.numerator, factor.denominator * usual.denominator
    if p.invalid < floor or below * p.invalid < above * p.found:
        return None
    return Breach(max(floor, least(above * p.found, below)), p.invalid)


@rule(
    "S.103",
    "A ≥ m times the region's share × V",
    operands=("against_all", "valid"),
    source=("protocol.limit.against_all.factor",),
    gate="m and the region's share are set; the law of the day has the line",
)
def against_all_is_usual_here(p: Filled, at: Yardstick) -> Breach | None:
    """Votes against all stay below the set multiple of the region's usual share of valid ballots."""
    usual = at.station.against_share
    if usual is None or not at.limits.against_all:
        return None
    most = usual * at.limits.against_factor
    if not reaches(p.against_all, most, p.valid):
        return None
    return Breach(least(most.numerator * p.valid, most.denominator), p.against_all)


@rule(
    "S.104",
    "N ≥ ⌈95 % of R⌉",
    operands=("voters", "list_at_closing"),
    source=("protocol.limit.turnout.ceiling",),
)
def turnout_is_below_the_ceiling(p: Filled, at: Yardstick) -> Breach | None:
    """Fewer voters received a ballot than the ceiling's share of the list at closing."""
    ceiling = at.limits.turnout_ceiling
    if not reaches(p.voters, ceiling, p.list_at_closing):
        return None
    return Breach(least(ceiling.numerator * p.list_at_closing, ceiling.denominator), p.voters)


@rule("S.105", "N = R, or X = R", operands=("voters", "found", "list_at_closing"), source=(SOURCE,))
def not_everybody_voted(p: Filled, _at: Yardstick) -> Breach | None:
    """Voters and ballots found are not exactly as many as the list holds."""
    if p.list_at_closing == p.voters:
        return Breach(p.list_at_closing, p.voters, ("voters", "list_at_closing"))
    if p.list_at_closing == p.found:
        return Breach(p.list_at_closing, p.found, ("found", "list_at_closing"))
    return None


@rule("S.106", "I = 0 and X ≥ 500", operands=("invalid", "found"), source=("protocol.limit.large_station",))
def a_large_station_has_some_invalid(p: Filled, at: Yardstick) -> Breach | None:
    """Where many ballots were found some are invalid."""
    return Breach(1, p.found) if p.invalid == 0 and p.found >= at.limits.large_station else None


@rule(
    "S.107",
    "B_in < N + 1, or B_in > ⌊1.01 · R0⌋ + rounding pack",
    operands=("ballots_received", "voters", "list_at_opening"),
    source=("ballot.reserve", "protocol.limit.delivery.pack"),
)
def delivery_fits_the_list(p: Filled, at: Yardstick) -> Breach | None:
    """The delivery is more than the voters, and no more than the list with its reserve (article 37)."""
    if p.ballots_received <= p.voters:
        return Breach(p.voters + 1, p.ballots_received, ("ballots_received", "voters"))
    most = _with_reserve(p.list_at_opening, at)
    if p.ballots_received <= most:
        return None
    return Breach(most, p.ballots_received, ("ballots_received", "list_at_opening"))


def _with_reserve(listed: int, at: Yardstick) -> int:
    reserve = at.limits.reserve
    return listed + reserve.numerator * listed // reserve.denominator + at.limits.pack


@rule(
    "S.108",
    "Ra ≥ ⌈5 % of R0⌉, or Rd likewise",
    operands=("list_added", "list_removed", "list_at_opening"),
    source=("protocol.limit.changes.share",),
)
def few_changes_on_the_day(p: Filled, at: Yardstick) -> Breach | None:
    """Fewer voters were added, and fewer removed, than the limit's share of the list at opening."""
    share = at.limits.changes
    changed = max(p.list_added, p.list_removed)
    if not reaches(changed, share, p.list_at_opening):
        return None
    field = "list_added" if p.list_added == changed else "list_removed"
    return Breach(least(share.numerator * p.list_at_opening, share.denominator), changed, (field, "list_at_opening"))


@rule(
    "S.109",
    "R0 + C_out outside 80–120 % of the pre-election list",
    operands=("list_at_opening", "certificates_out"),
    source=("protocol.limit.list_size.low", "protocol.limit.list_size.high"),
    gate="the list before the election is set",
)
def list_is_near_its_last_size(p: Filled, at: Yardstick) -> Breach | None:
    """The list, with certificates given out, is near its size before the election."""
    before = at.station.list_before
    if before is None:
        return None
    listed, low, high = p.list_at_opening + p.certificates_out, at.limits.list_low, at.limits.list_high
    if not reaches(listed, low, before):
        return Breach(least(low.numerator * before, low.denominator), listed)
    most = high.numerator * before // high.denominator
    return None if listed <= most else Breach(most, listed)


@rule(
    "S.110",
    "N_m ≥ ⌈10 % of N⌉, N > 0",
    operands=("voters_outside", "voters"),
    source=("protocol.limit.outside.share",),
)
def outside_voting_is_limited(p: Filled, at: Yardstick) -> Breach | None:
    """Fewer voters voted outside than the limit's share of all who received a ballot."""
    share = at.limits.outside_share
    if p.voters <= 0 or not reaches(p.voters_outside, share, p.voters):
        return None
    return Breach(least(share.numerator * p.voters, share.denominator), p.voters_outside)


@rule(
    "S.111",
    "N_m > what trips and minutes per stop allow",
    operands=("voters_outside",),
    source=(SOURCE,),
    gate="trips are recorded",
)
def outside_voting_was_possible(p: Filled, at: Yardstick) -> Breach | None:
    """No more voters voted outside than the mobile boxes could have reached."""
    trips = at.station.trips
    return None if trips is None or p.voters_outside <= trips else Breach(trips, p.voters_outside)


@rule(
    "S.112",
    "R0 + C_out > the legal cap",
    operands=("list_at_opening", "certificates_out"),
    source=("station.max_voters",),
)
def station_is_within_legal_size(p: Filled, at: Yardstick) -> Breach | None:
    """The list, with certificates given out, is no longer than the law allows (article 23)."""
    listed = p.list_at_opening + p.certificates_out
    return None if listed <= at.limits.station_cap else Breach(at.limits.station_cap, listed)


@rule(
    "S.113",
    "X = 0, or N = 0, or V = 0 with Σ v_i + A = 0",
    operands=("found", "voters", "valid", "votes", "against_all"),
    source=(SOURCE,),
)
def something_was_counted(p: Filled, at: Yardstick) -> Breach | None:
    """There are voters, ballots and valid ballots."""
    if p.found == 0 or p.voters == 0:
        return Breach(1, 0, ("found",) if p.voters else ("voters",))
    return Breach(1, 0, ("valid",)) if p.valid == 0 and at.for_lists == 0 else None


@rule(
    "S.114",
    "I = B_x or I = B_u, with I > 0; or I > 0 with B_x = 0 and B_u = 0",
    operands=("invalid", "ballots_spoiled", "ballots_unused"),
    source=(SOURCE,),
)
def invalid_is_not_another_line(p: Filled, _at: Yardstick) -> Breach | None:
    """The invalid ballots are not the number of another line, nor the only ballots of their kind."""
    if p.invalid <= 0:
        return None
    others = {"ballots_spoiled": p.ballots_spoiled, "ballots_unused": p.ballots_unused}
    same = tuple(name for name, value in others.items() if value == p.invalid)
    if same:
        return Breach(p.invalid, p.invalid, ("invalid", *same))
    return None if p.ballots_spoiled or p.ballots_unused else Breach(0, p.invalid)


RULES = (
    few_ballots_were_taken_away,
    invalid_share_is_usual_here,
    against_all_is_usual_here,
    turnout_is_below_the_ceiling,
    not_everybody_voted,
    a_large_station_has_some_invalid,
    delivery_fits_the_list,
    few_changes_on_the_day,
    list_is_near_its_last_size,
    outside_voting_is_limited,
    outside_voting_was_possible,
    station_is_within_legal_size,
    something_was_counted,
    invalid_is_not_another_line,
)
