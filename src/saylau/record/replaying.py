"""Replays a record: each ruling is made again from the entry's own facts, day and law, and laid beside the recorded one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias

from saylau.errors import BadInput, Problem, SaylauError
from saylau.law import LawOfDay
from saylau.record.canonical import encode
from saylau.record.entries import Entry, Envelope
from saylau.record.finding import Finder, Memory, Shelf
from saylau.record.reading import entries
from saylau.record.shelving import law_kept

__all__ = ["LawOf", "LookUp", "Verb", "replay", "replay_record"]

LookUp: TypeAlias = Callable[[str], Entry | None]
"""Gives the newest earlier entry on an address, None where there is none."""
Verb: TypeAlias = Callable[[Entry, LawOfDay, LookUp], Mapping[str, Any]]
"""Makes the ruling of an act as JSON from its entry (never from the ruling in it), the law of its day, earlier entries."""
LawOf: TypeAlias = Callable[[str, date], LawOfDay]
"""Gives the law of a day from the book with a fingerprint."""

SHOWN = 400
OFTEN = 256


def replay(
    entries: Iterable[Envelope],
    verbs: Mapping[str, Verb],
    law_of: LawOf,
    *,
    finder: Finder | None = None,
    seen: Callable[[int, Entry], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Problem, ...]:
    """Every ruling that comes out otherwise, what was recorded beside what was made again; none means all are the same.

    ``law_of`` is ``law_kept(record)``. Facts that a verb cannot work on are a problem too, never an exception. ``finder`` looks up
    earlier entries (by itself the call keeps all of them), ``seen`` is shown every entry before it is replayed, ``progress`` is
    told how many were, now and then.
    """
    finder = Memory() if finder is None else finder
    problems: list[Problem] = []
    try:
        for index, envelope in enumerate(entries):
            if seen:
                seen(index, envelope.entry)
            problems += _again(f"entry/{index}", envelope.entry, verbs, law_of, finder.look_up)
            finder.note(index, envelope.entry)
            if progress and not (index + 1) % OFTEN:
                progress(index + 1)
    except BadInput as damaged:
        problems += damaged.problems
    return tuple(problems)


def replay_record(
    record: Path,
    verbs: Mapping[str, Verb],
    *,
    seen: Callable[[int, Entry], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Problem, ...]:
    """The same of a record folder, under the law that it keeps; memory grows by some 32 bytes an entry only."""
    try:
        finder = Shelf(record)
    except BadInput as damaged:
        return damaged.problems
    return replay(entries(record), verbs, law_kept(record), finder=finder, seen=seen, progress=progress)


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
    told = next(((_text(one), _text(two)) for one, two in parts if one != two), None)
    one, two = told or _first_difference("", recorded, made)
    return Problem(place, 0, "", "ruling_differs", one, (("address", entry.address), ("made_again", two)))


def _first_difference(path: str, one: Any, two: Any) -> tuple[str, str]:
    """Where two objects first differ, inside as far as both have one there: a long result differs in a number."""
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        for key in sorted({*one, *two}):
            if one.get(key) != two.get(key):
                return _first_difference(f"{path}/{key}" if path else key, one.get(key), two.get(key))
    return f"{path} {_text(one)}".strip(), f"{path} {_text(two)}".strip()


def _text(value: Any) -> str:
    return "" if value is None else encode(value).decode()[:SHOWN]
