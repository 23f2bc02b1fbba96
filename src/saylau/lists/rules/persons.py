"""Who may stand on a list: age, citizenship, residence, bars, membership, and each person once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from saylau.law import State
from saylau.lists.profiles import Paper, Profile
from saylau.lists.rules.case import Case, met, places, rests_on, yes
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "candidates_are_citizens",
    "candidates_are_members_of_the_party",
    "candidates_are_old_enough",
    "candidates_have_lived_here_long_enough",
    "no_bar_stands_against_a_candidate",
    "nobody_stands_on_two_lists",
    "nobody_stands_twice_on_the_list",
    "the_rules_of_the_chamber_bind_the_list",
]

FIRST, LAST = "filing", "polling"


def the_rules_of_the_chamber_bind_the_list(case: Case) -> Iterator[Finding]:
    """The contest is for the chamber whose rules on age, residence and deposit the book has; NO for a local assembly."""
    if case.paper is not None:
        wording = case.law["candidate.min_age"]
        yield finding("the_rules_of_the_chamber_bind_the_list", yes(case.is_chamber), wording)


def candidates_are_old_enough(case: Case) -> Iterator[Finding]:
    """Each candidate has the age of the law; where only the day on which it is read would decide, a person does."""
    yield from _years(case, "candidates_are_old_enough", "candidate.min_age", lambda each: each.ages)


def candidates_have_lived_here_long_enough(case: Case) -> Iterator[Finding]:
    """Each candidate has lived in the country for the years of the law; unknown years wait for a person."""
    yield from _years(
        case, "candidates_have_lived_here_long_enough", "candidate.residence", lambda each: each.residence
    )


def _years(case: Case, rule: str, name: str, years: Callable[[Profile], Mapping[str, int]]) -> Iterator[Finding]:
    if case.paper is None or not case.is_chamber:
        return
    law, day = case.law[name], case.law["candidate.requirements_day"]
    if law.state is State.ABSENT:
        return
    least = law.whole if law.is_set else 0
    enough: dict[bool | None, list[int]] = {True: [], False: [], None: []}
    for each in case.paper.listed:
        enough[_reached(years(each), law.whole) if law.is_set else None].append(each.position)
    outcomes = {False: Outcome.BROKEN, None: Outcome.PERSON}
    for answer, outcome in outcomes.items():
        if enough[answer]:
            told_in = (law,) if answer is False else (law, day)
            found = str(len(enough[answer]))
            yield rests_on(rule, outcome, *told_in, required=str(least), found=found, where=places(enough[answer]))
    if not (enough[False] or enough[None]):
        yield rests_on(rule, Outcome.MET, law, required=str(least), found=str(len(enough[True])))


def _reached(years: Mapping[str, int], least: int) -> bool | None:
    """Whether the years are enough whatever day they are read on; years only grow, so the first and the last day decide."""
    if years.get(FIRST, -1) >= least:
        return True
    return False if years.get(LAST, least) < least else None


def candidates_are_citizens(case: Case) -> Iterator[Finding]:
    """Each candidate is a citizen."""
    if case.paper is not None and case.is_chamber:
        yield from _each(case, "candidates_are_citizens", "candidate.residence", lambda each: each.citizen)


def candidates_are_members_of_the_party(case: Case) -> Iterator[Finding]:
    """A party lists its own members only (87(2))."""
    wording = case.law["list.members_only"]
    if case.paper is not None and not (wording.is_set and not wording.flag):
        yield from _each(case, "candidates_are_members_of_the_party", "list.members_only", lambda each: each.member)


def no_bar_stands_against_a_candidate(case: Case) -> Iterator[Finding]:
    """No candidate has a conviction or an offence that the law of the day names; which one is not told here (4(4))."""
    if case.paper is not None:
        yield from _each(
            case,
            "no_bar_stands_against_a_candidate",
            "candidate.bars",
            lambda each: None if each.barred is None else not each.barred,
        )


def _each(case: Case, rule: str, name: str, holds: Callable[[Profile], bool | None]) -> Iterator[Finding]:
    """Met where it holds of everybody; else who breaks it, and of whom it is not known."""
    wording = case.law[name]
    if wording.state is State.ABSENT or case.paper is None:
        return
    told = {each.position: holds(each) for each in case.paper.listed}
    for answer in (False, None):
        if wrong := [position for position, held in told.items() if held is answer]:
            yield finding(rule, met(answer), wording, found=str(len(wrong)), where=places(wrong))
    if all(told.values()):
        yield finding(rule, Outcome.MET, wording, found=str(len(told)))


def nobody_stands_twice_on_the_list(case: Case) -> Iterator[Finding]:
    """No two rows are one person: by the identity number, or, for a person to look at, by name and birth date."""
    if case.paper is None:
        return
    same: list[str] = []
    alike: list[str] = []
    for one, other in _pairs(case.paper.listed):
        (same if _is_same(one, other) else alike).append(f"{one.position}={other.position}")
    yield from _found_twice("nobody_stands_twice_on_the_list", case, "lists.each_person_once", same, alike)


def nobody_stands_on_two_lists(case: Case) -> Iterator[Finding]:
    """Nobody is on another list of the contest: a party lists its members only, and a citizen has one party."""
    if case.paper is None or not case.others:
        return
    same: list[str] = []
    alike: list[str] = []
    for other in case.others:
        for one, two in _across(case.paper, other):
            (same if _is_same(one, two) else alike).append(f"{one.position}={other.key}:{two.position}")
    yield from _found_twice("nobody_stands_on_two_lists", case, "party.member.single_party", same, alike)


def _found_twice(rule: str, case: Case, name: str, same: Iterable[str], alike: Iterable[str]) -> Iterator[Finding]:
    wording, told = case.law[name], False
    for outcome, pairs in ((Outcome.BROKEN, list(same)), (Outcome.PERSON, list(alike))):
        if pairs:
            told = True
            yield finding(rule, outcome, wording, found=str(len(pairs)), where=", ".join(pairs))
    if not told:
        yield finding(rule, Outcome.MET, wording)


def _is_same(one: Profile, other: Profile) -> bool:
    return bool(one.person) and one.person == other.person


def _may_be(one: Profile, other: Profile) -> bool:
    """Whether two rows may be one person: one number, or one name and birth date while a number is missing."""
    if one.person and other.person:
        return one.person == other.person
    return one.likeness == other.likeness


def _pairs(persons: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    groups = _alike(persons).values()
    found = {
        (one.position, other.position): (one, other)
        for group in groups
        for one, other in combinations(group, 2)
        if _may_be(one, other)
    }
    yield from (found[pair] for pair in sorted(found))


def _across(paper: Paper, other: Paper) -> Iterator[tuple[Profile, Profile]]:
    there = _alike(other.listed)
    for one in paper.listed:
        found = {two.position: two for mark in _marks(one) for two in there.get(mark, ()) if _may_be(one, two)}
        yield from ((one, found[position]) for position in sorted(found))


def _marks(each: Profile) -> tuple[str, ...]:
    return (each.likeness, each.person) if each.person else (each.likeness,)


def _alike(persons: Iterable[Profile]) -> dict[str, list[Profile]]:
    """The persons by each of their commitments: only those who share one can be one person."""
    groups: dict[str, list[Profile]] = {}
    for each in persons:
        for mark in _marks(each):
            groups.setdefault(mark, []).append(each)
    return groups
