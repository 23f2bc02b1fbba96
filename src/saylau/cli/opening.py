"""``saylau new``: open an election folder that waits for its protocols."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from saylau.cli.days import DAY
from saylau.cli.office import Office
from saylau.folder import open_folder
from saylau.law import load

__all__ = ["new"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--on", "day", type=DAY, required=True)
@click.option("--country", default="kz", show_default=True)
@click.option("--id", "election_id", default="")
@click.option("--list", "lists", multiple=True)
@click.pass_obj
def new(office: Office, folder: Path, day: date, country: str, election_id: str, lists: tuple[str, ...]) -> None:
    """Open a new election folder in FOLDER."""
    load(country)
    ballot = lists or ("list_a", "list_b")
    election_id = election_id or "".join(c if c.isascii() and c.isalnum() else "-" for c in folder.name.lower()).strip(
        "-"
    )
    written = open_folder(folder, election_id=election_id or "election", law=country, on=day, ballot=ballot)
    for path in written:
        click.echo(path)
    click.echo(office.say("opened", folder=folder))
