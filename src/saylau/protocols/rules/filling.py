"""K.001–K.004: the form is filled, with plain numbers, for the lists of the ballot, and with nothing the law lacks."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from saylau.protocols.facts import NUMBERS
from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule
from saylau.protocols.rules.values import value_of

__all__ = ["RULES", "SIGNED", "has_a_line_outside_the_law_alone"]

SOURCE = "protocol.rules.completeness"
SIGNED = "ballots_transferred"
"""The one count that may be negative: what was transferred out outweighs what came in."""

PLAIN = tuple(name for name in NUMBERS if name != SIGNED)
counts = attrgetter(*(name for name in PLAIN if name != "blank"))


@rule("K.001", "a field required by the form version is not filled", fields=NUMBERS, source=(SOURCE,))
def required_fields_are_filled(p: Filled, at: Yardstick) -> Breach | None:
    """Every line that the form requires is filled; empty is not zero."""
    required = at.limits.required
    empty = tuple(name for name in at.empty if _is_required(name, required) and value_of(p, name) is None)
    return Breach(len(required) + len(p.votes), len(empty), empty) if empty else None


def _is_required(name: str, required: tuple[str, ...]) -> bool:
    return name in required or name.startswith(VOTES_FOR)


@rule(
    "K.002",
    "not a whole number, negative, or above the cap of the field (B_tr and e_i may be negative)",
    fields=(*NUMBERS, "votes", "causes", "invalid_reasons", "turnout_reports"),
    source=("protocol.field.cap",),
)
def numbers_are_plain_whole_numbers(p: Filled, at: Yardstick) -> Breach | None:
    """Every count is a whole number from 0 to the cap; a transfer and a cause may carry a minus."""
    cap = at.limits.cap
    values = (*counts(p), p.blank or 0, *p.votes)
    if not at.empty and min(values) >= 0 and max(values) <= cap and abs(p.ballots_transferred) <= cap:
        wrong: tuple[str, ...] = ()
    else:
        wrong = tuple(_wrong_counts(p, cap))
    wrong += tuple(_wrong_lists(p, cap))
    return Breach(cap, len(wrong), wrong) if wrong else None


def _wrong_counts(p: Filled, cap: int) -> Iterator[str]:
    for name in PLAIN:
        if not _is_plain(getattr(p, name), 0, cap):
            yield name
    if not _is_plain(p.ballots_transferred, -cap, cap):
        yield SIGNED
    for name, votes in zip(p.lists, p.votes, strict=False):
        if not _is_plain(votes, 0, cap):
            yield f"{VOTES_FOR}{name}"


def _wrong_lists(p: Filled, cap: int) -> Iterator[str]:
    if p.causes and not all(_is_plain(number, -cap, cap) for _, number in p.causes):
        yield "causes"
    if p.invalid_reasons and not all(_is_plain(number, 0, cap) for _, number in p.invalid_reasons):
        yield "invalid_reasons"
    if p.turnout_reports and not all(_is_plain(number, 0, cap) for _, number in p.turnout_reports):
        yield "turnout_reports"


def _is_plain(value: object, least: int, most: int) -> bool:
    return value is None or (type(value) is int and least <= value <= most)


@rule(
    "K.003",
    "number or order of lists differs from the approved ballot",
    fields=("lists", "votes"),
    source=(SOURCE,),
)
def lists_are_those_on_the_ballot(p: Filled, at: Yardstick) -> Breach | None:
    """The protocol has the lists of the approved ballot, in its order, and a line of votes for each."""
    if p.lists == at.station.ballot and len(p.votes) == len(p.lists):
        return None
    return Breach(", ".join(at.station.ballot), ", ".join(p.lists))


def has_a_line_outside_the_law_alone(p: Filled, at: Yardstick) -> bool:
    """Whether votes against all, filled where the law has no such line, alone explain the broken sum of valid ballots."""
    if at.limits.against_all or not p.against_all or None in p.votes or p.valid is None:
        return False
    return p.valid == at.for_lists + p.against_all


def _follows(_code: str, p: Filled, at: Yardstick) -> bool:
    return has_a_line_outside_the_law_alone(p, at)


@rule(
    "K.004",
    "a field is filled that does not apply and is not 0 (A before the law had the line; X_m, N_m without mobile voting)",
    fields=("against_all", "found_mobile", "voters_outside"),
    source=("system.against_all", "protocol.line.outside_voting"),
    hides=("K.402",),
    follows=_follows,
    gate="hides K.402 when V = Σ v_i + A, that is when this field alone explains it",
)
def no_line_outside_the_law(p: Filled, at: Yardstick) -> Breach | None:
    """No line is filled that the law of the day does not know; zero and empty are the same as not having it."""
    strange = [] if at.limits.against_all or not p.against_all else ["against_all"]
    if not at.limits.outside_voting:
        strange += [name for name in ("voters_outside", "found_mobile") if getattr(p, name)]
    return Breach(0, ", ".join(str(getattr(p, name)) for name in strange), tuple(strange)) if strange else None


RULES = (
    required_fields_are_filled,
    numbers_are_plain_whole_numbers,
    lists_are_those_on_the_ballot,
    no_line_outside_the_law,
)
