"""The quota on a list: when it is registered, after somebody left it, and as it was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from saylau.law import State
from saylau.lists.quota import Cure, GroupShare, Quota, groups_of, quota_of_shares
from saylau.lists.rules.case import Case, met, rests_on, yes
from saylau.lists.rules.size import cap_of
from saylau.ruling import Decision, Finding, Outcome, finding

__all__ = [
    "somebody_is_left_on_the_list",
    "the_published_percentage_follows_from_the_counts",
    "the_quota_groups_are_known",
    "the_quota_holds_after_the_change",
    "the_quota_is_reached",
]

PUBLISHED = "published"
HUNDRED = 100


def the_quota_is_reached(case: Case) -> Iterator[Finding]:
    """The quota groups together are at least the share of the law, by the exact fraction, on whatever day ages are read.

    Broken, the finding names the smallest cures; where nothing can be handed in any more, the law's own consequence follows.
    """
    told = _quota(case)
    if told is None:
        if case.paper is not None:
            yield from _unknown(case)
        return
    wordings = (told.wording, told.day_wording) if told.age_day_matters else (told.wording,)
    found = _found(told)
    if told.is_reached is not True:
        found += _cures(told, case)
    outcome = met(told.is_reached)
    broken = rests_on("the_quota_is_reached", outcome, *wordings, required=_text(told.least), found=found)
    sanction = case.law["list.quota.sanction"]
    if outcome is Outcome.BROKEN and case.is_closed and sanction.is_set:
        broken = broken.decided(Decision.AGAINST, f"{sanction.source}: {sanction.text}")
    yield broken


def _unknown(case: Case) -> Iterator[Finding]:
    """A law that nobody read waits for a person; a law known to have no quota says nothing."""
    wording = case.law["list.quota.share"]
    if wording.state in (State.OPEN, State.NOT_IN_FORCE):
        yield finding("the_quota_is_reached", Outcome.PERSON, wording)


def the_quota_groups_are_known(case: Case) -> Iterator[Finding]:
    """It is published how many persons of the quota groups are on a list that is known by its counts."""
    if case.known is not None and groups_of(case.law):
        known = case.known.in_groups is not None and case.known.persons is not None
        found = str(case.known.in_groups) if known else ""
        yield finding("the_quota_groups_are_known", yes(known), case.law["list.quota.groups"], found=found)


def the_quota_holds_after_the_change(case: Case) -> Iterator[Finding]:
    """Whoever left a registered list leaves the quota reached; what follows where not, the text read does not say (90)."""
    paper = case.paper
    if paper is None or len(paper.left_over) == len(paper.listed):
        return
    told = quota_of_shares(paper.shares(case.law, now=True), case.law)
    if told is None:
        return
    outcome = Outcome.MET if told.is_reached else Outcome.PERSON
    found = _found(told)
    if outcome is Outcome.PERSON:
        found += _cures(told, case)
    yield rests_on(
        "the_quota_holds_after_the_change",
        outcome,
        case.law["list.withdrawal"],
        told.wording,
        required=_text(told.least),
        found=found,
    )


def somebody_is_left_on_the_list(case: Case) -> Iterator[Finding]:
    """After somebody left, at least one person is still on the list."""
    paper = case.paper
    if paper is None or len(paper.left_over) == len(paper.listed):
        return
    left = len(paper.left_over)
    outcome = Outcome.MET if left else Outcome.PERSON
    yield finding("somebody_is_left_on_the_list", outcome, case.law["list.withdrawal"], required="1", found=str(left))


def the_published_percentage_follows_from_the_counts(case: Case) -> Iterator[Finding]:
    """A printed percentage is the exact share, cut or rounded; it decides nothing. Unknown counts are sought, not taken."""
    known = case.known
    if known is None or not known.percent_published or not known.persons:
        return
    printed, persons = known.percent_published, known.persons
    ways = {
        number: told
        for number in ([known.in_groups] if known.in_groups is not None else range(persons + 1))
        if (told := _printed_as(Fraction(number, persons), printed))
    }
    yield finding(
        "the_published_percentage_follows_from_the_counts",
        yes(bool(ways)),
        case.law["lists.published_percentage"],
        required=printed,
        found="; ".join(f"{number}/{persons} {told}" for number, told in ways.items()),
    )


def _printed_as(share: Fraction, printed: str) -> str:
    """The ways in which the share gives what was printed: cut, rounded half up, both or none."""
    places = len(printed.partition(".")[2])
    scaled = share * HUNDRED * 10**places
    ways = {
        "cut": scaled.numerator // scaled.denominator,
        "rounded": (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator),
    }
    return ", ".join(way for way, number in ways.items() if number == int(printed.replace(".", "")))


def _quota(case: Case) -> Quota | None:
    """The quota of the list as it is registered; of a list known by counts, from them, on a day nobody has named."""
    if case.paper is not None:
        return quota_of_shares(case.paper.shares(case.law), case.law)
    known = case.known
    if known is None or known.in_groups is None or not known.persons:
        return None
    return quota_of_shares({PUBLISHED: GroupShare(known.in_groups, known.persons)}, case.law)


def _found(told: Quota) -> str:
    """The share; every reading of it where they differ."""
    if not told.age_day_matters:
        return str(told.share)
    return ", ".join(f"{name} {share}" for name, share in told.shares.items())


def _cures(told: Quota, case: Case) -> str:
    cap = cap_of(case.law, case.seats, is_chamber=case.is_chamber)
    changes = told.cure(cap.surely if cap else None)
    return f"; {_changes(changes)}" if changes else ""


def _changes(told: Cure) -> str:
    named: Mapping[str, int | None] = told._asdict()
    return ", ".join(f"{way} {number}" for way, number in named.items() if number is not None)


def _text(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
