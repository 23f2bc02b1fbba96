"""Faults that a typist or a commission makes, planted into invented protocols at known places.

Each fault changes as little as the slip itself would. Real lists never get one: ``plant`` refuses a plan of a real
election.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeAlias

from saylau.errors import BadCall
from saylau.lab.drawing import Draws
from saylau.lab.nation import Nation
from saylau.protocols import Protocol
from saylau.protocols.facts import Explained, Statement

__all__ = ["FAULTS", "Fault", "Pair", "Planted", "plant"]

Pair: TypeAlias = tuple[Protocol, Protocol]
Change: TypeAlias = "Callable[[Any, Any], Mapping[str, Any] | None]"
PER_MILLE = 1_000
INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip: the rule that should name it, a sentence, and what it changes; None where the station has no room for it.

    ``typed_once`` faults are made by the second typist alone.
    """

    code: str
    says: str
    change: Change
    typed_once: bool = False


@dataclass(frozen=True, slots=True)
class Planted:
    """Where which fault was planted."""

    station: str
    fault: Fault


def plant(nation: Nation, *, per_mille: int, seed: int) -> Iterator[tuple[Pair, Planted | None]]:
    """Both typings of every station, with a fault in that many of a thousand, each kind of fault in its turn."""
    if nation.plan.election != INVENTED:
        raise BadCall("Faults are planted in an invented country only.")
    first, second = list(nation.protocols(1)), nation.protocols(2)
    before = (first[place - 1] for place in range(len(first)))
    turn = 0
    for one, two, other in zip(first, second, before, strict=True):
        if Draws(seed, "fault", one.station, draws=1).below(PER_MILLE) >= per_mille:
            yield (one, two), None
            continue
        fault = FAULTS[turn % len(FAULTS)]
        turn += 1
        changes = fault.change(one, other)
        if changes is None:
            yield (one, two), None
        else:
            changed = one if fault.typed_once else replace(one, **changes)
            yield (changed, replace(two, **changes)), Planted(one.station, fault)


def transposed(number: int) -> int | None:
    """The number with its first two unlike neighbouring digits exchanged; None where there are none."""
    digits = str(number)
    for place, (one, two) in enumerate(pairwise(digits)):
        if one != two and not (place == 0 and two == "0"):
            return int(digits[:place] + two + one + digits[place + 2 :])
    return None


def _block(p: Any, place: int, votes: int) -> dict[str, Any]:
    return {"votes": (*p.votes[:place], votes, *p.votes[place + 1 :])}


def _transposed_list(p: Any, _other: Any) -> dict[str, Any] | None:
    wrong = transposed(p.votes[0])
    return None if wrong is None else _block(p, 0, wrong)


def _transposed_field(field: str) -> Change:
    def change(p: Any, _other: Any) -> dict[str, Any] | None:
        wrong = transposed(getattr(p, field))
        return None if wrong is None else {field: wrong}

    return change


def _exchanged_neighbours(p: Any, _other: Any) -> dict[str, Any]:
    place = max(range(len(p.votes) - 1), key=lambda each: abs(p.votes[each] - p.votes[each + 1]))
    votes = list(p.votes)
    votes[place], votes[place + 1] = votes[place + 1], votes[place]
    return {"votes": tuple(votes), "words_kk": (), "words_ru": (), "worded": ()}


def _all_to_the_last(p: Any, _other: Any) -> dict[str, Any]:
    votes = (*(0 for _ in p.votes[1:]), sum(p.votes))
    return {"votes": votes, "words_kk": (), "words_ru": (), "worded": ()}


def _count(p: Any, *, away: int, invalid: int, voters: int) -> dict[str, Any] | None:
    """Another count that holds every balance: the first list gains or loses what is left; None where it cannot."""
    found, inside = voters - away, voters - p.voters_outside
    first = p.votes[0] + found - invalid - p.valid
    stationary, unused = found - p.found_mobile, p.ballots_received - voters - p.ballots_spoiled - p.ballots_lost
    if min(first, stationary, unused, away, invalid) < 0:
        return None
    return {
        "voters": voters, "voters_inside": inside, "found": found, "found_stationary": stationary,
        "ballots_issued": voters + p.ballots_spoiled, "ballots_unused": unused,
        "invalid": invalid, "valid": found - invalid, "votes": (first, *p.votes[1:]),
        "statements": (Statement.FEWER if away else Statement.EQUAL,), "shortfall": away,
        "answers": (Explained.FULLY,) if away else (), "causes": (("taken_away", -away),) if away else (),
        "worded": (), "words_kk": (), "words_ru": (),
    }  # fmt: skip


def _many_taken_away(p: Any, _other: Any) -> dict[str, Any] | None:
    return _count(p, away=max(20, p.voters // 30), invalid=p.invalid, voters=p.voters)


def _many_invalid(p: Any, _other: Any) -> dict[str, Any] | None:
    return _count(p, away=p.shortfall, invalid=6 + p.found // 10, voters=p.voters)


def _none_invalid(p: Any, _other: Any) -> dict[str, Any] | None:
    return _count(p, away=p.shortfall, invalid=0, voters=p.voters) if p.found >= 500 else None


def _nearly_all_voted(p: Any, _other: Any) -> dict[str, Any] | None:
    return _count(p, away=p.shortfall, invalid=p.invalid, voters=p.list_at_closing * 97 // 100)


def _everybody_voted(p: Any, _other: Any) -> dict[str, Any] | None:
    return _count(p, away=p.shortfall, invalid=p.invalid, voters=p.list_at_closing)


def _many_outside(p: Any, _other: Any) -> dict[str, Any] | None:
    outside = p.voters // 8 + 1
    moved = {"voters_outside": outside, "found_mobile": outside, "outside_requests": outside}
    return {**moved, "voters_inside": p.voters - outside, "found_stationary": p.found - outside}


def _many_added(p: Any, _other: Any) -> dict[str, Any]:
    added = p.list_at_opening // 12 + 1
    return {"list_added": added, "list_at_closing": p.list_at_opening + added - p.list_removed}


def _too_many_delivered(p: Any, _other: Any) -> dict[str, Any]:
    more = p.ballots_received // 20 + 1
    received = p.ballots_received + more
    return {"ballots_received": received, "ballots_in_act": received, "ballots_unused": p.ballots_unused + more}


def _halved_list(p: Any, _other: Any) -> dict[str, Any] | None:
    """A page of the list left out: a third of the voters who did not come are missing from it."""
    less = (p.list_at_closing - p.voters) * 9 // 10
    received = p.ballots_received - less
    unused = p.ballots_unused - less
    if unused < 2 or less * 4 < p.list_at_closing:
        return None
    return {
        "list_at_opening": p.list_at_opening - less, "list_at_closing": p.list_at_closing - less,
        "ballots_received": received, "ballots_in_act": received, "ballots_unused": unused,
    }  # fmt: skip


def _spoiled_like_invalid(p: Any, _other: Any) -> dict[str, Any] | None:
    more = p.invalid - p.ballots_spoiled
    if p.invalid == 0 or p.ballots_unused <= more:
        return None
    return {
        "ballots_spoiled": p.invalid,
        "ballots_issued": p.ballots_issued + more,
        "ballots_unused": p.ballots_unused - more,
    }


def _copied_page(p: Any, other: Any) -> dict[str, Any] | None:
    """The count of the station before, carried over whole; voters follow, so that every balance holds."""
    if other.found > p.list_at_closing * 9 // 10 or other.found <= p.voters_outside:
        return None
    names = ("votes", "against_all", "valid", "invalid", "found", "words_kk", "words_ru", "worded")
    return {name: getattr(other, name) for name in names} | {
        "voters": other.found,
        "voters_inside": other.found - p.voters_outside,
        "found_stationary": other.found - p.found_mobile,
        "ballots_issued": other.found + p.ballots_spoiled,
        "ballots_unused": p.ballots_received - other.found - p.ballots_spoiled - p.ballots_lost,
        "statements": (Statement.EQUAL,),
        "shortfall": 0,
        "answers": (),
        "causes": (),
    }


FAULTS: tuple[Fault, ...] = (
    Fault("K.001", "a required line is left empty", lambda *_: {"ballots_unused": None}),
    Fault("K.101", "two digits of the list at closing exchanged", _transposed_field("list_at_closing")),
    Fault("K.102", "two digits of the voters inside exchanged", _transposed_field("voters_inside")),
    Fault("K.103", "one digit too many in the voters", lambda p, _: {"voters": p.voters * 10}),
    Fault(
        "K.104",
        "requests to vote outside left at zero",
        lambda p, _: {"outside_requests": 0} if p.voters_outside else None,
    ),
    Fault("K.105", "certificates of the wrong line", lambda p, _: {"certificates_in": p.list_added + 3}),
    Fault("K.201", "invalid and spoiled ballots exchanged", lambda p, _: {
        "invalid": p.ballots_spoiled, "ballots_spoiled": p.invalid
    } if p.invalid != p.ballots_spoiled else None),
    Fault("K.202", "two digits of the unused ballots exchanged", _transposed_field("ballots_unused")),
    Fault("K.203", "a thousand too many ballots issued", lambda p, _: {"ballots_issued": p.ballots_issued + 1_000}),
    Fault("K.204", "two digits of the delivery act exchanged", _transposed_field("ballots_in_act")),
    Fault("K.301", "two digits of the stationary boxes exchanged", _transposed_field("found_stationary")),
    Fault("K.302", "four ballots too many in a mobile box", lambda p, _: {
        "found_mobile": p.voters_outside + 4, "found": p.found_stationary + p.voters_outside + 4
    }),
    Fault("K.303", "ballots found left at zero", lambda *_: {"found": 0}),
    Fault("K.304", "times of the boxes exchanged", lambda p, _: {
        "mobile_opened_at": p.stationary_opened_at, "stationary_opened_at": p.mobile_opened_at
    } if p.mobile_opened_at is not None else None),
    Fault("K.401", "two digits of the invalid ballots exchanged", _transposed_field("invalid")),
    Fault("K.402", "two digits of a list exchanged", _transposed_list),
    Fault("K.403", "the total of valid ballots left at zero", lambda *_: {"valid": 0}),
    Fault("K.404", "one digit too many in a list", lambda p, _: _block(p, 1, p.votes[1] * 100 + p.valid)),
    Fault("K.501", "the wrong box ticked", lambda *_: {"statements": (Statement.MORE,)}),
    Fault("K.502", "a shortfall that is not there", lambda p, _: {"shortfall": p.shortfall + 1}),
    Fault("K.503", "a difference without an answer", lambda p, _: {"answers": ()} if p.shortfall else None),
    Fault("K.504", "causes that do not add up", lambda p, _: {
        "causes": (("taken_away", -p.shortfall - 1),)
    } if p.shortfall else None),
    Fault("K.601", "words of another number", lambda p, o: {"words_kk": o.words_kk} if o.words_kk != p.words_kk else None),
    Fault("K.602", "half of the members signed", lambda p, _: {"signatures": p.members // 2}),
    Fault("K.603", "closing and count exchanged", lambda p, _: {
        "closed_at": p.count_began_at, "count_began_at": p.closed_at
    }),
    Fault("K.605", "the second typist read a digit wrong", _transposed_list, typed_once=True),
    Fault("K.604", "the scan of another station", lambda *_: {"scan": "ab" * 32}),
    Fault("S.101", "many ballots taken away", _many_taken_away),
    Fault("S.102", "a tenth of the ballots invalid", _many_invalid),
    Fault("S.104", "97 of 100 voters came", _nearly_all_voted),
    Fault("S.105", "everybody came", _everybody_voted),
    Fault("S.106", "no invalid ballot among five hundred", _none_invalid),
    Fault("S.107", "a twentieth more ballots delivered", _too_many_delivered),
    Fault("S.108", "one in twelve added on the day", _many_added),
    Fault("S.109", "pages missing from the list", _halved_list),
    Fault("S.110", "one in eight voted outside", _many_outside),
    Fault("S.114", "the spoiled ballots typed as invalid ones", _spoiled_like_invalid),
    Fault("S.115", "the count of the station before carried over", _copied_page),
    Fault("S.116", "two neighbouring lists exchanged", _exchanged_neighbours),
    Fault("S.117", "two digits of the valid ballots exchanged", _transposed_field("valid")),
    Fault("S.118", "every vote on the line of the last list", _all_to_the_last),
    Fault("S.123", "the protocol signed the day after", lambda p, _: {"signed_at": p.signed_at + 1_440}),
    Fault("S.125", "ballots found and voters inside exchanged", lambda p, _: {
        "found": p.voters_inside, "voters_inside": p.found
    } if p.found != p.voters_inside else None),
    Fault("S.124", "certificates of another line", lambda p, _: {"certificates_out": p.list_at_opening + 10}),
)  # fmt: skip
"""Every fault, in the order of the rules that should name it."""
