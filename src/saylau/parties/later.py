"""What a case file says of the time after the filing: the registrar's decision, suspensions, reorganisation, the end."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from saylau.instruments.tables import Told
from saylau.parties.facts import (
    Dissolution,
    DissolutionKind,
    Outcome,
    RegistrarDecision,
    Reorganisation,
    Successor,
    Suspension,
)

__all__ = ["read_decision", "read_dissolution", "read_reorganisation", "read_suspensions"]

Word = TypeVar("Word", bound=StrEnum)


def read_decision(told: Told | None) -> RegistrarDecision | None:
    """``[decision]``: day, outcome, act and ground."""
    if told is None:
        return None
    on, outcome = told.day("on"), _word(told, "outcome", Outcome)
    act, ground = told.text("act", ""), told.text("ground", "")
    told.close()
    return RegistrarDecision(on, outcome, act, ground) if on and outcome else None


def read_suspensions(told: Told) -> tuple[Suspension, ...]:
    """``[[suspension]]``: first day, last day and act of each."""
    found = []
    for each in told.tables("suspension"):
        on, until, act = each.day("on"), each.day("until"), each.text("act", "")
        if on and until and until < on:
            each.wrong("until", "ends_before_it_begins", until)
        each.close()
        if on and until:
            found.append(Suspension(on, until, act))
    return tuple(found)


def read_reorganisation(told: Told | None) -> Reorganisation | None:
    """``[reorganisation]`` with its ``[[reorganisation.successor]]``."""
    if told is None:
        return None
    on, is_split, act = told.day("on"), told.flag("is_split"), told.text("act", "")
    successors = tuple(map(_successor, told.tables("successor")))
    told.close()
    return Reorganisation(on, is_split, act, successors) if on else None


def _successor(told: Told) -> Successor:
    inner = told.inner("branches")
    branches = {region: inner.whole(region) or 0 for region in inner.table} if inner else {}
    day = told.day("registered_on") if "registered_on" in told.table else None
    if "members" not in told.table:
        told.wrong("members", "key_is_missing", "")
    successor = Successor(told.text("key"), told.whole("members") or 0, branches, day)
    told.close()
    return successor


def read_dissolution(told: Told | None) -> Dissolution | None:
    """``[dissolution]``: day, who ends the party, act, and the members behind a proposal."""
    if told is None:
        return None
    on, kind, act = told.day("on"), _word(told, "kind", DissolutionKind), told.text("act", "")
    proposed_by, of_members = told.whole("proposed_by"), told.whole("of_members")
    if proposed_by is not None and of_members is not None and proposed_by > of_members:
        told.wrong("proposed_by", "parts_exceed_the_whole", f"{proposed_by} > {of_members}")
    told.close()
    return Dissolution(on, kind, act, proposed_by, of_members) if on and kind else None


def _word(told: Told, key: str, kind: type[Word]) -> Word | None:
    text = told.text(key)
    if text in {each.value for each in kind}:
        return kind(text)
    if text:
        told.wrong(key, "not_one_of_the_words", f"{text}; {', '.join(each.value for each in kind)}")
    return None
