"""The kinds of values that facts are made of: text, numbers, days, words of a few, and what is put together of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

__all__ = [
    "Shape",
    "anything",
    "array",
    "day",
    "exactly",
    "number",
    "one_of",
    "pattern",
    "table",
    "text",
    "whole",
    "yes_no",
]

Shape = Callable[[Any], bool]


def text(value: Any) -> bool:
    """A text, maybe an empty one."""
    return isinstance(value, str)


def number(value: Any) -> bool:
    """Zero and more."""
    return isinstance(value, int) and value >= 0


def whole(value: Any) -> bool:
    """A whole number of any sign."""
    return isinstance(value, int)


def day(value: Any) -> bool:
    """A day of the calendar in the one spelling of the format, ``2021-01-10``."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def anything(value: Any) -> bool:
    """Whatever stands there."""
    return value is not None


def one_of(*words: str) -> Shape:
    """One of a few words."""
    return lambda value: isinstance(value, str) and value in words


def pattern(told: str) -> Shape:
    """A text that the whole of a pattern fits."""
    fits = re.compile(told).fullmatch
    return lambda value: isinstance(value, str) and fits(value) is not None


yes_no = one_of("yes", "no")
"""A *yes* or a *no*."""


def array(of: Shape) -> Shape:
    """An array of one kind."""
    return lambda value: isinstance(value, list) and all(map(of, value))


def table(of: Shape) -> Shape:
    """An object of any keys with values of one kind."""
    return lambda value: isinstance(value, Mapping) and all(map(of, value.values()))


def exactly(**keys: Shape) -> Shape:
    """An object of these keys; one that ends in an underscore may be absent."""
    needed = {key: shape for key, shape in keys.items() if not key.endswith("_")}
    known = needed | {key.rstrip("_"): shape for key, shape in keys.items() if key.endswith("_")}

    def holds(value: Any) -> bool:
        return (
            isinstance(value, Mapping)
            and needed.keys() <= value.keys() <= known.keys()
            and all(known[key](each) for key, each in value.items())
        )

    return holds
