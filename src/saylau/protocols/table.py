"""The rule table of the docs, printed from the rules: what stands there is what runs."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.law import LawOfDay
from saylau.protocols.form import Form
from saylau.protocols.limits import rules_of
from saylau.protocols.rules import RULES, Rule, Severity

__all__ = ["form_table", "rule_table"]

TITLES = {
    Severity.HARD: "Hard rules: acceptance waits until a person decides",
    Severity.SOFT: "Soft rules: the commission explains in writing",
}
RESTS_ON = {"law": "law: {article}", "procedure": "procedure, low"}


def rule_table(law: LawOfDay) -> str:
    """Both tables of rules in Markdown, each rule with its source under the law of that day."""
    return "\n".join(line for severity in Severity for line in _table(severity, law))


def form_table(form: Form) -> str:
    """The lines of the form in Markdown, with what each rests on, under the form's banner."""
    rows = [f"> {form.banner('en')}", "", "| Field | Column | English name | Rests on |", "|---|---|---|---|"]
    for line in form.lines.values():
        rests = RESTS_ON[line.rests_on].format(article=line.article)
        rows.append(f"| {line.symbol} | `{line.name}` | {line.title['en']} | {rests} |")
    return "\n".join((*rows, ""))


def _table(severity: Severity, law: LawOfDay) -> Iterator[str]:
    yield f"## {TITLES[severity]}"
    yield ""
    yield "| Code | Sentence name (true when met) | Fires when | Hides | Source | Remark |"
    yield "|---|---|---|---|---|---|"
    for rule in RULES:
        if rule.severity is severity:
            yield _row(rule, law)
    yield ""


def _row(rule: Rule, law: LawOfDay) -> str:
    basis = rules_of(law).basis[rule.code]
    cells = (rule.code, f"`{rule.name}`", rule.condition, ", ".join(rule.hides), basis.source, rule.gate)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |".replace("|  |", "| |")
