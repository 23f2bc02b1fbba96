"""The register of parties of an election folder, ``parties/register.csv``: a row a name, so that a party may have several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.cells import Bad, day, mixed_scripts, whole
from saylau.instruments.phrases import LANGUAGES
from saylau.instruments.sheets import read_sheet
from saylau.parties.facts import Named, Registered

__all__ = ["REGISTER_COLUMNS", "read_register"]

REQUIRED = ("key", "name_kk", "name_ru", "name_en")
OPTIONAL = (
    "abbreviation",
    "from",
    "until",
    "registered_on",
    "claimed_members",
    "claim_source",
    "emblem_sha256",
    "note",
)
REGISTER_COLUMNS = (*REQUIRED, *OPTIONAL)
"""The columns of ``parties/register.csv``: the first four must be there."""

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SHA256 = re.compile(r"[0-9a-f]{64}")


def read_register(path: Path) -> tuple[Registered, ...]:
    """The parties of a register in the order of their first rows; raises ``BadInput`` with every problem.

    What a party has once (``registered_on``, a claim, an emblem) may stand in any one of its rows.
    """
    sheet = read_sheet(path, required=REQUIRED, optional=OPTIONAL)
    problems: list[Problem] = []
    found: dict[str, Registered] = {}
    for number, cells in sheet.rows:
        row = _Row(sheet.file, number, dict(zip(sheet.header, cells, strict=True)), problems)
        party = row.party(found)
        if party.key:
            found[party.key] = party
    problems += sheet.problems
    if problems:
        raise BadInput(tuple(sorted(problems, key=lambda each: each.row)))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the register; reads its cells and notes what is wrong with them."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str) -> None:
        self.problems.append(Problem(self.file, self.row, column, rule, self.cells.get(column, "")[:80]))

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def key(self) -> str:
        key = self.text("key")
        if not CODE.fullmatch(key):
            self.wrong("key", "not_a_code_of_a_party")
        return key

    def name(self, language: str) -> str:
        column = f"name_{language}"
        text = self.text(column)
        if not text:
            self.wrong(column, "party_without_a_name")
        elif mixed_scripts(text):
            self.wrong(column, "scripts_are_mixed")
        return text

    def day(self, column: str) -> date | None:
        value = day(self.text(column))
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value

    def claim(self) -> int | None:
        value = whole(self.text("claimed_members"))
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column="claimed_members"))
            return None
        if value is not None and not self.text("claim_source"):
            self.wrong("claim_source", "claim_without_a_source")
        return value

    def emblem(self) -> str:
        text = self.text("emblem_sha256")
        if text and not SHA256.fullmatch(text):
            self.wrong("emblem_sha256", "not_a_sha256")
        return text

    def party(self, found: Mapping[str, Registered]) -> Registered:
        key, names = self.key(), {language: self.name(language) for language in LANGUAGES}
        named = Named(names, self.text("abbreviation"), self.day("from"), self.day("until"))
        if named.since and named.until and named.until <= named.since:
            self.wrong("until", "ends_before_it_begins")
        known = found.get(key, Registered(key, ()))
        if named in known.names:
            self.wrong("key", "name_stands_twice")
        return replace(
            known,
            names=(*known.names, named),
            registered_on=self.day("registered_on") or known.registered_on,
            claimed_members=self.claim() or known.claimed_members,
            claim_source=self.text("claim_source") or known.claim_source,
            emblem_sha256=self.emblem() or known.emblem_sha256,
            note="; ".join(filter(None, (known.note, self.text("note")))),
        )
