"""K.501–K.504: what the commission says about ballots found against voters."""

from __future__ import annotations

from saylau.protocols.facts import Explained, Statement
from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, rule

__all__ = ["RULES"]

SOURCE = ("protocol.rules.difference",)
ASKED = "asked only when X ≠ N"


def sign(difference: int) -> Statement:
    """The box that fits a difference X − N."""
    if difference == 0:
        return Statement.EQUAL
    return Statement.MORE if difference > 0 else Statement.FEWER


def _speaks_of_one_other_difference(code: str, p: Filled, _at: Yardstick) -> bool:
    """Whether the block as it stands agrees with itself, so that the wrong difference is its only fault.

    A block left blank says nothing and agrees; a wrong tick beside numbers of another sign are two faults.
    """
    surplus, shortfall = p.surplus or 0, p.shortfall or 0
    stated = surplus - shortfall
    if surplus and shortfall:
        return False
    if p.statements != (sign(stated),) and (p.statements or stated):
        return False
    if code == "K.503":
        return stated == 0
    return code == "K.502" or stated == sum(number for _, number in p.causes)


@rule(
    "K.501",
    "st ≠ sign of X − N, or not exactly one ticked",
    operands=("found", "voters"),
    fields=("statements",),
    source=SOURCE,
    hides=("K.502", "K.503", "K.504"),
    follows=_speaks_of_one_other_difference,
    gate="hides what agrees with the statement as it stands",
)
def statement_fits_ballots_and_voters(p: Filled, _at: Yardstick) -> Breach | None:
    """Exactly one box is ticked, and it fits ballots found against voters."""
    fitting = sign(p.found - p.voters)
    if p.statements == (fitting,):
        return None
    return Breach(fitting.value, "+".join(each.value for each in p.statements) or "-")


@rule(
    "K.502",
    "sur ≠ max(0, X − N), or sho ≠ max(0, N − X)",
    operands=("found", "voters", "surplus", "shortfall"),
    source=SOURCE,
)
def surplus_and_shortfall_are_exact(p: Filled, _at: Yardstick) -> Breach | None:
    """The stated surplus and shortfall are the difference between ballots found and voters."""
    surplus, shortfall = max(0, p.found - p.voters), max(0, p.voters - p.found)
    if p.surplus == surplus and p.shortfall == shortfall:
        return None
    return Breach(f"+{surplus} −{shortfall}", f"+{p.surplus} −{p.shortfall}")


@rule(
    "K.503",
    "X ≠ N and exp has not exactly one answer",
    operands=("found", "voters"),
    fields=("answers",),
    source=SOURCE,
    hides=("K.504",),
    gate=ASKED,
)
def difference_has_one_answer(p: Filled, _at: Yardstick) -> Breach | None:
    """A difference is said to be explained fully, partly or not: one answer."""
    if p.found == p.voters or len(p.answers) == 1:
        return None
    return Breach(1, len(p.answers))


@rule(
    "K.504",
    "exp = fully and Σ e_i ≠ X − N",
    operands=("found", "voters"),
    fields=("answers", "causes"),
    source=SOURCE,
    gate="exp = fully",
)
def causes_add_up_to_the_difference(p: Filled, _at: Yardstick) -> Breach | None:
    """A difference that is fully explained is the sum of its causes."""
    if Explained.FULLY not in p.answers:
        return None
    told = sum(number for _, number in p.causes)
    return None if told == p.found - p.voters else Breach(p.found - p.voters, told)


RULES = (
    statement_fits_ballots_and_voters,
    surplus_and_shortfall_are_exact,
    difference_has_one_answer,
    causes_add_up_to_the_difference,
)
