"""The other cells of a row: region, sex and names; each reader says what a text means and which faults it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from saylau.instruments.cells import mixed_scripts
from saylau.instruments.phrases import LANGUAGES
from saylau.law import Book, LawOfDay
from saylau.rolls.facts import RowFault

__all__ = [
    "Cell",
    "nearest_regions",
    "part_name",
    "read_name",
    "read_sex",
    "region_key",
    "regions_of",
    "regions_of_every_day",
]

NOT_A_LETTER = re.compile(r"[\W_]+")
SEXES = {
    "m": "m", "f": "f", "м": "m", "ж": "f", "муж": "m", "жен": "f", "мужской": "m", "женский": "f", "male": "m", "female": "f",
    "е": "m", "э": "f", "ә": "f", "ер": "m", "әйел": "f",
}  # fmt: skip
KINDS = frozenset({"область", "облысы", "город", "қаласы", "region", "city"})
"""Words that many names of regions share."""
ALIKE = 4
"""Letters at the beginning by which two words are taken for one, as in Алматы and Алматинская."""
SHORT = {"г": "город", "обл": "область", "қ": "қаласы"}


class Cell(NamedTuple):
    """What a text means, None where nothing, and the faults of the row that follow."""

    value: str | None
    faults: RowFault = RowFault(0)


class Regions(dict[str, str]):
    """The keys of the regions on the map of a day by every name they have that day, folded."""

    def read(self, text: str) -> Cell:
        """The key of the region that a text names."""
        plain = text.strip()
        if not plain:
            return Cell(None, RowFault.REGION_MISSING)
        key = self.get(_folded(plain))
        if key is not None:
            return Cell(key)
        return Cell(None, RowFault.REGION_UNKNOWN | (RowFault.SCRIPTS_MIXED if mixed_scripts(plain) else RowFault(0)))


def regions_of(law: LawOfDay) -> Regions:
    """The regions by key and by their names of the day in the three languages; a name of two regions names none."""
    told: dict[str, set[str]] = {}
    for region in law.regions:
        names = {region.key, *(region.name_on(law.day, language) for language in LANGUAGES)}
        if region.iso:
            names.add(region.iso)
        for name in names:
            told.setdefault(_folded(name), set()).add(region.key)
    return Regions({name: next(iter(keys)) for name, keys in told.items() if len(keys) == 1})


def regions_of_every_day(book: Book) -> Mapping[str, frozenset[str]]:
    """The keys of the regions by every name, ISO code and key that they have had, folded."""
    told: dict[str, set[str]] = {}
    for region in book.regions:
        for name in (region.key, region.iso, *(name for _, names in region.names for name in names.values())):
            told.setdefault(_folded(name), set()).add(region.key)
    return {name: frozenset(keys) for name, keys in told.items() if name}


def region_key(text: str, named: Mapping[str, frozenset[str]]) -> str | None:
    """The key of the one region that a text names; None where it names none, or more than one."""
    keys = named.get(_folded(text), frozenset())
    return next(iter(keys)) if len(keys) == 1 else None


def nearest_regions(text: str, named: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The keys of the regions that the text may mean: those with that name, or with a word that begins like one of its words."""
    folded = _folded(text)
    begins = {word[:ALIKE] for word in folded.split() if len(word) >= ALIKE and word not in KINDS}
    alike = (
        keys
        for name, keys in named.items()
        if name == folded or any(word[:ALIKE] in begins for word in name.split() if word not in KINDS)
    )
    return tuple(sorted({key for keys in alike for key in keys}))


def read_sex(text: str) -> Cell:
    """``m`` or ``f``."""
    plain = text.strip().casefold().rstrip(".")
    if not plain:
        return Cell(None)
    sex = SEXES.get(plain)
    return Cell(sex) if sex else Cell(None, RowFault.SEX_UNREADABLE)


def read_name(text: str) -> Cell:
    """One part of a name, as typed."""
    plain = " ".join(text.split())
    if not plain:
        return Cell(None)
    return Cell(plain, RowFault.SCRIPTS_MIXED if mixed_scripts(plain) else RowFault(0))


def part_name(text: str) -> tuple[str, str, str]:
    """Surname, given name and patronymic of one cell, parted at its first two spaces."""
    parts = text.split(maxsplit=2)
    return (*parts, "", "", "")[:3]  # type: ignore[return-value]


def _folded(name: str) -> str:
    words = NOT_A_LETTER.sub(" ", name.casefold()).split()
    return " ".join(SHORT.get(word, word) for word in words)
