"""Verifies the record of a folder whole: what the record proves by itself, every ruling made again, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.folder.covering import Covering
from saylau.folder.receipts import check_kept
from saylau.folder.recording import RECORD
from saylau.folder.verbs import VERBS
from saylau.law import load
from saylau.law.book import countries
from saylau.record import Entry, Report, replay_record, verify

__all__ = ["Verified", "verify_folder"]


AGAIN = (
    "ruling_differs",
    "cannot_be_replayed",
    "verb_is_unknown",
    "law_is_missing",
    "law_was_edited",
    "law_is_damaged",
)
"""What keeps a ruling from being made again to the same answer."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proven and what was not. ``report`` is on the files, ``problems`` are those of the acts.

    ``replayed`` rulings were made again, ``not_added_up`` protocols are newer than the newest total, ``results`` are the
    newest results of the seats by contest; all empty where the files could not be read. ``opening`` are the facts of the
    first entry, ``totals`` the newest of the nation by contest. ``anchor`` is the size up to which
    something from outside was met, 0 where nothing was.
    ``other_books`` are the fingerprints of statute books that are not the one of this program.
    """

    report: Report
    problems: tuple[Problem, ...] = ()
    replayed: int = 0
    not_added_up: int = 0
    opening: Mapping[str, Any] | None = None
    results: Mapping[str, Mapping[str, Any]] | None = None
    totals: Mapping[str, Mapping[str, Any]] | None = None
    anchor: int = 0
    other_books: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything that can be checked is proven."""
        return self.report.holds and not self.problems

    @property
    def rulings_differ(self) -> bool:
        """Whether a ruling came out otherwise, or could not be made again."""
        return any(each.rule in AGAIN for each in self.problems)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Everything wrong, that of the files first."""
        return (*self.report.problems, *self.problems)


def verify_folder(
    folder: Path,
    *,
    head: str | None = None,
    checkpoint: bytes | None = None,
    receipt: bytes | None = None,
    log_key: str | None = None,
) -> Verified:
    """Proves tree, signatures and extension of the folder's record, and makes every ruling, total and seat again.

    ``head`` is a root known from outside, ``checkpoint`` an older checkpoint kept outside, ``receipt`` one that somebody
    kept, ``log_key`` the public key of the log as it was published. Never raises for what a record holds: everything wrong
    is a problem with its place.
    """
    record = folder / RECORD
    report = verify(record, head=head, checkpoint=checkpoint, log_key=log_key)
    if report.head is None:
        return Verified(report)
    acts = _Acts()
    replayed = replay_record(record, VERBS, seen=acts.note)
    kept, size = _kept(folder, receipt)
    # A law file that was edited is told by the files and by each ruling that rests on it: once is enough.
    problems = tuple(each for each in dict.fromkeys((*kept, *replayed, *acts.problems)) if each not in report.problems)
    anchor = max(report.anchor, size if report.holds else 0)
    return Verified(
        report=report,
        problems=problems,
        replayed=acts.count,
        not_added_up=acts.covering.not_added_up,
        opening=acts.opening,
        results=acts.results,
        totals=acts.totals,
        anchor=anchor,
        other_books=_other_books(acts.opening, report.laws),
    )


def _other_books(opening: Mapping[str, Any] | None, laws: Iterable[str]) -> tuple[str, ...]:
    """The fingerprints of statute books that are not the one of this program."""
    country = opening["book"] if opening else ""
    own = load(country).fingerprint if country in countries() else ""
    return tuple(each for each in laws if each != own)


def _kept(folder: Path, receipt: bytes | None) -> tuple[tuple[Problem, ...], int]:
    """What is wrong with a receipt from outside, and the size of the record under which it was given."""
    if receipt is None:
        return (), 0
    try:
        told = check_kept(folder, receipt)
    except BadInput as damaged:
        return tuple(replace(each, file="receipt") for each in damaged.problems), 0
    return told.problems, 0 if told.problems else told.size


class _Acts:
    """What is noted of the entries while they are replayed."""

    def __init__(self) -> None:
        self.covering = Covering()
        self.problems: list[Problem] = []
        self.count = 0
        self.opening: Mapping[str, Any] | None = None
        self.results: dict[str, Mapping[str, Any]] = {}
        self.totals: dict[str, Mapping[str, Any]] = {}

    def note(self, index: int, entry: Entry) -> None:
        self.count = index + 1
        problems = list(self.covering.see(f"entry/{index}", entry))
        self.problems += problems
        if any(each.rule == "facts_of_another_shape" for each in problems):
            return
        if entry.verb == "open" and self.opening is None:
            self.opening = entry.facts
        if entry.verb == "allocate" and "result" in entry.ruling:
            self.results[str(entry.facts["contest"])] = entry.ruling["result"]
        if entry.verb == "add_up" and entry.facts["level"] == "nation":
            self.totals[str(entry.facts["contest"])] = entry.ruling["result"]
