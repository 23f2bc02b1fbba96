"""What the law asks of a roll: one function a requirement, its name the sentence that is true when it is met.

The number of valid, different members decides. A row that something speaks against does not count; that is a condition with
its number, answered yes or no. What the law forbids a member to be is a requirement, and somebody must answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from saylau.law import LawOfDay, State, Wording
from saylau.rolls.counting import Counts, Kind
from saylau.ruling import Decision, Finding, Outcome, Ruling, finding

__all__ = ["RULES", "Case", "Rule", "examine"]

REFUSED = "the minimum of the law is not reached"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: the counts of one roll, whose roll it is, and the law of the day of filing."""

    counts: Counts
    law: LawOfDay
    kind: Kind = Kind.PARTY

    def rows(self, *checks: str) -> int:
        """Rows that the checks speak against, added up."""
        return sum(self.counts.count.checks.get(name, 0) for name in checks)


Rule: TypeAlias = Callable[[Case], Iterator[Finding]]


def enough_members(case: Case) -> Iterator[Finding]:
    """The members who count are as many as the law asks of the country as a whole."""
    if case.kind is Kind.PARTY:
        count = case.counts.count
        yield from _minimum("enough_members", case.law["party.minimum_members"], count.members, count.contested)


def enough_members_in_every_region(case: Case) -> Iterator[Finding]:
    """In each region on the map of the day the members who count are as many as the law asks of a branch."""
    if case.kind is not Kind.PARTY:
        return
    name, wording = "enough_members_in_every_region", case.law["party.branch.minimum_members"]
    regions, short = case.counts.count.regions, []
    for region in case.law.regions:
        own = regions.get(region.key)
        members, contested = (own.members, own.contested) if own else (0, 0)
        told = list(_minimum(name, wording, members, contested, where=region.key))
        short += [each for each in told if each.outcome is not Outcome.MET]
    if wording.is_set and not short:
        yield finding(name, Outcome.MET, wording, required=str(wording.whole), found=str(len(case.law.regions)))
    elif wording.is_set:
        yield from short
    else:
        yield from short[:1]


def members_live_in_two_thirds_of_regions(case: Case) -> Iterator[Finding]:
    """The initiative group has members in as large a share of the regions as the law asks."""
    if case.kind is not Kind.INITIATIVE_GROUP:
        return
    wording = case.law["party.initiative_group.regions_fraction"]
    told, counts = "members_live_in_two_thirds_of_regions", case.counts.count.regions
    if wording.state is State.ABSENT:
        return
    if not wording.is_set:
        yield finding(told, Outcome.PERSON, wording)
        return
    keys = [region.key for region in case.law.regions]
    sure = sum(key in counts and counts[key].members > 0 for key in keys)
    at_most = sum(key in counts and counts[key].members + counts[key].contested > 0 for key in keys)
    share = wording.fraction * len(keys)
    needed = -(-share.numerator // share.denominator)
    yield _reached(told, wording, needed, sure, at_most)


def every_row_is_read(case: Case) -> Iterator[Finding]:
    """Every row of the file could be parted into its cells."""
    yield _counted("every_row_is_read", case.law["rolls.every_row"], case.counts.unread)


def identity_numbers_are_in_order(case: Case) -> Iterator[Finding]:
    """Every row has an identification number that can be one."""
    found = case.rows("iin_missing", "iin_invalid")
    yield _counted("identity_numbers_are_in_order", case.law["identity.iin.check.digit"], found)


def everybody_is_named(case: Case) -> Iterator[Finding]:
    """Every row has a name."""
    yield _counted("everybody_is_named", case.law["rolls.named"], case.rows("name_missing"))


def regions_are_known(case: Case) -> Iterator[Finding]:
    """Every row names a region that is on the map of the day."""
    yield _counted("regions_are_known", case.law["rolls.region_of_the_map"], case.rows("region_unknown"))


def nobody_stands_twice(case: Case) -> Iterator[Finding]:
    """No person stands in the roll a second time; who does counts once."""
    yield _counted("nobody_stands_twice", case.law["rolls.once"], case.rows("twice_in_the_roll"))


def nobody_joined_after_the_filing(case: Case) -> Iterator[Finding]:
    """Everybody joined on the day of the filing or before."""
    wording = case.law["rolls.joined_by_the_filing"]
    if "joined" not in case.counts.columns:
        yield finding("nobody_joined_after_the_filing", Outcome.PERSON, wording, found="no_column")
        return
    yield _counted("nobody_joined_after_the_filing", wording, case.rows("joined_after_the_filing", "joined_unknown"))


def nobody_is_deceased(case: Case) -> Iterator[Finding]:
    """Nobody in the roll stands in the register of the deceased."""
    if "deceased" in case.counts.lists:
        yield _counted("nobody_is_deceased", case.law["rolls.living"], case.rows("deceased"))


def members_are_of_age(case: Case) -> Iterator[Finding]:
    """Everybody has reached the age of a member by the day of the filing."""
    wording = case.law["party.member.age_min"]
    required = str(wording.whole) if wording.is_set else ""
    yield from _forbidden("members_are_of_age", wording, case.rows("under_age"), required)


def nobody_belongs_to_two_parties(case: Case) -> Iterator[Finding]:
    """Nobody stands in the roll of another party that was checked with this one."""
    wording = case.law["party.member.single_party"]
    if wording.state is State.ABSENT or not case.counts.beside:
        return
    shared = case.counts.count.shared
    if not shared:
        yield finding("nobody_belongs_to_two_parties", Outcome.MET, wording, required="0", found="0")
    for other, persons in shared.items():
        told = {"required": "0", "found": str(persons), "where": other}
        yield finding("nobody_belongs_to_two_parties", Outcome.PERSON, wording, **told)


def nobody_is_barred(case: Case) -> Iterator[Finding]:
    """Nobody in the roll holds an office whose holders the law keeps out of parties."""
    if "barred" in case.counts.lists:
        yield from _forbidden("nobody_is_barred", case.law["party.member.ineligible"], case.rows("barred"))


def members_are_citizens(case: Case) -> Iterator[Finding]:
    """Nobody in the roll is a foreigner."""
    if "foreign" in case.counts.lists:
        yield from _forbidden("members_are_citizens", case.law["party.member.citizen_only"], case.rows("foreign"))


RULES: tuple[Rule, ...] = (
    enough_members,
    enough_members_in_every_region,
    members_live_in_two_thirds_of_regions,
    every_row_is_read,
    identity_numbers_are_in_order,
    everybody_is_named,
    regions_are_known,
    nobody_stands_twice,
    nobody_joined_after_the_filing,
    nobody_is_deceased,
    members_are_of_age,
    nobody_belongs_to_two_parties,
    nobody_is_barred,
    members_are_citizens,
)
"""The minimums first, then what does not count, then what a member may not be."""


def examine(counts: Counts, law: LawOfDay, *, kind: Kind = Kind.PARTY, of: str = "") -> Ruling:
    """The ruling on one roll; ``of`` is the election or the file in its address, ``roll/<of>/<party>``.

    It falls where a minimum is not reached even with every member that another party claims too, and waits while a person
    must act. A check that had nothing to look at (no list of barred persons, no other roll) gives no finding.
    """
    case = Case(counts, law, kind)
    subject = "/".join(filter(None, ("roll", of, counts.party)))
    return Ruling(subject, law.day, tuple(each for rule in RULES for each in rule(case)))


def _minimum(rule: str, wording: Wording, members: int, contested: int, *, where: str = "") -> Iterator[Finding]:
    if wording.state is State.ABSENT:
        return
    if wording.is_set:
        yield _reached(rule, wording, wording.whole, members, members + contested, where=where)
    else:
        yield finding(rule, Outcome.PERSON, wording, found=str(members))


def _reached(rule: str, wording: Wording, needed: int, sure: int, at_most: int, *, where: str = "") -> Finding:
    """Met by those who count for sure; beyond cure where those whom another party claims too would not be enough."""
    told = {"required": str(needed), "found": str(sure), "where": where}
    if sure >= needed:
        return finding(rule, Outcome.MET, wording, **told)
    if at_most >= needed:
        return finding(rule, Outcome.PERSON, wording, **told | {"found": f"{sure}..{at_most}"})
    broken = finding(rule, Outcome.BROKEN, wording, **told)
    if broken.outcome is not Outcome.BROKEN:
        return broken
    return broken.decided(Decision.AGAINST, "; ".join(filter(None, (REFUSED, broken.note))))


def _counted(rule: str, wording: Wording, rows: int) -> Finding:
    """A condition on rows: those that fail it do not count."""
    return finding(rule, Outcome.NO if rows else Outcome.YES, wording, required="0", found=str(rows))


def _forbidden(rule: str, wording: Wording, rows: int, required: str = "0") -> Iterator[Finding]:
    """A requirement on members: where rows break it, the party answers for them."""
    if wording.state is State.ABSENT:
        return
    if not wording.is_set:
        yield finding(rule, Outcome.PERSON, wording, found=str(rows))
        return
    yield finding(rule, Outcome.BROKEN if rows else Outcome.MET, wording, required=required, found=str(rows))
