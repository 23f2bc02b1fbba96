"""A receipt is checked without the record, and proves one entry in one place under one signed head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from record.acts import KEYS, ORIGIN, RING, acts
from saylau.errors import BadInput
from saylau.record import KeyRing, Log, PublicKey, check_receipt, demo_keys, read_receipt
from saylau.record.canonical import encode


@pytest.fixture(scope="module")
def receipts(tmp_path_factory):
    with Log(tmp_path_factory.mktemp("proving") / "record", KEYS[ORIGIN]) as log:
        return log.append(acts(0, 5))


def rules(problems):
    return [each.rule for each in problems]


def test_a_receipt_is_written_and_read_back(receipts):
    assert [read_receipt(each.written) for each in receipts] == list(receipts)


def test_a_receipt_names_its_head(receipts):
    assert [(each.head.origin, each.head.size) for each in receipts] == [(ORIGIN, 5)] * 5


def test_a_receipt_for_another_entry_or_place_proves_nothing(receipts):
    third, fourth = receipts[2:4]
    astray = "receipt_does_not_lead_to_the_root"
    assert check_receipt(third, RING) == ()
    assert rules(check_receipt(third, RING, leaf=acts(2, 3)[0].leaf)) == []
    assert rules(check_receipt(third, RING, leaf=acts(3, 4)[0].leaf)) == ["receipt_of_another_entry"]
    for changed in (
        replace(third, index=3),
        replace(third, index=-1),
        replace(third, index=5),
        replace(third, entry=fourth.entry),
        replace(third, proof=third.proof[1:]),
        replace(third, proof=(*third.proof, bytes(32))),
    ):
        assert rules(check_receipt(changed, RING)) == [astray]


def test_a_receipt_under_the_head_of_another_log_proves_nothing(receipts):
    other = demo_keys("another", [ORIGIN, "saylau/another"])
    forged, foreign = (KeyRing([PublicKey(name, "log", other[name].public)]) for name in (ORIGIN, "saylau/another"))
    assert rules(check_receipt(receipts[1], forged)) == ["checkpoint_is_not_signed"]
    assert rules(check_receipt(receipts[1], foreign)) == ["checkpoint_of_another_log"]


def test_a_receipt_without_a_checkpoint_proves_nothing(receipts):
    assert rules(check_receipt(replace(receipts[1], checkpoint="none"), RING)) == ["note_is_damaged"]


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("index"),
        lambda told: told.update(index="1"),
        lambda told: told.update(index=-1),
        lambda told: told.update(entry="AAAA"),
        lambda told: told.update(proof="AAAA"),
        lambda told: told.update(proof=["AAAA"]),
        lambda told: told.update(checkpoint=7),
    ],
    ids=range(7),
)
def test_a_damaged_receipt_is_refused(receipts, change):
    told = receipts[1].as_json()
    change(told)
    with pytest.raises(BadInput) as refused:
        read_receipt(encode(told))
    assert refused.value.problems[0].rule == "receipt_is_damaged"


def test_a_receipt_that_is_no_object_is_refused():
    with pytest.raises(BadInput) as refused:
        read_receipt(b"[]")
    assert refused.value.problems[0].rule == "receipt_is_damaged"
