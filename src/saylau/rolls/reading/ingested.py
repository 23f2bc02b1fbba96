"""A roll that was read: what it is, how many rows it has, what reading found, and where its rows lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from saylau.errors import Problem
from saylau.rolls.facts import Member

__all__ = ["Ingested", "root_of"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """One roll of one party, read for one day under one key.

    ``rows`` are the rows read, ``unread`` those that could not be parted into cells. ``columns`` are those that the file
    has. ``noted`` counts everything that reading found, by sentence; ``problems`` name the first rows of each. ``persons``
    are the different persons by their marks and ``root`` the SHA-256 over the sorted marks: two rolls of the same persons,
    read under one key, have one root. The rows lie in ``path`` (a Parquet file, as ``facts`` has it) or in ``members``.
    """

    party: str
    file: str
    day: date
    key: str
    rows: int
    unread: int
    columns: tuple[str, ...]
    persons: int
    root: str
    noted: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    path: Path | None = None
    members: tuple[Member, ...] | None = None


def root_of(marks: Iterable[bytes]) -> tuple[int, str]:
    """How many different marks there are, and the SHA-256 over them in rising order."""
    different = sorted(set(marks))
    return len(different), hashlib.sha256(b"".join(different)).hexdigest()
