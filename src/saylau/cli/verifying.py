"""``saylau verify``: proves the record of a folder, and says what nobody could prove from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from saylau.cli.office import Office, json_option, print_json
from saylau.cli.trouble import problem_as_data
from saylau.folder import Verified, tell_problem, verify_folder
from saylau.instruments.phrases import number

__all__ = ["verify"]

SHOWN = 30
COLUMNS = ("votes", "seats")
NO_RECORD, PROVEN, NOT_PROVEN = 2, 0, 1


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--head", default=None)
@click.option("--checkpoint", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--log-key", default=None)
@click.option("--receipt", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@click.pass_obj
def verify(
    office: Office,
    folder: Path,
    head: str | None,
    checkpoint: Path | None,
    log_key: str | None,
    receipt: Path | None,
    as_json: bool,
) -> None:
    """Prove the record of FOLDER: exit code 0 proven, 1 not proven, 2 no record."""
    older, kept = (path.read_bytes() if path else None for path in (checkpoint, receipt))
    verified = verify_folder(folder, head=head, checkpoint=older, receipt=kept, log_key=log_key)
    if as_json:
        print_json(_as_data(office, verified))
    else:
        _tell(office, verified)
    sys.exit(_code(verified))


def _code(verified: Verified) -> int:
    if not verified.report.exists:
        return NO_RECORD
    return PROVEN if verified.holds else NOT_PROVEN


def _verdict(verified: Verified) -> str:
    return {NO_RECORD: "no_record", PROVEN: "proven", NOT_PROVEN: "not_proven"}[_code(verified)]


def _tell(office: Office, verified: Verified) -> None:
    console, report, language = office.console(), verified.report, office.language
    opening = verified.opening or {}
    if opening:
        console.print(opening["title"][language], style="bold", markup=False)
    verdict = _verdict(verified)
    style = {"proven": "bold green", "not_proven": "bold red", "no_record": "bold yellow"}[verdict]
    keys = f" ({office.say('illustrative_keys')})" if report.illustrative else ""
    console.print(office.say(f"record_{verdict}") + keys, style=style, markup=False)
    office.warn([office.say(f"record_{each}") for each in _banners(verified)])
    if verdict == "no_record":
        return
    if report.head:
        console.print(office.say("head_is", size=report.head.size, head=report.head.root.hex()), markup=False)
    if report.log_key:
        console.print(office.say("log_key_is", public=report.log_key), markup=False)
    for line in _checked(office, verified):
        console.print(f"  {line}", markup=False)
    _seats(office, verified)
    problems = verified.all_problems
    if problems:
        console.print()
        console.print(office.say("reasons"), style="bold")
    for problem in problems[:SHOWN]:
        console.print(f"  {tell_problem(problem, language)}", markup=False)
    more = report.count - len(report.problems) + max(0, len(problems) - SHOWN)
    if more:
        console.print("  " + office.say("more_problems", count=more))
    console.print()
    console.print(office.say("not_checked"), style="bold")
    for limit in _limits(verified):
        console.print(f"  · {_said(office, verified, limit)}", markup=False)


def _banners(verified: Verified) -> Iterator[str]:
    """What must be known before the verdict is believed."""
    opening = verified.opening or {}
    if verified.report.illustrative:
        yield "keys_prove_nobody"
    if opening.get("invented") == "yes":
        yield "is_invented"
    if any(each["illustrative"] == "yes" for each in opening.get("contests", ())):
        yield "is_illustrative"


def _checked(office: Office, verified: Verified) -> Iterator[str]:
    report, language = verified.report, office.language
    size = report.head.size if report.head else 0
    yield office.say("checked_entries", count=number(size, language), keys=number(report.keys, language))
    same = "checked_rulings" if not verified.rulings_differ else "checked_rulings_differ"
    yield office.say(same, count=number(verified.replayed, language))
    yield office.say("checked_laws", count=len(report.laws), marks=", ".join(each[:16] for each in report.laws))
    if verified.anchor:
        yield office.say("checked_outside", size=number(verified.anchor, language))
    for name, at in report.cosigned if verified.holds else ():
        when = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        yield office.say("checked_witness", name=name, when=when)


def _seats(office: Office, verified: Verified) -> None:
    """The seats as they were shared out again; of a record that is not proven none are shown."""
    if not verified.holds:
        return
    opening, language = verified.opening or {}, office.language
    for contest in opening.get("contests", ()):
        result, total = ((each or {}).get(contest["id"]) for each in (verified.results, verified.totals))
        if result is None:
            continue
        rows = [
            [_name(opening, key, language), *(number(result[what].get(key, 0), language) for what in COLUMNS)]
            for key in contest["ballot"]
        ]
        if result["waiting"]:
            rows.append([office.say("seats_waiting"), "", number(result["waiting"], language)])
        title = f"«{contest['title'][language]}»"
        if total is not None:
            counted, registered = (number(total[what], language) for what in ("counted", "registered"))
            title += " · " + office.say("counted_sealed", counted=counted, registered=registered)
        office.table(title, [office.say(each) for each in ("list", *COLUMNS)], rows, right=1)


def _name(opening: Mapping[str, Any], key: str, language: str) -> str:
    """The name of a list as the record was opened with it."""
    return str(opening.get("lists", {}).get(key, {}).get(language, key))


def _limits(verified: Verified) -> Iterator[str]:
    """What nobody can prove from these files alone."""
    yield "truth"
    yield "beside"
    size = verified.report.head.size if verified.report.head else 0
    if verified.anchor < size:
        yield "outside_later" if verified.anchor else "outside"
    yield "keys" if verified.report.illustrative else "owners"
    # The witness of illustrative keys is anybody.
    yield "witness" if verified.report.illustrative or not verified.report.cosigned else "witness_owner"
    if verified.other_books:
        yield "book"
    if verified.not_added_up:
        yield "not_added_up"
    if verified.report.pending:
        yield "pending"


def _said(office: Office, verified: Verified, limit: str) -> str:
    count = verified.report.pending if limit == "pending" else verified.not_added_up
    books = ", ".join(verified.other_books)
    return office.say(f"limit_{limit}", count=count, size=verified.anchor, books=books)


def _as_data(office: Office, verified: Verified) -> dict[str, Any]:
    report = verified.report
    told: dict[str, Any] = {"verdict": _verdict(verified), "illustrative_keys": report.illustrative}
    if report.head:
        told |= {"origin": report.head.origin, "size": report.head.size, "head": report.head.root.hex()}
    return told | {
        "election": (verified.opening or {}).get("election", ""),
        "invented": (verified.opening or {}).get("invented", "no") == "yes",
        "log_key": report.log_key,
        "keys": report.keys,
        "rulings_made_again": verified.replayed,
        "not_added_up": verified.not_added_up,
        "laws": list(report.laws),
        "anchored": bool(verified.anchor),
        "anchor": verified.anchor,
        "cosigned": [{"name": name, "time": at} for name, at in report.cosigned],
        "seats": {key: result["seats"] for key, result in (verified.results or {}).items()} if verified.holds else {},
        "count_of_problems": report.count + len(verified.problems),
        "problems": [problem_as_data(each, office.language) for each in verified.all_problems],
        "not_checked": [{"limit": each, "says": _said(office, verified, each)} for each in _limits(verified)],
    }
