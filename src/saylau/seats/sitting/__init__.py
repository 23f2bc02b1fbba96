"""Who sits: the persons whom a party names from its list for the seats it won, and those who follow when one falls vacant.

``facts`` knows persons by their positions on the list, ``rules`` holds what article 97-1 asks, ``verbs`` is what the record keeps.
"""

from saylau.seats.sitting.facts import Cause, Counted, Seating, Vacancy, seating_of, vacancy_of
from saylau.seats.sitting.rules import SITTING_RULES, examine_seating, examine_vacancy
from saylau.seats.sitting.telling import SITTING_SENTENCES, tell_sitting
from saylau.seats.sitting.verbs import VERBS, fill_facts, seat_facts

__all__ = [
    "SITTING_RULES",
    "SITTING_SENTENCES",
    "VERBS",
    "Cause",
    "Counted",
    "Seating",
    "Vacancy",
    "examine_seating",
    "examine_vacancy",
    "fill_facts",
    "seat_facts",
    "seating_of",
    "tell_sitting",
    "vacancy_of",
]
