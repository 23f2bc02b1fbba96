"""``datapackage.json``: the folder described as a Frictionless Data Package v2, so that any data tool can open it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

__all__ = ["describe"]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TEXTS = {
    "code", "region", "commission", "kind", "note", "list", "name_kk", "name_ru", "name_en", "station", "typist", "round",
    "statement", "explained", "scan", "groups_typed", "groups_of_file", "field", "base", "hour", "percent", "where", "rule",
    "decision", "text", "by", "act", "reason", "unit", "percent_published", "invalid_share", "against_share", "chair_signed",
    "key", "level", "formed_by", "role", "name", "nominated_by", "subject", "outcome", "ground",
    "abbreviation", "claim_source", "emblem_sha256", "cause",
}  # fmt: skip
TEXTS_OF = {"sessions.csv": {"number"}}
"""Columns that are text in one sheet only: the number of a decision may be 23/160."""
DAYS = {"on", "registered_on", "formed_on", "formation_started", "before_formed_on", "from", "until"} | {
    "born", "resident_since", "declared_as_of", "left_on", "named_on",
}  # fmt: skip
OF_A_PERSON = {
    "surname", "given", "patronymic", "sex", "iin", "citizen", "member", "disability", "conviction", "corruption", "consent",
    "disability_certificate", "left_why",
}  # fmt: skip
"""Columns of a list's own sheet that hold text: a number of identity is none."""
PRIMARY = {
    "stations.csv": ["code"],
    "protocols.csv": ["station", "typing", "round", "version"],
    "parties.csv": ["list"],
    "lists.csv": ["list"],
    "commissions.csv": ["key"],
    "sessions.csv": ["commission", "number"],
    "register.csv": ["key", "name_en"],
    "members.csv": ["commission", "name"],
}


GENERATED = {"stations.csv", "protocols.csv"}
MADE_BY = ("generated.toml", "tables.toml")
"""Sheets that are no part of the package where one of these files makes them anew on each machine."""


def describe(folder: Path, election_id: str) -> str:
    """The description of every sheet of the folder, as JSON text; the sheets' headers are read, nothing else."""
    made = any((folder / name).is_file() for name in MADE_BY)
    not_kept = GENERATED if made else set()
    resources = [
        _resource(folder, path)
        for path in sorted(folder.rglob("*.csv"))
        if "record" not in path.relative_to(folder).parts and path.name not in not_kept
    ]
    package = {"$schema": PROFILE, "name": election_id, "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(folder: Path, path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8-sig", newline="") as sheet:
        header = next(csv.reader(sheet), [])
    schema: dict[str, Any] = {"fields": [{"name": name, "type": _kind(name, path.name)} for name in header]}
    # Empty is not zero: a reader of the package must keep the difference.
    schema["missingValues"] = [""]
    if path.name in PRIMARY:
        schema["primaryKey"] = [name for name in PRIMARY[path.name] if name in header]
    where = path.relative_to(folder).as_posix()
    return {
        "name": where.removesuffix(".csv").replace("/", "-"),
        "path": where,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _kind(column: str, sheet: str) -> str:
    if (
        column in TEXTS | OF_A_PERSON
        or column in TEXTS_OF.get(sheet, ())
        or column.startswith("words_")
        or (column.startswith("cause_") and not column.endswith("_number"))
    ):
        return "string"
    if column in DAYS:
        return "date"
    if column == "number":
        # published totals hold a percentage among their counts
        return "number"
    return "string" if column.endswith("_at") else "integer"
