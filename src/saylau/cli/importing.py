"""``saylau import``: a published table of polling stations becomes the registers and protocols of a folder."""

from __future__ import annotations

from pathlib import Path

import click

from saylau.cli.office import Office, json_option, print_json
from saylau.folder import import_tables, read
from saylau.instruments.phrases import number

__all__ = ["import_file"]


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True)
@json_option
@click.pass_obj
def import_file(office: Office, folder: Path, file: Path, replace: bool, as_json: bool) -> None:
    """Read FILE, a row a station and list, into the stations and protocols of FOLDER, by its tables.toml.

    Exit code 0 when everything was read and written, 2 when something is wrong, and then nothing is written.
    """
    election = read(folder)
    done = import_tables(election, file, replace=replace)
    if as_json:
        names = [path.relative_to(folder).as_posix() for path in done.files]
        print_json({"election": election.id, "stations": dict(done.stations), "files": names})
        return
    for contest in election.contests:
        count = number(done.stations[contest.id], office.language)
        click.echo(office.say("imported", contest=contest.title[office.language], stations=count))
    click.echo(office.say("imported_all", stations=number(sum(done.stations.values()), office.language), folder=folder))
