"""The statute book of a country: reads it whole, and answers what is in force on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from saylau.errors import BadLaw, NoSuchProvision
from saylau.law.reading import continued, read_acts, read_provisions, read_toml
from saylau.law.supposing import checked, supposed
from saylau.law.territory import Region, read_regions
from saylau.law.wording import Act, Provision, Value, Wording

__all__ = ["Book", "Change", "LawOfDay", "countries", "load", "load_beside"]

SHELF = Path(__file__).parent
CHAPTERS = {"acts", "provision", "region", "unread"}
BESIDE = "beside"
"""What stands before the name of a file that a commission keeps beside the book."""
STEPS = "steps"
"""The shelf of the house's own written steps, and what stands before the name of a file of it: every book rests on them."""
LETTERS_OF_A_COUNTRY = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One provision on two days: what it said, and what it says."""

    name: str
    before: Wording
    after: Wording


class LawOfDay:
    """The law as it stood on one day; ``law["party.minimum_members"]`` is the wording of that day."""

    __slots__ = ("_wordings", "book", "day", "notebook", "supposed")

    def __init__(self, book: Book, day: date) -> None:
        self.book = book
        self.day = day
        self._wordings: dict[str, Wording] = {}
        self.notebook: dict[str, object] = {}
        """Rooms may keep what they worked out from this day's law here, by the room's own name."""
        self.supposed: Mapping[str, Value] = {}
        """What this day is made to say that the law does not: empty, except in a what-if."""

    def __getitem__(self, name: str) -> Wording:
        wording = self._wordings.get(name)
        if wording is None:
            provision = self.book.provision(name)
            wording = self._wordings.get(provision.name) or provision.on(self.day)
            self._wordings[name] = wording
        return wording

    def __iter__(self) -> Iterator[Wording]:
        return (self[name] for name in self.book.provisions)

    def supposing(self, changes: Mapping[str, Value]) -> LawOfDay:
        """This day under a law that says something else in these provisions: a what-if, never the law.

        A name may be one that the provision had elsewhere. The wordings replaced are of low confidence and say that they
        are suppositions. Raises ``NoSuchProvision`` for a name nobody wrote, ``BadCall`` for a value that cannot be.
        """
        provisions = [(self.book.provision(name), value) for name, value in changes.items()]
        other = LawOfDay(self.book, self.day)
        other.supposed = {**self.supposed, **{each.name: checked(each, value) for each, value in provisions}}
        other._wordings = {
            name: supposed(self.book.provision(name).on(self.day), value) for name, value in other.supposed.items()
        }
        return other

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions on the map of that day."""
        return tuple(region for region in self.book.regions if region.exists_on(self.day))

    @property
    def is_before_any_law(self) -> bool:
        """Whether the day lies before the first dated wording of the whole book."""
        return self.day < self.book.first_day


class Book:
    """All acts of one country. ``provisions`` keeps the order of the files; names are unique in the whole book.

    The house's own steps (comparing, adding up, reading a protocol) lie on a shelf of their own and belong to every book.

    ``beside`` is a folder of files that a commission keeps beside the book, such as its own limits for one election:
    new provisions, and later wordings of those in the book. What the book already says is never edited.
    """

    def __init__(self, country: str, shelf: Path = SHELF, beside: Path | None = None) -> None:
        self.country = country
        self.folder = shelf / country
        self.beside = beside
        self.acts: dict[str, Act] = {}
        self.provisions: dict[str, Provision] = {}
        self.regions: tuple[Region, ...] = ()
        self._days: dict[date, LawOfDay] = {}
        for name, path in self.files.items():
            self._add(name, path)
        for provision in self.provisions.values():
            for wording in provision.wordings:
                if wording.act not in self.acts:
                    raise BadLaw(f"{provision.name}: the act {wording.act!r} is not described in any file")

    @property
    def files(self) -> Mapping[str, Path]:
        """The files of the book by their names, in the order of reading: its own and the house's steps, then those beside it."""
        steps = self.folder.parent / STEPS
        own = {path.relative_to(self.folder).parts: path for path in self.folder.rglob("*.toml")}
        own |= {(STEPS, *path.relative_to(steps).parts): path for path in steps.rglob("*.toml")}
        files = {"/".join(parts): own[parts] for parts in sorted(own)}
        if self.beside is not None:
            for path in sorted(self.beside.rglob("*.toml")):
                files[f"{BESIDE}/{path.relative_to(self.beside).as_posix()}"] = path
        return files

    def _add(self, where: str, path: Path) -> None:
        tables = read_toml(path)
        if strange := sorted(set(tables) - CHAPTERS):
            raise BadLaw(
                f"{where}: unknown key {', '.join(strange)}; a file of the book has acts, provision, unread and region"
            )
        self.acts.update(read_acts(tables, where))
        for provision in read_provisions(tables, where):
            earlier = self.provisions.get(provision.name)
            if earlier is not None:
                if not where.startswith(f"{BESIDE}/"):
                    raise BadLaw(f"{where}: {provision.name} stands twice in the book")
                provision = continued(earlier, provision, where)  # noqa: PLW2901 (the same provision, carried on)
            self.provisions[provision.name] = provision
        self.regions += tuple(read_regions(tables, where))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the names and bytes of the files: two books with one fingerprint say the same."""
        total = hashlib.sha256()
        for name, path in self.files.items():
            inner = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{name}\n{inner}\n".encode())
        return total.hexdigest()

    @cached_property
    def first_day(self) -> date:
        """The first day from which any wording is dated."""
        return min(w.since for p in self.provisions.values() for w in p.wordings if w.since is not None)

    @cached_property
    def other_names(self) -> Mapping[str, str]:
        """Names that provisions had elsewhere, to the one name they have here."""
        return {other: name for name, provision in self.provisions.items() for other in provision.aka}

    def provision(self, name: str) -> Provision:
        """The provision of that name (or of a name it had elsewhere); raises ``NoSuchProvision``."""
        found = self.provisions.get(name)
        if found is None:
            found = self.provisions.get(self.other_names.get(name, ""))
        if found is None:
            raise NoSuchProvision(name, tuple(get_close_matches(name, self.provisions, n=3)))
        return found

    def on(self, day: date) -> LawOfDay:
        """The law of one day."""
        if day not in self._days:
            self._days[day] = LawOfDay(self, day)
        return self._days[day]

    def changes(self, earlier: date, later: date) -> tuple[Change, ...]:
        """Every provision that says something else on the later day than on the earlier one."""
        then, now = self.on(earlier), self.on(later)
        return tuple(
            Change(name, then[name], now[name])
            for name in self.provisions
            if (then[name].state, then[name].said) != (now[name].state, now[name].said)
        )


@cache
def load(country: str) -> Book:
    """The statute book of a country by its two letters; raises ``BadLaw`` where there is none."""
    if country not in countries():
        raise BadLaw(f"There is no statute book for {country!r}; there is one for: {', '.join(countries())}.")
    return Book(country)


def load_beside(country: str, beside: Path) -> Book:
    """The country's book carried on by the files of a folder; raises ``BadLaw`` where they edit what the book says."""
    load(country)
    return Book(country, beside=beside)


def countries() -> tuple[str, ...]:
    """The countries that have a statute book."""
    folders = (path for path in SHELF.iterdir() if len(path.name) == LETTERS_OF_A_COUNTRY and path.is_dir())
    return tuple(sorted(path.name for path in folders if any(path.rglob("*.toml"))))
