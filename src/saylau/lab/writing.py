"""A generated nation as the files of an election folder: ``stations.csv`` and ``protocols.csv``, each row *illustrative*."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from saylau.instruments.cells import show_minute
from saylau.lab.facts import Plan
from saylau.lab.nation import Nation
from saylau.protocols import NUMBERS, Protocol, load_form
from saylau.protocols import columns as columns_of_form
from saylau.stations import COLUMNS as STATION_COLUMNS

__all__ = ["NOTE", "PROTOCOLS", "STATIONS", "Written", "check", "write_nation", "write_protocols"]

NOTE = "illustrative"
STATIONS, PROTOCOLS = "stations.csv", "protocols.csv"
FORM = "kz-2021-working"
NEVER_FILLED = {"round", "version", "scan", "groups_typed", "groups_of_file"}
TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "mobile_opened_at", "stationary_opened_at")
TYPINGS = (1, 2)
BATCH = 512
"""Rows formatted at once: a nation of any size passes through little memory."""

Cell = Callable[[Protocol], object]


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written, with the SHA-256 of its bytes."""

    path: Path
    sha256: str


def write_nation(nation: Nation, folder: Path) -> tuple[Written, Written]:
    """Write both files into the folder, each whole or not at all, and say what they hash to."""
    folder.mkdir(parents=True, exist_ok=True)
    stations = _written(folder / STATIONS, _station_rows(nation))
    return stations, write_protocols(nation, folder / PROTOCOLS)


def write_protocols(nation: Nation, path: Path, typed: Sequence[Iterable[Protocol]] = ()) -> Written:
    """Write the two typings of every protocol, one row each; ``typed`` stands in for the nation's own typings."""
    header = _columns(nation.plan)
    cells = [_cell(name, nation.plan) for name in header]
    typings = typed or [nation.protocols(typing) for typing in TYPINGS]
    rows = ([cell(each) for cell in cells] for pair in zip(*typings, strict=True) for each in pair)
    return _written(path, _chained(header, rows))


def check(plan: Plan, written: Iterable[Written]) -> tuple[str, ...]:
    """The names of files whose bytes are not those that the plan's checksums promise."""
    return tuple(each.path.name for each in written if plan.checksums.get(each.path.name, each.sha256) != each.sha256)


def _columns(plan: Plan) -> list[str]:
    """The columns of the form without those that no generated row fills."""
    return [
        name
        for name in columns_of_form(load_form(FORM), plan.lists)
        if name not in NEVER_FILLED
        and not (name.startswith("cause_") and not name.startswith("cause_1"))
        and not (name == "against_all" and plan.against_all is None)
    ]


def _cell(name: str, plan: Plan) -> Cell:
    """How a column is filled from a protocol; None is written as an empty cell."""
    if name in TIMES:
        return lambda p: _minute(getattr(p, name))
    if name in NUMBERS or name in ("station", "typing", "typist"):
        return attrgetter(name)
    if name.startswith("votes:"):
        place = plan.lists.index(name.removeprefix("votes:"))
        return lambda p: p.votes[place]
    if name.startswith("words_"):
        words, _, field = name.partition(":")
        return _words(words, field, plan)
    return OTHERS[name]


def _words(words: str, field: str, plan: Plan) -> Cell:
    place = plan.lists.index(field) if field in plan.lists else len(plan.lists)
    spoken = attrgetter(words)
    return lambda p: spoken(p)[place]


def _minute(minute: int | None) -> str:
    return "" if minute is None else show_minute(minute)


def _cause(p: Protocol, part: int) -> object:
    return p.causes[0][part] if p.causes else ""


OTHERS: dict[str, Cell] = {
    "chair_signed": lambda p: "yes" if p.chair_signed else "no",
    "statement": lambda p: "+".join(p.statements),
    "explained": lambda p: "+".join(p.answers),
    "cause_1": lambda p: _cause(p, 0),
    "cause_1_number": lambda p: _cause(p, 1),
    "note": lambda _: NOTE,
}


def _station_rows(nation: Nation) -> Iterator[Sequence[object]]:
    columns = [name for name in STATION_COLUMNS if name not in ("against_share", "trips", "twin_list", "twin_issued")]
    yield columns
    for station in nation.stations:
        told = {
            "code": station.code,
            "region": station.region,
            "commission": station.commission,
            "kind": station.kind.value,
            "list_before": station.list_before,
            "invalid_share": station.invalid_share and _share(station.invalid_share),
            "note": NOTE,
        }
        yield [told[name] for name in columns]


def _share(share: object) -> str:
    return str(share)


def _chained(header: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    yield header
    yield from rows


def _written(path: Path, rows: Iterable[Sequence[object]]) -> Written:
    """Write rows as CSV under a temporary name, and put the file in its place when it is whole."""
    draft, total = path.with_name(f".{path.name}.part"), hashlib.sha256()
    try:
        with draft.open("wb") as stream:
            for chunk in _formatted(rows):
                total.update(chunk)
                stream.write(chunk)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Written(path, total.hexdigest())


def _formatted(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    page = io.StringIO()
    pen = csv.writer(page, lineterminator="\n")
    for count, row in enumerate(rows, 1):
        pen.writerow(row)
        if count % BATCH == 0:
            yield page.getvalue().encode()
            page.seek(0)
            page.truncate()
    yield page.getvalue().encode()
