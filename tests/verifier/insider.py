"""An insider with every key and the program itself: changes a record, and makes every ruling anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from saylau.errors import SaylauError
from saylau.folder.verbs import VERBS
from saylau.law import load
from saylau.record import Entry, decode, encode
from verifier.writer import Record

ODD = (SaylauError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)


def ruled_anew(told: Record, change: Callable[[Record], None]) -> Record:
    """The record after the change, each ruling as the verb gives it; one that no verb can give stays as it was."""
    change(told)
    known: dict[str, Entry] = {}
    for at, each in enumerate(told.entries):
        try:
            entry = Entry.from_json(decode(encode(each)))
            law = load(told.entries[0]["facts"]["book"]).on(date.fromisoformat(each["day"]))
            ruling = VERBS[entry.verb](entry, law, known.get)
            told.entries[at]["ruling"] = json.loads(encode(ruling))
            known[entry.address] = Entry.from_json(decode(encode(told.entries[at])))
        except ODD:
            continue
    return told
