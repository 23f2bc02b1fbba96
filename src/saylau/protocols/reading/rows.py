"""One row of a sheet becomes one typing of one protocol; what cannot be read is reported and stays *not filled*."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias, TypeVar

from saylau.errors import Problem
from saylau.instruments.cells import Bad, local_minute, mixed_scripts, signed, whole
from saylau.protocols.facts import NUMBERS, Explained, Protocol, Round, Statement
from saylau.protocols.reading.plan import TIMES, Plan
from saylau.stations import code_problem

__all__ = ["Rows"]

HOW_MANY = len(NUMBERS)
YES_NO = {"yes": True, "no": False, "": None}
STATEMENTS = {each.value: each for each in Statement}
ANSWERS = {each.value: each for each in Explained}
ROUNDS = {"": Round.FIRST} | {each.value: each for each in Round}
TYPINGS = {"1": 1, "2": 2}
VERSIONS = {"": 1} | {str(number): number for number in range(1, 10)}
"""A paper that is corrected more than eight times is not one that a typist should copy."""
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
GROUP = re.compile(r"([1-9][0-9]?):([0-9a-z]+)")
FOUND_AT_MOST = 80

# The texts of a nation's protocols are a few thousand; a remembered one is taken without a step of Python.
count_of = lru_cache(maxsize=65_536)(whole)
minute_of = lru_cache(maxsize=65_536)(local_minute)

make: Callable[..., Protocol] = Protocol
"""Called with all fields in their order: naming fifty of them costs more than reading them."""

Tick = TypeVar("Tick", Statement, Explained)
Named = TypeVar("Named", str, int)
Key: TypeAlias = tuple[str, int, Round, int]
Number: TypeAlias = "int | Bad | None"


class Rows:
    """Reads the rows of one file by its plan, remembering which protocols it has seen and what is wrong."""

    def __init__(self, file: str, plan: Plan) -> None:
        self.file = file
        self.plan = plan
        self.problems: list[Problem] = []
        self._seen: dict[Key, int] = {}
        self._codes: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._typists: dict[str, str] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {"": ()}
        self._answers: dict[str, tuple[Explained, ...]] = {"": ()}

    def read(self, row: int, cells: list[str]) -> Protocol | None:
        """The typing that a row holds; None where its station, typing or round cannot be known."""
        plan = self.plan
        cells.append("")
        key = self._key(row, cells)
        counts = self._counts(row, cells)
        times = self._times(row, cells)
        statements = self._statements.get(cells[plan.statement])
        answers = self._answers.get(cells[plan.explained])
        told = make(
            key[0] if key else "",
            key[1] if key else 0,
            self._typist(row, cells[plan.typist]),
            plan.lists,
            tuple(counts[HOW_MANY:]),
            *counts[:HOW_MANY],
            self._chair(row, cells[plan.chair]),
            *times,
            statements
            if statements is not None
            else self._ticked(row, cells, "statement", STATEMENTS, self._statements),
            answers if answers is not None else self._ticked(row, cells, "explained", ANSWERS, self._answers),
            self._causes(row, cells) if plan.causes else (),
            self._numbered(row, cells, plan.reasons) if plan.reasons else (),
            self._numbered(row, cells, plan.turnout) if plan.turnout else (),
            plan.worded,
            self._words(plan.take_kk(cells)),
            self._words(plan.take_ru(cells)),
            self._scan(row, cells[plan.scan]),
            self._groups(row, cells[plan.groups_typed]) if cells[plan.groups_typed] else (),
            cells[plan.groups_of_file],
            key[2] if key else Round.FIRST,
            key[3] if key else 1,
        )
        return told if key else None

    def _wrong(self, row: int, column: str, rule: str, found: str, **more: str) -> None:
        self.problems.append(Problem(self.file, row, column, rule, found[:FOUND_AT_MOST], tuple(more.items())))

    def _key(self, row: int, cells: Sequence[str]) -> Key | None:
        """Which typing of which protocol the row is; each may stand in the file once."""
        plan = self.plan
        code, typing = cells[plan.station], TYPINGS.get(cells[plan.typing])
        told, version = ROUNDS.get(cells[plan.round]), VERSIONS.get(cells[plan.version])
        rule = "" if code in self._codes else code_problem(code)
        if rule:
            self._wrong(row, "station", rule, code)
        if typing is None:
            self._wrong(row, "typing", "typing_is_not_1_or_2", cells[plan.typing])
        if told is None:
            self._wrong(row, "round", "round_is_not_known", cells[plan.round])
        if version is None:
            self._wrong(row, "version", "version_is_not_known", cells[plan.version])
        if rule or typing is None or told is None or version is None:
            return None
        key = self._codes.setdefault(code, code), typing, told, version
        first = self._seen.setdefault(key, row)
        if first != row:
            self._wrong(row, "station", "typing_stands_twice", code, typing=str(typing), first=str(first))
            return None
        return key

    def _counts(self, row: int, cells: Sequence[str]) -> list[int | None]:
        texts = self.plan.take_counts(cells)
        counts: list[Number] = [*map(count_of, texts)]
        for place in self.plan.signed:
            counts[place] = signed(texts[place])
        return self._clean(row, self.plan.counts, counts)

    def _times(self, row: int, cells: Sequence[str]) -> list[int | None]:
        return self._clean(row, TIMES, [*map(minute_of, self.plan.take_times(cells))])

    def _clean(self, row: int, columns: Sequence[str], values: list[Number]) -> list[int | None]:
        """The values without the refused ones, each of which is reported."""
        if Bad in {*map(type, values)}:
            for place, value in enumerate(values):
                if isinstance(value, Bad):
                    self.problems.append(value.at(file=self.file, row=row, column=columns[place]))
                    values[place] = None
        return values  # type: ignore[return-value]  # no Bad is left

    def _typist(self, row: int, name: str) -> str:
        known = self._typists.get(name)
        if known is None:
            known = self._typists[name] = name
            if mixed_scripts(name):
                self._wrong(row, "typist", "scripts_are_mixed", name)
        return known

    def _chair(self, row: int, text: str) -> bool | None:
        if text not in YES_NO:
            self._wrong(row, "chair_signed", "not_yes_or_no", text)
        return YES_NO.get(text)

    def _ticked(
        self,
        row: int,
        cells: Sequence[str],
        column: str,
        boxes: Mapping[str, Tick],
        known: dict[str, tuple[Tick, ...]],
    ) -> tuple[Tick, ...]:
        """The boxes that are ticked, joined by +; a word that is no box is reported and ticks nothing."""
        text = cells[self.plan.statement if column == "statement" else self.plan.explained]
        told = text.split("+")
        if strange := [each for each in told if each.strip() not in boxes]:
            self._wrong(row, column, "not_a_box", strange[0], boxes=", ".join(boxes))
            return ()
        known[text] = tuple(boxes[each.strip()] for each in told)
        return known[text]

    def _causes(self, row: int, cells: Sequence[str]) -> tuple[tuple[str, int], ...]:
        causes: list[tuple[str, int]] = []
        for text_at, number_at in self.plan.causes:
            text, number = cells[text_at], signed(cells[number_at])
            if isinstance(number, int):
                causes.append((self._text(text), number))
            elif number is not None:
                self.problems.append(number.at(file=self.file, row=row, column=self.plan.name(number_at)))
            elif text:
                self._wrong(row, self.plan.name(text_at), "cause_without_a_number", text)
        return tuple(causes)

    def _numbered(
        self, row: int, cells: Sequence[str], places: Sequence[tuple[Named, int]]
    ) -> tuple[tuple[Named, int], ...]:
        """Pairs of what a column is named for and its number, where it is filled."""
        pairs: list[tuple[Named, int]] = []
        for named, place in places:
            number = whole(cells[place])
            if isinstance(number, int):
                pairs.append((named, number))
            elif number is not None:
                self.problems.append(number.at(file=self.file, row=row, column=self.plan.name(place)))
        return tuple(pairs)

    def _text(self, text: str) -> str:
        """One object for equal texts: the words of twenty thousand rows are a few thousand."""
        return self._texts.setdefault(text, text)

    def _words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._texts.setdefault, words, words))

    def _scan(self, row: int, text: str) -> str:
        if text and not FINGERPRINT.fullmatch(text.lower()):
            self._wrong(row, "scan", "not_a_fingerprint", text)
            return ""
        return text.lower()

    def _groups(self, row: int, text: str) -> tuple[tuple[int, str], ...]:
        groups = []
        for each in text.lower().split():
            parts = GROUP.fullmatch(each)
            if parts is None:
                self._wrong(row, "groups_typed", "not_a_group", each)
                return ()
            groups.append((int(parts[1]), parts[2]))
        return tuple(groups)
