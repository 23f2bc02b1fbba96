"""The acts before the vote in their order: calendar, commissions, rolls, parties, lists, decisions and answers, ballots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from saylau.commissions import Decision, constitute_facts, decide_facts, decision_on, decision_subject
from saylau.folder.chapters.facts import Chapters, Filed
from saylau.folder.chapters.sitting import Sitting
from saylau.folder.facts import Act, Contest, Election
from saylau.law import LawOfDay
from saylau.lists import (
    Answer,
    Answered,
    Days,
    Paper,
    change_facts,
    count_facts,
    draw_facts,
    nominate_facts,
    paper_of,
)
from saylau.lists import answer_facts as commission_facts
from saylau.parties import answer_facts as registrar_facts
from saylau.parties import enrol_facts, file_facts
from saylau.timetable import schedule_facts

__all__ = ["chapter_acts", "deputies_acts"]

Named = Callable[[str], str]
ANSWERS = frozenset(each.value for each in Answered)


def chapter_acts(election: Election, told: Chapters, law: LawOfDay, named: Named, actor: str) -> Iterator[Act]:
    """Every act before the vote, each after those it rests on; ``actor`` is the key of the central commission.

    ``named`` gives what stands for the name of a person: the record holds none.
    """
    acts = _Acts(election, told, law, named, actor)
    yield from acts.calendar()
    yield from acts.commissions()
    yield from acts.rolls()
    yield from acts.parties()
    for contest in election.contests:
        yield from acts.lists(contest)
    yield from acts.decisions()
    for contest in election.contests:
        yield from acts.answers(contest)
        yield from acts.changes(contest)
        yield from acts.ballot(contest)


def deputies_acts(
    election: Election, told: Chapters, law: LawOfDay, contest: Contest, seats: Mapping[str, int], actor: str
) -> Iterator[Act]:
    """Who sits in a contest after its seats were shared out; nothing where no sheet says so."""
    rows = told.deputies.get(contest.id, ())
    lists = {each.told.key: each for each in told.lists.get(contest.id, ())}
    yield from Sitting(election.name_of(contest), seats, lists, actor).acts(rows, law, _announced_on(told, contest))


def _announced_on(told: Chapters, contest: Contest) -> date | None:
    """The day on which the seats were announced: that of the act that certified them, else that of the calendar."""
    if contest.certified is not None:
        return contest.certified.on
    results = told.timetable.own.first("results") if told.timetable else None
    return results.day if results else None


class _Acts:
    """The acts of one folder, chapter by chapter."""

    def __init__(self, election: Election, told: Chapters, law: LawOfDay, named: Named, actor: str) -> None:
        self.election, self.told, self.law, self.named, self.actor = election, told, law, named, actor
        self.id = election.id

    def act(self, verb: str, address: str, facts: Mapping[str, Any], day: date | None, *follows: str) -> Act:
        return Act(verb, address, facts, self.actor, follows, day)

    def calendar(self) -> Iterator[Act]:
        read = self.told.timetable
        if read is not None:
            facts = schedule_facts(self.id, read.kind, self.election.on, read.own)
            yield self.act("schedule", f"timetable/{self.id}", facts, None)

    def commissions(self) -> Iterator[Act]:
        for each in self.told.commissions:
            facts = constitute_facts(each, self.named)
            yield self.act("constitute", f"commission/{self.id}/{each.key}", facts, None)

    def rolls(self) -> Iterator[Act]:
        for party, roll in self.told.rolls.items():
            yield self.act("count_roll", f"roll/{self.id}/{party}", roll.facts, roll.on)

    def parties(self) -> Iterator[Act]:
        if self.told.register:
            yield self.act("enrol", f"parties/{self.id}", enrol_facts(self.told.register), None)
        for dossier in self.told.dossiers:
            address = f"party/{self.id}/{dossier.key}"
            others = tuple(each for each in self.told.register if each.key != dossier.key)
            on = dossier.filing.on if dossier.filing else None
            yield self.act("file", address, file_facts(dossier, others, self.named), on)
            if dossier.decision is not None:
                facts = registrar_facts(address, dossier.decision)
                yield self.act("answer", f"{address}/answer", facts, dossier.decision.on, address)

    def address_of(self, contest: Contest, key: str) -> str:
        return f"list/{self.election.name_of(contest)}/{key}"

    def lists(self, contest: Contest) -> Iterator[Act]:
        earlier: list[str] = []
        for filed in self.told.lists.get(contest.id, ()):
            address = self.address_of(contest, filed.told.key)
            facts = nominate_facts(self._paper(contest, _as_filed(filed)), **self._beside(contest, filed, earlier))
            yield self.act("nominate", address, facts, filed.told.filed_on, *earlier)
            earlier.append(address)
        if not earlier:
            for known in self.told.counts.get(contest.id, ()):
                facts = count_facts(contest.id, known, seats=contest.seats)
                yield self.act("count_list", self.address_of(contest, known.key), facts, known.registered_on)

    def changes(self, contest: Contest) -> Iterator[Act]:
        """The lists that somebody left, written anew on the day of the last departure."""
        earlier: list[str] = []
        for filed in self.told.lists.get(contest.id, ()):
            address = self.address_of(contest, filed.told.key)
            left = [each.left.on for each in filed.told.candidates if each.left is not None]
            if left:
                facts = change_facts(self._paper(contest, filed), **self._beside(contest, filed, earlier))
                yield self.act("change_list", address, facts, max(left), *earlier)
            earlier.append(address)

    def _paper(self, contest: Contest, filed: Filed) -> Paper:
        """What is ruled on: the list without its names."""
        on = filed.told.filed_on or self.law.day
        law = self.law.book.on(on)
        answer = self._answer_to(self.address_of(contest, filed.told.key))
        days = Days(
            filing=on,
            registration=answer.on if answer else None,
            polling=self.election.on,
            nomination=self.told.nomination_from or filed.about.nomination_from,
        )
        return paper_of(filed.told, law, days, self.named)

    def _beside(self, contest: Contest, filed: Filed, others: list[str]) -> dict[str, Any]:
        """What a list is held against besides the law: those that came before it among them."""
        return {
            "seats": contest.seats,
            "closes_at": self.told.closes_at or filed.about.nomination_until,
            "previous": filed.about.previous,
            "others": tuple(others),
            "is_chamber": contest.seats is None,
        }

    def _answer_to(self, address: str) -> Decision | None:
        """The newest decision of a commission on a list; none while nobody decided, or where a registration was cancelled."""
        newest = decision_on(self.told.decisions, address)
        return newest if newest is not None and newest.result.value in ANSWERS else None

    def decisions(self) -> Iterator[Act]:
        for each in self.told.decisions:
            formed = f"commission/{self.id}/{each.commission}"
            yield self.act("decide", _address(self.id, each), decide_facts(each), each.on, formed)

    def answers(self, contest: Contest) -> Iterator[Act]:
        for filed in self.told.lists.get(contest.id, ()):
            address = self.address_of(contest, filed.told.key)
            decision = self._answer_to(address)
            if decision is not None:
                act = _address(self.id, decision)
                answer = Answer(Answered(decision.result.value), act, decision.on)
                facts = commission_facts(contest.id, address, answer)
                yield self.act("answer_list", f"{address}/answer", facts, decision.on, address, act)

    def ballot(self, contest: Contest) -> Iterator[Act]:
        """The order on the ballot, where it was drawn from a seed, or where the book keeps the order of these very lists."""
        kept = self.law["ballot.order"]
        if contest.ballot_seed or (kept.is_set and set(kept.items) == set(contest.ballot)):
            facts = draw_facts(contest.id, contest.ballot_seed, contest.ballot)
            yield self.act("draw", f"ballot/{self.election.name_of(contest)}", facts, None)


def _as_filed(filed: Filed) -> Filed:
    """The list as it was handed in: nobody had left it yet."""
    persons = tuple(replace(each, left=None) for each in filed.told.candidates)
    return filed._replace(told=replace(filed.told, candidates=persons))


def _address(election: str, decision: Decision) -> str:
    return decision_subject(decision, election)
