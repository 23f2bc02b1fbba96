"""How a commission decides: quorum, majority, votes, dissent, ground (article 20), and what an act rests on.

A session without its quorum has no force, and what has no majority of all members is not decided: there the law names the
consequence, and the ruling falls.
"""

from __future__ import annotations

from collections.abc import Iterator

from saylau.commissions.rules.forming import term_runs_on
from saylau.commissions.rules.rule import Act, Taken, met, silent
from saylau.law import Wording
from saylau.ruling import Decision as Decided
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "dissent_is_in_writing",
    "majority_of_all_members_voted_for",
    "no_more_were_present_than_members",
    "quorum_was_present",
    "the_act_rests_on_a_decision",
    "the_commission_was_in_office",
    "the_decision_names_its_ground",
    "votes_add_up_to_those_present",
    "votes_were_not_equal",
]

UNKNOWN = "unknown"
MAJORITY_OF_ALL = "open_vote_majority_of_all_members"
WRITTEN = "written_and_sent_up"
NO_FORCE = "The law gives a session without its quorum no force."
NOT_DECIDED = "The law asks for a majority of all members: without it nothing was decided."


def the_commission_was_in_office(case: Taken) -> Iterator[Finding]:
    """The day of the decision lies in the term of the commission (10(3))."""
    yield from term_runs_on("the_commission_was_in_office", case.commission, case.decision.on, case.law)


def no_more_were_present_than_members(case: Taken) -> Iterator[Finding]:
    """No more members are present than the commission has (own step)."""
    present, size = case.decision.present, case.commission.size
    if present is None:
        return
    law = case.law["commission.decision.votes"]
    outcome = met(present <= size)
    yield finding("no_more_were_present_than_members", outcome, law, required=str(size), found=str(present))


def quorum_was_present(case: Taken) -> Iterator[Finding]:
    """The share of all members that gives a session its force was present (20(4)); without it the decision falls."""
    law, present = case.law["commission.quorum"], case.decision.present
    if not law.is_set:
        yield from silent("quorum_was_present", law)
        return
    needed = -(-case.commission.size * law.fraction.numerator // law.fraction.denominator)
    yield _against("quorum_was_present", law, needed, present, NO_FORCE)


def majority_of_all_members_voted_for(case: Taken) -> Iterator[Finding]:
    """More than half of all members voted for, not only of those present (20(5)); without it the decision falls.

    Equal votes are left to the rule on them: whether the chair decides then was not read.
    """
    law, votes = case.law["commission.majority"], case.decision.votes_for
    if not law.is_set or law.text != MAJORITY_OF_ALL:
        yield from silent("majority_of_all_members_voted_for", law)
        return
    needed = case.commission.size // 2 + 1
    if votes is not None and votes < needed and _is_equal(case):
        return
    yield _against("majority_of_all_members_voted_for", law, needed, votes, NOT_DECIDED)


def votes_were_not_equal(case: Taken) -> Iterator[Finding]:
    """As many voted for as against in no decision; where they did, a person says whether the vote of the chair decides."""
    decision = case.decision
    if decision.votes_for is None or decision.against is None:
        return
    told = f"{decision.votes_for}:{decision.against}"
    if _is_equal(case):
        yield finding("votes_were_not_equal", Outcome.PERSON, case.law["commission.equal_votes"], found=told)
    elif case.law["commission.majority"].is_set:  # what is not read of equal votes decides nothing here
        yield finding("votes_were_not_equal", Outcome.MET, case.law["commission.majority"], found=told)


def votes_add_up_to_those_present(case: Taken) -> Iterator[Finding]:
    """For, against and abstained are together the members present (own step)."""
    decision, name = case.decision, "votes_add_up_to_those_present"
    law = case.law["commission.decision.votes"]
    if decision.present is None or decision.votes_for is None or decision.against is None or decision.abstained is None:
        yield finding(name, Outcome.PERSON, law, found=UNKNOWN)
        return
    votes = decision.votes_for + decision.against + decision.abstained
    yield finding(name, met(votes == decision.present), law, required=str(decision.present), found=str(votes))


def dissent_is_in_writing(case: Taken) -> Iterator[Finding]:
    """Every dissent lies beside the decision on paper (20(5))."""
    law, decision = case.law["commission.dissent"], case.decision
    if not law.is_set or law.text != WRITTEN:
        yield from silent("dissent_is_in_writing", law)
        return
    outcome = met(decision.dissents_written >= decision.dissents)
    told = {"required": str(decision.dissents), "found": str(decision.dissents_written)}
    yield finding("dissent_is_in_writing", outcome, law, **told)


def the_decision_names_its_ground(case: Taken) -> Iterator[Finding]:
    """A refusal and a cancellation name the article they rest on (own step)."""
    decision = case.decision
    if not decision.result.needs_a_ground:
        return
    law = case.law["commission.decision.ground"]
    outcome = met(bool(decision.ground))
    told = {"required": decision.result.value, "found": decision.ground}
    yield finding("the_decision_names_its_ground", outcome, law, **told)


def the_act_rests_on_a_decision(case: Act) -> Iterator[Finding]:
    """A registration or a refusal names a decision on the same subject, of the same result, that stands (own step)."""
    law, decision = case.law["commission.decision.act"], case.decision
    fits = decision is not None and decision.subject == case.subject and decision.result == case.result
    found = decision.number if decision is not None and fits else ""
    outcome = met(fits and case.stands)
    yield finding("the_act_rests_on_a_decision", outcome, law, required=case.result, found=found, where=case.subject)


def _is_equal(case: Taken) -> bool:
    """Whether as many members voted for as against, and some did."""
    return case.decision.votes_for == case.decision.against and bool(case.decision.votes_for)


def _against(rule: str, law: Wording, needed: int, found: int | None, why: str) -> Finding:
    """A number that must be reached: the ruling falls where it is not, and waits where it is not known."""
    if found is None:
        return finding(rule, Outcome.PERSON, law, required=str(needed), found=UNKNOWN)
    told = finding(rule, met(found >= needed), law, required=str(needed), found=str(found))
    return told.decided(Decided.AGAINST, why) if told.outcome is Outcome.BROKEN else told
