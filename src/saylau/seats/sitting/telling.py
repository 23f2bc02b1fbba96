"""A finding on who sits as a sentence, in three languages: what is so, and what is to be done."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.ruling import Finding, Outcome

__all__ = ["SITTING_SENTENCES", "tell_sitting"]

SITTING_SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))


def tell_sitting(finding: Finding, language: str) -> str:
    """The sentence of a finding on deputies or on a vacancy; ``BadCall`` for another rule or another language."""
    words = SITTING_SENTENCES
    if finding.outcome is Outcome.NOT_IN_FORCE:
        rule = words.say(f"rule.{finding.rule}", language)
        return words.say("not_in_force", language, rule=rule, source=finding.source)
    share, _, change = finding.found.partition("; ")
    key = f"{finding.rule}.{finding.outcome.value}"
    return words.say(
        f"{key}.cured" if change and f"{key}.cured" in words else key,
        language,
        required=_word(finding.required, language),
        found=_word(share, language),
        where=finding.where,
        source=finding.source,
        **dict(zip(("replace", "spare"), (part.split()[-1] for part in change.split(", ") if part), strict=False)),
    )


def _word(code: str, language: str) -> str:
    """A code in words; a number, a day or a fraction as it is."""
    return SITTING_SENTENCES.say(f"code.{code}", language) if f"code.{code}" in SITTING_SENTENCES else code
