"""Which alphabets the letters of a cell come from."""

from __future__ import annotations

import re

__all__ = ["mixed_scripts"]

WORD = re.compile(r"\w+")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")


def mixed_scripts(text: str) -> bool:
    """Whether one word of the text holds both Latin and Cyrillic letters, as ``Оtан`` with a Latin t does.

    Such a name looks right on paper and is found by no search. A hyphen parts words: ``IT-компания`` is two.
    """
    if text.isascii() or not (LATIN.search(text) and CYRILLIC.search(text)):
        return False
    return any(LATIN.search(word) and CYRILLIC.search(word) for word in WORD.findall(text))
