"""An invented roll as a file of each party, by the ending of its name, and beside it what was planted where."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from saylau.errors import BadCall
from saylau.instruments.files import write_whole
from saylau.lab.roll.blocks import COLUMNS, Block
from saylau.lab.roll.facts import NOTE, Planted, RollPlan
from saylau.lab.roll.persons import Town, town_of
from saylau.lab.roll.planting import blocks
from saylau.lab.roll.telling import sidecar
from saylau.law import LawOfDay

__all__ = ["ENDINGS", "WrittenRoll", "barred_path", "sidecar_path", "write_rolls"]

ENDINGS = (".csv", ".xlsx", ".parquet")
SHEET_ROWS = 1_048_576
"""Rows of a sheet of a workbook, the header among them."""


@dataclass(frozen=True, slots=True)
class WrittenRoll:
    """One file that was written: its party, its rows, the SHA-256 of its bytes, and what was planted in it."""

    path: Path
    party: str
    members: int
    sha256: str
    planted: tuple[Planted, ...]


def write_rolls(plan: RollPlan, law: LawOfDay, path: Path) -> tuple[WrittenRoll, ...]:
    """Write a roll for each party, the numbers of the barred, and ``….generated.toml`` that tells every planted fault.

    With several parties each file has the party's key behind its name. Raises ``BadCall`` for an ending that is none of
    ``ENDINGS``, for more rows than a sheet has, and where Parquet needs what is not installed.
    """
    if path.suffix not in ENDINGS:
        raise BadCall(f"{path.name} ends in none of {', '.join(ENDINGS)}.", "roll_ending", known=", ".join(ENDINGS))
    if path.suffix == ".xlsx" and plan.members >= SHEET_ROWS:
        raise BadCall(f"A sheet has {SHEET_ROWS} rows, and the roll has more.", "roll_too_long", most=SHEET_ROWS - 1)
    town = town_of(plan, law)
    written, barred = [], []
    path.parent.mkdir(parents=True, exist_ok=True)
    for place, party in enumerate(plan.parties):
        own = path if len(plan.parties) == 1 else path.with_name(f"{path.stem}-{party}{path.suffix}")
        told = _Told()
        draft = own.with_name(f".{own.name}.part")
        try:
            _written(draft, own.suffix, told.listening(blocks(town, place)), town)
            total = _sum(draft)
            draft.replace(own)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        barred += told.barred
        written.append(WrittenRoll(own, party, plan.members, total, tuple(told.planted)))
    if "barred" in plan.rates:
        ineligible = law["party.member.ineligible"]
        kind = ineligible.items[0] if ineligible.is_set else ""
        lines = ["iin,kind,note", *(f"{iin},{kind},{NOTE}" for iin in barred)]
        write_whole(barred_path(path), "".join(f"{line}\n" for line in lines))
    write_whole(sidecar_path(path), sidecar(plan, written))
    return tuple(written)


def sidecar_path(path: Path) -> Path:
    """Where the faults of a roll are told."""
    return path.with_name(f"{path.stem}.generated.toml")


def barred_path(path: Path) -> Path:
    """Where the numbers of the barred lie."""
    return path.with_name(f"{path.stem}.barred.csv")


class _Told:
    """What passes by while the blocks are written: a roll of any size leaves only its faults in memory."""

    def __init__(self) -> None:
        self.planted: list[Planted] = []
        self.barred: list[str] = []

    def listening(self, made: Iterator[Block]) -> Iterator[Block]:
        for block in made:
            self.planted += block.planted
            self.barred += [block.number(place) for place in block.barred]
            yield block


def _written(path: Path, ending: str, made: Iterator[Block], town: Town) -> None:
    if ending == ".parquet":
        try:
            from saylau.lab.roll.parquet import write_parquet  # noqa: PLC0415 (an extra, and slow to import)
        except ImportError:
            raise BadCall(
                "Parquet needs the extra saylau[rolls].", "roll_needs_the_extra", extra="saylau[rolls]"
            ) from None
        write_parquet(path, made, town)
    elif ending == ".xlsx":
        from saylau.lab.roll.workbook import write_workbook  # noqa: PLC0415 (only where a workbook is asked for)

        write_workbook(path, made, town)
    else:
        with path.open("wb") as stream:
            for chunk in _csv(made, town):
                stream.write(chunk)


def _csv(made: Iterator[Block], town: Town) -> Iterator[bytes]:
    page = io.StringIO()
    pen = csv.writer(page, lineterminator="\n")
    pen.writerow(COLUMNS)
    for block in made:
        pen.writerows(zip(*(block.column(name, town) for name in COLUMNS), strict=True))
        yield page.getvalue().encode()
        page.seek(0)
        page.truncate()


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
