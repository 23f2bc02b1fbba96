"""The states of a party and the moves between them: one table, and nothing that is not in it.

``state_of`` reads the state out of a case file; ``move`` answers where a move leads, or refuses it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.parties.facts import Dossier, Outcome

__all__ = ["MOVES", "Move", "Role", "State", "move", "state_of", "state_table"]


class State(StrEnum):
    """Where the founding, or the life, of a party is."""

    INITIATIVE = "initiative"
    NOTIFIED = "notified"
    CONGRESS_HELD = "congress_held"
    FILED = "filed"
    UNDER_VERIFICATION = "under_verification"
    REGISTERED = "registered"
    REFUSED = "refused"
    BRANCHES_REGISTERED = "branches_registered"
    SUSPENDED = "suspended"
    REORGANISED = "reorganised"
    LIQUIDATED = "liquidated"


class Role(StrEnum):
    """Who may make a move."""

    ORGANISING_COMMITTEE = "organising_committee"
    FOUNDING_CONGRESS = "founding_congress"
    PARTY = "party"
    REGISTRAR = "registrar"
    COURT = "court"


class Move(NamedTuple):
    """One row: from a state, by an act of a role, to a state. ``act_named`` says that the act needs a number and a day."""

    source: State
    act: str
    role: Role
    target: State
    act_named: bool = False


MOVES: tuple[Move, ...] = (
    Move(State.INITIATIVE, "notify", Role.ORGANISING_COMMITTEE, State.NOTIFIED),
    Move(State.NOTIFIED, "hold_the_congress", Role.FOUNDING_CONGRESS, State.CONGRESS_HELD),
    Move(State.CONGRESS_HELD, "file", Role.PARTY, State.FILED),
    Move(State.FILED, "begin_verification", Role.REGISTRAR, State.UNDER_VERIFICATION),
    Move(State.UNDER_VERIFICATION, "end_verification", Role.REGISTRAR, State.FILED),
    Move(State.FILED, "register", Role.REGISTRAR, State.REGISTERED, act_named=True),
    Move(State.FILED, "refuse", Role.REGISTRAR, State.REFUSED, act_named=True),
    Move(State.REFUSED, "file", Role.PARTY, State.FILED),
    Move(State.REGISTERED, "register_the_branches", Role.PARTY, State.BRANCHES_REGISTERED),
    Move(State.REGISTERED, "cancel", Role.REGISTRAR, State.REFUSED, act_named=True),
    Move(State.BRANCHES_REGISTERED, "suspend", Role.COURT, State.SUSPENDED, act_named=True),
    Move(State.SUSPENDED, "end_of_the_suspension", Role.COURT, State.BRANCHES_REGISTERED),
    Move(State.BRANCHES_REGISTERED, "reorganise", Role.PARTY, State.REORGANISED, act_named=True),
    Move(State.BRANCHES_REGISTERED, "liquidate", Role.PARTY, State.LIQUIDATED, act_named=True),
    Move(State.BRANCHES_REGISTERED, "liquidate", Role.COURT, State.LIQUIDATED, act_named=True),
    Move(State.SUSPENDED, "liquidate", Role.COURT, State.LIQUIDATED, act_named=True),
)
"""Every lawful move. A party that comes out of a reorganisation begins as FILED under its own key."""


def move(state: State, act: str, role: Role, *, named: str = "") -> State:
    """The state after an act; ``BadCall`` where the table has no such move for the role, or the act has no number."""
    for row in MOVES:
        if (row.source, row.act, row.role) == (state, act, role):
            if row.act_named and not named.strip():
                raise BadCall(f"To {act.replace('_', ' ')} needs the number and the day of the act.")
            return row.target
    raise BadCall(f"A {role.value} may not {act.replace('_', ' ')} a party in the state {state.value!r}.")


def state_of(dossier: Dossier, day: date) -> State:
    """The state that a case file shows on a day."""
    if dossier.dissolution is not None:
        return State.LIQUIDATED
    if dossier.reorganisation is not None:
        return State.REORGANISED
    if dossier.decision is not None:
        suspended = any(each.on <= day <= each.until for each in dossier.suspensions)
        return State.SUSPENDED if suspended else _decided(dossier)
    return _before_the_decision(dossier)


def _before_the_decision(dossier: Dossier) -> State:
    if dossier.filing is not None:
        check = dossier.verification
        return State.UNDER_VERIFICATION if check is not None and check.ended is None else State.FILED
    if dossier.congress is not None:
        return State.CONGRESS_HELD
    return State.INITIATIVE if dossier.notice is None else State.NOTIFIED


def _decided(dossier: Dossier) -> State:
    if dossier.decision is not None and dossier.decision.outcome is Outcome.REFUSED:
        return State.REFUSED
    complete = dossier.branches and all(each.registered_on is not None for each in dossier.branches)
    return State.BRANCHES_REGISTERED if complete else State.REGISTERED


def state_table() -> str:
    """The table of moves as Markdown, printed into the documentation."""
    rows = ["| from | act | by | to | act with number and day |", "| --- | --- | --- | --- | --- |"]
    for row in MOVES:
        words = [text.replace("_", " ") for text in (row.source, row.act, row.role, row.target)]
        rows.append("| " + " | ".join([*words, "yes" if row.act_named else ""]) + " |")
    return "\n".join(rows) + "\n"
