"""``saylau examine roll``: the members of one or more parties counted on the day of filing, and the ruling on each roll."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saylau.cli.days import DAY
from saylau.cli.office import Office, json_option, print_json

if TYPE_CHECKING:
    from saylau.law import LawOfDay
    from saylau.rolls import Counted, Kind
    from saylau.ruling import Ruling

__all__ = ["roll"]

NAMED = 12
"""Bad rows named on the terminal; the first hundred of each kind are in ``--json``."""
OF_A_KIND = 3


@click.command("roll")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--law", "country", default="kz", show_default=True)
@click.option("--on", "day", type=DAY, required=True)
@click.option("--party", "parties", multiple=True)
@click.option("--barred", "barred_list", type=click.Path(path_type=Path))
@click.option("--key", "key_file", type=click.Path(path_type=Path))
@click.option("--group", "is_group", is_flag=True)
@click.option("--engine", type=click.Choice(("duckdb", "python", "spark")))
@click.option("--keep", type=click.Path(path_type=Path))
@click.option("--counts", "counts_folder", type=click.Path(path_type=Path, file_okay=False))
@json_option
@click.pass_obj
def roll(  # noqa: PLR0917 (click hands over what was typed, one argument each)
    office: Office,
    paths: tuple[Path, ...],
    country: str,
    day: date,
    parties: tuple[str, ...],
    barred_list: Path | None,
    key_file: Path | None,
    is_group: bool,
    engine: str | None,
    keep: Path | None,
    counts_folder: Path | None,
    as_json: bool,
) -> None:
    """Count the rolls of members in PATHS, and hold them against the law of the day of filing."""
    from saylau import rolls
    from saylau.law import load
    from saylau.ruling import Verdict

    law = load(country).on(day)
    key = rolls.one_time_key()
    if key_file is not None:
        key = rolls.read_key(key_file) if key_file.exists() else rolls.make_key(key_file)
    barred = rolls.read_barred(barred_list, law, key=key) if barred_list is not None else None
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    kind = rolls.Kind.INITIATIVE_GROUP if is_group else rolls.Kind.PARTY
    counted = rolls.count_rolls(paths, law, key=key, parties=parties, barred=barred, engine=engine or "", keep=keep)
    rulings = {
        party: rolls.examine(counts, law, kind=kind, of=counted.read[party].file)
        for party, counts in counted.counts.items()
    }
    if counts_folder is not None:
        _write_counts(counted, counts_folder, day, kind)
    if as_json:
        told = [_as_data(office, counted, party, ruling, kind) for party, ruling in rulings.items()]
        print_json(told[0] if len(told) == 1 else {"on": day.isoformat(), "engine": counted.engine, "rolls": told})
    else:
        for party, ruling in rulings.items():
            _tell(office, counted, party, ruling, law)
        if barred is not None:
            _problems(office, barred.problems, len(barred.problems))
    sys.exit(0 if all(each.verdict is Verdict.STANDS for each in rulings.values()) else 1)


def _write_counts(counted: Counted, folder: Path, day: date, kind: Kind) -> None:
    """A file a party for ``rolls/`` of an election folder: what the record keeps of a roll, and no person."""
    from saylau.instruments.files import write_whole
    from saylau.rolls import roll_facts

    folder.mkdir(parents=True, exist_ok=True)
    for party, counts in counted.counts.items():
        told = {"on": day.isoformat(), "facts": roll_facts(counts, kind=kind)}
        write_whole(folder / f"{party}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _as_data(office: Office, counted: Counted, party: str, ruling: Ruling, kind: Kind) -> dict[str, Any]:
    """The ruling with the counts it rests on and what reading found; no name, no number, no day of birth."""
    from saylau.instruments.problems import tell
    from saylau.rolls import PROBLEMS, roll_facts

    counts, read = counted.counts[party], counted.read[party]
    problems = [
        {"row": each.row, "column": each.column, "rule": each.rule, "says": tell(each, office.language, PROBLEMS)}
        for each in read.problems
    ]
    facts = roll_facts(counts, kind=kind)
    totals = {"rows": counts.count.rows, "members": counts.count.members, "contested": counts.count.contested}
    return {
        **ruling.as_json(),
        "engine": counted.engine,
        "counts": facts | totals | {"checks": dict(counts.count.checks)},
        "noted": dict(read.noted),
        "problems": problems,
        "rows": {check: list(rows) for (own, check), rows in counted.rows.items() if own == party},
    }


def _tell(office: Office, counted: Counted, party: str, ruling: Ruling, law: LawOfDay) -> None:
    from saylau.instruments.phrases import date_text, number

    language, counts, read = office.language, counted.counts[party], counted.read[party]

    def n(value: int) -> str:
        return number(value, language)

    console = office.console()
    head = {"party": party, "file": read.file, "on": date_text(law.day, language)}
    console.print(f"[bold]{office.say('roll_head', **head)}[/bold]")
    totals = {"rows": n(counts.count.rows), "members": n(counts.count.members), "contested": n(counts.count.contested)}
    console.print(office.say("roll_totals", **totals), markup=False)
    office.table("", *_regions(office, counted, party, law), right=1)
    if checks := _checks(office, counted, party):
        columns = [office.say(key) for key in ("roll_speaks_against", "roll_rows", "roll_first_rows")]
        office.table("", columns, checks, right=1)
    _problems(office, read.problems, sum(read.noted.values()))
    _findings(office, ruling, law)
    if not counts.beside:
        office.warn([office.say("roll_alone")])
    if not counts.lists:
        office.warn([office.say("roll_without_lists")])
    if ruling.rests_on_low_confidence:
        low = {each.rule for each in ruling.findings if each.confidence.value == "low"}
        office.warn([office.say("rests_on_low", count=n(len(low)))])
    console.print(f"[bold]{office.say(f'verdict_roll_{ruling.verdict.value}')}[/bold]\n")


def _regions(office: Office, counted: Counted, party: str, law: LawOfDay) -> tuple[list[str], list[list[str]]]:
    """A line a region on the map of the day, and one for rows that name none."""
    from saylau.instruments.phrases import number

    language, regions = office.language, counted.counts[party].count.regions
    wording = law["party.branch.minimum_members"]
    needed = wording.whole if wording.is_set else 0
    named = ("roll_region", "roll_rows", "roll_members", "roll_contested", "roll_needed", "roll_short")
    columns = [office.say(key) for key in named]
    rows = []
    names = {region.key: region.name_on(law.day, language) for region in law.regions}
    for key, name in [*sorted(names.items(), key=lambda each: each[1]), ("", office.say("roll_no_region"))]:
        own = regions.get(key)
        if not key and own is None:
            continue
        figures = (own.rows, own.members, own.contested) if own else (0, 0, 0)
        short = max(needed - figures[1], 0) if key else 0
        rows.append(
            [
                name,
                *(number(each, language) for each in figures),
                number(needed, language) if key else "–",
                number(short, language) if short else "",
            ]
        )
    return columns, rows


def _checks(office: Office, counted: Counted, party: str) -> list[list[str]]:
    """A line a check that speaks against some row, with the first of them."""
    from saylau.instruments.phrases import number
    from saylau.rolls import tell_check

    rows = []
    for check, count in counted.counts[party].count.checks.items():
        if count:
            first = counted.rows.get((party, check), ())
            named = ", ".join(map(str, first[:NAMED])) + (" …" if count > NAMED else "")
            rows.append([tell_check(check, office.language), number(count, office.language), named])
    return rows


def _problems(office: Office, problems: Any, count: int) -> None:
    from saylau.instruments.phrases import number
    from saylau.instruments.problems import tell
    from saylau.rolls import PROBLEMS

    kinds: Counter[str] = Counter()
    shown = []
    for each in problems:
        kinds[each.rule] += 1
        if kinds[each.rule] <= OF_A_KIND:
            shown.append(each)
    for each in shown[:NAMED]:
        office.console().print(f"  {tell(each, office.language, PROBLEMS)}", markup=False)
    if count > len(shown[:NAMED]):
        left = number(count - len(shown[:NAMED]), office.language)
        office.console().print("  " + office.say("roll_more_rows", count=left))


def _findings(office: Office, ruling: Ruling, law: LawOfDay) -> None:
    """A line a rule with its article, and under it a sentence for each finding."""
    from saylau.rolls import SENTENCES, tell

    marks = {"met": "✓", "yes": "✓", "no": "○", "not_in_force": "–", "broken": "✗", "person": "!"}
    last = ""
    for each in ruling.findings:
        if each.rule != last:
            name = SENTENCES.say(f"rule.{each.rule}", office.language)
            office.console().print(f"{marks[each.outcome.value]} {name} ({each.source})", markup=False)
            last = each.rule
        office.console().print(f"    {tell(each, office.language, law=law)}", markup=False)
