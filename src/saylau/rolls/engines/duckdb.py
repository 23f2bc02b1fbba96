"""DuckDB, the engine by default: one process, no server, memory bounded and spilled to the folder of work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["MEMORY", "DuckDesk", "open_desk"]

MEMORY = "1GB"
"""What DuckDB may hold of it at once; twelve million rows pass through it, and the rest of the process needs its own."""


class DuckDesk:
    """A connection to an engine in memory, with a folder for what it keeps."""

    name = "duckdb"

    def __init__(self, connection: Any, folder: Path) -> None:
        self.connection = connection
        self.folder = folder

    def read(self, paths: Sequence[Path]) -> Any:
        """The rows of all files, only the columns that are asked for."""
        return self.connection.read_parquet([str(path) for path in paths])

    def keep(self, table: Any, name: str) -> Any:
        """The table, written and read back."""
        self.connection.to_parquet(table, self.place(name), compression="zstd")
        return self.read([self.place(name)])

    def place(self, name: str) -> Path:
        """Where a kept table lies."""
        return self.folder.joinpath(f"{name}.parquet")

    def close(self) -> None:
        """End the connection."""
        self.connection.disconnect()


def open_desk(folder: Path) -> DuckDesk:
    """A desk whose engine holds at most ``MEMORY``, does not keep the order of rows, and asks nobody on the net."""
    import ibis

    connection = ibis.duckdb.connect(
        ":memory:",
        memory_limit=MEMORY,
        temp_directory=str(folder.joinpath("spilled")),
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    return DuckDesk(connection, folder)
