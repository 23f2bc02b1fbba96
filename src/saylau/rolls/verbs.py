"""What the record keeps of a counted roll, and the verb ``count_roll`` that makes the ruling on it again.

Counts, the root over the marks and the name of the key: no person, and no mark of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saylau.law import LawOfDay
from saylau.rolls.checks import PartyCount, RegionCount
from saylau.rolls.counting import Counts, Kind
from saylau.rolls.rules import examine

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, Verb

__all__ = ["VERBS", "counts_of", "roll_facts"]

NOWHERE = "-"
"""Stands for rows without a known region: a key of canonical JSON is never empty."""


def roll_facts(counts: Counts, *, kind: Kind = Kind.PARTY) -> dict[str, Any]:
    """The facts of one entry."""
    return {
        "beside": list(counts.beside),
        "columns": list(counts.columns),
        "key": counts.key,
        "kind": kind.value,
        "lists": list(counts.lists),
        "party": counts.party,
        "persons": counts.persons,
        "regions": {
            key or NOWHERE: {
                "checks": dict(each.checks),
                "contested": each.contested,
                "members": each.members,
                "rows": each.rows,
            }
            for key, each in counts.count.regions.items()
        },
        "root": counts.root,
        "shared": dict(counts.count.shared),
        "unread": counts.unread,
    }


def counts_of(facts: Mapping[str, Any]) -> Counts:
    """The counts of such facts; the inverse of ``roll_facts``."""
    regions = {
        "" if key == NOWHERE else key: RegionCount(
            told["rows"], told["members"], told["contested"], dict(told["checks"])
        )
        for key, told in facts["regions"].items()
    }
    return Counts(
        count=PartyCount(facts["party"], regions, dict(facts["shared"])),
        unread=facts["unread"],
        columns=tuple(facts["columns"]),
        persons=facts["persons"],
        root=facts["root"],
        key=facts["key"],
        beside=tuple(facts["beside"]),
        lists=tuple(facts["lists"]),
    )


def _count_roll(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:  # noqa: ARG001
    counts = counts_of(entry.facts)
    ruling = replace(examine(counts, law, kind=Kind(entry.facts["kind"])), subject=entry.address)
    count = counts.count
    return {**ruling.as_json(), "result": {"contested": count.contested, "members": count.members, "rows": count.rows}}


VERBS: Mapping[str, Verb] = {"count_roll": _count_roll}
