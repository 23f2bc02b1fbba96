"""What is said to people about probable twins, in three languages."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases, number
from saylau.rolls.twins.facts import TwinPair
from saylau.ruling import Finding

__all__ = ["SENTENCES", "tell", "tell_pair"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))


def tell(finding: Finding, language: str) -> str:
    """The sentence of a finding."""
    told = {
        name: number(int(getattr(finding, name)), language) if getattr(finding, name).isdecimal() else ""
        for name in ("required", "found", "where")
    }
    return SENTENCES.say(f"{finding.rule}.{finding.outcome.value}", language, **told)


def tell_pair(pair: TwinPair, language: str) -> str:
    """What agrees in a pair, in words."""
    return "; ".join(SENTENCES.say(f"agrees.{each.replace(':', '.')}", language) for each in pair.agrees)
