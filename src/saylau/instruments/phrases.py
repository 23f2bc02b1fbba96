"""The words of the interface in three languages, and numbers, shares and days as each of them writes them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall

if TYPE_CHECKING:
    # Only named here: importing it costs as much as starting the command.
    from fractions import Fraction

__all__ = ["LANGUAGES", "Phrases", "date_text", "number", "percent"]

LANGUAGES = ("kk", "ru", "en")
NO_BREAK_SPACE = "\u00a0"
HUNDRED = 100

MONTHS = {
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
           "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня",
           "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
DATES = {"kk": "{year} жылғы {day} {month}", "ru": "{day} {month} {year} года", "en": "{day} {month} {year}"}
# Groups, decimals and the percent sign as the Unicode CLDR has them: Kazakh sets no space before the sign.
GROUPS = {"kk": NO_BREAK_SPACE, "ru": NO_BREAK_SPACE, "en": ","}
POINTS = {"kk": ",", "ru": ",", "en": "."}
PERCENTS = {"kk": "%", "ru": f"{NO_BREAK_SPACE}%", "en": "%"}


class Phrases:
    """A catalogue of phrases: a TOML file of ``[key]`` tables, each with ``kk``, ``ru`` and ``en``.

    Tables may lie in tables: ``[seats.title]`` has the key ``seats.title``. A file is read once a process.
    """

    __slots__ = ("_phrases", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._phrases = _read(path)

    def __contains__(self, key: str) -> bool:
        return key in self._phrases

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def say(self, key: str, language: str, **values: object) -> str:
        """The phrase with its ``{blanks}`` filled; ``BadCall`` when the key, the language or a blank is missing."""
        try:
            phrase = self._phrases[key][language]
        except KeyError:
            raise BadCall(f"{self.path.name} has no phrase {key!r} in {language!r}.") from None
        try:
            return phrase.format_map(values)
        except (KeyError, IndexError, ValueError, AttributeError) as accident:
            raise BadCall(f"{self.path.name}, {key!r} in {language!r}: a blank is not filled: {accident}.") from None

    def untold(self) -> tuple[tuple[str, str], ...]:
        """Every key and language whose phrase is missing or empty; a test of each catalogue asks that none is."""
        return tuple(
            (key, language)
            for key, phrase in self._phrases.items()
            for language in LANGUAGES
            if not phrase.get(language, "").strip()
        )


def number(n: int | Fraction, language: str, places: int = 0) -> str:
    """The number in groups of three, rounded half up in its size from the exact value: «1 234,50» or "1,234.50".

    Kazakh and Russian group by a no-break space and part decimals by a comma. ``BadCall`` for a float.
    """
    if language not in GROUPS:
        raise BadCall(f"Numbers are shown in {', '.join(LANGUAGES)}, not in {language!r}.")
    _refuse_float(n)
    scale = 10**places
    scaled = (2 * abs(n.numerator) * scale + n.denominator) // (2 * n.denominator)
    units, decimals = divmod(scaled, scale)
    sign = "-" if n < 0 and scaled else ""
    tail = f"{POINTS[language]}{decimals:0{places}}" if places else ""
    return f"{sign}{units:,}".replace(",", GROUPS[language]) + tail


def percent(share: Fraction, language: str, places: int = 2) -> str:
    """The share of one as a percentage, rounded half up from the exact value: «71,09 %», "71.09%"."""
    _refuse_float(share)
    return number(share * HUNDRED, language, places) + PERCENTS[language]


def date_text(day: date, language: str) -> str:
    """The day in words: «2021 жылғы 10 қаңтар», «10 января 2021 года», "10 January 2021"."""
    if language not in DATES:
        raise BadCall(f"Days are shown in {', '.join(LANGUAGES)}, not in {language!r}.")
    return DATES[language].format(year=day.year, month=MONTHS[language][day.month - 1], day=day.day)


def _refuse_float(n: object) -> None:
    # A type checker sees it; a caller without one would get a rounded figure that no one can redo.
    if isinstance(n, float):
        raise BadCall("A figure is shown from a whole number or a fraction, never from a float.")


@lru_cache(maxsize=256)
def _read(path: Path) -> Mapping[str, Mapping[str, str]]:
    phrases: dict[str, Mapping[str, str]] = {}
    _gather("", tomllib.loads(path.read_text(encoding="utf-8")), phrases)
    return MappingProxyType(phrases)


def _gather(key: str, table: dict[str, Any], phrases: dict[str, Mapping[str, str]]) -> None:
    words = {name: value for name, value in table.items() if isinstance(value, str)}
    if words:
        phrases[key] = MappingProxyType(words)
    for name, value in table.items():
        if isinstance(value, dict):
            _gather(f"{key}.{name}" if key else name, value, phrases)
