"""A case file held against the law of one day: every finding, and the verdict that follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from saylau.law import LawOfDay
from saylau.parties.facts import Answer, Dossier, Emblem, Registered
from saylau.parties.rules import CHAPTERS, RULES, Case
from saylau.parties.states import state_of
from saylau.ruling import Decision, Finding, Outcome, Ruling

__all__ = ["examine", "examine_register"]


def examine(
    dossier: Dossier, law: LawOfDay, *, register: Iterable[Registered] = (), beside: str = "register"
) -> Ruling:
    """The ruling on a case file under the law of one day; ``beside`` is the election or register in its address.

    Every step is held against that one day's law, so that only the law differs between two rulings on one file. An unfinished
    file waits. What persons answered in the file settles open questions; a broken requirement it never settles.
    ``result`` is the state of the file.
    """
    case = Case(dossier, law, tuple(register))
    findings = tuple(_answered(each, dossier.answers) for rule in RULES for each in rule(case))
    return Ruling(f"party/{beside}/{dossier.key}", law.day, findings, state_of(dossier, law.day))


def examine_register(register: Sequence[Registered], law: LawOfDay, *, beside: str = "register") -> Ruling:
    """The ruling on a register of parties, subject ``parties/<beside>``: no two names, abbreviations or emblems are alike.

    Each pair is looked at once; ``where`` names both parties.
    """
    told: dict[str, list[Finding]] = {rule.__name__: [] for rule in CHAPTERS["naming"]}
    for place, each in enumerate(register):
        dossier = Dossier(each.key, each.names, Emblem("", each.emblem_sha256) if each.emblem_sha256 else None)
        case = Case(dossier, law, tuple(register[place + 1 :]))
        for rule in CHAPTERS["naming"]:
            told[rule.__name__] += [_of_a_pair(each.key, found) for found in rule(case)]
    findings = [found for group in told.values() for found in _worth_telling(group)]
    return Ruling(f"parties/{beside}", law.day, tuple(findings))


def _of_a_pair(key: str, found: Finding) -> Finding:
    return replace(found, where=f"{key}, {found.where}") if found.where else found


def _worth_telling(group: Sequence[Finding]) -> Sequence[Finding]:
    """What is alike; where nothing is, that this was looked at."""
    return [found for found in group if found.outcome is Outcome.PERSON] or list(group[:1])


def _answered(told: Finding, answers: Sequence[Answer]) -> Finding:
    if told.outcome is not Outcome.PERSON or told.found == "missing":
        return told
    for each in answers:
        if (each.rule, each.where) == (told.rule, told.where):
            return told.decided(Decision.AGAINST if each.against else Decision.SETTLED, each.reason)
    return told
