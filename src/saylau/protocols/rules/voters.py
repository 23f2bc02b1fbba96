"""K.101–K.105: the balance of voters."""

from __future__ import annotations

from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = ("protocol.rules.voters",)


@rule(
    "K.101",
    "R ≠ R0 + Ra − Rd",
    operands=("list_at_closing", "list_at_opening", "list_added", "list_removed"),
    source=SOURCE,
)
def list_at_closing_follows_from_opening(p: Filled, _at: Yardstick) -> Breach | None:
    """The list at closing is the list at opening with those added and without those removed."""
    expected = p.list_at_opening + p.list_added - p.list_removed
    return None if p.list_at_closing == expected else Breach(expected, p.list_at_closing)


@rule("K.102", "N ≠ N_s + N_m", operands=("voters", "voters_inside", "voters_outside"), source=SOURCE)
def voters_inside_and_outside_add_up(p: Filled, _at: Yardstick) -> Breach | None:
    """Voters who received a ballot are those inside and those outside the premises."""
    expected = p.voters_inside + p.voters_outside
    return None if p.voters == expected else Breach(expected, p.voters)


@rule("K.103", "N > R", operands=("voters", "list_at_closing"), source=SOURCE)
def no_more_voters_than_in_the_list(p: Filled, _at: Yardstick) -> Breach | None:
    """No more voters received a ballot than the list holds at closing."""
    return None if p.voters <= p.list_at_closing else Breach(p.list_at_closing, p.voters)


@rule("K.104", "N_m > M_req", operands=("voters_outside", "outside_requests"), source=SOURCE)
def outside_voters_had_requested_it(p: Filled, _at: Yardstick) -> Breach | None:
    """No more voters voted outside than had asked for it."""
    return None if p.voters_outside <= p.outside_requests else Breach(p.outside_requests, p.voters_outside)


@rule("K.105", "C_in > Ra, or C_in > N", operands=("certificates_in", "list_added", "voters"), source=SOURCE)
def certificate_voters_were_added_and_voted(p: Filled, _at: Yardstick) -> Breach | None:
    """Voters with absentee certificates were added to the list on the day, and received a ballot."""
    most = min(p.list_added, p.voters)
    return None if p.certificates_in <= most else Breach(most, p.certificates_in)


RULES = (
    list_at_closing_follows_from_opening,
    voters_inside_and_outside_add_up,
    no_more_voters_than_in_the_list,
    outside_voters_had_requested_it,
    certificate_voters_were_added_and_voted,
)
