"""K.301–K.304: ballots found in the boxes."""

from __future__ import annotations

from saylau.protocols.rules.measure import Filled, Yardstick, clock
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = ("protocol.rules.boxes",)


@rule("K.301", "X ≠ X_s + X_m", operands=("found", "found_stationary", "found_mobile"), source=SOURCE)
def boxes_add_up(p: Filled, _at: Yardstick) -> Breach | None:
    """Ballots found are those of the stationary and of the mobile boxes."""
    expected = p.found_stationary + p.found_mobile
    return None if p.found == expected else Breach(expected, p.found)


@rule(
    "K.302",
    "X_s > N_s, or X_m > N_m",
    operands=("found_stationary", "voters_inside", "found_mobile", "voters_outside"),
    source=SOURCE,
)
def no_more_ballots_than_voters(p: Filled, _at: Yardstick) -> Breach | None:
    """Neither kind of box holds more ballots than voters received there."""
    if p.found_stationary <= p.voters_inside and p.found_mobile <= p.voters_outside:
        return None
    if p.found_mobile <= p.voters_outside:
        return Breach(p.voters_inside, p.found_stationary, ("found_stationary", "voters_inside"))
    if p.found_stationary <= p.voters_inside:
        return Breach(p.voters_outside, p.found_mobile, ("found_mobile", "voters_outside"))
    both = ("found_stationary", "voters_inside", "found_mobile", "voters_outside")
    return Breach(p.voters_inside, p.found_stationary, both)


@rule("K.303", "N > 0 and X = 0", operands=("voters", "found"), source=SOURCE, hides=("S.101", "S.113"))
def boxes_are_not_empty_when_people_voted(p: Filled, _at: Yardstick) -> Breach | None:
    """Where voters received ballots the boxes are not empty."""
    return Breach(p.voters, p.found) if p.voters > 0 and p.found == 0 else None


@rule("K.304", "t_mob > t_stat", operands=("mobile_opened_at", "stationary_opened_at"), source=SOURCE)
def mobile_boxes_were_opened_first(p: Filled, _at: Yardstick) -> Breach | None:
    """The mobile boxes were opened before the stationary ones, or with them."""
    if p.mobile_opened_at <= p.stationary_opened_at:
        return None
    return Breach(clock(p.stationary_opened_at), clock(p.mobile_opened_at))


RULES = (
    boxes_add_up,
    no_more_ballots_than_voters,
    boxes_are_not_empty_when_people_voted,
    mobile_boxes_were_opened_first,
)
