"""Every stage in the order of the election: its owner, the formula of each edge, and the key of the commission's own date."""

from __future__ import annotations

from typing import NamedTuple

from saylau.timetable.facts import Bound
from saylau.timetable.method.formulas import (
    Formula,
    as_soon_as,
    at_a_code,
    calling,
    closes_before,
    count_ends,
    days_after,
    days_after_voting,
    hour_of_voting,
    less_than_days_before,
    months_before_voting,
    of_the_commission,
    on_polling_day,
    opens_before,
    silence_begins,
    silence_ends,
)

__all__ = ["APART", "ROWS", "Row"]

OWN = of_the_commission("timetable.own_date")


class Row(NamedTuple):
    """One stage. ``begin`` and ``end`` are keys of ``timetable.toml``; one key for both edges is a period, or one whole day.

    ``bound`` is that of the closing edge. A row whose edges have no formula is a stage only where the commission set it.
    """

    key: str
    owner: str
    opens: Formula | None = None
    closes: Formula | None = None
    begin: str = ""
    end: str = ""
    is_act: bool = False
    bound: Bound = Bound.ON


ROWS: tuple[Row, ...] = (
    Row("calling", "president", closes=calling, end="called", is_act=True, bound=Bound.BY),
    Row("calendar", "central", closes=OWN, end="calendar_adopted", is_act=True),
    Row("admission", "central", closes=OWN, end="parties_admitted", is_act=True),
    Row(
        "nomination",
        "party",
        months_before_voting("calendar.nomination.opens"),
        closes_before("calendar.nomination.closes", "nomination"),
        "nomination_start",
        "nomination_end",
    ),
    Row(
        "registration",
        "central",
        at_a_code("calendar.registration.opens"),
        closes_before("calendar.registration.closes", "registration"),
        "registration_start",
        "registration_end",
    ),
    Row("ballot_order", "central", closes=OWN, end="ballot_order", is_act=True),
    Row("ballot_text", "central", closes=OWN, end="ballot_text", is_act=True),
    Row("registration_appeal", "party", closes=days_after("registration.appeal", "registration_closes")),
    Row(
        "campaign",
        "party",
        at_a_code("calendar.campaign.starts"),
        at_a_code("calendar.campaign.ends"),
        "campaign_start",
        "campaign_end",
    ),
    Row(
        "voter_roll",
        "executive",
        closes=of_the_commission("rolls.handover.deadline"),
        end="voter_roll_handover",
        is_act=True,
    ),
    Row("voter_lists", "precinct", opens_before("calendar.voter_lists.display"), begin="voter_lists_start"),
    Row(
        "voter_lists_special",
        "precinct",
        opens_before("calendar.voter_lists.display_special"),
        begin="voter_lists_special_start",
    ),
    Row(
        "absentee",
        "precinct",
        opens_before("calendar.absentee.from"),
        at_a_code("calendar.absentee.until"),
        "absentee_start",
        "absentee_end",
    ),
    Row(
        "accreditation",
        "central",
        closes=closes_before("calendar.foreign_observers.closes", "accreditation"),
        end="accreditation_end",
    ),
    Row(
        "poll_ban",
        "media",
        opens_before("calendar.poll_ban"),
        on_polling_day("calendar.poll_ban"),
        "poll_ban",
        "poll_ban",
    ),
    Row(
        "complaints_at_once", "court", less_than_days_before("complaint.decision"), on_polling_day("complaint.decision")
    ),
    Row("silence", "party", silence_begins, silence_ends, "silence", "silence"),
    Row("voting", "precinct", hour_of_voting("from"), hour_of_voting("to")),
    Row("count", "precinct", at_a_code("count.start"), count_ends, end="count_end", bound=Bound.BY),
    Row("precinct_protocol", "precinct", closes=at_a_code("protocol.to_tec"), is_act=True, bound=Bound.BY),
    Row(
        "territorial_protocols",
        "territorial",
        closes=days_after_voting("calendar.results.territorial_to_cec"),
        end="territorial_protocols",
        is_act=True,
        bound=Bound.BY,
    ),
    Row(
        "result",
        "central",
        closes=days_after_voting("calendar.results.publication"),
        end="results",
        is_act=True,
        bound=Bound.BY,
    ),
    Row(
        "deputies_named",
        "party",
        closes=days_after("allocation.person_selection.deadline", "result_closes"),
        end="deputies_named",
        is_act=True,
        bound=Bound.BY,
    ),
    Row("deputies_registered", "central", closes=OWN, end="deputies_registered", is_act=True),
    Row(
        "review",
        "state",
        as_soon_as("review.constitutional", "result_closes"),
        days_after("review.constitutional", "result_closes", "deadline_days_after_determination"),
    ),
    Row("first_session", "president", closes=OWN, end="first_session", is_act=True),
    Row(
        "fund_report",
        "central",
        closes=days_after("calendar.fund_report", "result_closes"),
        end="fund_report",
        is_act=True,
        bound=Bound.BY,
    ),
)

APART: tuple[Row, ...] = (
    Row(
        "apk_nomination",
        "assembly",
        months_before_voting("calendar.apk.nomination.opens", "apk_voting"),
        closes_before("calendar.apk.nomination.closes", "apk_nomination", "apk_voting"),
        "apk_nomination",
        "apk_nomination",
    ),
    Row(
        "apk_registration",
        "central",
        OWN,
        closes_before("calendar.apk.registration.closes", "apk_registration", "apk_voting"),
        "apk_registration",
        "apk_registration",
    ),
    Row("apk_campaign", "assembly", OWN, OWN, "apk_campaign", "apk_campaign"),
    Row("apk_voting", "assembly", OWN, OWN, "apk_voting", "apk_voting"),
)
"""The part of the chamber that votes on a day of its own, where the law of the day has such seats."""
