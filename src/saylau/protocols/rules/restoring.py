"""S.117 and S.125: one slip of the pen that would make all seven balances hold.

Each balance is a sum with signs that is 0 when it holds. Changing one field by d moves each balance by d times the
field's sign there, so a slip is tried by arithmetic, not by typing the protocol anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from saylau.protocols.facts import NUMBERS
from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules.filling import has_a_line_outside_the_law_alone
from saylau.protocols.rules.measure import Filled, Yardstick
from saylau.protocols.rules.rule import Breach, Hint, rule
from saylau.protocols.rules.usual import SOURCE

__all__ = ["BALANCES", "RULES"]

BALANCES: dict[str, dict[str, int]] = {
    "K.101": {"list_at_closing": 1, "list_at_opening": -1, "list_added": -1, "list_removed": 1},
    "K.102": {"voters": 1, "voters_inside": -1, "voters_outside": -1},
    "K.201": {"ballots_issued": 1, "voters": -1, "ballots_spoiled": -1},
    "K.202": {
        "ballots_received": 1,
        "ballots_transferred": 1,
        "ballots_issued": -1,
        "ballots_unused": -1,
        "ballots_lost": -1,
    },
    "K.301": {"found": 1, "found_stationary": -1, "found_mobile": -1},
    "K.401": {"found": 1, "invalid": -1, "valid": -1},
    "K.402": {"valid": 1},
}
"""The seven balances: in K.402 each list, and the lines against all and of blank ballots where there are, have the sign −1."""

LINES = tuple(dict.fromkeys(name for terms in BALANCES.values() for name in terms))
NOT_COUNTED = ("against_all", "surplus", "shortfall", "members", "signatures", "blank")
EXCHANGED = tuple(name for name in NUMBERS if name not in NOT_COUNTED)
"""Lines of voters and ballots that may have changed places; a stated difference and a signature are not counted."""

SIGNS = {name: tuple(terms.get(name, 0) for terms in BALANCES.values()) for name in EXCHANGED}
IN_THE_SUM = tuple(-1 if code == "K.402" else 0 for code in BALANCES)
OPERANDS = (*LINES, "votes", "against_all", "blank")


def gaps(p: Filled, at: Yardstick) -> tuple[int, ...]:
    """By how much each of the seven balances is off, in their order."""
    voters, issued, found, valid = p.voters, p.ballots_issued, p.found, p.valid
    return (
        p.list_at_closing - p.list_at_opening - p.list_added + p.list_removed,
        voters - p.voters_inside - p.voters_outside,
        issued - voters - p.ballots_spoiled,
        p.ballots_received + p.ballots_transferred - issued - p.ballots_unused - p.ballots_lost,
        found - p.found_stationary - p.found_mobile,
        found - p.invalid - valid,
        valid - at.for_lists,
    )


def broken(p: Filled, at: Yardstick) -> tuple[int, ...]:
    """The gaps where a slip is worth looking for, else nothing: all hold, or a line outside the law explains the one."""
    off = gaps(p, at)
    if not any(off) or (not any(off[:-1]) and has_a_line_outside_the_law_alone(p, at)):
        return ()
    return off


def transposed(value: int) -> Iterator[int]:
    """The numbers that come of exchanging two neighbouring digits; none begins with a zero."""
    digits = str(abs(value))
    for place, (left, right) in enumerate(zip(digits, digits[1:], strict=False)):
        changed = digits[:place] + right + left + digits[place + 2 :]
        if left != right and changed[0] != "0":
            yield int(changed) if value >= 0 else -int(changed)


def _digits_restore(p: Filled, at: Yardstick, off: tuple[int, ...]) -> Iterator[Hint]:
    fields = [(name, getattr(p, name), SIGNS[name]) for name in LINES]
    fields += [(f"{VOTES_FOR}{name}", votes, IN_THE_SUM) for name, votes in zip(p.lists, p.votes, strict=False)]
    if at.limits.against_all:
        fields.append(("against_all", p.against_all, IN_THE_SUM))
    if at.limits.blank:
        fields.append(("blank", p.blank, IN_THE_SUM))
    for field, value, signs in fields:
        for changed in transposed(value):
            if all(gap + sign * (changed - value) == 0 for gap, sign in zip(off, signs, strict=True)):
                yield Hint(field, changed)


def _exchange_restores(p: Filled, at: Yardstick, off: tuple[int, ...]) -> Iterator[Hint]:
    known = [name for name in EXCHANGED if name not in at.empty]
    for place, one in enumerate(known):
        for other in known[place + 1 :]:
            step = getattr(p, other) - getattr(p, one)
            signs = zip(off, SIGNS[one], SIGNS[other], strict=True)
            if all(gap + (mine - its) * step == 0 for gap, mine, its in signs):
                yield Hint(one, None, other)


@rule(
    "S.117",
    "one of the seven balances is broken, and exchanging two neighbouring digits of one field makes all seven hold",
    operands=OPERANDS,
    source=(SOURCE,),
    gate="skipped when K.004 explains the only broken one",
)
def no_transposed_digits(p: Filled, at: Yardstick) -> Breach | None:
    """No exchange of two neighbouring digits would mend what is broken."""
    off = broken(p, at)
    hints = tuple(_digits_restore(p, at, off)) if off else ()
    return Breach("", "", tuple(hint.field for hint in hints), hints) if hints else None


@rule(
    "S.125",
    "one of the seven balances is broken, and exchanging the values of two lines other than v_i and A makes all seven hold",
    operands=OPERANDS,
    source=(SOURCE,),
    gate="skipped when K.004 explains the only broken one",
)
def no_two_lines_swapped(p: Filled, at: Yardstick) -> Breach | None:
    """No exchange of two lines would mend what is broken."""
    off = broken(p, at)
    hints = tuple(_exchange_restores(p, at, off)) if off else ()
    fields = tuple(name for hint in hints for name in (hint.field, hint.other))
    return Breach("", "", fields, hints) if hints else None


RULES = (no_transposed_digits, no_two_lines_swapped)
