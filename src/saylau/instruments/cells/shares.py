"""A share of the whole as people type it: ``7%``, ``0.07`` or ``7/100``, exactly."""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["share"]

WRITTEN = re.compile(
    r"(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,12})?)%"
    r"|[01](?:\.[0-9]{1,15})?"
    r"|[0-9]{1,15}/(?P<below>[0-9]{1,15})"
)


def share(text: str) -> Fraction | None:
    """The share, which may be more than the whole; None for what is not written in one of these ways."""
    told = WRITTEN.fullmatch(text)
    if not told or (told["below"] and not int(told["below"])):
        return None
    return Fraction(told["percent"]) * Fraction(1, 100) if told["percent"] else Fraction(text)
