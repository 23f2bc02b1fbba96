"""The check of many numbers at once: the arithmetic of ``iin.check`` over columns of digits.

Used while a roll is read, and its answer stored as a column. No engine calls it: a function of Python inside an engine gets
NULL for what it does not know, and answers NULL without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from saylau.rolls.facts import IinFault
from saylau.rolls.iin import Form

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Array: TypeAlias = np.ndarray[Any, Any]

__all__ = ["Checked", "check_many"]

TEN = 10
FIRST_DAY = "1970-01-01"


class Checked(NamedTuple):
    """Arrays as long as the column: faults (``IinFault``), days of birth since 1970, ``m`` for men, and who is of the form.

    ``born`` and ``man`` mean something only where ``fault`` is 0; where ``formed`` is false the text is no row of the right
    number of digits, and ``fault`` is left at 0 for a closer look.
    """

    fault: Array
    born: Array
    man: Array
    formed: Array


def check_many(column: pa.Array, form: Form) -> Checked:
    """Check a column of texts without spaces at their edges; equal to ``iin.check``, without an own column of birth."""
    import numpy as np

    digits, formed = _digits(column, form.length)
    fault = np.zeros(len(column), dtype=np.int8)
    first_years, men, known = _centuries(form)
    century = digits[:, form.century]
    fault[~known[century]] = IinFault.CENTURY_DIGIT_UNKNOWN
    parts = [
        digits[:, at].astype(np.int32) * TEN + digits[:, at + 1] for at in (form.year, form.month, form.day_of_month)
    ]
    born, exists = _days(first_years[century] + parts[0], parts[1], parts[2])
    _mark(fault, ~exists, IinFault.BIRTH_DATE_IMPOSSIBLE)
    told = _check_digits(digits, form)
    if form.is_withheld:
        _mark(fault, told == TEN, IinFault.NOT_ISSUED)
    _mark(fault, told != digits[:, form.checked], IinFault.CHECK_DIGIT_WRONG)
    _mark(fault, born > _since(form.day.toordinal()), IinFault.BORN_IN_THE_FUTURE)
    _mark(fault, born <= _since(form.oldest.toordinal()), IinFault.CENTURY_DISAGREES)
    fault[~formed] = 0
    return Checked(fault, born, men[century], formed)


def _mark(fault: Array, where: Array, reason: IinFault) -> None:
    """Set a reason where there is none yet."""
    fault[where & (fault == 0)] = reason


def _digits(column: pa.Array, length: int) -> tuple[Array, Array]:
    """A row of digits for each text, zeros where it is no row of so many digits; and where it is one."""
    import numpy as np
    import pyarrow.compute as pc

    formed = pc.fill_null(pc.equal(pc.binary_length(column), length), False).to_numpy(zero_copy_only=False)  # noqa: FBT003
    fitting = column if formed.all() else column.filter(formed)
    offsets = np.frombuffer(fitting.buffers()[1], dtype=np.int32, count=len(fitting) + 1, offset=4 * fitting.offset)
    start, end = int(offsets[0]), int(offsets[-1])
    raw = np.frombuffer(fitting.buffers()[2] or b"", dtype=np.uint8, count=end - start, offset=start if end else 0)
    found = (raw.reshape(-1, length) if length else raw.reshape(len(fitting), 0)) - np.uint8(ord("0"))
    right: Array = np.all(found < TEN, axis=1)
    found[~right] = 0
    if len(fitting) == len(column):
        return found, right
    digits = np.zeros((len(column), length), dtype=np.uint8)
    digits[formed] = found
    formed[formed] = right
    return digits, formed


def _centuries(form: Form) -> tuple[Array, Array, Array]:
    import numpy as np

    first_years, men, known = np.zeros(TEN, np.int32), np.zeros(TEN, np.bool_), np.zeros(TEN, np.bool_)
    for digit, (year, sex) in form.centuries.items():
        first_years[int(digit)], men[int(digit)], known[int(digit)] = year, sex == "m", True
    return first_years, men, known


def _days(year: Array, month: Array, day: Array) -> tuple[Array, Array]:
    """Days since 1970 of the Gregorian calendar, and where there is such a day."""
    import numpy as np

    months = (year.astype(np.int64) - 1970) * 12 + (month - 1)
    begins = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    ends = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    exists = (month >= 1) & (month <= 12) & (day >= 1) & (day <= ends - begins)
    return (begins + day - 1).astype(np.int32), exists


def _check_digits(digits: Array, form: Form) -> Array:
    """The check digit of each row; ten where both sums are ten."""
    import numpy as np

    places = [at for at in range(form.length) if at != form.checked]
    told = np.full(len(digits), TEN, dtype=np.int16)
    for weights in form.weights:
        total = np.zeros(len(digits), dtype=np.int16)
        for at, weight in zip(places, weights, strict=True):
            total += digits[:, at].astype(np.int16) * np.int16(weight)
        told = np.where(told == TEN, total % form.modulus, told)
    return told


def _since(ordinal: int) -> int:
    from datetime import date

    return ordinal - date.fromisoformat(FIRST_DAY).toordinal()
