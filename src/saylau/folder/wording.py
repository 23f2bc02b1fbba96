"""The sentence of a rule, whichever room it belongs to: one rule, one name, one sentence in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saylau import protocols, seats, tabulation
from saylau.instruments.phrases import Phrases

__all__ = ["WORDS", "rule_sentence"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


OF_ROOMS = (
    Phrases(Path(protocols.__file__).with_name("names.toml")),
    Phrases(Path(tabulation.__file__).with_name("sentences.toml")),
    Phrases(Path(seats.__file__).with_name("sentences.toml")),
)


@cache
def rule_sentence(rule: str, language: str) -> str:
    """The sentence that is true when the rule is met; ``BadCall`` where no room has one."""
    for phrases in OF_ROOMS:
        for key in (rule, f"rule.{rule}"):
            if key in phrases:
                return phrases.say(key, language)
    return WORDS.say(f"rule.{rule}", language)
