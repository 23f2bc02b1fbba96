"""The newest entry on an address is found again in the bundles, with little kept in memory."""

from __future__ import annotations

import random

import pytest

from record.acts import acts, recorded
from saylau.errors import BadInput
from saylau.record import entries
from saylau.record.finding import Places, Shelf


def test_a_table_of_places_keeps_the_newest_of_each():
    chance, table, wanted = random.Random(7), Places(), {}
    for place in range(20_000):
        digest = chance.choice((chance.randrange(1, 2**64), chance.randrange(1, 3000) << 20))
        table.put(digest, place)
        wanted[digest] = place
    assert {digest: table.get(digest) for digest in wanted} == wanted
    assert [table.get(digest) for digest in range(1, 100)] == [None] * 99


def test_only_what_was_noted_is_found(tmp_path):
    recorded(tmp_path / "record", (1, 300))
    shelf, every = Shelf(tmp_path / "record", bundles=1, kept=2), [each.entry for each in entries(tmp_path / "record")]
    for index, entry in enumerate(every):
        assert shelf.look_up(entry.address) is None
        shelf.note(index, entry)
        assert shelf.look_up(entry.address) == entry
    assert [shelf.look_up(entry.address) for entry in every] == every
    assert shelf.look_up("protocol/example/almaty/300") is None


def test_two_addresses_with_one_digest_are_told_apart(tmp_path, monkeypatch):
    recorded(tmp_path / "record", (4,))
    monkeypatch.setattr(Shelf, "_digest", lambda *_: 1)
    shelf, every = Shelf(tmp_path / "record"), [each.entry for each in entries(tmp_path / "record")]
    for index, entry in enumerate(every):
        shelf.note(index, entry)
    assert [shelf.look_up(each.address) for each in every] == every
    assert shelf.look_up("protocol/nowhere") is None


def test_a_bundle_that_is_damaged_is_told(tmp_path):
    recorded(tmp_path / "record", (4,))
    shelf = Shelf(tmp_path / "record")
    shelf.note(1, acts(1, 2)[0].entry)
    (tmp_path / "record/tile/entries/000.p/4").unlink()
    with pytest.raises(BadInput) as refused:
        shelf.look_up("protocol/example/almaty/1")
    assert refused.value.problems[0].rule == "part_is_missing"
