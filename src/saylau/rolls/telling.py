"""What a finding on a roll says to people, in three languages, and what the party can do about it."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases, number
from saylau.law import LawOfDay
from saylau.ruling import Finding

__all__ = ["PROBLEMS", "SENTENCES", "tell", "tell_check"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what reading a roll can find."""


def tell(finding: Finding, language: str, *, law: LawOfDay | None = None) -> str:
    """The sentence of a finding; regions get their names of the day where the law is given."""
    found = " – ".join(_number(part, language) for part in finding.found.split(".."))
    told = {
        "required": _number(finding.required, language),
        "found": found,
        "where": _place(finding.where, language, law),
    }
    return SENTENCES.say(f"{finding.rule}.{finding.outcome.value}", language, **told)


def tell_check(check: str, language: str) -> str:
    """The name of a check, as it heads a line of counts."""
    return SENTENCES.say(f"check.{check}", language)


def _number(text: str, language: str) -> str:
    return number(int(text), language) if text.isdecimal() else text


def _place(where: str, language: str, law: LawOfDay | None) -> str:
    region = next((each for each in law.regions if each.key == where), None) if law is not None else None
    return region.name_on(law.day, language) if region is not None and law is not None else where
