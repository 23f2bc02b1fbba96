"""Names of persons, kept out of the record: an entry holds a salted commitment, the table of names lies with the keys.

Who holds the table can show who typed a protocol; when the table is erased, nobody can find out any more.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import secrets
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.files import write_whole

__all__ = ["Persons", "commitment"]

COMMIT, DEMO = "saylau/commit/v1\n", "saylau/demo-salt/v1\n"
SALT_BYTES = 16
TABLE = "persons.csv"
COLUMNS = ["commitment", "salt", "name"]


def commitment(salt: str, name: str) -> str:
    """SHA-256, in hex, that stands for a person: of a fixed line, the salt (32 hex digits) and the name."""
    return hashlib.sha256(f"{COMMIT}{salt}\n{name}".encode()).hexdigest()


class Persons:
    """Gives each name its commitment, always the same one.

    Without a folder the salts derive from the public ``seed`` and hide nobody: those of an election that only shows how
    things work.
    """

    def __init__(self, folder: Path | None, seed: str = "") -> None:
        self._path = folder / TABLE if folder else None
        self._seed = seed
        self._salts: dict[str, str] = _read(self._path) if self._path and self._path.exists() else {}
        self._known: dict[str, str] = {}
        self._grew = False

    def __call__(self, name: str) -> str:
        """The commitment that stands for the name."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = commitment(self._salt(name), name)
        return known

    def _salt(self, name: str) -> str:
        if name not in self._salts:
            self._grew = True
            self._salts[name] = secrets.token_hex(SALT_BYTES) if self._path else _public_salt(self._seed, name)
        return self._salts[name]

    def keep(self) -> None:
        """Writes the table where it grew; before the record is, so that no commitment is without its name."""
        if self._path is None or not self._grew:
            return
        text = io.StringIO(newline="")
        rows = csv.writer(text, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows([commitment(salt, name), salt, name] for name, salt in sorted(self._salts.items()))
        # The names must never lie open, not even for a moment: the mask is set before the file is there.
        before = os.umask(0o077)
        try:
            write_whole(self._path, text.getvalue())
        finally:
            os.umask(before)
        self._grew = False


def _public_salt(seed: str, name: str) -> str:
    return hashlib.sha256(f"{DEMO}{seed}\n{name}".encode()).hexdigest()[: 2 * SALT_BYTES]


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file)) or [[]]
    except (UnicodeDecodeError, csv.Error) as broken:
        raise BadInput((Problem(path.name, 0, "", "table_of_persons_is_damaged", type(broken).__name__),)) from broken
    problems = [] if header == COLUMNS else [Problem(path.name, 1, "", "table_of_persons_is_damaged", ",".join(header))]
    salts = {}
    for number, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or commitment(row[1], row[2]) != row[0]:
            problems.append(Problem(path.name, number, "", "table_of_persons_is_damaged", row[0] if row else ""))
        else:
            salts[row[2]] = row[1]
    if problems:
        raise BadInput(tuple(problems))
    return salts
