"""Spark, where a country outgrows one machine: the same steps, by a session of the caller's cluster or a local one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

__all__ = ["SparkDesk", "open_desk"]


class SparkDesk:
    """A Spark session, with a folder that every worker can reach."""

    name = "spark"

    def __init__(self, connection: Any, folder: Path) -> None:
        self.connection = connection
        self.folder = folder

    def read(self, paths: Sequence[Path]) -> Any:
        """The rows of all files."""
        tables = [self.connection.read_parquet(str(path)) for path in paths]
        return reduce(lambda one, other: one.union(other), tables)

    def keep(self, table: Any, name: str) -> Any:
        """The table, written as a folder of files and read back: what Spark caches, it may compute again."""
        self.connection.to_parquet(table, self.place(name))
        return self.read([self.place(name)])

    def place(self, name: str) -> Path:
        """Where a kept table lies; Spark passes over names that begin with a stroke or a full stop."""
        return self.folder.joinpath(f"{name}.parquet")

    def close(self) -> None:
        """Leave the session to who opened it: the next roll uses it again."""


def open_desk(folder: Path) -> SparkDesk:
    """A desk at the running session, or at a local one on all cores."""
    import ibis
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.appName("saylau-rolls")
        .config("spark.pyspark.python", sys.executable)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    return SparkDesk(ibis.pyspark.connect(session), folder)
