"""A protocol as canonical JSON and back: what is not filled is not there, times are local minutes, yes and no are words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from saylau.errors import BadCall
from saylau.instruments.cells import Bad, local_minute, show_minute
from saylau.protocols.facts import NUMBERS, Explained, Protocol, Round, Statement

__all__ = ["protocol_as_json", "protocol_from_json"]

TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "mobile_opened_at", "stationary_opened_at")
TEXTS = ("scan", "groups_of_file")
TICKS: Mapping[str, Callable[[str], Any]] = {"statements": Statement, "answers": Explained}
PAIRS = ("causes", "invalid_reasons", "turnout_reports", "groups_typed")
WORDS = ("words_kk", "words_ru")


def protocol_as_json(p: Protocol) -> dict[str, Any]:
    """One typing as the record holds it. ``BadCall`` where votes and lists do not belong together one by one."""
    if len(p.lists) != len(p.votes) or len(set(p.lists)) != len(p.lists):
        raise BadCall(f"{p.station}: the votes are not one for each list.")
    told: dict[str, Any] = {
        "lists": list(p.lists),
        "numbers": {name: value for name in NUMBERS if (value := getattr(p, name)) is not None},
        "round": p.round.value,
        "station": p.station,
        "typing": p.typing,
        "typist": p.typist,
        "version": p.version,
        "votes": {name: votes for name, votes in zip(p.lists, p.votes, strict=True) if votes is not None},
    }
    told |= {name: show_minute(value) for name in TIMES if (value := getattr(p, name)) is not None}
    told |= {name: value for name in TEXTS if (value := getattr(p, name))}
    told |= {name: [each.value for each in value] for name in TICKS if (value := getattr(p, name))}
    told |= {name: [list(each) for each in value] for name in PAIRS if (value := getattr(p, name))}
    if p.chair_signed is not None:
        told["chair_signed"] = "yes" if p.chair_signed else "no"
    if p.worded:
        told["worded"] = list(p.worded)
    told |= {name: list(value) for name in WORDS if (value := getattr(p, name))}
    return told


def protocol_from_json(told: Mapping[str, Any]) -> Protocol:
    """The typing of such a value; the inverse of ``protocol_as_json``. ``BadCall`` for a key that is none of a typing."""
    if strange := sorted(told.keys() - KNOWN):
        raise BadCall(f"A typing has no {strange[0]!r}.")
    if strange := sorted(told["numbers"].keys() - set(NUMBERS)):
        raise BadCall(f"The form has no number {strange[0]!r}.")
    if strange := sorted(told["votes"].keys() - set(told["lists"])):
        raise BadCall(f"The paper has no list {strange[0]!r}.")
    filled: dict[str, Any] = dict(told["numbers"])
    filled |= {name: _minute(told[name]) for name in TIMES if name in told}
    filled |= {name: told[name] for name in TEXTS if name in told}
    filled |= {name: tuple(map(kind, told[name])) for name, kind in TICKS.items() if name in told}
    filled |= {name: tuple((one, other) for one, other in told[name]) for name in PAIRS if name in told}
    filled |= {name: tuple(told[name]) for name in (*WORDS, "worded") if name in told}
    if "chair_signed" in told:
        filled["chair_signed"] = told["chair_signed"] == "yes"
    lists = tuple(told["lists"])
    return Protocol(
        station=told["station"],
        typing=told["typing"],
        typist=told["typist"],
        lists=lists,
        votes=tuple(map(told["votes"].get, lists)),
        round=Round(told["round"]),
        version=told["version"],
        **filled,
    )


def _minute(text: str) -> int:
    minute = local_minute(text)
    if minute is None or isinstance(minute, Bad):
        raise BadCall(f"{text!r} is no minute.")
    return minute


PLAIN = ("lists", "numbers", "round", "station", "typing", "typist", "version", "votes")
KNOWN = frozenset((*PLAIN, *TIMES, *TEXTS, *TICKS, *PAIRS, *WORDS, "worded", "chair_signed"))
