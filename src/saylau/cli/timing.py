"""``saylau timetable``: the calendar of an election folder, what is open in it, what comes next, and a file for a diary."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from saylau.cli.calendars import as_data, tell_calendar
from saylau.cli.moments import MOMENT
from saylau.cli.office import Office, json_option, print_json
from saylau.folder import law_of, read
from saylau.folder.facts import Election
from saylau.instruments.files import write_whole
from saylau.ruling import Verdict
from saylau.timetable import (
    Calendar,
    Clock,
    Kind,
    Moment,
    Own,
    Read,
    Status,
    examine,
    read_timetable,
    status,
    status_by_clock,
)
from saylau.timetable import timetable as make

__all__ = ["timetable"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--at", "at", type=MOMENT)
@json_option
@click.pass_obj
def timetable(office: Office, folder: Path, ics: Path | None, at: Moment | datetime | None, as_json: bool) -> None:
    """The stages of the election in FOLDER, each date with its article.

    Exit code 0 when the calendar stands, 1 when something waits for a person or falls, 2 when the input is unusable.
    """
    election = read(folder)
    told = _calendar_of(folder, election)
    calendar = make(election.on, law_of(election), kind=told.kind, own=told.own, election=election.id)
    ruling = examine(calendar)
    if ics is not None:
        from saylau.timetable.diary import as_diary

        write_whole(ics, as_diary(calendar, office.language))
    moments = tuple(_at(calendar, at if at is not None else datetime.now(UTC)))
    if as_json:
        print_json(as_data(calendar, ruling, moments))
    else:
        tell_calendar(office, calendar, ruling, moments, title=election.title[office.language])
    if ics is not None:
        click.echo(office.say("diary_written", path=ics), err=True)
    sys.exit(0 if ruling.verdict is Verdict.STANDS else 1)


def _calendar_of(folder: Path, election: Election) -> Read:
    """What the commission set; without a file, the formulas of a regular election."""
    path = folder / "timetable.toml"
    if not os.path.lexists(path):
        return Read(Kind.REGULAR, Own())
    return read_timetable(path, election.on)


def _at(calendar: Calendar, at: Moment | datetime) -> Iterator[tuple[Clock | None, Status]]:
    """The calendar at a local moment, the same on every clock; or at an instant, once for each clock of the country."""
    if isinstance(at, Moment):
        yield None, status(calendar, at)
        return
    by_clock = status_by_clock(calendar, at)
    yield from by_clock
    if not by_clock:  # the law names no zones: what an instant is on the clocks there nobody can say but in UTC
        shown = at.astimezone(UTC)
        yield Clock(0, ()), status(calendar, Moment.read(f"{shown:%Y-%m-%dT%H:%M}"))
