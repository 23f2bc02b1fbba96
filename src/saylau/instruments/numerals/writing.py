"""A whole number as each language writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from saylau.errors import BadCall
from saylau.instruments.numerals import english, kazakh, russian

__all__ = ["LANGUAGES", "LARGEST", "in_words"]

LANGUAGES = ("kk", "ru", "en")
LARGEST = 999_999_999

_WRITERS: dict[str, Callable[[int], str]] = {"kk": kazakh.write, "ru": russian.write, "en": english.write}


@lru_cache(maxsize=65_536)
def in_words(n: int, language: str) -> str:
    """The number in words, in lower case: ``in_words(480, "ru")`` is «четыреста восемьдесят».

    Raises ``BadCall`` below 0, above 999,999,999 or in a language other than ``kk``, ``ru``, ``en``.
    """
    if language not in _WRITERS:
        raise BadCall(f"Numbers are written in {', '.join(LANGUAGES)}, not in {language!r}.")
    if not 0 <= n <= LARGEST:
        raise BadCall(f"Numbers are written in words from 0 to {LARGEST}, not {n}.")
    return _WRITERS[language](n)
