"""A slice of a large roll, read column by column: each different text once, by the same readers that read a row.

Equal to ``rows``, cell by cell; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from saylau.rolls.facts import PERSON_BYTES, SCHEMA, IinFault, RowFault
from saylau.rolls.folding import folded_together
from saylau.rolls.iin import Iin, check
from saylau.rolls.reading.cells import Cell, part_name, read_name, read_sex
from saylau.rolls.reading.dates import Day, Reading, read_day
from saylau.rolls.reading.kernel import check_many
from saylau.rolls.reading.noting import NAMED_AT_MOST, OF_ROWS, Notes
from saylau.rolls.reading.rows import Means, day_faults

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["SliceReader", "schema"]

FOLDS_KEPT = 1 << 20
EPOCH = date(1970, 1, 1).toordinal()
NEVER = -(1 << 31)
"""A day of birth that nobody has: in place of NULL, which arrays of whole numbers lack."""
PARTS = ("surname", "given", "patronymic")


def schema() -> pa.Schema:
    """``SCHEMA`` as Apache Arrow has it."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "date32": pa.date32(),
        "int8": pa.int8(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        f"binary({PERSON_BYTES})": pa.binary(PERSON_BYTES),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in SCHEMA.items()])


class _Texts(NamedTuple):
    """A column as its different texts and, for each row, which of them it has."""

    different: list[str]
    which: np.ndarray[Any, Any]

    def taken(self, values: Sequence[Any], kind: pa.DataType) -> pa.Array:
        import pyarrow as pa

        return pa.array(values, type=kind).take(pa.array(self.which))

    def spread(self, values: Sequence[int]) -> np.ndarray[Any, Any]:
        import numpy as np

        told: np.ndarray[Any, Any] = np.array(values, dtype=np.int64)[self.which]
        return told


class SliceReader:
    """Reads slices of columns of text; keeps the fold of each name it has met."""

    def __init__(self, means: Means, notes: Notes) -> None:
        self.means = means
        self.notes = notes
        self._folds: dict[str, str] = {}

    def read(self, columns: Mapping[str, pa.Array], rows: np.ndarray[Any, Any]) -> pa.RecordBatch:
        """The read rows of a slice: ``columns`` are texts without NULL, ``rows`` their numbers in the sheet."""
        import numpy as np
        import pyarrow as pa

        count, kinds = len(rows), {field.name: field.type for field in schema()}
        faults = np.zeros(count, dtype=np.int32)
        texts = {name: _texts(column) for name, column in columns.items() if name != "iin"}
        names = self._names(texts, count, faults)
        region = self._cells(texts["region"], self.means.regions.read, faults)
        sex = self._cells(texts["sex"], read_sex, faults) if "sex" in texts else pa.nulls(count, pa.string())
        days = {name: self._days(name, texts[name], rows, faults) for name in ("born", "joined") if name in texts}
        number = self._numbers(columns["iin"], days.get("born"), sex, rows, faults)
        self._note(rows, texts, faults)
        told = {
            "row": pa.array(rows, type=pa.int64()),
            "party": pa.repeat(pa.scalar(self.means.party), count),
            "region": region,
            "joined": days.get("joined", pa.nulls(count, pa.date32())),
            "faults": pa.array(faults),
            **names,
            **number,
        }
        return pa.record_batch([told[name].cast(kind) for name, kind in kinds.items()], schema=schema())

    def _cells(self, texts: _Texts, read: Callable[[str], Cell], faults: np.ndarray[Any, Any]) -> pa.Array:
        import pyarrow as pa

        cells = [read(text) for text in texts.different]
        faults |= texts.spread([int(cell.faults) for cell in cells]).astype(faults.dtype)
        return texts.taken([cell.value for cell in cells], pa.string())

    def _days(self, column: str, texts: _Texts, rows: np.ndarray[Any, Any], faults: np.ndarray[Any, Any]) -> pa.Array:
        import numpy as np
        import pyarrow as pa

        days: list[Day] = [read_day(text) for text in texts.different]
        often = np.bincount(texts.which, minlength=len(days))
        for day, times in zip(days, often, strict=True):
            self.notes.order(column, day.reading, int(times))
        faults |= texts.spread([int(day_faults(column, day)) for day in days]).astype(faults.dtype)
        if column == "joined":
            asked = np.flatnonzero(texts.spread([int(day.reading is Reading.AMBIGUOUS) for day in days]))
            first = asked[: self.notes.wants("joined_ambiguous")]
            told = [(int(rows[at]), texts.different[texts.which[at]], days[texts.which[at]].both) for at in first]
            self.notes.both(told, len(asked))
        return texts.taken([day.day for day in days], pa.date32())

    def _names(self, texts: Mapping[str, _Texts], count: int, faults: np.ndarray[Any, Any]) -> dict[str, pa.Array]:
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        if "name" in texts:
            whole = texts["name"]
            parted = list(zip(*map(part_name, whole.different), strict=True))
            parts = {name: _Texts(list(each), whole.which) for name, each in zip(PARTS, parted, strict=True)}
        else:
            parts = {name: texts[name] for name in PARTS if name in texts}
        told = {name: self._cells(each, read_name, faults) for name, each in parts.items()}
        folds = [each.taken([self._fold(text) for text in each.different], pa.string()) for each in parts.values()]
        # Arrow leaves a row out where all parts are NULL: an empty part before them keeps it.
        key = pc.utf8_trim_whitespace(pc.binary_join_element_wise("", *folds, " ", null_handling="skip"))
        key = pc.if_else(pc.equal(key, ""), pa.scalar(None, pa.string()), key)
        faults |= np.where(pc.is_null(key).to_numpy(zero_copy_only=False), RowFault.NAME_MISSING, 0).astype(
            faults.dtype
        )
        absent = {name: pa.nulls(count, pa.string()) for name in PARTS if name not in told}
        return told | absent | {"name_key": key}

    def _fold(self, text: str) -> str | None:
        fold = self._folds.get(text)
        if fold is None:
            fold = folded_together(text)
            if len(self._folds) < FOLDS_KEPT:
                self._folds[text] = fold
        return fold or None

    def _numbers(
        self,
        column: pa.Array,
        own_birth: pa.Array | None,
        own_sex: pa.Array,
        rows: np.ndarray[Any, Any],
        faults: np.ndarray[Any, Any],
    ) -> dict[str, pa.Array]:
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        column = pc.utf8_trim_whitespace(column)
        checked = check_many(column, self.means.form)
        fault, own = checked.fault, None
        if own_birth is not None:
            own = own_birth.cast(pa.int32()).fill_null(NEVER).to_numpy(zero_copy_only=False)
        looked_at = ~checked.formed if own is None else ~checked.formed | ((own != NEVER) & (own != checked.born))
        for at in np.flatnonzero(looked_at):
            birth = None if own is None or own[at] == NEVER else date.fromordinal(int(own[at]) + EPOCH)
            told = check(column[int(at)].as_py(), self.means.form, born=birth)
            fault[at] = IinFault.FINE if isinstance(told, Iin) else told
        fine = fault == 0
        if own is not None:
            faults |= np.where(fine & (own != NEVER) & (own != checked.born), RowFault.BORN_DIFFERS, 0).astype(np.int32)
        sex = pa.array(np.where(checked.man, "m", "f"))
        differs = pc.fill_null(pc.not_equal(own_sex, sex), False).to_numpy(zero_copy_only=False)  # noqa: FBT003
        faults |= np.where(fine & differs, RowFault.SEX_DIFFERS, 0).astype(np.int32)
        self._note_numbers(fault, rows)
        is_fine = pa.array(fine)
        born = pa.array(checked.born).cast(pa.date32())
        return {
            "iin": pc.if_else(pa.array(checked.formed), column, pa.scalar(None, pa.string())),
            "iin_fault": pa.array(fault),
            "born": pc.if_else(is_fine, born, pa.nulls(len(rows), pa.date32()) if own_birth is None else own_birth),
            "sex": pc.if_else(is_fine, sex, own_sex),
            "person": self._persons(column, fine),
        }

    def _persons(self, numbers: pa.Array, fine: np.ndarray[Any, Any]) -> pa.Array:
        import numpy as np
        import pyarrow as pa

        marks = b"".join(self.means.key.persons(numbers.filter(pa.array(fine)).to_pylist()))
        places = np.zeros((len(fine), PERSON_BYTES), dtype=np.uint8)
        places[fine] = np.frombuffer(marks, dtype=np.uint8).reshape(-1, PERSON_BYTES)
        known = pa.py_buffer(np.packbits(fine, bitorder="little").tobytes())
        return pa.FixedSizeBinaryArray.from_buffers(
            pa.binary(PERSON_BYTES), len(fine), [known, pa.py_buffer(places.tobytes())]
        )

    def _note_numbers(self, fault: np.ndarray[Any, Any], rows: np.ndarray[Any, Any]) -> None:
        import numpy as np

        for each in np.unique(fault[fault != 0]):
            reason = IinFault(int(each))
            found = np.flatnonzero(fault == each)
            self.notes.number(reason, (int(rows[at]) for at in found[:NAMED_AT_MOST]), len(found))

    def _note(self, rows: np.ndarray[Any, Any], texts: Mapping[str, _Texts], faults: np.ndarray[Any, Any]) -> None:
        import numpy as np

        for fault, (column, _) in OF_ROWS.items():
            found = np.flatnonzero(faults & int(fault))
            if fault is RowFault.JOINED_AMBIGUOUS or not len(found):
                continue
            of = texts.get(column)
            told = [(int(rows[at]), of.different[of.which[at]] if of else "") for at in found[:NAMED_AT_MOST]]
            self.notes.row(fault, told, len(found))


def _texts(column: pa.Array) -> _Texts:
    coded = column.dictionary_encode()
    return _Texts(coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False))
