"""Lists of invented people from the few words of a worked case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from saylau import law
from saylau.instruments.alphabet import ALPHABETS
from saylau.lists import (
    Answer,
    Answered,
    Candidate,
    CandidateList,
    Days,
    Departure,
    KnownByCounts,
    Leaving,
    Previous,
    Sex,
    examine,
    examine_ballot,
    examine_counts,
)

LETTERS = ALPHABETS["kazakh_cyrillic"]
CONSENT = "consent_of_each_listed_citizen"
CERTIFICATE = "disability_certificate_of_candidates_counted_as_disabled"
DOCUMENTS = frozenset({"extract_of_minutes_of_highest_party_body", "copy_of_party_registration_certificate"})


def surname(position):
    """Names that stand in alphabetical order: Ааев, Аәев, … ."""
    first, second = divmod(position - 1, len(LETTERS))
    return f"{LETTERS[first]}{LETTERS[second].lower()}ев"


def person(position, sex, told=None, declared=date(2020, 11, 1)):
    """A person against whom nothing speaks, but for what is told."""
    told = dict(told or {})
    left = told.pop("left", None)
    fields = {
        "surname": surname(position), "given": "Ойдан", "patronymic": "", "sex": sex, "born": date(1975, 3, 9),
        "citizen": True, "resident_since": date(1991, 12, 16), "member": True, "bars": frozenset(),
        "documents": frozenset({CONSENT}), "declared_as_of": declared,
    }  # fmt: skip
    if "unknown" in told:
        fields |= dict.fromkeys(told.pop("unknown"))
    for key in ("bars", "documents"):
        if key in told:
            told[key] = frozenset(told[key])
    if "sex" in told:
        told["sex"] = Sex(told["sex"])
    told.pop("position", None)
    if left:
        told["left"] = Departure(left["on"], Leaving(left["reason"]))
    return Candidate(position, **(fields | told))


def list_of(case, key="tan"):
    """The list of a case: so many women, then so many men, with what is told of some positions."""
    special = {each["position"]: each for each in case.get("persons", ())}
    sexes = [Sex.FEMALE] * case.get("women", 0) + [Sex.MALE] * case.get("men", 0)
    declared = case.get("declared", date(2020, 11, 1))
    candidates = tuple(person(n, sex, special.get(n), declared) for n, sex in enumerate(sexes, 1))
    told = {"body_members": 101, "body_for": 51, "documents": DOCUMENTS, "filed_on": case["on"]} | case.get("paper", {})
    told["documents"] = frozenset(told["documents"])
    if "filed_at" in told:
        told["filed_at"] = datetime.fromisoformat(told["filed_at"])
    for name in case.get("untold", ()):
        told.pop(name)
    return CandidateList(key, "example", key, candidates, **told)


def others_of(case):
    return [list_of({"on": case["on"], **other}, other["key"]) for other in case.get("others", ())]


def ruling_of(case):
    day = law.load(case.get("law", "kz")).on(case["on"])
    if "ballot" in case:
        return examine_ballot("example", case["ballot"], day, seed=case.get("seed", ""))
    if "known" in case:
        return examine_counts(KnownByCounts("tan", "example", **case["known"]), day, seats=case.get("seats"))
    known = {name: case[name] for name in ("seats", "is_chamber") if name in case}
    if "previous" in case:
        known["previous"] = Previous(None if case["previous"] == "none" else Fraction(case["previous"]))
    if "closes_at" in case:
        known["closes_at"] = datetime.fromisoformat(case["closes_at"])
    if "answer" in case:
        answer = dict(case["answer"])
        known["decision"] = Answer(Answered(answer.pop("outcome")), **answer)
    if "share" in case:
        known["share"] = Fraction(case["share"])
    days = Days(**{"polling": date(2021, 1, 10), "nomination": date(2020, 11, 10)} | case.get("days", {}))
    return examine(list_of(case), day, days=days, others=others_of(case), **known)


__all__ = ["list_of", "others_of", "person", "replace", "ruling_of", "surname"]
