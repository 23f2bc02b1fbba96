"""Verifies a record from its files alone: each thing wrong is a value with its place, never an exception."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.record.checking import Checked, HandedIn, Links, check_bundle
from saylau.record.crew import in_order
from saylau.record.entries import Envelope, read_envelope
from saylau.record.journal import pending
from saylau.record.keys import KeyRing, is_derived, to_base64, typed_bytes
from saylau.record.looking import DRAFT, is_something, strange_things
from saylau.record.notes import LONGEST, Checkpoint, Note, read_checkpoint
from saylau.record.reading import CHECKPOINT, CHECKPOINTS, KEYS_FILE, keys_of
from saylau.record.reporting import Report
from saylau.record.rights import OPEN
from saylau.record.shelving import wrong_shelf
from saylau.record.tiles import HASH, Edges, left_over, read_bundle, read_file, tile_path, widths

__all__ = ["verify"]

MOST = 20
"""So many problems of one rule are told one by one, so that a flood of one hides no other."""
FOR_ONE = 2000
"""Up to so many entries one process checks alone: a second costs more than it saves."""


def verify(
    record: Path,
    *,
    head: str | None = None,
    checkpoint: bytes | None = None,
    log_key: str | None = None,
    processes: int | None = None,
) -> Report:
    """Checks encoding, shapes, signatures, tree, tiles, checkpoints and law files of a record folder.

    ``head`` is a root from outside (Base64 or hex) of any size of this record, ``checkpoint`` an older signed one, ``log_key``
    the public key of the log as somebody published it. White space in what a person copied does not count. The bundles are
    shared among ``processes`` (all cores where there are over 2,000 entries).
    """
    inquiry = _Inquiry(record)
    if not is_something(record):
        inquiry.tell(CHECKPOINT, "no_record")
    elif inquiry.keeps_to_its_folder():
        inquiry.read()
        inquiry.compare_published()
        inquiry.compare_outside(checkpoint)
        inquiry.walk(processes)
        inquiry.compare_head(head)
        inquiry.compare_log_key(log_key)
    return inquiry.report()


class _Inquiry:
    """One verification: what was learned so far, and everything wrong."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.problems: list[Problem] = []
        self.count: Counter[str] = Counter()
        self.ring: KeyRing | None = None
        self.newest: Checkpoint | None = None
        self.note: Note | None = None
        self.first: Envelope | None = None
        self.roots: dict[int, list[tuple[str, str, Checkpoint]]] = {}
        self.met: dict[int, bytes] = {}
        self.anchor = 0
        """The size up to which something from outside was met."""
        self.cosigned: list[tuple[str, int]] = []
        self.laws: set[str] = set()

    def tell(self, place: str, rule: str, found: str = "") -> None:
        self.add(Problem(place, 0, "", rule, found))

    def add(self, *problems: Problem) -> None:
        for each in problems:
            self.count[each.rule] += 1
            if self.count[each.rule] <= MOST:
                self.problems.append(each)

    def report(self) -> Report:
        facts = self.first.entry.facts if self.first else {}
        return Report(
            problems=tuple(self.problems),
            count=self.count.total(),
            head=self.newest,
            keys=len(list(self.ring or ())),
            illustrative=facts.get("illustrative") == "yes" or (self.ring is not None and is_derived(self.ring.log)),
            cosigned=tuple(self.cosigned),
            laws=tuple(sorted(self.laws)),
            anchor=0 if self.count else self.anchor,
            log_key=to_base64(self.ring.log.public) if self.ring else "",
            pending=0 if self.count["link_in_the_record"] else pending(self.record, self.newest),
        )

    # ---- what is read first

    def keeps_to_its_folder(self) -> bool:
        """A link may lead anywhere, a pipe to nowhere: nothing is read from a record that holds one."""
        strange = list(strange_things(self.record))
        self.add(*(Problem(place, 0, "", "link_in_the_record") for place in strange))
        return not strange

    def read(self) -> None:
        try:
            self.ring = keys_of(self.record)
        except BadInput as damaged:
            self.add(replace(damaged.problems[0], file=KEYS_FILE))
        found = self.checkpoint_of(CHECKPOINT)
        if found and self.is_ours(CHECKPOINT, *found):
            self.newest, self.note = found
            self.cosigned = self.cosignatures(CHECKPOINT, self.note, told=False)
            self.want(self.newest, CHECKPOINT, "root_differs")
        elif found:
            self.newest = found[0]
        self.read_first()

    def checkpoint_of(self, name: str) -> tuple[Checkpoint, Note] | None:
        try:
            return read_checkpoint(read_file(self.record, name, LONGEST))
        except BadInput as damaged:
            self.add(replace(damaged.problems[0], file=name))
            return None

    def is_ours(self, place: str, checkpoint: Checkpoint, note: Note) -> bool:
        """Whether the log of this record signed it."""
        if self.ring is None:
            return False
        if checkpoint.origin != self.ring.log.name:
            self.tell(place, "checkpoint_of_another_log", checkpoint.origin)
        elif not note.signed_by(self.ring.log):
            self.tell(place, "checkpoint_is_not_signed", checkpoint.origin)
        else:
            self.cosignatures(place, note)
            return True
        return False

    def cosignatures(self, place: str, note: Note, *, told: bool = True) -> list[tuple[str, int]]:
        """The witnesses of the record whose lines hold, with their seconds; a line that does not hold is told."""
        held = []
        for key in self.ring or ():
            if key.role != "witness":
                continue
            try:
                at = note.cosigned_by(key)
            except BadInput as forged:
                if told:
                    self.add(replace(forged.problems[0], file=place))
                continue
            if at is not None:
                held.append((key.name, at))
        return held

    def read_first(self) -> None:
        """The entry that opens the record names its origin; any other problem of it is told where all entries are."""
        if not self.newest:
            return
        width = dict(islice(widths(self.newest.size), 1))[0]
        try:
            self.first = read_envelope(read_bundle(self.record, 0, width)[0])
        except BadInput:
            return
        facts = self.first.entry.facts
        if self.first.entry.verb != OPEN:
            self.tell("entry/0", "first_entry_does_not_open", self.first.entry.verb)
        elif facts.get("origin") != self.newest.origin:
            self.tell("entry/0", "checkpoint_of_another_log", str(facts.get("origin")))

    # ---- the heads that the tree must meet

    def want(self, checkpoint: Checkpoint, place: str, rule: str) -> None:
        self.roots.setdefault(checkpoint.size, []).append((place, rule, checkpoint))

    def compare_published(self) -> None:
        folder = self.record / CHECKPOINTS
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            name = f"{CHECKPOINTS}/{path.name}"
            if path.name.endswith(DRAFT):
                continue
            if not (path.name.isascii() and path.name.isdigit()):
                self.tell(name, "checkpoint_is_damaged", path.name)
                continue
            found = self.checkpoint_of(name)
            if not found or not self.is_ours(name, *found):
                continue
            if str(found[0].size) != path.name:
                self.tell(name, "checkpoint_is_damaged", str(found[0].size))
            else:
                self.compare(found[0], name)

    def compare(self, older: Checkpoint, place: str) -> None:
        """Another head that the log signed: of this size it must be the same, of a smaller one the tree must meet it."""
        if self.newest is None or self.note is None or older == self.newest:
            return
        if older.size > self.newest.size:
            self.tell(place, "tail_was_cut", str(self.newest.size))
        elif older.size == self.newest.size:
            self.tell(place, "two_heads", to_base64(older.root))
        else:
            self.want(older, place, "does_not_extend")

    def compare_outside(self, written: bytes | None) -> None:
        place = "checkpoint from outside"
        if written is None:
            return
        try:
            older, note = read_checkpoint(written)
        except BadInput as damaged:
            self.add(replace(damaged.problems[0], file=place))
            return
        if self.is_ours(place, older, note):
            self.anchor = older.size
            self.compare(older, place)

    def compare_head(self, head: str | None) -> None:
        """The head must be the root at some size: those of published checkpoints first, then every one."""
        if head is None:
            return
        root = typed_bytes(head)
        if root is None:
            self.tell("head", "head_is_no_root", head)
            return
        sizes = (size for size, met in self.met.items() if met == root)
        every = (size for size, met in enumerate(self.every_root(), 1) if met == root)
        size = next(sizes, 0) or next(every, 0)
        if not size:
            self.tell("head", "head_is_of_another_record", head)
        self.anchor = max(self.anchor, size)

    def compare_log_key(self, log_key: str | None) -> None:
        if log_key is None or self.ring is None:
            return
        known = typed_bytes(log_key)
        if known is None:
            self.tell("log key", "head_is_no_root", log_key)
        elif known != self.ring.log.public:
            self.tell(KEYS_FILE, "log_key_is_another", to_base64(self.ring.log.public))

    def every_root(self) -> Iterator[bytes]:
        edges = Edges(lambda _level, _number, _row: None)
        try:
            for number, width in widths(self.newest.size if self.newest else 0):
                tile = read_file(self.record, tile_path(0, number, width), width * HASH)
                for place in range(0, len(tile), HASH):
                    edges.push(tile[place : place + HASH])
                    yield edges.root
        except BadInput:
            return

    # ---- the entries and the tree over them

    def walk(self, processes: int | None) -> None:
        if self.newest is None or self.ring is None:
            return
        links, keys, edges, size = Links(), HandedIn(), Edges(self.compare_tile), self.newest.size
        tasks = ((self.record, number, width) for number, width in widths(size))
        crew = processes or (1 if size <= FOR_ONE else os.cpu_count() or 1)
        for told in in_order(check_bundle, tasks, self.ring, crew):
            self.add(*told.problems)
            if not told.hashes:
                return
            self.grow(edges, told)
            links.add(told)
            keys.add(told)
            self.laws |= told.laws
        for level, number, row in edges.partial():
            self.compare_tile(level, number, row)
        self.add(*links.problems(), *keys.problems(self.ring, KEYS_FILE))
        self.add(*(wrong for law in sorted(self.laws) if (wrong := wrong_shelf(self.record, law))))

    def grow(self, edges: Edges, told: Checked) -> None:
        for each in told.hashes:
            edges.push(each)
            if edges.size in self.roots:
                self.meet(edges.size, edges.root)

    def meet(self, size: int, root: bytes) -> None:
        self.met[size] = root
        for place, rule, wanted in self.roots.get(size, ()):
            if wanted.root != root:
                self.tell(place, rule, to_base64(wanted.root))

    def compare_tile(self, level: int, number: int, row: list[bytes]) -> None:
        name = tile_path(level, number, len(row))
        try:
            tile = read_file(self.record, name, len(row) * HASH)
        except BadInput as damaged:
            self.add(*damaged.problems)
            return
        if tile != b"".join(row):
            self.tell(name, "tile_differs")
        self.add(*left_over(self.record, name, lambda: tile))
