"""The sentence of a rule, whichever room it belongs to: one rule, one name, one sentence in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saylau.instruments.phrases import Phrases

__all__ = ["WORDS", "rule_sentence"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


@cache
def rule_sentence(rule: str, language: str) -> str:
    """The sentence that is true when the rule is met; ``BadCall`` where no room has one."""
    from saylau.protocols.telling import rule_name as of_protocols
    from saylau.seats import rule_name as of_seats
    from saylau.tabulation.telling import rule_name as of_tabulation

    for name in (of_protocols, of_tabulation, of_seats):
        told = name(rule, language)
        if told:
            return told
    return WORDS.say(f"rule.{rule}", language)
