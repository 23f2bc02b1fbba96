"""The files of the time before the vote → what stands in them, every problem of all of them together."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from saylau.commissions import Commission, Decision, read_commissions, read_sessions
from saylau.errors import BadInput, Problem
from saylau.folder.chapters.facts import Chapters, CountedRoll, Filed, Named
from saylau.folder.chapters.knowing import strangers
from saylau.folder.chapters.sitting import read_deputies
from saylau.folder.facts import Contest, Election
from saylau.folder.shapes import is_of_its_shape
from saylau.law import Book, LawOfDay
from saylau.lists import KnownByCounts, read_list
from saylau.parties import Dossier, read_dossier, read_register
from saylau.rolls import counts_of
from saylau.timetable import Read, clocks_on, instant, read_timetable, timetable

__all__ = ["read_chapters"]

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LIST_ENDINGS = (".csv", ".xlsx", ".xls", ".ods")
Got = TypeVar("Got")


def read_chapters(election: Election, law: LawOfDay) -> Chapters:
    """What the folder holds of the time before the vote; raises ``BadInput`` with everything wrong in these files."""
    desk = _Desk(election.path)
    commissions, decisions = desk.commissions()
    calendar = desk.file("timetable.toml", lambda path: read_timetable(path, election.on), None)
    # ``lists.csv`` speaks of the election: of several contests nobody could say whose list it counts.
    alone = len(election.contests) == 1
    told = Chapters(
        timetable=calendar,
        commissions=commissions,
        decisions=decisions,
        rolls=dict(desk.rolls()),
        register=desk.file("parties/register.csv", read_register, ()),
        dossiers=tuple(desk.dossiers(law.book)),
        lists={contest.id: tuple(desk.lists(election, contest)) for contest in election.contests},
        counts={contest.id: tuple(_counts(election, contest)) for contest in election.contests[:1] if alone},
    )
    told = replace(told, deputies=dict(desk.deputies(election, told)))
    desk.problems += strangers(election, told)
    desk.close()
    return _timed(told, calendar, election, law)


def _timed(told: Chapters, calendar: Read | None, election: Election, law: LawOfDay) -> Chapters:
    """With the end of nomination as an instant: a list is in time until the last zone of the country closes."""
    if calendar is None:
        return told
    made = timetable(election.on, law, kind=calendar.kind, own=calendar.own, election=election.id)
    opens, closes = made.at("nomination_opens"), made.at("nomination_closes")
    ends: datetime | None = None
    if closes is not None and closes.minute is not None:
        ends = max((instant(closes, clock) for clock in clocks_on(closes, law)), default=None)
    return replace(told, closes_at=ends, nomination_from=opens.day if opens else None)


def _counts(election: Election, contest: Contest) -> Iterator[KnownByCounts]:
    """What is known by figures of each list on the ballot."""
    for key in contest.ballot:
        facts = election.lists.get(key)
        if facts is not None:
            yield KnownByCounts(
                key=key,
                contest=contest.id,
                persons=facts.persons,
                in_groups=facts.in_quota_groups,
                percent_published=facts.percent_published,
                registered_on=facts.registered_on,
                registered_as=facts.registered_as,
            )


class _Desk:
    """Opens file by file and remembers what is wrong, each problem with the way of its file from the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def close(self) -> None:
        """Raise everything that was found."""
        if self.problems:
            raise BadInput(tuple(self.problems))

    def note(self, problems: Iterable[Problem], path: Path) -> None:
        """Problems of a file, named by its way from the folder."""
        home = path.parent.relative_to(self.folder)
        self.problems += [replace(each, file=(home / each.file).as_posix()) for each in problems]

    def file(self, name: str, reader: Callable[[Path], Got], nothing: Got) -> Got:
        """What one file says; ``nothing`` where it is not there or cannot be used."""
        path = self.folder / name
        if not os.path.lexists(path):
            return nothing
        try:
            return reader(path)
        except BadInput as unusable:
            self.note(unusable.problems, path)
            return nothing

    def commissions(self) -> tuple[tuple[Commission, ...], tuple[Decision, ...]]:
        """Commissions with their members, and the decisions of their sessions."""
        members = self.folder / "commissions/members.csv"
        seats = members if members.is_file() else None
        nothing: tuple[list[Any], list[Problem]] = ([], [])
        found, wrong = self.file("commissions/commissions.csv", lambda path: read_commissions(path, seats), nothing)
        self.note(wrong, members)
        taken, wrong = self.file("commissions/sessions.csv", lambda path: read_sessions(path, found), nothing)
        self.note(wrong, members)
        return tuple(found), tuple(taken)

    def rolls(self) -> Iterator[tuple[str, CountedRoll]]:
        """The counts of each roll by its party."""
        for path in self._named(self.folder / "rolls", (".json",)):
            told = self.file(f"rolls/{path.name}", _facts_of_a_roll, None)
            if told is not None:
                yield path.stem, told

    def _named(self, home: Path, endings: tuple[str, ...]) -> Iterator[Path]:
        """The papers of a folder, each named by the code of a party; drafts of an office program are passed over."""
        for path in sorted(home.glob("*")):
            if path.name.startswith(("~$", ".")) or path.suffix.lower() not in endings:
                continue
            if CODE.fullmatch(path.stem):
                yield path
            else:
                self.problems.append(
                    Problem(path.relative_to(self.folder).as_posix(), 0, "", "not_a_code_for_a_paper", path.name)
                )

    def dossiers(self, book: Book) -> Iterator[Dossier]:
        """The case files."""
        for path in sorted((self.folder / "parties").glob("*.toml")):
            told = self.file(f"parties/{path.name}", partial(read_dossier, book=book), None)
            if told is not None:
                yield told

    def deputies(self, election: Election, told: Chapters) -> Iterator[tuple[str, tuple[Named, ...]]]:
        """Who was named in each contest that has such a sheet."""
        for contest in election.contests:
            keys = frozenset(each.told.key for each in told.lists[contest.id])
            way = (election.contest_folder(contest) / "deputies.csv").relative_to(self.folder).as_posix()
            rows: tuple[Named, ...] = self.file(way, partial(read_deputies, lists=keys), ())
            if rows:
                yield contest.id, rows

    def lists(self, election: Election, contest: Contest) -> Iterator[Filed]:
        """The lists handed in for a contest, in the order of their filing; those of one day in that of their keys."""
        home = election.contest_folder(contest) / "lists"
        found: list[Filed] = []
        for path in self._named(home, LIST_ENDINGS):
            way = path.relative_to(self.folder).as_posix()
            told = self.file(way, lambda each: read_list(each, contest=contest.id), None)
            if told is not None:
                found.append(Filed(*told))
        yield from sorted(found, key=lambda each: each.told.filed_on or election.on)


def _facts_of_a_roll(path: Path) -> CountedRoll:
    """The counts of a roll; ``BadInput`` where the file is not what ``saylau examine roll --counts`` writes."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        on, facts = date.fromisoformat(told["on"]), told["facts"]
        counts_of(facts)
        if not is_of_its_shape("count_roll", facts):
            raise ValueError("facts of another shape")
    except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError) as damaged:
        found = f"{type(damaged).__name__}: {damaged}"[:200]
        raise BadInput((Problem(path.name, 0, "", "not_the_counts_of_a_roll", found),)) from damaged
    return CountedRoll(on, facts)
