"""A seed made in public: digits rolled by several persons, or a text whose digest was published before.

Nobody may know the seed while names, purpose or recipe can still be changed, and nobody may choose it alone.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from saylau.errors import BadCall
from saylau.instruments.lots.drawing import plain

__all__ = ["commitment", "joined", "reveals"]

BETWEEN = "-"
DIGEST = 64
HEX = frozenset("0123456789abcdef")


def joined(rolls: Sequence[str], *, persons: int, digits: int) -> str:
    """The seed of several persons' rolls: their digits as spoken, a hyphen between persons (``31415-92653-58979``).

    At least ``persons`` persons roll, and at least ``digits`` digits in all; a die of any number of faces will do, each
    throw one digit from 0 to 9. Raises ``BadCall`` for fewer, and for a roll that is anything but ASCII digits.
    """
    for place, roll in enumerate(rolls, 1):
        if not (roll.isascii() and roll.isdigit()):
            raise BadCall(f"Roll {place} is not digits from 0 to 9: {roll!a}.")
    if len(rolls) < persons:
        raise BadCall(f"At least {persons} persons roll; there are {len(rolls)}.")
    rolled = sum(map(len, rolls))
    if rolled < digits:
        raise BadCall(f"At least {digits} digits are rolled; there are {rolled}.")
    return BETWEEN.join(rolls)


def commitment(seed: str) -> str:
    """The SHA-256 digest of the seed's UTF-8 bytes, to be published before the seed: 64 small hexadecimal digits.

    It binds whoever published it. It hides the seed only where that is too long to be guessed: twenty digits or more.
    """
    return hashlib.sha256(plain(seed, "seed").encode()).hexdigest()


def reveals(seed: str, committed: str) -> bool:
    """Whether the seed is the one whose digest was published; ``BadCall`` for what is no digest at all."""
    if len(committed) != DIGEST or not HEX.issuperset(committed):
        raise BadCall(f"A commitment is {DIGEST} small hexadecimal digits: {committed[:DIGEST]!a}.")
    return hmac.compare_digest(commitment(seed), committed)
