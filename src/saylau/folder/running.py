"""Runs an election folder by the law of its polling day: from its protocols to its seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from saylau.errors import BadInput, Problem
from saylau.folder.chapters import (
    Chapters,
    chapter_acts,
    chapters_of,
    deputies_acts,
    deputies_of,
    read_chapters,
)
from saylau.folder.comparing import Ours, compare, unknown
from saylau.folder.decisions import STATION_RULES, Decisions
from saylau.folder.facts import Contest, Election
from saylau.folder.officers import CENTRAL
from saylau.folder.papers import read_evidence, read_papers
from saylau.folder.persons import Persons
from saylau.folder.result import Chapter, ContestResult, Result, Stage
from saylau.law import LawOfDay, load, load_beside
from saylau.protocols import Protocol, Settlement, settle
from saylau.ruling import Ruling
from saylau.seats import Allocation, allocate, constituency_seats, how_close, without_votes
from saylau.stations import Station
from saylau.tabulation import Counted, Tally, ToShare, Total, add_up, to_share

__all__ = ["Progress", "law_of", "run", "settle_contest", "sizes_of", "tally_contest", "typings"]

Progress = Callable[[int, int], None]
"""Told how many protocols of how many are settled."""

EVERY = 250
"""Protocols between two tellings: often enough for a bar, seldom enough to cost nothing."""


def law_of(election: Election) -> LawOfDay:
    """The law of the polling day; raises ``BadInput`` where the day lies before any law of the book."""
    beside = election.path / "law"
    book = load_beside(election.law, beside) if beside.is_dir() else load(election.law)
    law = book.on(election.on)
    if law.is_before_any_law:
        raise BadInput((Problem("election.toml", 0, "on", "day_is_before_any_law", election.on.isoformat()),))
    return law


def run(election: Election, progress: Progress | None = None) -> Result:
    """Every contest of the election: protocols settled, added up, seats shared out, compared with what was published.

    Reads only; the folder is not changed. Raises ``BadInput`` with every problem of the files it needs.
    """
    law = law_of(election)
    contests: list[ContestResult] = []
    problems: list[Problem] = []
    told = _read_before(election, law, problems)
    for contest in election.contests:
        try:
            contests.append(_run(election, contest, law, progress))
        except BadInput as unusable:
            problems += unusable.problems
    if problems:
        raise BadInput(tuple(problems))
    chapters = _chapters(election, told, law, contests)
    return Result(election, law, tuple(contests), chapters, dict(_names(election, told, law)))


def _names(election: Election, told: Chapters, law: LawOfDay) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The names of parties on the polling day: those of their files and of the register, and those behind the lists."""
    for dossier in told.dossiers:
        yield dossier.key, dossier.names_on(law.day)[-1].names
    for party in told.register:
        yield party.key, party.names[-1].names
    yield from ((party.key, party.names) for party in election.parties.values())


def _read_before(election: Election, law: LawOfDay, problems: list[Problem]) -> Chapters:
    """What goes before the vote; what is wrong with its files joins the problems."""
    try:
        return read_chapters(election, law)
    except BadInput as unusable:
        problems += unusable.problems
        return Chapters()


def _chapters(
    election: Election, told: Chapters, law: LawOfDay, contests: Iterable[ContestResult]
) -> tuple[Chapter, ...]:
    """What goes before the vote, and who sits after it."""
    persons, actor = Persons(None, seed=election.id), f"{election.id}/{CENTRAL}"
    before = chapters_of(election, chapter_acts(election, told, law, persons, actor), law)
    own = [(each.contest, each.seats) for each in contests]
    named = [act for contest, seats in own for act in deputies_acts(election, told, law, contest, seats, actor)]
    return (*before, *deputies_of(election, named, law, {election.name_of(each): seats for each, seats in own}))


def _run(election: Election, contest: Contest, law: LawOfDay, progress: Progress | None) -> ContestResult:
    return _counted(election, contest, law, progress) if contest.has_stations else _published(election, contest, law)


def _counted(election: Election, contest: Contest, law: LawOfDay, progress: Progress | None) -> ContestResult:
    settlements, stations, decisions = settle_contest(election, contest, law, progress)
    tally = tally_contest(election, contest, law, settlements, stations, decisions)
    allocation = _seats(election, contest, law, _to_share(tally.nation, law))
    close = how_close(allocation) if allocation and any(allocation.votes.values()) else None
    seats = _address("seats", election, contest)
    examined = [tally.ruling(), without_votes(seats, law) if allocation is None else allocation.ruling(seats)]
    examined.append(_compared(election, contest, law, tally, allocation))
    stages = tuple(_stages(election, contest, law, tally)) if tally.was_annulled else ()
    return ContestResult(contest, allocation, close, tuple(examined), settlements, tally, stages)


def _stages(election: Election, contest: Contest, law: LawOfDay, tally: Tally) -> Iterator[Stage]:
    """The nation before the annulment, without the annulled stations, and after the repeat vote, with their seats."""
    for name, totals in tally.stages:
        allocation = _seats(election, contest, law, _to_share(totals.nation, law))
        yield Stage(name, totals.nation, allocation)


def _published(election: Election, contest: Contest, law: LawOfDay) -> ContestResult:
    """A contest known by its published totals only."""
    published = contest.published
    if published is None:
        missing = Problem("votes.csv", 0, "", "file_is_missing", str(election.contest_folder(contest) / "published"))
        raise BadInput((missing,))
    known = ToShare(published.votes, published.against_all, published.took_part, published.blank)
    allocation = _seats(election, contest, law, known)
    close = how_close(allocation) if allocation and any(allocation.votes.values()) else None
    examined: list[Ruling] = []
    if allocation is not None:
        examined.append(allocation.ruling(_address("seats", election, contest)))
    examined.append(_compared(election, contest, law, None, allocation))
    return ContestResult(contest, allocation, close, tuple(examined))


def _compared(
    election: Election, contest: Contest, law: LawOfDay, tally: Tally | None, allocation: Allocation | None
) -> Ruling:
    """The run held against what was published; without published figures the ruling has no finding."""
    subject = f"published/{election.id}/{contest.id}"
    if contest.published is None:
        return Ruling(subject, law.day)
    nation = tally.nation if tally else None
    ours = Ours(
        votes={name: votes.value for name, votes in nation.votes.items()} if nation else None,
        number=nation.number if nation else unknown,
        seats=allocation.seats if allocation else None,
        base_number=allocation.base_number if allocation else 0,
    )
    return compare(subject, contest.published, ours, law)


def settle_contest(
    election: Election, contest: Contest, law: LawOfDay, progress: Progress | None = None
) -> tuple[list[Settlement], Sequence[Station], Decisions]:
    """Every protocol of a contest compared with its second typing and examined, with the stations and the decisions."""
    stations, protocols, decisions = read_papers(election, contest)
    register = {station.code: station for station in stations}
    pairs = list(typings(protocols))
    name = election.name_of(contest)
    settlements = []
    for done, (first, second) in enumerate(pairs, 1):
        station = register[first.station]
        paper = station.code, first.version
        explanations, acts = decisions.explanations.get(paper, {}), decisions.acts.get(paper, {})
        settlements.append(
            settle(first, second, station, law, explanations=explanations, decisions=acts, election=name)
        )
        if progress and (done % EVERY == 0 or done == len(pairs)):
            progress(done, len(pairs))
    idle = list(_idle_decisions(settlements, decisions))
    if idle:
        raise BadInput(tuple(idle))
    return settlements, stations, decisions


def _idle_decisions(settlements: Sequence[Settlement], decisions: Decisions) -> Iterator[Problem]:
    """Decisions on a paper in which no such rule fired: to pass one over would be to waive what a person decided."""
    found: dict[tuple[str, int], set[str]] = {}
    for each in settlements:
        if each.fired:
            found.setdefault((each.station.code, each.version), set()).update(fired.code for fired in each.fired)
    for kind in (decisions.explanations, decisions.acts):
        for paper, rules in kind.items():
            for rule in rules:
                if rule in STATION_RULES and rule not in found.get(paper, ()):
                    yield Problem("decisions.csv", 0, "rule", "decision_matches_no_finding", f"{paper[0]} {rule}")


def tally_contest(
    election: Election,
    contest: Contest,
    law: LawOfDay,
    settlements: Sequence[Settlement],
    stations: Sequence[Station],
    decisions: Decisions,
) -> Tally:
    """The settled protocols of a contest added up to the nation, beside all that is known of them."""
    evidence = read_evidence(election, contest, stations, decisions)
    counted = [Counted(each.station, each.protocol, each.ruling.verdict) for each in settlements if each.protocol]
    return add_up(counted, stations, law, election=election.name_of(contest), evidence=evidence)


def typings(protocols: Sequence[Protocol]) -> Iterator[tuple[Protocol, Protocol | None]]:
    """The two typings of each protocol, in the order of the first one met; the second is None until it is typed."""
    typings: dict[tuple[str, str, int], dict[int, Protocol]] = {}
    for each in protocols:
        typings.setdefault((each.station, each.round, each.version), {})[each.typing] = each
    for pair in typings.values():
        first = pair.get(1)
        yield (first, pair.get(2)) if first else (pair[2], None)


def _to_share(nation: Total, law: LawOfDay) -> ToShare:
    return to_share({name: votes.value for name, votes in nation.votes.items()}, nation.number, law)


def _seats(election: Election, contest: Contest, law: LawOfDay, known: ToShare) -> Allocation | None:
    """The seats by the law of the day, or None while the votes are not known."""
    if known.votes is None:
        return None
    sizes = {key: size for key, size in sizes_of(election).items() if key in known.votes}
    return allocate(
        known.votes,
        law,
        seats=_how_many(contest, law),
        against_all=known.against_all,
        took_part=known.took_part,
        blank=known.blank,
        registered=contest.registered,
        list_sizes=sizes,
    )


def _how_many(contest: Contest, law: LawOfDay) -> int | None:
    """The seats of a contest: the folder's number, else that of the law for its name; None leaves it to the law's own."""
    seats = constituency_seats(contest.id, law) if contest.seats is None else contest.seats
    if seats is None and not law["system.seats.party_list"].is_set:
        raise BadInput((Problem("election.toml", 0, "contest.seats", "seats_are_not_known", contest.id),))
    return seats


def sizes_of(election: Election) -> Mapping[str, int]:
    """Persons on each list, as far as they are known."""
    return {key: facts.persons for key, facts in election.lists.items() if facts.persons is not None}


def _address(kind: str, election: Election, contest: Contest) -> str:
    return f"{kind}/{election.name_of(contest)}"
