"""Nothing acknowledged is lost: appends are whole, repeated ones are answered with the first receipt."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from record import acts as these
from record.acts import KEYS, ORIGIN, RING, act, acts, opening, recorded, sealed
from saylau.errors import BadCall, BadInput
from saylau.record import Log, check_receipt, demo_keys, entries, head, prove, verify
from saylau.record import log as log_file
from saylau.record.tree import leaf_hash, root_of

KILLS = int(os.environ.get("SAYLAU_KILLS", "30"))


@pytest.fixture
def record(tmp_path):
    return tmp_path / "record"


def files(record):
    return sorted(p.relative_to(record).as_posix() for p in record.rglob("*") if p.is_file() and p.name != ".lock")


def test_every_append_gives_receipts_that_prove_themselves(record):
    start = 0
    with Log(record, KEYS[ORIGIN]) as log:
        for count in (1, 2, 253, 1, 255, 300):
            batch = acts(start, start + count)
            receipts = log.append(batch, checked=True)
            start += count
            assert [each.index for each in receipts] == list(range(start - count, start))
            pairs = zip(receipts, batch, strict=True)
            assert [check_receipt(one, RING, leaf=two.leaf) for one, two in pairs] == [()] * count
    assert [each.entry for each in entries(record)] == [each.entry for each in acts(0, start)]
    assert head(record)[0].root == root_of(leaf_hash(each.leaf) for each in acts(0, start))


def test_the_files_are_those_of_the_format(record):
    recorded(record, (1, 3, 260))
    law = [name for name in files(record) if name.startswith("law/")]
    assert len(law) == 1
    assert [name for name in files(record) if name not in law] == [
        "checkpoint", "checkpoints/1", "checkpoints/260", "checkpoints/3", "keys.json", "tile/0/000", "tile/0/001.p/4",
        "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/4",
    ]  # fmt: skip
    assert not list(record.joinpath("tile").rglob("000.p"))[1:]


def test_a_record_is_the_same_bytes_however_often_it_was_opened(tmp_path):
    once, often = tmp_path / "once", tmp_path / "often"
    with Log(once, KEYS[ORIGIN]) as log:
        log.append(acts(0, 300))
    for n in range(0, 300, 60):
        with Log(often, KEYS[ORIGIN]) as log:
            log.append(acts(n, n + 60))
    same = [name for name in files(once) if not name.startswith("checkpoints/")]
    assert {name: (once / name).read_bytes() for name in same} == {n: (often / n).read_bytes() for n in same}


def test_a_repeated_id_with_the_same_bytes_gets_its_first_receipt(record):
    with Log(record, KEYS[ORIGIN]) as log:
        first = log.append(acts(0, 5))
        log.append(acts(5, 600))
        assert log.append(acts(0, 5)) == first
        assert log.append(acts(3, 4) * 2) == first[3:4] * 2
    with Log(record, KEYS[ORIGIN]) as log:
        assert log.append(acts(0, 5)) == first
        assert log.size == 600


def test_an_id_with_other_bytes_refuses_the_whole_call(record):
    with Log(record, KEYS[ORIGIN]) as log:
        log.append(acts(0, 2))
        for batch in ([sealed(act(2)), sealed(act(1, note="x"))], [sealed(act(2)), sealed(act(2, note="x"))]):
            with pytest.raises(BadInput) as refused:
                log.append(batch)
            assert refused.value.problems[0].rule == "id_is_taken"
        assert log.size == 2


def test_the_first_entry_opens_and_names_the_key_of_the_log(record):
    stranger = demo_keys("another", [ORIGIN])[ORIGIN]
    with Log(record, KEYS[ORIGIN]) as log:
        with pytest.raises(BadInput) as refused:
            log.append([sealed(act(1))])
        assert refused.value.problems[0].rule == "first_entry_does_not_open"
    with Log(record, stranger) as log:
        with pytest.raises(BadInput) as refused:
            log.append([sealed(opening())])
        assert refused.value.problems[0].rule == "keys_are_damaged"
    assert head(record) is None


def test_a_record_is_not_continued_under_another_key(record):
    recorded(record)
    with pytest.raises(BadInput) as refused:
        Log(record, demo_keys("another", [ORIGIN])[ORIGIN])
    assert refused.value.problems[0].rule == "keys_are_damaged"
    with pytest.raises(BadInput) as refused:
        Log(record, demo_keys("another", ["saylau/another"])["saylau/another"])
    assert refused.value.problems[0].rule == "checkpoint_of_another_log"


def test_a_signature_that_does_not_hold_is_not_let_in(record):
    with Log(record, KEYS[ORIGIN]) as log:
        log.append(acts(0, 1))
        one, two = acts(1, 3)
        with pytest.raises(BadInput) as refused:
            log.append([type(one)(one.entry, two.signatures, one.leaf, one.signed)])
        assert refused.value.problems[0].rule == "signature_does_not_hold"
        assert log.size == 1


def test_a_second_writer_is_refused_until_the_first_is_gone(record):
    with Log(record, KEYS[ORIGIN]):
        with pytest.raises(BadInput) as refused:
            Log(record, KEYS[ORIGIN])
        assert refused.value.problems[0].rule == "record_is_open_elsewhere"
    Log(record, KEYS[ORIGIN]).close()


def test_a_damaged_record_is_not_continued(record):
    recorded(record)
    tile = record / "tile/0/000.p/6"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    with pytest.raises(BadInput) as refused:
        Log(record, KEYS[ORIGIN])
    assert refused.value.problems[0].rule == "root_differs"


def test_an_empty_record_has_no_head_and_no_entries(record):
    record.mkdir()
    assert head(record) is None
    assert list(entries(record)) == []
    with pytest.raises(BadCall):
        prove(record, 0)


def test_any_entry_is_proven_under_the_newest_head(record):
    recorded(record, (1, 300))
    receipts = [prove(record, n) for n in (0, 1, 255, 256, 299)]
    assert [check_receipt(each, RING) for each in receipts] == [()] * 5
    with pytest.raises(BadCall):
        prove(record, 300)


class Crash(Exception):
    pass


@pytest.mark.parametrize("call", range(3))
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_failure_at_any_step_is_repaired_by_the_next_append(record, monkeypatch, call, after):
    """Each append writes three times: tiles, the checkpoint, its copy. Each may fail before or after it is on the disk."""
    recorded(record, (1, 250))
    law = next(iter(entries(record))).entry.law
    whole, calls = log_file.write_all, iter(range(9))

    def failing(*arguments):
        now = next(calls)
        if now != call or after:
            whole(*arguments)
        if now == call:
            raise Crash

    with Log(record, KEYS[ORIGIN]) as log:
        monkeypatch.setattr(log_file, "write_all", failing)
        with pytest.raises(Crash):
            log.append(acts(250, 260, law))
        monkeypatch.setattr(log_file, "write_all", whole)
        assert verify(record).problems == ()
        assert log.append([sealed(act(900, law))])[0].index == (260 if (call, after) >= (1, True) else 250)
        log.append(acts(250, 260, law))
    report = verify(record)
    assert (report.problems, report.head.size) == ((), 261)


def test_what_a_crash_left_behind_is_taken_away(record):
    law = recorded(record)
    for name in (".0123456789abcdef.part", "tile/0/.0123456789abcdef.part", "tile/0/000.p/7", "tile/entries/000.p/9"):
        (record / name).write_bytes(b"half")
    (record / "checkpoints/6").unlink()
    Log(record, KEYS[ORIGIN]).close()
    assert [name for name in files(record) if not name.startswith("law/")] == [
        "checkpoint", "checkpoints/1", "checkpoints/3", "checkpoints/6", "keys.json", "tile/0/000.p/6",
        "tile/entries/000.p/6",
    ]  # fmt: skip
    assert verify(record).laws == (law,)


WRITER = """
import sys
from pathlib import Path
from record.acts import KEYS, ORIGIN, acts
from saylau.record import Log
record, law, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Log(record, KEYS[ORIGIN]) as log:
    print("ready", flush=True)
    for n in range(max(0, start - 3), start + 5000):
        print(log.append(acts(n, n + 1, law), checked=True)[0].index, flush=True)
"""


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(record):
    law = recorded(record, (1,))
    chance = random.Random(20210110)
    told = 0
    house = Path(these.__file__).parents[1]
    paths = os.pathsep.join((str(house), *filter(None, (str(house.parent / "src"), os.environ.get("PYTHONPATH")))))
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(record), law, str(told + 1)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.03))
        writer.send_signal(signal.SIGKILL)
        lines = writer.communicate()[0].split(b"\n")[:-1]
        told = max(told, *map(int, lines)) if lines else told
        present = head(record)[0].size
        assert told < present <= told + 2
    report = verify(record)
    assert (report.problems, report.head.size > told > KILLS // 2) == ((), True)
