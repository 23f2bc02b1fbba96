"""The log: each entry once, the checkpoint last, and nothing acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from saylau.errors import BadCall
from saylau.record import Checkpoint, Entry, Log, cosign, demo_signer, read_checkpoint, read_sealed, root_of, seal
from saylau.record.tiles import bundle_path, tile_path

LOG = demo_signer("seed", "saylau/test", "log")
CLERK = demo_signer("seed", "test/clerk", "central")
OTHER = demo_signer("seed", "test/auditor", "auditor")
KEYS = {each.public.name: each.public for each in (LOG, CLERK, OTHER)}


def entry(number, **changes):
    told = Entry(
        address=f"protocol/test/{number}",
        verb="settle",
        day="2021-01-10",
        law="0" * 64,
        facts={"number": number},
        ruling={"verdict": "stands"},
        actor=CLERK.public.name,
        role="central",
        id=f"test-{number}",
    )
    return replace(told, **changes)


def sealed(*numbers):
    return [seal(entry(number), CLERK) for number in numbers]


@pytest.mark.parametrize("sizes", [(1,), (255, 1, 1), (256,), (257, 300), (3, 250, 10, 520), (700,)], ids=str)
def test_however_it_grows_the_tree_is_that_of_its_entries(tmp_path, sizes):
    log, number = Log(tmp_path), 0
    for size in sizes:
        log.append(sealed(*range(number, number + size)), LOG)
        number += size
    again = Log(tmp_path)
    checkpoint = again.checkpoint
    assert (checkpoint.size, checkpoint.root) == (number, root_of(again.hashes()))
    assert [each.entry.facts["number"] for each in again.entries()] == list(range(number))
    assert checkpoint.is_signed_by(LOG.public)
    assert all(each.is_signed(KEYS) for each in again.entries())


def test_tiles_lie_where_the_format_says(tmp_path):
    Log(tmp_path).append(sealed(*range(300)), LOG)
    files = [bundle_path(0), bundle_path(1, 44), tile_path(0, 0), tile_path(0, 1, 44), tile_path(1, 0, 1)]
    assert [(tmp_path / each).is_file() for each in files] == [True] * 5
    assert (tile_path(0, 1234067), tile_path(2, 5, 9)) == ("tile/0/x001/x234/067", "tile/2/005.p/9")


def test_a_repeat_gets_the_first_receipt(tmp_path):
    log = Log(tmp_path)
    first = log.append(sealed(0, 1), LOG)
    assert log.append(sealed(1, 2, 0), LOG) == [first[1], log.append(sealed(2), LOG)[0], first[0]]
    assert log.size == 3


def test_an_id_with_other_bytes_is_refused_and_nothing_is_added(tmp_path):
    log = Log(tmp_path)
    log.append(sealed(0), LOG)
    with pytest.raises(BadCall, match="other bytes"):
        log.append([*sealed(1), seal(entry(0, facts={"number": 9}), CLERK)], LOG)
    assert (log.size, Log(tmp_path).append(sealed(1), LOG)[0].number) == (1, 1)


def test_two_writers_do_not_write_at_once(tmp_path):
    log, other = Log(tmp_path), Log(tmp_path)
    with log._alone(), pytest.raises(BadCall, match="Another program"):
        other.append(sealed(0), LOG)
    assert other.append(sealed(0), LOG)[0].number == 0


WRITER = """
import sys
sys.path[:0] = {path!r}
from record.test_log import LOG, Log, sealed
from pathlib import Path
log = Log(Path({folder!r}))
number = log.size
while True:
    log.append(sealed(*range(number, number + 3)), LOG)
    number += 3
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_nothing_that_it_acknowledged(tmp_path):
    acknowledged = 0
    for round_number in range(12):
        code = WRITER.format(path=[each for each in sys.path if each], folder=str(tmp_path))
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        said = process.stdout.readline()
        time.sleep(0.005 * round_number)
        process.kill()
        lines = [said, *process.stdout.read().splitlines()]
        process.wait()
        process.stdout.close()
        acknowledged = max([acknowledged, *(int(line) for line in lines if line.strip())])
        log = Log(tmp_path)
        assert log.size >= acknowledged
        assert log.checkpoint.root == root_of(log.hashes())
        assert [each.entry.facts["number"] for each in log.entries()] == list(range(log.size))


def test_an_entry_says_who_signed_it_and_a_wrong_hand_is_seen():
    good = seal(entry(0), CLERK, OTHER)
    assert read_sealed(good.leaf) == good
    assert good.is_signed(KEYS)
    forged = replace(good, signatures=(good.signatures[0], (OTHER.public.name, good.signatures[0][1])))
    assert not forged.is_signed(KEYS)
    assert not replace(good, entry=entry(0, facts={"number": 1})).is_signed(KEYS)
    assert not replace(good, entry=entry(0, role="auditor")).is_signed(KEYS)
    assert not replace(good, signatures=good.signatures[::-1]).is_signed(KEYS)
    assert not good.is_signed({CLERK.public.name: CLERK.public})


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "A"},
        {"id": ""},
        {"day": "10.01.2021"},
        {"law": "0"},
        {"address": "Protocol"},
        {"address": "protocol/../x"},
    ],
    ids=str,
)
def test_an_entry_of_another_shape_is_not_read(changes):
    with pytest.raises(BadCall, match="not written as one"):
        read_sealed(seal(entry(0, **changes), CLERK).leaf)


def test_an_entry_fits_into_a_bundle():
    with pytest.raises(BadCall, match="a bundle takes"):
        seal(entry(0, facts={"text": "a" * 70_000}), CLERK)


def test_a_witness_cosigns_and_the_note_is_read_back():
    bare = Checkpoint("saylau/test", 3, b"\x01" * 32, (("saylau/test", b"\x00" * 68),))
    noted = read_checkpoint(cosign(bare, OTHER, 1_700_000_000).note)
    assert (noted.origin, noted.size, noted.root, len(noted.lines)) == ("saylau/test", 3, b"\x01" * 32, 2)
    assert noted.cosigned_at(OTHER.public) == 1_700_000_000
    assert noted.cosigned_at(CLERK.public) is None
    assert not noted.is_signed_by(LOG.public)


DASH = b"\xe2\x80\x94"
DAMAGED = (
    b"",
    b"a\n1\n",
    b"a\n1\nAAAA\n\n",
    b"a\n01\n%s\n\n" + DASH + b" a AAAA\n",
    b"\n1\n%s\n\n" + DASH + b" a AAAA\n",
    b"a\n1\n%s\nx\n\n" + DASH + b" a AAAA\n",
    b"a\n1\n%s\n\n- a AAAA\n",
    b"a\n1\n%s\n\n" + DASH + b" a AAA\n",
    b"a\n1\n%s\n\n" + DASH + b" a AAAA",
    b"\xff" * 40,
    b"a" * 20_000,
)


@pytest.mark.parametrize("note", DAMAGED, ids=lambda note: repr(note[:20]))
def test_a_damaged_checkpoint_is_not_read(note):
    root = b"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
    with pytest.raises(BadCall):
        read_checkpoint(note.replace(b"%s", root))
