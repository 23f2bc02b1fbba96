"""The checks in plain Python, row by row: slow, with nothing but the core, and the oracle of the other engines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saylau.rolls.checks import BITS, CHECKS, OF_JOINING, Checked, PartyCount, RegionCount, Terms
from saylau.rolls.facts import IinFault, Member
from saylau.rolls.reading import NAMED_AT_MOST, Ingested, members_of
from saylau.rolls.reading.barred import Barred

__all__ = ["run"]

TWICE, TWO = BITS["twice_in_the_roll"], BITS["in_two_parties"]
SECOND = TWICE | TWO


@dataclass(slots=True)
class _Row:
    """What is remembered of a row: no name, no number."""

    row: int
    region: str
    person: bytes | None
    mask: int


def run(rolls: Sequence[Ingested], terms: Terms, barred: Barred | None) -> Checked:
    """Check the rolls."""
    listed = barred.persons if barred is not None else {}
    rows = {each.party: [_row(member, terms, listed) for member in _members(each)] for each in rolls}
    holders: defaultdict[bytes, set[str]] = defaultdict(set)
    for party, own in rows.items():
        for each in own:
            if each.person is not None:
                holders[each.person].add(party)
    parties = {party: _count(party, own, holders) for party, own in rows.items()}
    first: dict[tuple[str, str], tuple[int, ...]] = {}
    for party, own in rows.items():
        for name, bit in BITS.items():
            if found := [each.row for each in own if each.mask & bit]:
                first[party, name] = tuple(sorted(found)[:NAMED_AT_MOST])
    bad = tuple(sorted((party, each.row, each.mask) for party, own in rows.items() for each in own if each.mask))
    return Checked("python", parties, first, bad)


def _members(roll: Ingested) -> Iterator[Member]:
    if roll.members is not None:
        return iter(roll.members)
    assert roll.path is not None  # noqa: S101 (a roll has its rows in one of the two)
    return members_of(roll.path)


def _row(member: Member, terms: Terms, listed: Mapping[bytes, frozenset[str]]) -> _Row:
    mask = sum(BITS[name] for name in _own(member, terms))
    for name in listed.get(member.person, ()) if member.person is not None else ():
        mask |= BITS[name]
    return _Row(member.row, member.region or "", member.person, mask)


def _own(member: Member, terms: Terms) -> Iterator[str]:
    if member.iin_fault is IinFault.MISSING:
        yield "iin_missing"
    elif member.iin_fault or member.person is None:
        yield "iin_invalid"
    if member.born is None:
        yield "birth_unknown"
    elif member.born > terms.last_birth:
        yield "under_age"
    if member.faults & OF_JOINING:
        yield "joined_unknown"
    if member.joined is not None and member.joined > terms.filing:
        yield "joined_after_the_filing"
    if member.region is None:
        yield "region_unknown"
    if member.name_key is None:
        yield "name_missing"


def _count(party: str, own: Sequence[_Row], holders: Mapping[bytes, set[str]]) -> PartyCount:
    """Count one roll; marks rows whose person stands before them, or in another roll."""
    seen: set[bytes] = set()
    counted: set[bytes] = set()
    totals: Counter[str] = Counter()
    members: Counter[str] = Counter()
    contested: Counter[str] = Counter()
    checks: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in sorted(own, key=lambda row: row.row):
        is_clean = not each.mask
        if each.person is not None:
            each.mask |= (TWICE if each.person in seen else 0) | (TWO if len(holders[each.person]) > 1 else 0)
            seen.add(each.person)
            if is_clean and each.person not in counted:
                counted.add(each.person)
                (contested if each.mask & TWO else members)[each.region] += 1
        totals[each.region] += 1
        checks[each.region].update(name for name in CHECKS if each.mask & BITS[name])
    regions = {
        region: RegionCount(
            totals[region],
            members[region],
            contested[region],
            {name: checks[region][name] for name in CHECKS if checks[region][name]},
        )
        for region in sorted(totals)
    }
    shared = Counter(other for person in seen for other in holders[person] if other != party)
    return PartyCount(party, regions, dict(sorted(shared.items())))
