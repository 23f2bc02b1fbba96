"""Every paper before the vote ruled on by the verb that will make the ruling again from the record: there is one way only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from saylau.folder.facts import Act, Election
from saylau.folder.result import Chapter
from saylau.folder.sealing import ruled_on
from saylau.law import LawOfDay
from saylau.record import Actor, Entry
from saylau.ruling import Ruling, Verdict

__all__ = ["chapters_of", "deputies_of"]

CHAPTERS = {
    "timetable": "timetable",
    "commission": "commissions",
    "decision": "commissions",
    "roll": "rolls",
    "parties": "parties",
    "party": "parties",
    "list": "lists",
    "ballot": "lists",
    "deputies": "deputies",
    "vacancy": "deputies",
}
"""The chapter of a paper by the head of its address."""


NOTHING: Mapping[str, Entry] = {}
ANSWER = "answer"
"""The last part of the address of an answer to a paper."""


def chapters_of(election: Election, acts: Iterable[Act], law: LawOfDay) -> tuple[Chapter, ...]:
    """The chapters with their rulings, in the order of the election; a chapter without a paper is not there."""
    rulings: dict[str, list[Ruling]] = {}
    for ruling in _ruled(election, acts, law):
        rulings.setdefault(CHAPTERS[ruling.subject.partition("/")[0]], []).append(ruling)
    return tuple(
        Chapter(
            key,
            tuple(rulings[key]),
            tuple(newest(rulings[key])),
            frozenset(_closed(rulings[key], election)),
            tuple(_unregistered(rulings[key], election)) if key == "lists" else (),
        )
        for key in dict.fromkeys(CHAPTERS.values())
        if key in rulings
    )


def deputies_of(
    election: Election, acts: Iterable[Act], law: LawOfDay, seats: Mapping[str, Mapping[str, int]]
) -> tuple[Chapter, ...]:
    """The chapter of who sits, or none; ``seats`` are those that the lists have, by the name of the contest."""
    known = {f"seats/{name}": _shared(election, f"seats/{name}", own, law) for name, own in seats.items()}
    rulings = tuple(_ruled(election, acts, law, known))
    return (Chapter("deputies", rulings, rulings),) if rulings else ()


def _shared(election: Election, address: str, seats: Mapping[str, int], law: LawOfDay) -> Entry:
    """A sharing as the record will have it, as far as who sits rests on it."""
    actor = Actor(f"{election.id}/central", "central")
    ruling = {"result": {"seats": dict(seats)}}
    return Entry("draft", actor, "allocate", address, law.day, law.book.fingerprint, {}, ruling)


def _ruled(
    election: Election, acts: Iterable[Act], law: LawOfDay, known: Mapping[str, Entry] = NOTHING
) -> Iterator[Ruling]:
    entries: dict[str, Entry] = dict(known)
    for act in acts:
        entry = ruled_on(act, election.id, law, entries.get)
        entries[entry.address] = entry
        yield Ruling.from_json(entry.ruling)


def _closed(rulings: Sequence[Ruling], election: Election) -> Iterator[str]:
    """What fell for good: it stands on no ballot, and takes nothing from the election."""
    lists = {f"list/{election.name_of(each)}/{key}" for each in election.contests for key in each.ballot}
    parties = {key for each in election.contests for key in each.ballot}
    for ruling in newest(rulings):
        kind, *parts = ruling.subject.split("/")
        is_voted_on = (
            ruling.subject.removesuffix(f"/{ANSWER}") in lists if kind == "list" else bool(parties.intersection(parts))
        )
        if ruling.verdict is Verdict.FALLS and kind != "timetable" and not is_voted_on:
            yield ruling.subject


def _unregistered(rulings: Sequence[Ruling], election: Election) -> Iterator[str]:
    """Lists on a ballot for which the folder has lists, but no registration of theirs that stands."""
    known = {ruling.subject: ruling for ruling in rulings}
    counted = {ruling.subject for ruling in rulings if not _has_persons(ruling)}
    for contest in election.contests:
        home = f"list/{election.name_of(contest)}/"
        handed_in = [subject for subject in known if subject.startswith(home)]
        for key in contest.ballot if handed_in else ():
            answer = known.get(f"{home}{key}/{ANSWER}")
            if f"{home}{key}" not in counted and (answer is None or answer.verdict is not Verdict.STANDS):
                yield key


def _has_persons(ruling: Ruling) -> bool:
    """Whether a list was ruled on by its persons, and not by the figures that were published of it."""
    return all(each.rule != "the_quota_groups_are_known" for each in ruling.findings)


def newest(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The rulings that stand for their papers: one that was answered later, or made anew later, is told by what came later."""
    places = {ruling.subject: place for place, ruling in enumerate(rulings)}
    for place, ruling in enumerate(rulings):
        if max(places[ruling.subject], places.get(f"{ruling.subject}/{ANSWER}", -1)) == place:
            yield ruling
