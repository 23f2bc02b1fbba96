"""The states of a list and of the persons on it, and the moves between them: one table, and nothing that is not in it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from saylau.errors import BadCall

__all__ = ["MOVES", "ListState", "Move", "PersonState", "Role", "move", "state_table"]


class ListState(StrEnum):
    """Where a list is."""

    HANDED_IN = "handed_in"
    RULED = "ruled"
    REGISTERED = "registered"
    REFUSED = "refused"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class PersonState(StrEnum):
    """Where a person of a list is."""

    LISTED = "listed"
    WITHDRAWN = "withdrawn"
    STRUCK = "struck"
    DIED = "died"


State: TypeAlias = ListState | PersonState


class Role(StrEnum):
    """Who makes a move."""

    PARTY = "party"
    COMMISSION = "commission"
    PERSON = "person"
    REGISTRY_OFFICE = "registry_office"


class Move(NamedTuple):
    """One row: from a state, by an act of a role, to a state."""

    source: State
    act: str
    role: Role
    target: State


MOVES: tuple[Move, ...] = (
    Move(ListState.HANDED_IN, "rule", Role.COMMISSION, ListState.RULED),
    Move(ListState.RULED, "hand_in_again", Role.PARTY, ListState.HANDED_IN),
    Move(ListState.RULED, "register", Role.COMMISSION, ListState.REGISTERED),
    Move(ListState.RULED, "refuse", Role.COMMISSION, ListState.REFUSED),
    Move(ListState.REFUSED, "hand_in_again", Role.PARTY, ListState.HANDED_IN),
    Move(ListState.REGISTERED, "publish", Role.COMMISSION, ListState.PUBLISHED),
    Move(ListState.HANDED_IN, "withdraw", Role.PARTY, ListState.WITHDRAWN),
    Move(ListState.RULED, "withdraw", Role.PARTY, ListState.WITHDRAWN),
    Move(ListState.REGISTERED, "withdraw", Role.PARTY, ListState.WITHDRAWN),
    Move(ListState.PUBLISHED, "withdraw", Role.PARTY, ListState.WITHDRAWN),
    Move(ListState.REGISTERED, "cancel", Role.COMMISSION, ListState.CANCELLED),
    Move(ListState.PUBLISHED, "cancel", Role.COMMISSION, ListState.CANCELLED),
    Move(PersonState.LISTED, "withdraw", Role.PERSON, PersonState.WITHDRAWN),
    Move(PersonState.LISTED, "strike", Role.PARTY, PersonState.STRUCK),
    Move(PersonState.LISTED, "strike", Role.COMMISSION, PersonState.STRUCK),
    Move(PersonState.LISTED, "report_a_death", Role.REGISTRY_OFFICE, PersonState.DIED),
)
"""Every move that is lawful as far as article 90 is known; its text was not read (``list.withdrawal`` is open)."""


def move(state: State, act: str, role: Role) -> State:
    """The state after an act; ``BadCall`` where the table has no such move for the role."""
    kind = type(state)
    for row in MOVES:
        # A list and a person may both be withdrawn: the word alone does not tell them apart.
        if type(row.source) is kind and (row.source, row.act, row.role) == (state, act, role):
            return row.target
    of = "list" if kind is ListState else "person"
    raise BadCall(f"A {role.value} may not {act.replace('_', ' ')} a {of} in the state {state.value!r}.")


def state_table() -> str:
    """The table of moves as Markdown, for the documentation."""
    rows = ["| of | from | act | by | to |", "| --- | --- | --- | --- | --- |"]
    for row in MOVES:
        of = "list" if isinstance(row.source, ListState) else "person"
        words = [text.replace("_", " ") for text in (of, row.source, row.act, row.role, row.target)]
        rows.append("| " + " | ".join(words) + " |")
    return "\n".join(rows) + "\n"
