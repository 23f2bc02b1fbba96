"""The states of one paper protocol and the moves between them: one table, and nothing that is not in it.

A protocol is typed, typed again by another person, compared, examined; then it is accepted, or returned to the station,
which recounts or corrects and hands in a new protocol. A vote found invalid is annulled. ``state_of`` reads the state out
of a settlement; ``move`` answers where a move leads, or refuses it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.protocols.settling import Settlement
from saylau.ruling import Verdict

__all__ = ["MOVES", "Move", "Role", "State", "move", "state_of", "state_table"]


class State(StrEnum):
    """Where a paper protocol is."""

    EXPECTED = "expected"
    TYPED_ONCE = "typed_once"
    DIFFERS = "differs"
    WAITS = "waits"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"
    ANNULLED = "annulled"


class Role(StrEnum):
    """Who may make a move; an administrator of accounts is in no row."""

    TYPIST = "typist"
    SECOND_TYPIST = "second_typist"
    COORDINATOR = "coordinator"
    STATION_COMMISSION = "station_commission"
    TERRITORIAL_COMMISSION = "territorial_commission"
    CENTRAL_COMMISSION = "central_commission"


class Move(NamedTuple):
    """One row: from a state, by an act of a role, to a state. ``reason`` says that a written reason is needed."""

    source: State
    act: str
    role: Role
    target: State
    reason: bool = False


MOVES: tuple[Move, ...] = (
    Move(State.EXPECTED, "type", Role.TYPIST, State.TYPED_ONCE),
    Move(State.TYPED_ONCE, "type_the_same", Role.SECOND_TYPIST, State.WAITS),
    Move(State.TYPED_ONCE, "type_otherwise", Role.SECOND_TYPIST, State.DIFFERS),
    Move(State.DIFFERS, "keep_one", Role.COORDINATOR, State.WAITS),
    Move(State.DIFFERS, "type_again", Role.COORDINATOR, State.EXPECTED),
    Move(State.WAITS, "accept", Role.COORDINATOR, State.ACCEPTED),
    Move(State.WAITS, "explain", Role.STATION_COMMISSION, State.WAITS, reason=True),
    Move(State.WAITS, "accept_with_an_act", Role.TERRITORIAL_COMMISSION, State.ACCEPTED, reason=True),
    Move(State.WAITS, "return", Role.TERRITORIAL_COMMISSION, State.RETURNED, reason=True),
    Move(State.ACCEPTED, "return", Role.TERRITORIAL_COMMISSION, State.RETURNED, reason=True),
    Move(State.RETURNED, "hand_in_a_corrected_protocol", Role.STATION_COMMISSION, State.REPLACED, reason=True),
    Move(State.ACCEPTED, "annul", Role.CENTRAL_COMMISSION, State.ANNULLED, reason=True),
    Move(State.WAITS, "annul", Role.CENTRAL_COMMISSION, State.ANNULLED, reason=True),
)
"""Every lawful move. A corrected protocol begins anew as EXPECTED under its own address."""


def move(state: State, act: str, role: Role, *, reason: str = "") -> State:
    """The state after an act; ``BadCall`` where the table has no such move for the role, or a reason is missing."""
    for row in MOVES:
        if (row.source, row.act, row.role) == (state, act, role):
            if row.reason and not reason.strip():
                raise BadCall(f"To {act.replace('_', ' ')} needs a written reason.")
            return row.target
    raise BadCall(f"A {role.value} may not {act.replace('_', ' ')} a protocol in the state {state.value!r}.")


def state_of(settlement: Settlement | None, *, replaced: bool = False, annulled: bool = False) -> State:
    """The state that a settlement shows; None is a protocol that nobody has typed yet."""
    if annulled:
        return State.ANNULLED
    if settlement is None:
        return State.EXPECTED
    if settlement.ruling.verdict is Verdict.FALLS:
        return State.REPLACED if replaced else State.RETURNED
    if settlement.ruling.verdict is Verdict.STANDS:
        return State.ACCEPTED
    if settlement.typed_once:
        return State.TYPED_ONCE
    return State.DIFFERS if settlement.differences else State.WAITS


def state_table() -> str:
    """The table of moves as Markdown, printed into the documentation."""
    rows = ["| from | act | by | to | written reason |", "| --- | --- | --- | --- | --- |"]
    for row in MOVES:
        words = [text.replace("_", " ") for text in (row.source, row.act, row.role, row.target)]
        rows.append("| " + " | ".join([*words, "yes" if row.reason else ""]) + " |")
    return "\n".join(rows) + "\n"
