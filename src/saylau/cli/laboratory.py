"""``saylau lab``: invented stations and rolls from a public seed, always labelled as illustrative."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from saylau.cli.inventing import roll
from saylau.cli.office import Office
from saylau.errors import BadCall
from saylau.instruments.phrases import number
from saylau.lab import Plan, Written, check, nation, read_plan, write_nation

__all__ = ["lab"]

FILES = ("stations.csv", "protocols.csv")


@click.group()
def lab() -> None:
    """Invented data from a public seed; every row says that it is illustrative."""


lab.add_command(roll)


@lab.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--if-missing", is_flag=True)
@click.pass_obj
def stations(office: Office, folder: Path, if_missing: bool) -> None:
    """Generate stations and both typings of their protocols into FOLDER, from its generated.toml.

    The bytes are the same on every machine, and they are checked against the committed checksums.
    """
    if not (folder / "generated.toml").is_file():
        raise BadCall(office.say("no_plan", folder=folder))
    plan = read_plan(folder / "generated.toml")
    if if_missing and _is_there(plan, folder):
        click.echo(office.say("already_there"))
        return
    made = nation(plan)
    written = write_nation(made, folder)
    _check(office, plan, written)
    count = sum(region.stations for region in plan.regions)
    said = [number(n, office.language) for n in (count, 2 * count)]
    click.echo(office.say("generated", stations=said[0], protocols=said[1], seed=plan.seed))
    if plan.checksums:
        click.echo(office.say("checksum_holds"))
    for invented in plan.invented:
        click.echo(f"  – {invented[office.language]}")


def _check(office: Office, plan: Plan, written: tuple[Written, ...]) -> None:
    differs = check(plan, written)
    for each in written:
        if each.path.name in differs:
            promised = plan.checksums[each.path.name]
            told = office.say("checksum_differs", file=each.path.name, found=each.sha256, required=promised)
            raise BadCall(told)


def _is_there(plan: Plan, folder: Path) -> bool:
    """Whether both files lie there with the checksums that were promised; without promises, whether they lie there."""
    for name in FILES:
        path = folder / name
        if not path.is_file():
            return False
        promised = plan.checksums.get(name)
        if promised and hashlib.sha256(path.read_bytes()).hexdigest() != promised:
            return False
    return True
