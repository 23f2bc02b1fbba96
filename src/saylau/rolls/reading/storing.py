"""A read roll as a Parquet file: written slice by slice for its owner's eyes, and opened again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saylau.errors import BadCall, BadInput, Problem
from saylau.rolls.facts import IinFault, Member, RowFault
from saylau.rolls.reading.extras import need
from saylau.rolls.reading.ingested import Ingested

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["is_read_roll", "members_in", "members_of", "open_roll", "write_roll"]

ABOUT = b"saylau.roll"
"""Where the file says what it is."""
OWN_EYES = 0o600
AT_ONCE = 1 << 16


def write_roll(to: Path, batches: Iterator[pa.RecordBatch], finished: Callable[[], Ingested]) -> Ingested:
    """Write the read rows, and last what they are, which ``finished`` knows once they are read; the root is reckoned here."""
    import numpy as np
    import pyarrow.compute as pc
    from pyarrow import parquet

    from saylau.rolls.reading.slices import schema

    to.touch(mode=OWN_EYES)
    to.chmod(OWN_EYES)
    rows, marks = 0, []
    with parquet.ParquetWriter(to, schema(), compression="zstd", compression_level=1) as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
            known = pc.drop_null(batch.column("person"))
            width = known.type.byte_width
            raw = np.frombuffer(known.buffers()[1] or b"", np.uint8, len(known) * width, known.offset * width)
            marks.append(raw.copy())
        persons, root = _root(marks)
        told = replace(finished(), rows=rows, persons=persons, root=root, path=to)
        writer.add_key_value_metadata({ABOUT: _about(told)})
    return told


def is_read_roll(path: Path) -> bool:
    """Whether the file is a roll that was read before."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return ABOUT in (parquet.read_metadata(path).metadata or {})
    except (pa.ArrowInvalid, OSError):
        return False


def open_roll(path: Path, *, day: date, key: str) -> Ingested:
    """A roll that was read before; ``BadCall`` where it was read for another day or under another key."""
    need("rolls", "pyarrow")
    from pyarrow import parquet

    if not is_read_roll(path):
        raise BadInput((Problem(path.name, 0, "", "not_a_read_roll"),))
    about = json.loads(parquet.read_metadata(path).metadata[ABOUT])
    if about["day"] != day.isoformat():
        message = f"{path.name} was read for {about['day']}."
        raise BadCall(message, "roll_of_another_day", file=path.name, on=about["day"], asked=day.isoformat())
    if key and about["key"] != key:
        raise BadCall(f"{path.name} was read under another key.", "roll_of_another_key", file=path.name)
    return Ingested(
        **{name: about[name] for name in ("party", "file", "key", "rows", "unread", "persons", "root", "noted")},
        day=day,
        columns=tuple(about["columns"]),
        path=path,
    )


def members_of(path: Path) -> Iterator[Member]:
    """The rows of a read roll, one by one."""
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches(batch_size=AT_ONCE):
        yield from members_in(batch)


def members_in(batch: pa.RecordBatch) -> Iterator[Member]:
    """The rows of one slice."""
    for told in batch.to_pylist():
        fault, faults = IinFault(told.pop("iin_fault")), RowFault(told.pop("faults"))
        yield Member(iin_fault=fault, faults=faults, **told)


def _about(told: Ingested) -> bytes:
    names = ("party", "file", "key", "rows", "unread", "persons", "root")
    about: dict[str, Any] = {name: getattr(told, name) for name in names}
    about |= {"day": told.day.isoformat(), "columns": list(told.columns), "noted": dict(told.noted)}
    return json.dumps(about, ensure_ascii=False, sort_keys=True).encode()


def _root(marks: list[Any]) -> tuple[int, str]:
    """As ``root_of``, over arrays: a mark is two numbers of eight bytes, the greater first."""
    import numpy as np

    if not marks:
        return 0, hashlib.sha256().hexdigest()
    halves = np.concatenate(marks).view(">u8").reshape(-1, 2)
    marks.clear()
    order = np.lexsort((halves[:, 1].astype("u8"), halves[:, 0].astype("u8")))
    halves = halves[order]
    fresh = np.ones(len(halves), dtype=np.bool_)
    fresh[1:] = (halves[1:] != halves[:-1]).any(axis=1)
    different = halves[fresh]
    return len(different), hashlib.sha256(different.tobytes()).hexdigest()
