"""Reading a roll: a sheet becomes members, every bad row named and counted, and every person a mark.

``headers`` knows the columns in three languages, ``dates`` and ``cells`` read one cell, ``rows`` one row; ``slices`` reads
large rolls column by column with the same readers, its numbers by ``kernel``, its texts from ``sources``; ``storing`` keeps
the rows as Parquet; ``noting`` gathers what was found. ``ingest`` puts it together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.rolls.iin import form_of
from saylau.rolls.keys import Key
from saylau.rolls.reading.cells import regions_of
from saylau.rolls.reading.extras import need
from saylau.rolls.reading.ingested import Ingested, root_of
from saylau.rolls.reading.noting import NAMED_AT_MOST, Notes
from saylau.rolls.reading.rows import Means, read_rows
from saylau.rolls.reading.sources import PARQUET, open_sheet, slices_of
from saylau.rolls.reading.storing import is_read_roll, members_in, members_of, open_roll, write_roll

__all__ = ["NAMED_AT_MOST", "Ingested", "ingest", "is_read_roll", "members_of", "open_roll"]

KEY_OF_A_PARTY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
UNPARTED = ("row_is_too_short", "row_is_too_long", "quotes_are_wrong", "quote_is_never_closed", "cell_is_too_long")
"""Sentences of rows that never became cells."""


def ingest(path: Path, law: LawOfDay, *, key: Key, party: str = "", to: Path | None = None) -> Ingested:
    """Read the roll of one party for a day, every number held against the law of that day.

    ``party`` is its key, that of the file's name unless given. With ``to`` the rows go to a Parquet file there, slice by
    slice, for which the extra ``rolls`` is needed; without it they stay in memory. Raises ``BadInput`` where the file is no
    roll, ``BadCall`` where the party has no key or the law of the day no number.
    """
    party = party or path.stem.lower()
    if not KEY_OF_A_PARTY.fullmatch(party):
        raise BadCall(f"{party!r} is no key of a party.", "no_key_of_a_party", party=party)
    means = Means(form_of(law), regions_of(law), key, party)
    notes = Notes(path.name)
    if to is not None or path.suffix.lower() == PARQUET:
        need("rolls", "numpy", "pyarrow")
        return _by_slices(path, means, notes, law.day, to)
    sheet, places = open_sheet(path)
    members = tuple(read_rows(iter(sheet.rows), places, means, notes))
    for problem in sheet.problems:
        notes.sheet(problem)
    told = _told(means, notes, law.day, tuple(places))
    persons, root = root_of(each.person for each in members if each.person)
    return replace(told, rows=len(members), persons=persons, root=root, members=members)


def _by_slices(path: Path, means: Means, notes: Notes, day: date, to: Path | None) -> Ingested:
    from saylau.rolls.reading.slices import SliceReader

    columns, slices = slices_of(path, notes)
    reader = SliceReader(means, notes)
    batches = (reader.read(texts, rows) for texts, rows in slices if len(rows))
    if to is not None:
        return write_roll(to, batches, lambda: _told(means, notes, day, columns))
    members = tuple(each for batch in batches for each in members_in(batch))
    persons, root = root_of(each.person for each in members if each.person)
    told = _told(means, notes, day, columns)
    return replace(told, rows=len(members), persons=persons, root=root, members=members)


def _told(means: Means, notes: Notes, day: date, columns: tuple[str, ...]) -> Ingested:
    """What is known of a roll when its rows are read."""
    return Ingested(
        party=means.party,
        file=notes.file,
        day=day,
        key=means.key.name,
        rows=0,
        unread=sum(notes.counts[rule] for rule in UNPARTED),
        columns=columns,
        persons=0,
        root="",
        noted=dict(notes.counts),
        problems=notes.problems,
    )
