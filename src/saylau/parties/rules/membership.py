"""What the law asks of the members at registration: how many, in every region, and who they may be (articles 3, 8, 10(6))."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.law import Wording
from saylau.parties.rules.rule import Case, against, met, missing, rests_on, unset
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "every_branch_has_enough_members",
    "every_member_is_a_citizen",
    "every_member_is_an_adult",
    "every_member_is_in_one_party",
    "every_region_has_a_branch",
    "members_add_up",
    "no_member_is_barred",
    "party_has_enough_members",
]

REFUSED = "Without it a party is not registered."
OFF_THE_MAP = "not_on_the_map"


def members_add_up(case: Case) -> Iterator[Finding]:
    """The number of members that the party filed is the sum of the members of its branches."""
    filing, law = case.dossier.filing, case.law["party.check.sum"]
    if filing is None or not case.dossier.branches:
        yield missing("members_add_up", law, "branches" if filing else "filing")
        return
    total = sum(each.members for each in case.dossier.branches)
    outcome = Outcome.MET if total == filing.members else Outcome.PERSON
    yield finding("members_add_up", outcome, law, required=str(filing.members), found=str(total))


def party_has_enough_members(case: Case) -> Iterator[Finding]:
    """The party has the members that the law of the day asks for registration (10(6)): those that stand after the check.

    Before the documents are filed members may still join; a filed number that is too small is decided against the party.
    """
    law, members = case.law["party.minimum_members"], case.dossier.counted_members
    if not law.is_set:
        yield from unset("party_has_enough_members", law)
    elif members is None:
        yield missing("party_has_enough_members", law, "filing", str(law.whole))
    else:
        told = {"required": str(law.whole), "found": str(members), "where": _counted(case)}
        yield _refused(case, rests_on("party_has_enough_members", met(members >= law.whole), law, **told))


def _counted(case: Case) -> str:
    check = case.dossier.verification
    if check is not None and check.members is not None:
        return "verified"
    return "filed" if case.dossier.filing else "listed"


def _refused(case: Case, told: Finding) -> Finding:
    return against(told, REFUSED) if case.dossier.filing else told


def every_region_has_a_branch(case: Case) -> Iterator[Finding]:
    """Every region on the map of the day has a branch (10(6)); a branch elsewhere is shown to a person."""
    rule, law = "every_region_has_a_branch", case.law["party.registration.branch_coverage"]
    branches = [each.region for each in case.dossier.branches]
    on_the_map = [region.key for region in case.law.regions]
    if not law.is_set:
        yield from unset(rule, law)
    elif not branches:
        yield missing(rule, law, "branches", str(len(on_the_map)))
    else:
        without = [region for region in on_the_map if region not in branches]
        told = {"required": str(len(on_the_map)), "found": str(len(on_the_map) - len(without))}
        yield _refused(case, rests_on(rule, met(not without), law, where=", ".join(without), **told))
        if strange := [region for region in branches if region not in on_the_map]:
            yield finding(rule, Outcome.PERSON, law, found=OFF_THE_MAP, where=", ".join(strange))


def every_branch_has_enough_members(case: Case) -> Iterator[Finding]:
    """Each branch has the members that the law of the day asks of it (10(6)); an empty branch is none."""
    rule, law = "every_branch_has_enough_members", case.law["party.branch.minimum_members"]
    members = case.dossier.branch_members
    if not law.is_set:
        yield from unset(rule, law)
    elif not members:
        yield missing(rule, law, "branches", str(law.whole))
    else:
        few = {region: number for region, number in members.items() if number < law.whole}
        for region, number in few.items():
            told = {"required": str(law.whole), "found": str(number), "where": region}
            yield _refused(case, rests_on(rule, Outcome.BROKEN, law, **told))
        if not few:
            yield rests_on(rule, Outcome.MET, law, required=str(law.whole), found=str(min(members.values())))


def every_member_is_a_citizen(case: Case) -> Iterator[Finding]:
    """Every member on the roll is a citizen (1, 3(1))."""
    check = case.dossier.verification
    yield from _none(
        "every_member_is_a_citizen", case.law["party.member.citizen_only"], check.not_citizens if check else None
    )


def every_member_is_an_adult(case: Case) -> Iterator[Finding]:
    """Every member on the roll has the age that the law asks (8)."""
    check = case.dossier.verification
    yield from _none("every_member_is_an_adult", case.law["party.member.age_min"], check.under_age if check else None)


def no_member_is_barred(case: Case) -> Iterator[Finding]:
    """No member on the roll holds an office that the law bars from parties (8)."""
    check = case.dossier.verification
    yield from _none("no_member_is_barred", case.law["party.member.ineligible"], check.barred if check else None)


def every_member_is_in_one_party(case: Case) -> Iterator[Finding]:
    """No member on the roll is on that of another party (3(2))."""
    check = case.dossier.verification
    yield from _none(
        "every_member_is_in_one_party", case.law["party.member.single_party"], check.in_two_parties if check else None
    )


def _none(rule: str, law: Wording, number: int | None) -> Iterator[Finding]:
    """A count of the check that must be nothing. Those found are struck and the rest counted: broken, it waits."""
    if not law.is_set:
        yield from unset(rule, law)
    elif number is None:
        yield missing(rule, law, "verification")
    else:
        yield finding(rule, met(not number), law, required="0", found=str(number))
