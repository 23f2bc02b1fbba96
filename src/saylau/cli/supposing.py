"""``saylau what-if``: the same votes under another law, over a range of values, or swung at random. Always *not the law*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import click

from saylau.cli.contests import banners
from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadCall
from saylau.folder import ContestResult, Election, read
from saylau.folder import run as run_folder
from saylau.instruments.figures import Draws, spread_of
from saylau.instruments.files import write_whole
from saylau.instruments.phrases import number, percent
from saylau.lab.whatif import TITLE, Study, WhatIf
from saylau.lab.whatif.pictures import pictures
from saylau.lab.whatif.sheets import sheets
from saylau.lab.whatif.telling import (
    SENTENCES,
    banner,
    measures,
    model_note,
    paradoxes,
    provision_name,
    sources,
    value_text,
)
from saylau.seats import explain

__all__ = ["what_if"]

MOST_SCENARIOS = 1_000_000_000
MEASURES = ("gallagher", "parties_by_votes", "parties_by_seats", "wasted")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--set", "changes", multiple=True)
@click.option("--sweep", "swept")
@click.option("--swing", "spread")
@click.option("--scenarios", type=click.IntRange(1, MOST_SCENARIOS), default=1_000_000, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=2021, show_default=True)
@click.option("--contest", "contest_id", default="")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
@json_option
@click.pass_obj
def what_if(  # noqa: PLR0917 (click hands over what was typed, one argument each)
    office: Office,
    folder: Path,
    changes: tuple[str, ...],
    swept: str | None,
    spread: str | None,
    scenarios: int,
    seed: int,
    contest_id: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """What would the votes of FOLDER have given under another law?

    Exit code 0 when it was worked out, 2 when the input is unusable: a what-if stands or falls for nobody.
    """
    if not (changes or swept or spread):
        raise BadCall(office.say("suppose_something"))
    election = read(folder)
    studies = {
        each.contest.id: Study.of(
            each.allocation, changes=changes, swept=swept, spread=spread, scenarios=scenarios, seed=seed
        )
        for each in _contests(office, election, contest_id)
        if each.allocation is not None
    }
    if spread and not (changes or swept or any(each.swung for each in studies.values())):
        raise BadCall(office.say("cannot_swing"))
    if out is not None:
        _write(office, election, studies, out)
    if as_json:
        told = [{"id": contest, **study.as_json()} for contest, study in studies.items()]
        print_json({"title": TITLE, "election": election.id, "contests": told})
    else:
        for contest, study in studies.items():
            _tell(office, election, contest, study)
        if out is not None:
            office.console().print(office.say("pictures_written", folder=out), markup=False)


def _contests(office: Office, election: Election, contest_id: str) -> Sequence[ContestResult]:
    """The contests asked for whose votes are known; their seats are those of the law."""
    known = {each.id: each for each in election.contests}
    if contest_id and contest_id not in known:
        raise BadCall(office.say("no_such_contest", contest=contest_id, known=", ".join(known)))
    ran = [each for each in run_folder(election).contests if contest_id in ("", each.contest.id)]
    if not any(each.allocation for each in ran):
        raise BadCall(office.say("no_votes_known"))
    return ran


def _names(office: Office, election: Election) -> Mapping[str, str]:
    return {key: party.names[office.language] for key, party in election.parties.items()}


def _write(office: Office, election: Election, studies: Mapping[str, Study], out: Path) -> None:
    """Sheets and pictures of each contest; with several contests, each under its own name."""
    out.mkdir(parents=True, exist_ok=True)
    titles = {each.id: each.title[office.language] for each in election.contests}
    for contest, study in studies.items():
        folder = out if len(election.contests) == 1 else out / contest
        folder.mkdir(exist_ok=True)
        drawn = pictures(study, office.language, _names(office, election), titles[contest])
        for name, text in {**sheets(study), **drawn}.items():
            write_whole(folder / name, text)


def _tell(office: Office, election: Election, contest_id: str, study: Study) -> None:
    console, language, names = office.console(), office.language, _names(office, election)
    contest = next(each for each in election.contests if each.id == contest_id)
    console.print()
    console.print(f"{election.title[language]} – {contest.title[language]}", style="bold", markup=False)
    office.warn([banner(study, language), *banners(office, election, contest)])
    if study.supposed is not None:
        _supposed(office, study.supposed, names)
    if study.swept is not None:
        _swept(office, study, names)
    if study.swung is not None:
        _swung(office, study, names)
    elif study.spread is not None:
        console.print(office.say("cannot_swing"), markup=False)


def _supposed(office: Office, study: WhatIf, names: Mapping[str, str]) -> None:
    language, law, other = office.language, study.law, study.supposed
    rows = []
    for name, votes in law.votes.items():
        change = other.seats[name] - law.seats[name]
        seats = [number(each.seats[name], language) for each in (law, other)]
        rows.append([names.get(name, name), number(votes, language), *seats, _signed(change, language)])
    if law.waiting or other.waiting:
        rows.append([office.say("open_seats"), "", *(number(each.waiting, language) for each in (law, other)), ""])
    if law.seats_empty or other.seats_empty:
        empty = [number(sum(each.seats_empty.values()), language) for each in (law, other)]
        rows.append([office.say("empty_seats"), "", *empty, ""])
    columns = [office.say(key) for key in ("list", "votes", "seats_by_law", "seats_supposed", "difference")]
    office.table("", columns, rows, right=1)
    by_law, supposed = study.effects
    effects = [measures(each, language) for each in (by_law, supposed)]
    told = [[SENTENCES.say(f"measure.{key}", language), *(each[key] for each in effects)] for key in MEASURES]
    office.table("", [office.say("measure"), *columns[2:4]], told, right=1)
    console = office.console()
    for line in (*explain(other, language, names), "", *paradoxes(supposed, language, names)):
        console.print(f"  {line}" if line else "", markup=False)
    console.print()
    for line in sources(language):
        console.print(f"  {line}", markup=False, style="dim")


def _swept(office: Office, study: Study, names: Mapping[str, str]) -> None:
    swept, language = study.swept, office.language
    if swept is None:
        return
    real = study.allocation.law[swept.name].said
    rows = []
    for each in swept.points:
        value = each.changes[swept.name]
        mark = f"{value_text(value, language)}{' ←' if dict(each.changes) == {swept.name: real} else ''}"
        seats = [number(seats, language) for seats in each.supposed.seats.values()]
        rows.append([mark, *seats, number(each.supposed.waiting, language)])
    columns = [
        provision_name(study.allocation.law, swept.name, language),
        *(names.get(name, name) for name in study.allocation.votes),
        office.say("open_seats"),
    ]
    office.table(office.say("swept", mark="←"), columns, rows, right=1)


def _swung(office: Office, study: Study, names: Mapping[str, str]) -> None:
    swing, language = study.swung, office.language
    if swing is None:
        return
    office.warn([model_note(study, language)])
    rows = []
    around = study.supposed.supposed if study.supposed else study.allocation
    for name, row, below, majority in zip(around.votes, swing.histogram, swing.below, swing.majority, strict=True):
        inner = spread_of(Draws(name, {seats: int(times) for seats, times in enumerate(row) if times}))
        shares = [percent(Fraction(int(each), swing.scenarios), language) for each in (below, majority)]
        seats = [number(each, language) for each in (around.seats[name], inner.low, inner.median, inner.high)]
        rows.append([names.get(name, name), *seats, *shares])
    keys = ("list", "seats", "fifth", "median", "ninety_fifth", "below_threshold", "has_majority")
    office.table("", [office.say(key) for key in keys], rows, right=1)
    told = [percent(Fraction(each, swing.scenarios), language) for each in (swing.differs, swing.tied)]
    office.console().print(f"  {office.say('swing_differs', differs=told[0], tied=told[1])}", markup=False)
    if study.takes_all and study.admits_the_next:
        share = percent(Fraction(study.takes_all, swing.scenarios), language, 2)
        office.console().print(f"  {office.say('swing_takes_all', share=share)}", markup=False)


def _signed(change: int, language: str) -> str:
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{number(abs(change), language)}" if change else ""
