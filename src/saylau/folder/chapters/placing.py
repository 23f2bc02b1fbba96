"""Where an act of a chapter stands, what it follows, and whose day it is of: what the ruling on it, made again, does not show.

What an answer, a ballot or a calendar says beside the acts before it is held against them here too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from saylau.record import Entry
from saylau.ruling import Verdict

__all__ = ["PLACES", "Placing", "Setting"]

Facts = Mapping[str, Any]
Fault = tuple[str, str]
"""The rule that is broken, and what was found."""
Place = tuple[str, tuple[str, ...]]
"""An address, and what the entry on it follows."""


class Setting(NamedTuple):
    """What the opening says: the election, its polling day, its contests by id."""

    election: str
    on: str
    contests: Mapping[str, Facts]


def _answered_file(facts: Facts, election: str) -> Place:
    filed = facts["filed"]
    key = filed.removeprefix(f"party/{election}/")
    home = f"party/{election}/{key.partition('/')[0]}"
    return f"{home}/answer", (home,)


PLACES: Mapping[str, Callable[[Facts, str], Place]] = {
    "schedule": lambda _facts, name: (f"timetable/{name}", ()),
    "constitute": lambda facts, name: (f"commission/{name}/{facts['key']}", ()),
    "decide": lambda facts, name: (
        f"decision/{name}/{facts['commission']}/{facts['number'].replace('/', '-')}",
        (f"commission/{name}/{facts['commission']}",),
    ),
    "count_roll": lambda facts, name: (f"roll/{name}/{facts['party']}", ()),
    "enrol": lambda _facts, name: (f"parties/{name}", ()),
    "file": lambda facts, name: (f"party/{name}/{facts['dossier']['key']}", ()),
    "answer": _answered_file,
    "nominate": lambda facts, name: (f"list/{name}/{facts['paper']['key']}", tuple(facts["others"])),
    "change_list": lambda facts, name: (f"list/{name}/{facts['paper']['key']}", tuple(facts["others"])),
    "count_list": lambda facts, name: (f"list/{name}/{facts['known']['key']}", ()),
    "answer_list": lambda facts, name: (
        f"list/{name}/{facts['list'].removeprefix(f'list/{name}/')}/answer",
        (facts["list"], facts["decision"]),
    ),
    "draw": lambda _facts, name: (f"ballot/{name}", ()),
    "seat": lambda facts, name: (f"deputies/{name}/{facts['list']}", (f"seats/{name}",)),
    "fill": lambda facts, name: (f"vacancy/{name}/{facts['list']}", (facts["after"],)),
}
"""By the verb: where the facts belong, in the election or the contest of a name."""

OWN_DAYS: Mapping[str, tuple[str, ...]] = {
    "decide": ("on",),
    "file": ("dossier", "filing", "on"),
    "answer": ("decision", "on"),
    "nominate": ("paper", "days", "filing"),
    "count_list": ("known", "registered_on"),
    "answer_list": ("on",),
}
"""Where the facts name the day by whose law they are ruled on; of the other verbs it may be any day."""


class Placing:
    """Sees the acts of the chapters of a record one after another, and tells what is out of its place."""

    def __init__(self) -> None:
        self._lists: set[str] = set()
        self._decisions: dict[str, Entry] = {}
        self._sat: set[str] = set()

    def see(self, entry: Entry, setting: Setting) -> Iterator[Fault]:
        """What is wrong with the place, the day and the neighbours of the next act."""
        yield from self._placed(entry, setting)
        told: Any = entry.facts
        for key in OWN_DAYS.get(entry.verb, ()):
            told = told.get(key, {})
        if told and isinstance(told, str) and told != entry.day.isoformat():
            yield "act_of_another_day", told
        yield from getattr(self, f"_{entry.verb}", _nothing)(entry, setting)

    def _placed(self, entry: Entry, setting: Setting) -> Iterator[Fault]:
        address, follows = PLACES[entry.verb](entry.facts, _name(entry, setting))
        found = entry.address
        if entry.verb == "fill":  # vacancies of one list are counted from 1
            found = re.sub("/[1-9][0-9]*$", "", found)
        if found != address or (found == entry.address and entry.verb == "fill"):
            yield "stands_on_another_address", address
        if sorted(entry.follows) != sorted(follows):
            odd = sorted(set(entry.follows) ^ set(follows)) or sorted(entry.follows)
            yield "rests_on_something_else", odd[0]

    def _schedule(self, entry: Entry, setting: Setting) -> Iterator[Fault]:
        told = entry.facts["election"], entry.facts["polling_day"]
        if told != (setting.election, setting.on):
            yield "calendar_of_another_vote", ", ".join(told)

    def _decide(self, entry: Entry, _setting: Setting) -> Iterator[Fault]:
        self._decisions[entry.address] = entry
        yield from ()

    def _nominate(self, entry: Entry, _setting: Setting) -> Iterator[Fault]:
        self._lists.add(entry.address)
        positions = [each["position"] for each in entry.facts["paper"]["persons"]]
        if positions != list(range(1, len(positions) + 1)):
            yield "list_with_a_gap", ", ".join(map(str, positions))

    _change_list = _nominate

    def _answer_list(self, entry: Entry, _setting: Setting) -> Iterator[Fault]:
        """An answer is given to a list that was handed in, by a decision on it of its result; both stand or not."""
        facts, stands = entry.facts, entry.ruling["verdict"] == Verdict.STANDS
        decision = self._decisions.get(facts["decision"])
        told = decision.facts if decision else {}
        fits = (told.get("subject"), told.get("result")) == (facts["list"], facts["outcome"])
        if not decision or not fits or (stands and decision.ruling["verdict"] != Verdict.STANDS):
            yield "answer_without_its_decision", facts["decision"]
        if facts["list"] not in self._lists:
            yield "rests_on_something_else", facts["list"]

    def _draw(self, entry: Entry, setting: Setting) -> Iterator[Fault]:
        ballot, told = setting.contests[entry.facts["contest"]]["ballot"], entry.facts["ballot"]
        if entry.ruling["verdict"] == Verdict.STANDS and told != ballot:
            yield "ballot_of_another_contest", ", ".join(told)

    def _seat(self, entry: Entry, _setting: Setting) -> Iterator[Fault]:
        self._sat.add(entry.address)
        yield from ()

    def _fill(self, entry: Entry, setting: Setting) -> Iterator[Fault]:
        """It comes after an act on who sits for the same list of the same contest."""
        self._sat.add(entry.address)
        after, name = entry.facts["after"], f"{_name(entry, setting)}/{entry.facts['list']}"
        if after not in self._sat or not (after == f"deputies/{name}" or after.startswith(f"vacancy/{name}/")):
            yield "rests_on_something_else", after


def _nothing(_entry: Entry, _setting: Setting) -> Iterator[Fault]:
    yield from ()


def _name(entry: Entry, setting: Setting) -> str:
    """The name in the address: of the contest that the facts name or, of who sits, of the one in whose name it stands."""
    if "contest" in entry.facts:
        return str(setting.contests[entry.facts["contest"]]["name"])
    if entry.verb not in ("seat", "fill"):
        return setting.election
    names = [str(each["name"]) for each in setting.contests.values()]
    return next((each for each in names if _stands_in(entry, each)), names[0])


def _stands_in(entry: Entry, name: str) -> bool:
    head, key = entry.address.partition("/")[0], re.escape(entry.facts["list"])
    return re.fullmatch(f"{head}/{re.escape(name)}/{key}(/[^/]+)?", entry.address) is not None
