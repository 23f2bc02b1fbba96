"""The law of one day as the few numbers that sharing out seats needs; worked out once a day of law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from saylau.errors import BadLaw
from saylau.law import LawOfDay, State, Wording
from saylau.seats.facts import BASES, MORE_VOTES, NOBODY, REGISTERED_EARLIER, Floor
from saylau.seats.formulas import FORMULAS, Formula
from saylau.seats.formulas.ties import standing

__all__ = ["DECISIVE", "PAGE", "Method", "method_of"]

PAGE = "seats"
"""This room's page of the day's notebook."""

QUOTA_STEPS = {
    "allocation.quota": "admitted_votes_over_seats",
    "allocation.integer_part": "floor",
    "allocation.remainders": "largest_fraction_first",
}
"""How a quota is taken and followed where the book says it step by step; another code is another way and is refused."""


DECISIVE = (
    "system.seats.party_list",
    "system.threshold",
    "system.threshold.base_practice",
    "system.against_all",
    "allocation.method",
    "allocation.tie_break",
    "allocation.runner_up.admitted",
    "allocation.runner_up.min_seats",
    "allocation.runner_up.coefficient",
    "allocation.runner_up.floor_payer",
)
"""The provisions that a sharing of seats asks: another value in one of them may be another house."""


@dataclass(frozen=True, slots=True)
class Method:
    """The list method of one day. None stands for what the book does not say of that day."""

    formula: Formula
    seats: int | None
    ratio: tuple[int, int] | None
    base: str | None
    tie_break: str | None
    """What settles equal claims, a code of the book; None where a person must."""
    runner_up: bool | None
    floor: int
    coefficient: Fraction | None
    payers: tuple[Floor, ...]
    has_against_all: bool
    plain: tuple[int, tuple[int, int], str] | None
    """Seats, threshold and base where the law gives all three: what a call without a what-if needs."""

    def rank(self, votes: Mapping[str, int], registered: Sequence[str]) -> Mapping[str, int]:
        """The order in which equal claims are settled, the smallest first; empty where a person must."""
        if self.tie_break == MORE_VOTES:
            return {name: -count for name, count in votes.items()}
        return standing(registered) if self.tie_break else NOBODY


def method_of(law: LawOfDay) -> Method:
    """The day's method, kept in the law's notebook; raises ``LawIsSilent`` or ``BadLaw`` where there is none."""
    kept = law.notebook.get(PAGE)
    if isinstance(kept, Method):
        return kept
    for name, code in QUOTA_STEPS.items():
        if law[name].is_set:
            _known(law[name], (code,))
    seats, ratio, base = (
        _whole(law["system.seats.party_list"]),
        _ratio(law["system.threshold"]),
        _base(law["system.threshold.base_practice"]),
    )
    method = Method(
        formula=FORMULAS[_known(law["allocation.method"], tuple(FORMULAS))],
        seats=seats,
        ratio=ratio,
        base=base,
        tie_break=_tie_break(law["allocation.tie_break"]),
        runner_up=_flag(law["allocation.runner_up.admitted"]),
        floor=_whole(law["allocation.runner_up.min_seats"]) or 0,
        coefficient=_fraction(law["allocation.runner_up.coefficient"]),
        payers=_payers(law["allocation.runner_up.floor_payer"]),
        has_against_all=_flag(law["system.against_all"]) is not False,
        plain=None if seats is None or ratio is None or base is None else (seats, ratio, base),
    )
    law.notebook[PAGE] = method
    return method


def _known(wording: Wording, codes: tuple[str, ...]) -> str:
    code = wording.text
    if code not in codes:
        raise BadLaw(f"{wording.name} says {code!r}, and this room knows only {', '.join(codes)}.")
    return code


def _base(wording: Wording) -> str | None:
    return _known(wording, BASES) if wording.is_set else None


def _tie_break(wording: Wording) -> str | None:
    return _known(wording, (REGISTERED_EARLIER, MORE_VOTES)) if wording.is_set else None


def _payers(wording: Wording) -> tuple[Floor, ...]:
    return (Floor(_known(wording, tuple(Floor))),) if wording.is_set else tuple(Floor)


def _whole(wording: Wording) -> int | None:
    return wording.whole if wording.is_set else None


def _flag(wording: Wording) -> bool | None:
    """Yes, no, or None where the book does not know; a rule that the law is known not to have is a no."""
    if wording.state is State.ABSENT:
        return False
    return wording.flag if wording.is_set else None


def _fraction(wording: Wording) -> Fraction | None:
    return wording.fraction if wording.is_set else None


def _ratio(wording: Wording) -> tuple[int, int] | None:
    return wording.fraction.as_integer_ratio() if wording.is_set else None
