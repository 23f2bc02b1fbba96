"""Appends are whole and give receipts; an act that is sent again is not added again."""

from __future__ import annotations

import pytest

from record.acts import KEYS, ORIGIN, RING, act, acts, opening, recorded, sealed
from saylau.errors import BadCall, BadInput
from saylau.record import Log, check_receipt, demo_keys, entries, head, prove, verify
from saylau.record.tree import leaf_hash, root_of


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


def test_a_repeated_id_with_the_same_bytes_is_answered_with_the_index_it_had(record):
    def again(log, start, end):
        receipts = log.append(acts(start, end) * 2)
        assert [each.index for each in receipts] == [*range(start, end)] * 2
        for receipt, envelope in zip(receipts, acts(start, end) * 2, strict=True):
            assert check_receipt(receipt, RING, leaf=envelope.leaf) == ()

    with Log(record, KEYS[ORIGIN], every=400) as log:
        assert [each.index for each in log.append(acts(0, 5))] == [0, 1, 2, 3, 4]
        again(log, 0, 5)
        log.append(acts(5, 600))
        log.append(acts(600, 603))
        again(log, 0, 5)
        again(log, 510, 515)
        again(log, 598, 603)
    with Log(record, KEYS[ORIGIN]) as log:
        again(log, 255, 258)
        assert log.size == 603


def test_what_is_appended_is_read_by_others_once_it_is_published(record):
    with Log(record, KEYS[ORIGIN], every=4) as log:
        log.append(acts(0, 3))
        assert (head(record), verify(record).exists, verify(record).pending) == (None, False, 3)
        log.append(acts(3, 4))
        assert (head(record)[0], verify(record).pending) == (log.head, 0)
        log.append(acts(4, 6))
        assert (head(record)[0].size, log.size, verify(record).pending) == (4, 6, 2)
        log.publish()
        assert (head(record)[0], verify(record).pending) == (log.head, 0)
    assert "journal" not in files(record)


def test_a_closed_log_takes_nothing(record):
    log = Log(record, KEYS[ORIGIN])
    log.append(acts(0, 1))
    log.close()
    log.close()
    for use in (log.publish, lambda: log.append(acts(1, 2))):
        with pytest.raises(BadCall):
            use()


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
