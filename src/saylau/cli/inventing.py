"""``saylau lab roll``: rolls of persons who do not exist, with faults planted at known places."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saylau.cli.days import DAY
from saylau.cli.office import Office
from saylau.errors import BadCall
from saylau.instruments.phrases import number

if TYPE_CHECKING:
    from saylau.lab.roll import RollPlan, WrittenRoll
    from saylau.law import LawOfDay

__all__ = ["roll"]


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--members", type=int, default=20_000, show_default=True)
@click.option("--seed", default="saylau", show_default=True)
@click.option("--party", "parties", multiple=True, default=("tan",), show_default=True)
@click.option("--on", "day", type=DAY, required=True)
@click.option("--law", "country", default="kz", show_default=True)
@click.option("--faults", default="usual", show_default=True)
@click.option("--catch", "is_caught", is_flag=True)
@click.pass_obj
def roll(
    office: Office,
    path: Path,
    members: int,
    seed: str,
    parties: tuple[str, ...],
    day: date,
    country: str,
    faults: str,
    is_caught: bool,
) -> None:
    """Invent a roll of persons in FILE (.csv, .xlsx or .parquet), with planted faults told beside it.

    With several parties each gets a file of its own. Nobody in it exists, and every row says that it is illustrative.
    """
    try:
        from saylau.lab.roll import KINDS, RollPlan, write_rolls
    except ImportError:
        raise BadCall("Invented rolls need NumPy.", "roll_needs_the_extra", extra="saylau[lab]") from None
    from saylau import law

    plan = RollPlan(members, parties, seed, day, faults)
    wordings = law.load(country).on(day)
    written = write_rolls(plan, wordings, path)
    for each in written:
        told = number(each.members, office.language)
        click.echo(office.say("roll_written", file=each.path.name, members=told, seed=seed))
    if is_caught:
        _tell_caught(office, plan, written, wordings, path)
    elif plan.rates:
        rows = [
            [kind.says[office.language], *(str(sum(p.kind == kind.key for p in each.planted)) for each in written)]
            for kind in KINDS
            if kind.key in plan.rates
        ]
        office.table("", [office.say("planted_fault"), *parties], rows, right=1)
    click.echo(office.say("roll_faults_told", file=path.with_name(f"{path.stem}.generated.toml").name))


def _tell_caught(office: Office, plan: RollPlan, written: tuple[WrittenRoll, ...], law: LawOfDay, path: Path) -> None:
    """Examine what was written, and say of each kind of fault how many were caught."""
    from saylau.lab.roll import KINDS, catch

    report, says = catch(plan, written, law, path), {kind.key: kind.says[office.language] for kind in KINDS}
    rows = [
        [says[each.kind], each.by, number(each.planted, office.language), number(each.caught, office.language)]
        for each in report.caught
    ]
    office.table("", [office.say(key) for key in ("planted_fault", "caught_by", "planted", "caught")], rows, right=2)
    click.echo(office.say("false_alarms", count=number(report.false_alarms, office.language)))
