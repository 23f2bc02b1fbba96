"""The sentence of a rule, whichever room it belongs to: one rule, one name, one sentence in each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from saylau import commissions, lists, parties, protocols, rolls, seats, tabulation, timetable
from saylau.instruments.phrases import Phrases
from saylau.law import LawOfDay
from saylau.ruling import Finding

__all__ = ["WORDS", "rule_sentence", "tell_finding"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


OF_ROOMS = (
    Phrases(Path(protocols.__file__).with_name("names.toml")),
    Phrases(Path(tabulation.__file__).with_name("sentences.toml")),
    Phrases(Path(seats.__file__).with_name("sentences.toml")),
    timetable.SENTENCES,
    commissions.SENTENCES,
    rolls.SENTENCES,
    parties.SENTENCES,
    lists.SENTENCES,
    seats.SITTING_SENTENCES,
)
PLAIN: Mapping[str, Callable[[Finding, str], str]] = {
    **{rule.__name__: timetable.tell for rule in timetable.RULES},
    **{rule.__name__: commissions.tell for rule in commissions.RULES},
    **{rule.__name__: lists.tell for rule in lists.RULES},
    **{rule.__name__: seats.tell_sitting for rule in seats.SITTING_RULES},
}
"""The teller of each rule whose sentences speak of no region and no other party."""
OF_ROLLS = frozenset(rule.__name__ for rule in rolls.RULES)
OF_PARTIES = frozenset(rule.__name__ for rule in parties.RULES)


@cache
def rule_sentence(rule: str, language: str) -> str:
    """The sentence that is true when the rule is met; ``BadCall`` where no room has one."""
    for phrases in OF_ROOMS:
        for key in (rule, f"rule.{rule}"):
            if key in phrases:
                return phrases.say(key, language)
    return WORDS.say(f"rule.{rule}", language)


def tell_finding(finding: Finding, language: str, law: LawOfDay, names: Mapping[str, str]) -> str:
    """What a finding before the vote says to the person who must act on it: the sentence of the room that made it.

    ``law`` gives regions the names they had on its day, ``names`` the parties theirs.
    """
    if finding.rule in OF_ROLLS:
        return rolls.tell(finding, language, law=law)
    if finding.rule in OF_PARTIES:
        return parties.tell(finding, language, law=law, names=names)
    return PLAIN[finding.rule](finding, language)
