"""What is found on a calendar: one function a rule, its name the sentence that is true when it is met.

``calling`` holds the decree and the polling day against their windows, ``periods`` each stage before voting against its
days, ``deeds`` what must be done by a last day. Where the law leaves a day to the commission, another day than the
formula's is a plain NO; elsewhere it is BROKEN, or for a person where the sources are not sure.
"""

from __future__ import annotations

from saylau.ruling import Ruling
from saylau.timetable.facts import Calendar
from saylau.timetable.rules.calling import called_in_time, polling_day_within_the_window
from saylau.timetable.rules.deeds import (
    count_ends_within_its_hours,
    deputies_are_named_in_time,
    funds_are_reported_in_time,
    result_is_published_in_time,
    territorial_protocols_arrive_in_time,
)
from saylau.timetable.rules.periods import (
    absentee_certificates_keep_their_days,
    accreditation_closes_on_its_day,
    campaign_lasts_from_registration_to_silence,
    every_stage_has_its_day,
    nomination_closes_on_its_day,
    nomination_opens_on_its_day,
    polls_are_banned_on_their_days,
    registration_keeps_its_days,
    silence_is_the_eve_of_voting,
    stages_follow_in_order,
    the_assembly_keeps_its_days,
    voter_lists_open_on_their_day,
    voting_hours_are_within_the_limits,
)
from saylau.timetable.rules.rule import Rule

__all__ = ["RULES", "examine"]

RULES: tuple[Rule, ...] = (
    called_in_time,
    polling_day_within_the_window,
    every_stage_has_its_day,
    nomination_opens_on_its_day,
    nomination_closes_on_its_day,
    registration_keeps_its_days,
    campaign_lasts_from_registration_to_silence,
    voter_lists_open_on_their_day,
    absentee_certificates_keep_their_days,
    accreditation_closes_on_its_day,
    polls_are_banned_on_their_days,
    silence_is_the_eve_of_voting,
    voting_hours_are_within_the_limits,
    the_assembly_keeps_its_days,
    stages_follow_in_order,
    count_ends_within_its_hours,
    territorial_protocols_arrive_in_time,
    result_is_published_in_time,
    deputies_are_named_in_time,
    funds_are_reported_in_time,
)


def examine(calendar: Calendar, address: str = "") -> Ruling:
    """The ruling on a calendar, subject ``timetable/<election>``, under the law that the calendar was made by."""
    findings = tuple(each for rule in RULES for each in rule(calendar))
    return Ruling(address or f"timetable/{calendar.election}", calendar.law.day, findings, calendar)
