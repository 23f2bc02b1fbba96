"""A read roll in the columns that probable twins are looked for in, written by hand."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture
def roll(tmp_path):
    """Write rows ``(surname, given, patronymic, born, region, fault of the number)``; the first is row 2."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")

    def write(*rows):
        names = ("surname", "given", "patronymic", "born", "region", "iin_fault")
        columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
        columns["born"] = [date.fromisoformat(each) if each else None for each in columns["born"]]
        types = {"born": pa.date32(), "iin_fault": pa.int8()}
        table = {"row": pa.array(range(2, len(rows) + 2), pa.int64())}
        table |= {name: pa.array(told, types.get(name, pa.string())) for name, told in columns.items()}
        parquet.write_table(pa.table(table), tmp_path / "roll.parquet")
        return tmp_path / "roll.parquet"

    return write
