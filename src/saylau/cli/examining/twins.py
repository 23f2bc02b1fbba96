"""``saylau examine twins``: rows of a roll that may be one person although no number says so, put before a person."""

from __future__ import annotations

import hashlib
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from saylau.cli.days import DAY
from saylau.cli.office import Office, json_option, print_json
from saylau.instruments.phrases import number

if TYPE_CHECKING:
    from saylau.errors import Problem
    from saylau.law import LawOfDay
    from saylau.rolls.twins import Decided, Twins
    from saylau.ruling import Ruling

__all__ = ["twins"]

SHOWN = 12
MARK = 16
HUNDREDTHS = 100


@click.command("twins")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--law", "country", default="kz", show_default=True)
@click.option("--on", "day", type=DAY, required=True)
@click.option("--party", default="")
@click.option("--out", "sheet", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@click.pass_obj
def twins(office: Office, path: Path, country: str, day: date, party: str, sheet: Path | None, as_json: bool) -> None:
    """Write the probable twins of the roll PATH to a sheet, keep what is decided in it, and say what is still open.

    Exit code 0 when every pair is decided, 1 when some wait for a person, 2 when the input is unusable.
    """
    from saylau.law import load
    from saylau.rolls.twins import Decided, examine_twins, read_decisions, write_sheet
    from saylau.ruling import Verdict

    law, sheet = load(country).on(day), sheet or path.with_name(f"{path.stem}.twins.csv")
    party, found = _found(path, law, party)
    with path.open("rb") as stream:
        mark = hashlib.file_digest(stream, "sha256").hexdigest()[:MARK]
    decided, problems = read_decisions(sheet, roll=mark) if sheet.is_file() else (Decided({}), ())
    if not problems:  # what somebody wrote is never written over before it can be read
        write_sheet(found, sheet, decided, roll=mark)
    ruling = examine_twins(found, decided, law, party=party, of=path.name)
    if as_json:
        _print(office, ruling, found, decided, problems)
    else:
        _tell(office, ruling, found, decided, problems)
        office.console().print(office.say("twins_kept" if problems else "twins_written", file=sheet.name), markup=False)
    sys.exit(0 if ruling.verdict is Verdict.STANDS else 1)


def _found(path: Path, law: LawOfDay, party: str) -> tuple[str, Twins]:
    """The key of the party, and its probable twins; what is read on the way is gone at the end."""
    from saylau.rolls import ingest, is_read_roll, one_time_key, open_roll
    from saylau.rolls.twins import probable_twins

    with ExitStack() as stack:
        if path.suffix.lower() == ".parquet" and path.is_file() and is_read_roll(path):
            roll = open_roll(path, day=law.day, key="")
        else:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="saylau-rolls-")))
            roll = ingest(path, law, key=one_time_key(), party=party, to=folder / "roll.parquet")
        return roll.party, probable_twins(roll.path or path)


def _print(office: Office, ruling: Ruling, found: Twins, decided: Decided, problems: tuple[Problem, ...]) -> None:
    from saylau.instruments.problems import tell
    from saylau.rolls import PROBLEMS

    print_json(
        {
            **ruling.as_json(),
            "counts": {
                "rows": found.rows,
                "without_number": found.without_number,
                "pairs": len(found.pairs),
                "open": len(decided.open_in(found)),
            },
            "problems": [
                {
                    "row": each.row,
                    "column": each.column,
                    "rule": each.rule,
                    "says": tell(each, office.language, PROBLEMS),
                }
                for each in problems
            ],
        }
    )


def _tell(office: Office, ruling: Ruling, found: Twins, decided: Decided, problems: tuple[Problem, ...]) -> None:
    from saylau.instruments.problems import tell as tell_problem
    from saylau.rolls import PROBLEMS
    from saylau.rolls.twins import SENTENCES, tell, tell_pair

    console, still = office.console(), decided.open_in(found)
    rows = []
    for pair in still[:SHOWN]:
        whole, rest = divmod(pair.weight, HUNDREDTHS)
        rows.append([str(pair.row), str(pair.other_row), f"{whole}.{rest:02}", tell_pair(pair, office.language)])
    if rows:
        columns = [office.say(key) for key in ("twins_row", "twins_other_row", "twins_weight", "twins_agrees")]
        office.table("", columns, rows)
    if len(still) > SHOWN:
        console.print(office.say("twins_more", count=number(len(still) - SHOWN, office.language)), markup=False)
    for problem in problems:
        console.print(f"  {tell_problem(problem, office.language, PROBLEMS)}", markup=False)
    for each in ruling.findings:
        name = SENTENCES.say(f"rule.{each.rule}", office.language)
        mark = "✓" if each.outcome.value == "met" else "!"
        console.print(f"{mark} {name} ({each.source})", markup=False)
        console.print(f"    {tell(each, office.language)}", markup=False)
    if not ruling.findings:
        console.print(office.say("twins_none"), markup=False)
