"""Lists of persons whom the law keeps out of a party: their numbers or marks, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.sheets import read_sheet
from saylau.law import LawOfDay
from saylau.rolls.facts import PERSON_BYTES
from saylau.rolls.iin import Iin, check, form_of
from saylau.rolls.keys import Key

__all__ = ["FOREIGN", "LIVED", "Barred", "read_barred"]

FOREIGN, LIVED = "foreigner", "deceased"
"""Kinds that every list may have beside those that the law of the day bars."""
MARK = re.compile(rf"[0-9a-f]{{{2 * PERSON_BYTES}}}")


@dataclass(frozen=True, slots=True)
class Barred:
    """Persons by mark, each with the checks that speak against them, and the kinds that the list has at all.

    ``checks`` are the checks that the list makes possible: a list without the deceased says nothing of them.
    """

    persons: Mapping[bytes, frozenset[str]]
    checks: frozenset[str]
    problems: tuple[Problem, ...] = ()

    def stored(self, to: Path) -> Path:
        """The list as a Parquet file: the mark, and one column for each check."""
        import pyarrow as pa
        from pyarrow import parquet

        columns = {"person": pa.array(list(self.persons), pa.binary(PERSON_BYTES))}
        columns |= {
            name: pa.array([name in checks for checks in self.persons.values()])
            for name in ("barred", "foreign", "deceased")
        }
        parquet.write_table(pa.table(columns), to)
        return to


def read_barred(path: Path, law: LawOfDay, *, key: Key) -> Barred:
    """A list with the columns ``iin`` (a number) or ``person`` (a mark under the same key, in hexadecimal) and ``kind``.

    A kind is a code of ``party.member.ineligible`` on the day, ``foreigner`` or ``deceased``. Rows that cannot be used are
    problems; ``BadInput`` where the list has none of the columns.
    """
    sheet = read_sheet(path, required=("kind",), optional=("iin", "person", "note"))
    number, mark = sheet.place("iin"), sheet.place("person")
    if number is None and mark is None:
        raise BadInput((Problem(sheet.file, 1, "iin", "roll_column_missing"),))
    kinds = {FOREIGN: "foreign", LIVED: "deceased"}
    ineligible = law["party.member.ineligible"]
    kinds |= {str(kind): "barred" for kind in ineligible.items} if ineligible.is_set else {}
    form, place = form_of(law), sheet.header.index("kind")
    persons: dict[bytes, frozenset[str]] = {}
    found: set[str] = set()
    problems: list[Problem] = []
    for row, cells in sheet.rows:
        kind = kinds.get(cells[place])
        if kind is None:
            more = (("known", ", ".join(kinds)),)
            problems.append(Problem(sheet.file, row, "kind", "kind_of_bar_unknown", cells[place][:80], more))
            continue
        found.add(kind)
        person = bytes.fromhex(cells[mark]) if mark is not None and MARK.fullmatch(cells[mark]) else None
        if person is None and number is not None:
            told = check(cells[number], form)
            person = key.person(told.text) if isinstance(told, Iin) else None
        if person is None:
            problems.append(Problem(sheet.file, row, "iin", "barred_without_number"))
            continue
        persons[person] = persons.get(person, frozenset()) | {kind}
    return Barred(persons, frozenset(found), (*sheet.problems, *problems))
