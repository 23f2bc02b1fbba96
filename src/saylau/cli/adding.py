"""``saylau add-up``: the totals of every level, each with its status and the protocols that make it up."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from saylau.cli.contests import banners, counted_contests, labels
from saylau.cli.office import Office, json_option, print_json
from saylau.folder import Election, law_of, read, settle_contest, tally_contest
from saylau.instruments.phrases import number
from saylau.ruling import Verdict
from saylau.tabulation import Level, Tally, Total

__all__ = ["add_up"]


@click.command("add-up")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.REGION.value,
    show_default=True,
)
@click.option("--contest", "contest_id", default="")
@json_option
@click.pass_obj
def add_up(office: Office, folder: Path, level: str, contest_id: str, as_json: bool) -> None:
    """Add up the protocols of FOLDER, level by level.

    Exit code 0 when the totals stand, 1 when something waits or falls, 2 when the input is unusable.
    """
    election = read(folder)
    law = law_of(election)
    stands = True
    documents = {}
    for contest in counted_contests(office, election, contest_id):
        settlements, stations, decisions = settle_contest(election, contest, law)
        tally = tally_contest(election, contest, law, settlements, stations, decisions)
        chosen = [total for total in tally.totals.all if total.level.value == level]
        stands = stands and tally.ruling().verdict is Verdict.STANDS
        if as_json:
            documents[contest.id] = [labels(election, contest) | _as_data(total) for total in chosen]
        else:
            office.warn(banners(office, election, contest))
            _tell(office, election, tally, chosen)
    if as_json:
        print_json(documents)
    sys.exit(0 if stands else 1)


def _tell(office: Office, election: Election, tally: Tally, totals: list[Total]) -> None:
    language = office.language
    lists = list(tally.nation.votes)
    columns = [office.say(key) for key in ("unit", "status", "counted_of", "voters_on_list", "voters_total")]
    columns += [election.parties[key].names[language] for key in lists]
    rows = []
    for total in totals:
        counted = f"{number(total.counted, language)} / {number(total.registered, language)}"
        sums = [total.number("list_at_closing"), total.number("voters"), *(total.votes_of(key) for key in lists)]
        told = ["–" if n is None else number(n, language) for n in sums]
        rows.append([total.key or office.say("nation"), office.say(f"status_{total.status.value}"), counted, *told])
    office.table(election.title[language], columns, rows, right=2)


def _as_data(total: Total) -> dict[str, object]:
    return {
        "unit": total.subject,
        "level": total.level.value,
        "status": total.status.value,
        "registered": total.registered,
        "counted": total.counted,
        "waiting": total.waiting,
        "votes": {name: votes.value for name, votes in total.votes.items()},
        "sums": {name: total.number(name) for name in total.sums if not total.sums[name].is_absent},
        "protocols": list(total.protocols),
    }
