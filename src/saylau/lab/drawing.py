"""Chance that anyone can repeat: whole numbers out of SHAKE-256 of a seed and a name, the same on every machine."""

from __future__ import annotations

from hashlib import shake_256

__all__ = ["BELL", "Draws"]

BYTES = 8
BELL = 32
"""The widest draw of ``bell``; its standard deviation is 4, an eighth of it."""


class Draws:
    """A stream of draws for one thing, told apart by its name, so that no station depends on the one before."""

    __slots__ = ("_bytes", "_place")

    def __init__(self, seed: int, *name: object, draws: int = 32) -> None:
        self._bytes = shake_256("/".join(map(str, (seed, *name))).encode()).digest(BYTES * draws)
        self._place = 0

    def _word(self) -> int:
        place = self._place
        self._place = place + BYTES
        if place >= len(self._bytes):
            raise IndexError("more draws than were asked for")
        return int.from_bytes(self._bytes[place : place + BYTES], "big")

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit`` − 1, each as likely (to one part in 2^40); 0 for a limit under 1."""
        return self._word() % limit if limit > 1 else self._word() * 0

    def bell(self) -> int:
        """A whole number from −32 to 32, by the bell curve of 64 coins: standard deviation 4."""
        return self._word().bit_count() - BELL
