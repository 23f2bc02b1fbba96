"""``saylau allocate``: seats from a small sheet of votes, by any list method, without an election folder and without a law."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import click

from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadCall
from saylau.instruments.phrases import number, percent
from saylau.ruling import Verdict
from saylau.seats import HowClose, formula_name, read_votes, tell_closeness, tell_outcome
from saylau.seats.formulas import Outcome, Threshold, formula_of, share_out
from saylau.seats.formulas.closeness import MOST_LISTS, how_close

__all__ = ["allocate"]


@click.command()
@click.argument("votes", type=click.Path(path_type=Path))
@click.option("--method", required=True)
@click.option("--seats", "seats", type=int, required=True)
@click.option("--threshold", "thresholds", multiple=True)
@click.option("--base", type=int)
@click.option("--exempt", multiple=True)
@click.option("--at-least", "at_least", type=click.IntRange(0, 9_999), default=0)
@json_option
@click.pass_obj
def allocate(
    office: Office,
    votes: Path,
    method: str,
    seats: int,
    thresholds: tuple[str, ...],
    base: int | None,
    exempt: tuple[str, ...],
    at_least: int,
    as_json: bool,
) -> None:
    """Share out SEATS among the lists of the sheet VOTES by METHOD.

    Exit code 0 when every seat has its list, 1 when something waits for a person, 2 when the input is unusable.
    """
    formula = formula_of(method)
    common, special = _thresholds(office, thresholds)
    sheet = read_votes(votes)
    rules = sheet.rules._replace(
        threshold=common, special=special, base=base, exempt=frozenset(exempt), at_least=at_least
    )
    named = {*sheet.votes, *sheet.kind.values()}
    if strange := [name for name in (*special, *exempt) if name not in named]:
        raise BadCall(office.say("no_such_list_or_kind", names=", ".join(strange)))
    outcome = share_out(sheet.votes, seats, formula, rules)
    if as_json:
        close = _how_close(outcome)
        print_json(outcome.as_json() | {"how_close": close.as_json() if close else None})
    else:
        _tell(office, outcome)
    sys.exit(0 if outcome.verdict is Verdict.STANDS else 1)


def _thresholds(office: Office, told: tuple[str, ...]) -> tuple[Threshold, dict[str, Threshold]]:
    """The common threshold, and those that are written ``list=5%`` or ``coalition=7%``."""
    common = [each for each in told if "=" not in each]
    special = [each.rpartition("=") for each in told if "=" in each]
    if len(common) > 1 or len({name for name, _, _ in special}) < len(special):
        raise BadCall(office.say("threshold_twice"))
    return (
        Threshold.of(common[0] if common else "none"),
        {name: Threshold.of(threshold) for name, _, threshold in special},
    )


def _how_close(outcome: Outcome) -> HowClose | None:
    return how_close(outcome) if len(outcome.votes) <= MOST_LISTS else None


def _tell(office: Office, outcome: Outcome) -> None:
    console, language = office.console(), office.language
    office.warn([office.say("not_a_law", method=formula_name(outcome.formula.name, language))])
    tied = {name for tie in outcome.ties for name in tie.lists}
    rows = [
        [
            name,
            number(votes, language),
            percent(Fraction(votes, outcome.base), language) if outcome.base else "–",
            "✓" if name in outcome.admission.lists else "–",
            number(outcome.seats[name], language) + (" ?" if name in tied else ""),
        ]
        for name, votes in outcome.votes.items()
    ]
    office.table(
        "", [office.say(key) for key in ("list", "votes", "share_of_base", "admitted", "seats")], rows, right=1
    )
    for line in tell_outcome(outcome, language):
        console.print(f"  {line}", markup=False)
    console.print()
    close = _how_close(outcome)
    for line in tell_closeness(close, language) if close else [office.say("too_many_lists", most=MOST_LISTS)]:
        console.print(f"  {line}", markup=False)
    stands = outcome.verdict is Verdict.STANDS
    console.print()
    console.print(
        office.say("every_seat_has_its_list" if stands else "something_waits"), style="green" if stands else "yellow"
    )
