"""A witness cosigns what extends the line it keeps, and nothing else."""

from __future__ import annotations

import shutil

import pytest

from record.acts import KEYS, ORIGIN, RING, acts, recorded
from saylau.errors import BadInput
from saylau.record import Log, demo_keys, entries, head, verify, witness
from saylau.record.keys import to_base64
from saylau.record.notes import Checkpoint, sign_note
from saylau.record.tree import EMPTY

OBSERVERS, PRESS = "example/observers", "example/press"


@pytest.fixture
def record(tmp_path):
    recorded(tmp_path / "record")
    return tmp_path / "record"


def grown(record, start, end):
    law = next(iter(entries(record))).entry.law
    with Log(record, KEYS[ORIGIN]) as log:
        log.append(acts(start, end, law))


def refusal(record, state, name=OBSERVERS, key=None):
    kept = state.read_bytes() if state.exists() else None
    before = (record / "checkpoint").read_bytes()
    with pytest.raises(BadInput) as refused:
        witness(record, state, key or KEYS[name], clock=lambda: 7)
    assert (record / "checkpoint").read_bytes() == before
    assert (state.read_bytes() if state.exists() else None) == kept
    return refused.value.problems[0].rule


def test_a_witness_cosigns_each_head_that_extends_the_one_before(record, tmp_path):
    state = tmp_path / "state"
    seen = []
    for start, end, at in ((6, 6, 1), (6, 300, 2), (300, 301, 3)):
        if start < end:
            grown(record, start, end)
        seen.append(witness(record, state, KEYS[OBSERVERS], clock=lambda at=at: at))
        now = head(record)[0]
        assert state.read_text() == f"{ORIGIN} {end} {to_base64(now.root)}\n"
        assert (verify(record).problems, verify(record).cosigned) == ((), ((OBSERVERS, at),))
    assert [each.before and each.before.size for each in seen] == [None, 6, 300]
    assert [each.now.size for each in seen] == [6, 300, 301]


def test_the_same_head_may_be_cosigned_again_and_by_others(record, tmp_path):
    for name, at in ((OBSERVERS, 1), (PRESS, 2), (OBSERVERS, 3)):
        witness(record, tmp_path / name.replace("/", "-"), KEYS[name], clock=lambda at=at: at)
    assert verify(record).cosigned == ((OBSERVERS, 3), (PRESS, 2))


def test_a_head_that_does_not_extend_is_refused(record, tmp_path):
    state = tmp_path / "state"
    for size, root, rule in (
        (7, bytes(32), "tail_was_cut"),
        (6, bytes(32), "two_heads"),
        (3, bytes(32), "does_not_extend"),
        (0, bytes(32), "state_is_damaged"),
    ):
        state.write_text(f"{ORIGIN} {size} {to_base64(root)}\n")
        assert refusal(record, state) == rule


def test_the_record_of_another_election_is_refused(record, tmp_path):
    state = tmp_path / "state"
    state.write_text(f"saylau/another 1 {to_base64(EMPTY)}\n")
    assert refusal(record, state) == "checkpoint_of_another_log"


def test_a_damaged_state_is_never_guessed(record, tmp_path):
    state = tmp_path / "state"
    for text in ("", "\n", f"{ORIGIN} 3\n", f"{ORIGIN} 03 {to_base64(EMPTY)}\n", f"a b c {ORIGIN}\n", "x" * 10):
        state.write_text(text)
        assert refusal(record, state) == "state_is_damaged"


def test_a_head_that_the_log_did_not_sign_is_refused(record, tmp_path):
    forged = sign_note(Checkpoint(ORIGIN, 6, EMPTY).text, demo_keys("other", [ORIGIN])[ORIGIN])
    (record / "checkpoint").write_bytes(forged.written)
    assert refusal(record, tmp_path / "state") == "checkpoint_is_not_signed"


@pytest.mark.parametrize("name", ["example/central", OBSERVERS])
def test_only_a_witness_of_the_record_cosigns(record, tmp_path, name):
    key = KEYS[name] if RING[name].role != "witness" else demo_keys("other", [name])[name]
    assert refusal(record, tmp_path / "state", key=key) == "witness_is_unknown"


def test_a_witness_does_not_write_while_the_log_does(record, tmp_path):
    with Log(record, KEYS[ORIGIN]):
        assert refusal(record, tmp_path / "state") == "record_is_open_elsewhere"


def test_a_head_that_does_not_fit_its_tiles_is_refused(record, tmp_path):
    state = tmp_path / "state"
    witness(record, state, KEYS[OBSERVERS])
    grown(record, 6, 9)
    shutil.copy(record / "tile/0/000.p/9", tmp_path / "tile")
    (record / "tile/0/000.p/9").write_bytes(bytes(9 * 32))
    assert refusal(record, state) == "does_not_extend"
