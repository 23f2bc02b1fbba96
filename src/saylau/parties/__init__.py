"""Parties: registering a political party, as a case file that grows step by step (Law on Political Parties, 6–14).

    ruling = examine(read_dossier(Path("parties/tan.toml")), law.load("kz").on(date(2022, 11, 5)))
    ruling.verdict, ruling.result, tell(ruling.findings[0], "en")

From the initiative group to the branches, and on to suspension, reorganisation and the end: each requirement by the law of
the day, each term with its last day. Counts only; no person is named. Names and emblems are compared, and a person decides.
"""

from saylau.parties.clock import Clock, clocks, months_after
from saylau.parties.examining import examine, examine_register
from saylau.parties.facts import (
    Answer,
    Branch,
    Charter,
    Congress,
    Dissolution,
    DissolutionKind,
    Dossier,
    Emblem,
    Filing,
    InitiativeGroup,
    Named,
    Notice,
    Outcome,
    Registered,
    RegistrarDecision,
    Reorganisation,
    Successor,
    Suspension,
    Verification,
)
from saylau.parties.names import Likeness, likeness, skeleton
from saylau.parties.reading import read_dossier
from saylau.parties.register import REGISTER_COLUMNS, read_register
from saylau.parties.rules import CHAPTERS, RULES, Case
from saylau.parties.states import MOVES, Move, Role, State, move, state_of, state_table
from saylau.parties.telling import (
    PROBLEMS,
    SENTENCES,
    chapter_title,
    rule_name,
    state_name,
    step_name,
    tell,
    value_text,
)
from saylau.parties.verbs import VERBS, answer_facts, enrol_facts, file_facts

__all__ = [
    "CHAPTERS",
    "MOVES",
    "PROBLEMS",
    "REGISTER_COLUMNS",
    "RULES",
    "SENTENCES",
    "VERBS",
    "Answer",
    "Branch",
    "Case",
    "Charter",
    "Clock",
    "Congress",
    "Dissolution",
    "DissolutionKind",
    "Dossier",
    "Emblem",
    "Filing",
    "InitiativeGroup",
    "Likeness",
    "Move",
    "Named",
    "Notice",
    "Outcome",
    "Registered",
    "RegistrarDecision",
    "Reorganisation",
    "Role",
    "State",
    "Successor",
    "Suspension",
    "Verification",
    "answer_facts",
    "chapter_title",
    "clocks",
    "enrol_facts",
    "examine",
    "examine_register",
    "file_facts",
    "likeness",
    "months_after",
    "move",
    "read_dossier",
    "read_register",
    "rule_name",
    "skeleton",
    "state_name",
    "state_of",
    "state_table",
    "step_name",
    "tell",
    "value_text",
]
