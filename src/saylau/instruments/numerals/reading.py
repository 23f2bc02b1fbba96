"""Words back into the number they name, and whether words and digits agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.instruments.cells.refusal import Memory
from saylau.instruments.numerals import english, kazakh, russian
from saylau.instruments.numerals.writing import LANGUAGES, LARGEST, in_words

__all__ = ["agree", "from_words"]

LONGEST = 400
"""No number of nine digits needs half as many letters; longer texts are refused unread."""

HYPHENS = re.compile(r"[-\u2010-\u2015\u2212]")


class _Reader(NamedTuple):
    values: dict[str, int]
    fold: Callable[[list[str]], list[str]]


_READERS = {
    "kk": _Reader(kazakh.VALUES, kazakh.fold),
    "ru": _Reader(russian.VALUES, russian.fold),
    "en": _Reader(english.VALUES, english.fold),
}


def from_words(text: str, language: str) -> int | None:
    """The number that the words name, from 0 to 999,999,999; ``None`` when they name none.

    Case, spaces, hyphens, soft hyphens, ё for е, gender and grammatical case do not matter; order and completeness do:
    «двадцать двенадцать» is no number. Raises ``BadCall`` in a language other than ``kk``, ``ru``, ``en``.
    """
    if language not in _READERS:
        raise BadCall(f"Numbers are read in {', '.join(LANGUAGES)}, not in {language!r}.")
    return _READ[language][text]


def agree(text: str, n: int, language: str) -> bool:
    """Whether the words name this number; words that name none agree with nothing."""
    if not 0 <= n <= LARGEST:
        return False
    return text == in_words(n, language) or from_words(text, language) == n


def _read(text: str, language: str) -> int | None:
    told = _words(text[: LONGEST + 1])
    if not told or len(text) > LONGEST:
        return None
    reader = _READERS[language]
    words = reader.fold(told)
    value = _add_up(words, reader.values)
    # Adding up is lenient on order; only words that the number itself would be written with are taken.
    if value is None or value > LARGEST or reader.fold(_words(in_words(value, language))) != words:
        return None
    return value


def _words(text: str) -> list[str]:
    plain = text.replace("\u00ad", "").casefold().replace("ё", "е")
    return HYPHENS.sub(" ", plain).split()


def _add_up(words: list[str], values: dict[str, int]) -> int | None:
    total = group = 0
    for word in words:
        value = values.get(word)
        if value is None:
            return None
        if value >= 1_000:
            total, group = total + (group or 1) * value, 0
        elif word in (kazakh.HUNDRED, english.HUNDRED):
            group = (group or 1) * value
        else:
            group += value
    return total + group


_READ: dict[str, Memory[int | None]] = {language: Memory(partial(_read, language=language)) for language in LANGUAGES}
