"""The engines that compute the checks: DuckDB, Spark, and plain Python as the oracle that both are held against.

``plan`` lays the checks out as steps with a Parquet file between each two; ``duckdb`` and ``spark`` are the desks it is carried
out at; ``plain`` does the same row by row and imports nothing beside the core.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from saylau.errors import BadCall
from saylau.rolls.checks import Checked, Terms
from saylau.rolls.reading import Ingested
from saylau.rolls.reading.barred import Barred
from saylau.rolls.reading.extras import need

__all__ = ["ENGINES", "bad_rows", "run_checks"]

ENGINES = ("duckdb", "python", "spark")
DESKS = {"duckdb": ("rolls", "duckdb"), "spark": ("spark", "pyspark")}
"""The extra and the module that an engine needs; its desk lies in a file of its own name."""


def run_checks(
    rolls: Sequence[Ingested], terms: Terms, *, engine: str, barred: Barred | None = None, workspace: Path | None = None
) -> Checked:
    """Check the rolls of one or more parties, together where a person may stand in two.

    ``engine`` is one of ``ENGINES``. ``duckdb`` and ``spark`` need rolls that lie in files, and ``workspace``, a folder for
    the steps between: it holds marks of persons, so it is the caller's to delete. ``BadCall`` where an extra is missing.
    """
    if engine == "python":
        from saylau.rolls.engines.plain import run

        return run(rolls, terms, barred)
    if engine not in ENGINES:
        raise BadCall(f"There is no engine {engine!r}.", "no_engine", engine=engine, known=", ".join(ENGINES))
    if workspace is None or any(each.path is None for each in rolls):
        raise BadCall(f"The engine {engine} needs rolls in files, and a folder to work in.")
    extra, module = DESKS[engine]
    need(extra, module, "ibis", "numpy", "pyarrow")
    from saylau.rolls.engines.plan import carry_out

    desk = import_module(f"saylau.rolls.engines.{engine}").open_desk(workspace)
    return carry_out(desk, rolls, terms, barred)


def bad_rows(checked: Checked) -> Iterator[tuple[str, int, int]]:
    """Every row that a check speaks against, by party and row, with the mask of ``BITS``."""
    if not isinstance(checked.bad, Path):
        yield from checked.bad
        return
    from pyarrow import parquet

    table = parquet.read_table(checked.bad, columns=["party", "row", "mask"])
    table = table.sort_by([("party", "ascending"), ("row", "ascending")])
    for batch in table.to_batches():
        yield from zip(*(batch.column(name).to_pylist() for name in ("party", "row", "mask")), strict=True)
