"""Holds a run against what the commission published: seats, totals, and each printed percentage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from saylau.folder.facts import Published
from saylau.law import LawOfDay
from saylau.ruling import Finding, Outcome, Ruling, finding

__all__ = ["TOTALS", "Ours", "compare", "printed_as", "unknown"]

TOTALS = "totals_agree_with_the_published"

FIELDS = {
    "list_at_closing": "list_at_closing",
    "took_part": "voters",
    "against_all": "against_all",
    "blank": "blank",
    "invalid": "invalid",
}
"""Published totals and the line of the form whose sum they are."""


class Ours(NamedTuple):
    """What a run worked out: votes by list and sums by field, None where nothing was counted; seats, None where none."""

    votes: Mapping[str, int | None] | None
    number: Callable[[str], int | None]
    seats: Mapping[str, int] | None
    base_number: int


def unknown(_field: str) -> None:
    """The sum of every field where nothing was counted."""


def compare(subject: str, published: Published, ours: Ours, law: LawOfDay) -> Ruling:
    """The ruling on the agreement of a run with the published figures."""
    findings = [*_seats(published, ours, law), *_totals(published, ours, law), *_percents(published, ours, law)]
    return Ruling(subject, law.day, tuple(findings))


def _seats(published: Published, ours: Ours, law: LawOfDay) -> Iterator[Finding]:
    if not published.seats or ours.seats is None:
        return
    wording = law["comparison.seats"]
    for key, official in published.seats.items():
        won = ours.seats.get(key, 0)
        outcome = Outcome.MET if won == official else Outcome.PERSON
        yield finding(
            "seats_agree_with_the_published", outcome, wording, required=str(official), found=str(won), where=key
        )


def _totals(published: Published, ours: Ours, law: LawOfDay) -> Iterator[Finding]:
    if ours.votes is None:
        return
    wording = law["comparison.totals"]
    pairs = [(key, official, ours.votes.get(key)) for key, official in published.votes.items()]
    pairs += [
        (name, published.totals[theirs], ours.number(name))
        for theirs, name in FIELDS.items()
        if theirs in published.totals
    ]
    for where, official, found in pairs:
        outcome = Outcome.MET if found == official else Outcome.PERSON
        said = "" if found is None else str(found)
        yield finding(TOTALS, outcome, wording, required=str(official), found=said, where=where)


def _percents(published: Published, ours: Ours, law: LawOfDay) -> Iterator[Finding]:
    """Each printed percentage against the exact share of the base that the seats were shared by."""
    if not ours.base_number:
        return
    wording = law["comparison.percentages"]
    for key, printed in published.percents.items():
        if not printed:
            continue
        exact = Fraction(published.votes[key], ours.base_number)
        forms = printed_as(exact, len(printed.partition(".")[2]))
        how = next((name for name, text in forms.items() if text == _plain(printed)), "")
        yield finding(
            "percentages_follow_from_the_votes",
            Outcome.YES if how else Outcome.NO,
            wording,
            required=printed,
            found=how or " / ".join(dict.fromkeys(forms.values())),
            where=key,
        )


def printed_as(share: Fraction, places: int) -> Mapping[str, str]:
    """A share as a percentage with so many decimals, rounded half up and cut: commissions have done both."""
    scaled = share * 100 * 10**places
    rounded, cut = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), int(scaled)
    return {name: _plain(_decimal(number, places)) for name, number in (("rounded", rounded), ("cut", cut))}


def _decimal(number: int, places: int) -> str:
    units, decimals = divmod(number, 10**places)
    return f"{units}.{decimals:0{places}}" if places else str(units)


def _plain(text: str) -> str:
    """Trailing zeros say nothing: 82.20 and 82.2 are one percentage."""
    return text.rstrip("0").rstrip(".") if "." in text else text
