"""The one rule on probable twins: somebody looked at each pair."""

from __future__ import annotations

from collections.abc import Iterator

from saylau.law import LawOfDay
from saylau.rolls.twins.facts import Decided, Twins
from saylau.ruling import Finding, Outcome, Ruling, finding

__all__ = ["examine_twins", "probable_twins_were_decided"]


def probable_twins_were_decided(twins: Twins, decided: Decided, law: LawOfDay) -> Iterator[Finding]:
    """A person decided for every pair of rows that may be one person; no machine strikes anybody.

    ``required`` is the number of pairs, ``found`` how many of them were decided, ``where`` how many rows have no
    identification number in order. Nothing is found where every row has one.
    """
    if not twins.without_number:
        return
    wording = law["rolls.twins.decided_by"]
    pairs, still = len(twins.pairs), len(decided.open_in(twins))
    yield finding(
        "probable_twins_were_decided",
        Outcome.PERSON if still else Outcome.MET,
        wording,
        required=str(pairs),
        found=str(pairs - still),
        where=str(twins.without_number),
    )


def examine_twins(twins: Twins, decided: Decided, law: LawOfDay, *, party: str, of: str = "") -> Ruling:
    """The ruling on the probable twins of one roll: counts alone; ``of`` is the file or the election in its address."""
    subject = "/".join(filter(None, ("roll", of, party, "twins")))
    return Ruling(subject, law.day, tuple(probable_twins_were_decided(twins, decided, law)))
