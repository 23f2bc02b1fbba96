"""The columns of a roll by the names that offices give them, in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from saylau.errors import Problem

__all__ = ["ALIASES", "COLUMNS", "column_of", "named", "settle_columns"]

COLUMNS = ("iin", "surname", "given", "patronymic", "name", "born", "sex", "region", "joined")
"""The columns that a roll may have. ``iin``, ``region`` and a name (``surname`` or ``name``) must be there."""

ALIASES: Mapping[str, tuple[str, ...]] = {
    "iin": (
        "iin", "иин", "жсн", "иин жсн", "жсн иин", "id", "индивидуальный идентификационный номер",
        "жеке сәйкестендіру нөмірі", "individual identification number",
    ),
    "surname": ("surname", "last name", "family name", "фамилия", "тегі"),
    "given": ("given", "given name", "first name", "имя", "аты", "есімі"),
    "patronymic": ("patronymic", "middle name", "отчество", "отчество при наличии", "әкесінің аты"),
    "name": (
        "name", "full name", "фио", "ф и о", "фамилия имя отчество", "аты жөні", "таж", "тегі аты әкесінің аты",
        "тегі аты жөні",
    ),
    "born": ("born", "birth date", "date of birth", "день рождения", "дата рождения", "туған күні", "туған жылы айы күні"),
    "sex": ("sex", "gender", "пол", "жынысы"),
    "region": ("region", "branch", "регион", "область", "филиал", "өңір", "облыс", "облысы", "аймақ"),
    "joined": (
        "joined", "date of joining", "joined on", "дата вступления", "дата приема", "дата вступления в партию", "кірген күні",
        "партияға кірген күні", "мүшелікке қабылданған күні",
    ),
    "number": ("number", "no", "n", "№", "№ п п", "п п", "рет", "р с", "реттік нөмірі", "note", "примечание", "ескертпе"),
}  # fmt: skip
"""Names of each column, folded. ``number`` is a running number or a note, which is passed over."""

PASSED_OVER = "number"
NOT_A_WORD = re.compile(r"[^\w№]+|_+")
BY_NAME = {alias: column for column, aliases in ALIASES.items() for alias in aliases}


def column_of(name: str) -> str:
    """The column that a header names, or nothing."""
    return BY_NAME.get(_folded(name), "")


def named(problem: Problem) -> Problem:
    """The problem of an unknown column with the header that was probably meant, where one is near."""
    near = get_close_matches(_folded(problem.found), BY_NAME, n=1) if problem.rule == "column_unknown" else ()
    return replace(problem, more=(("near", near[0]),)) if near else problem


def _folded(name: str) -> str:
    return NOT_A_WORD.sub(" ", name.casefold().replace("ё", "е")).strip()


def settle_columns(file: str, header: Sequence[str]) -> tuple[dict[str, int], list[Problem]]:
    """The places of the columns counted from 0, and why the header cannot be used."""
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for place, name in enumerate(header):
        column = column_of(name)
        if column in places:
            problems.append(Problem(file, 1, name, "roll_column_twice", name, (("column", column),)))
        elif column and column != PASSED_OVER:
            places[column] = place
    problems += [Problem(file, 1, name, "roll_column_missing") for name in ("iin", "region") if name not in places]
    if "name" not in places and "surname" not in places:
        problems.append(Problem(file, 1, "surname", "roll_column_missing"))
    return places, problems
