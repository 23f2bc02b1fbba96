"""What is found on the persons who sit: one function a rule, its name the sentence that is true when it is met (97-1).

The first six are on the deputies whom a party names, the others on a vacancy and who follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any, TypeAlias

from saylau.law import LawOfDay, State, Wording
from saylau.lists import GroupShare, cure
from saylau.ruling import Finding, Outcome, Ruling, finding
from saylau.seats.rules.rule import rests_on
from saylau.seats.sitting.facts import Seating, Vacancy

__all__ = ["SITTING_RULES", "Named", "Rule", "Vacated", "examine_seating", "examine_vacancy"]

CHOOSES = "party_chooses_from_list"
BODY_NAMES, ANOTHER = "party_body_names_from_list", "another_person_from_list"
UNKNOWN = "unknown"

Rule: TypeAlias = Callable[[Any], Iterator[Finding]]
"""A function of ``Named`` or of ``Vacated``."""


@dataclass(frozen=True, slots=True)
class Named:
    """The deputies of one list, under the law of the day."""

    seating: Seating
    law: LawOfDay


@dataclass(frozen=True, slots=True)
class Vacated:
    """A vacancy of one list, under the law of the day."""

    vacancy: Vacancy
    law: LawOfDay


def the_persons_named_are_on_the_list(case: Named) -> Iterator[Finding]:
    """Everybody whom the party names for a seat stands on its list (97-1(5))."""
    seating = case.seating
    strange = [position for position in dict.fromkeys(seating.named) if position not in seating.listed]
    yield from _chosen("the_persons_named_are_on_the_list", case, strange, found=len(strange))


def nobody_is_named_twice(case: Named) -> Iterator[Finding]:
    """No person is named for two seats of the list (97-1(5))."""
    named = case.seating.named
    twice = [position for position in dict.fromkeys(named) if named.count(position) > 1]
    yield from _chosen("nobody_is_named_twice", case, twice, found=len(twice))


def as_many_are_named_as_seats(case: Named) -> Iterator[Finding]:
    """The party names as many persons as its list has seats, or everybody on a list that is shorter (97-1(5))."""
    seating, law = case.seating, case.law["allocation.person_selection"]
    required = min(seating.seats, len(seating.listed))
    found = len(dict.fromkeys(seating.named))
    if _is_free_choice(law):
        outcome = _met(found == required)
        yield finding("as_many_are_named_as_seats", outcome, law, required=str(required), found=str(found))
    else:
        yield from _silent("as_many_are_named_as_seats", law)


def the_deputies_are_named_in_time(case: Named) -> Iterator[Finding]:
    """The party names its deputies within the days of the law after the seats were announced (97-1(5), since 2023)."""
    name, seating = "the_deputies_are_named_in_time", case.seating
    law = case.law["allocation.person_selection.deadline"]
    if not law.is_set:
        yield from _silent(name, law)
        return
    found = UNKNOWN if seating.named_on is None else seating.named_on.isoformat()
    if seating.announced_on is None:
        yield finding(name, Outcome.PERSON, law, required=UNKNOWN, found=found)
        return
    last = seating.announced_on + timedelta(days=law.whole)
    required = f"{seating.announced_on.isoformat()}/{last.isoformat()}"
    if seating.named_on is None:
        yield finding(name, Outcome.PERSON, law, required=required, found=found)
        return
    yield finding(name, _met(seating.announced_on <= seating.named_on <= last), law, required=required, found=found)


def the_mandate_quota_is_reached(case: Named) -> Iterator[Finding]:
    """The quota groups together have at least the share of the law of the seats of the list, by the exact fraction (97-1(5)).

    Broken, the finding names the smallest exchange of persons that cures it, and how many of the groups the list still has.
    """
    seating = case.seating
    extra = ""
    least = case.law["allocation.mandate_quota"]
    if least.is_set and seating.seats:
        shares = seating.shares()
        short = {day: cure(share, least.fraction) for day, share in shares.items()}
        replace = max((told.replace or 0 for told in short.values() if told), default=0)
        spare = min(seating.spare().values(), default=0)
        extra = f"; replace {replace}, spare {spare}" if replace else ""
    yield from _quota("the_mandate_quota_is_reached", case.law, seating.shares(), seating.seats, extra)


def who_left_held_a_seat(case: Vacated) -> Iterator[Finding]:
    """Whoever left sat for the list until then: otherwise nothing is vacant (97-1)."""
    vacancy = case.vacancy
    broken = () if vacancy.left in vacancy.sitting else (vacancy.left,)
    yield from _vacated("who_left_held_a_seat", case, broken, found=vacancy.cause.value)


def the_vacancy_falls_in_the_term(case: Vacated) -> Iterator[Finding]:
    """The seat fell vacant, and the party named who follows, before the term of the assembly ended (97-1)."""
    vacancy, law = case.vacancy, case.law["vacancy.list_seat"]
    if vacancy.term_ends_on is None:
        return
    if not law.is_set:
        yield from _silent("the_vacancy_falls_in_the_term", law)
        return
    last = max(vacancy.on, vacancy.named_on or vacancy.on)
    told = {"required": vacancy.term_ends_on.isoformat(), "found": last.isoformat()}
    yield finding("the_vacancy_falls_in_the_term", _met(last <= vacancy.term_ends_on), law, **told)


def somebody_is_left_to_follow(case: Vacated) -> Iterator[Finding]:
    """Somebody on the list neither sits nor just left; NO leaves the seat empty until the next election (97-1)."""
    law, waiting = case.law["vacancy.list_seat"], len(case.vacancy.waiting)
    if not law.is_set:
        yield from _silent("somebody_is_left_to_follow", law)
        return
    outcome = Outcome.YES if waiting else Outcome.NO
    yield finding("somebody_is_left_to_follow", outcome, law, found=str(waiting))


def the_party_names_who_follows(case: Vacated) -> Iterator[Finding]:
    """The body of the party names who follows, as practice has it since 2019; NO where the law only says: another person."""
    law = case.law["vacancy.list_seat"]
    if not law.is_set:
        yield from _silent("the_party_names_who_follows", law)
        return
    outcomes = {BODY_NAMES: Outcome.YES, ANOTHER: Outcome.NO}
    yield finding("the_party_names_who_follows", outcomes.get(law.text, Outcome.PERSON), law, found=law.text)


def a_substitute_is_named(case: Vacated) -> Iterator[Finding]:
    """Somebody is named to follow; a list that has nobody left names nobody."""
    vacancy, law = case.vacancy, case.law["vacancy.list_seat"]
    if not law.is_set or (vacancy.substitute is None and not vacancy.waiting):
        return
    outcome = Outcome.PERSON if vacancy.substitute is None else Outcome.MET
    yield finding("a_substitute_is_named", outcome, law, found=str(len(vacancy.waiting)))


def the_substitute_is_on_the_list(case: Vacated) -> Iterator[Finding]:
    """Whoever follows stands on the same list (97-1)."""
    vacancy = case.vacancy
    if vacancy.substitute is not None:
        broken = () if vacancy.substitute in vacancy.listed else (vacancy.substitute,)
        yield from _vacated("the_substitute_is_on_the_list", case, broken)


def the_substitute_is_another_person(case: Vacated) -> Iterator[Finding]:
    """Whoever follows neither sits already nor is the one who left (97-1)."""
    vacancy = case.vacancy
    if vacancy.substitute is not None:
        broken = (vacancy.substitute,) if vacancy.substitute in {*vacancy.sitting, vacancy.left} else ()
        yield from _vacated("the_substitute_is_another_person", case, broken)


def the_mandate_quota_holds_after_the_change(case: Vacated) -> Iterator[Finding]:
    """After the change the quota groups still have their share of the seats; whether the law asks it then was not read."""
    vacancy, law = case.vacancy, case.law
    least, after = law["allocation.mandate_quota"], law["vacancy.mandate_quota"]
    if vacancy.substitute is None or not least.is_set or after.state is State.ABSENT:
        return
    for share in vacancy.shares().values():
        outcome = Outcome.MET if share.reaches(least.fraction) else Outcome.PERSON
        told = {"required": _text(least.fraction), "found": str(share)}
        source = least if outcome is Outcome.MET else after
        yield finding("the_mandate_quota_holds_after_the_change", outcome, source, **told)


OF_A_SEATING: tuple[Rule, ...] = (
    the_persons_named_are_on_the_list,
    nobody_is_named_twice,
    as_many_are_named_as_seats,
    the_deputies_are_named_in_time,
    the_mandate_quota_is_reached,
)
OF_A_VACANCY: tuple[Rule, ...] = (
    who_left_held_a_seat,
    the_vacancy_falls_in_the_term,
    somebody_is_left_to_follow,
    the_party_names_who_follows,
    a_substitute_is_named,
    the_substitute_is_on_the_list,
    the_substitute_is_another_person,
    the_mandate_quota_holds_after_the_change,
)
SITTING_RULES: tuple[Rule, ...] = (*OF_A_SEATING, *OF_A_VACANCY)


def examine_seating(seating: Seating, law: LawOfDay, *, subject: str = "") -> Ruling:
    """The ruling on the deputies whom a party names; its result holds the positions of who sits."""
    case = Named(seating, law)
    findings = tuple(each for rule in OF_A_SEATING for each in rule(case))
    sitting = [position for position in dict.fromkeys(seating.named) if position in seating.listed]
    result = {"list": seating.list, "seats": seating.seats, "sitting": sitting}
    return Ruling(subject or f"deputies/{seating.list}", law.day, findings, result)


def examine_vacancy(vacancy: Vacancy, law: LawOfDay, *, subject: str = "") -> Ruling:
    """The ruling on a vacancy and who follows; its result holds who sits afterwards, and the seats that stay empty."""
    case = Vacated(vacancy, law)
    findings = tuple(each for rule in OF_A_VACANCY for each in rule(case))
    sitting = list(vacancy.sitting_after)
    empty = vacancy.seats - len(sitting)
    result = {"empty": empty, "list": vacancy.list, "seats": vacancy.seats, "sitting": sitting}
    return Ruling(subject or f"vacancy/{vacancy.list}", law.day, findings, result)


def _chosen(rule: str, case: Named, broken: list[int], *, found: int) -> Iterator[Finding]:
    """A requirement on the choice of the party; ``broken`` are the positions that are wrong."""
    law = case.law["allocation.person_selection"]
    if _is_free_choice(law):
        yield finding(rule, _met(not broken), law, required="0", found=str(found), where=_places(broken))
    else:
        yield from _silent(rule, law)


def _vacated(rule: str, case: Vacated, broken: tuple[int, ...], found: str = "") -> Iterator[Finding]:
    law = case.law["vacancy.list_seat"]
    if law.is_set:
        yield finding(rule, _met(not broken), law, found=found, where=_places(broken))
    else:
        yield from _silent(rule, law)


def _quota(rule: str, law: LawOfDay, shares: Mapping[str, GroupShare], seats: int, extra: str) -> Iterator[Finding]:
    """The quota on every day on which an age may be read: reached on all, on none, or a person says which day counts."""
    least, day = law["allocation.mandate_quota"], law["allocation.mandate_quota.age_day"]
    if not least.is_set:
        yield from _silent(rule, least)
        return
    required, reached = _text(least.fraction), {share.reaches(least.fraction) for share in shares.values()}
    if not seats:
        return
    if len(reached) != 1:
        found = ", ".join(f"{name} {share}" for name, share in shares.items()) or UNKNOWN
        yield rests_on(rule, Outcome.PERSON, least, day, required=required, found=found + extra)
        return
    told = shares.get(day.text if day.is_set else "") or next(iter(shares.values()))
    yield finding(rule, _met(reached.pop()), least, required=required, found=f"{told}{extra}")


def _silent(rule: str, law: Wording) -> Iterator[Finding]:
    """A law that nobody read waits for a person; a law known to have no such rule says nothing."""
    if law.state is not State.ABSENT:
        yield finding(rule, Outcome.PERSON, law)


def _is_free_choice(law: Wording) -> bool:
    return law.is_set and law.text == CHOOSES


def _met(condition: bool) -> Outcome:  # noqa: FBT001 (the one thing it is asked)
    return Outcome.MET if condition else Outcome.BROKEN


def _places(positions: list[int] | tuple[int, ...]) -> str:
    return ", ".join(map(str, positions))


def _text(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
