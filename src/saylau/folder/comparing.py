"""Holds a run against what the commission published: seats, totals, and each printed percentage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from saylau.folder.facts import Contest, Election, Published
from saylau.law import LawOfDay
from saylau.ruling import Finding, Outcome, Ruling, finding
from saylau.seats import Allocation
from saylau.tabulation import Tally

__all__ = ["compare", "printed_as"]

FIELDS = {
    "list_at_closing": "list_at_closing",
    "took_part": "voters",
    "against_all": "against_all",
    "invalid": "invalid",
}
"""Published totals and the line of the form whose sum they are."""


def compare(
    election: Election, contest: Contest, law: LawOfDay, tally: Tally | None, allocation: Allocation | None
) -> Ruling:
    """The ruling on the agreement with the published figures; without published figures it has no finding."""
    published = contest.published
    findings: list[Finding] = []
    if published is not None:
        findings += _seats(published, allocation, law)
        findings += _totals(published, tally, law) if tally else ()
        findings += _percents(published, allocation, law)
    return Ruling(f"published/{election.id}/{contest.id}", law.day, tuple(findings))


def _seats(published: Published, allocation: Allocation | None, law: LawOfDay) -> Iterator[Finding]:
    if not published.seats or allocation is None:
        return
    wording = law["comparison.seats"]
    for key, official in published.seats.items():
        ours = allocation.seats.get(key, 0)
        outcome = Outcome.MET if ours == official else Outcome.PERSON
        yield finding(
            "seats_agree_with_the_published", outcome, wording, required=str(official), found=str(ours), where=key
        )


def _totals(published: Published, tally: Tally, law: LawOfDay) -> Iterator[Finding]:
    wording = law["comparison.totals"]
    nation = tally.nation
    pairs = [(key, official, nation.votes_of(key)) for key, official in published.votes.items()]
    pairs += [
        (ours, published.totals[name], nation.number(ours)) for name, ours in FIELDS.items() if name in published.totals
    ]
    for where, official, found in pairs:
        outcome = Outcome.MET if found == official else Outcome.PERSON
        said = "" if found is None else str(found)
        yield finding(
            "totals_agree_with_the_published", outcome, wording, required=str(official), found=said, where=where
        )


def _percents(published: Published, allocation: Allocation | None, law: LawOfDay) -> Iterator[Finding]:
    """Each printed percentage against the exact share of the base that the seats were shared by."""
    if allocation is None or not allocation.base_number:
        return
    wording = law["comparison.percentages"]
    for key, printed in published.percents.items():
        if not printed:
            continue
        exact = Fraction(published.votes[key], allocation.base_number)
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
