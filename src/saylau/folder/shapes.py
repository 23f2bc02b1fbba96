"""The shapes of the facts that each verb takes: every key that may stand there, and nothing else (the format, "Verbs").

A shape is written as in the format: ``text``, ``number`` (zero and more), ``whole`` (any sign), ``yes_no``; ``[x]`` an array of x,
``{x}`` an object of any keys with values x, ``(a b? c)`` an object of exactly these keys, those with a question mark at will.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from saylau.errors import BadCall
from saylau.folder.chapters.shapes import CHAPTER_FACTS
from saylau.folder.kinds import Shape, anything, array, exactly, number, table, text, whole, yes_no
from saylau.record import Entry, encode

__all__ = ["is_of_its_shape", "odd_shape"]

TITLE = exactly(en=text, kk=text, ru=text)
KEYS = array(exactly(name=text, public=text, role=text))
NUMBERS, TEXTS = table(number), array(text)
CONTEST = exactly(ballot=TEXTS, form_=text, id=text, illustrative=yes_no, name=text, seats_=number, title=TITLE)
STATION = exactly(
    code=text,
    kind=text,
    against_share_=text,
    invalid_share_=text,
    list_before_=number,
    past_=exactly(list_at_closing=number, voters=number, votes=NUMBERS),
    trips_=number,
    twin_issued_=number,
    twin_list_=number,
)
PAPER = exactly(numbers=table(whole), stations_=number, votes=NUMBERS)
DECIDED = exactly(decision=text, note=text, rule=text, where=text)
UNIT = {"contest": text, "key": text, "level": text, "parts": TEXTS}

FACTS: dict[str, Shape] = {
    "open": exactly(
        book=text,
        contests=array(CONTEST),
        election=text,
        illustrative=yes_no,
        invented=yes_no,
        keys=KEYS,
        lists=table(TITLE),
        on=text,
        origin=text,
        title=TITLE,
    ),
    "appoint": exactly(keys=KEYS),
    "register": exactly(commission=text, contest=text, region=text, stations=array(STATION)),
    "annul": exactly(act=text, contest=text, on_=text, reason=text, unit=text),
    "settle": exactly(
        contest=text,
        decisions=table(exactly(decision=text, reason=text)),
        explanations=table(text),
        first=table(anything),  # the verb itself refuses a key that no typing has
        second_=table(anything),
        station=text,
    ),
    "add_up commission": exactly(contest=text, key=text, level=text, paper_=PAPER, protocols=TEXTS, region=text),
    "add_up nation": exactly(
        **UNIT,
        certified_=exactly(act=text, on_=text),
        decided=array(DECIDED),
        printed_=number,
        stock_=number,
    ),
    "add_up": exactly(**UNIT, paper_=PAPER),
    "allocate": exactly(
        contest=text,
        list_sizes=NUMBERS,
        published_=exactly(votes=NUMBERS, against_all_=number, blank_=number, took_part_=number),
        registered=TEXTS,
        seats_=number,
    ),
    "compare": exactly(
        contest=text,
        published=exactly(percents=table(text), seats=NUMBERS, totals=NUMBERS, votes=NUMBERS, turnout_percent_=text),
    ),
    "certify": exactly(act=text, contest=text, on=text),
}
FACTS |= CHAPTER_FACTS
FIGURES = {"counted": number, "registered": number, "sums": table(whole), "votes": NUMBERS, "waiting": number}
RESULTS: Mapping[str, Shape] = {
    "settle": exactly(agreed=yes_no),
    "add_up commission": exactly(**FIGURES, left_out=TEXTS),
    "add_up nation": exactly(**FIGURES),
    "add_up": exactly(**FIGURES),
    "certify": exactly(seats=NUMBERS, status=text),
}


def is_of_its_shape(verb: str, facts: Any) -> bool:
    """Whether facts can stand in an entry of a verb: every key and kind, and nothing that canonical JSON does not have."""
    try:
        encode(facts)
    except (BadCall, RecursionError):
        return False
    return FACTS[verb](facts)


def odd_shape(entry: Entry) -> Iterator[str]:
    """What of the entry is not as the format says: its facts, or its result."""
    level = entry.facts.get("level")
    kind = f"{entry.verb} {level}" if level in ("commission", "nation") and entry.verb == "add_up" else entry.verb
    if kind not in FACTS or not FACTS[kind](entry.facts):
        yield "facts"
    result = entry.ruling.get("result")
    if kind in RESULTS and not RESULTS[kind](result):
        yield "result"
    if entry.verb == "allocate" and result is not None and not isinstance(result.get("seats"), Mapping):
        yield "result"
    if entry.verb in ("open", "appoint", "register", "annul", "compare") and result is not None:
        yield "result"
