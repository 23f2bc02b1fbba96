"""How wide a text is and where it breaks, reckoned without a font: never narrower than the widest usual one sets it."""

from __future__ import annotations

import re
import unicodedata

from saylau.errors import BadCall

__all__ = ["FONTS", "broken", "clean", "cut", "fitting", "width"]

FONTS = "'Noto Sans','Segoe UI','DejaVu Sans','Helvetica Neue',Arial,sans-serif"
"""Each of them has the Kazakh letters; the first that a reader's machine has is taken."""

ADVANCES = {
    30: "IijlІЇії'",
    35: " |,./:;\\·‘’\u00a0",
    40: "()-[]ftӀ",
    45: "!r\u00ad",
    50: '"*`°º',
    55: "J_Јј–",
    60: "?cszLkvxyzгзсэєѕҙ“”„•втухьўғҥүұҳ",
    65: "F$0123456789Tabdeghnopqu{}«»ГЗТабеийклоряѐёђќѝҐҔҘқҝҟҮҰһәөі",
    70: "AEPSVXZЃЅЎЕРУБВХЬнпћџчҷңҒҪҲ",
    75: "BCKRYЄАКСЧЭЯдцҚҜҶҺ",
    80: "&DGHNOQUЍИЙЛНОПмыҢӘӨ",
    85: "#+<=>^w~±×÷ДЦъюҵ−≥≤",
    90: "MМФЂЋфњ",
    95: "ĦЪЫжљшщҗ",
    100: "%Wm©®—…▲▼Ҥæ",
    105: "@Њ№ŒœÆ",
    115: "ЉЖШЩЮҖ",
}
"""Advances of DejaVu Sans or Liberation Sans, the widest of the usual fonts, in hundredths of the size, rounded up."""
ADVANCE = {letter: advance for advance, letters in ADVANCES.items() for letter in letters}
SMALL, CAPITAL, FULL = 80, 95, 105
BOLDER = 12
DOTS = "…"
TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: they could set the digits of a number in another order."""
MOST_LETTERS = 2_000


def clean(text: str) -> str:
    """The text on one line, without what XML forbids or what would turn its direction; never blank."""
    if not isinstance(text, str):
        raise BadCall(f"A picture writes texts, not {type(text).__name__}.")
    shown = "".join("\ufffd" if _hidden(letter) else letter for letter in text[:MOST_LETTERS].replace("\t", " "))
    return re.sub(r"[ \r\n]+", " ", shown).strip() or "—"


def _hidden(letter: str) -> bool:
    if letter in "\r\n":
        return False
    return letter in TURNS or letter in "\ufffe\uffff" or unicodedata.category(letter) in ("Cc", "Cs")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The most that the text takes at that size, in the units of the size."""
    hundredths = sum(_advance(letter, bold=bold) for letter in text)
    return hundredths * size / 100


def _advance(letter: str, *, bold: bool) -> int:
    told = ADVANCE.get(letter)
    if told is None:
        category = unicodedata.category(letter)
        if category in ("Mn", "Me", "Cf"):
            return 0
        wide = unicodedata.east_asian_width(letter) in ("W", "F") or category[0] == "S"
        told = FULL if wide else CAPITAL if category == "Lu" else SMALL
    return told + BOLDER if bold else told


def broken(text: str, room: float, size: float, *, lines: int = 2, bold: bool = False) -> list[str]:
    """The text in at most that many lines, each inside the room; what is left out ends in dots."""
    rest, told = text, list[str]()
    while rest and len(told) < lines - 1:
        if width(rest, size, bold=bold) <= room:
            break
        line, rest = _first_line(rest, room, size, bold=bold)
        told.append(line)
    return [*told, cut(rest, room, size, bold=bold)] if rest else told


def _first_line(text: str, room: float, size: float, *, bold: bool) -> tuple[str, str]:
    """What goes on the first line and the rest: at a space or after a hyphen, else in the middle of a word."""
    most = _letters_inside(text, room, size, bold=bold)
    breaks = [each.end() for each in re.finditer(r" |-(?=\w)", text[: most + 1]) if each.end() <= most + 1]
    at = max((each for each in breaks if text[:each].rstrip()), default=most)
    return text[:at].rstrip(), text[at:].lstrip()


def _letters_inside(text: str, room: float, size: float, *, bold: bool) -> int:
    used = 0.0
    for count, letter in enumerate(text):
        used += width(letter, size, bold=bold)
        if used > room:
            return max(count, 1)
    return len(text)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text if it fits in the room, else as much of it as fits, with dots."""
    if width(text, size, bold=bold) <= room:
        return text
    left = max(room - width(DOTS, size, bold=bold), 0)
    return text[: _letters_inside(text, left, size, bold=bold)].rstrip(" ,.-«") + DOTS


def fitting(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """The size at which a text that may not be cut, such as a number, fits in the room; never larger than ``size``."""
    needed = width(text, size, bold=bold)
    return size if needed <= room else max(round(size * room / needed, 2), 1.0)
