"""``saylau run``: an election folder, from its protocols to its seats."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from saylau.cli.before import tell_chapters
from saylau.cli.contests import banners
from saylau.cli.findings import tell_findings
from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadCall
from saylau.folder import ContestResult, Recorded, Result, read, write_report
from saylau.folder import as_json as as_document
from saylau.folder import record as seal_run
from saylau.folder import run as run_folder
from saylau.folder.telling import turnout_of
from saylau.instruments.phrases import date_text, number, percent
from saylau.ruling import Verdict
from saylau.seats import explain, tell_closeness

__all__ = ["run"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@click.option("--report", type=click.Path(path_type=Path, file_okay=False))
@click.option("--record", "seals", is_flag=True)
@click.option("--keys", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def run(office: Office, folder: Path, as_json: bool, report: Path | None, seals: bool, keys: Path | None) -> None:
    """Run the election in FOLDER.

    Exit code 0 when every contest stands, 1 when something falls or waits for a person, 2 when the input is unusable.
    """
    if keys is not None and not seals:
        raise BadCall(office.say("keys_without_record"))
    election = read(folder)
    with _bar(office, "settling", quiet=as_json) as progress:
        result = run_folder(election, progress)
    sealed = None
    if seals:
        with _bar(office, "sealing", quiet=as_json) as progress:
            sealed = seal_run(election, keys, progress)
    if report is not None:
        write_report(result, report)
    if as_json:
        print_json(as_document(result) | ({"record": _sealed_as_data(sealed)} if sealed else {}))
    else:
        tell(office, result, report)
        if sealed:
            _tell_sealed(office, folder, sealed)
    sys.exit(0 if result.verdict is Verdict.STANDS else 1)


@contextmanager
def _bar(office: Office, word: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the terminal while protocols are settled or sealed; nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=office.console(errors=True), transient=True) as bar:
        task = bar.add_task(office.say(word), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _tell_sealed(office: Office, folder: Path, sealed: Recorded) -> None:
    """The head of the record, and the line that verifies it."""
    console, head = office.console(), sealed.head.root.hex()
    console.print()
    size = number(sealed.head.size, office.language)
    console.print(office.say("sealed", added=number(sealed.added, office.language), size=size), markup=False)
    if sealed.illustrative:
        office.warn([office.say("record_keys_prove_nobody")])
    click.echo(office.say("head_is", size=sealed.head.size, head=head))
    click.echo(office.say("check_it"))
    click.echo(f"  saylau verify {folder} --head {head}")
    click.echo(f"  python verifier/verify.py {folder} --head {head}")


def _sealed_as_data(sealed: Recorded) -> dict[str, object]:
    return {
        "added": sealed.added,
        "size": sealed.head.size,
        "head": sealed.head.root.hex(),
        "illustrative_keys": sealed.illustrative,
    }


def tell(office: Office, result: Result, report: Path | None) -> None:
    """The result for a person: what was run, what came out, why, and what it rests on."""
    console, language = office.console(), office.language
    election = result.election
    console.print(election.title[language], style="bold", markup=False)
    day = date_text(result.law.day, language)
    console.print(office.say("under_the_law", day=day, country=election.law, mark=result.law.book.fingerprint[:16]))
    tell_chapters(office, result, after=False)
    for contest in result.contests:
        _contest(office, result, contest)
    tell_chapters(office, result, after=True)
    console.print()
    style = {Verdict.STANDS: "green", Verdict.WAITS: "yellow", Verdict.FALLS: "red"}[result.verdict]
    console.print(f"[bold {style}]{office.say(f'verdict_{result.verdict.value}')}[/bold {style}]")
    if report is not None:
        console.print(office.say("report_written", folder=report), markup=False)


def _contest(office: Office, result: Result, each: ContestResult) -> None:
    console, language = office.console(), office.language
    console.print()
    console.print(each.contest.title[language], style="bold", markup=False)
    for banner in banners(office, result.election, each.contest):
        console.print(f"[yellow]! {banner}[/yellow]")
    console.print(_counted(office, each), markup=False)
    turnout = turnout_of(each)
    if turnout:
        console.print(
            office.say(
                "turnout",
                percent=percent(Fraction(turnout["voters"], turnout["registered"]), language),
                voters=number(turnout["voters"], language),
                registered=number(turnout["registered"], language),
            )
        )
    _lists(office, result, each)
    _stages(office, result, each)
    names = {key: party.names[language] for key, party in result.election.parties.items()}
    if each.allocation is not None:
        for line in explain(each.allocation, language, names):
            console.print(_indented(line))
    if each.how_close is not None:
        console.print()
        for line in tell_closeness(each.how_close, language, names):
            console.print(_indented(line))
    console.print()
    tell_findings(office, each, names)


def _stages(office: Office, result: Result, each: ContestResult) -> None:
    """Votes and seats before an annulment, without the annulled stations, and after the repeat vote, side by side."""
    if not each.stages:
        return
    rows = []
    for key in each.contest.ballot:
        row = [result.election.parties[key].names[office.language]]
        for stage in each.stages:
            votes = stage.nation.votes_of(key)
            seats = stage.allocation.seats.get(key, 0) if stage.allocation else None
            row += ["–" if n is None else number(n, office.language) for n in (votes, seats)]
        rows.append(row)
    columns = [office.say("list")]
    for stage in each.stages:
        columns += [office.say(f"stage_{stage.name}"), office.say("seats")]
    office.table(office.say("stages"), columns, rows, right=1)


def _indented(line: str) -> Padding:
    return Padding(Text(line), (0, 0, 0, 2), expand=False)


def _counted(office: Office, each: ContestResult) -> str:
    status = office.say(f"status_{each.status.value}")
    certified = each.contest.certified
    act = office.say("certified_by", act=certified.act) if certified and each.status.value == "final" else ""
    if each.tally is None:
        return " ".join(filter(None, (office.say("published_only", status=status), act)))
    nation = each.tally.nation
    counted, of = (number(n, office.language) for n in (nation.counted, nation.registered))
    return " ".join(filter(None, (office.say("counted", counted=counted, of=of, status=status), act)))


def _lists(office: Office, result: Result, each: ContestResult) -> None:
    if each.allocation is None:
        office.console().print(office.say("no_votes_known"))
        return
    language, allocation = office.language, each.allocation
    official = each.contest.published.seats if each.contest.published else {}
    rows = []
    for key in sorted(allocation.votes, key=lambda name: -allocation.votes[name]):
        votes = allocation.votes[key]
        base = allocation.base_number
        rows.append(
            [
                result.election.parties[key].names[language],
                number(votes, language),
                percent(Fraction(votes, base), language) if base else "–",
                "✓" if key in allocation.admitted else "–",
                number(allocation.seats.get(key, 0), language),
                number(official[key], language) if key in official else "",
            ]
        )
    columns = [office.say(key) for key in ("list", "votes")]
    columns.append(office.say(f"share_{allocation.base}"))
    columns += [office.say(key) for key in ("admitted", "seats", "official_seats")]
    office.table("", columns, rows, right=1)
