"""From rolls to counts: each roll read, all checked together by the engine that fits, and nothing personal left at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from saylau.errors import BadCall, BadInput, Problem
from saylau.law import LawOfDay
from saylau.rolls.checks import PartyCount, Terms
from saylau.rolls.engines import run_checks
from saylau.rolls.iin import last_birth
from saylau.rolls.keys import Key
from saylau.rolls.reading import Ingested, ingest, is_read_roll, open_roll
from saylau.rolls.reading.barred import Barred
from saylau.rolls.reading.extras import there_is

__all__ = ["Counted", "Counts", "Kind", "count_rolls", "engine_for"]

SMALL = 5_000_000
"""Bytes of all rolls up to which plain Python is sooner done than DuckDB and Ibis are loaded: some fifty thousand rows."""
PACKED = (".xlsx", ".ods")
PACKING = 3
"""How many bytes of text a byte of a workbook holds, roughly."""
READ = ".parquet"


class Kind(StrEnum):
    """Whose roll it is: a party's that asks for registration, or an initiative group's before its congress."""

    PARTY = "party"
    INITIATIVE_GROUP = "initiative_group"


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of one roll without a person in it: all that the rules look at, and all that the record keeps.

    ``columns`` are those of the file, ``beside`` the other parties whose rolls were checked with it, ``lists`` the checks
    that a list of barred persons made possible. ``persons`` is the number of different numbers in order, ``root`` the
    SHA-256 over their sorted marks, ``key`` the name of the key that made the marks.
    """

    count: PartyCount
    unread: int
    columns: tuple[str, ...]
    persons: int
    root: str
    key: str
    beside: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def party(self) -> str:
        """The key of the party."""
        return self.count.party


@dataclass(frozen=True, slots=True)
class Counted:
    """Rolls as they were counted: counts and what reading found by party, and the first rows that each check speaks against."""

    engine: str
    counts: Mapping[str, Counts]
    read: Mapping[str, Ingested]
    rows: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


def count_rolls(
    paths: Sequence[Path],
    law: LawOfDay,
    *,
    key: Key,
    parties: Sequence[str] = (),
    barred: Barred | None = None,
    engine: str = "",
    keep: Path | None = None,
) -> Counted:
    """Count the rolls of one or more parties on the day of their filing, which is the day of the law.

    ``parties`` are their keys in the order of the paths, those of the file names unless given. ``engine`` is chosen by size
    unless given. ``keep`` is a folder for the read rolls, which hold persons; without it they are gone at the end. Raises
    ``BadInput`` for a file that is no roll and for two rolls of one party, ``BadCall`` where an extra is missing.
    """
    engine = engine or engine_for(paths)
    with ExitStack() as stack:
        workspace = keep
        if engine != "python" and workspace is None:
            workspace = Path(stack.enter_context(TemporaryDirectory(prefix="saylau-rolls-")))
        rolls = _read(paths, law, key, parties, workspace if engine != "python" or keep else None)
        steps = None
        if engine != "python":
            steps = Path(stack.enter_context(TemporaryDirectory(prefix="saylau-rolls-", dir=None)))
        terms = Terms(law.day, last_birth(law.day, law["party.member.age_min"].whole))
        checked = run_checks(rolls, terms, engine=engine, barred=barred, workspace=steps)
        read = {each.party: each for each in rolls}
        lists = tuple(sorted(barred.checks)) if barred is not None else ()
        counts = {party: _counts(each, checked.parties[party], sorted(read), lists) for party, each in read.items()}
        return Counted(engine, counts, read, checked.rows)


def engine_for(paths: Sequence[Path]) -> str:
    """Plain Python for small rolls and where there is no DuckDB; DuckDB for all others."""
    if not there_is("duckdb", "ibis", "pyarrow", "numpy"):
        return "python"
    sizes = [
        path.stat().st_size * (PACKING if path.suffix.lower() in PACKED else 1) for path in paths if path.is_file()
    ]
    is_read = any(path.suffix.lower() == READ for path in paths)
    return "duckdb" if is_read or sum(sizes) > SMALL else "python"


def _read(
    paths: Sequence[Path], law: LawOfDay, key: Key, parties: Sequence[str], workspace: Path | None
) -> list[Ingested]:
    if parties and len(parties) != len(paths):
        message = f"{len(parties)} keys of parties for {len(paths)} rolls."
        raise BadCall(message, "keys_and_rolls_differ", keys=len(parties), rolls=len(paths))
    rolls: dict[str, Ingested] = {}
    for path, party in zip(paths, parties or [""] * len(paths), strict=True):
        if path.suffix.lower() == READ and path.is_file() and is_read_roll(path):
            roll = open_roll(path, day=law.day, key=key.name)
        else:
            name = party or path.stem.lower()
            _refuse_second(rolls, name, path)
            to = workspace.joinpath(f"{name}{READ}") if workspace is not None else None
            roll = ingest(path, law, key=key, party=party, to=to)
        _refuse_second(rolls, roll.party, path)
        rolls[roll.party] = roll
    return list(rolls.values())


def _refuse_second(rolls: Mapping[str, Ingested], party: str, path: Path) -> None:
    """A party has one roll: a second file may be a correction, a part, or somebody else's. Only the party knows."""
    if party in rolls:
        more = (("party", party), ("first", rolls[party].file))
        raise BadInput((Problem(path.name, 0, "", "party_has_two_rolls", party, more),))


def _counts(roll: Ingested, count: PartyCount, parties: Sequence[str], lists: tuple[str, ...]) -> Counts:
    return Counts(
        count=count,
        unread=roll.unread,
        columns=roll.columns,
        persons=roll.persons,
        root=roll.root,
        key=roll.key,
        beside=tuple(each for each in parties if each != roll.party),
        lists=lists,
    )
