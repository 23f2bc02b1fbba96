"""Whole numbers as a protocol writes them: ``[0-9]{1,9}`` and nothing else.

``int()`` is not used as a judge: it takes ``1_000``, ``+5`` and full-width digits. Each refusal has its own key,
because each has its own remedy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from saylau.instruments.cells.refusal import Bad, Memory

__all__ = ["Whole", "signed", "whole"]

Whole: TypeAlias = int | Bad | None

DIGITS_AT_MOST = 9
"""A billion voters is beyond any country that votes by party lists; ten digits are a slip or an identifier."""

# Latin and Cyrillic letters that a typist or a scanner puts in the place of a digit.
LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("OoОоӨө", "0"),
        **dict.fromkeys("IilІі|", "1"),
        **dict.fromkeys("Зз", "3"),
        "Ч": "4",
        "ч": "4",
        **dict.fromkeys("Ss", "5"),
        "б": "6",
        **dict.fromkeys("BВ", "8"),
    }
)
MINUSES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
SEPARATED = re.compile(r"\d+(?:\s+\d+)+")
UNDERSCORED = re.compile(r"\d+(?:_+\d+)+")
FRACTIONAL = re.compile(r"\d*[.,]\d+|\d+[.,]")
EXPONENT = re.compile(r"\d+(?:[.,]\d*)?[eEеЕ][+-]?\d+")


def whole(text: str) -> Whole:
    """The whole number of a cell from 0 to 999,999,999, ``None`` when it is empty, or why it is refused."""
    return _WHOLES[text]


def signed(text: str) -> Whole:
    """Like ``whole``, for the few fields that may be negative: an ASCII hyphen may stand before the digits."""
    return _SIGNED[text]


def _read_whole(text: str) -> Whole:
    plain = text.strip()
    if not plain:
        return None
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= DIGITS_AT_MOST else Bad("number_is_too_long", plain)
    return _refuse(plain)


def _read_signed(text: str) -> Whole:
    plain = text.strip()
    if plain[:1] not in MINUSES or not plain[1:].strip():
        return _read_whole(plain)
    value = _read_whole(plain[1:])
    if isinstance(value, Bad):
        if value.rule == "number_is_negative":  # two signs before one number
            return Bad("not_a_number", plain)
        return Bad(value.rule, plain, tuple((blank, f"-{words}") for blank, words in value.more))
    if plain[0] != "-" or plain[1].isspace():
        return Bad("minus_is_not_a_hyphen", plain, (("write", f"-{value}"),))
    return None if value is None else -value


def _refuse(plain: str) -> Bad:
    """The refusal that fits best, the likeliest slip first."""
    for rule, write in _SLIPS:
        instead = write(plain)
        if instead is not None:
            if len(instead) > DIGITS_AT_MOST:
                break
            return Bad(rule, plain, (("write", instead),) if instead else ())
    else:
        return Bad("not_a_number", plain)
    return Bad("number_is_too_long", plain)


def _without(pattern: re.Pattern[str], noise: str) -> Callable[[str], str | None]:
    """What remains when the noise inside a number of this pattern is taken out; ``None`` when it does not fit."""

    def write(plain: str) -> str | None:
        return _ascii_digits(re.sub(noise, "", plain)) if pattern.fullmatch(plain) else None

    return write


def _ascii_digits(plain: str) -> str:
    return "".join(str(unicodedata.digit(each)) for each in plain)


def _plus(plain: str) -> str | None:
    return plain[1:].strip() if plain[0] == "+" and _is_digits(plain[1:].strip()) else None


def _minus(plain: str) -> str | None:
    return "" if plain[0] in MINUSES and _is_digits(plain[1:].strip()) else None


def _fraction(plain: str) -> str | None:
    # Nothing is proposed: 1.234 may be a fraction or a thousand and more, and only the paper knows.
    return "" if FRACTIONAL.fullmatch(plain.lstrip(MINUSES)) else None


def _power(plain: str) -> str | None:
    return "" if EXPONENT.fullmatch(plain.lstrip(MINUSES)) else None


def _foreign_digits(plain: str) -> str | None:
    return _ascii_digits(plain) if plain.isdigit() else None


def _letters(plain: str) -> str | None:
    told = plain.translate(LOOK_ALIKES)
    looks = _is_digits(told) and len(told) <= DIGITS_AT_MOST
    # "Осы" is a word; only a digit among the letters, or nothing but the letter O, makes it a number typed wrong.
    return told if looks and (set(told) == {"0"} or any(each.isdigit() for each in plain)) else None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


_SLIPS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("number_has_spaces", _without(SEPARATED, r"\s+")),
    ("number_has_underscores", _without(UNDERSCORED, "_+")),
    ("number_has_plus_sign", _plus),
    ("number_is_negative", _minus),
    ("number_is_fractional", _fraction),
    ("number_is_a_power", _power),
    ("digits_are_not_ascii", _foreign_digits),
    ("letters_look_like_digits", _letters),
)
_WHOLES: Memory[Whole] = Memory(_read_whole)
_SIGNED: Memory[Whole] = Memory(_read_signed)
