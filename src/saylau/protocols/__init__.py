"""Protocols: what a station reports, typed twice, and the rules that concern one station (articles 43 and 44).

    settled = settle(first, second, station, law)

``facts`` are in the form's words; ``form`` says what each line rests on; ``rules`` hold one function a rule;
``settling`` applies them; ``telling`` says what fired, in three languages; ``table`` prints the rules.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.protocols.facts import NUMBERS, Explained, Protocol, Round, Statement
from saylau.protocols.form import Form
from saylau.protocols.form import load as load_form
from saylau.protocols.limits import rules_of
from saylau.protocols.reading import columns, read_protocols
from saylau.protocols.rules import RULES, Difference, Fired, Hint, Rule, Severity
from saylau.protocols.settling import Examination, Settlement, differences_of, examine, settle
from saylau.protocols.states import MOVES, Move, Role, State, move, state_of, state_table
from saylau.protocols.table import form_table, rule_table
from saylau.protocols.telling import AUDIENCES, line_title, tell
from saylau.protocols.verbs import VERBS, protocol_tail, settle_facts, typings_of
from saylau.protocols.writing import protocol_as_json, protocol_from_json

__all__ = [
    "AUDIENCES",
    "MOVES",
    "NUMBERS",
    "PROBLEMS",
    "RULES",
    "VERBS",
    "Difference",
    "Examination",
    "Explained",
    "Fired",
    "Form",
    "Hint",
    "Move",
    "Protocol",
    "Role",
    "Round",
    "Rule",
    "Settlement",
    "Severity",
    "State",
    "Statement",
    "columns",
    "differences_of",
    "examine",
    "form_table",
    "line_title",
    "load_form",
    "move",
    "protocol_as_json",
    "protocol_from_json",
    "protocol_tail",
    "read_protocols",
    "rule_table",
    "rules_of",
    "settle",
    "settle_facts",
    "state_of",
    "state_table",
    "tell",
    "typings_of",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with a sheet of protocols."""
