"""Probable twins by Splink on DuckDB: weights are estimates, so they sort what a person looks at and decide nothing.

Fellegi and Sunter, "A theory for record linkage", Journal of the American Statistical Association 64 (1969).
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saylau.rolls.folding import fold
from saylau.rolls.reading.extras import need
from saylau.rolls.twins.facts import TwinPair, Twins
from saylau.rolls.twins.model import model, reasons, settings

if TYPE_CHECKING:
    import duckdb

__all__ = ["probable_twins"]

NAMES = ("surname", "given", "patronymic")
COLUMNS = ("row", *NAMES, "born", "region", "iin_fault")
HUNDREDTHS = 100
ALL_PAIRS = """
SELECT l.row AS row_l, r.row AS row_r, CAST(round(p.match_weight * 100) AS BIGINT) AS weight, {columns}
FROM {pairs} AS p JOIN roll AS l ON l.row = p.row_l JOIN roll AS r ON r.row = p.row_r
"""
TWINS = "SELECT row_l, row_r, weight, {reasons} AS agrees FROM ({pairs}) ORDER BY weight DESC, row_l, row_r"


def probable_twins(roll: Path, *, threshold: int | None = None, threads: int | None = None, memory: str = "") -> Twins:
    """The pairs of rows of one read roll that may be one person, heaviest first.

    ``roll`` is the Parquet file of ``rolls``. The same roll gives the same pairs and weights. ``threshold`` is the least
    weight in bits, that of the model unless given; ``memory`` is DuckDB's limit (``"2GB"``). ``BadCall`` where the extra
    ``rolls`` is not installed.
    """
    need("rolls", "duckdb", "pyarrow", "splink")
    import duckdb
    import pyarrow.compute as pc
    from pyarrow import parquet

    table = _compared(parquet.read_table(roll, columns=list(COLUMNS)))
    without = pc.sum(table["without_number"]).as_py() or 0
    least = model()["threshold"] if threshold is None else threshold
    if not without:
        return Twins((), len(table), 0, least * HUNDREDTHS)
    # A roll of millions is sorted on disk; nothing is read from the network.
    config: dict[str, Any] = {"autoinstall_known_extensions": False}
    if threads:
        config["threads"] = threads
    if memory:
        config["memory_limit"] = memory
    with duckdb.connect(config=config) as connection:
        connection.register("roll", table)
        return Twins(_weighed(connection, table, least), len(table), without, least * HUNDREDTHS)


def _weighed(connection: duckdb.DuckDBPyConnection, table: Any, threshold: int) -> tuple[TwinPair, ...]:
    from splink import DuckDBAPI, Linker, SettingsCreator

    told, rows = model(), len(table)
    logging.getLogger("splink").setLevel(logging.ERROR)
    roll = DuckDBAPI(connection).register(table, table_name="compared")
    linker = Linker(roll, SettingsCreator(**settings(2 / (told["one_row_in"] * rows))), log_level=logging.ERROR)
    if rows >= told["measured_from"]:
        linker.training.estimate_u_using_random_sampling(max_pairs=told["pairs_measured"], seed=told["seed"])
    found = linker.inference.predict(threshold_match_weight=threshold)
    both = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in table.column_names if name != "row")
    pairs = ALL_PAIRS.format(columns=both, pairs=found.physical_name)
    listed = connection.execute(TWINS.format(reasons=reasons(), pairs=pairs)).fetchall()
    return tuple(TwinPair(row, other, weight, tuple(agrees)) for row, other, weight, agrees in listed)


def _compared(roll: Any) -> Any:
    """The columns that the model compares: names folded, the day of birth also by its parts."""
    import pyarrow as pa
    import pyarrow.compute as pc

    born = roll["born"]
    columns = {"row": roll["row"]} | {name: _folded(roll[name]) for name in NAMES}
    columns |= {
        "born": born,
        "birth_year": pc.year(born),
        "birth_day": pc.add(pc.multiply(pc.month(born), 100), pc.day(born)),
        "initial": pc.utf8_slice_codeunits(columns["surname"], 0, 1),
        "region": roll["region"],
        "without_number": pc.not_equal(roll["iin_fault"], 0).cast(pa.int32()),
    }
    return pa.table(columns)


def _folded(names: Any) -> Any:
    """Each different name is folded once: a roll of millions has some thousands of them."""
    import pyarrow as pa

    coded = pa.array(names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names).dictionary_encode()
    folded = [(fold(name) or None) if name else None for name in coded.dictionary.to_pylist()]
    return pa.array(folded, pa.string()).take(coded.indices)
