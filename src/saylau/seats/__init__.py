"""Seats: Article 97-1 whole, by date: threshold and its base, quota, whole parts, largest remainders, and how close it was.

    allocation = allocate({"list_a": 5_148_074, "list_b": 792_828}, law.load("kz").on(date(2021, 1, 10)))
    allocation.seats, allocation.ruling("seats/example").verdict, how_close(allocation)

Exact whole numbers and fractions only. What only a person can settle (a tie, nobody over the threshold, a rule that the
sources leave open) waits: the seat is in no list's seats.
"""

from saylau.seats.closeness import Change, HowClose, how_close
from saylau.seats.explaining import explain, tell_closeness
from saylau.seats.facts import AGAINST_ALL, BASES, OTHERS, Case, Floor, Leftovers, Reading, Share, Step, Tie
from saylau.seats.method import Allocation, BaseOutcome, Method, allocate, method_of
from saylau.seats.rules import RULES, without_votes
from saylau.seats.verbs import VERBS, allocate_facts

__all__ = [
    "AGAINST_ALL",
    "BASES",
    "OTHERS",
    "RULES",
    "VERBS",
    "Allocation",
    "BaseOutcome",
    "Case",
    "Change",
    "Floor",
    "HowClose",
    "Leftovers",
    "Method",
    "Reading",
    "Share",
    "Step",
    "Tie",
    "allocate",
    "allocate_facts",
    "explain",
    "how_close",
    "method_of",
    "tell_closeness",
    "without_votes",
]
