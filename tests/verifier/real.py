"""A record that Saylau sealed, loaded so that every entry of it can be changed and signed anew by whoever has all keys."""

from __future__ import annotations

import json
from pathlib import Path

from saylau.record import entries, keys_of
from verifier.writer import Record


def load(folder: Path) -> Record:
    """The record of a folder, whose illustrative keys anybody can derive."""
    record = folder / "record"
    told = [json.loads(json.dumps(envelope.entry.as_json())) for envelope in entries(record)]
    shelf = record / "law" / told[0]["law"]
    law = {path.relative_to(shelf).as_posix(): path.read_bytes() for path in shelf.rglob("*.toml")}
    keys = [key.as_json() for key in keys_of(record)]
    return Record(told, keys, told[0]["facts"]["origin"], law, [], told[0]["facts"]["election"])
