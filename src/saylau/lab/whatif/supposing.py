"""What if the law said something else? The same votes under a law with some provisions replaced: never the law, and it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from saylau.errors import BadCall, BadLaw
from saylau.lab.whatif.effects import Effects, effects_of
from saylau.law import Book, LawOfDay, Value, value_from
from saylau.seats import DECISIVE, Allocation, allocate, method_of
from saylau.seats.formulas import FORMULAS, formula_of

__all__ = ["SEATS", "TITLE", "WhatIf", "changes_from", "sweep", "text_of", "values_from", "what_if"]

TITLE = "not the law"
"""Stands in every file and document of a what-if."""

SEATS, THRESHOLD, METHOD = "system.seats.party_list", "system.threshold", "allocation.method"
RANGE = re.compile(r"(?P<low>[^.:]+(?:\.[0-9]+)?%?)\.\.(?P<high>[^:]+?)(?::(?P<step>.+))?")
MOST_SEATS = 9_999
"""More than any chamber ever had."""

MOST_VALUES = 1_001
"""More points than any picture shows."""


class WhatIf(NamedTuple):
    """One supposition: what it changes, the sharing by law, and the one that would be."""

    changes: Mapping[str, Value]
    law: Allocation
    supposed: Allocation

    @property
    def effects(self) -> tuple[Effects, Effects]:
        """The measures of the sharing by law and of the supposed one."""
        return effects_of(self.law), effects_of(self.supposed)

    def as_json(self) -> dict[str, Any]:
        """Both sharings for a program, with what was supposed and what the law says."""
        law, supposed = self.effects
        real = self.law.law
        return {
            "title": TITLE,
            "supposed": {name: text_of(value) for name, value in self.changes.items()},
            "the_law_says": {name: text_of(real[name].said) for name in self.changes},
            "the_law": self.law.as_json() | {"effects": law.as_json()},
            "what_if": self.supposed.as_json() | {"effects": supposed.as_json()},
        }


def what_if(allocation: Allocation, changes: Mapping[str, Value]) -> WhatIf:
    """The same votes under another law. Seats that a folder gives itself stay, unless their number is what changes."""
    law = allocation.law.supposing(changes)
    try:
        method_of(law)
    except BadLaw as other:
        raise BadCall(str(other)) from other
    given = allocation.law[SEATS].said != allocation.seats_to_share
    supposed = allocate(
        allocation.votes,
        law,
        seats=allocation.seats_to_share if given and SEATS not in law.supposed else None,
        against_all=allocation.against_all,
        took_part=allocation.took_part,
        blank=allocation.blank,
        registered=allocation.registered,
        list_sizes=allocation.list_sizes,
    )
    if 0 < sum(allocation.votes.values()) < supposed.seats_to_share:
        seats, cast = supposed.seats_to_share, sum(allocation.votes.values())
        told = f"There are more seats ({seats}) than votes ({cast}); no election has that."
        raise BadCall(told, "more_seats_than_votes", seats=seats, votes=cast)
    return WhatIf(law.supposed, allocation, supposed)


def sweep(
    allocation: Allocation, name: str, values: Sequence[Value], changes: Mapping[str, Value]
) -> tuple[WhatIf, ...]:
    """One supposition for each value of one provision, the other changes being the same in all of them."""
    return tuple(what_if(allocation, {**changes, name: value}) for value in values)


def changes_from(law: LawOfDay, told: Sequence[str]) -> dict[str, Value]:
    """Changes as a person types them, each ``name=value``: ``seats.threshold=5/100``, ``seats.method=dhondt``."""
    changes: dict[str, Value] = {}
    for each in told:
        name, sign, text = each.partition("=")
        if not sign or not text:
            told = f"A change is written name=value, such as seats.threshold=5/100, not {each!r}."
            raise BadCall(told, "change_form", text=each)
        provision = law.book.provision(name)
        if provision.name in changes:
            raise BadCall(f"{provision.name} is changed twice.", "changed_twice", name=provision.name)
        changes[provision.name] = _known(provision.name, value_from(provision, text))
    return changes


def values_from(book: Book, told: str) -> tuple[str, tuple[Value, ...]]:
    """A provision and the values it is swept over: ``seats.threshold=1%..10%:0.5%``, ``seats.number=50..150:10``,
    ``seats.method=hare,dhondt``, or ``seats.method=all``.
    """
    name, sign, text = told.partition("=")
    if not sign or not text:
        raise BadCall(
            f"A sweep is written name=from..to:step or name=one,another, not {told!r}.", "sweep_form", text=told
        )
    provision = book.provision(name)
    if provision.name == METHOD and text == "all":
        return provision.name, tuple(FORMULAS)
    _known(provision.name, ())
    found = RANGE.fullmatch(text)
    if not found:
        values = tuple(_known(provision.name, value_from(provision, each)) for each in text.split(","))
        return provision.name, values
    low, high = (_known(provision.name, value_from(provision, found[end])) for end in ("low", "high"))
    step = value_from(provision, found["step"]) if found["step"] else None
    return provision.name, tuple(_between(low, high, step, told))


def _between(low: Value, high: Value, step: Value | None, told: str) -> list[Value]:
    """The values from ``low`` to ``high``, both included; a step of one whole, or of one hundredth for a share."""
    if isinstance(low, bool) or not isinstance(low, int | Fraction) or not isinstance(high, int | Fraction):
        wrong = f"Only numbers and shares have a range; write the values one by one: {told!r}."
        raise BadCall(wrong, "no_range", text=told)
    wide = step if isinstance(step, int | Fraction) else Fraction(1, 100) if isinstance(low, Fraction) else 1
    if wide <= 0 or high < low:
        raise BadCall(f"A range goes upwards, in steps above zero: {told!r}.", "range_upwards", text=told)
    number = int((high - low) / Fraction(wide)) + 1
    if number > MOST_VALUES:
        wrong = f"{told!r} has {number} values; the most is {MOST_VALUES}."
        raise BadCall(wrong, "range_too_long", text=told, number=number, most=MOST_VALUES)
    return [low + wide * place for place in range(number)]


def _known(name: str, value: Value) -> Value:
    """The value, where it can be one: a provision that decides seats, a formula there is, a share that is no more than one."""
    if name not in DECISIVE:
        known = ", ".join(DECISIVE)
        raise BadCall(
            f"{name} decides no seats. What decides them: {known}.", "decides_no_seats", name=name, known=known
        )
    if name == METHOD and isinstance(value, str):
        formula_of(value)
    if name == THRESHOLD and isinstance(value, Fraction) and value > 1:
        raise BadCall(f"A threshold is at most the whole, not {value}.", "threshold_above_whole", text=value)
    if name == SEATS and isinstance(value, int) and not 1 <= value <= MOST_SEATS:
        raise BadCall(
            f"A house has 1 to {MOST_SEATS} seats, not {value}.", "seats_from_to", most=MOST_SEATS, seats=value
        )
    return value


def text_of(value: Value | None) -> str | int | bool | None:
    """A value for a program: a fraction as text."""
    return value if isinstance(value, str | int | bool) or value is None else str(value)
