"""Findings for a person: counted by rule where they repeat, each with its article and its outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from saylau.cli.office import Office
from saylau.folder import ContestResult
from saylau.folder.wording import rule_sentence
from saylau.instruments.phrases import number
from saylau.protocols import Settlement
from saylau.ruling import Decision, Finding, Outcome, Verdict

__all__ = ["tell_findings"]

MOST = 60
"""Rows of a table on the terminal; every finding is in the report and in ``--json``."""


def tell_findings(office: Office, each: ContestResult) -> None:
    """The findings on the contest, then those of its stations, open ones first."""
    examined = [finding for ruling in each.examined for finding in ruling.findings]
    _table(office, office.say("findings_on_contest"), [("", finding) for finding in _grouped(examined)])
    if each.settlements:
        _stations(office, each.settlements)
    low = sum(finding.confidence.value == "low" for finding in examined)
    if low:
        said = office.say("rests_on_low", count=number(low, office.language))
        office.console().print(f"[yellow]! {said}[/yellow]")


def _grouped(findings: list[Finding]) -> list[Finding]:
    """Findings that wait or fall before the others; the order is otherwise that of the rulings."""
    return sorted(findings, key=lambda finding: not finding.is_open)


def _stations(office: Office, settlements: Sequence[Settlement]) -> None:
    verdicts = Counter(each.ruling.verdict for each in settlements)
    told = [f"{office.say(f'stations_{v.value}')}: {number(verdicts[v], office.language)}" for v in Verdict]
    office.console().print("  ".join(told))
    rows = [
        (each.station.code, finding)
        for each in settlements
        for finding in each.ruling.findings
        if finding.outcome in (Outcome.BROKEN, Outcome.PERSON)
    ]
    rows.sort(key=lambda row: not row[1].is_open)
    if rows:
        _table(office, office.say("findings_on_stations"), rows)


def _table(office: Office, title: str, rows: list[tuple[str, Finding]]) -> None:
    if not rows:
        return
    shown = [
        [
            f"{where} {finding.where}".strip(),
            rule_sentence(finding.rule, office.language),
            office.say(f"outcome_{finding.outcome.value}") + _decision(office, finding),
            finding.required,
            finding.found,
            finding.source,
        ]
        for where, finding in rows[:MOST]
    ]
    columns = [office.say(key) for key in ("where", "rule", "outcome", "required", "found", "article")]
    office.table(title, columns, shown)
    if len(rows) > MOST:
        office.console().print(office.say("more_findings", count=len(rows) - MOST))


def _decision(office: Office, finding: Finding) -> str:
    if finding.outcome not in (Outcome.BROKEN, Outcome.PERSON) or finding.decision is Decision.OPEN:
        return ""
    return f" ({office.say(f'decision_{finding.decision.value}')})"
