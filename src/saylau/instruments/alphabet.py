"""The order of the letters of a language, which is not that of their numbers in Unicode: Ә stands behind А, not behind Я.

The Kazakh Cyrillic alphabet has 42 letters. A locale of the machine is never asked: it may be missing, or another one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

__all__ = ["ALPHABETS", "sort_key", "strange_letters"]

ALPHABETS: Mapping[str, str] = MappingProxyType({"kazakh_cyrillic": "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"})
"""The capital letters of an alphabet in their order, by its name."""


def sort_key(text: str, alphabet: str) -> tuple[int, ...]:
    """The places of the letters of a text, to be compared with those of another; ``KeyError`` for an unknown alphabet.

    Capitals and small letters are one letter; hyphens, apostrophes and spaces count for nothing; a letter of another
    alphabet stands behind all of this one, by its number in Unicode.
    """
    places = _places(alphabet)
    return tuple(places.get(letter, len(places) + ord(letter)) for letter in _letters(text))


def strange_letters(text: str, alphabet: str) -> str:
    """The letters of a text that the alphabet does not have, each once, in the order of the text."""
    places = _places(alphabet)
    return "".join(dict.fromkeys(letter for letter in _letters(text) if letter not in places))


def _letters(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).upper()
    return "".join(each for each in composed if each.isalpha())


@lru_cache(maxsize=8)
def _places(alphabet: str) -> Mapping[str, int]:
    return {letter: place for place, letter in enumerate(ALPHABETS[alphabet])}
