"""A row of a sheet, read exactly: every cell by its reader, the number by the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from saylau.rolls.facts import IinFault, Member, RowFault
from saylau.rolls.folding import folded_together
from saylau.rolls.iin import Form, Iin, check
from saylau.rolls.keys import Key
from saylau.rolls.reading.cells import Cell, Regions, part_name, read_name, read_sex
from saylau.rolls.reading.dates import Day, Reading, read_day
from saylau.rolls.reading.noting import OF_ROWS, Notes

__all__ = ["Means", "day_faults", "read_rows"]

REMEMBERED = 1 << 16
OF_DAYS = {
    "born": {
        Reading.UNREADABLE: RowFault.BORN_UNREADABLE,
        Reading.AMBIGUOUS: RowFault.BORN_AMBIGUOUS,
    },
    "joined": {
        Reading.EMPTY: RowFault.JOINED_MISSING,
        Reading.UNREADABLE: RowFault.JOINED_UNREADABLE,
        Reading.AMBIGUOUS: RowFault.JOINED_AMBIGUOUS,
    },
}
NOTHING = RowFault(0)
PARTS = ("surname", "given", "patronymic")


class Means:
    """What reading a roll needs: the form of numbers, the regions of the day, the key, and the party whose roll it is."""

    def __init__(self, form: Form, regions: Regions, key: Key, party: str) -> None:
        self.form = form
        self.regions = regions
        self.key = key
        self.party = party


def day_faults(column: str, day: Day) -> RowFault:
    """What follows for the row from how a day is written."""
    return OF_DAYS[column].get(day.reading, NOTHING)


def read_rows(
    rows: Iterator[tuple[int, Sequence[str]]], places: Mapping[str, int], means: Means, notes: Notes
) -> Iterator[Member]:
    """The members of a sheet, row by row; what is wrong with each is noted."""
    reader = _Reader(places, means, notes)
    for row, cells in rows:
        yield reader.member(row, cells)


class _Reader:
    """Reads each different text once: rows repeat their regions, days and names."""

    def __init__(self, places: Mapping[str, int], means: Means, notes: Notes) -> None:
        self.means = means
        self.notes = notes
        self.places = places
        self.region = _remembered(means.regions.read)
        self.name = _remembered(read_name)
        self.sex = _remembered(read_sex)
        self.day: Callable[[str], Day] = lru_cache(REMEMBERED)(read_day)
        self.fold: Callable[[str | None], str] = lru_cache(REMEMBERED)(folded_together)
        self.faults: Callable[[int], RowFault] = lru_cache(REMEMBERED)(RowFault)

    def member(self, row: int, cells: Sequence[str]) -> Member:
        text = {name: cells[at] for name, at in self.places.items()}
        born, joined = self._day("born", text), self._day("joined", text)
        region, faults = self.region(text["region"])
        sex, more = self.sex(text.get("sex", ""))
        faults |= more
        typed = part_name(text["name"]) if "name" in text else [text.get(name, "") for name in PARTS]
        names = []
        for each in typed:
            name, more = self.name(each)
            names.append(name)
            faults |= more
        name_key = " ".join(filter(None, map(self.fold, names))) or None
        faults |= 0 if name_key else int(RowFault.NAME_MISSING)
        number = text["iin"].strip()
        told = check(number, self.means.form, born=born.day if born else None)
        fine, fault = (told, IinFault.FINE) if isinstance(told, Iin) else (None, told)
        faults |= _of_days(born, joined) | (_against(fine, born, sex) if fine else 0)
        if fault or faults or (joined and joined.both):
            self._note(row, fault, self.faults(faults), text, joined)
        return Member(
            row=row,
            party=self.means.party,
            iin=number if fine or _is_formed(number, self.means.form) else None,
            iin_fault=fault,
            born=fine.born if fine else born.day if born else None,
            sex=fine.sex if fine else sex,
            region=region,
            joined=joined.day if joined else None,
            surname=names[0],
            given=names[1],
            patronymic=names[2],
            name_key=name_key,
            faults=self.faults(faults),
            person=self.means.key.person(fine.text) if fine else None,
        )

    def _day(self, column: str, text: Mapping[str, str]) -> Day | None:
        """The day of a cell; None where the file has no such column."""
        if column not in text:
            return None
        day = self.day(text[column])
        self.notes.order(column, day.reading, 1)
        return day

    def _note(self, row: int, fault: IinFault, faults: RowFault, text: Mapping[str, str], joined: Day | None) -> None:
        if fault:
            self.notes.number(fault, (row,), 1)
        if joined and joined.both:
            self.notes.both([(row, text["joined"], joined.both)], 1)
        for each in faults & ~RowFault.JOINED_AMBIGUOUS:
            self.notes.row(each, [(row, text.get(OF_ROWS[each][0], ""))], 1)


def _remembered(read: Callable[[str], Cell]) -> Callable[[str], tuple[str | None, int]]:
    """A reader that remembers, its faults as a plain number: flags are slow to add up."""

    @lru_cache(REMEMBERED)
    def remember(text: str) -> tuple[str | None, int]:
        cell = read(text)
        return cell.value, int(cell.faults)

    return remember


def _of_days(born: Day | None, joined: Day | None) -> int:
    told = ((name, day) for name, day in (("born", born), ("joined", joined)) if day and not day.day)
    return sum(int(day_faults(name, day)) for name, day in told)


def _against(fine: Iin, born: Day | None, sex: str | None) -> int:
    """Where own columns of birth and sex say other than the number."""
    differs = RowFault.BORN_DIFFERS if born and born.day and born.day != fine.born else NOTHING
    return int(differs | (RowFault.SEX_DIFFERS if sex and sex != fine.sex else NOTHING))


def _is_formed(number: str, form: Form) -> bool:
    return len(number) == form.length and number.isascii() and number.isdigit()
