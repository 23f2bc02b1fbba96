"""The shapes of the facts that each verb takes: every key that may stand there, and nothing else (the format, "Verbs").

A shape is written as in the format: ``text``, ``number`` (zero and more), ``whole`` (any sign), ``yes_no``; ``[x]`` an array of x,
``{x}`` an object of any keys with values x, ``(a b? c)`` an object of exactly these keys, those with a question mark at will.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from saylau.record import Entry

__all__ = ["odd_shape"]

Shape = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


def _whole(value: Any) -> bool:
    return isinstance(value, int)


def _yes_no(value: Any) -> bool:
    return value in ("yes", "no")


def _array(of: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(map(of, value))


def _table(of: Shape) -> Shape:
    return lambda value: isinstance(value, Mapping) and all(map(of, value.values()))


def _exactly(**keys: Shape) -> Shape:
    """An object of these keys; one that ends in an underscore may be absent."""
    needed = {key: shape for key, shape in keys.items() if not key.endswith("_")}
    known = needed | {key.rstrip("_"): shape for key, shape in keys.items() if key.endswith("_")}

    def holds(value: Any) -> bool:
        return (
            isinstance(value, Mapping)
            and needed.keys() <= value.keys() <= known.keys()
            and all(known[key](each) for key, each in value.items())
        )

    return holds


def _any(value: Any) -> bool:
    return value is not None


TITLE = _exactly(en=_text, kk=_text, ru=_text)
KEYS = _array(_exactly(name=_text, public=_text, role=_text))
NUMBERS, TEXTS = _table(_number), _array(_text)
CONTEST = _exactly(ballot=TEXTS, form_=_text, id=_text, illustrative=_yes_no, name=_text, seats_=_number, title=TITLE)
STATION = _exactly(
    code=_text,
    kind=_text,
    against_share_=_text,
    invalid_share_=_text,
    list_before_=_number,
    past_=_exactly(list_at_closing=_number, voters=_number, votes=NUMBERS),
    trips_=_number,
    twin_issued_=_number,
    twin_list_=_number,
)
PAPER = _exactly(numbers=_table(_whole), stations_=_number, votes=NUMBERS)
DECIDED = _exactly(decision=_text, note=_text, rule=_text, where=_text)
UNIT = {"contest": _text, "key": _text, "level": _text, "parts": TEXTS}

FACTS: Mapping[str, Shape] = {
    "open": _exactly(
        book=_text,
        contests=_array(CONTEST),
        election=_text,
        illustrative=_yes_no,
        invented=_yes_no,
        keys=KEYS,
        lists=_table(TITLE),
        on=_text,
        origin=_text,
        title=TITLE,
    ),
    "appoint": _exactly(keys=KEYS),
    "register": _exactly(commission=_text, contest=_text, region=_text, stations=_array(STATION)),
    "annul": _exactly(act=_text, contest=_text, on_=_text, reason=_text, unit=_text),
    "settle": _exactly(
        contest=_text,
        decisions=_table(_exactly(decision=_text, reason=_text)),
        explanations=_table(_text),
        first=_table(_any),  # the verb itself refuses a key that no typing has
        second_=_table(_any),
        station=_text,
    ),
    "add_up commission": _exactly(contest=_text, key=_text, level=_text, paper_=PAPER, protocols=TEXTS, region=_text),
    "add_up nation": _exactly(
        **UNIT,
        certified_=_exactly(act=_text, on_=_text),
        decided=_array(DECIDED),
        printed_=_number,
        stock_=_number,
    ),
    "add_up": _exactly(**UNIT, paper_=PAPER),
    "allocate": _exactly(
        contest=_text,
        list_sizes=NUMBERS,
        published_=_exactly(votes=NUMBERS, against_all_=_number, blank_=_number, took_part_=_number),
        registered=TEXTS,
        seats_=_number,
    ),
    "compare": _exactly(
        contest=_text,
        published=_exactly(
            percents=_table(_text), seats=NUMBERS, totals=NUMBERS, votes=NUMBERS, turnout_percent_=_text
        ),
    ),
    "certify": _exactly(act=_text, contest=_text, on=_text),
}
FIGURES = {"counted": _number, "registered": _number, "sums": _table(_whole), "votes": NUMBERS, "waiting": _number}
RESULTS: Mapping[str, Shape] = {
    "settle": _exactly(agreed=_yes_no),
    "add_up commission": _exactly(**FIGURES, left_out=TEXTS),
    "add_up nation": _exactly(**FIGURES),
    "add_up": _exactly(**FIGURES),
    "certify": _exactly(seats=NUMBERS, status=_text),
}


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
