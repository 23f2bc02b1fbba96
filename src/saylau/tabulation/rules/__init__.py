"""The rules that need several stations: one function a rule, its name the sentence that is true when it is met.

``papers`` are about who reported and what was annulled, ``balances`` about sums, ``likeness`` about figures that are
likely a slip. ``RULES`` is the whole table in the order of the codes; ``examine`` applies it.
"""

from saylau.ruling import Finding
from saylau.tabulation.rules import balances, likeness, papers
from saylau.tabulation.rules.rule import Case, Rule, Severity, apply

__all__ = ["RULES", "Case", "Rule", "Severity", "examine"]

RULES: tuple[Rule, ...] = tuple(
    sorted((*balances.RULES, *papers.RULES, *likeness.RULES), key=lambda rule: ("KS".index(rule.code[0]), rule.code))
)
"""Hard rules (K) first, then soft ones (S)."""


def examine(case: Case) -> tuple[Finding, ...]:
    """Every finding on the sums: MET where a rule found nothing, no finding where it had nothing to look at."""
    return apply(RULES, case)
