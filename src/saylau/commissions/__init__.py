"""Election commissions: who forms them, for how long, and what makes a decision one (articles 10, 11, 13, 17 and 20).

    commissions, problems = read_commissions(folder / "commissions.csv", folder / "members.csv")
    examine(commissions[0], law).verdict, examine_decision(decision, commissions[0], law).verdict

A decision is an act with its quorum: without it, or without a majority of all members, it falls. Every registration and every
refusal names a decision (``rests_on_a_decision``).
"""

from pathlib import Path

from saylau.commissions.facts import Campaign, Commission, Decision, Level, Member, Result, Role, decision_on
from saylau.commissions.reading import COMMISSIONS, MEMBERS, SESSIONS, read_commissions, read_sessions
from saylau.commissions.rules import (
    RULES,
    commission_subject,
    decision_subject,
    examine,
    examine_decision,
    rests_on_a_decision,
)
from saylau.commissions.telling import SENTENCES, tell
from saylau.commissions.verbs import VERBS, commission_of, constitute_facts, decide_facts, decision_of
from saylau.instruments.phrases import Phrases

__all__ = [
    "COMMISSIONS",
    "MEMBERS",
    "PROBLEMS",
    "RULES",
    "SENTENCES",
    "SESSIONS",
    "VERBS",
    "Campaign",
    "Commission",
    "Decision",
    "Level",
    "Member",
    "Result",
    "Role",
    "commission_of",
    "commission_subject",
    "constitute_facts",
    "decide_facts",
    "decision_of",
    "decision_on",
    "decision_subject",
    "examine",
    "examine_decision",
    "read_commissions",
    "read_sessions",
    "rests_on_a_decision",
    "tell",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with the sheets."""
