"""Electoral formulas: every list method that a statute book or a command may name, exact, with ties told and never decided.

    outcome = share_out({"list_a": 5_148_074, "list_b": 792_828}, 98, "dhondt", Rules(Threshold.of("7%")))
    outcome.seats, outcome.ties, outcome.verdict

``catalogue`` names the thirteen; ``remainders`` and ``averages`` are the two families; ``admission`` says who takes part,
``bounds`` keeps reserved and exhausted seats, ``sharing`` puts them together.
"""

from saylau.seats.formulas.admission import NO_THRESHOLD, Admission, Threshold
from saylau.seats.formulas.catalogue import FORMULAS, HARE, Divisors, Formula, Quota
from saylau.seats.formulas.facts import Average, Step, Tie
from saylau.seats.formulas.outcome import PLAIN, Outcome, Rules, State
from saylau.seats.formulas.sharing import MOST_SEATS, formula_of, share_out

__all__ = [
    "FORMULAS",
    "HARE",
    "MOST_SEATS",
    "NO_THRESHOLD",
    "PLAIN",
    "Admission",
    "Average",
    "Divisors",
    "Formula",
    "Outcome",
    "Quota",
    "Rules",
    "State",
    "Step",
    "Threshold",
    "Tie",
    "formula_of",
    "share_out",
]
