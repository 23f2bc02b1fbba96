"""Commissions, their members and their decisions, read from sheets; every error with file, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from saylau.commissions.facts import Commission, Decision, Level, Member, Result, Role
from saylau.errors import BadInput, Problem
from saylau.instruments.cells import Bad, day, mixed_scripts, whole
from saylau.instruments.sheets import read_sheet

__all__ = ["COMMISSIONS", "MEMBERS", "SESSIONS", "read_commissions", "read_sessions"]

COMMISSIONS = ("key", "level", "region", "formed_on", "formed_by", "members")
COMMISSIONS_OPTIONAL = ("formation_started", "before_formed_on", "note")
MEMBERS = ("commission", "role", "name", "nominated_by", "from", "until")
SESSIONS = (
    "number", "commission", "on", "subject", "outcome", "present", "for", "against", "abstained", "dissents",
    "dissents_written", "ground",
)  # fmt: skip
"""The columns of ``commissions.csv``, ``members.csv`` and ``sessions.csv``, the first two may say more in ``note``."""

KEY = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")
NUMBER = re.compile(r"[0-9A-Za-z]+([/-][0-9A-Za-z]+)*")
Word = TypeVar("Word", bound=StrEnum)


def read_commissions(path: Path, members: Path | None = None) -> tuple[list[Commission], list[Problem]]:
    """The commissions in the order of the file with their members, and everything that is wrong with both sheets.

    A row without a usable key, or with the key of another row, gives no commission; a member of no known commission is a
    problem. Raises ``BadInput`` where no row of a sheet can be had.
    """
    problems: list[Problem] = []
    found: dict[str, Commission] = {}
    rows: dict[str, int] = {}
    for row in _rows(path, COMMISSIONS, COMMISSIONS_OPTIONAL, problems):
        commission = row.commission()
        if not row.key("key"):
            continue
        if commission.key in rows:
            row.wrong("key", "commission_stands_twice", (("first", str(rows[commission.key])),))
            continue
        found[commission.key], rows[commission.key] = commission, row.row
    if members is not None:
        _seat(found, members, problems)
    return list(found.values()), problems


def read_sessions(path: Path, commissions: Sequence[Commission]) -> tuple[list[Decision], list[Problem]]:
    """The decisions in the order of the file, and everything that is wrong with them.

    A row without a commission, number, day, subject or outcome that can be used gives no decision: a vote without them
    decides nothing. Raises ``BadInput`` where no row can be had.
    """
    problems: list[Problem] = []
    known = {each.key for each in commissions}
    found: list[Decision] = []
    rows: dict[tuple[str, str], int] = {}
    for row in _rows(path, SESSIONS, ("note",), problems):
        decision = row.decision(known)
        if decision is None:
            continue
        place = decision.commission, decision.number
        if place in rows:
            row.wrong("number", "decision_stands_twice", (("first", str(rows[place])),))
            continue
        rows[place] = row.row
        found.append(decision)
    return found, problems


def _seat(found: dict[str, Commission], path: Path, problems: list[Problem]) -> None:
    """Give every commission its members."""
    seated: dict[str, list[Member]] = {}
    for row in _rows(path, MEMBERS, ("note",), problems):
        member, key = row.member(), row.cells["commission"]
        if key not in found:
            row.wrong("commission", "no_such_commission")
        else:
            seated.setdefault(key, []).append(member)
    for key, members in seated.items():
        found[key] = replace(found[key], members=tuple(members))


def _rows(path: Path, required: Sequence[str], optional: Sequence[str], problems: list[Problem]) -> Iterator[_Row]:
    """Every row of a sheet; the sheet's own problems follow its rows, all in their order at the end."""
    try:
        sheet = read_sheet(path, required=required, optional=optional)
    except BadInput as unusable:
        raise BadInput((*problems, *unusable.problems)) from unusable
    place = len(problems)
    for row, cells in sheet.rows:
        yield _Row(sheet.file, row, dict(zip(sheet.header, cells, strict=True)), problems)
    ours = sorted((*problems[place:], *sheet.problems), key=lambda each: each.row)
    problems[place:] = ours


@dataclass(frozen=True, slots=True)
class _Row:
    """One row; reads its cells and notes what is wrong with them."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str, more: tuple[tuple[str, str], ...] = ()) -> None:
        self.problems.append(Problem(self.file, self.row, column, rule, self.cells.get(column, "")[:80], more))

    def key(self, column: str) -> bool:
        return KEY.fullmatch(self.cells[column]) is not None

    def short_name(self, column: str, *, needed: bool = True) -> str:
        """A key such as ``north_tec`` or ``list/example/tan``."""
        text = self.cells[column]
        if not self.key(column) and (text or needed):
            self.wrong(column, "key_mixes_alphabets" if mixed_scripts(text) else "not_a_short_key")
        return text

    def word(self, column: str, words: type[Word], rule: str, usual: Word) -> Word:
        text = self.cells[column]
        if text in {each.value for each in words}:
            return words(text)
        self.wrong(column, rule, (("known", ", ".join(each.value for each in words)),))
        return usual

    def moment(self, column: str) -> date | None:
        value = day(self.cells.get(column, ""))
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value

    def count(self, column: str) -> int | None:
        value = whole(self.cells.get(column, ""))
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value

    def commission(self) -> Commission:
        size = self.count("members")
        if not size and (not self.cells["members"] or size == 0):
            self.wrong("members", "commission_without_a_number_of_members")
        return Commission(
            key=self.short_name("key"),
            level=self.word("level", Level, "not_a_level", Level.PRECINCT),
            region=self.short_name("region", needed=False),
            formed_on=self.moment("formed_on"),
            formed_by=self.short_name("formed_by", needed=False),
            size=size or 0,
            started_on=self.moment("formation_started"),
            before_formed_on=self.moment("before_formed_on"),
        )

    def member(self) -> Member:
        role = self.word("role", Role, "not_a_role", Role.MEMBER)
        if not self.cells["name"]:
            self.wrong("name", "member_without_a_name")
        since, until = self.moment("from"), self.moment("until")
        if since is not None and until is not None and until < since:
            self.wrong("until", "member_ends_before_beginning", (("since", since.isoformat()),))
        party = self.short_name("nominated_by", needed=False)
        return Member(role, self.cells["name"], party, since, until, self.row)

    def decision(self, known: set[str]) -> Decision | None:
        before = len(self.problems)
        if self.cells["commission"] not in known:
            self.wrong("commission", "no_such_commission")
        if not NUMBER.fullmatch(self.cells["number"]):
            self.wrong("number", "not_a_number_of_a_decision")
        on = self.moment("on")
        if on is None and not self.cells["on"]:
            self.wrong("on", "decision_without_a_day")
        subject = self.short_name("subject")
        result = self.word("outcome", Result, "not_an_outcome", Result.ADOPTED)
        if on is None or len(self.problems) > before:
            return None
        return Decision(
            number=self.cells["number"],
            commission=self.cells["commission"],
            on=on,
            subject=subject,
            result=result,
            present=self.count("present"),
            votes_for=self.count("for"),
            against=self.count("against"),
            abstained=self.count("abstained"),
            dissents=self.count("dissents") or 0,
            dissents_written=self.count("dissents_written") or 0,
            ground=self.cells["ground"],
        )
