"""What a finding on a case file says to people, in three languages: the rule's name, and the sentence with what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from saylau.instruments.phrases import Phrases, date_text, number
from saylau.law import LawOfDay
from saylau.parties.rules.rule import MISSING, OPEN
from saylau.ruling import Finding, Outcome

__all__ = ["PROBLEMS", "SENTENCES", "chapter_title", "rule_name", "state_name", "step_name", "tell", "value_text"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_VALUE = ("", MISSING, OPEN)


NO_NAMES: Mapping[str, str] = {}


def tell(finding: Finding, language: str, *, law: LawOfDay | None = None, names: Mapping[str, str] = NO_NAMES) -> str:
    """The finding as a full sentence: what was required, what was found, and what to do where something is open.

    ``law`` gives the regions the names they had on its day, ``names`` other parties theirs; without them they stay keys.
    """
    blanks = {"required": finding.required, "found": finding.found, "where": finding.where}
    told = {name: names.get(text) or value_text(text, language, law=law) for name, text in blanks.items()}
    return SENTENCES.say(_key(finding), language, **told)


def _key(finding: Finding) -> str:
    """The most particular sentence there is: by what was found, by where, by the outcome alone."""
    own = f"{finding.rule}.{finding.outcome.value}"
    if finding.outcome is Outcome.NOT_IN_FORCE:
        return "not_in_force"
    if finding.found == MISSING:
        return f"missing.{finding.where}"
    candidates = (f"{own}.{finding.found}", f"{own}.{finding.where}", *((OPEN,) if finding.found == OPEN else ()))
    return next((key for key in candidates if key in SENTENCES), own)


def value_text(text: str, language: str, *, law: LawOfDay | None = None) -> str:
    """A code, number, day or list of them as words; a value that is nothing is a dash."""
    if text in NO_VALUE:
        return "–"
    if ".." in text:
        return " – ".join(value_text(part, language, law=law) for part in text.split(".."))
    return ", ".join(_word(part, language, law) for part in text.split(", "))


def _word(text: str, language: str, law: LawOfDay | None) -> str:
    if DAY.fullmatch(text):
        return date_text(date.fromisoformat(text), language)
    if text.isdecimal():
        return number(int(text), language)
    if f"step.{text}" in SENTENCES:
        return SENTENCES.say(f"step.{text}", language)
    for region in law.book.regions if law else ():
        if region.key == text:
            return region.name_on(law.day, language) if law else text
    return text


def rule_name(rule: str, language: str) -> str:
    """The sentence that is true when the rule is met."""
    return SENTENCES.say(f"rule.{rule}", language)


def chapter_title(chapter: str, language: str) -> str:
    """The title of a part of the checklist."""
    return SENTENCES.say(f"chapter.{chapter}", language)


def step_name(step: str, language: str) -> str:
    """The word for a step of the file."""
    return SENTENCES.say(f"step.{step}", language)


def state_name(state: str, language: str) -> str:
    """The word for a state of the file."""
    return SENTENCES.say(f"state.{state}", language)
