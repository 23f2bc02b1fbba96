"""Reads one TOML table, key by key, and remembers every problem instead of stopping at the first."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.instruments.phrases import LANGUAGES

__all__ = ["Told", "read_toml"]

LARGEST_FILE = 4_000_000
"""Bytes. A description that people write is a few kilobytes; more is not one."""


def read_toml(path: Path) -> dict[str, Any]:
    """One file as a table; ``BadInput`` with the place where it is not TOML in UTF-8, too large or not a file."""
    try:
        if not path.is_file():
            raise BadInput((Problem(path.name, 0, "", "file_is_missing", str(path)),))
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput((Problem(path.name, 0, "", "file_is_too_large", str(path.stat().st_size)),))
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as broken:
        raise BadInput((Problem(path.name, 0, "", "not_utf8", str(broken.start)),)) from broken
    except ValueError as broken:  # also a whole number of thousands of digits
        raise BadInput((Problem(path.name, 0, "", "not_toml", str(broken)),)) from broken
    except RecursionError as broken:
        raise BadInput((Problem(path.name, 0, "", "not_toml", "nested too deeply"),)) from broken
    except OSError as broken:
        raise BadInput((Problem(path.name, 0, "", "file_cannot_be_read", broken.strerror or ""),)) from broken


class Told:
    """A table with its place. Each ``take`` gives a value of the asked kind, or notes a problem and gives a stand-in."""

    def __init__(self, table: Mapping[str, Any], file: str, place: str, problems: list[Problem]) -> None:
        self.table = table
        self.file = file
        self.place = place
        self.problems = problems
        self.asked: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """A text; needed unless a default is given."""
        return str(self._take(key, str, default, ""))

    def whole(self, key: str) -> int | None:
        """A whole number of at least zero, or None when it is not there."""
        value = self._take(key, int, None, None, needed=False)
        if value is not None and (isinstance(value, bool) or value < 0):
            self.wrong(key, "not_a_count", value)
            return None
        return value

    def flag(self, key: str) -> bool:
        """Yes or no; no when it is not there."""
        return bool(self._take(key, bool, default=False, stand_in=False))

    def day(self, key: str) -> date | None:
        """A day such as 2021-01-10; needed."""
        value: date | None = self._take(key, date, None, None)
        if isinstance(value, datetime):
            self.wrong(key, "not_a_day", value)
            return None
        return value

    def moment(self, key: str) -> date | datetime | None:
        """A day, or a day with the time of the local clock; None when it is not there."""
        value: date | datetime | None = self._take(key, date, None, None, needed=False)
        if isinstance(value, datetime) and (value.tzinfo is not None or value.second or value.microsecond):
            self.wrong(key, "not_a_local_minute", value.isoformat())
            return None
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """A list of short codes, each once."""
        value = self._take(key, list, [], [], needed=False)
        if not all(isinstance(each, str) and each.strip() for each in value) or len(set(map(str, value))) != len(value):
            self.wrong(key, "not_a_list_of_names", value)
            return ()
        return tuple(value)

    def words(self, key: str) -> Mapping[str, str]:
        """A text in each of the three languages; needed."""
        value = self._take(key, dict, None, {})
        if not all(isinstance(value.get(language), str) and value[language].strip() for language in LANGUAGES):
            self.wrong(key, "not_in_three_languages", sorted(map(str, value)))
            return dict.fromkeys(LANGUAGES, "?")
        return {language: value[language] for language in LANGUAGES}

    def inner(self, key: str) -> Told | None:
        """A table inside this one, or None when it is not there."""
        value = self._take(key, dict, None, None, needed=False)
        return None if value is None else Told(value, self.file, f"{self.place}{key}.", self.problems)

    def tables(self, key: str) -> list[Told]:
        """The tables ``[[key]]``; none is no problem here."""
        value = self._take(key, list, [], [], needed=False)
        if not all(isinstance(each, dict) for each in value):
            self.wrong(key, "not_a_table", value)
            return []
        return [Told(each, self.file, f"{self.place}{key}[{n}].", self.problems) for n, each in enumerate(value, 1)]

    def close(self) -> None:
        """Note every key that nobody asked for: a misspelt key must never be passed over."""
        for key in sorted(set(self.table) - self.asked):
            if not key.endswith("_note"):
                self.wrong(key, "unknown_key", "")

    def wrong(self, key: str, rule: str, found: object) -> None:
        """Note a problem at a key of this table."""
        self.problems.append(Problem(self.file, 0, f"{self.place}{key}", rule, str(found)[:200]))

    def _take(self, key: str, kind: type, default: Any, stand_in: Any, *, needed: bool = True) -> Any:
        self.asked.add(key)
        if key not in self.table:
            if default is None and needed:
                self.wrong(key, "key_is_missing", "")
                return stand_in
            return default
        value = self.table[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.wrong(key, "wrong_kind", value)
            return stand_in
        return value
