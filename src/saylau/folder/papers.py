"""The files of one contest → what stands in them: every problem of all of them together, each by its way from the folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from saylau.errors import BadInput, Problem
from saylau.folder.decisions import Decisions, read_decisions
from saylau.folder.facts import Contest, Election
from saylau.folder.mapping import TABLES
from saylau.protocols import Form, Protocol, load_form, read_protocols
from saylau.protocols.form import NoSuchForm
from saylau.stations import Station, read_stations
from saylau.tabulation import Certified, Evidence, read_annulments, read_past, read_territorial

__all__ = ["Papers", "read_evidence", "read_papers"]

Read = TypeVar("Read")

ENDINGS = (".csv", ".xlsx", ".xls", ".ods")
"""A contest's sheet may be any of these, but only one of them."""


class Papers(NamedTuple):
    """What a contest is counted from."""

    stations: Sequence[Station]
    protocols: Sequence[Protocol]
    decisions: Decisions


def read_papers(election: Election, contest: Contest, named: Callable[[str], str] = str) -> Papers:
    """Register, protocols and decisions of a contest; raises ``BadInput`` with everything wrong in all three.

    ``named`` gives what stands for the name of a person: the record holds none.
    """
    folder = election.contest_folder(contest)
    form = _form(contest)
    problems = _missing_files(election, folder)
    no_stations: list[Station] = []
    no_protocols: list[Protocol] = []
    stations = _read(
        lambda path: read_stations(path, contest.ballot, contest.usual), folder / "stations", no_stations, problems
    )
    protocols = _read(
        lambda path: read_protocols(path, form, contest.ballot), folder / "protocols", no_protocols, problems
    )
    register = {station.code for station in stations}
    decisions = _read(lambda path: read_decisions(path, register, named), folder / "decisions", Decisions(), problems)
    problems += [
        Problem("protocols.csv", 0, "station", "no_such_station", code)
        for code in dict.fromkeys(each.station for each in protocols)
        if stations and code not in register
    ]
    _refuse(election, contest, problems)
    if named is not str:
        protocols = [replace(each, typist=named(each.typist)) if each.typist else each for each in protocols]
    return Papers(stations, protocols, decisions)


def read_evidence(election: Election, contest: Contest, stations: Sequence[Station], decisions: Decisions) -> Evidence:
    """What is known beside the protocols; raises ``BadInput`` with everything wrong in these files."""
    folder = election.contest_folder(contest)
    problems: list[Problem] = []
    evidence = Evidence(
        annulments=_read(read_annulments, folder / "annulments", (), problems),
        territorial=_read(lambda path: read_territorial(path, contest.ballot), folder / "territorial", (), problems),
        past=_read(lambda path: read_past(path, contest.ballot), folder / "past", {}, problems),
        printed=contest.printed,
        stock=contest.stock_left,
        certified=Certified(contest.certified.act, contest.certified.on) if contest.certified else None,
        decided=decisions.others,
    )
    problems += _strange_units(evidence, stations)
    _refuse(election, contest, problems)
    return evidence


def _strange_units(evidence: Evidence, stations: Sequence[Station]) -> Iterator[Problem]:
    """Papers about a station, a commission or a region that the register does not have: they would change nothing."""
    units = {name for each in stations for name in (each.commission, each.region)}
    codes = {each.code for each in stations}
    for file, named, known in (
        ("annulments.csv", [each.unit for each in evidence.annulments], units | codes),
        ("territorial.csv", [each.unit for each in evidence.territorial], units),
        ("past.csv", list(evidence.past), codes),
    ):
        yield from (Problem(file, 0, "", "no_such_unit", unit) for unit in named if unit not in known)


def _sheets(bare: Path) -> list[Path]:
    return [path for ending in ENDINGS if os.path.lexists(path := bare.with_name(bare.name + ending))]


def _read(
    reader: Callable[[Path], tuple[Read, list[Problem]]], bare: Path, nothing: Read, problems: list[Problem]
) -> Read:
    """What a sheet of the folder says, or what is true when there is no such sheet; what is wrong goes to ``problems``.

    ``bare`` is its path without the ending.
    """
    found = _sheets(bare)
    if len(found) > 1:
        problems.append(Problem(found[1].name, 0, "", "file_stands_twice", found[0].name))
    if not found:
        return nothing
    try:
        read, wrong = reader(found[0])
    except BadInput as unusable:
        problems += unusable.problems
        return nothing
    problems += wrong
    return read


def _refuse(election: Election, contest: Contest, problems: Sequence[Problem]) -> None:
    """Raise what is wrong with a contest's files, each named by its way from the folder."""
    if problems:
        way = election.contest_folder(contest).relative_to(election.path)
        raise BadInput(tuple(replace(each, file=(way / each.file).as_posix()) for each in problems))


def _form(contest: Contest) -> Form:
    try:
        return load_form(contest.form)
    except NoSuchForm:
        raise BadInput((Problem("election.toml", 0, "contest.form", "no_such_form", contest.form),)) from None


def _missing_files(election: Election, folder: Path) -> list[Problem]:
    generated, imported = (folder / "generated.toml").is_file(), (election.path / TABLES).is_file()
    rule = "stations_are_generated" if generated else "stations_are_imported" if imported else "file_is_missing"
    missing = [name for name in ("stations", "protocols") if not _sheets(folder / name)]
    return [Problem(f"{name}.csv", 0, "", rule, str(folder)) for name in missing]
