"""``saylau examine party``: a party's case file under the law of a day, as a checklist with its clocks and what to do."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.table import Table

from saylau.cli.days import DAY
from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadInput, Problem
from saylau.instruments.phrases import date_text, number
from saylau.law import Book, LawOfDay, load
from saylau.parties import (
    CHAPTERS,
    SENTENCES,
    Clock,
    Dossier,
    Registered,
    chapter_title,
    clocks,
    examine,
    read_dossier,
    read_register,
    rule_name,
    state_name,
    step_name,
    tell,
)
from saylau.ruling import Decision, Finding, Outcome, Ruling, Verdict

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["party"]

MARKS = {
    Outcome.MET: "[green]✓[/green]",
    Outcome.NOT_IN_FORCE: "–",
    Outcome.PERSON: "[yellow]![/yellow]",
    Outcome.BROKEN: "[red]✗[/red]",
}
WEIGHT = tuple(MARKS)
"""The mark of a rule is that of its heaviest outcome."""
COLOURS = {Verdict.STANDS: "green", Verdict.WAITS: "yellow", Verdict.FALLS: "red"}
PLAIN = re.compile(r"[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""What stands in a column: a number or a day; every code is told by the sentence below."""
MOST = 5
"""Findings of one rule told one by one; the others are counted, and every one is in ``--json``."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--law", "country", default="kz", show_default=True)
@click.option("--on", "day", type=DAY, required=True)
@click.option("--register", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def party(office: Office, path: Path, country: str, day: date, register: Path | None, as_json: bool) -> None:
    """Hold the case file PATH of a party against the law of a day."""
    book = load(country)
    dossier, others = _read(path, register, book)
    law = book.on(day)
    if law.is_before_any_law:
        raise BadInput((Problem(path.name, 0, "--on", "day_is_before_any_law", day.isoformat()),))
    ruling = examine(dossier, law, register=others)
    if as_json:
        print_json(ruling.as_json())
    else:
        _tell(
            office, dossier, law, ruling, {each.key: each.names_on(day)[-1].names[office.language] for each in others}
        )
        if register is None:
            office.warn([_say(office, "no_register")])
        _tell_verdict(office, ruling)
    sys.exit(0 if ruling.verdict is Verdict.STANDS else 1)


def _read(path: Path, register: Path | None, book: Book) -> tuple[Dossier, tuple[Registered, ...]]:
    """Both files, with the problems of both where either cannot be used."""
    problems: list[Problem] = []
    dossier: Dossier | None = None
    others: tuple[Registered, ...] = ()
    try:
        dossier = read_dossier(path, book)
    except BadInput as unusable:
        problems += unusable.problems
    try:
        others = read_register(register) if register else ()
    except BadInput as unusable:
        problems += unusable.problems
    if problems or dossier is None:
        raise BadInput(tuple(problems))
    return dossier, others


def _tell(office: Office, dossier: Dossier, law: LawOfDay, ruling: Ruling, names: Mapping[str, str]) -> None:
    console, language = office.console(), office.language
    name = dossier.names_on(law.day)[-1].names[language]
    console.print(escape(_say(office, "title", name=name, day=date_text(law.day, language))), style="bold")
    if dossier.illustrative:
        office.warn([_say(office, "invented")])
    console.print(_say(office, "state", state=state_name(str(ruling.result), language)), markup=False)
    console.print(_checklist(office, ruling))
    _tell_clocks(office, console, list(clocks(dossier, law)), law.day)
    _tell_what_to_do(office, law, ruling, names)
    low = {each.rule for each in ruling.findings if each.confidence.value == "low"}
    if low:
        office.warn([_say(office, "low", count=number(len(low), language))])


def _tell_verdict(office: Office, ruling: Ruling) -> None:
    console = office.console()
    opened = sum(each.is_open for each in ruling.findings)
    console.print()
    words = _say(office, ruling.verdict.value, count=number(opened, office.language))
    console.print(words, style=f"bold {COLOURS[ruling.verdict]}", markup=False)


def _say(office: Office, key: str, **values: object) -> str:
    return SENTENCES.say(f"list.{key}", office.language, **values)


def _checklist(office: Office, ruling: Ruling) -> Table:
    """Every rule that said something, under the title of its part."""
    table = Table(box=None, show_header=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column(_say(office, "requirement"), ratio=1)
    for key in ("required", "found"):
        table.add_column(_say(office, key), justify="right", no_wrap=True)
    table.add_column(_say(office, "article"), no_wrap=True)
    by_rule: dict[str, list[Finding]] = {}
    for finding in ruling.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for chapter, rules in CHAPTERS.items():
        told = [by_rule[rule.__name__] for rule in rules if rule.__name__ in by_rule]
        if told:
            table.add_row("", f"\n[bold]{escape(chapter_title(chapter, office.language))}[/bold]", "", "", "")
        for group in told:
            table.add_row(*_row(office, group))
    return table


def _row(office: Office, group: list[Finding]) -> Iterator[str]:
    heaviest = max(group, key=lambda each: (each.decision is not Decision.SETTLED, WEIGHT.index(each.outcome)))
    settled = heaviest.decision is Decision.SETTLED
    yield MARKS[Outcome.MET if settled else heaviest.outcome]
    alike = sum(each.outcome is heaviest.outcome for each in group)
    times = f"  ×{alike}" if alike > 1 and heaviest.outcome is not Outcome.MET else ""
    yield escape(rule_name(heaviest.rule, office.language) + times)
    for text in (heaviest.required, heaviest.found):
        shown = number(int(text), office.language) if text.isdecimal() else text
        yield shown if PLAIN.fullmatch(text) else "–"
    yield escape(heaviest.source + (" *" if heaviest.confidence.value == "low" else ""))


def _tell_clocks(office: Office, console: Console, running: Iterable[Clock], day: date) -> None:
    rows = [
        [step_name(each.step, office.language), each.began.isoformat(), _last(each), _state(office, each, day)]
        for each in running
    ]
    if rows:
        console.print()
        office.table(_say(office, "clocks"), [_say(office, key) for key in ("step", "began", "last", "done")], rows)


def _last(clock: Clock) -> str:
    return clock.last.isoformat() if clock.last else "–"


def _state(office: Office, clock: Clock, day: date) -> str:
    """How a clock stands on the day: done, done late, open, passed, or standing still."""
    if clock.last is None:
        return clock.done.isoformat() if clock.done else _say(office, "still")
    if clock.done is None:
        left = (clock.last - day).days
        return _say(office, "running" if left >= 0 else "over", days=number(abs(left), office.language))
    if clock.done > clock.last and clock.step != "waiting":
        days = number((clock.done - clock.last).days, office.language)
        return _say(office, "late", day=clock.done.isoformat(), days=days)
    return clock.done.isoformat()


def _tell_what_to_do(office: Office, law: LawOfDay, ruling: Ruling, names: Mapping[str, str]) -> None:
    """One line for each thing to do; the same sentence once, whichever rules wait for it."""
    lines: dict[str, tuple[Finding, str]] = {}
    shown: Counter[str] = Counter()
    for finding in ruling.findings:
        if finding.outcome in (Outcome.BROKEN, Outcome.PERSON):
            shown[finding.rule] += 1
            if shown[finding.rule] <= MOST:
                lines.setdefault(tell(finding, office.language, law=law, names=names), (finding, finding.rule))
    if not lines:
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    last = {rule: line for line, (_, rule) in lines.items()}
    for line, (finding, rule) in lines.items():
        settled = finding.decision is Decision.SETTLED
        answer = f"\n[green]{escape(_say(office, 'answered', reason=finding.note))}[/green]" if settled else ""
        table.add_row(MARKS[Outcome.MET if settled else finding.outcome], escape(line) + answer)
        if shown[rule] > MOST and last[rule] == line:
            more = _say(office, "more", count=number(shown[rule] - MOST, office.language))
            table.add_row("", escape(more))
    console = office.console()
    console.print(_say(office, "to_do"), style="bold", markup=False)
    console.print(table)
