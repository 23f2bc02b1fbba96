"""Whole numbers in words, in Kazakh, Russian and English, and back: 0 … 999,999,999, exactly.

One file a language says how a number is written; ``reading`` turns words back into a number and accepts only what
writes back to the same words, so that no second grammar can disagree with the first.
"""

from saylau.instruments.numerals.reading import agree, from_words
from saylau.instruments.numerals.writing import LANGUAGES, LARGEST, in_words

__all__ = ["LANGUAGES", "LARGEST", "agree", "from_words", "in_words"]
