"""The checks laid out as steps over Ibis tables: the same for every engine, with a Parquet file between each two steps.

The steps: who stands more than once (one grouping by the mark); their rows, which are few; all rows with what was found of
them beside, of which only the bad ones are kept. Everything that is counted is counted from the last step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, Protocol

from saylau.rolls.checks import (
    BITS,
    CHECKS,
    LISTED,
    Checked,
    PartyCount,
    RegionCount,
    Terms,
    beside_checks,
    own_checks,
    violated,
)
from saylau.rolls.reading import NAMED_AT_MOST, Ingested
from saylau.rolls.reading.barred import Barred

__all__ = ["Desk", "carry_out"]

BESIDE_A_SECOND_ROW = ("twice_in_the_roll", "in_two_parties")


class Desk(Protocol):
    """Where an engine works: reads Parquet files as one table, and keeps a table as a Parquet file."""

    name: str

    def read(self, paths: Sequence[Path]) -> Any:
        """The rows of all files."""

    def keep(self, table: Any, name: str) -> Any:
        """The same table, computed now and read back from its file."""

    def place(self, name: str) -> Path:
        """Where a kept table lies."""

    def close(self) -> None:
        """Let go of everything."""


def carry_out(desk: Desk, rolls: Sequence[Ingested], terms: Terms, barred: Barred | None) -> Checked:
    """Run the steps at a desk."""
    try:
        rows = desk.read([each.path for each in rolls if each.path is not None])
        listed = desk.read([barred.stored(desk.place("barred"))]) if barred is not None and barred.persons else None
        apart = rows.filter(rows.person.notnull())
        many = apart.group_by("person").agg(times=apart.count())
        again = desk.keep(many.filter(many.times > 1).select("person"), "again")
        seats = desk.keep(_seats(rows, again, listed, terms), "seats")
        flagged = desk.keep(_flagged(seats), "flagged")
        bad = desk.keep(_bad(rows, flagged, listed, terms), "bad")
        parties = _parties(rows, bad, _pairs(seats), [each.party for each in rolls])
        return Checked(desk.name, parties, _first_rows(desk.place("bad")), desk.place("bad"))
    finally:
        desk.close()


def _with_lists(rows: Any, listed: Any) -> Any:
    """The rows with the three lists beside them."""
    import ibis

    if listed is None:
        return rows.mutate(**{f"is_{name}": ibis.literal(False) for name in LISTED})  # noqa: FBT003
    beside = listed.select(listed_person=listed.person, **{f"is_{name}": listed[name] for name in LISTED})
    return rows.left_join(beside, rows.person == beside.listed_person).drop("listed_person")


def _seats(rows: Any, again: Any, listed: Any, terms: Terms) -> Any:
    """The rows of persons that stand more than once, and whether anything else speaks against each."""
    few = _with_lists(rows.semi_join(again, "person"), listed)
    found = [violated(check) for check in own_checks(few, terms).values()]
    found += [few[f"is_{name}"].fill_null(False) for name in LISTED]  # noqa: FBT003
    return few.select("party", "person", "row", is_clean=~reduce(or_, found))


def _flagged(seats: Any) -> Any:
    """For each of these rows: does the person stand before it, do they stand elsewhere, is it the row that counts."""
    import ibis

    own = ibis.window(group_by=["party", "person"])
    everywhere = ibis.window(group_by="person")
    first = seats.row.min().over(own)
    counting = seats.is_clean.ifelse(seats.row, None).min().over(own)
    lowest, highest = seats.party.min().over(everywhere), seats.party.max().over(everywhere)
    return seats.select(
        flag_party=seats.party,
        flag_row=seats.row,
        stands_again=seats.row > first,
        stands_elsewhere=lowest != highest,
        is_counted=(seats.row == counting).fill_null(False),  # noqa: FBT003
    )


def _bad(rows: Any, flagged: Any, listed: Any, terms: Terms) -> Any:
    """The rows that a check speaks against, a column for each check, and the mask of all."""
    beside = _with_lists(rows, listed)
    beside = beside.left_join(flagged, [beside.party == flagged.flag_party, beside.row == flagged.flag_row])
    checks = {name: violated(each) for name, each in (own_checks(beside, terms) | beside_checks(beside)).items()}
    told = beside.select("party", "region", "row", is_counted=beside.is_counted.fill_null(False), **checks)  # noqa: FBT003
    told = told.filter(reduce(or_, [told[name] for name in CHECKS]))
    mask = sum((told[name].cast("int32") * BITS[name] for name in CHECKS[1:]), told[CHECKS[0]].cast("int32"))
    return told.mutate(mask=mask.cast("int32"))


def _parties(rows: Any, bad: Any, pairs: Any, keys: Sequence[str]) -> dict[str, PartyCount]:
    alone = reduce(or_, [bad[name] for name in CHECKS if name not in BESIDE_A_SECOND_ROW])
    counts = bad.is_counted & ~alone
    sums = {name: bad[name].cast("int64").sum() for name in CHECKS}
    told = bad.group_by(["party", "region"]).agg(
        rows_bad=bad.count(),
        rows_standing=(counts & ~bad.in_two_parties).cast("int64").sum(),
        rows_contested=(counts & bad.in_two_parties).cast("int64").sum(),
        **sums,
    )
    found = {(each["party"], each["region"] or ""): each for each in _rows(told)}
    totals = {
        (each["party"], each["region"] or ""): each["total"]
        for each in _rows(rows.group_by(["party", "region"]).agg(total=rows.count()))
    }
    shared = [(each["party"], each["other"], each["persons"]) for each in _rows(pairs)]
    return {key: _party(key, totals, found, shared) for key in keys}


def _party(
    key: str,
    totals: Mapping[tuple[str, str], int],
    found: Mapping[tuple[str, str], Mapping[str, Any]],
    shared: Sequence[tuple[str, str, int]],
) -> PartyCount:
    regions = {}
    for (party, region), total in sorted(totals.items()):
        if party != key:
            continue
        told = found.get((party, region), {})
        regions[region] = RegionCount(
            rows=total,
            members=total - told.get("rows_bad", 0) + told.get("rows_standing", 0),
            contested=told.get("rows_contested", 0),
            checks={name: told[name] for name in CHECKS if told.get(name)},
        )
    pairs = {other: persons for one, other, persons in shared if one == key}
    return PartyCount(key, regions, dict(sorted(pairs.items())))


def _pairs(seats: Any) -> Any:
    """How many persons each two parties share."""
    one = seats.select("party", "person").distinct()
    two = one.view().select(other="party", other_person="person")
    both = one.join(two, [one.person == two.other_person, one.party != two.other])
    return both.group_by(["party", "other"]).agg(persons=both.count())


def _rows(table: Any) -> list[dict[str, Any]]:
    return table.to_pyarrow().to_pylist()  # type: ignore[no-any-return]


def _first_rows(bad: Path) -> dict[tuple[str, str], tuple[int, ...]]:
    """The first bad rows of each party and check."""
    import numpy as np
    import pyarrow.compute as pc
    from pyarrow import parquet

    table = parquet.read_table(bad, columns=["party", "row", "mask"])
    told = {}
    for party in pc.unique(table["party"]).to_pylist():
        own = table.filter(pc.equal(table["party"], party))
        row, mask = own["row"].to_numpy(), own["mask"].to_numpy()
        for name, bit in BITS.items():
            found = row[(mask & bit) != 0]
            if len(found):
                told[party, name] = tuple(map(int, np.sort(found)[:NAMED_AT_MOST]))
    return told
