"""What the guards walk through: the rooms, their files, their syntax trees."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
HOUSE = REPO / "src" / "saylau"

ROOMS = (
    "instruments",
    "law",
    "record",
    "timetable",
    "commissions",
    "rolls",
    "parties",
    "lists",
    "stations",
    "protocols",
    "tabulation",
    "seats",
    "lab",
    "folder",
    "cli",
)

ROOMS_THAT_DECIDE = {
    "law", "timetable", "commissions", "rolls", "parties", "lists", "stations", "protocols", "tabulation", "seats", "ruling.py",
}  # fmt: skip

FURNITURE = {
    "instruments": None,
    "law": {"__init__", "wording", "reading", "territory", "book", "showing", "supposing"},
    "cli": None,
    "record": {
        "__init__", "canonical", "checking", "crew", "disk", "drawing", "entries", "finding", "growing", "journal", "keys", "log",
        "looking", "notes", "proving", "publishing", "reading", "replaying", "reporting", "rights", "shelving", "tiles", "tree",
        "verifying", "witnessing", "writing",
    },
    "lab": {
        "__init__", "facts", "plans", "nation", "drawing", "splitting", "figures", "faults", "writing", "catching", "batch",
        "whatif", "roll",
    },
    "timetable": {
        "__init__", "facts", "counting", "days", "zones", "method", "reading", "rules", "status", "diary", "telling", "verbs",
    },
    "folder": {
        "__init__", "facts", "reading", "decisions", "running", "comparing", "result", "telling", "wording",
        "page", "reporting", "packaging", "blank", "papers", "acts", "covering", "history", "known", "officers", "persons",
        "receipts", "recording", "sealing", "shapes", "verbs", "verifying", "mapping", "importing", "differing",
        "before", "chapters", "letters", "kinds",
    },
    "lists": {
        "__init__", "facts", "quota", "profiles", "writing", "rules", "examining", "states", "ballot", "reading", "telling",
        "verbs",
    },
    "rolls": {
        "__init__", "facts", "iin", "folding", "keys", "reading", "checks", "engines", "counting", "rules", "telling", "verbs",
        "twins",
    },
    "parties": {
        "__init__", "clock", "examining", "facts", "later", "names", "reading", "regions", "register", "rules", "states", "telling",
        "verbs", "writing",
    },
    "room": {
        "__init__", "facts", "reading", "rules", "method", "states", "form", "settling", "table", "telling",
        "closeness", "formulas", "explaining", "readings", "bases", "limits", "verbs", "writing", "sitting",
    },
}  # fmt: skip
"""The files a room may have, without the ending; None where each file is an instrument (or a command) of its own."""


def files(room: str) -> list[Path]:
    return sorted((HOUSE / room).rglob("*.py"))


def every_file() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()
