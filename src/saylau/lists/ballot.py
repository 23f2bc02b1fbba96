"""The order of the lists on the ballot, drawn by lot from a seed made in public: anyone can draw it again (article 37)."""

from __future__ import annotations

from collections.abc import Sequence

from saylau.instruments import lots
from saylau.law import LawOfDay
from saylau.lists.rules import Case, Lot, findings
from saylau.ruling import Ruling

__all__ = ["ballot_order", "examine_ballot"]


def ballot_order(contest: str, lists: Sequence[str], *, seed: str) -> tuple[str, ...]:
    """The lists in the order of the lot; raises ``BadCall`` for a list that stands twice or a seed nobody could type again."""
    return lots.order(lists, seed=seed, purpose=f"ballot/{contest}")


def examine_ballot(contest: str, ballot: Sequence[str], law: LawOfDay, *, seed: str = "", subject: str = "") -> Ruling:
    """Whether a ballot stands in the order drawn from the seed, or, without one, in the order that the book keeps of it."""
    drawn = ballot_order(contest, ballot, seed=seed) if seed else ()
    case = Case(law=law, lot=Lot(tuple(ballot), drawn, seed))
    return Ruling(subject or f"ballot/{contest}", law.day, findings(case))
