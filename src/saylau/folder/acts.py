"""The acts of an election in their order: what a run of the folder writes into the record, act by act.

The election is opened and keys are handed in, stations are registered, annulments taken in, protocols settled, totals
added up from the commissions to the nation, seats shared out, the result compared and certified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.folder.decisions import Decisions
from saylau.folder.facts import Act, Contest, Election
from saylau.folder.known import Known
from saylau.folder.officers import CENTRAL, WATCHERS, Officers, log_name
from saylau.folder.papers import read_evidence, read_papers
from saylau.folder.running import sizes_of, typings
from saylau.folder.verbs import appoint_facts, certify_facts, compare_facts, open_facts
from saylau.protocols import Protocol, protocol_tail, settle_facts
from saylau.record import Entry, PublicKey
from saylau.seats import allocate_facts
from saylau.stations import ABROAD, Station, register_facts
from saylau.tabulation import (
    Evidence,
    Level,
    ToShare,
    annul_facts,
    commission_facts,
    nation_facts,
    past_as_json,
    total_address,
    unit_facts,
)

__all__ = ["Held", "acts", "hold", "units_of"]

After = Callable[[Contest, Mapping[str, int]], Iterator[Act]]
PART = 100
"""Stations in one entry of the register: with all that is known of them they stay well within an entry's length."""
KEYS_AT_ONCE = 300
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Held:
    """The papers of one contest; ``units`` are the stations by region and commission, in the order of the register."""

    contest: Contest
    papers: Sequence[tuple[Protocol, Protocol | None]] = ()
    decisions: Decisions = field(default_factory=Decisions)
    evidence: Evidence = field(default_factory=Evidence)
    units: Mapping[str, Mapping[str, Sequence[Station]]] = field(default_factory=dict)


def hold(election: Election, named: Callable[[str], str]) -> tuple[Held, ...]:
    """The papers of every contest, with ``named`` in the place of persons; raises ``BadInput`` for what is wrong."""
    held: list[Held] = []
    problems: list[Problem] = []
    for contest in election.contests:
        try:
            held.append(_held(election, contest, named) if contest.has_stations else Held(contest))
        except BadInput as unusable:
            problems += unusable.problems
    if problems:
        raise BadInput(tuple(problems))
    return tuple(held)


def _held(election: Election, contest: Contest, named: Callable[[str], str]) -> Held:
    stations, protocols, decisions = read_papers(election, contest, named)
    evidence = read_evidence(election, contest, stations, decisions)
    units: dict[str, dict[str, list[Station]]] = {}
    for each in stations:
        units.setdefault(each.region, {}).setdefault(each.commission, []).append(each)
    _refuse_one_name_for_two(units)
    order = {each.code: n for n, each in enumerate(s for unit in units.values() for own in unit.values() for s in own)}
    papers = sorted(typings(protocols), key=lambda pair: order[pair[0].station])
    return Held(contest, papers, decisions, evidence, units)


def _refuse_one_name_for_two(units: Mapping[str, Mapping[str, object]]) -> None:
    """A unit's key stands in the address of its total: two units of one key would be one total."""
    keys = [COUNTRY, *units, *(key for region in units.values() for key in region)]
    reserved = sorted({key for key in keys if key.split("/")[0] in (CENTRAL, *WATCHERS)})
    if reserved:
        raise BadInput(
            tuple(Problem("stations.csv", 0, "commission", "unit_has_a_reserved_name", key) for key in reserved)
        )
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise BadInput(tuple(Problem("stations.csv", 0, "commission", "unit_of_two_kinds", key) for key in twice))


def units_of(held: Sequence[Held]) -> Mapping[str, Sequence[str]]:
    """Every region of the election with its commissions, over all contests."""
    units: dict[str, dict[str, None]] = {}
    for each in held:
        for region, commissions in each.units.items():
            units.setdefault(region, {}).update(dict.fromkeys(commissions))
    return {region: tuple(commissions) for region, commissions in units.items()}


def acts(
    election: Election,
    held: Sequence[Held],
    officers: Officers,
    known: Known,
    before: Iterable[Act] = (),
    after: After | None = None,
) -> Iterator[Act]:
    """Every act of the election in its order, beside what the record holds already.

    ``before`` are those before the vote; ``after`` gives those on who sits, from the seats that were shared out.
    """
    after = after or _nobody
    yield from _opening(election, officers, known.opened_with(election.id))
    yield from _appointments(election, held, officers, known.keys)
    yield from before
    for each in held:
        told = _Contest(election, each, officers, known.newest)
        yield from told.registers()
        yield from told.annulments()
        yield from told.settlements()
        yield from told.totals()
        yield from told.results()
        yield from after(each.contest, _seats_in(known, f"seats/{told.name}"))


def _seats_in(known: Known, address: str) -> Mapping[str, int]:
    """The seats that a sharing in the record gave; nothing where it waits."""
    shared = known.newest.get(address)
    return shared.ruling.get("result", {}).get("seats", {}) if shared else {}


def _nobody(_contest: Contest, _seats: Mapping[str, int]) -> Iterator[Act]:
    return iter(())


def _opening(election: Election, officers: Officers, opened_with: Sequence[PublicKey]) -> Iterator[Act]:
    ours = (officers.public(log_name(election.id)), officers.public(officers.central))
    # Those who watch may come later: only who was there at the opening stands in it.
    watchers = [key for key in opened_with if key.role in WATCHERS] if opened_with else officers.watchers
    keys = _sorted((*ours, *watchers))
    facts = open_facts(election, officers.log.name, keys, illustrative=officers.illustrative)
    yield Act("open", f"election/{election.id}", facts, officers.central)


def _appointments(
    election: Election, held: Sequence[Held], officers: Officers, handed_in: Mapping[str, PublicKey]
) -> Iterator[Act]:
    later = officers.watchers if handed_in else ()
    yield from _appointed(election, CENTRAL, [key for key in later if key.name not in handed_in], officers)
    for region, commissions in units_of(held).items():
        names = [officers.of_unit(key) for key in (region, *commissions)]
        fresh = [officers.public(name) for name in names if name not in handed_in]
        yield from _appointed(election, region, fresh, officers)


def _appointed(election: Election, unit: str, keys: Sequence[PublicKey], officers: Officers) -> Iterator[Act]:
    for place in range(0, len(keys), KEYS_AT_ONCE):
        facts = appoint_facts(_sorted(keys[place : place + KEYS_AT_ONCE]))
        yield Act("appoint", f"keys/{election.id}/{unit}", facts, officers.central)


def _sorted(keys: Iterable[PublicKey]) -> list[PublicKey]:
    return sorted(keys, key=lambda key: key.name)


class _Contest:
    """The acts of one contest, kind by kind."""

    def __init__(self, election: Election, held: Held, officers: Officers, newest: Mapping[str, Entry]) -> None:
        self.election = election
        self.held = held
        self.officers = officers
        self.id = held.contest.id
        self.name = election.name_of(held.contest)
        self.newest = newest
        self.registered: dict[str, list[str]] = {}
        """The register entries of each commission."""
        self.addresses: dict[str, str] = {}
        """The register entry of each station."""
        self.annulled = {each.unit: f"annulment/{self.name}/{each.unit}" for each in held.evidence.annulments}

    def commissions(self) -> Iterator[tuple[str, str, Sequence[Station]]]:
        for region, units in self.held.units.items():
            for commission, stations in units.items():
                yield region, commission, stations

    def registers(self) -> Iterator[Act]:
        """The register, entry by entry. A station that moves is given up by its old entry before the new one takes it."""
        entries = {each.address: each for each in self._registers()}
        for address, act in entries.items():
            yield from self._gives_up(address, act)
        yield from entries.values()

    def _registers(self) -> Iterator[Act]:
        past = {code: past_as_json(each) for code, each in self.held.evidence.past.items()}
        for region, commission, stations in self.commissions():
            whole = f"stations/{self.name}/{commission}"
            parts = [stations[place : place + PART] for place in range(0, len(stations), PART)]
            # What a commission once needed more entries for stays, empty: nothing leaves a record.
            while f"{whole}/part-{len(parts) + 1}" in self.newest:
                parts.append(())
            for number, part in enumerate(parts, 1):
                address = f"{whole}/part-{number}" if number > 1 else whole
                self.registered.setdefault(commission, []).append(address)
                self.addresses |= dict.fromkeys((each.code for each in part), address)
                facts = register_facts(self.id, region, commission, part, past)
                yield Act("register", address, facts, self.officers.of_unit(commission))

    def _gives_up(self, address: str, act: Act) -> Iterator[Act]:
        there = self.newest.get(address)
        if there is None:
            return
        stay = {each["code"] for each in act.facts["stations"]}
        left = [each for each in there.facts["stations"] if each["code"] in stay]
        if len(left) < len(there.facts["stations"]):
            yield act._replace(facts={**there.facts, "stations": left})

    def annulments(self) -> Iterator[Act]:
        for each in self.held.evidence.annulments:
            yield Act("annul", self.annulled[each.unit], annul_facts(self.id, each), self.officers.central)

    def settlements(self) -> Iterator[Act]:
        told = self.held.decisions
        commissions = {each.code: key for _, key, stations in self.commissions() for each in stations}
        for first, second in self.held.papers:
            paper = first.station, first.version
            facts = settle_facts(self.id, first, second, told.explanations.get(paper, {}), told.acts.get(paper, {}))
            yield Act(
                "settle",
                f"protocol/{self.name}/{protocol_tail(first)}",
                facts,
                self.officers.of_unit(commissions[first.station]),
                (self.addresses[first.station],),
            )

    def totals(self) -> Iterator[Act]:
        if not self.held.contest.has_stations:
            return
        papers = {each.unit: each for each in self.held.evidence.territorial}
        tails: dict[str, list[str]] = {}
        for first, _ in self.held.papers:
            tails.setdefault(first.station, []).append(protocol_tail(first))
        for region, key, stations in self.commissions():
            handed_in = [tail for each in stations for tail in tails.get(each.code, ())]
            facts = commission_facts(self.id, region, key, handed_in, papers.get(key))
            concerned = {region, key, *(each.code for each in stations)}
            annulled = (address for unit, address in self.annulled.items() if unit in concerned)
            follows = (*self.registered[key], *annulled)
            yield self._total(key, facts, self.officers.of_unit(key), follows)
        for region, units in self.held.units.items():
            level = Level.ABROAD if region == ABROAD else Level.REGION
            parts = self._parts(units)
            facts = unit_facts(self.id, level, region, parts, papers.get(region))
            yield self._total(region, facts, self.officers.of_unit(region), parts)
        yield from self._nation()

    def _nation(self) -> Iterator[Act]:
        parts = self._parts(region for region in self.held.units if region != ABROAD)
        facts = unit_facts(self.id, Level.COUNTRY, COUNTRY, parts)
        yield self._total(COUNTRY, facts, self.officers.central, parts)
        parts = self._parts((COUNTRY, ABROAD) if ABROAD in self.held.units else (COUNTRY,))
        facts = nation_facts(self.id, parts, self.held.evidence)
        yield self._total("", facts, self.officers.central, (*parts, *self.annulled.values()))

    def _parts(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(total_address(self.name, key) for key in keys)

    def _total(self, key: str, facts: Mapping[str, Any], actor: str, follows: tuple[str, ...]) -> Act:
        return Act("add_up", total_address(self.name, key), facts, actor, follows)

    def results(self) -> Iterator[Act]:
        contest, published = self.held.contest, self.held.contest.published
        total = (total_address(self.name, ""),) if contest.has_stations else ()
        seats, central = f"seats/{self.name}", self.officers.central
        known = None
        if published is not None and not contest.has_stations:
            known = ToShare(published.votes, published.against_all, published.took_part, published.blank)
        sizes = {key: size for key, size in sizes_of(self.election).items() if key in contest.ballot}
        facts = allocate_facts(
            self.id, registered=contest.registered, list_sizes=sizes, seats=contest.seats, published=known
        )
        yield Act("allocate", seats, facts, central, total)
        if published is not None:
            address = f"published/{self.election.id}/{self.id}"
            yield Act("compare", address, compare_facts(contest, published), central, (*total, seats))
        if contest.certified is not None:
            yield Act("certify", f"result/{self.name}", certify_facts(contest), central, (*total, seats))
