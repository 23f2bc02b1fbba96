"""Every state of a result that the record has held: how far it was counted, what it gave, and what had changed it.

Any state can be had again: it is what the entries up to its place say, and nothing that came later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saylau.folder.receipts import record_of
from saylau.record import Entry, entries

__all__ = ["Change", "State", "history"]

PAPERS = ("settle", "annul")


@dataclass(frozen=True, slots=True)
class Change:
    """One act that came in between two states; ``corrects`` says that its address had an entry, or that it replaces a paper."""

    index: int
    verb: str
    address: str
    corrects: bool


@dataclass(frozen=True, slots=True)
class State:
    """The result of a contest as the entry ``index`` left it. Votes and seats go by list; both are empty while unknown.

    ``came`` are the papers and annulments since the state before.
    """

    contest: str
    index: int
    counted: int | None
    registered: int | None
    votes: Mapping[str, int]
    seats: Mapping[str, int]
    waiting: int
    verdict: str
    came: tuple[Change, ...]

    @property
    def corrections(self) -> tuple[Change, ...]:
        """What changed something that was there before."""
        return tuple(each for each in self.came if each.corrects)


@dataclass(slots=True)
class _Contest:
    total: Mapping[str, Any] | None = None
    came: list[Change] = field(default_factory=list)
    known: set[str] = field(default_factory=set)


def history(folder: Path) -> tuple[State, ...]:
    """Every state of every contest in the order of the record; ``BadInput`` where there is none or it is damaged."""
    contests: dict[str, _Contest] = {}
    states = []
    for index, envelope in enumerate(entries(record_of(folder))):
        entry = envelope.entry
        if "contest" not in entry.facts:
            continue
        contest = contests.setdefault(str(entry.facts["contest"]), _Contest())
        if entry.verb in PAPERS:
            contest.came.append(_change(index, entry, contest.known))
        elif entry.verb == "add_up" and entry.facts.get("level") == "nation":
            contest.total = entry.ruling.get("result")
        elif entry.verb == "allocate":
            states.append(_state(index, entry, contest))
            contest.came = []
    return tuple(states)


def _change(index: int, entry: Entry, known: set[str]) -> Change:
    again = entry.address in known
    known.add(entry.address)
    replaces = entry.verb == "annul" or "/corrected-" in entry.address or entry.address.endswith("/repeat")
    return Change(index, entry.verb, entry.address, again or replaces)


def _state(index: int, entry: Entry, contest: _Contest) -> State:
    total, result = contest.total or {}, entry.ruling.get("result", {})
    return State(
        contest=str(entry.facts["contest"]),
        index=index,
        counted=total.get("counted"),
        registered=total.get("registered"),
        votes=result.get("votes", total.get("votes", {})),
        seats=result.get("seats", {}),
        waiting=result.get("waiting", 0),
        verdict=str(entry.ruling["verdict"]),
        came=tuple(contest.came),
    )
