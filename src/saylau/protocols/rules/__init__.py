"""The rules of one station's protocol: one function a rule, in the order of their codes.

``filling`` K.0 · ``voters`` K.1 · ``ballots`` K.2 · ``boxes`` K.3 · ``piles`` K.4 · ``difference`` K.5 · ``paper`` K.6 ·
``usual``, ``beside`` and ``restoring`` S. A rule is given the protocol and a yardstick, and answers None when it is met.
"""

from saylau.protocols.rules import ballots, beside, boxes, difference, filling, paper, piles, restoring, usual, voters
from saylau.protocols.rules.measure import Difference, Filled, Limits, Yardstick
from saylau.protocols.rules.rule import Breach, Check, Fired, Hint, Rule, Severity
from saylau.protocols.rules.values import empty_fields, value_of

__all__ = [
    "RULES",
    "Breach",
    "Check",
    "Difference",
    "Filled",
    "Fired",
    "Hint",
    "Limits",
    "Rule",
    "Severity",
    "Yardstick",
    "empty_fields",
    "value_of",
]

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *filling.RULES,
            *voters.RULES,
            *ballots.RULES,
            *boxes.RULES,
            *piles.RULES,
            *difference.RULES,
            *paper.RULES,
            *usual.RULES,
            *beside.RULES,
            *restoring.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
"""Every rule that concerns one station alone."""
