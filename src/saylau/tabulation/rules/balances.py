"""Rules about sums: a higher paper against the lower ones, ballots against the print run, certificates in and out."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.tabulation.facts import Territorial, Total
from saylau.tabulation.rules.rule import Case, Hit, Rule, table

__all__ = ["RULES"]

RULES: list[Rule] = []
rule = table(RULES)


@rule("K.701", "tabulation.sums_of_stations")
def territorial_sums_are_sums_of_stations(case: Case) -> Iterator[Hit] | None:
    """Fires when a field of a territorial protocol differs from the sum over the same stations."""
    totals = {total.key: total for total in case.totals.all if total.key}
    pairs = [(paper, totals[paper.unit]) for paper in case.evidence.territorial if paper.unit in totals]
    pairs = [(paper, total) for paper, total in pairs if _same_stations(paper, total)]
    if not pairs:
        return None
    return (
        Hit(total.key, required=_told(wrong, own=False), found=_told(wrong, own=True))
        for paper, total in pairs
        if (wrong := _differences(paper, total))
    )


def _same_stations(paper: Territorial, total: Total) -> bool:
    """Whether both speak of the same stations: a paper that adds up others is not comparable while some are missing."""
    return total.counted in (total.registered, paper.stations)


def _differences(paper: Territorial, total: Total) -> list[tuple[str, int, int]]:
    """Field, sum, and what the paper says, where they differ; a sum with a gap is not compared."""
    told = [(name, total.sums[name].value, number) for name, number in paper.numbers.items() if name in total.sums]
    if paper.stations is not None:
        told.append(("stations", total.counted, paper.stations))
    told += [(f"votes:{n}", total.votes[n].value, number) for n, number in paper.votes.items() if n in total.votes]
    return [(name, value, number) for name, value, number in told if value is not None and value != number]


def _told(wrong: list[tuple[str, int, int]], *, own: bool) -> str:
    return ", ".join(f"{name} {number if own else value}" for name, value, number in wrong)


@rule("K.702", "tabulation.printed_ballots")
def printed_ballots_are_accounted_for(case: Case) -> Iterator[Hit] | None:
    """Fires when ballots received by all stations and the stock left are not the ballots printed."""
    printed, stock = case.evidence.printed, case.evidence.stock
    received = _of_all(case, "ballots_received")
    # Transfers between stations cancel; what is left of this sum came later out of the stock.
    transfers = case.before.nation.sums["ballots_transferred"]
    later = 0 if transfers.is_absent else transfers.value
    if printed is None or stock is None or received is None or later is None:
        return None
    found = received + later + stock
    return iter([Hit("nation", required=str(printed), found=str(found))] if found != printed else [])


@rule("K.703", "tabulation.certificates")
def certificates_in_do_not_exceed_out(case: Case) -> Iterator[Hit] | None:
    """Fires when the nation admitted more voters on certificates than it gave certificates out."""
    given, admitted = _of_all(case, "certificates_out"), _of_all(case, "certificates_in")
    if given is None or admitted is None:
        return None
    return iter([Hit("nation", required=f"≤ {given}", found=str(admitted))] if admitted > given else [])


def _of_all(case: Case, name: str) -> int | None:
    """The nation's sum of a field at the first vote, when every registered station is counted."""
    nation = case.before.nation
    return nation.number(name) if nation.counted == nation.registered else None
