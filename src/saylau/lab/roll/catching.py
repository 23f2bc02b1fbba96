"""How many of the planted faults the checks of a roll catch, and how many rows they call bad that are in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from saylau.lab.roll.facts import KINDS, Planted, RollPlan
from saylau.lab.roll.writing import WrittenRoll, barred_path
from saylau.law import LawOfDay
from saylau.rolls import Ingested, Terms, bad_rows, ingest, last_birth, one_time_key, read_barred, run_checks
from saylau.rolls.checks import BITS

__all__ = ["CHECKS", "Caught", "Report", "as_markdown", "catch"]

CHECKS: Mapping[str, str] = {
    "iin_missing": "iin_missing",
    "iin_wrong_length": "iin_invalid",
    "iin_leading_zero_lost": "iin_invalid",
    "iin_check_digit": "iin_invalid",
    "iin_birth_date": "iin_invalid",
    "iin_century": "iin_invalid",
    "under_age": "under_age",
    "joined_late": "joined_after_the_filing",
    "region_unknown": "region_unknown",
    "name_missing": "name_missing",
    "twice": "twice_in_the_roll",
    "two_parties": "in_two_parties",
    "barred": "barred",
}
"""The check that catches each kind of fault; who was typed again is found by likeness, not by a check."""
LIKENESS = "typed_again"
Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Caught:
    """One kind of fault: how many were planted, how many were caught, and by what."""

    kind: str
    by: str
    planted: int
    caught: int


@dataclass(frozen=True, slots=True)
class Report:
    """Every kind in its order, and the rows that a check speaks against although nothing was planted in them."""

    caught: tuple[Caught, ...]
    false_alarms: int


def catch(
    plan: RollPlan, written: Sequence[WrittenRoll], law: LawOfDay, path: Path, *, engine: str = "duckdb"
) -> Report:
    """Read and check the rolls that were written to ``path``, all parties together, and compare with what was planted.

    Needs ``saylau[rolls]``. A person who stands twice is caught in either of the two rows.
    """
    key = one_time_key()
    with TemporaryDirectory(prefix="saylau-rolls-") as folder:
        here = Path(folder)
        rolls = [
            ingest(each.path, law, key=key, party=each.party, to=here / f"{each.party}.parquet") for each in written
        ]
        barred = read_barred(barred_path(path), law, key=key) if "barred" in plan.rates else None
        terms = Terms(law.day, last_birth(law.day, law["party.member.age_min"].whole))
        steps = here / "steps"
        steps.mkdir()
        checked = run_checks(rolls, terms, engine=engine, barred=barred, workspace=steps)
        masks = {(party, row): mask for party, row, mask in bad_rows(checked)}
        pairs = _alike(rolls) if LIKENESS in plan.rates else set()
    planted = [fault for each in written for fault in each.planted]
    return Report(tuple(_caught(kind.key, planted, masks, pairs) for kind in KINDS if kind.key in plan.rates),
                  len(masks.keys() - _explained(planted)))  # fmt: skip


def _caught(kind: str, planted: Iterable[Planted], masks: Mapping[Row, int], pairs: set[tuple[Row, Row]]) -> Caught:
    own = [each for each in planted if each.kind == kind]
    if kind == LIKENESS:
        found = sum(_pair(each) in pairs for each in own)
        return Caught(kind, "probable_twins", len(own), found)
    bit = BITS[CHECKS[kind]]
    found = sum(any(masks.get(row, 0) & bit for row in _rows(each)) for each in own)
    return Caught(kind, CHECKS[kind], len(own), found)


def _rows(fault: Planted) -> list[Row]:
    """The row of a fault, and that of the same person."""
    own = (fault.party, fault.row)
    return [own, (fault.other_party, fault.other_row)] if fault.other_row else [own]


def _pair(fault: Planted) -> tuple[Row, Row]:
    one, other = sorted(_rows(fault))
    return one, other


def _explained(planted: Iterable[Planted]) -> set[Row]:
    """Rows that may be called bad for what was planted: of a person who stands twice, both."""
    return {row for each in planted for row in _rows(each)}


def _alike(rolls: Sequence[Ingested]) -> set[tuple[Row, Row]]:
    from saylau.rolls.twins import probable_twins  # noqa: PLC0415 (slow to import, and an extra)

    return {
        ((roll.party, pair.row), (roll.party, pair.other_row))
        for roll in rolls
        if roll.path is not None
        for pair in probable_twins(roll.path).pairs
    }


def as_markdown(report: Report) -> str:
    """The table that the docs print."""
    says = {kind.key: kind.says["en"] for kind in KINDS}
    rows = ["| Fault | Caught by | Planted | Caught |", "| --- | --- | ---: | ---: |"]
    rows += [f"| {says[each.kind]} | `{each.by}` | {each.planted:,} | {each.caught:,} |" for each in report.caught]
    return "\n".join(rows) + "\n"
