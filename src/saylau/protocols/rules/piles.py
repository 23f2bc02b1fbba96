"""K.401–K.405: the piles of the count."""

from __future__ import annotations

from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = ("protocol.rules.piles",)
WITH_AGAINST = "A only where the law of the day has the line, E only where the form has it"
OPERANDS = ("valid", "votes", "against_all", "blank")


@rule("K.401", "X ≠ I + V", operands=("found", "invalid", "valid"), source=SOURCE)
def boxes_hold_invalid_and_valid(p: Filled, _at: Yardstick) -> Breach | None:
    """Ballots found are the invalid and the valid ones."""
    expected = p.invalid + p.valid
    return None if p.found == expected else Breach(expected, p.found)


@rule("K.402", "V ≠ Σ v_i + A + E", operands=OPERANDS, source=SOURCE, gate=WITH_AGAINST)
def valid_ballots_are_votes_for_lists(p: Filled, at: Yardstick) -> Breach | None:
    """Valid ballots are the votes for all lists, those against all and the blank ones where there are such lines."""
    return None if p.valid == at.for_lists else Breach(at.for_lists, p.valid)


@rule(
    "K.403",
    "V = 0 and Σ v_i + A + E > 0",
    operands=OPERANDS,
    source=SOURCE,
    hides=("K.402", "K.404"),
    gate=WITH_AGAINST,
)
def total_of_valid_is_written(p: Filled, at: Yardstick) -> Breach | None:
    """Where lists have votes the total of valid ballots is not zero."""
    return Breach(at.for_lists, p.valid) if p.valid == 0 and at.for_lists > 0 else None


@rule(
    "K.404",
    "a single v_i, A or E > V",
    operands=OPERANDS,
    source=SOURCE,
    hides=("K.402",),
    gate=WITH_AGAINST,
)
def no_list_has_more_than_all_valid(p: Filled, at: Yardstick) -> Breach | None:
    """No list, not the line against all and not the blank ballots are more than there are valid ballots."""
    beside = {"against_all": p.against_all if at.limits.against_all else 0, "blank": p.blank if at.limits.blank else 0}
    most = max(p.votes, default=0)
    if most <= p.valid and max(beside.values()) <= p.valid:
        return None
    over = [f"{VOTES_FOR}{name}" for name, votes in zip(p.lists, p.votes, strict=False) if votes > p.valid]
    over += [name for name, number in beside.items() if number > p.valid]
    return Breach(p.valid, max(most, *beside.values()), tuple(over))


@rule(
    "K.405",
    "sum of reasons for invalid ballots > I",
    operands=("invalid",),
    fields=("invalid_reasons",),
    source=SOURCE,
    gate="the form lists reasons",
)
def reasons_do_not_exceed_invalid(p: Filled, _at: Yardstick) -> Breach | None:
    """The reasons for invalidity do not add up to more than the invalid ballots."""
    if not p.invalid_reasons:
        return None
    told = sum(number for _, number in p.invalid_reasons)
    return None if told <= p.invalid else Breach(p.invalid, told)


RULES = (
    boxes_hold_invalid_and_valid,
    valid_ballots_are_votes_for_lists,
    total_of_valid_is_written,
    no_list_has_more_than_all_valid,
    reasons_do_not_exceed_invalid,
)
