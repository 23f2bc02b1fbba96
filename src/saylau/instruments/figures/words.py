"""The few words that a picture brings along, and numbers with their sign."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases, number

__all__ = ["WORDS", "counted", "difference"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


def counted(n: int | None, language: str) -> str:
    """The number of seats, or a dash where the list did not stand."""
    return "–" if n is None else number(n, language)


def difference(n: int, language: str) -> str:
    """The number with its sign; nothing for zero."""
    if n == 0:
        return ""
    return ("+" if n > 0 else "−") + number(abs(n), language)
