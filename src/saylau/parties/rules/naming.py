"""What the house asks of a party's name, abbreviation and emblem: that a person looks where two could be taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saylau.law import Wording
from saylau.parties.facts import Registered
from saylau.parties.names import Clash, Likeness, abbreviation_clashes, emblem_clashes, name_clashes
from saylau.parties.rules.rule import Case
from saylau.ruling import Finding, Outcome, finding

__all__ = ["abbreviation_is_its_own", "emblem_is_its_own", "name_is_its_own"]


def name_is_its_own(case: Case) -> Iterator[Finding]:
    """No other party of the register has a name that looks the same, or differs by a letter."""
    law, length = case.law["party.check.names"], case.law["party.check.names_length"]
    names = case.dossier.names_on(case.law.day)
    clashes = name_clashes(names, _others(case), case.law.day, letters=law.whole, length=length.whole)
    yield from _looked_at("name_is_its_own", law, clashes, len(_others(case)))


def abbreviation_is_its_own(case: Case) -> Iterator[Finding]:
    """No other party of the register has an abbreviation that looks the same."""
    names = case.dossier.names_on(case.law.day)
    clashes = abbreviation_clashes(names, _others(case), case.law.day)
    yield from _looked_at("abbreviation_is_its_own", case.law["party.check.names"], clashes, len(_others(case)))


def emblem_is_its_own(case: Case) -> Iterator[Finding]:
    """No other party of the register has the same emblem; where the register has any, a person compares them."""
    emblem = case.dossier.emblem
    clashes = list(emblem_clashes(emblem.sha256 if emblem else "", _others(case))) if emblem else []
    yield from _looked_at("emblem_is_its_own", case.law["party.check.emblem"], clashes, len(clashes))


def _others(case: Case) -> list[Registered]:
    return [each for each in case.register if each.key != case.dossier.key]


def _looked_at(rule: str, law: Wording, clashes: Iterable[Clash], compared: int) -> Iterator[Finding]:
    """One question for each party that a person has to look at; else how many were compared."""
    found = list(clashes)
    for clash in found:
        told = "compare" if clash.likeness is Likeness.APART else clash.likeness.value
        yield finding(rule, Outcome.PERSON, law, found=told, where=clash.key)
    if not found:
        yield finding(rule, Outcome.MET, law, found=str(compared))
