"""What is found on a list: one function a rule, its name the sentence that is true when it is met.

``size`` and ``persons`` look at who stands on it, ``papers`` at what was handed in with it, ``groups`` at the quota, ``money``
at the deposit, ``answers`` at what the commission did. A rule is silent about what nobody handed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from saylau.lists.rules.answers import (
    declarations_are_verified_in_time,
    registration_rests_on_a_decision,
    the_ballot_stands_in_the_order_drawn,
    verification_ends,
)
from saylau.lists.rules.case import Answer, Answered, Case, Lot, Previous, Rule
from saylau.lists.rules.groups import (
    somebody_is_left_on_the_list,
    the_published_percentage_follows_from_the_counts,
    the_quota_groups_are_known,
    the_quota_holds_after_the_change,
    the_quota_is_reached,
)
from saylau.lists.rules.money import (
    Deposit,
    deposit_due,
    the_deposit_comes_back,
    the_deposit_is_due,
    the_deposit_is_paid,
)
from saylau.lists.rules.papers import (
    declarations_are_as_of_the_right_day,
    most_of_the_highest_body_voted_for_the_list,
    names_are_in_the_letters_of_the_state_language,
    names_stand_in_alphabetical_order,
    the_documents_are_complete,
    the_list_was_filed_in_time,
    the_numbers_of_identity_agree_with_the_rows,
)
from saylau.lists.rules.persons import (
    candidates_are_citizens,
    candidates_are_members_of_the_party,
    candidates_are_old_enough,
    candidates_have_lived_here_long_enough,
    no_bar_stands_against_a_candidate,
    nobody_stands_on_two_lists,
    nobody_stands_twice_on_the_list,
    the_rules_of_the_chamber_bind_the_list,
)
from saylau.lists.rules.size import (
    Cap,
    cap_of,
    somebody_is_listed,
    the_law_names_a_smallest_size,
    the_list_is_no_longer_than_allowed,
)
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "BEFORE_THE_ANSWER",
    "RULES",
    "Answer",
    "Answered",
    "Cap",
    "Case",
    "Deposit",
    "Lot",
    "Previous",
    "cap_of",
    "deposit_due",
    "findings",
    "verification_ends",
]


def the_answer_agrees_with_the_findings(case: Case) -> Iterator[Finding]:
    """A list without a broken requirement is registered, one with a broken requirement is refused (89)."""
    answer = case.answer
    if answer is None:
        return
    broken = [each.rule for rule in BEFORE_THE_ANSWER for each in rule(case) if each.outcome is Outcome.BROKEN]
    agrees = bool(broken) == (answer.outcome is Answered.REFUSED)
    yield finding(
        "the_answer_agrees_with_the_findings",
        Outcome.MET if agrees else Outcome.PERSON,
        case.law["list.quota.sanction"],
        required=(Answered.REFUSED if broken else Answered.REGISTERED).value,
        found=answer.outcome.value,
        where=", ".join(dict.fromkeys(broken)),
    )


def findings(case: Case) -> tuple[Finding, ...]:
    """Every finding, in the order in which a commission reads the papers."""
    return tuple(each for rule in RULES for each in rule(case))


BEFORE_THE_ANSWER: tuple[Rule, ...] = (
    the_list_was_filed_in_time,
    most_of_the_highest_body_voted_for_the_list,
    somebody_is_listed,
    the_law_names_a_smallest_size,
    the_list_is_no_longer_than_allowed,
    the_rules_of_the_chamber_bind_the_list,
    candidates_are_old_enough,
    candidates_are_citizens,
    candidates_have_lived_here_long_enough,
    no_bar_stands_against_a_candidate,
    candidates_are_members_of_the_party,
    nobody_stands_twice_on_the_list,
    nobody_stands_on_two_lists,
    the_numbers_of_identity_agree_with_the_rows,
    names_stand_in_alphabetical_order,
    names_are_in_the_letters_of_the_state_language,
    the_quota_groups_are_known,
    the_quota_is_reached,
    the_published_percentage_follows_from_the_counts,
    the_documents_are_complete,
    declarations_are_as_of_the_right_day,
    the_deposit_is_due,
    the_deposit_is_paid,
)
"""What the answer of the commission rests on."""

RULES: tuple[Rule, ...] = (
    *BEFORE_THE_ANSWER,
    registration_rests_on_a_decision,
    the_answer_agrees_with_the_findings,
    declarations_are_verified_in_time,
    the_quota_holds_after_the_change,
    somebody_is_left_on_the_list,
    the_ballot_stands_in_the_order_drawn,
    the_deposit_comes_back,
)
