"""S.120–S.124: the protocol beside what else is known of the station's day."""

from __future__ import annotations

from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule
from saylau.protocols.rules.usual import SOURCE, list_is_near_its_last_size, station_is_within_legal_size

__all__ = ["RULES"]

MINUTES_OF_AN_HOUR = 60
MINUTES_OF_A_DAY = 1_440


@rule(
    "S.120",
    "T(h) falls over time, or last T(h) > N, or N − last T(h) too large for the minutes left",
    operands=("voters", "closed_at"),
    fields=("turnout_reports",),
    source=("protocol.limit.turnout_reports.per_minute",),
    gate="turnout was reported",
)
def turnout_reports_fit(p: Filled, at: Yardstick) -> Breach | None:
    """Turnout reports rise, end at no more than the voters, and leave no more than the last minutes can serve."""
    if not p.turnout_reports:
        return None
    reports = sorted(p.turnout_reports)
    for (_, earlier), (hour, later) in zip(reports, reports[1:], strict=False):
        if later < earlier:
            return Breach(earlier, later, (f"turnout_{hour}h",))
    hour, last = reports[-1]
    left = max(0, p.closed_at % MINUTES_OF_A_DAY - hour * MINUTES_OF_AN_HOUR)
    most = last + at.limits.per_minute * left
    if last <= p.voters <= most:
        return None
    return Breach(last if p.voters < last else most, p.voters, ("voters", f"turnout_{hour}h"))


@rule(
    "S.121",
    "eligible or issued differ between two elections held at once in the station",
    operands=("list_at_closing", "ballots_issued"),
    source=(SOURCE,),
    gate="another election was held in the station",
)
def twin_elections_agree(p: Filled, at: Yardstick) -> Breach | None:
    """Two elections held at once in one station have one list and as many ballots issued."""
    twin = at.station
    if twin.twin_list is not None and twin.twin_list != p.list_at_closing:
        return Breach(twin.twin_list, p.list_at_closing, ("list_at_closing",))
    if twin.twin_issued is not None and twin.twin_issued != p.ballots_issued:
        return Breach(twin.twin_issued, p.ballots_issued, ("ballots_issued",))
    return None


@rule(
    "S.123",
    "t_sign − t_count > 12 hours",
    operands=("count_began_at", "signed_at"),
    source=("count.max_duration",),
)
def count_was_within_its_time(p: Filled, at: Yardstick) -> Breach | None:
    """The count took no longer than the law allows, in minutes (article 43(1))."""
    took = p.signed_at - p.count_began_at
    return None if took <= at.limits.count_minutes else Breach(at.limits.count_minutes, took)


def _follows_from_the_certificates(code: str, p: Filled, at: Yardstick) -> bool:
    """Whether the list alone is within bounds, so that only the certificates carry it out of them."""
    limits = at.limits
    if code == station_is_within_legal_size.code:
        return p.list_at_opening <= limits.station_cap
    high, before = limits.list_high, at.station.list_before or 0
    listed = p.list_at_opening + p.certificates_out
    return high.denominator * p.list_at_opening <= high.numerator * before < high.denominator * listed


@rule(
    "S.124",
    "C_out > R0",
    operands=("certificates_out", "list_at_opening"),
    source=(SOURCE,),
    hides=(list_is_near_its_last_size.code, station_is_within_legal_size.code),
    follows=_follows_from_the_certificates,
    gate="hides what R0 alone would not have fired",
)
def certificates_fit_the_list(p: Filled, _at: Yardstick) -> Breach | None:
    """No more certificates were given out than the list still holds at opening."""
    return None if p.certificates_out <= p.list_at_opening else Breach(p.list_at_opening, p.certificates_out)


RULES = (turnout_reports_fit, twin_elections_agree, count_was_within_its_time, certificates_fit_the_list)
