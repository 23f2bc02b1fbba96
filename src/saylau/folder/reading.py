"""An election folder → the election: everything is read, and everything wrong is reported, file by file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.folder.facts import Certified, Contest, Election, ListFacts, Party, Published, Sources
from saylau.instruments.cells import Bad, day, mixed_scripts, whole
from saylau.instruments.sheets import read_sheet
from saylau.instruments.tables import Told, read_toml
from saylau.law.book import countries
from saylau.seats import AGAINST_ALL, BLANK, OTHERS

__all__ = ["read"]

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""A short code: of an election, a contest, a list."""

SHARE = re.compile(r"[0-9]{1,9}/[0-9]{1,9}")
MOST_LISTS = 999
MOST_SEATS = 9_999
"""More than any chamber ever had; beyond it lies a slip of the pen."""


def read(path: Path) -> Election:
    """The election of a folder; raises ``BadInput`` with every problem of its own description and lists.

    The protocols are not read here: they are many, and the room that runs the election reads them as it goes.
    """
    if not path.is_dir():
        raise BadInput((Problem(str(path), 0, "", "folder_is_missing"),))
    problems: list[Problem] = []
    told = Told(read_toml(path / "election.toml"), "election.toml", "", problems)
    law, on = told.text("law"), told.day("on")
    if law and law not in countries():
        told.wrong("law", "no_such_law", law)
    contests = tuple(_contest(each, path, problems) for each in told.tables("contest"))
    _contests_are_some(told, contests)
    election_id, title, invented = told.text("id"), told.words("title"), told.flag("invented")
    sources = _sources(told.inner("sources"))
    told.close()
    parties = _parties(path / "parties.csv", problems)
    lists = _lists(path / "lists.csv", problems)
    _names_are_known(contests, parties, lists, problems)
    if problems or on is None:
        raise BadInput(tuple(problems))
    return Election(election_id, title, law, on, contests, parties, lists, sources, path, invented)


def _contests_are_some(told: Told, contests: tuple[Contest, ...]) -> None:
    if not contests:
        told.wrong("contest", "no_contest", "")
    ids = [each.id for each in contests]
    if len(set(ids)) != len(ids):
        told.wrong("contest", "contest_stands_twice", ", ".join(ids))


def _contest(told: Told, path: Path, problems: list[Problem]) -> Contest:
    contest_id = told.text("id")
    if contest_id and not CODE.fullmatch(contest_id):
        told.wrong("id", "not_a_code", contest_id)
    ballot, registered = told.names("ballot"), told.names("registered")
    if not ballot or len(ballot) > MOST_LISTS:
        told.wrong("ballot", "no_ballot", len(ballot))
    for each in {AGAINST_ALL, BLANK, OTHERS} & set(ballot):
        told.wrong("ballot", "name_is_reserved", each)
    if strangers := [each for each in registered if each not in ballot]:
        told.wrong("registered", "list_is_not_on_the_ballot", ", ".join(strangers))
    folder = told.text("published", "")
    contest = Contest(
        id=contest_id,
        title=told.words("title"),
        ballot=ballot,
        registered=registered,
        registered_note=told.text("registered_note", ""),
        seats=_seats(told),
        form="" if told.flag("totals_only") else told.text("form"),
        illustrative=told.flag("illustrative"),
        published_as_final=told.flag("published_as_final"),
        ballot_seed=told.text("ballot_seed", ""),
        certified=_certified(told.inner("certified")),
        published=_published(path / folder, ballot, problems) if folder else None,
        usual=_usual(told.inner("usual")),
        printed=told.whole("ballots_printed"),
        stock_left=told.whole("ballots_left"),
    )
    told.close()
    return contest


def _seats(told: Told) -> int | None:
    seats = told.whole("seats")
    if seats == 0:
        told.wrong("seats", "no_seats", seats)
    if seats is not None and seats > MOST_SEATS:
        told.wrong("seats", "too_many_seats", seats)
    return seats


def _certified(told: Told | None) -> Certified | None:
    if told is None:
        return None
    on, act = told.day("on"), told.text("act")
    told.close()
    return Certified(on, act) if on else None


def _sources(told: Told | None) -> Sources:
    if told is None:
        return Sources()
    sources = Sources(told.text("keys", ""), told.text("read", ""), told.text("note", ""))
    told.close()
    return sources


def _usual(told: Told | None) -> Mapping[str, tuple[Fraction | None, Fraction | None]]:
    """The usual shares by region, written ``almaty = { invalid = "15/1000", against_all = "4/100" }``."""
    shares = {}
    for region in told.table if told else ():
        inner = told.inner(region) if told else None
        if inner is not None:
            shares[region] = (_share(inner, "invalid"), _share(inner, "against_all"))
            inner.close()
    return shares


def _share(told: Told, key: str) -> Fraction | None:
    text = told.text(key, "")
    above, _, below = text.partition("/")
    if not text:
        return None
    if not SHARE.fullmatch(text) or not 0 < int(below) >= int(above):
        told.wrong(key, "not_a_share_in_quotes", text)
        return None
    return Fraction(int(above), int(below))


def _rows(
    path: Path, required: tuple[str, ...], optional: tuple[str, ...], problems: list[Problem]
) -> list[tuple[int, dict[str, str]]]:
    """The rows of a small sheet by the names of its columns; no file is no row."""
    if not os.path.lexists(path):
        return []
    try:
        sheet = read_sheet(path, required=required, optional=optional)
    except BadInput as unusable:
        problems.extend(unusable.problems)
        return []
    rows = [(row, dict(zip(sheet.header, cells, strict=False))) for row, cells in sheet.rows]
    problems.extend(sheet.problems)
    return rows


def _parties(path: Path, problems: list[Problem]) -> Mapping[str, Party]:
    parties: dict[str, Party] = {}
    for row, cells in _rows(path, ("list", "name_kk", "name_ru", "name_en"), ("note",), problems):
        key = cells["list"]
        names = {language: cells[f"name_{language}"] for language in ("kk", "ru", "en")}
        for column, text in (("list", key), *((f"name_{language}", name) for language, name in names.items())):
            if not text:
                problems.append(Problem(path.name, row, column, "cell_is_empty"))
            elif mixed_scripts(text):
                problems.append(Problem(path.name, row, column, "scripts_are_mixed", text))
        if key and not CODE.fullmatch(key):
            problems.append(Problem(path.name, row, "list", "not_a_code", key))
        if key in parties:
            problems.append(Problem(path.name, row, "list", "row_stands_twice", key))
        parties[key] = Party(key, names, cells.get("note", ""))
    return parties


def _lists(path: Path, problems: list[Problem]) -> Mapping[str, ListFacts]:
    optional = ("persons", "in_quota_groups", "percent_published", "registered_as", "registered_on", "note")
    lists: dict[str, ListFacts] = {}
    for row, cells in _rows(path, ("list",), optional, problems):
        key = cells["list"]
        if key in lists:
            problems.append(Problem(path.name, row, "list", "row_stands_twice", key))
        counts = {
            name: _count(path.name, row, name, cells, problems)
            for name in ("persons", "in_quota_groups", "registered_as")
        }
        registered_on = day(cells.get("registered_on", ""))
        if isinstance(registered_on, Bad):
            problems.append(registered_on.at(file=path.name, row=row, column="registered_on"))
            registered_on = None
        lists[key] = ListFacts(
            key=key,
            persons=counts["persons"],
            in_quota_groups=counts["in_quota_groups"],
            percent_published=cells.get("percent_published", ""),
            registered_as=counts["registered_as"],
            registered_on=registered_on,
            note=cells.get("note", ""),
        )
    return lists


def _count(file: str, row: int, column: str, cells: Mapping[str, str], problems: list[Problem]) -> int | None:
    value = whole(cells.get(column, ""))
    if isinstance(value, Bad):
        problems.append(value.at(file=file, row=row, column=column))
        return None
    return value


def _published(folder: Path, ballot: tuple[str, ...], problems: list[Problem]) -> Published | None:
    """The published figures; percentages stay text, as printed."""
    votes: dict[str, int] = {}
    seats: dict[str, int] = {}
    percents: dict[str, str] = {}
    for row, cells in _rows(folder / "votes.csv", ("list", "votes"), ("percent", "seats", "note"), problems):
        key = cells["list"]
        if key not in ballot or key in votes:
            rule = "row_stands_twice" if key in votes else "list_is_not_on_the_ballot"
            problems.append(Problem("votes.csv", row, "list", rule, key))
        number = _count("votes.csv", row, "votes", cells, problems)
        if not cells["votes"]:
            problems.append(Problem("votes.csv", row, "votes", "cell_is_empty"))
        votes[key] = number or 0
        won = _count("votes.csv", row, "seats", cells, problems)
        if won is not None:
            seats[key] = won
        percents[key] = cells.get("percent", "")
    totals, turnout = _totals(folder / "totals.csv", problems)
    problems.extend(
        Problem("votes.csv", 0, "list", "list_has_no_row", key) for key in ballot if votes and key not in votes
    )
    problems.extend(_contradictions(votes, totals))
    if not votes:
        return None
    votes, seats = (_in_order(each, ballot) for each in (votes, seats))
    return Published(votes, seats, percents, totals, turnout)


def _in_order(numbers: Mapping[str, int], ballot: tuple[str, ...]) -> dict[str, int]:
    """The lists in the order of the ballot, whatever the order of the sheet."""
    return {key: numbers[key] for key in (*ballot, *numbers) if key in numbers}


def _contradictions(votes: Mapping[str, int], totals: Mapping[str, int]) -> Iterator[Problem]:
    """Published figures that cannot be true together."""
    counted = sum(votes.values())
    with_against = counted + totals.get("against_all", 0)
    with_blank, valid = counted + totals.get("blank", 0), with_against + totals.get("blank", 0)
    bounds = (
        ("votes_for_lists", counted, counted),
        ("votes_for_lists_and_against_all", with_against, with_against),
        ("votes_for_lists_and_blank", with_blank, with_blank),
        ("valid", valid, valid),
        ("took_part", valid, None),
        ("list_at_closing", totals.get("took_part", valid), None),
    )
    for name, least, most in bounds:
        number = totals.get(name)
        if number is not None and (number < least or (most is not None and number > most)):
            yield Problem("totals.csv", 0, name, "totals_contradict", str(number), (("other", str(least)),))


def _totals(path: Path, problems: list[Problem]) -> tuple[dict[str, int], str]:
    totals: dict[str, int] = {}
    turnout = ""
    for row, cells in _rows(path, ("field", "number"), ("base", "note"), problems):
        if cells["field"] == "turnout_percent":
            turnout = cells["number"]
            continue
        number = _count(path.name, row, "number", cells, problems)
        if number is not None:
            totals[cells["field"]] = number
    return totals, turnout


def _names_are_known(
    contests: tuple[Contest, ...],
    parties: Mapping[str, Party],
    lists: Mapping[str, ListFacts],
    problems: list[Problem],
) -> None:
    on_ballots = {key for contest in contests for key in contest.ballot}
    # Of a sheet that could not be read at all nobody knows whom it describes.
    unread = not parties and any(each.file == "parties.csv" for each in problems)
    problems.extend(
        Problem("election.toml", 0, "contest.ballot", "party_is_not_described", key)
        for key in sorted(on_ballots - set(parties))
        if not unread
    )
    problems.extend(
        Problem("lists.csv", 0, "list", "list_is_not_on_the_ballot", key) for key in sorted(set(lists) - on_ballots)
    )
