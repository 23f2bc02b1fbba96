"""Replays a record: each ruling is made again from the entry's own facts, day and law, and laid beside the recorded one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, TypeAlias

from saylau.errors import BadInput, Problem, SaylauError
from saylau.law import LawOfDay
from saylau.record.canonical import encode
from saylau.record.entries import Entry, Envelope

__all__ = ["LawOf", "LookUp", "Verb", "replay"]

LookUp: TypeAlias = Callable[[str], Entry | None]
"""Gives the newest earlier entry on an address, None where there is none."""
Verb: TypeAlias = Callable[[Entry, LawOfDay, LookUp], Mapping[str, Any]]
"""Makes the ruling of an act as JSON from its entry (never from the ruling in it), the law of its day, earlier entries."""
LawOf: TypeAlias = Callable[[str, date], LawOfDay]
"""Gives the law of a day from the book with a fingerprint."""

SHOWN = 400


def replay(entries: Iterable[Envelope], verbs: Mapping[str, Verb], law_of: LawOf) -> tuple[Problem, ...]:
    """Every ruling that comes out otherwise, what was recorded beside what was made again; none means all are the same.

    ``law_of`` is ``law_kept(record)``. Facts that a verb cannot work on are a problem too, never an exception.
    """
    earlier: dict[str, Entry] = {}
    problems: list[Problem] = []
    try:
        for index, envelope in enumerate(entries):
            problems += _again(f"entry/{index}", envelope.entry, verbs, law_of, earlier.get)
            earlier[envelope.entry.address] = envelope.entry
    except BadInput as damaged:
        problems += damaged.problems
    return tuple(problems)


def _again(place: str, entry: Entry, verbs: Mapping[str, Verb], law_of: LawOf, look_up: LookUp) -> list[Problem]:
    verb = verbs.get(entry.verb)
    if verb is None:
        return [Problem(place, 0, "", "verb_is_unknown", entry.verb)]
    try:
        law = law_of(entry.law, entry.day)
    except BadInput as missing:
        return list(missing.problems)
    try:
        made = verb(entry, law, look_up)
        same = encode(made) == encode(entry.ruling)
    except (SaylauError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as odd:
        return [Problem(place, 0, "", "cannot_be_replayed", f"{type(odd).__name__}: {odd}"[:SHOWN])]
    return [] if same else [_beside(place, entry, entry.ruling, made)]


def _beside(place: str, entry: Entry, recorded: Mapping[str, Any], made: Mapping[str, Any]) -> Problem:
    """The first thing in which the two rulings differ."""
    parts = [(recorded.get(key), made.get(key)) for key in ("subject", "on", "verdict")]
    parts += zip_longest(recorded["findings"], made.get("findings", ()))
    parts.append((recorded.get("result"), made.get("result")))
    told = next(((one, two) for one, two in parts if one != two), (recorded, made))
    one, two = (_text(each) for each in told)
    return Problem(place, 0, "", "ruling_differs", one, (("address", entry.address), ("made_again", two)))


def _text(value: Any) -> str:
    return "" if value is None else encode(value).decode()[:SHOWN]
