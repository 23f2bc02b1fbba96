"""What the law asks after registration: suspension, reorganisation, the end of a party (articles 13 and 14)."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.errors import LawIsSilent
from saylau.law import Wording
from saylau.parties.clock import first_free_day, months_after, waiting_clock
from saylau.parties.facts import DissolutionKind
from saylau.parties.rules.rule import OPEN, Case, met, missing, rests_on, unset
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "every_successor_meets_the_minimum",
    "members_proposed_the_liquidation",
    "party_took_part_in_elections",
    "reorganised_party_waited",
    "suspension_is_within_the_term",
]


def suspension_is_within_the_term(case: Case) -> Iterator[Finding]:
    """A court suspended the party for no less and no more than the law allows (13; low confidence)."""
    rule, law = "suspension_is_within_the_term", case.law["party.suspension.term"]
    if case.dossier.suspensions and not law.is_set:
        yield from unset(rule, law)
        return
    for each in case.dossier.suspensions:
        first, last = (months_after(each.on, _months(law, key)) for key in ("from", "to"))
        yield rests_on(
            rule,
            met(first <= each.until <= last),
            law,
            case.law["party.check.clock"],
            required=f"{first.isoformat()}..{last.isoformat()}",
            found=each.until.isoformat(),
            where=each.on.isoformat(),
        )


def _months(law: Wording, key: str) -> int:
    months = law.table.get(key)
    if not isinstance(months, int):
        raise LawIsSilent(f"{law.name} names no months under {key!r} ({law.source}).")
    return months


def reorganised_party_waited(case: Case) -> Iterator[Finding]:
    """A party out of a reorganisation is registered only when the law's months have passed since the decision (14(2))."""
    rule, law = "reorganised_party_waited", case.law["party.reorganisation.waiting_period"]
    decided = case.dossier.reorganisation
    if decided is None:
        return
    clock = waiting_clock(case.dossier, case.law)
    free = first_free_day(clock) if clock else None
    if free is None:
        yield from unset(rule, law)
        return
    for each in decided.successors:
        if each.registered_on is not None:
            told = {"required": free.isoformat(), "found": each.registered_on.isoformat(), "where": each.key}
            yield rests_on(rule, met(each.registered_on >= free), law, case.law["party.check.clock"], **told)


def every_successor_meets_the_minimum(case: Case) -> Iterator[Finding]:
    """After a split each party has the members that registration asks, in all and in every branch (14(2-1))."""
    rule, law = "every_successor_meets_the_minimum", case.law["party.reorganisation.split_threshold"]
    decided = case.dossier.reorganisation
    if decided is None or not decided.is_split:
        return
    least, branch = case.law["party.minimum_members"], case.law["party.branch.minimum_members"]
    if not (law.is_set and least.is_set and branch.is_set):
        yield from unset(rule, law if not law.is_set else branch)
        return
    regions = [region.key for region in case.law.regions]
    if not decided.successors:
        yield missing(rule, law, "successors", str(least.whole))
    for each in decided.successors:
        told = {"required": str(least.whole), "found": str(each.members), "where": each.key}
        yield rests_on(rule, met(each.members >= least.whole), law, least, **told)
        for region in regions:
            members = each.branches.get(region, 0)
            if members < branch.whole:
                place = f"{each.key}, {region}"
                told = {"required": str(branch.whole), "found": str(members), "where": place}
                yield rests_on(rule, Outcome.BROKEN, law, branch, **told)


def members_proposed_the_liquidation(case: Case) -> Iterator[Finding]:
    """The law's share of the members stands behind a proposal of members to end the party (14(3)(2)).

    A share of the branches is asked as well; how large it is the text read does not say, so a person looks.
    """
    rule, end = "members_proposed_the_liquidation", case.dossier.dissolution
    law, branches = case.law["party.liquidation.member_initiative"], case.law["party.liquidation.branch_share"]
    if end is None or end.kind is not DissolutionKind.MEMBERS:
        return
    if not law.is_set:
        yield from unset(rule, law)
    elif end.proposed_by is None or end.of_members is None:
        yield missing(rule, law, "proposal")
    else:
        share = law.fraction * end.of_members
        needed = -(-share.numerator // share.denominator)
        told = {"required": str(needed), "found": str(end.proposed_by), "where": str(end.of_members)}
        yield finding(rule, met(end.proposed_by >= needed), law, **told)
        if not branches.is_set:
            yield finding(rule, Outcome.PERSON, branches, found=OPEN)


def party_took_part_in_elections(case: Case) -> Iterator[Finding]:
    """The party did not miss as many elections in a row as bring it before a court (14(5); low confidence)."""
    rule, law, missed = (
        "party_took_part_in_elections",
        case.law["party.liquidation.nonparticipation"],
        case.dossier.missed_elections,
    )
    if missed is None:
        return
    if not law.is_set:
        yield from unset(rule, law)
        return
    outcome = Outcome.MET if missed < law.whole else Outcome.PERSON
    yield finding(rule, outcome, law, required=str(law.whole), found=str(missed))
