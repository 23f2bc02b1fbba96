"""The journal gives back what was put down, in its order, up to the first thing that does not join the chain."""

from __future__ import annotations

import pytest

from record.acts import ORIGIN
from saylau.errors import BadCall, BadInput
from saylau.record import Checkpoint
from saylau.record import journal as the_journal
from saylau.record.disk import DISK, Disk
from saylau.record.journal import JOURNAL, PAGE, STEP, Frame, Journal, pending, read_journal

HEAD = Checkpoint(ORIGIN, 5, bytes(32))
FRAMES = (
    Frame(5, (b"one", b""), b"note of 7"),
    Frame(7, (b"x" * 5000,), b"note of 8"),
    Frame(8, tuple(bytes([n]) * 900 for n in range(30)), b"note of 38"),
)


def put_down(folder, *frames, head=HEAD):
    journal = Journal(folder, DISK)
    journal.begin(head)
    for frame in frames:
        journal.append(frame.before, frame.leaves, frame.note)
    journal.close(remove=False)
    return folder / JOURNAL


def test_frames_are_read_back_as_they_were_put_down(tmp_path):
    put_down(tmp_path, *FRAMES)
    assert (tuple(read_journal(tmp_path, HEAD)), pending(tmp_path, HEAD)) == (FRAMES, 33)


def test_frames_that_were_published_since_are_none_any_more(tmp_path):
    put_down(tmp_path, *FRAMES)
    for size in (8, 38, 500):
        assert tuple(read_journal(tmp_path, Checkpoint(ORIGIN, size, b"1" * 32))) == ()


def test_frames_over_a_head_that_is_gone_are_told(tmp_path):
    """Whoever puts an older checkpoint back does not make the journal forget what was acknowledged."""
    put_down(tmp_path, *FRAMES)
    for other in (None, Checkpoint(ORIGIN, 4, bytes(32)), Checkpoint(ORIGIN, 5, b"1" * 32)):
        with pytest.raises(BadInput):
            tuple(read_journal(tmp_path, other))


def test_a_journal_that_starts_over_leaves_nothing_of_before(tmp_path):
    put_down(tmp_path, *FRAMES)
    again = Checkpoint(ORIGIN, 38, bytes(32))
    put_down(tmp_path, Frame(38, (b"new",), b"note of 39"), head=again)
    assert tuple(read_journal(tmp_path, again)) == (Frame(38, (b"new",), b"note of 39"),)


def test_every_cut_and_every_changed_byte_of_the_last_frame_drops_it_alone(tmp_path):
    whole = put_down(tmp_path, *FRAMES).read_bytes()
    start = 3 * PAGE  # one page for the first, two for the second
    length = len(the_journal.join_bundle(FRAMES[2].leaves)) + len(FRAMES[2].note) + 16 + 32
    for place in (*range(start, start + 40), *range(start + 40, start + length, 997), start + length - 1):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
            (tmp_path / JOURNAL).write_bytes(damaged)
            assert tuple(read_journal(tmp_path, HEAD)) == FRAMES[:2]


def test_a_frame_in_the_middle_that_was_changed_is_told(tmp_path):
    journal = put_down(tmp_path, *FRAMES)
    whole = bytearray(journal.read_bytes())
    whole[PAGE + 50] ^= 1
    journal.write_bytes(whole)
    with pytest.raises(BadInput) as refused:
        tuple(read_journal(tmp_path, HEAD))
    assert (refused.value.problems[0].rule, pending(tmp_path, HEAD)) == ("journal_is_damaged", 2)


def test_a_frame_begins_on_a_page_and_room_is_made_before_it_is_needed(tmp_path):
    acts = []

    class Listed(Disk):
        def put(self, handle, place, content):
            acts.append((place, len(content)))
            super().put(handle, place, content)

        def datasync(self, handle):
            acts.append("flush")
            super().datasync(handle)

    journal = Journal(tmp_path, Listed())
    journal.begin(HEAD)
    for n in range(3):
        journal.append(5 + n, [b"x" * 3000], b"note")
    journal.close(remove=True)
    lengths = 16 + 2 + 3000 + 4 + 32
    assert acts == [(0, STEP), "flush", (0, lengths), "flush", (PAGE, lengths), "flush", (2 * PAGE, lengths), "flush"]
    assert not (tmp_path / JOURNAL).exists()


def test_what_is_no_journal_is_nothing_and_a_link_is_refused(tmp_path):
    assert (tuple(read_journal(tmp_path, HEAD)), pending(tmp_path, HEAD)) == ((), 0)
    for content in (b"", b"x", b"\xff" * 100, bytes(STEP)):
        (tmp_path / JOURNAL).write_bytes(content)
        assert (tuple(read_journal(tmp_path, HEAD)), pending(tmp_path, HEAD)) == ((), 0)
    (tmp_path / JOURNAL).unlink()
    (tmp_path / JOURNAL).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput):
        tuple(read_journal(tmp_path, HEAD))


def test_an_append_beyond_all_measure_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(the_journal, "LONGEST", 100)
    journal = Journal(tmp_path, DISK)
    journal.begin(HEAD)
    with pytest.raises(BadCall):
        journal.append(5, [b"x" * 100], b"note")
