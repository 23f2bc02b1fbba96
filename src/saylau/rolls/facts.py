"""A roll as the room keeps it: the columns of a read roll, what can be wrong with a number and with a row.

The read ("ingested") roll of one party is a Parquet file with exactly the columns of ``SCHEMA``, in this order:

``row``         the row of the sheet as a spreadsheet shows it: the header is row 1. The order of the file is by row.
``party``       the key of the party (or of the register); never null.
``iin``         the identification number as text where it has the right number of digits, else null. A number with a wrong
                check digit stands here; a text that is no number does not.
``iin_fault``   ``IinFault``: 0 where the number is fine on the day of the roll.
``born``        the day of birth: that of the number where the number is fine, else that of an own column, else null.
``sex``         ``m``, ``f`` or null: that of the number where it is fine, else that of an own column.
``region``      the key of a region on the map of the day, or null where it is missing or unknown.
``joined``      the day of joining, or null where it is missing, unreadable or ambiguous.
``surname``, ``given``, ``patronymic``   as typed, trimmed; null where empty. A file with one ``name`` column has it parted
                at its first and second space.
``name_key``    ``folding.folded_together(surname, given, patronymic)``; null where nobody is named.
``faults``      ``RowFault``: what reading the row found, as a mask of bits; 0 where nothing.
``person``      the first ``PERSON_BYTES`` bytes of the HMAC-SHA-256 of the number (its digits in ASCII) under the
                commission's key; null wherever ``iin_fault`` is not 0: a number that is not in order identifies nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, IntFlag, auto
from types import MappingProxyType

__all__ = ["PERSON_BYTES", "SCHEMA", "IinFault", "Member", "RowFault"]

PERSON_BYTES = 16
"""Half of an HMAC-SHA-256: RFC 2104 (section 5) allows to cut it there. Twelve million persons meet by chance once in 10^24."""

SCHEMA: Mapping[str, str] = MappingProxyType(
    {
        "row": "int64",
        "party": "string",
        "iin": "string",
        "iin_fault": "int8",
        "born": "date32",
        "sex": "string",
        "region": "string",
        "joined": "date32",
        "surname": "string",
        "given": "string",
        "patronymic": "string",
        "name_key": "string",
        "faults": "int32",
        "person": f"binary({PERSON_BYTES})",
    }
)
"""The columns of a read roll and their types by the names of Apache Arrow."""


class IinFault(IntEnum):
    """Why an identification number is not in order. Stored as a number: new ones only at the end."""

    FINE = 0
    MISSING = auto()
    NOT_DIGITS = auto()
    """Letters, signs, digits of another script."""
    WRONG_LENGTH = auto()
    LEADING_ZERO_LOST = auto()
    """Too short, and in order with zeros in front: a spreadsheet ate them. A finding, never padded."""
    BIRTH_DATE_IMPOSSIBLE = auto()
    """No such day: 30 February, 29 February of a year that has none, month 13."""
    CENTURY_DIGIT_UNKNOWN = auto()
    CHECK_DIGIT_WRONG = auto()
    NOT_ISSUED = auto()
    """Both check sums are ten: no such number was ever given out."""
    BORN_IN_THE_FUTURE = auto()
    """Born after the day of the roll."""
    CENTURY_DISAGREES = auto()
    """The century makes the person impossibly old, or another century than the own column of birth has."""
    HAS_SPACES = auto()
    TYPED_AS_NUMBER = auto()
    """``960101300012.0`` or ``960 101,00``: the file kept a number where it should keep text."""
    TYPED_AS_POWER = auto()
    """``9.6E+11``: the last digits are gone for good."""
    HAS_APOSTROPHE = auto()


class RowFault(IntFlag):
    """What reading one row found, beside its number. Stored as bits: new ones only at the end."""

    NAME_MISSING = auto()
    SCRIPTS_MIXED = auto()
    """A name, or the region, with Latin and Cyrillic letters in one word."""
    REGION_MISSING = auto()
    REGION_UNKNOWN = auto()
    """No region of that name on the map of the day."""
    BORN_UNREADABLE = auto()
    BORN_AMBIGUOUS = auto()
    """``01/10/2021`` is two days: it is asked, never guessed."""
    BORN_DIFFERS = auto()
    """The own column of birth says another day than the number."""
    SEX_UNREADABLE = auto()
    SEX_DIFFERS = auto()
    JOINED_MISSING = auto()
    """The file has the column, and the cell is empty. A file without the column has no such fault."""
    JOINED_UNREADABLE = auto()
    JOINED_AMBIGUOUS = auto()


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a read roll, field by field as the columns of ``SCHEMA``."""

    row: int
    party: str
    iin: str | None
    iin_fault: IinFault
    born: date | None
    sex: str | None
    region: str | None
    joined: date | None
    surname: str | None
    given: str | None
    patronymic: str | None
    name_key: str | None
    faults: RowFault
    person: bytes | None
