"""Findings for a person: a line a rule with its article, and every open one with its place and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.markup import escape
from rich.table import Table

from saylau.cli.office import Office
from saylau.folder import ContestResult
from saylau.folder.comparing import TOTALS
from saylau.folder.differing import differences, line_name, signed_number
from saylau.folder.wording import rule_sentence
from saylau.instruments.phrases import number
from saylau.protocols import Settlement, tell
from saylau.ruling import Decision, Finding, Outcome, Verdict

__all__ = ["tell_findings"]

MOST = 60
"""Open findings told on the terminal; every finding is in the report and in ``--json``."""

MARKS = {
    Outcome.MET: "[green]✓[/green]",
    Outcome.YES: "[green]✓[/green]",
    Outcome.NO: "○",
    Outcome.NOT_IN_FORCE: "–",
    Outcome.BROKEN: "[red]✗[/red]",
    Outcome.PERSON: "[yellow]![/yellow]",
}
WEIGHT = (Outcome.MET, Outcome.YES, Outcome.NO, Outcome.NOT_IN_FORCE, Outcome.PERSON, Outcome.BROKEN)
"""The mark of a rule is that of its heaviest outcome."""


def tell_findings(office: Office, each: ContestResult, names: Mapping[str, str]) -> None:
    """The rules of the contest, a line each; then those of its stations that somebody must act on."""
    examined = [finding for ruling in each.examined for finding in ruling.findings]
    console = office.console()
    console.print(f"[bold]{office.say('findings_on_contest')}[/bold]")
    console.print(_by_rule(office, examined, names, _apart(office, each, names)))
    if each.settlements:
        _stations(office, each.settlements)
    low = {finding.rule for finding in examined if finding.confidence.value == "low"}
    if low:
        console.print(f"[yellow]! {office.say('rests_on_low', count=number(len(low), office.language))}[/yellow]")


def _apart(office: Office, each: ContestResult, names: Mapping[str, str]) -> list[str]:
    """The lines that differ from the published totals, a sentence each."""
    language = office.language
    return [
        office.say(
            "line_differs",
            line=line_name(one.line, each, names, language),
            published=number(one.published, language),
            counted=number(one.counted, language),
            difference=signed_number(one.by, language),
        )
        for one in differences(each)
    ]


def _by_rule(office: Office, findings: Iterable[Finding], names: Mapping[str, str], apart: Iterable[str]) -> Table:
    """The rules; ``apart`` are the sentences of the totals that differ from the published ones."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, []).append(finding)
    for rule, group in rules.items():
        heaviest = max((finding.outcome for finding in group), key=WEIGHT.index)
        settled = all(f.decision is not Decision.OPEN for f in group if f.outcome in (Outcome.PERSON, Outcome.BROKEN))
        mark = MARKS[Outcome.MET] if settled and heaviest in (Outcome.PERSON, Outcome.BROKEN) else MARKS[heaviest]
        told = escape(rule_sentence(rule, office.language) + _spread(office, group))
        table.add_row(mark, told, escape(group[0].source))
        is_open = [finding for finding in group if finding.is_open]
        told_apart = is_open and rule == TOTALS and all(finding.found for finding in is_open)
        for line in apart if told_apart else [_open(office, finding, names) for finding in is_open]:
            table.add_row("", f"[yellow]{escape(line)}[/yellow]", "")
    return table


def _spread(office: Office, group: list[Finding]) -> str:
    """How the outcomes of one rule spread, or the one number it found, where there is more to say than that it holds."""
    counts = Counter(finding.outcome for finding in group)
    if len(group) == 1:
        told = (
            [] if group[0].outcome in (Outcome.MET, Outcome.YES) else [office.say(f"outcome_{group[0].outcome.value}")]
        )
        told += [number(int(group[0].found), office.language)] if group[0].found.isdecimal() else []
    else:
        told = [
            f"{office.say(f'outcome_{outcome.value}')} {number(count, office.language)}"
            for outcome, count in counts.items()
        ]
    return f": {', '.join(told)}" if told else ""


def _open(office: Office, finding: Finding, names: Mapping[str, str]) -> str:
    where = ", ".join(names.get(part, part) for part in finding.where.split(", ")) if finding.where else ""
    numbers = [
        f"{office.say(key)} {text}" for key, text in (("required", finding.required), ("found", finding.found)) if text
    ]
    return "  ".join(filter(None, (where, *numbers)))


def _stations(office: Office, settlements: Iterable[Settlement]) -> None:
    console = office.console()
    settled = list(settlements)
    verdicts = Counter(each.ruling.verdict for each in settled)
    told = [f"{office.say(f'stations_{v.value}')}: {number(verdicts[v], office.language)}" for v in Verdict]
    console.print()
    console.print("  ·  ".join(told))
    shown = 0
    for each in settled:
        if each.ruling.verdict is Verdict.STANDS:
            continue
        shown += 1
        if shown > MOST:
            continue
        console.print(f"[bold]{each.station.code}[/bold]  {office.say(f'short_{each.ruling.verdict.value}')}")
        for fired in each.fired:
            console.print(f"    {fired.code}  {tell(fired, 'printed', office.language)}", markup=False)
    if shown > MOST:
        console.print(office.say("more_findings", count=number(shown - MOST, office.language)))
