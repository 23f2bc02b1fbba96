"""A case file as the record keeps it, and back: counts, days and codes; who applied only as a commitment.

Canonical JSON has neither null nor true: what is not there has no key, and yes and no are words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from saylau.parties.facts import (
    Answer,
    Branch,
    Charter,
    Congress,
    Dissolution,
    DissolutionKind,
    Dossier,
    Emblem,
    Filing,
    InitiativeGroup,
    Named,
    Notice,
    Outcome,
    Registered,
    RegistrarDecision,
    Reorganisation,
    Successor,
    Suspension,
    Verification,
)

__all__ = [
    "decision_as_json",
    "decision_from_json",
    "dossier_as_json",
    "dossier_from_json",
    "register_as_json",
    "register_from_json",
]

YES, NO = "yes", "no"


def dossier_as_json(dossier: Dossier, named: Callable[[str], str]) -> dict[str, Any]:
    """The file without persons: ``named`` turns the name of the applicant into a commitment."""
    told: dict[str, Any] = _plain(dossier)
    if dossier.filing is not None and dossier.filing.applicant:
        told["filing"]["applicant"] = named(dossier.filing.applicant)
    return told


def decision_as_json(decision: RegistrarDecision) -> dict[str, Any]:
    """The registrar's decision."""
    told: dict[str, Any] = _plain(decision)
    return told


def register_as_json(register: Iterable[Registered]) -> list[dict[str, Any]]:
    """What a name is compared with: names and emblems of the other parties, without claims and notes."""
    return [_plain({"key": each.key, "names": each.names, "emblem_sha256": each.emblem_sha256}) for each in register]


def _plain(value: Any) -> Any:
    """Dataclasses as tables without what is empty; zero and *no* are kept, because they say something."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    slots = getattr(type(value), "__slots__", None) if not isinstance(value, str | int | Mapping) else None
    table = {name: getattr(value, name) for name in slots} if slots else value
    if isinstance(table, Mapping):
        return {key: _plain(each) for key, each in table.items() if each not in (None, "", (), {})}
    return table


def dossier_from_json(told: Mapping[str, Any]) -> Dossier:
    """The inverse of ``dossier_as_json``; ``KeyError`` or ``ValueError`` for facts of another shape."""
    return Dossier(
        key=told["key"],
        names=tuple(map(_named, told["names"])),
        emblem=Emblem(**told["emblem"]) if "emblem" in told else None,
        initiative_group=InitiativeGroup(**told["initiative_group"]) if "initiative_group" in told else None,
        organising_committee=told.get("organising_committee"),
        notice=Notice(**_days(told["notice"])) if "notice" in told else None,
        congress=Congress(**_days(told["congress"])) if "congress" in told else None,
        charter=_charter(told.get("charter")),
        filing=Filing(**_days(told["filing"])) if "filing" in told else None,
        branches=tuple(Branch(**_days(each)) for each in told.get("branches", ())),
        verification=Verification(**_days(told["verification"])) if "verification" in told else None,
        decision=decision_from_json(told["decision"]) if "decision" in told else None,
        suspensions=tuple(Suspension(**_days(each)) for each in told.get("suspensions", ())),
        reorganisation=_reorganisation(told.get("reorganisation")),
        dissolution=_dissolution(told.get("dissolution")),
        missed_elections=told.get("missed_elections"),
        answers=tuple(
            Answer(**{**each, "against": each["against"] == YES}) for each in map(_placed, told.get("answers", ()))
        ),
        illustrative=told.get("illustrative") == YES,
    )


def decision_from_json(told: Mapping[str, Any]) -> RegistrarDecision:
    """The inverse of ``decision_as_json``."""
    return RegistrarDecision(**{**_days(told), "outcome": Outcome(told["outcome"])})


def register_from_json(told: Iterable[Mapping[str, Any]]) -> tuple[Registered, ...]:
    """The inverse of ``register_as_json``."""
    return tuple(
        Registered(each["key"], tuple(map(_named, each["names"])), emblem_sha256=each.get("emblem_sha256", ""))
        for each in told
    )


DAYS = ("on", "since", "until", "began", "ended", "confirmed_on", "registered_on")


def _days(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: date.fromisoformat(value) if key in DAYS else value for key, value in told.items()}


def _named(told: Mapping[str, Any]) -> Named:
    return Named(**_days(told))


def _placed(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"where": "", **told}


def _charter(told: Mapping[str, Any] | None) -> Charter | None:
    return None if told is None else Charter(date.fromisoformat(told["on"]), told["adopted"] == YES)


def _reorganisation(told: Mapping[str, Any] | None) -> Reorganisation | None:
    if told is None:
        return None
    successors = tuple(Successor(**_days(each)) for each in told.get("successors", ()))
    return Reorganisation(date.fromisoformat(told["on"]), told["is_split"] == YES, told.get("act", ""), successors)


def _dissolution(told: Mapping[str, Any] | None) -> Dissolution | None:
    return None if told is None else Dissolution(**{**_days(told), "kind": DissolutionKind(told["kind"])})
