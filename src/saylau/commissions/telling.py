"""A finding on a commission or a decision as a sentence, in three languages: what is so, and what is to be done."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.ruling import Finding, Outcome

__all__ = ["SENTENCES", "tell"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))


def tell(finding: Finding, language: str) -> str:
    """The sentence of a finding of this room; ``BadCall`` for another room's rule or another language."""
    if finding.outcome is Outcome.NOT_IN_FORCE:
        rule = SENTENCES.say(f"rule.{finding.rule}", language)
        return SENTENCES.say("not_in_force", language, rule=rule, source=finding.source)
    own = f"{finding.rule}.{finding.outcome.value}"
    apart = f"{own}.{finding.where}"
    return SENTENCES.say(
        apart if finding.where and apart in SENTENCES else own,
        language,
        required=_word(finding.required, language),
        found=_word(finding.found, language),
        where=finding.where,
        source=finding.source,
    )


def _word(code: str, language: str) -> str:
    """A code of the law in words; a number, a day or an article as it is."""
    return SENTENCES.say(f"code.{code}", language) if f"code.{code}" in SENTENCES else code
