"""How a commission is formed, for how long, and how often it meets (articles 10, 11, 13, 17 and 20(3))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from saylau.commissions.facts import Commission, Level, Role
from saylau.commissions.rules.days import months_before, years_after
from saylau.commissions.rules.rule import Formed, met, silent
from saylau.law import LawOfDay, Wording
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "each_party_has_at_most_one_member",
    "every_place_is_filled",
    "formed_by_the_body_the_law_names",
    "has_one_chair",
    "has_the_members_the_law_names",
    "renewed_within_its_window",
    "sessions_follow_each_other_in_time",
    "term_runs_on",
    "the_term_has_not_run_out",
]

UNKNOWN = "unknown"
DAY_BEFORE = "day_before_the_anniversary"
START, END = "start", "end"


def formed_by_the_body_the_law_names(case: Formed) -> Iterator[Finding]:
    """The central commission is formed by President and Parliament, the others by the maslikhats (10(3), 11)."""
    name = "formed_by_the_body_the_law_names"
    commission = case.commission
    central = commission.level is Level.CENTRAL
    law = case.law["commission.cec.formed_by"] if central else case.law["commission.formed_by"]
    if not law.is_set:
        yield from silent(name, law)
        return
    outcome = met(law.text == commission.formed_by) if commission.formed_by else Outcome.PERSON
    yield finding(name, outcome, law, required=law.text, found=commission.formed_by or UNKNOWN)


def has_the_members_the_law_names(case: Formed) -> Iterator[Finding]:
    """The central commission has the number of members that the law fixes (11).

    For the others only the usual number is known (13, 17): any other waits for a person who has read the articles.
    """
    name = "has_the_members_the_law_names"
    central = case.commission.level is Level.CENTRAL
    law = case.law["commission.cec.members"] if central else case.law["commission.members.usual"]
    if not law.is_set:
        yield from silent(name, law)
        return
    fits = case.commission.size == law.whole
    outcome = met(fits) if fits or central else Outcome.PERSON
    yield finding(name, outcome, law, required=str(law.whole), found=str(case.commission.size))


def every_place_is_filled(case: Formed) -> Iterator[Finding]:
    """As many members are in office on the day as the act of formation names (own step)."""
    found = len(case.commission.sitting(case.law.day))
    law, size = case.law["commission.places"], case.commission.size
    yield finding("every_place_is_filled", met(found == size), law, required=str(size), found=str(found))


def has_one_chair(case: Formed) -> Iterator[Finding]:
    """Exactly one member in office is the chair (own step)."""
    chairs = sum(member.role is Role.CHAIR for member in case.commission.sitting(case.law.day))
    yield finding("has_one_chair", met(chairs == 1), case.law["commission.chair"], required="1", found=str(chairs))


def each_party_has_at_most_one_member(case: Formed) -> Iterator[Finding]:
    """No party has put forward more members of one commission than the law lets it (10(3)).

    The members of the central commission are not put forward by parties.
    """
    name = "each_party_has_at_most_one_member"
    if case.commission.level is Level.CENTRAL:
        return
    law = case.law["commission.nomination_per_party"]
    if not law.is_set:
        yield from silent(name, law)
        return
    sitting = case.commission.sitting(case.law.day)
    members = Counter(member.nominated_by for member in sitting if member.nominated_by)
    most, required = max(members.values(), default=0), str(law.whole)
    if most <= law.whole:
        yield finding(name, Outcome.MET, law, required=required, found=str(most))
        return
    for party, number in sorted(members.items()):
        if number > law.whole:
            yield finding(name, Outcome.BROKEN, law, required=required, found=str(number), where=party)


def the_term_has_not_run_out(case: Formed) -> Iterator[Finding]:
    """The commission is within the years of its term on the day (10(3))."""
    yield from term_runs_on("the_term_has_not_run_out", case.commission, case.law.day, case.law)


def term_runs_on(rule: str, commission: Commission, day: date, law: LawOfDay) -> Iterator[Finding]:
    """Whether a day lies in the term; how its last day is counted matters on the anniversary alone, and is said there."""
    term = law["commission.term"]
    if not term.is_set:
        yield from silent(rule, term)
        return
    if commission.formed_on is None:
        yield finding(rule, Outcome.PERSON, term, found=UNKNOWN)
        return
    anniversary = years_after(commission.formed_on, term.whole)
    inside, source = commission.formed_on <= day < anniversary, term
    if day == anniversary:
        source = law["commission.term.last_day"]
        if not source.is_set:
            yield from silent(rule, source)
            return
        inside = source.text != DAY_BEFORE
    required = f"{commission.formed_on.isoformat()}/{anniversary.isoformat()}"
    yield finding(rule, met(inside), source, required=required, found=day.isoformat())


def renewed_within_its_window(case: Formed) -> Iterator[Finding]:
    """Forming the next composition began and ended early enough before the term of the last one expired (10(3))."""
    commission, law = case.commission, case.law
    term = law["commission.term"]
    if commission.before_formed_on is None or not term.is_set:
        return
    expires = years_after(commission.before_formed_on, term.whole)
    begin, finish = law["commission.renewal.start"], law["commission.renewal.end"]
    latest = months_before(expires, begin.whole) if begin.is_set else None
    yield from _by(begin, latest, commission.started_on, START)
    latest = expires - timedelta(days=finish.whole) if finish.is_set else None
    yield from _by(finish, latest, commission.formed_on, END)


def _by(law: Wording, latest: date | None, found: date | None, where: str) -> Iterator[Finding]:
    name = "renewed_within_its_window"
    if latest is None:
        yield from silent(name, law, where)
        return
    outcome = Outcome.PERSON if found is None else met(found <= latest)
    told = UNKNOWN if found is None else found.isoformat()
    yield finding(name, outcome, law, required=latest.isoformat(), found=told, where=where)


def sessions_follow_each_other_in_time(case: Formed) -> Iterator[Finding]:
    """During a campaign no time without a session is longer than the law allows (20(3))."""
    name = "sessions_follow_each_other_in_time"
    if case.campaign is None:
        return
    law, campaign = case.law["commission.session.interval"], case.campaign
    if not law.is_set:
        yield from silent(name, law)
        return
    met_on = sorted({day for day in campaign.met_on if campaign.since <= day <= campaign.until})
    gaps = [(after - day).days for day, after in pairwise((campaign.since, *met_on, campaign.until))]
    required, allowed = str(law.whole), law.whole
    if max(gaps) <= allowed:
        yield finding(name, Outcome.MET, law, required=required, found=str(max(gaps)))
        return
    days = (campaign.since, *met_on)
    for day, gap in zip(days, gaps, strict=True):
        if gap > allowed:
            yield finding(name, Outcome.BROKEN, law, required=required, found=str(gap), where=day.isoformat())
