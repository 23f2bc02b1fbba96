"""One study of one contest: a supposition, a sweep, a swing, each where it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from saylau.errors import BadCall
from saylau.instruments.cells import share
from saylau.lab.whatif.supposing import TITLE, WhatIf, changes_from, sweep, text_of, values_from, what_if
from saylau.seats import Allocation, Case

if TYPE_CHECKING:
    from saylau.lab.batch import Swing

__all__ = ["Study", "Swept"]

MOST_SPREAD = Fraction(50, 100)


class Swept(NamedTuple):
    """One provision over several values: a supposition for each, and what the law says itself."""

    name: str
    points: tuple[WhatIf, ...]

    def as_json(self) -> dict[str, Any]:
        """A row a value: seats by list, and what waits."""
        law = self.points[0].law.law[self.name].said if self.points else None
        return {
            "provision": self.name,
            "the_law_says": text_of(law),
            "points": [
                {
                    "value": text_of(each.changes[self.name]),
                    "is_the_law": dict(each.changes) == {self.name: law},
                    "supposed": {name: text_of(value) for name, value in each.changes.items()},
                    "seats": dict(each.supposed.seats),
                    "seats_waiting": each.supposed.waiting,
                }
                for each in self.points
            ],
        }


class Study(NamedTuple):
    """What was asked of one contest; ``supposed``, ``swept`` and ``swung`` are None where they were not asked for.

    The swing is around the supposed law where there is a supposition, else around the law; where the seats were not shared
    out by a formula (one list alone over the threshold) there is nothing to swing, and ``spread`` alone says it was asked.
    """

    allocation: Allocation
    supposed: WhatIf | None
    swept: Swept | None
    swung: Swing | None
    spread: Fraction | None

    @classmethod
    def of(
        cls,
        allocation: Allocation,
        *,
        changes: Sequence[str] = (),
        swept: str | None = None,
        spread: str | None = None,
        scenarios: int = 1_000_000,
        seed: int = 2021,
    ) -> Study:
        """The study as a person types it: ``changes`` such as ``seats.threshold=5/100``, ``swept`` such as
        ``seats.number=50..150``, ``spread`` such as ``1%``. Raises ``BadCall`` for what cannot be.
        """
        told = changes_from(allocation.law, changes)
        supposition = what_if(allocation, told) if told else None
        around = supposition.supposed if supposition else allocation
        width = None if spread is None else _spread(spread)
        swings = width is not None and around.case is Case.SHARED
        points = None
        if swept is not None:
            name, values = values_from(allocation.law.book, swept)
            points = Swept(name, sweep(allocation, name, values, told))
        swung = _swing(around, width, scenarios, seed) if width is not None and swings else None
        return cls(allocation, supposition, points, swung, width)

    def as_json(self) -> dict[str, Any]:
        """The study for a program; always titled *not the law*."""
        told: dict[str, Any] = {"title": TITLE, "what_if": self.supposed.as_json() if self.supposed else None}
        told["sweep"] = self.swept.as_json() if self.swept else None
        told["swing"] = self._swing_as_json() if self.swung else None
        return told

    @property
    def takes_all(self) -> int:
        """Draws in which one list has every seat: a law that then admits the next list would share them otherwise."""
        return 0 if self.swung is None else int(self.swung.histogram[:, -1].sum())

    @property
    def admits_the_next(self) -> bool:
        """Whether the law of the day admits the next list beside one that alone reaches the threshold."""
        rule = self.allocation.law["allocation.runner_up.admitted"]
        return rule.is_set and rule.flag

    def _swing_as_json(self) -> dict[str, Any]:
        swing, names = self.swung, tuple(self.allocation.votes)
        assert swing is not None  # noqa: S101 (asked only where there is one)
        return {
            "note": swing.note,
            "spread": str(self.spread),
            "scenarios": swing.scenarios,
            "seed": swing.seed,
            "engine": swing.engine,
            "histogram": {
                name: {str(seats): int(times) for seats, times in enumerate(row) if times}
                for name, row in zip(names, swing.histogram, strict=True)
            },
            "below_the_threshold": dict(zip(names, map(int, swing.below), strict=True)),
            "majority": dict(zip(names, map(int, swing.majority), strict=True)),
            "one_list_takes_all": self.takes_all,
            "tied": int(swing.tied),
            "waits": int(swing.waits),
            "differs": int(swing.differs),
        }


def _spread(text: str) -> Fraction:
    """The standard deviation of a list's share, as a share: ``1%`` or ``0.01``."""
    told = share(text)
    if told is None:
        raise BadCall(f"A spread is written 1% or 0.01, not {text!r}.", "spread_form", text=text)
    if not 0 < told <= MOST_SPREAD:
        wrong = f"A spread is above 0 and at most {MOST_SPREAD * 100}%, not {text}."
        raise BadCall(wrong, "spread_from_to", most=f"{MOST_SPREAD * 100}%", text=text)
    return told


def _swing(around: Allocation, spread: Fraction, scenarios: int, seed: int) -> Swing:
    """Draws around an allocation whose seats were shared by a formula."""
    try:
        from saylau.lab.batch import swing  # noqa: PLC0415 (NumPy is loaded only when it is asked for)
    except ImportError as missing:
        raise BadCall(str(missing), "needs_the_extra", extra="saylau[lab]") from missing

    return swing(
        tuple(around.votes.values()),
        around.seats_to_share,
        formula=around.formula.name,
        threshold=around.threshold,
        base_beside=around.base_number - sum(around.votes.values()),
        spread=spread * 100,
        scenarios=scenarios,
        seed=seed,
    )
