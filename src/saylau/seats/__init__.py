"""Seats: the list method of the day's law, exact: threshold and its base, quota or averages, ties, how close it was; who sits.

    allocation = allocate({"list_a": 5_148_074, "list_b": 792_828}, law.load("kz").on(date(2021, 1, 10)))
    allocation.seats, allocation.ruling("seats/example").verdict, how_close(allocation)

Exact whole numbers and fractions only. What only a person can settle (a tie, nobody over the threshold, a rule that the
sources leave open) waits: the seat is in no list's seats. ``formulas`` are the methods themselves, for votes without a law.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.seats.closeness import how_close
from saylau.seats.explaining import explain, tell_closeness
from saylau.seats.facts import AGAINST_ALL, BASES, BLANK, OTHERS, Case, Floor, Leftovers, Reading, Share, Step, Tie
from saylau.seats.formulas.distance import Change, HowClose
from saylau.seats.method import DECISIVE, Allocation, BaseOutcome, Method, allocate, method_of
from saylau.seats.reading import VotesSheet, read_votes
from saylau.seats.rules import RULES, constituency_seats, without_votes
from saylau.seats.sitting import (
    SITTING_RULES,
    SITTING_SENTENCES,
    Cause,
    Counted,
    Seating,
    Vacancy,
    examine_seating,
    examine_vacancy,
    fill_facts,
    seat_facts,
    seating_of,
    tell_sitting,
    vacancy_of,
)
from saylau.seats.telling import formula_name, tell_outcome
from saylau.seats.verbs import VERBS, allocate_facts

__all__ = [
    "AGAINST_ALL",
    "BASES",
    "BLANK",
    "DECISIVE",
    "OTHERS",
    "PROBLEMS",
    "RULES",
    "SITTING_RULES",
    "SITTING_SENTENCES",
    "VERBS",
    "Allocation",
    "BaseOutcome",
    "Case",
    "Cause",
    "Change",
    "Counted",
    "Floor",
    "HowClose",
    "Leftovers",
    "Method",
    "Reading",
    "Seating",
    "Share",
    "Step",
    "Tie",
    "Vacancy",
    "VotesSheet",
    "allocate",
    "allocate_facts",
    "constituency_seats",
    "examine_seating",
    "examine_vacancy",
    "explain",
    "fill_facts",
    "formula_name",
    "how_close",
    "method_of",
    "read_votes",
    "seat_facts",
    "seating_of",
    "tell_closeness",
    "tell_outcome",
    "tell_sitting",
    "vacancy_of",
    "without_votes",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
