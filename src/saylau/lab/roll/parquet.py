"""An invented roll as Parquet: one row group a block, texts by their place in the pool, days as days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from saylau.lab.roll.blocks import COLUMNS, Block
from saylau.lab.roll.facts import NOTE
from saylau.lab.roll.names import pool
from saylau.lab.roll.persons import Town

__all__ = ["write_parquet"]

DAYS = ("born", "joined")
SCHEMA = pa.schema(
    [(name, pa.date32() if name in DAYS else pa.string()) for name in COLUMNS], metadata={"saylau.note": NOTE}
)


def write_parquet(path: Path, made: Iterator[Block], town: Town) -> None:
    """Write the blocks, each as a row group."""
    with pq.ParquetWriter(
        path, SCHEMA, compression="zstd", use_dictionary=[c for c in COLUMNS if c != "iin"]
    ) as writer:
        for block in made:
            writer.write_table(pa.table([_column(name, block, town) for name in COLUMNS], schema=SCHEMA))


def _column(name: str, block: Block, town: Town) -> Any:
    written = block.texts.get(name)
    plain = _plain(name, block, town)
    if not written:
        return plain
    mask = np.zeros(len(block), dtype=bool)
    places = sorted(written)
    mask[places] = True
    return pc.replace_with_mask(plain, pa.array(mask), pa.array([written[place] for place in places], pa.string()))


def _plain(name: str, block: Block, town: Town) -> Any:
    if name in DAYS:
        counted = block.persons.born if name == "born" else block.joined
        return pa.array(counted.astype(np.int32), pa.int32()).cast(pa.date32())
    if name == "iin":
        return _numbers(block)
    places, texts = _places(name, block, town)
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), pa.array(texts, pa.string())).cast(
        pa.string()
    )


def _places(name: str, block: Block, town: Town) -> tuple[Any, Any]:
    if name in ("surname", "given", "patronymic"):
        return getattr(block.persons.names, name), pool().texts[name].tolist()
    if name == "sex":
        return block.persons.sex, ["m", "f"]
    if name == "region":
        return block.persons.region, list(town.regions)
    return np.zeros(len(block)), [NOTE]


def _numbers(block: Block) -> Any:
    if not block.has_numbers:
        return pa.nulls(len(block), pa.string())
    width = block.digits.shape[1]
    starts = np.arange(0, (len(block) + 1) * width, width, dtype=np.int32)
    text = np.ascontiguousarray(block.digits + np.uint8(ord("0")))
    return pa.StringArray.from_buffers(len(block), pa.py_buffer(starts), pa.py_buffer(text))
