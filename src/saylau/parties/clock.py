"""Terms counted in months, and the clocks of a case file: when each began, when it ends, when the step was done.

A term of months begins on the day after the event and ends with the day of the same number in its last month, or with that
month's last day where there is none: two months after 31 December end on 28 or 29 February. Whether a last day on a day
off moves is not decided here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from saylau.law import LawOfDay, Wording
from saylau.parties.facts import Dossier, Outcome

__all__ = [
    "Clock",
    "answer_clock",
    "branches_clock",
    "clocks",
    "congress_clock",
    "filing_clock",
    "months_after",
    "waiting_clock",
]

YEAR = 12
"""Months of a year."""


class Clock(NamedTuple):
    """One term. ``last`` is its last day, None while it stands still; ``done`` the day of the step, None while it is open."""

    step: str
    began: date
    last: date | None
    done: date | None
    law: Wording

    def is_over(self, day: date) -> bool:
        """Whether the term has passed on the day without the step, or the step came too late."""
        return self.last is not None and (self.done or day) > self.last


def months_after(day: date, months: int) -> date:
    """The last day of a term of so many months after the day: 31 January and one month give the last of February."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def congress_clock(dossier: Dossier, law: LawOfDay) -> Clock | None:
    """The time for the founding congress after the notice is confirmed; None before that, or where the law names no time."""
    wording, notice = law["party.founding_congress.deadline"], dossier.notice
    if notice is None or notice.confirmed_on is None or not wording.is_set:
        return None
    held = dossier.congress.on if dossier.congress else None
    return Clock("congress", notice.confirmed_on, months_after(notice.confirmed_on, wording.whole), held, wording)


def filing_clock(dossier: Dossier, law: LawOfDay) -> Clock | None:
    """The time for filing after the founding congress."""
    wording, congress = law["party.registration.submit_deadline"], dossier.congress
    if congress is None or not wording.is_set:
        return None
    filed = dossier.filing.on if dossier.filing else None
    return Clock("filing", congress.on, months_after(congress.on, wording.whole), filed, wording)


def answer_clock(dossier: Dossier, law: LawOfDay) -> Clock | None:
    """The registrar's time; the days of the check of the roll are added, and it stands still while the check runs."""
    wording, filing, check = law["party.registration.review_term"], dossier.filing, dossier.verification
    if filing is None or not wording.is_set:
        return None
    last: date | None = months_after(filing.on, wording.whole)
    if check is not None and last is not None and check.began <= last:
        last = last + (check.ended - check.began) if check.ended else None
    answered = dossier.decision.on if dossier.decision else None
    return Clock("decision", filing.on, last, answered, wording)


def branches_clock(dossier: Dossier, law: LawOfDay) -> Clock | None:
    """The time for registering the branches after the party's own registration; done with the last of the branches."""
    wording, decision = law["party.branch_registration.deadline"], dossier.decision
    if decision is None or decision.outcome is not Outcome.REGISTERED or not wording.is_set:
        return None
    days = [each.registered_on for each in dossier.branches]
    known = [each for each in days if each is not None]
    done = max(known) if known and len(known) == len(days) else None
    return Clock("branches", decision.on, months_after(decision.on, wording.whole), done, wording)


def waiting_clock(dossier: Dossier, law: LawOfDay) -> Clock | None:
    """The time that must pass before a reorganised party is registered; ``last`` is the last day of waiting."""
    wording, decided = law["party.reorganisation.waiting_period"], dossier.reorganisation
    if decided is None or not wording.is_set:
        return None
    days = [each.registered_on for each in decided.successors if each.registered_on is not None]
    return Clock("waiting", decided.on, months_after(decided.on, wording.whole), min(days, default=None), wording)


def clocks(dossier: Dossier, law: LawOfDay) -> Iterator[Clock]:
    """Every clock of the file that has begun, in the order of the steps."""
    for asked in (congress_clock, filing_clock, answer_clock, branches_clock, waiting_clock):
        clock = asked(dossier, law)
        if clock is not None:
            yield clock


def first_free_day(clock: Clock) -> date | None:
    """The first day after a term that must pass."""
    return None if clock.last is None else clock.last + timedelta(days=1)
