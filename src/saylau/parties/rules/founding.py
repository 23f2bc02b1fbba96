"""What the law asks of the founding of a party: group, committee, notice, congress, charter (article 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from saylau.law import State
from saylau.parties.clock import congress_clock, months_after
from saylau.parties.rules.rule import (
    Case,
    against,
    at_least,
    in_time,
    met,
    missing,
    rests_on,
    unset,
)
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "charter_was_adopted",
    "congress_had_its_quorum",
    "congress_was_held_in_time",
    "founders_attended_in_person",
    "initiative_group_is_large_enough",
    "initiative_group_represents_two_thirds_of_regions",
    "organising_committee_is_large_enough",
    "registrar_was_notified",
]

CONVENED = "The congress was convened by such a group and cannot be convened again."
PASSED = "The term has passed and cannot be cured; the founding begins anew."


def initiative_group_is_large_enough(case: Case) -> Iterator[Finding]:
    """The initiative group has as many citizens as the law asks (6(1)); once the congress was held it cannot grow."""
    group = case.dossier.initiative_group
    law = case.law["party.initiative_group.min"]
    for told in at_least("initiative_group_is_large_enough", law, group.persons if group else None, "initiative_group"):
        yield against(told, CONVENED) if case.dossier.congress else told


def initiative_group_represents_two_thirds_of_regions(case: Case) -> Iterator[Finding]:
    """The group stands for the law's share of the regions on the map of the day, rounded up by assumption (6(1)).

    The delegates of the congress are held against the same number, as a question: the law names the group.
    """
    rule = "initiative_group_represents_two_thirds_of_regions"
    law, rounding = (
        case.law["party.initiative_group.regions_fraction"],
        case.law["party.initiative_group.regions_rounding"],
    )
    if not law.is_set:
        yield from unset(rule, law)
        return
    on_the_map = {region.key for region in case.law.regions}
    share = law.fraction * len(on_the_map)
    required = -(-share.numerator // share.denominator)
    group, congress = case.dossier.initiative_group, case.dossier.congress
    if group is None or not group.regions:
        yield missing(rule, law, "group_regions", str(required))
    else:
        found = _represented(group.regions, on_the_map)
        told = rests_on(rule, met(found >= required), law, rounding, required=str(required), found=str(found))
        yield against(told, CONVENED) if congress else told
    if congress is not None and congress.regions:
        found = _represented(congress.regions, on_the_map)
        outcome = Outcome.MET if found >= required else Outcome.PERSON
        yield rests_on(rule, outcome, law, rounding, required=str(required), found=str(found), where="congress")


def _represented(regions: Mapping[str, int], on_the_map: set[str]) -> int:
    return sum(1 for region, persons in regions.items() if persons and region in on_the_map)


def organising_committee_is_large_enough(case: Case) -> Iterator[Finding]:
    """The initiative group formed an organising committee of the law's size out of itself (6(2))."""
    law = case.law["party.organising_committee.min"]
    yield from at_least(
        "organising_committee_is_large_enough", law, case.dossier.organising_committee, "organising_committee"
    )


def registrar_was_notified(case: Case) -> Iterator[Finding]:
    """The organising committee told the registrar, on the official form, that a party is being founded (6(3))."""
    law, notice = case.law["party.notification.required"], case.dossier.notice
    if not law.is_set:
        yield from unset("registrar_was_notified", law)
    elif notice is None:
        yield missing("registrar_was_notified", law, "notice")
    else:
        yield finding("registrar_was_notified", Outcome.MET, law, found=notice.on.isoformat())


def congress_was_held_in_time(case: Case) -> Iterator[Finding]:
    """The founding congress was held within the law's months after the notice was confirmed (6).

    Where the day of the confirmation is not in the file, a congress in time from the notice itself is in time from any later day.
    """
    rule, law, day = (
        "congress_was_held_in_time",
        case.law["party.founding_congress.deadline"],
        case.law["party.check.clock"],
    )
    notice, congress = case.dossier.notice, case.dossier.congress
    if not law.is_set:
        yield from unset(rule, law)
        return
    clock = congress_clock(case.dossier, case.law)
    if clock is not None:
        yield against(in_time(rule, clock, case.law.day, day), PASSED)
    elif notice is None:
        yield missing(rule, law, "notice")
    else:
        last = months_after(notice.on, law.whole)
        if congress is not None and congress.on <= last:
            told = {"required": last.isoformat(), "found": congress.on.isoformat()}
            yield rests_on(rule, Outcome.MET, law, day, where="congress", **told)
        else:
            yield missing(rule, law, "confirmation", last.isoformat())


def congress_had_its_quorum(case: Case) -> Iterator[Finding]:
    """Enough of the elected delegates were present; while the law's own quorum is not known, fewer wait for a person."""
    rule, congress = "congress_had_its_quorum", case.dossier.congress
    law, working = case.law["party.founding_congress.quorum"], case.law["party.check.quorum"]
    if not law.is_set and law.state is not State.OPEN:
        yield from unset(rule, law)
    elif congress is None or congress.elected is None or congress.present is None:
        yield missing(rule, law, "congress" if congress is None else "delegates")
    else:
        share = law.fraction if law.is_set else working.fraction
        needed = share.numerator * congress.elected // share.denominator + 1
        enough = congress.present >= needed
        short = Outcome.BROKEN if law.is_set else Outcome.PERSON
        others = () if law.is_set else (working,)
        told = {"required": str(needed), "found": str(congress.present), "where": str(congress.elected)}
        yield rests_on(rule, Outcome.MET if enough else short, law, *others, **told)


def founders_attended_in_person(case: Case) -> Iterator[Finding]:
    """Nobody attended the founding congress by another's hand: proxies are not allowed (6(1))."""
    rule, law, congress = (
        "founders_attended_in_person",
        case.law["party.founding.personal_attendance"],
        case.dossier.congress,
    )
    if not law.is_set:
        yield from unset(rule, law)
    elif congress is None or congress.by_proxy is None:
        yield missing(rule, law, "congress" if congress is None else "proxies")
    else:
        yield finding(rule, met(not congress.by_proxy), law, required="0", found=str(congress.by_proxy))


def charter_was_adopted(case: Case) -> Iterator[Finding]:
    """The founding congress adopted the charter that the file holds."""
    law, charter, congress = case.law["party.check.charter"], case.dossier.charter, case.dossier.congress
    if charter is None:
        yield missing("charter_was_adopted", law, "charter")
        return
    told = "no" if not charter.adopted else "another_day" if congress and congress.on != charter.on else "yes"
    outcome = Outcome.PERSON if told == "another_day" else met(charter.adopted)
    yield finding("charter_was_adopted", outcome, law, required="yes", found=told, where=charter.on.isoformat())
