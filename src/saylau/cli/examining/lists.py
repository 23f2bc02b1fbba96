"""``saylau examine list``: a candidate list held against the law of a day, as a checklist that a party can act on."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from saylau import law as statutes
from saylau.cli.days import DAY
from saylau.cli.office import Office, json_option, print_json
from saylau.lists import Days, Weight, examine, heading, headline, open_points, read_list, tell, weight
from saylau.ruling import Outcome, Ruling, Verdict

__all__ = ["examine_list"]

MARKS = {
    Outcome.MET: "[green]✓[/green]",
    Outcome.YES: "[green]✓[/green]",
    Outcome.NO: "○",
    Outcome.NOT_IN_FORCE: "–",
    Outcome.BROKEN: "[red]✗[/red]",
    Outcome.PERSON: "[yellow]![/yellow]",
}
STYLES = {Weight.ERROR: "red", Weight.WARNING: "yellow", Weight.INFO: "default"}
VERDICTS = {Verdict.STANDS: "green", Verdict.WAITS: "yellow", Verdict.FALLS: "red"}


@click.command("list")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--law", "country", default="kz", show_default=True)
@click.option("--on", "day", type=DAY, required=True)
@click.option("--seats", type=click.IntRange(1, 9_999))
@click.option("--party", default="")
@click.option("--polling-day", type=DAY)
@click.option("--registration-day", type=DAY)
@click.option("--other", "others", type=click.Path(path_type=Path), multiple=True)
@click.option("--local", is_flag=True)
@json_option
@click.pass_obj
def examine_list(  # noqa: PLR0917 (click hands over what was typed, one argument each)
    office: Office,
    path: Path,
    country: str,
    day: date,
    seats: int | None,
    party: str,
    polling_day: date | None,
    registration_day: date | None,
    others: tuple[Path, ...],
    local: bool,
    as_json: bool,
) -> None:
    """Hold the list in PATH against the law of a day.

    Exit code 0 when the list stands, 1 when something is to be put right or to be settled, 2 when the file is unusable.
    """
    of_day = statutes.load(country).on(day)
    told, about = read_list(path, party=party)
    beside = [replace(read_list(each)[0], contest=told.contest) for each in others]
    ruling = examine(
        told,
        of_day,
        seats=seats if seats is not None else _chamber(of_day),
        days=Days(registration=registration_day, polling=polling_day, nomination=about.nomination_from),
        closes_at=about.nomination_until,
        previous=about.previous,
        others=beside,
        is_chamber=not local,
    )
    if as_json:
        print_json(ruling.as_json())
    else:
        _tell(office, ruling, heading(told.key, len(told.persons()), day, office.language))
    sys.exit(0 if ruling.verdict is Verdict.STANDS else 1)


def _chamber(of_day: statutes.LawOfDay) -> int | None:
    wording = of_day["system.seats.party_list"]
    return wording.whole if wording.is_set else None


def _tell(office: Office, ruling: Ruling, title: str) -> None:
    console = office.console()
    console.print(f"[bold]{escape(title)}[/bold]")
    console.print()
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    for finding in ruling.findings:
        sentence = escape(tell(finding, office.language))
        table.add_row(MARKS[finding.outcome], f"[{STYLES[weight(finding)]}]{sentence}[/]", escape(finding.source))
    console.print(table)
    for line in open_points(ruling, office.language):
        console.print(f"[yellow]! {escape(line)}[/yellow]")
    console.print()
    console.print(headline(ruling, office.language), style=VERDICTS[ruling.verdict])
