"""The sheet of probable twins that a person fills in: rows, weight and what agrees, never a name or a date."""

from __future__ import annotations

import re
from pathlib import Path

from saylau.errors import Problem
from saylau.instruments.files import write_whole
from saylau.instruments.sheets import read_sheet
from saylau.rolls.twins.facts import Decided, Twins

__all__ = ["COLUMNS", "DIFFERENT", "SAME", "read_decisions", "write_sheet"]

COLUMNS = ("row", "other_row", "weight", "agrees", "decision", "roll")
SAME, DIFFERENT = "same", "different"
DECISIONS = {SAME: True, DIFFERENT: False}
ROW = re.compile(r"[1-9][0-9]{0,11}")
HUNDREDTHS = 100


def write_sheet(twins: Twins, path: Path, decided: Decided | None = None, *, roll: str) -> None:
    """Write the pairs as CSV, heaviest first; a decision that was made stands in its row.

    ``roll`` is a mark of the file whose rows these are, such as the beginning of its SHA-256.
    """
    known = decided.pairs if decided else {}
    lines = [",".join(COLUMNS)]
    for pair in twins.pairs:
        made = known.get((pair.row, pair.other_row))
        decision = "" if made is None else SAME if made else DIFFERENT
        whole, rest = divmod(pair.weight, HUNDREDTHS)
        lines.append(f"{pair.row},{pair.other_row},{whole}.{rest:02},{' '.join(pair.agrees)},{decision},{roll}")
    write_whole(path, "".join(f"{line}\n" for line in lines))


def read_decisions(path: Path, *, roll: str) -> tuple[Decided, tuple[Problem, ...]]:
    """What a person wrote into the sheet: ``same`` or ``different`` for a pair; an empty cell decides nothing.

    Rows that cannot be used are problems and decide nothing, and so are decisions on the rows of another roll: row 7 of a
    corrected file is somebody else. Raises ``BadInput`` where the file is no such sheet.
    """
    sheet = read_sheet(path, required=("row", "other_row", "decision", "roll"), optional=("weight", "agrees"))
    rows = sheet.header.index("row"), sheet.header.index("other_row")
    place, mark = sheet.header.index("decision"), sheet.header.index("roll")
    made: dict[tuple[int, int], bool] = {}
    problems: list[Problem] = []
    for row, cells in sheet.rows:
        if not cells[place]:
            continue
        if not all(ROW.fullmatch(cells[at]) for at in rows):
            problems.append(Problem(sheet.file, row, "row", "twin_rows_are_no_rows", cells[rows[0]][:80]))
            continue
        if cells[mark] != roll:
            problems.append(Problem(sheet.file, row, "roll", "twins_of_another_roll", cells[mark][:80]))
            continue
        if cells[place] not in DECISIONS:
            more = (("known", ", ".join(DECISIONS)),)
            problems.append(Problem(sheet.file, row, "decision", "twin_decision_unknown", cells[place][:80], more))
            continue
        first, second = sorted(int(cells[at]) for at in rows)
        decision = DECISIONS[cells[place]]
        if made.setdefault((first, second), decision) is not decision:
            problems.append(Problem(sheet.file, row, "decision", "twin_decided_both_ways", cells[place]))
            del made[first, second]
    return Decided(made), tuple(sorted((*sheet.problems, *problems), key=lambda each: each.row))
