"""What is found on a commission and on its decisions: one function a rule, its name the sentence that is true when it is met.

``forming`` looks at a commission, ``deciding`` at a decision and at an act that names one.
"""

from __future__ import annotations

from saylau.commissions.facts import Campaign, Commission, Decision
from saylau.commissions.rules.deciding import (
    dissent_is_in_writing,
    majority_of_all_members_voted_for,
    no_more_were_present_than_members,
    quorum_was_present,
    the_act_rests_on_a_decision,
    the_commission_was_in_office,
    the_decision_names_its_ground,
    votes_add_up_to_those_present,
    votes_were_not_equal,
)
from saylau.commissions.rules.forming import (
    each_party_has_at_most_one_member,
    every_place_is_filled,
    formed_by_the_body_the_law_names,
    has_one_chair,
    has_the_members_the_law_names,
    renewed_within_its_window,
    sessions_follow_each_other_in_time,
    the_term_has_not_run_out,
)
from saylau.commissions.rules.rule import Act, Formed, Rule, Taken
from saylau.law import LawOfDay
from saylau.ruling import Finding, Ruling, Verdict

__all__ = ["RULES", "commission_subject", "decision_subject", "examine", "examine_decision", "rests_on_a_decision"]

OF_A_COMMISSION: tuple[Rule, ...] = (
    formed_by_the_body_the_law_names,
    has_the_members_the_law_names,
    every_place_is_filled,
    has_one_chair,
    each_party_has_at_most_one_member,
    the_term_has_not_run_out,
    renewed_within_its_window,
    sessions_follow_each_other_in_time,
)
OF_A_DECISION: tuple[Rule, ...] = (
    the_commission_was_in_office,
    no_more_were_present_than_members,
    quorum_was_present,
    majority_of_all_members_voted_for,
    votes_were_not_equal,
    votes_add_up_to_those_present,
    dissent_is_in_writing,
    the_decision_names_its_ground,
)
RULES: tuple[Rule, ...] = (*OF_A_COMMISSION, *OF_A_DECISION, the_act_rests_on_a_decision)


def commission_subject(commission: Commission, election: str = "") -> str:
    """The address of a commission: ``commission/example/central``."""
    return "/".join(part for part in ("commission", election, commission.key) if part)


def decision_subject(decision: Decision, election: str = "") -> str:
    """The address of a decision: ``decision/example/central/12``; a stroke in its number becomes a hyphen."""
    number = decision.number.replace("/", "-")
    return "/".join(part for part in ("decision", election, decision.commission, number) if part)


def examine(commission: Commission, law: LawOfDay, *, campaign: Campaign | None = None, subject: str = "") -> Ruling:
    """The ruling on a commission as it is on the day of the law; ``campaign`` adds how often it met."""
    case = Formed(commission, law, campaign)
    findings = tuple(each for rule in OF_A_COMMISSION for each in rule(case))
    return Ruling(subject or commission_subject(commission), law.day, findings)


def examine_decision(decision: Decision, commission: Commission, law: LawOfDay, *, subject: str = "") -> Ruling:
    """The ruling on a decision; it falls without its quorum or its majority. ``law`` is that of the day of the decision."""
    case = Taken(decision, commission, law)
    findings = tuple(each for rule in OF_A_DECISION for each in rule(case))
    return Ruling(subject or decision_subject(decision), law.day, findings)


def rests_on_a_decision(
    subject: str, result: str, decision: Decision | None, ruling: Ruling | None, law: LawOfDay
) -> Finding:
    """Whether an act on a subject (a registration, a refusal) rests on this decision; for the rooms that register.

    ``ruling`` is that on the decision: an act stands on one that stands. ``decision_on`` finds the decision on a subject.
    """
    stands = ruling is not None and ruling.verdict is Verdict.STANDS
    (told,) = the_act_rests_on_a_decision(Act(subject, result, decision, stands, law))
    return told
