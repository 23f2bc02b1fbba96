"""What the record keeps of a party, and the verbs that rule on it again: ``enrol``, ``file`` and ``answer``.

``enrol`` holds the register of an election at ``parties/<election>``, ``file`` the case file as it was handed in, at
``party/<election>/<key>``; ``answer`` holds the registrar's decision, follows that entry, and rules on the file with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.parties.examining import examine, examine_register
from saylau.parties.facts import Dossier, Registered, RegistrarDecision
from saylau.parties.writing import (
    decision_as_json,
    decision_from_json,
    dossier_as_json,
    dossier_from_json,
    register_as_json,
    register_from_json,
)

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "answer_facts", "enrol_facts", "file_facts"]


def file_facts(dossier: Dossier, register: Iterable[Registered], named: Callable[[str], str]) -> dict[str, Any]:
    """The facts of a case file as handed in, with the names it is compared with; ``named`` makes a commitment of a name."""
    return {"dossier": dossier_as_json(dossier, named), "register": register_as_json(register)}


def enrol_facts(register: Iterable[Registered]) -> dict[str, Any]:
    """The facts of a register of parties: their names and emblems, without claims and notes."""
    return {"register": register_as_json(register)}


def answer_facts(filed: str, decision: RegistrarDecision) -> dict[str, Any]:
    """The facts of the registrar's decision on the file that lies at the address ``filed``."""
    return {"decision": decision_as_json(decision), "filed": filed}


def _file(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    return _ruled(entry, entry.facts, dossier_from_json(entry.facts["dossier"]), law)


def _enrol(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    register = register_from_json(entry.facts["register"])
    return replace(examine_register(register, law), subject=entry.address).as_json()


def _answer(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    address = entry.facts["filed"]
    filed = look_up(address) if address in entry.follows else None
    if filed is None or filed.verb != "file":
        raise BadCall(f"The answer at {entry.address} follows no case file.")
    decided = decision_from_json(entry.facts["decision"])
    return _ruled(entry, filed.facts, replace(dossier_from_json(filed.facts["dossier"]), decision=decided), law)


def _ruled(entry: Entry, facts: Mapping[str, Any], dossier: Dossier, law: LawOfDay) -> Mapping[str, Any]:
    ruling = replace(examine(dossier, law, register=register_from_json(facts["register"])), subject=entry.address)
    return {**ruling.as_json(), "result": {"state": str(ruling.result)}}


VERBS: Mapping[str, Verb] = {"enrol": _enrol, "file": _file, "answer": _answer}
