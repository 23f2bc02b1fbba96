"""A writer that is killed, a disk that is full, two writers at once: nothing acknowledged is lost, and it goes on."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys

import pytest

from record.acts import KEYS, ORIGIN, acts, appointing, public, recorded, sealed
from record.kills import HOUSE, kill_many
from saylau.errors import BadInput
from saylau.record import Log, entries, verify
from saylau.record.disk import Disk
from saylau.record.journal import JOURNAL

KILLS = 24


@pytest.fixture
def record(tmp_path):
    return tmp_path / "record"


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(record):
    law = recorded(record, (1,))
    kept = kill_many(record, law, KILLS)
    report = verify(record)
    assert (report.problems, report.head.size >= kept > KILLS) == ((), True)


# ---- a full disk


class Full(Disk):
    """A disk that has no room for the n-th act and the ones after it; what is to be written is half written."""

    def __init__(self, room):
        self.room = room
        self.acts = 0

    def spend(self):
        self.acts += 1
        if self.acts > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def create(self, path, content):
        try:
            self.spend()
        except OSError:
            super().create(path, content[: len(content) // 2])
            raise
        super().create(path, content)

    def put(self, handle, place, content):
        try:
            self.spend()
        except OSError:
            super().put(handle, place, content[: len(content) // 2])
            raise
        super().put(handle, place, content)

    def sync(self, path):
        self.spend()
        super().sync(path)

    def sync_all(self, paths):  # in their order, so that every run is the same
        for path in paths:
            self.sync(path)

    def datasync(self, handle):
        self.spend()
        super().datasync(handle)

    def rename(self, path, to):
        self.spend()
        super().rename(path, to)

    def mkdir(self, path):
        self.spend()
        super().mkdir(path)

    def sync_folder(self, path):
        self.spend()
        super().sync_folder(path)


def batches(law):
    """Appends that fill a tile, hand in keys, and are published every few entries."""
    more = sealed(appointing(1, public("example/region_1")[0], law=law))
    return [acts(250, 251, law), [more], acts(252, 255, law), acts(255, 262, law), acts(262, 263, law)]


def filled(record, law, disk):
    """What was acknowledged by a log that goes on trying while the disk is full, and again when there is room."""
    told, refused = [], 0
    log = Log(record, KEYS[ORIGIN], disk=disk, every=4)
    waiting = batches(law)
    while waiting:
        try:
            told += [receipt.index for receipt in log.append(waiting[0])]
            waiting.pop(0)
        except OSError:
            refused += 1
            disk.room = 10**6 if refused == 2 else disk.room
    try:
        log.close()
    except OSError:  # what was not published lies in the journal
        refused += 1
        Log(record, KEYS[ORIGIN]).close()
    return told, refused


def test_whichever_act_finds_the_disk_full_nothing_is_lost_and_the_log_goes_on(record, tmp_path):
    law = recorded(record, (250,))
    room, wanted = 1, list(range(250, 263))
    while True:
        copy = shutil.copytree(record, tmp_path / "copy")
        disk = Full(10**6)
        with Log(copy, KEYS[ORIGIN], disk=disk):
            disk.room = disk.acts + room
        told, refused = filled(copy, law, disk)
        report = verify(copy)
        assert (told, report.problems, report.head.size) == (wanted, (), 263)
        shutil.rmtree(copy)
        if not refused:
            break
        room += 1
    assert room > 60


def test_a_disk_that_stays_full_keeps_what_was_acknowledged(record):
    law = recorded(record, (250,))
    disk = Full(10**6)
    log = Log(record, KEYS[ORIGIN], disk=disk, every=1000)
    assert log.append(acts(250, 255, law))[-1].index == 254
    disk.room = disk.acts
    for use in (lambda: log.append(acts(255, 256, law)), log.close):
        with pytest.raises(OSError):
            use()
    assert (verify(record).problems, verify(record).head.size, verify(record).pending >= 5) == ((), 250, True)
    with Log(record, KEYS[ORIGIN]) as log:
        assert log.size in (255, 256)
    assert verify(record).problems == ()


LIMITED = """
import resource, sys
from pathlib import Path
from record.acts import KEYS, ORIGIN, act, sealed
from saylau.record import Log
record, law = Path(sys.argv[1]), sys.argv[2]
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
with Log(record, KEYS[ORIGIN], every=20) as log:
    for n in range(1, 400):
        print(log.append([sealed(act(n, law, note="x" * 50_000))])[0].index, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of that kind there")
def test_a_limit_on_the_size_of_files_loses_nothing(record):
    law = recorded(record, (1,))
    paths = os.pathsep.join((str(HOUSE / "tests"), str(HOUSE / "src")))
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(record), law],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    told = [int(line) for line in ran.stdout.split()]
    assert (ran.returncode, told[:3], len(told) > 30, b"OSError" in ran.stderr) == (1, [1, 2, 3], True, True)
    with Log(record, KEYS[ORIGIN]) as log:
        assert log.size in (len(told) + 1, len(told) + 2)
    assert verify(record).problems == ()


# ---- two writers, and a journal that somebody changed


def test_a_second_writer_in_another_process_is_refused(record):
    law = recorded(record, (1,))
    paths = os.pathsep.join((str(HOUSE / "tests"), str(HOUSE / "src")))
    code = "import sys; from pathlib import Path; from record.acts import KEYS, ORIGIN; from saylau.record import Log; "
    code += "Log(Path(sys.argv[1]), KEYS[ORIGIN])"
    with Log(record, KEYS[ORIGIN]) as log:
        ran = subprocess.run(
            [sys.executable, "-c", code, str(record)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
        log.append(acts(1, 2, law))
    assert (ran.returncode, b"BadInput" in ran.stderr, b"record_is_open_elsewhere" in ran.stderr) == (1, True, True)
    assert verify(record).head.size == 2


def left_open(record, law, *sizes):
    """A record whose writer went away without closing: its frames lie in the journal."""
    log = Log(record, KEYS[ORIGIN])
    for start, end in zip(sizes, sizes[1:], strict=False):
        log.append(acts(start, end, law))
    log._lock.close()
    return record / JOURNAL


def test_what_lies_in_the_journal_is_published_by_the_next_writer(record):
    law = recorded(record, (1,))
    left_open(record, law, 1, 3, 4)
    assert (verify(record).problems, verify(record).head.size, verify(record).pending) == ((), 1, 3)
    with Log(record, KEYS[ORIGIN]) as log:
        assert (log.size, verify(record).pending) == (4, 0)
    assert [envelope.entry.id for envelope in entries(record)][1:] == ["settle/1", "settle/2", "settle/3"]


def test_a_torn_frame_at_the_end_is_dropped(record):
    law = recorded(record, (1,))
    journal = left_open(record, law, 1, 3, 4)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:4096] + whole[4096:4200] + bytes(len(whole) - 4200))
    with Log(record, KEYS[ORIGIN]) as log:
        assert log.size == 3
    assert verify(record).problems == ()


def test_a_damaged_frame_before_a_whole_one_is_told_to_the_next_writer(record):
    law = recorded(record, (1,))
    journal = left_open(record, law, 1, 2, 3, 4)
    whole = bytearray(journal.read_bytes())
    whole[4096 + 100] ^= 1
    journal.write_bytes(whole)
    assert (verify(record).problems, verify(record).pending) == ((), 1)
    with pytest.raises(BadInput) as refused:
        Log(record, KEYS[ORIGIN])
    assert refused.value.problems[0].rule == "journal_is_damaged"


def test_frames_of_another_head_are_no_frames(record, tmp_path):
    law = recorded(record, (1,))
    left_open(record, law, 1, 3)
    stale = (record / JOURNAL).read_bytes()
    with Log(record, KEYS[ORIGIN]) as log:
        log.append(acts(3, 4, law))
    (record / JOURNAL).write_bytes(stale)
    with Log(record, KEYS[ORIGIN]) as log:
        assert log.size == 4
    assert verify(record).problems == ()


def test_a_frame_over_another_tree_is_refused(record, tmp_path):
    """A chain is no secret: whoever writes frames by hand must still have the key of the log."""
    from saylau.record import head
    from saylau.record.disk import DISK
    from saylau.record.journal import Journal
    from saylau.record.notes import Checkpoint, sign_note

    law = recorded(record, (1,))
    leaf = acts(1, 2, law)[0].leaf
    for checkpoint in (Checkpoint(ORIGIN, 2, bytes(32)), Checkpoint(ORIGIN, 3, bytes(32))):
        journal = Journal(record, DISK)
        journal.begin(head(record)[0])
        journal.append(1, [leaf], sign_note(checkpoint.text, KEYS[ORIGIN]).written)
        journal.close(remove=False)
        with pytest.raises(BadInput) as refused:
            Log(record, KEYS[ORIGIN])
        assert refused.value.problems[0].rule == "journal_is_damaged"
