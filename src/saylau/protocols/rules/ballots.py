"""K.201–K.204: the balance of ballots."""

from __future__ import annotations

from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = ("protocol.rules.ballots",)


@rule("K.201", "B_iss ≠ N + B_x", operands=("ballots_issued", "voters", "ballots_spoiled"), source=SOURCE)
def ballots_issued_are_voters_plus_replacements(p: Filled, _at: Yardstick) -> Breach | None:
    """Ballots handed out are one for each voter and one for each ballot spoiled and replaced."""
    expected = p.voters + p.ballots_spoiled
    return None if p.ballots_issued == expected else Breach(expected, p.ballots_issued)


@rule(
    "K.202",
    "B_in + B_tr ≠ B_iss + B_u + B_l",
    operands=("ballots_received", "ballots_transferred", "ballots_issued", "ballots_unused", "ballots_lost"),
    source=SOURCE,
)
def ballots_received_are_accounted_for(p: Filled, _at: Yardstick) -> Breach | None:
    """Every ballot received or transferred was issued, or lies unused, or was lost with an act."""
    had = p.ballots_received + p.ballots_transferred
    told = p.ballots_issued + p.ballots_unused + p.ballots_lost
    return None if told == had else Breach(had, told)


@rule(
    "K.203",
    "B_iss > B_in + B_tr",
    operands=("ballots_issued", "ballots_received", "ballots_transferred"),
    source=SOURCE,
    hides=("K.202",),
)
def no_more_issued_than_received(p: Filled, _at: Yardstick) -> Breach | None:
    """No more ballots were handed out than the station had."""
    had = p.ballots_received + p.ballots_transferred
    return None if p.ballots_issued <= had else Breach(had, p.ballots_issued)


@rule("K.204", "B_in ≠ B_act", operands=("ballots_received", "ballots_in_act"), source=SOURCE)
def delivery_matches_its_act(p: Filled, _at: Yardstick) -> Breach | None:
    """Ballots received are as many as the delivery act of the territorial commission names."""
    return None if p.ballots_received == p.ballots_in_act else Breach(p.ballots_in_act, p.ballots_received)


RULES = (
    ballots_issued_are_voters_plus_replacements,
    ballots_received_are_accounted_for,
    no_more_issued_than_received,
    delivery_matches_its_act,
)
