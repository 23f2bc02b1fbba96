"""A party's file becomes a list: a sheet of persons in the form of the nomination, and what was handed in with it.

``columns`` knows the header and the codes in three languages, ``days`` the ways of writing a day, ``about`` the small file of
what concerns the list as a whole. Everything wrong is told by row and column; a file with anything wrong gives no list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.cells import Bad, whole
from saylau.instruments.sheets import read_sheet
from saylau.lists.facts import Candidate, CandidateList, Departure
from saylau.lists.profiles import CONSENT, DISABILITY_PAPER
from saylau.lists.reading.about import About, read_about
from saylau.lists.reading.columns import ALIASES, COLUMNS, NO, REASONS, REQUIRED, SEXES, YES
from saylau.lists.reading.days import day_of_a_form

__all__ = ["COLUMNS", "About", "read_list"]

BARS = {"conviction": "conviction_not_expunged_or_lifted", "corruption": "corruption_offence_established_by_court"}
DIGITS_OF_AN_IIN = 12
TOLD = 80
OF_A_PERSON = frozenset(("iin",))
"""What a problem never quotes."""


def read_list(path: Path, *, key: str = "", contest: str = "", party: str = "") -> tuple[CandidateList, About]:
    """The list of a file, and what stands of it in the file of the same name that ends in ``.toml``, where there is one.

    ``key`` is the name of the file unless given, ``party`` the key. Raises ``BadInput`` with every problem by row and column.
    """
    problems: list[Problem] = []
    candidates = _candidates(path, problems)
    about = read_about(path.with_suffix(".toml"), problems)
    if not candidates and not problems:
        problems.append(Problem(path.name, 0, "", "list_has_no_candidate"))
    if problems:
        raise BadInput(tuple(sorted(problems, key=lambda each: each.row)))
    key = key or path.stem
    told = CandidateList(key, contest or "list", party or key, tuple(candidates))
    return replace(told, **about.of_the_list), about


def _candidates(path: Path, problems: list[Problem]) -> list[Candidate]:
    sheet = read_sheet(path, required=(), optional=tuple(ALIASES))
    names = [ALIASES.get(each.casefold(), "") for each in sheet.header]
    of_the_header = _header(sheet.file, sheet.header, names)
    if of_the_header:
        raise BadInput(tuple(of_the_header))
    candidates: list[Candidate | None] = []
    for row, cells in sheet.rows:
        told = _Row(sheet.file, row, dict(zip(names, cells, strict=True)), problems)
        candidates.append(told.candidate(len(candidates) + 1))
    problems += sheet.problems
    return [each for each in candidates if each is not None]


def _header(file: str, header: tuple[str, ...], names: list[str]) -> list[Problem]:
    """Columns that are missing, and those that two headers mean."""
    told = [Problem(file, 1, name, "column_missing") for name in REQUIRED if name not in names]
    for place, name in enumerate(names):
        if name and name in names[:place]:
            told.append(Problem(file, 1, header[place], "column_twice", header[place]))
    return told


@dataclass(frozen=True, slots=True)
class _Row:
    """One row; notes what is wrong with its cells."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str, **more: str) -> None:
        # A problem may be printed or sent on: what names a person or tells of one stays in the file.
        found = "" if column in OF_A_PERSON else self.cells.get(column, "")[:TOLD]
        self.problems.append(Problem(self.file, self.row, column, rule, found, tuple(more.items())))

    def candidate(self, position: int) -> Candidate | None:
        """The person of the row, or nothing where a cell that must be there is not."""
        before = len(self.problems)
        sex, born = SEXES.get(self.cells["sex"].casefold()), self.day("born")
        for column in REQUIRED:
            if not self.cells[column]:
                self.wrong(column, "candidate_cell_is_empty")
        if self.cells["sex"] and sex is None:
            self.wrong("sex", "not_a_sex")
        more = {
            "citizen": self.yes("citizen"),
            "member": self.yes("member"),
            "disability": self.yes("disability") is True,
            "bars": self.bars(),
            "documents": self.documents(),
            "declared_as_of": self.day("declared_as_of"),
            "resident_since": self.day("resident_since"),
            "resident_years": self.years("resident_years"),
            "left": self.left(),
            "iin": self.iin(),
        }
        if len(self.problems) > before or sex is None or born is None:
            return None
        name = (self.cells["surname"], self.cells["given"])
        return Candidate(position, *name, sex, born, self.cells.get("patronymic", ""), **more)  # type: ignore[arg-type]

    def day(self, column: str) -> date | None:
        told = day_of_a_form(self.cells.get(column, ""))
        if isinstance(told, Bad):
            self.problems.append(told.at(file=self.file, row=self.row, column=column))
            return None
        return told

    def years(self, column: str) -> int | None:
        told = whole(self.cells.get(column, ""))
        if isinstance(told, Bad):
            self.problems.append(told.at(file=self.file, row=self.row, column=column))
            return None
        return told

    def yes(self, column: str) -> bool | None:
        """Yes or no; None where the cell is empty or not there."""
        text = self.cells.get(column, "").casefold()
        if text and text not in YES | NO:
            self.wrong(column, "not_yes_or_no")
        return None if text not in YES | NO else text in YES

    def bars(self) -> frozenset[str] | None:
        """What stands against the person; None where the form leaves one of the two open."""
        told = {code: self.yes(column) for column, code in BARS.items()}
        barred = frozenset(code for code, answer in told.items() if answer)
        return None if None in told.values() and not barred else barred

    def documents(self) -> frozenset[str]:
        told = {CONSENT: self.yes("consent"), DISABILITY_PAPER: self.yes("disability_certificate")}
        return frozenset(code for code, answer in told.items() if answer)

    def left(self) -> Departure | None:
        on, why = self.day("left_on"), self.cells.get("left_why", "").casefold()
        if not self.cells.get("left_on") and not why:
            return None
        if why not in REASONS:
            self.wrong("left_why", "not_a_reason_to_leave")
        elif on is None and not self.cells.get("left_on"):
            self.wrong("left_on", "candidate_cell_is_empty")
        return Departure(on, REASONS[why]) if on is not None and why in REASONS else None

    def iin(self) -> str:
        text = self.cells.get("iin", "")
        if text and not (text.isascii() and text.isdigit() and len(text) == DIGITS_OF_AN_IIN):
            self.wrong("iin", "candidate_iin_is_not_twelve_digits", length=str(len(text)))
        return text
