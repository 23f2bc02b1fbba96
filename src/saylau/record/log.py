"""The log: entries are appended at its end, and what was acknowledged is on the disk.

An append is one frame of the journal and one flush. Now and then, and when the log is closed, what the journal holds is published:
tiles and bundles, then the checkpoint. Opening a log publishes what a crash left in the journal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from saylau.errors import BadCall, BadInput
from saylau.record.canonical import encode
from saylau.record.disk import DISK, Disk
from saylau.record.entries import Entry, Envelope, read_envelope
from saylau.record.growing import Growing
from saylau.record.journal import JOURNAL, Frame, Journal, read_journal
from saylau.record.keys import KeyRing, Signer, read_key_array
from saylau.record.notes import Checkpoint, read_checkpoint, sign_note
from saylau.record.proving import Receipt
from saylau.record.publishing import Published
from saylau.record.reading import CHECKPOINT, KEYS_FILE, head, keys_of, leaves, refused
from saylau.record.rights import APPOINT, OPEN, role_of
from saylau.record.tiles import WIDTH, bundle_path, join_bundle, read_bundle
from saylau.record.tree import EMPTY, inclusion_proof, leaf_hash
from saylau.record.writing import make_folder

__all__ = ["EVERY", "Log", "lock"]

LOCK = ".lock"
EVERY = 4096
"""So many entries wait in the journal at most before they are published."""


class Log:
    """The one writer of a record folder; ``BadInput`` where another has it open or what it holds is damaged.

    ``signer`` is the key of the role log: its name is the origin. Use it in a ``with`` block, or close it. ``every`` is the number
    of entries after which the log publishes by itself.
    """

    def __init__(self, record: Path, signer: Signer, *, disk: Disk = DISK, every: int = EVERY) -> None:
        make_folder(record, disk)
        self.record = record
        self._signer = signer
        self._every = every
        self._disk = disk
        self._journal = Journal(record, disk)
        self._published = Published(record, disk)
        self._ring: KeyRing | None = None
        self._shown_ring: KeyRing | None = None
        self._ids: dict[str, int] = {}
        self._leaves: list[bytes] = []
        self._shown = 0
        self._stale = True
        self._lock = lock(record)
        try:
            self._open()
        except BaseException:
            self._leave(remove=False)
            raise

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Publishes what waits, and lets another writer in; where that fails, what was acknowledged stays in the journal."""
        if self._lock.closed:
            return
        published = False
        try:
            self.publish()
            published = True
        finally:
            self._leave(remove=published)

    @property
    def size(self) -> int:
        """How many entries are acknowledged."""
        return self._head.size

    @property
    def head(self) -> Checkpoint:
        """The newest checkpoint; of a log without entries the one of the empty tree, which is never signed."""
        return self._head

    def append(self, envelopes: Sequence[Envelope], *, checked: bool = False) -> tuple[Receipt, ...]:
        """Adds the envelopes in their order under one new checkpoint; returns when all of it is on the disk.

        An id that is there already with the same bytes is not added again: its receipt has the index it had. With other bytes the
        whole call is refused (``BadInput``), as is a signature that does not hold (unless the caller has ``checked`` them), an act
        of another role, and keys that cannot be handed in. After an ``OSError`` the entries may be there or not: repeat the call.
        """
        self._ready()
        if not self._ids and self.size:
            self._ids = {_id(leaf): index for index, leaf in enumerate(leaves(self.record))}
        fresh = self._fresh(envelopes)
        if fresh:
            ring = self._admit(list(fresh.values()), checked=checked)
            self._write(fresh, ring)
        return self._receipts([self._ids[each.entry.id] for each in envelopes])

    def publish(self) -> None:
        """Puts all that is acknowledged into the files that everyone reads; the journal starts over."""
        self._ready()
        if self._shown == self.size:
            return
        self._stale = True
        start = self._shown - self._shown % WIDTH
        files = self._tree.tiles()
        for place in range(0, len(self._leaves), WIDTH):
            part = self._leaves[place : place + WIDTH]
            files[bundle_path((start + place) // WIDTH, len(part))] = join_bundle(part)
        if self._ring and self._ring is not self._shown_ring:
            files[KEYS_FILE] = encode({"keys": self._ring.as_json()})
        self._published.replace(files, self.size, self._note)
        self._tree.settle()
        self._leaves = self._leaves[len(self._leaves) // WIDTH * WIDTH :]
        self._shown, self._shown_ring = self.size, self._ring
        self._journal.begin(self._head)
        self._stale = False

    # ---- opening

    def _ready(self) -> None:
        if self._lock.closed:
            raise BadCall("The log is closed.")
        if self._stale:
            self._open()

    def _open(self) -> None:
        # What is on the disk decides after a failure: a frame or a checkpoint may be there although its flush was not told.
        self._stale = True
        # A writer that was killed may have renamed the checkpoint and not flushed its name: before that nothing may be taken away.
        self._disk.sync_folder(self.record)
        nothing = (Checkpoint(self._signer.name, 0, EMPTY), "")
        self._head, self._note = head(self.record) or nothing
        if self._head.origin != self._signer.name:
            raise refused(CHECKPOINT, "checkpoint_of_another_log", self._head.origin)
        self._tree = Growing(self.record, self.size)
        if self._tree.root != self._head.root:
            raise refused(CHECKPOINT, "root_differs", self._head.text)
        self._ring = keys_of(self.record) if self.size else None
        if self._ring and self._ring.log.public != self._signer.public:
            raise refused(KEYS_FILE, "keys_are_damaged", self._signer.name)
        number, width = divmod(self.size, WIDTH)
        self._leaves = read_bundle(self.record, number, width) if width else []
        self._shown, self._shown_ring = self.size, self._ring
        self._ids = {}
        needed = {name for name in self._tree.tiles() if ".p/" in name}
        self._published.sweep(needed | ({bundle_path(number, width)} if width else set()), self.size, self._note)
        self._journal.begin(self._head)
        frames = tuple(read_journal(self.record, self._head))
        self._ring = self._without_those_of(frames)
        for frame in frames:
            self._take(frame)
        self._stale = False
        self.publish()

    def _without_those_of(self, frames: Sequence[Frame]) -> KeyRing | None:
        """The ring without the keys that the journal hands in: a crash may have left them in the file before the checkpoint."""
        acts = (read_envelope(leaf).entry for frame in frames for leaf in frame.leaves)
        handed = [key.name for act in acts if act.verb == APPOINT for key in read_key_array(act.facts.get("keys"))]
        return KeyRing(key for key in self._ring if key.name not in handed) if self._ring and handed else self._ring

    def _take(self, frame: Frame) -> None:
        """Takes over what was acknowledged before a crash: all of it is checked again, as if it came from a stranger."""
        ring = self._ring
        for leaf in frame.leaves:
            ring = self._grown(ring, read_envelope(leaf).entry)
            self._tree.push(leaf_hash(leaf))
        checkpoint, note = read_checkpoint(frame.note)
        wanted = Checkpoint(self._signer.name, self._tree.size, self._tree.root)
        if frame.before != self.size or checkpoint != wanted or not ring or not note.signed_by(ring.log):
            raise refused(JOURNAL, "journal_is_damaged", f"size {frame.before}")
        self._leaves += frame.leaves
        self._head, self._note, self._ring = checkpoint, note.written.decode(), ring

    def _leave(self, *, remove: bool) -> None:
        try:
            self._journal.close(remove=remove)
        finally:
            self._lock.close()

    # ---- appending

    def _fresh(self, envelopes: Sequence[Envelope]) -> dict[str, Envelope]:
        """Those that are not there yet, by their ids; the whole call is refused where an id stands for other bytes."""
        fresh: dict[str, Envelope] = {}
        for each in envelopes:
            number = each.entry.id
            if number in self._ids:
                same = self._leaf(self._ids[number]) == each.leaf
            else:
                same = fresh.setdefault(number, each).leaf == each.leaf
            if not same:
                raise refused(f"entry/{number}", "id_is_taken", number)
        return fresh

    def _admit(self, fresh: Sequence[Envelope], *, checked: bool) -> KeyRing:
        """The ring after these entries, each of which was checked against the keys that were there before it."""
        ring = self._ring
        for each in fresh:
            place, before = f"entry/{each.entry.id}", ring
            try:
                ring = self._grown(ring, each.entry)
            except BadInput as damaged:
                raise BadInput(tuple(replace(problem, file=place) for problem in damaged.problems)) from damaged
            if each.entry.actor.role != role_of(each.entry):
                raise refused(place, "act_of_another_role", each.entry.actor.role)
            # The first entry alone may be signed by a key that it hands in itself.
            wrong = None if checked else each.signed_under(before or ring)
            if wrong is not None:
                raise refused(place, "signature_does_not_hold", wrong)
        return ring  # type: ignore[return-value]  # there was at least one

    def _grown(self, ring: KeyRing | None, entry: Entry) -> KeyRing:
        if ring is None:
            if entry.verb != OPEN:
                raise refused("entry/0", "first_entry_does_not_open", entry.verb)
            opened = KeyRing.from_json(entry.facts.get("keys"))
            if opened.log.name != self._signer.name or opened.log.public != self._signer.public:
                raise refused("entry/0", "keys_are_damaged", opened.log.name)
            return opened
        if entry.verb == OPEN:
            raise refused("", "record_opens_twice", entry.address)
        return ring.with_more(entry.facts.get("keys")) if entry.verb == APPOINT else ring

    def _write(self, fresh: dict[str, Envelope], ring: KeyRing) -> None:
        self._stale = True
        before, added = self.size, [each.leaf for each in fresh.values()]
        for leaf in added:
            self._tree.push(leaf_hash(leaf))
        newest = Checkpoint(self._signer.name, self._tree.size, self._tree.root)
        note = sign_note(newest.text, self._signer).written
        self._journal.append(before, added, note)
        self._head, self._note, self._ring = newest, note.decode(), ring
        self._leaves += added
        self._ids.update((number, before + place) for place, number in enumerate(fresh))
        self._stale = False
        if self.size - self._shown >= self._every:
            self.publish()

    def _leaf(self, index: int) -> bytes:
        start = self._shown - self._shown % WIDTH
        if index >= start:
            return self._leaves[index - start]
        return read_bundle(self.record, index // WIDTH, WIDTH)[index % WIDTH]

    def _receipts(self, indices: Sequence[int]) -> tuple[Receipt, ...]:
        node, size, edge = self._tree.node, self.size, dict[int, bytes]()
        return tuple(Receipt(node(0, n), n, inclusion_proof(n, size, node, edge), self._note) for n in indices)


def _id(leaf: bytes) -> str:
    try:
        return str(json.loads(leaf)["entry"]["id"])
    except (ValueError, LookupError, TypeError, RecursionError) as damaged:
        raise refused("tile/entries", "not_json", str(damaged)) from damaged


def lock(record: Path) -> IO[bytes]:
    """Takes the record for one writer until the file is closed or the process ends; ``BadInput`` where it is taken."""
    file = (record / LOCK).open("ab")
    try:
        _take(file)
    except OSError as taken:
        file.close()
        raise refused(LOCK, "record_is_open_elsewhere", type(taken).__name__) from taken
    return file


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
