"""What is found on the case file of a party: one function a requirement, its name the sentence that is true when it is met.

``founding`` goes up to the congress, ``membership`` counts members, ``naming`` looks for look-alikes, ``registration`` holds the
filing and the registrar to their terms, ``afterwards`` is what may follow. A missing step is PERSON and waits; a requirement
broken beyond cure is decided against the party, but never on a wording of low confidence.
"""

from __future__ import annotations

from collections.abc import Mapping

from saylau.parties.rules.afterwards import (
    every_successor_meets_the_minimum,
    members_proposed_the_liquidation,
    party_took_part_in_elections,
    reorganised_party_waited,
    suspension_is_within_the_term,
)
from saylau.parties.rules.founding import (
    charter_was_adopted,
    congress_had_its_quorum,
    congress_was_held_in_time,
    founders_attended_in_person,
    initiative_group_is_large_enough,
    initiative_group_represents_two_thirds_of_regions,
    organising_committee_is_large_enough,
    registrar_was_notified,
)
from saylau.parties.rules.membership import (
    every_branch_has_enough_members,
    every_member_is_a_citizen,
    every_member_is_an_adult,
    every_member_is_in_one_party,
    every_region_has_a_branch,
    members_add_up,
    no_member_is_barred,
    party_has_enough_members,
)
from saylau.parties.rules.naming import abbreviation_is_its_own, emblem_is_its_own, name_is_its_own
from saylau.parties.rules.registration import (
    branches_registered_in_time,
    every_decision_names_its_act,
    file_came_in_time,
    party_was_registered,
    refusal_names_its_ground,
    registrar_answered_in_time,
    the_steps_follow_one_another,
)
from saylau.parties.rules.rule import Case, Rule

__all__ = ["CHAPTERS", "RULES", "Case"]

CHAPTERS: Mapping[str, tuple[Rule, ...]] = {
    "founding": (
        initiative_group_is_large_enough,
        initiative_group_represents_two_thirds_of_regions,
        organising_committee_is_large_enough,
        registrar_was_notified,
        congress_was_held_in_time,
        congress_had_its_quorum,
        founders_attended_in_person,
        charter_was_adopted,
    ),
    "naming": (name_is_its_own, abbreviation_is_its_own, emblem_is_its_own),
    "membership": (
        members_add_up,
        party_has_enough_members,
        every_region_has_a_branch,
        every_branch_has_enough_members,
        every_member_is_a_citizen,
        every_member_is_an_adult,
        no_member_is_barred,
        every_member_is_in_one_party,
    ),
    "registration": (
        file_came_in_time,
        the_steps_follow_one_another,
        registrar_answered_in_time,
        party_was_registered,
        refusal_names_its_ground,
        every_decision_names_its_act,
        branches_registered_in_time,
    ),
    "afterwards": (
        suspension_is_within_the_term,
        reorganised_party_waited,
        every_successor_meets_the_minimum,
        members_proposed_the_liquidation,
        party_took_part_in_elections,
    ),
}
"""The rules by the part of the file they speak of, in the order of the law."""

RULES: tuple[Rule, ...] = tuple(rule for rules in CHAPTERS.values() for rule in rules)
