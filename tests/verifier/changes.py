# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Every single fact of a record, changed one at a time and signed anew by everybody: what is not refused must be what was entered."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from verifier.writer import Json, Record

# What persons entered and nothing in the record can contradict, by verb and place; numbers of arrays are left out.
ENTERED = {
    "*": ["id"],
    "open": ["facts.book", "facts.lists.*", "facts.title.*", "facts.contests.title.*", "facts.contests.illustrative", "facts.invented", "facts.contests.form",
             "facts.illustrative", "ruling.verdict"],
    "appoint": ["ruling.verdict"],
    "register": ["facts.stations.kind", "facts.stations.list_before", "facts.stations.invalid_share", "facts.stations.past.*",
                 "facts.stations.trips", "ruling.verdict"],
    "annul": ["facts.act", "facts.on", "facts.reason", "ruling.verdict"],
    "settle": ["facts.first.typing", "facts.first.typist", "facts.second.typing", "facts.second.typist", "facts.decisions.K.605.reason",
               "facts.first.answers", "facts.first.causes.*", "facts.first.lists", "facts.first.times.*", "facts.first.words.*"],
    "add_up": ["facts.certified.*", "facts.printed", "facts.stock", "ruling.verdict"],
    "allocate": ["facts.list_sizes.*", "facts.registered", "ruling.verdict"],
    "compare": ["facts.published.*", "ruling.verdict"],
    "certify": ["facts.act", "facts.on", "ruling.verdict"],
    "schedule": ["facts.dates.*", "facts.done.*", "facts.hours", "facts.kind", "facts.reasons.*", "facts.unknown", "ruling.result.edges.*", "ruling.verdict"],
    "constitute": ["facts.formed_by", "facts.formed_on", "facts.members.*", "facts.region", "ruling.verdict"],
    "decide": ["facts.dissents", "facts.dissents_written", "facts.ground", "ruling.verdict"],
    "count_roll": ["facts.beside", "facts.columns", "facts.key", "facts.lists", "facts.persons", "facts.regions.akmola.checks.*", "facts.regions.-.checks.*",
                   "facts.root", "facts.shared.*", "facts.unread", "ruling.verdict"],
    "enrol": ["facts.register.*", "ruling.verdict"],
    "file": ["facts.dossier.*", "facts.register.*", "ruling.result.state", "ruling.verdict"],
    "answer": ["facts.decision.act", "facts.decision.ground", "ruling.result.state", "ruling.verdict"],
    "nominate": [*(OF_A_LIST := ["facts.chamber", "facts.closes_at", "facts.paper.*", "facts.previous", "facts.seats", "ruling.verdict"])],
    "change_list": OF_A_LIST,
    "count_list": ["facts.known.*", "facts.seats", "ruling.verdict"],
    "answer_list": ["facts.verified_on", "ruling.verdict"],
    "draw": ["ruling.verdict"],
    "seat": ["facts.announced_on", "facts.groups.*", "facts.listed", "facts.named_on", "ruling.verdict"],
    "fill": ["facts.cause", "facts.groups.*", "facts.listed", "facts.named_on", "facts.on", "facts.term_ends_on", "ruling.verdict"],
}  # fmt: skip
# A figure that one protocol left empty has no sum.
NOT_FIXED = [("settle", "facts.first.numbers.found")]
# A protocol that was not counted, or not any more, adds to nothing: its own figures and verdict stand for themselves.
ENTERED_ALONE = ["facts.first.numbers.*", "facts.first.votes.*", "facts.second.*", "ruling.verdict"]


def leaves_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each text and number in a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path
    for key, inner in items or ():
        yield from leaves_of(inner, (*path, key))


def other(value: Any) -> Any:
    """Another value of the same form."""
    if isinstance(value, int):
        return value + 1
    swapped = {
        "yes": "no",
        "no": "yes",
        "stands": "waits",
        "waits": "stands",
        "falls": "stands",
        "first": "repeat",
        "repeat": "first",
        "f": "m",
        "m": "f",
    }
    if value in swapped:
        return swapped[value]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value[:-1] + ("1" if value[-1] != "1" else "2")
    if re.fullmatch(r"[0-9a-f]{64}", value):
        return value[:-1] + ("1" if value[-1] != "1" else "2")
    if re.fullmatch(r"\d+/\d+", value):
        return f"1{value}"
    return value + "x"


def every_change(record: Record) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The number of an entry and the path in it, for each fact."""
    for at, entry in enumerate(record.entries):
        for path in leaves_of(entry):
            yield at, path


def changed(record: Record, at: int, path: tuple[Any, ...]) -> Record:
    """The record with one fact changed, to be signed anew."""
    made = copy.deepcopy(record)
    held: Any = made.entries[at]
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = other(held[path[-1]])
    return made


def may_stand(entry: Json, path: tuple[Any, ...], *, alone: bool) -> bool:
    """Whether a change there is one of what was entered."""
    place = ".".join(str(key) for key in path if not isinstance(key, int))
    allowed = [*ENTERED["*"], *ENTERED[entry["verb"]], *(ENTERED_ALONE if alone else [])]
    if "kz-2021" not in entry["address"]:
        allowed += [each for verb, each in NOT_FIXED if verb == entry["verb"]]
    return any(place == each or (each.endswith(".*") and place.startswith(each[:-1])) for each in allowed)


def alone(record: Record, at: int) -> bool:
    """Whether a protocol is in no total as it stands: it fell, was not agreed, was annulled, or a newer one stands at its address."""
    entry = record.entries[at]
    if entry["verb"] != "settle":
        return False
    name = entry["address"].split("/")
    totals = [each for each in record.entries[at:] if each["verb"] == "add_up" and each["facts"]["level"] == "commission"
              and each["facts"]["contest"] == entry["facts"]["contest"]]  # fmt: skip
    tails = ["/".join(name[2:]), "/".join(name[3:])]
    for total in totals:
        listed = [tail for tail in total["facts"]["protocols"] if tail in tails]
        if listed and listed[0] not in total["ruling"]["result"]["left_out"]:
            return any(
                each["address"] == entry["address"] for each in record.entries[at + 1 : record.entries.index(total)]
            )
    return True
