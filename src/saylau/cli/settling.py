"""``saylau settle``: the two typings of each protocol compared, and what the rules found, station by station."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from saylau.cli.contests import banners, counted_contests, labels
from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadCall
from saylau.folder import law_of, read, settle_contest
from saylau.protocols import Settlement, line_title, tell
from saylau.ruling import Verdict

__all__ = ["settle"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--station", "stations", multiple=True)
@click.option(
    "--for",
    "reader",
    type=click.Choice(["typist", "coordinator", "printed"]),
    default="coordinator",
    show_default=True,
)
@click.option("--contest", "contest_id", default="")
@json_option
@click.pass_obj
def settle(
    office: Office, folder: Path, stations: tuple[str, ...], reader: str, contest_id: str, as_json: bool
) -> None:
    """Settle the protocols of FOLDER: what differs, what blocks acceptance, what must be explained.

    Exit code 0 when every protocol stands, 1 when one waits or falls, 2 when the input is unusable.
    """
    election = read(folder)
    law = law_of(election)
    warnings: dict[str, None] = {}
    settled = []
    for contest in counted_contests(office, election, contest_id):
        warnings |= dict.fromkeys(banners(office, election, contest))
        told = labels(election, contest)
        settled += [(told, each) for each in settle_contest(election, contest, law)[0]]
    if stations:
        unknown = set(stations) - {each.station.code for _, each in settled}
        if unknown:
            raise BadCall(office.say("no_protocol_of", stations=", ".join(sorted(unknown))))
        settled = [(told, each) for told, each in settled if each.station.code in stations]
    settlements = [each for _, each in settled]
    if as_json:
        print_json([told | _as_data(each, office.language, reader) for told, each in settled])
    else:
        office.warn(list(warnings))
        _tell_all(office, settlements, reader, everything=bool(stations))
    sys.exit(0 if all(each.ruling.verdict is Verdict.STANDS for each in settlements) else 1)


def _tell_all(office: Office, settlements: list[Settlement], reader: str, *, everything: bool) -> None:
    console = office.console()
    quiet = 0
    for each in settlements:
        if not everything and not (each.fired or each.differences):
            quiet += 1
            continue
        console.print(f"[bold]{each.station.code}[/bold]  {office.say(f'short_{each.ruling.verdict.value}')}")
        for difference in each.differences:
            field = line_title(difference.field, office.language)
            said = office.say("typings_differ", field=field, first=difference.first, second=difference.second)
            console.print(f"  {said}", markup=False)
        for fired in (*each.fired, *each.information):
            console.print(f"  {fired.code}  {tell(fired, reader, office.language)}", markup=False)
        for hidden in each.hidden:
            console.print(f"  ({hidden.code}  {tell(hidden, reader, office.language)})", markup=False)
    if quiet:
        console.print(office.say("nothing_to_say", count=quiet))


def _as_data(each: Settlement, language: str, reader: str) -> dict[str, object]:
    return {
        "station": each.station.code,
        "verdict": each.ruling.verdict.value,
        "blocks_acceptance": list(each.blocks_acceptance),
        "differences": [{"field": d.field, "first": str(d.first), "second": str(d.second)} for d in each.differences],
        "fired": [{"rule": f.code, "says": tell(f, reader, language)} for f in each.fired],
        "hidden": [{"rule": f.code, "says": tell(f, reader, language)} for f in each.hidden],
        "information": [{"rule": f.code, "says": tell(f, reader, language)} for f in each.information],
        "ruling": each.ruling.as_json(),
    }
