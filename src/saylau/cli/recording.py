"""``saylau record``: what the record of a folder holds, entry by entry, and receipts that prove an entry."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadCall
from saylau.folder import (
    VERBS,
    State,
    check_kept,
    election_keys,
    entries_on,
    head_of,
    history,
    read,
    receipt_for,
    record_of,
    tell_problem,
)
from saylau.instruments.files import write_whole
from saylau.record import Envelope, draw_head, entries, leaf_hash

__all__ = ["record"]

folder_argument = click.argument("folder", type=click.Path(path_type=Path))


@click.group()
def record() -> None:
    """Look into the record of a folder."""


@record.command()
@folder_argument
@click.option("--keys", "folder_of_keys", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--witness", "witnesses", multiple=True)
@click.pass_obj
def keys(office: Office, folder: Path, folder_of_keys: Path, witnesses: tuple[str, ...]) -> None:
    """Make the private keys that sign the acts of FOLDER."""
    made = election_keys(read(folder), folder_of_keys, witnesses)
    for name in made:
        click.echo(folder_of_keys / f"{name}.key")
    click.echo(office.say("keys_made", count=len(made), folder=folder_of_keys))


@record.command("head")
@folder_argument
@json_option
@click.pass_obj
def tell_head(office: Office, folder: Path, as_json: bool) -> None:
    """The newest checkpoint of the record of FOLDER."""
    checkpoint, note = head_of(folder)
    if as_json:
        told = {"origin": checkpoint.origin, "size": checkpoint.size, "head": checkpoint.root.hex(), "checkpoint": note}
        print_json(told)
        return
    click.echo(office.say("head_is", size=checkpoint.size, head=checkpoint.root.hex()))
    click.echo()
    click.echo(note, nl=False)


@record.command()
@folder_argument
@click.option("--verb", type=click.Choice(tuple(VERBS)), default=None)
@click.option("--address", default="")
@click.option("--verdict", type=click.Choice(["stands", "waits", "falls"]))
@json_option
@click.pass_obj
def log(office: Office, folder: Path, verb: str | None, address: str, verdict: str | None, as_json: bool) -> None:
    """The entries of the record of FOLDER in their order, a line each."""
    found = (
        (index, each)
        for index, each in enumerate(entries(record_of(folder)))
        if verb in (None, each.entry.verb)
        and each.entry.address.startswith(address)
        and verdict in (None, each.entry.ruling["verdict"])
    )
    if as_json:
        print_json([_line(index, each) for index, each in found])
        return
    shown = 0
    for index, each in found:
        entry, shown = each.entry, shown + 1
        said = office.say(f"entry_{entry.ruling['verdict']}")
        act = office.say(f"verb_{entry.verb}") if entry.verb in VERBS else entry.verb
        click.echo(f"{index:>7}  {act:<11} {said:<12} {entry.address}  · {entry.actor.key}")
    click.echo(office.say("entries_shown", count=shown))


@record.command()
@folder_argument
@click.argument("address")
@json_option
@click.pass_obj
def show(office: Office, folder: Path, address: str, as_json: bool) -> None:
    """Every entry on ADDRESS in the record of FOLDER, the oldest first."""
    found = [_line(index, each) | {"entry": each.entry.as_json()} for index, each in entries_on(folder, address)]
    if as_json:
        print_json(found)
        return
    for each in found:
        click.echo(
            office.say("entry_is", index=each["index"], leaf=each["leaf_hash"], signers=", ".join(each["signed_by"]))
        )
        print_json(each["entry"])


@record.command("history")
@folder_argument
@click.option("--contest", "contest_id", default="")
@json_option
@click.pass_obj
def tell_history(office: Office, folder: Path, contest_id: str, as_json: bool) -> None:
    """Every state of the result that the record of FOLDER has held, and what changed it."""
    told = history(folder)
    states = [each for each in told if contest_id in ("", each.contest)]
    if contest_id and not states:
        known = ", ".join(dict.fromkeys(each.contest for each in told))
        raise BadCall(office.say("no_such_contest_sealed", contest=contest_id, known=known))
    if as_json:
        print_json([asdict(each) for each in states])
        return
    before: dict[str, State] = {}
    for each in states:
        _tell_state(office, each, before.get(each.contest))
        before[each.contest] = each
    click.echo(office.say("states_shown", count=len(states)))


def _tell_state(office: Office, state: State, before: State | None) -> None:
    """One state in a line or two: how far it was counted, its seats, and what changed since the one before."""
    counted = "" if state.counted is None else f"{state.counted}/{state.registered}"
    seats = ", ".join(f"{key} {number}" for key, number in state.seats.items() if number)
    said = office.say(f"entry_{state.verdict}")
    click.echo(f"{state.index:>7}  {state.contest:<16} {counted:>13}  {said:<12} {seats}")
    for change in state.corrections:
        click.echo(f"{'':>9}{office.say('correction', verb=office.say(f'verb_{change.verb}'), address=change.address)}")
    if before is not None:
        moved = {key: state.seats.get(key, 0) - before.seats.get(key, 0) for key in {*state.seats, *before.seats}}
        told = ", ".join(f"{key} {number:+}" for key, number in sorted(moved.items()) if number)
        effect = office.say("effect_on_seats", seats=told) if told else office.say("no_effect_on_seats")
        click.echo(f"{'':>9}{effect}")


@record.command("prove")
@folder_argument
@click.argument("address")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--qr", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def prove_entry(office: Office, folder: Path, address: str, out: Path | None, qr: Path | None) -> None:
    """A receipt for the newest entry on ADDRESS in the record of FOLDER."""
    receipt = receipt_for(folder, address)
    if qr is not None:
        write_whole(qr, draw_head(head_of(folder)[0]))
        click.echo(office.say("qr_written", path=qr), err=True)
    if out is None:
        sys.stdout.buffer.write(receipt.written + b"\n")
        return
    write_whole(out, receipt.written)
    click.echo(office.say("receipt_written", path=out, index=receipt.index))


@record.command()
@folder_argument
@click.argument("receipt", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def check(office: Office, folder: Path, receipt: Path) -> None:
    """Check RECEIPT, kept since, against the record of FOLDER: exit code 0 when it holds, 1 when it does not."""
    place, entry, problems, _ = check_kept(folder, receipt.read_bytes())
    for problem in problems:
        click.echo(tell_problem(problem, office.language), err=True)
    if entry is None or problems:
        sys.exit(1)
    verb = office.say(f"verb_{entry.verb}")
    click.echo(office.say("receipt_holds", index=place, address=entry.address, verb=verb))
    click.echo(office.say("only_this_entry", folder=folder, receipt=receipt))


def _line(index: int, each: Envelope) -> dict[str, Any]:
    entry = each.entry
    return {
        "index": index,
        "verb": entry.verb,
        "address": entry.address,
        "verdict": entry.ruling["verdict"],
        "id": entry.id,
        "leaf_hash": leaf_hash(each.leaf).hex(),
        "signed_by": [signature.key for signature in each.signatures],
    }
