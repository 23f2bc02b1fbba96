"""A sheet of protocols, CSV or workbook, becomes typings; every error with file, row and column.

    protocols, problems = read_protocols(path, form, ballot)

``plan`` settles once a file where each column goes, ``rows`` reads a row by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from saylau.errors import Problem
from saylau.instruments.sheets import read_sheet
from saylau.protocols.facts import Protocol
from saylau.protocols.form import VOTES_FOR, Form
from saylau.protocols.reading.plan import KEYS, columns, is_known, plan
from saylau.protocols.reading.rows import Rows

__all__ = ["columns", "read_protocols"]


def read_protocols(path: Path, form: Form, ballot: Sequence[str]) -> tuple[list[Protocol], list[Problem]]:
    """The typings of a file in its order, and everything that is wrong with it.

    ``ballot`` are the lists that may have votes; a typing's ``lists`` stand in the order of the file's columns, and
    whether that is the ballot's is a rule's question (K.003). A refused cell is *not filled*; a row whose station,
    typing or round cannot be known, or that repeats another, gives no typing. Raises ``BadInput`` where no row can
    be had.
    """
    sheet = read_sheet(path, required=KEYS, optional=is_known(form, ballot))
    known = {f"{VOTES_FOR}{name}".casefold(): name for name in ballot}
    voted = [name for name in sheet.header if name.casefold().startswith(VOTES_FOR)]
    lists = tuple(known[name.casefold()] for name in voted if name.casefold() in known)
    rows = Rows(sheet.file, plan(sheet.header, form, lists))
    protocols = [told for row, cells in sheet.rows if (told := rows.read(row, cells)) is not None]
    unknown = [name for name in voted if name.casefold() not in known]
    problems = [Problem(sheet.file, 1, name, "list_is_not_on_the_ballot", name.partition(":")[2]) for name in unknown]
    problems += [*rows.problems, *sheet.problems]
    problems.sort(key=lambda each: each.row)
    return protocols, problems
