"""Names written in one way, so that the same name typed by two people is the same text.

Folding serves comparison alone. What a person is called is what stands in the roll.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["LETTERS", "LOOK_ALIKES", "fold", "folded_together"]

LETTERS = {
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е", "є": "е", "ї": "и",
}  # fmt: skip
"""Kazakh letters as a Russian keyboard writes them, and ё as nearly everybody does."""

LOOK_ALIKES = {
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "и", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х",
    "y": "у", "ə": "а", "0": "о", "3": "з", "6": "б",
}  # fmt: skip
"""Latin letters and digits that stand in a Cyrillic word by mistake: nobody sees them, and no search finds them."""

CYRILLIC = re.compile(r"[\u0400-\u052f]")
INSIDE = re.compile("[-‐‑‒–—'’ʼ`\"«».]+")
FOLDED = str.maketrans(LETTERS)
SEEN_AS = str.maketrans(LOOK_ALIKES)


def fold(text: str) -> str:
    """The name in small letters, Kazakh letters and ё as a Russian keyboard writes them, one space between words.

    Latin look-alikes become Cyrillic where their word has a Cyrillic letter; a Latin word stays Latin. Hyphens,
    apostrophes and full stops inside a word fall away. Folding twice gives what folding once gave.
    """
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    words = INSIDE.sub("", small).split()
    if not text.isascii():
        words = [word.translate(SEEN_AS) if CYRILLIC.search(word) else word for word in words]
    return " ".join(words).translate(FOLDED)


def folded_together(*names: str | None) -> str:
    """Surname, given name and patronymic folded into one text with one space between; what is missing falls away."""
    return " ".join(filter(None, (fold(name) for name in names if name)))
