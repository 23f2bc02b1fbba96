"""Protocols: what a station reports, typed twice, and the rules that concern one station (articles 43 and 44).

    settled = settle(first, second, station, law)

``facts`` are in the form's words; ``form`` says what each line rests on; ``rules`` hold one function a rule;
``settling`` applies them; ``telling`` says what fired, in three languages; ``table`` prints the rules.
"""

from saylau.protocols.facts import NUMBERS, Explained, Protocol, Round, Statement
from saylau.protocols.limits import rules_of
from saylau.protocols.rules import RULES, Difference, Fired, Hint, Rule, Severity
from saylau.protocols.settling import Examination, Settlement, differences_of, examine, settle

__all__ = [
    "NUMBERS",
    "RULES",
    "Difference",
    "Examination",
    "Explained",
    "Fired",
    "Hint",
    "Protocol",
    "Round",
    "Rule",
    "Settlement",
    "Severity",
    "Statement",
    "differences_of",
    "examine",
    "rules_of",
    "settle",
]
