"""Who sits: the persons that parties named for their seats, and who followed where a seat fell vacant, from one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from saylau.errors import BadInput, Problem
from saylau.folder.chapters.facts import Filed, Named
from saylau.folder.facts import Act
from saylau.instruments.cells import Bad, day, whole
from saylau.instruments.sheets import read_sheet
from saylau.law import LawOfDay
from saylau.seats import Cause, Vacancy, fill_facts, seat_facts, seating_of, vacancy_of

__all__ = ["DEPUTIES", "Sitting", "read_deputies"]

Got = TypeVar("Got")
DEPUTIES = ("list", "position", "named_on", "follows", "left_on", "cause")
"""The columns of ``deputies.csv``; ``note`` may stand beside them."""


def read_deputies(path: Path, lists: frozenset[str]) -> tuple[Named, ...]:
    """The rows of the sheet; ``BadInput`` with everything wrong: an unknown list, no position, a vacancy without its day."""
    sheet = read_sheet(path, required=DEPUTIES[:3], optional=(*DEPUTIES[3:], "note"))
    problems: list[Problem] = []
    rows = [
        _Row(sheet.file, row, dict(zip(sheet.header, cells, strict=True)), problems).named(lists)
        for row, cells in sheet.rows
    ]
    problems += sheet.problems
    if problems:
        raise BadInput(tuple(sorted(problems, key=lambda each: each.row)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the sheet; reads its cells and notes what is wrong with them."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str) -> None:
        self.problems.append(Problem(self.file, self.row, column, rule, self.cells.get(column, "")))

    def number(self, column: str) -> int | None:
        value = whole(self.cells.get(column, ""))
        return self._known(column, value)

    def when(self, column: str) -> date | None:
        value = day(self.cells.get(column, ""))
        return self._known(column, value)

    def _known(self, column: str, value: Got | Bad | None) -> Got | None:
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value

    def named(self, lists: frozenset[str]) -> Named:
        told = Named(self.cells["list"], self.number("position"), self.when("named_on"), self.number("follows"))
        if told.list not in lists:
            self.wrong("list", "no_such_list_of_the_contest")
        if told.follows is not None:
            return told._replace(left_on=self.when("left_on"), cause=self.cause())
        if told.position is None:
            self.wrong("position", "deputy_without_a_position")
        return told

    def cause(self) -> Cause | None:
        if not self.cells.get("left_on"):
            self.wrong("left_on", "vacancy_without_its_day")
        if self.cells.get("cause", "") in set(Cause):
            return Cause(self.cells["cause"])
        self.wrong("cause", "no_such_cause_of_a_vacancy")
        return None


class Sitting:
    """The acts of one contest after its seats were shared out."""

    def __init__(self, name: str, seats: Mapping[str, int], lists: Mapping[str, Filed], actor: str) -> None:
        self.name, self.seats, self.lists, self.actor = name, seats, lists, actor

    def acts(self, rows: tuple[Named, ...], law: LawOfDay, announced_on: date | None) -> Iterator[Act]:
        """The deputies of each list in one act, then a vacancy each in the order of the sheet."""
        for key in dict.fromkeys(each.list for each in rows):
            own = [each for each in rows if each.list == key]
            yield from self._of_a_list(key, own, law, announced_on)

    def _of_a_list(self, key: str, rows: list[Named], law: LawOfDay, announced_on: date | None) -> Iterator[Act]:
        told, first = self.lists[key].told, [each for each in rows if each.follows is None]
        named = tuple(each.position for each in first if each.position is not None)
        on = max((each.named_on for each in first if each.named_on), default=None)
        of_day = law.book.on(on) if on else law
        seating = seating_of(
            told,
            named,
            seats=self.seats.get(key, 0),
            law=of_day,
            announced_on=announced_on,
            named_on=on,
            polling=law.day,
        )
        before = f"deputies/{self.name}/{key}"
        yield Act("seat", before, seat_facts(seating), self.actor, (f"seats/{self.name}",), on)
        sitting = named
        for place, each in enumerate((each for each in rows if each.follows is not None), 1):
            vacancy = self._vacancy(each, sitting, law)
            address = f"vacancy/{self.name}/{key}/{place}"
            yield Act(
                "fill", address, fill_facts(vacancy, before), self.actor, (before,), each.named_on or each.left_on
            )
            before, sitting = address, vacancy.sitting_after

    def _vacancy(self, row: Named, sitting: tuple[int, ...], law: LawOfDay) -> Vacancy:
        day_of = row.named_on or row.left_on or law.day
        vacancy = Vacancy(
            list=row.list,
            seats=self.seats.get(row.list, 0),
            sitting=sitting,
            left=row.follows or 0,
            cause=row.cause or Cause.OTHER,
            on=row.left_on or law.day,
            substitute=row.position,
            named_on=row.named_on,
        )
        return vacancy_of(self.lists[row.list].told, vacancy, law.book.on(day_of))
