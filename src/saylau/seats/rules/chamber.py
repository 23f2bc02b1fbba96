"""What else the law of the day says of the chamber: facts beside the list seats, shown and never computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saylau.law import LawOfDay, State
from saylau.ruling import Finding, finding
from saylau.seats.rules.rule import yes

if TYPE_CHECKING:
    from saylau.seats.method.allocation import Allocation

__all__ = [
    "constituency_seats",
    "districts_fill_seats",
    "the_assembly_of_the_people_fills_seats",
    "the_parts_make_the_chamber",
    "the_party_chooses_from_its_list",
]


def constituency_seats(constituency: str, law: LawOfDay) -> int | None:
    """The seats that the law of the day gives to a constituency by its name; None where it names none of that name."""
    wording = law["system.seats.by_constituency"]
    seats = wording.table.get(constituency) if wording.is_set else None
    return seats if isinstance(seats, int) else None


def the_assembly_of_the_people_fills_seats(allocation: Allocation) -> Iterator[Finding]:
    """Seats that the Assembly of the People elects: a fact of the day, never computed here."""
    if _is_lists_alone(allocation.law):
        return
    law = allocation.law["system.seats.apk"]
    number = law.whole if law.is_set else 0
    yield finding("the_assembly_of_the_people_fills_seats", yes(number > 0), law, found=str(number))


def districts_fill_seats(allocation: Allocation) -> Iterator[Finding]:
    """Seats of single-member districts: a fact of the day, never computed here."""
    if _is_lists_alone(allocation.law):
        return
    law = allocation.law["system.seats.single_member"]
    number = law.whole if law.is_set else 0
    yield finding("districts_fill_seats", yes(number > 0), law, found=str(number))


def the_parts_make_the_chamber(allocation: Allocation) -> Iterator[Finding]:
    """List seats, districts and the Assembly's seats add up to the chamber."""
    law = allocation.law
    if _is_lists_alone(law):
        return
    parts = [law[name].whole for name in ("system.seats.single_member", "system.seats.apk") if law[name].is_set]
    whole = allocation.seats_to_share + sum(parts)
    size = law["system.chamber.size"]
    yield finding(
        "the_parts_make_the_chamber", yes(size.said == whole), size, required=str(size.said), found=str(whole)
    )


def the_party_chooses_from_its_list(allocation: Allocation) -> Iterator[Finding]:
    """Who sits is the party's choice among the persons of its list: a fact of the day, nothing to compute."""
    law = allocation.law["allocation.person_selection"]
    yield finding("the_party_chooses_from_its_list", yes(law.is_set), law)


def _is_lists_alone(law: LawOfDay) -> bool:
    """Whether the lists of a constituency make its whole assembly: there is no chamber with other parts."""
    return law["system.chamber.size"].state is State.ABSENT
