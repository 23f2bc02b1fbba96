"""What rules and the record may see of a list: no names, no numbers of identity, no birth dates.

A person becomes a ``Profile``: commitments, the sex, whole years of age on the days that rules look at, and yes or no. That
somebody is counted as a person with a disability is told of the list alone, as a number (decision 0033).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from saylau.instruments.alphabet import sort_key, strange_letters
from saylau.law import LawOfDay
from saylau.lists.facts import PERSONS_UNDER, WOMEN, Candidate, CandidateList, Days, Departure, Sex
from saylau.lists.quota import GroupShare, groups_of, share_of_groups
from saylau.rolls.iin import Form, Iin, check, form_of

__all__ = ["Paper", "Profile", "paper_of"]

CONSENT, DISABILITY_PAPER = "consent_of_each_listed_citizen", "disability_certificate_of_candidates_counted_as_disabled"
OF_EACH_PERSON = (CONSENT, DISABILITY_PAPER)
"""Papers that are handed in for a person and not for the list."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person without what names one. ``ages`` and ``residence`` are whole years by the day they were read on.

    ``likeness`` stands for name and birth date, ``person`` for the identity number where the party gave it; equal
    commitments are the same text, which nobody can read back. None is unknown.
    """

    position: int
    sex: Sex
    ages: Mapping[str, int]
    likeness: str
    person: str = ""
    residence: Mapping[str, int] = field(default_factory=dict)
    citizen: bool | None = None
    member: bool | None = None
    barred: bool | None = None
    consents: bool = False
    declared_as_of: date | None = None
    left: Departure | None = None

    def belongs(self, group: str, on: str) -> bool:
        """Whether the person is in a quota group by what may be told of one person."""
        if group == WOMEN:
            return self.sex is Sex.FEMALE
        return group.startswith(PERSONS_UNDER) and self.ages[on] < int(group.removeprefix(PERSONS_UNDER))

    def is_listed_at(self, registration: date | None) -> bool:
        """Whether the person was on the list when it was registered: whoever left later was."""
        return self.left is None or (registration is not None and self.left.on >= registration)


@dataclass(frozen=True, slots=True)
class Paper:
    """A list as rules see it and as the record keeps it.

    ``by_disability`` counts those who are in the quota groups by a disability alone, by the day on which ages are read;
    ``by_disability_now`` the same without those who left after registration. ``certificates_missing`` counts papers.
    ``out_of_order``, ``strange_letters`` and ``odd_numbers`` are positions: names and numbers themselves are not here.
    ``odd_numbers`` is None where no row gives a number of identity.
    """

    key: str
    contest: str
    party: str
    persons: tuple[Profile, ...]
    days: Days
    filed_at: datetime | None = None
    adopted_on: date | None = None
    body_members: int | None = None
    body_for: int | None = None
    deposit_paid: int | None = None
    documents: frozenset[str] = frozenset()
    by_disability: Mapping[str, int] = field(default_factory=dict)
    by_disability_now: Mapping[str, int] = field(default_factory=dict)
    certificates_missing: int = 0
    out_of_order: tuple[int, ...] = ()
    strange_letters: tuple[int, ...] = ()
    odd_numbers: tuple[int, ...] | None = None

    @property
    def listed(self) -> tuple[Profile, ...]:
        """The persons whom the commission registers, or will."""
        return tuple(each for each in self.persons if each.is_listed_at(self.days.registration))

    @property
    def left_over(self) -> tuple[Profile, ...]:
        """The persons who are on the list now."""
        return tuple(each for each in self.persons if each.left is None)

    def shares(self, law: LawOfDay, *, now: bool = False) -> Mapping[str, GroupShare]:
        """The share of the quota groups by the day on which ages are read: when registered, or now."""
        persons, more = (self.left_over, self.by_disability_now) if now else (self.listed, self.by_disability)
        groups, told = groups_of(law), {}
        for name in self.days.readings:
            inside, of = share_of_groups(persons, groups, name)
            told[name] = GroupShare(inside + more.get(name, 0), of)
        return told


def paper_of(told: CandidateList, law: LawOfDay, days: Days, named: Callable[[str], str] = str) -> Paper:
    """The list without its names; ``named`` turns a text that names a person into its commitment.

    ``days.filing`` is taken from the list where it is not given.
    """
    days = Days(days.filing or told.filed_on, days.registration, days.polling, days.nomination)
    persons = tuple(_profile(each, law, days, named) for each in told.candidates)
    registration = days.registration
    listed = [c for c, p in zip(told.candidates, persons, strict=True) if p.is_listed_at(registration)]
    alphabet = law["list.order.alphabet"]
    return Paper(
        key=told.key,
        contest=told.contest,
        party=told.party,
        persons=persons,
        days=days,
        filed_at=told.filed_at,
        adopted_on=told.adopted_on,
        body_members=told.body_members,
        body_for=told.body_for,
        deposit_paid=told.deposit_paid,
        documents=told.documents,
        by_disability=_by_disability(listed, law, days),
        by_disability_now=_by_disability(told.persons(), law, days),
        certificates_missing=sum(each.disability and DISABILITY_PAPER not in each.documents for each in listed),
        out_of_order=_out_of_order(listed, alphabet.text) if alphabet.is_set else (),
        strange_letters=_strange(listed, alphabet.text) if alphabet.is_set else (),
        odd_numbers=_odd_numbers(listed, law),
    )


def _profile(told: Candidate, law: LawOfDay, days: Days, named: Callable[[str], str]) -> Profile:
    residence = {name: told.residence(day) for name, day in days.readings.items()}
    bars = law["candidate.bars"]
    barred = None if told.bars is None else any(each in told.bars for each in bars.items) if bars.is_set else None
    return Profile(
        position=told.position,
        sex=told.sex,
        ages={name: told.age(day) for name, day in days.readings.items()},
        likeness=named(f"{_plain(told.name)}|{told.born.isoformat()}"),
        person=named(told.iin) if told.iin else "",
        residence={name: years for name, years in residence.items() if years is not None},
        citizen=told.citizen,
        member=told.member,
        barred=barred,
        consents=CONSENT in told.documents,
        declared_as_of=told.declared_as_of,
        left=told.left,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _by_disability(persons: Sequence[Candidate], law: LawOfDay, days: Days) -> Mapping[str, int]:
    """How many are in the groups by a disability alone: the difference that the last group makes."""
    groups = groups_of(law)
    others = [group for group in groups if group == WOMEN or group.startswith(PERSONS_UNDER)]
    return {
        name: share_of_groups(persons, groups, day).inside - share_of_groups(persons, others, day).inside
        for name, day in days.readings.items()
    }


def _out_of_order(persons: Sequence[Candidate], alphabet: str) -> tuple[int, ...]:
    """The positions of those who should stand before the person above them."""
    keys = [tuple(sort_key(part, alphabet) for part in (p.surname, p.given, p.patronymic)) for p in persons]
    return tuple(
        person.position for person, key, above in zip(persons[1:], keys[1:], keys, strict=False) if key < above
    )


def _strange(persons: Sequence[Candidate], alphabet: str) -> tuple[int, ...]:
    return tuple(each.position for each in persons if strange_letters(each.name, alphabet))


def _odd_numbers(persons: Sequence[Candidate], law: LawOfDay) -> tuple[int, ...] | None:
    """The positions whose number of identity has no valid form, or another birth date or sex than the row."""
    told = [each for each in persons if each.iin]
    if not told or not law["identity.iin.length"].is_set:
        return None
    form = form_of(law)
    return tuple(each.position for each in told if not _agrees(each, form))


def _agrees(told: Candidate, form: Form) -> bool:
    read = check(told.iin, form, born=told.born)
    return isinstance(read, Iin) and (read.born, read.sex) == (told.born, told.sex.value)
