"""``saylau witness``: cosigns the newest checkpoint of a record where it extends the one seen before."""

from __future__ import annotations

from pathlib import Path

import click

from saylau.cli.office import Office
from saylau.folder import RECORD, witness_key
from saylau.record import witness as cosign

__all__ = ["witness"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--state", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--keys", "folder_of_keys", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def witness(
    office: Office, folder: Path, state: Path, folder_of_keys: Path | None, name: str, out: Path | None
) -> None:
    """Watch the record of FOLDER: exit code 0 when it was cosigned, 2 when it does not extend what was seen before."""
    record = folder / RECORD
    key, illustrative = witness_key(record, folder_of_keys, name)
    seen = cosign(record, state, key, out=out)
    if illustrative:
        office.warn([office.say("record_keys_prove_nobody")])
    before = seen.before.size if seen.before else 0
    click.echo(office.say("witnessed", name=key.name, before=before, now=seen.now.size, head=seen.now.root.hex()))
