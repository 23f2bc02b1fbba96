"""Verifies the record of a folder whole: what the record proves by itself, every ruling made again, nothing left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.folder.covering import Covering
from saylau.folder.receipts import check_kept
from saylau.folder.recording import RECORD
from saylau.folder.verbs import VERBS
from saylau.record import Entry, Report, replay_record, verify

__all__ = ["Verified", "verify_folder"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proven and what was not. ``report`` is on the files, ``problems`` are those of the acts.

    ``replayed`` rulings were made again, ``not_added_up`` protocols are newer than the newest total, ``results`` are the
    newest results of the seats by contest; all empty where the files could not be read. ``opening`` are the facts of the
    first entry. ``anchored``: something from outside was given and met.
    """

    report: Report
    problems: tuple[Problem, ...] = ()
    replayed: int = 0
    not_added_up: int = 0
    opening: Mapping[str, Any] | None = None
    results: Mapping[str, Mapping[str, Any]] | None = None
    anchored: bool = False

    @property
    def holds(self) -> bool:
        """Whether everything that can be checked is proven."""
        return self.report.holds and not self.problems

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Everything wrong, that of the files first."""
        return (*self.report.problems, *self.problems)


def verify_folder(
    folder: Path, *, head: str | None = None, checkpoint: bytes | None = None, receipt: bytes | None = None
) -> Verified:
    """Proves tree, signatures and extension of the folder's record, and makes every ruling, total and seat again.

    ``head`` is a root known from outside, ``checkpoint`` an older checkpoint kept outside, ``receipt`` one that somebody
    kept. Never raises for what a record holds: everything wrong is a problem with its place.
    """
    record = folder / RECORD
    report = verify(record, head=head, checkpoint=checkpoint)
    if report.head is None:
        return Verified(report)
    acts = _Acts()
    replayed = replay_record(record, VERBS, seen=acts.note)
    kept = _kept(folder, receipt)
    problems = (*kept, *replayed, *acts.problems)
    anchored = report.anchored or (receipt is not None and not kept and report.holds)
    return Verified(report, problems, acts.count, acts.covering.not_added_up, acts.opening, acts.results, anchored)


def _kept(folder: Path, receipt: bytes | None) -> tuple[Problem, ...]:
    """What is wrong with a receipt from outside."""
    if receipt is None:
        return ()
    try:
        return check_kept(folder, receipt).problems
    except BadInput as damaged:
        return tuple(replace(each, file="receipt") for each in damaged.problems)


class _Acts:
    """What is noted of the entries while they are replayed."""

    def __init__(self) -> None:
        self.covering = Covering()
        self.problems: list[Problem] = []
        self.count = 0
        self.opening: Mapping[str, Any] | None = None
        self.results: dict[str, Mapping[str, Any]] = {}

    def note(self, index: int, entry: Entry) -> None:
        self.count = index + 1
        self.problems += self.covering.see(f"entry/{index}", entry)
        if entry.verb == "open" and self.opening is None:
            self.opening = entry.facts
        if entry.verb == "allocate" and "result" in entry.ruling:
            self.results[str(entry.facts["contest"])] = entry.ruling["result"]
