"""Where each column of a sheet of protocols goes; worked out once a file, so that a row needs no searching."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

from saylau.protocols.facts import NUMBERS
from saylau.protocols.form import VOTES_FOR, Form

__all__ = ["KEYS", "Plan", "columns", "is_known", "plan"]

KEYS = ("station", "typing", "typist")
TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "mobile_opened_at", "stationary_opened_at")
TEXTS = ("scan", "groups_typed", "groups_of_file")
TICKS = ("chair_signed", "statement", "explained")
CAUSE = re.compile(r"cause_([1-9][0-9]?)(_number)?")
TURNOUT = re.compile(r"turnout_([01]?[0-9]|2[0-4])h")
WORDS = re.compile(r"words_(kk|ru):(?:votes:)?(.+)")
REASON = "invalid:"
CAUSES_SHOWN = 3
"""Pairs of columns for causes in a blank sheet; a file may have more."""

Take: TypeAlias = Callable[[Sequence[str]], tuple[str, ...]]


def columns(form: Form, ballot: Sequence[str]) -> tuple[str, ...]:
    """The columns of a blank sheet of protocols, in the order of the form."""
    named: list[str] = [*KEYS, "round", "version"]
    for line in form.lines.values():
        if line.name == "votes":
            named += [f"{VOTES_FOR}{name}" for name in ballot]
        elif line.name in NUMBERS or line.name in TIMES or line.name in TEXTS or line.name == "chair_signed":
            named.append(line.name)
    named += ["statement", "explained"]
    for place in range(1, CAUSES_SHOWN + 1):
        named += [f"cause_{place}", f"cause_{place}_number"]
    in_words = [name for field in form.worded for name in (ballot if field == "votes" else (field,))]
    named += [f"words_{language}:{name}" for language in ("kk", "ru") for name in in_words]
    return (*named, "note")


def is_known(form: Form, ballot: Sequence[str]) -> Callable[[str], bool]:
    """Whether a column belongs to a sheet of protocols of this form; the name comes in lower case."""
    lines = {name for name in (*NUMBERS, *TIMES, *TEXTS) if name in form.lines}
    named = {*lines, *TICKS, "round", "version", "note"}
    in_words = {name for name in NUMBERS if name in form.lines} | {name.casefold() for name in ballot}

    def known(name: str) -> bool:
        if name in named or name.startswith(VOTES_FOR) or CAUSE.fullmatch(name) or TURNOUT.fullmatch(name):
            return True
        worded = WORDS.fullmatch(name)
        return worded[2] in in_words if worded else _is_reason(name)

    return known


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the columns stand; a column that the file lacks stands at the empty cell that closes each row.

    ``take_counts`` gives the cells of all counts in the order of ``Protocol`` and after them those of the lists.
    """

    header: tuple[str, ...]
    station: int
    typing: int
    typist: int
    round: int
    version: int
    lists: tuple[str, ...]
    counts: tuple[str, ...]
    take_counts: Take
    signed: tuple[int, ...]
    take_times: Take
    chair: int
    statement: int
    explained: int
    causes: tuple[tuple[int, int], ...]
    reasons: tuple[tuple[str, int], ...]
    turnout: tuple[tuple[int, int], ...]
    worded: tuple[str, ...]
    take_kk: Take
    take_ru: Take
    scan: int
    groups_typed: int
    groups_of_file: int

    def name(self, place: int) -> str:
        """The column at a place; nothing for one that the file lacks."""
        return self.header[place] if place < len(self.header) else ""


def plan(header: tuple[str, ...], form: Form, lists: tuple[str, ...]) -> Plan:
    """The plan of a header; ``lists`` are the lists that have a column, in the order of the columns."""
    places = {name: place for place, name in enumerate(header)}
    last = len(header)

    def at(name: str) -> int:
        return places.get(name.casefold(), places.get(name, last))

    counts = (*NUMBERS, *(f"{VOTES_FOR}{name}" for name in lists))
    causes = sorted({int(found[1]) for found in map(CAUSE.fullmatch, header) if found})
    hours = sorted((int(found[1]), places[found[0]]) for found in map(TURNOUT.fullmatch, header) if found)
    worded = _worded(header, lists)
    bare = [name.removeprefix(VOTES_FOR) for name in worded]
    return Plan(
        header=header,
        station=at("station"),
        typing=at("typing"),
        typist=at("typist"),
        round=at("round"),
        version=at("version"),
        lists=lists,
        counts=counts,
        take_counts=_take([at(name) for name in counts]),
        signed=tuple(counts.index(name) for name in NUMBERS if name in form.signed),
        take_times=_take([at(name) for name in TIMES]),
        chair=at("chair_signed"),
        statement=at("statement"),
        explained=at("explained"),
        causes=tuple((at(f"cause_{each}"), at(f"cause_{each}_number")) for each in causes),
        reasons=tuple((name.removeprefix(REASON), at(name)) for name in header if _is_reason(name)),
        turnout=tuple(hours),
        worded=worded,
        take_kk=_take([_words_at(places, "kk", name, last) for name in bare]),
        take_ru=_take([_words_at(places, "ru", name, last) for name in bare]),
        scan=at("scan"),
        groups_typed=at("groups_typed"),
        groups_of_file=at("groups_of_file"),
    )


def _is_reason(name: str) -> bool:
    return name.startswith(REASON) and name != REASON


def _words_at(places: dict[str, int], language: str, name: str, last: int) -> int:
    short, long = f"words_{language}:{name.casefold()}", f"words_{language}:{VOTES_FOR}{name.casefold()}"
    return places.get(short, places.get(long, last))


def _worded(header: tuple[str, ...], lists: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that have words in either language: lists in ballot order, then counts in the form's."""
    named = {found[2] for found in map(WORDS.fullmatch, header) if found}
    votes = tuple(f"{VOTES_FOR}{name}" for name in lists if name.casefold() in named)
    return votes + tuple(name for name in NUMBERS if name in named)


def _take(places: Sequence[int]) -> Take:
    if not places:
        return lambda _cells: ()
    if len(places) == 1:
        only = places[0]
        return lambda cells: (cells[only],)
    return itemgetter(*places)
