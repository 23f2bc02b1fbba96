"""What concerns a list as a whole, in a small TOML file beside its sheet: the vote of the highest body, papers, deposit, days."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from saylau.errors import Problem
from saylau.lists.rules import Previous

__all__ = ["About", "read_about"]

KEYS: Mapping[str, type] = {
    "contest": str,
    "party": str,
    "adopted_on": date,
    "filed_on": date,
    "filed_at": datetime,
    "body_members": int,
    "body_for": int,
    "deposit_paid": int,
    "documents": list,
    "previous_share": str,
    "nomination_from": date,
    "nomination_until": datetime,
    "note": str,
}
OF_THE_LIST = ("contest", "party", "adopted_on", "filed_on", "filed_at", "body_members", "body_for", "deposit_paid")
NEVER = "none"
"""What ``previous_share`` says of a party that had no list at the previous election."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands in the file: ``of_the_list`` for the list itself, the rest for the rules. Empty where there is no file."""

    of_the_list: Mapping[str, Any] = field(default_factory=dict)
    previous: Previous | None = None
    nomination_from: date | None = None
    nomination_until: datetime | None = None


def read_about(path: Path, problems: list[Problem]) -> About:
    """The file, or nothing where there is none; what is wrong with it joins the problems."""
    if not path.is_file():
        return About()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as damaged:
        problems.append(Problem(path.name, 0, "", "about_is_not_toml", str(damaged)))
        return About()
    before = len(problems)
    for key, value in told.items():
        if rule := _fault(key, value):
            problems.append(Problem(path.name, 0, key, rule, str(value)[:80], (("known", ", ".join(KEYS)),)))
    previous = _previous(path.name, told, problems)
    if len(problems) > before:
        return About()
    of_the_list: dict[str, Any] = {key: told[key] for key in OF_THE_LIST if key in told}
    if "documents" in told:
        of_the_list["documents"] = frozenset(told["documents"])
    return About(of_the_list, previous, told.get("nomination_from"), told.get("nomination_until"))


def _fault(key: str, value: object) -> str:
    wanted = KEYS.get(key)
    if wanted is None:
        return "about_key_is_unknown"
    if wanted is datetime:
        # Without a zone nobody could say whether the hour was kept.
        return "" if isinstance(value, datetime) and value.tzinfo is not None else "about_moment_has_no_zone"
    # A moment is a day to Python, and yes is a number.
    kind = type(value)
    if kind is not wanted or (kind is int and int(str(value)) < 0):
        return "about_value_is_of_another_kind"
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        return "about_value_is_of_another_kind"
    return ""


def _previous(file: str, told: Mapping[str, Any], problems: list[Problem]) -> Previous | None:
    text = told.get("previous_share")
    if not isinstance(text, str):
        return None
    if text == NEVER:
        return Previous(None)
    above, stroke, below = text.partition("/")
    if stroke and above.isdecimal() and below.isdecimal() and int(below) > 0 and int(above) <= int(below):
        return Previous(Fraction(int(above), int(below)))
    problems.append(Problem(file, 0, "previous_share", "about_share_is_no_fraction", text))
    return None
