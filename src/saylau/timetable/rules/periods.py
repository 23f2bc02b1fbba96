"""Rules on the stages before voting: each opens and closes on the day that the law gives."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.law import State
from saylau.ruling import Decision, Finding, Outcome, finding
from saylau.timetable.facts import Calendar, Edge, Moment, minute_of
from saylau.timetable.rules.rule import dated, held

__all__ = [
    "absentee_certificates_keep_their_days",
    "accreditation_closes_on_its_day",
    "campaign_lasts_from_registration_to_silence",
    "every_stage_has_its_day",
    "nomination_closes_on_its_day",
    "nomination_opens_on_its_day",
    "polls_are_banned_on_their_days",
    "registration_keeps_its_days",
    "silence_is_the_eve_of_voting",
    "stages_follow_in_order",
    "the_assembly_keeps_its_days",
    "voter_lists_open_on_their_day",
    "voting_hours_are_within_the_limits",
]

ORDER = (
    "calling_closes",
    "nomination_opens",
    "nomination_closes",
    "registration_closes",
    "campaign_opens",
    "campaign_closes",
    "silence_opens",
    "silence_closes",
    "voting_opens",
    "voting_closes",
    "count_opens",
    "count_closes",
)
"""Edges that follow each other; those behind the count depend on it and not on each other."""


def every_stage_has_its_day(calendar: Calendar) -> Iterator[Finding]:
    """Each edge has a day: the law's, or the commission's where the law leaves it open."""
    rule, found = "every_stage_has_its_day", False
    for stage in calendar.stages:
        for edge in stage.edges:
            if edge.at is None and edge.wording.state is not State.ABSENT and stage.key != "calling":
                found = True
                missing = _without_a_day(rule, calendar, edge)
                is_past = edge.name in calendar.own.unknown
                yield missing.decided(Decision.SETTLED, "") if is_past else missing
    if not found:
        yield finding(rule, Outcome.MET, calendar.law["timetable.own_date"])


def _without_a_day(rule: str, calendar: Calendar, edge: Edge) -> Finding:
    if edge.left_open:
        wording = calendar.law["calendar.set_by_commission"]
        return dated(rule, Outcome.PERSON, wording, wording.confidence, required=edge.lawful, where=edge.name)
    return dated(rule, Outcome.PERSON, edge.wording, edge.formula_confidence, where=edge.name)


def nomination_opens_on_its_day(calendar: Calendar) -> Iterator[Finding]:
    """Nomination opens so many months before voting day."""
    yield from held("nomination_opens_on_its_day", calendar, "nomination_opens")


def nomination_closes_on_its_day(calendar: Calendar) -> Iterator[Finding]:
    """Nomination closes so many days before voting day, at the closing hour."""
    yield from held("nomination_closes_on_its_day", calendar, "nomination_closes")


def registration_keeps_its_days(calendar: Calendar) -> Iterator[Finding]:
    """The registration of lists opens with their nomination and closes so many days before voting day."""
    yield from held("registration_keeps_its_days", calendar, "registration_opens", "registration_closes")


def campaign_lasts_from_registration_to_silence(calendar: Calendar) -> Iterator[Finding]:
    """The campaign starts when registration ends, and ends as the day before voting day begins."""
    yield from held("campaign_lasts_from_registration_to_silence", calendar, "campaign_opens", "campaign_closes")


def voter_lists_open_on_their_day(calendar: Calendar) -> Iterator[Finding]:
    """Voters can look at the lists of voters from so many days before voting day, at special stations from fewer."""
    yield from held("voter_lists_open_on_their_day", calendar, "voter_lists_opens", "voter_lists_special_opens")


def absentee_certificates_keep_their_days(calendar: Calendar) -> Iterator[Finding]:
    """Absentee certificates are issued from so many days before voting day to the closing hour of its eve."""
    yield from held("absentee_certificates_keep_their_days", calendar, "absentee_opens", "absentee_closes")


def accreditation_closes_on_its_day(calendar: Calendar) -> Iterator[Finding]:
    """The accreditation of foreign observers closes so many days before voting day."""
    yield from held("accreditation_closes_on_its_day", calendar, "accreditation_closes")


def polls_are_banned_on_their_days(calendar: Calendar) -> Iterator[Finding]:
    """No polls are published for so many days before voting day, and on it."""
    yield from held("polls_are_banned_on_their_days", calendar, "poll_ban_opens", "poll_ban_closes")


def silence_is_the_eve_of_voting(calendar: Calendar) -> Iterator[Finding]:
    """The day before voting day is silent."""
    yield from held("silence_is_the_eve_of_voting", calendar, "silence_opens", "silence_closes")


def the_assembly_keeps_its_days(calendar: Calendar) -> Iterator[Finding]:
    """The Assembly of the People nominates and registers so long before its own voting day."""
    names = ("apk_nomination_opens", "apk_nomination_closes", "apk_registration_closes")
    yield from held("the_assembly_keeps_its_days", calendar, *names)


def voting_hours_are_within_the_limits(calendar: Calendar) -> Iterator[Finding]:
    """Voting begins and ends within the hours that a commission may choose from."""
    limits, hours = calendar.law["voting.hours.limits"], calendar.own.hours
    if hours is None:
        return
    begins, ends = (Moment(calendar.polling_day, minute).clock for minute in hours)
    rule = "voting_hours_are_within_the_limits"
    if not limits.is_set:
        yield finding(rule, Outcome.PERSON, limits, found=f"{begins}-{ends}", where="voting_hours")
        return
    first, last = str(limits.table["from"]), str(limits.table["to"])
    is_within = minute_of(first) <= hours[0] < hours[1] <= minute_of(last)
    outcome = Outcome.MET if is_within else Outcome.BROKEN
    yield finding(rule, outcome, limits, required=f"{first}-{last}", found=f"{begins}-{ends}", where="voting_hours")


def stages_follow_in_order(calendar: Calendar) -> Iterator[Finding]:
    """No stage closes before it opens, and the stages follow each other."""
    pairs = [(stage.opens, stage.closes) for stage in calendar.stages]
    known = [edge for name in ORDER if (edge := calendar.edge(name)) is not None and edge.at is not None]
    pairs += zip(known, known[1:], strict=False)
    rule, wording = "stages_follow_in_order", calendar.law["timetable.order"]
    wrong = dict.fromkeys((a.name, b.name) for a, b in pairs if a is not None and b is not None and _is_behind(a, b))
    for earlier, later in wrong:
        found = f"{calendar.at(earlier)}, {calendar.at(later)}"
        yield finding(rule, Outcome.BROKEN, wording, found=found, where=f"{earlier}, {later}")
    if not wrong:
        yield finding(rule, Outcome.MET, wording)


def _is_behind(first: Edge, second: Edge) -> bool:
    """Whether what should come first begins only when the second is over."""
    if first.at is None or second.at is None:
        return False
    return first.at.start > second.at.start and first.at.start >= second.at.end
