"""A paper as canonical JSON and back: whole numbers, texts, days as text, yes or no; what is not known is left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from saylau.lists.facts import Days, Departure, KnownByCounts, Leaving, Sex
from saylau.lists.profiles import Paper, Profile

__all__ = ["fraction", "known_as_json", "known_from_json", "paper_as_json", "paper_from_json"]

DAYS = ("filing", "registration", "polling", "nomination")
YES_OR_NO = ("citizen", "member", "barred")
COUNTS = ("body_members", "body_for", "deposit_paid")


def fraction(share: Fraction) -> str:
    """The fraction as text that gives the same one back."""
    return f"{share.numerator}/{share.denominator}"


def paper_as_json(paper: Paper) -> dict[str, Any]:
    """The paper as the record keeps it."""
    told: dict[str, Any] = {
        "by_disability": dict(paper.by_disability),
        "by_disability_now": dict(paper.by_disability_now),
        "certificates_missing": paper.certificates_missing,
        "contest": paper.contest,
        "days": {name: day.isoformat() for name in DAYS if (day := getattr(paper.days, name)) is not None},
        "documents": sorted(paper.documents),
        "key": paper.key,
        "out_of_order": list(paper.out_of_order),
        "party": paper.party,
        "persons": [_person(each) for each in paper.persons],
        "strange_letters": list(paper.strange_letters),
    }
    told |= {name: value for name in COUNTS if (value := getattr(paper, name)) is not None}
    if paper.odd_numbers is not None:
        told["odd_numbers"] = list(paper.odd_numbers)
    days = {"adopted_on": paper.adopted_on, "filed_at": paper.filed_at}
    return told | {name: day.isoformat() for name, day in days.items() if day is not None}


def _person(told: Profile) -> dict[str, Any]:
    answers = {name: value for name in YES_OR_NO if (value := getattr(told, name)) is not None}
    plain: dict[str, Any] = {name: "yes" if value else "no" for name, value in answers.items()}
    plain |= {
        "ages": dict(told.ages),
        "consents": "yes" if told.consents else "no",
        "likeness": told.likeness,
        "position": told.position,
        "residence": dict(told.residence),
        "sex": told.sex.value,
    }
    if told.person:
        plain["person"] = told.person
    if told.declared_as_of is not None:
        plain["declared_as_of"] = told.declared_as_of.isoformat()
    if told.left is not None:
        plain["left"] = {"on": told.left.on.isoformat(), "reason": told.left.reason.value}
    return plain


def paper_from_json(told: Mapping[str, Any]) -> Paper:
    """The paper of such JSON; the inverse of ``paper_as_json``."""
    counts = {name: told[name] for name in COUNTS if name in told}
    return Paper(
        key=told["key"],
        contest=told["contest"],
        party=told["party"],
        persons=tuple(_profile(each) for each in told["persons"]),
        days=Days(**{name: date.fromisoformat(day) for name, day in told["days"].items()}),
        filed_at=datetime.fromisoformat(told["filed_at"]) if "filed_at" in told else None,
        adopted_on=_day(told, "adopted_on"),
        documents=frozenset(told["documents"]),
        by_disability=told["by_disability"],
        by_disability_now=told["by_disability_now"],
        certificates_missing=told["certificates_missing"],
        out_of_order=tuple(told["out_of_order"]),
        strange_letters=tuple(told["strange_letters"]),
        odd_numbers=tuple(told["odd_numbers"]) if "odd_numbers" in told else None,
        **counts,
    )


def _profile(told: Mapping[str, Any]) -> Profile:
    left = told.get("left")
    return Profile(
        position=told["position"],
        sex=Sex(told["sex"]),
        ages=told["ages"],
        likeness=told["likeness"],
        person=told.get("person", ""),
        residence=told["residence"],
        consents=told["consents"] == "yes",
        declared_as_of=_day(told, "declared_as_of"),
        left=None if left is None else Departure(date.fromisoformat(left["on"]), Leaving(left["reason"])),
        **{name: told[name] == "yes" for name in YES_OR_NO if name in told},
    )


def _day(told: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(told[name]) if name in told else None


KNOWN_COUNTS = ("persons", "women", "young", "in_groups", "nominated", "registered_as")


def known_as_json(known: KnownByCounts) -> dict[str, Any]:
    """The figures of a real list; what is unknown is left out."""
    told: dict[str, Any] = {"key": known.key, "percent_published": known.percent_published}
    told |= {name: value for name in KNOWN_COUNTS if (value := getattr(known, name)) is not None}
    if known.registered_on is not None:
        told["registered_on"] = known.registered_on.isoformat()
    if known.previous is not None:
        told["previous"] = fraction(known.previous)
    return told


def known_from_json(told: Mapping[str, Any], contest: str = "") -> KnownByCounts:
    """The figures of such JSON; the inverse of ``known_as_json``, in a contest."""
    return KnownByCounts(
        key=told["key"],
        contest=contest,
        percent_published=told["percent_published"],
        registered_on=_day(told, "registered_on"),
        previous=Fraction(told["previous"]) if "previous" in told else None,
        **{name: told[name] for name in KNOWN_COUNTS if name in told},
    )
