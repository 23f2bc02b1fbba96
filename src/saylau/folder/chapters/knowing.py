"""Whether the papers before the vote speak of one election: a list of no contest, a roll of no party, a decision on nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from saylau.errors import Problem
from saylau.folder.chapters.facts import Chapters
from saylau.folder.facts import Contest, Election

__all__ = ["strangers"]

A_YEAR, FIVE_YEARS = timedelta(days=366), timedelta(days=5 * 366)
"""How far before the polling day a paper of the election may lie, and how far behind it a vacancy."""
DECIDED_HERE = ("list", "party", "roll", "ballot", "timetable", "commission")
"""Heads of addresses whose papers lie in the folder: a decision on one of them must name one that is there."""


def strangers(election: Election, told: Chapters) -> list[Problem]:
    """Every paper that names something which the folder does not have."""
    return [
        *_lists(election, told),
        *_rolls(election, told),
        *_decisions(election, told),
        *_days(election, told),
        *_twice(told),
    ]


def _lists(election: Election, told: Chapters) -> Iterator[Problem]:
    for contest in election.contests:
        home = (election.contest_folder(contest) / "lists").relative_to(election.path).as_posix()
        for filed in told.lists.get(contest.id, ()):
            list_, place = filed.told, f"{home}/{filed.told.key}"
            if list_.contest != contest.id:
                yield Problem(
                    f"{place}.toml", 0, "contest", "list_of_another_contest", list_.contest, _known(contest.id)
                )
            if list_.key not in election.parties:
                yield Problem(f"{place}.csv", 0, "", "list_of_no_party", list_.key, _known(*election.parties))
            elif list_.party not in election.parties:
                yield Problem(f"{place}.toml", 0, "party", "list_of_no_party", list_.party, _known(*election.parties))


def _rolls(election: Election, told: Chapters) -> Iterator[Problem]:
    known = {*election.parties, *(each.key for each in told.register), *(each.key for each in told.dossiers)}
    for party, roll in told.rolls.items():
        if party not in known or roll.facts["party"] != party:
            yield Problem(
                f"rolls/{party}.json", 0, "party", "roll_of_no_party", str(roll.facts["party"]), _known(*known)
            )


def _decisions(election: Election, told: Chapters) -> Iterator[Problem]:
    known = set(_addresses(election, told))
    for each in told.decisions:
        if each.subject.partition("/")[0] in DECIDED_HERE and each.subject not in known:
            place = f"{each.commission} {each.number}"
            yield Problem(
                "commissions/sessions.csv", 0, "subject", "decision_on_nothing", each.subject, (("place", place),)
            )


def _addresses(election: Election, told: Chapters) -> Iterator[str]:
    yield f"timetable/{election.id}"
    yield from (f"commission/{election.id}/{each.key}" for each in told.commissions)
    yield from (f"roll/{election.id}/{party}" for party in told.rolls)
    yield from (f"party/{election.id}/{each.key}" for each in told.dossiers)
    for contest in election.contests:
        yield f"ballot/{election.name_of(contest)}"
        yield from (f"list/{election.name_of(contest)}/{key}" for key in _keys(contest, told))


def _keys(contest: Contest, told: Chapters) -> Iterator[str]:
    yield from (each.told.key for each in told.lists.get(contest.id, ()))
    yield from (each.key for each in told.counts.get(contest.id, ()))


def _days(election: Election, told: Chapters) -> Iterator[Problem]:
    """Days that cannot be of this election: a slip in the year would rule on the paper by the law of another time."""
    early, last = election.on - FIVE_YEARS, election.on + FIVE_YEARS
    for file, column, day, first, until in (
        *_days_of_contests(election, told),
        *(("commissions/sessions.csv", "on", each.on, election.on - A_YEAR, last) for each in told.decisions),
        *((f"rolls/{party}.json", "on", roll.on, early, last) for party, roll in told.rolls.items()),
    ):
        if day is not None and not first <= day <= until:
            yield Problem(file, 0, column, "day_of_another_time", day.isoformat())


def _days_of_contests(election: Election, told: Chapters) -> Iterator[tuple[str, str, date | None, date, date]]:
    """Each day of the lists and deputies: its file and column, the day, and between which days it may lie."""
    first, last = election.on - A_YEAR, election.on + FIVE_YEARS
    for contest in election.contests:
        home = election.contest_folder(contest).relative_to(election.path)
        for filed in told.lists.get(contest.id, ()):
            yield (
                (home / "lists" / f"{filed.told.key}.toml").as_posix(),
                "filed_on",
                filed.told.filed_on,
                first,
                election.on,
            )
        for row in told.deputies.get(contest.id, ()):
            yield (home / "deputies.csv").as_posix(), "named_on", row.named_on, election.on, last
            yield (home / "deputies.csv").as_posix(), "left_on", row.left_on, election.on, last


def _twice(told: Chapters) -> Iterator[Problem]:
    """Two papers on one address: one would take the place of the other."""
    dossiers = [each.key for each in told.dossiers]
    for key in sorted({key for key in dossiers if dossiers.count(key) > 1}):
        yield Problem(f"parties/{key}.toml", 0, "key", "paper_stands_twice", key)
    for lists in told.lists.values():
        keys = [each.told.key for each in lists]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield Problem(f"lists/{key}", 0, "", "paper_stands_twice", key)


def _known(*names: str) -> tuple[tuple[str, str], ...]:
    return (("known", ", ".join(sorted(names))),)
