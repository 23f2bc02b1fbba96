"""The facts of adding up: evidence goes in, totals come out, the tally holds them with their findings."""

from saylau.tabulation.facts.evidence import Annulment, Certified, Counted, Decided, Evidence, Past, Territorial
from saylau.tabulation.facts.tally import Chosen, Roll, Tally
from saylau.tabulation.facts.totals import Level, Status, Sum, Total, Totals

__all__ = [
    "Annulment",
    "Certified",
    "Chosen",
    "Counted",
    "Decided",
    "Evidence",
    "Level",
    "Past",
    "Roll",
    "Status",
    "Sum",
    "Tally",
    "Territorial",
    "Total",
    "Totals",
]
