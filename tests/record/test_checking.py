"""What one bundle tells by itself, and what only all of them together can."""

from __future__ import annotations

import pytest

from record.acts import RING, act, acts, recorded, sealed
from saylau.record.checking import Links, check_bundle
from saylau.record.tiles import bundle_path, join_bundle
from saylau.record.tree import leaf_hash
from saylau.record.writing import write_all


@pytest.fixture
def record(tmp_path):
    recorded(tmp_path / "record", (1, 300))
    return tmp_path / "record"


def told(problems):
    return [(each.file, each.rule) for each in problems]


def links(*checked):
    every = Links()
    for each in checked:
        every.add(each)
    return told(every.problems())


def test_a_sound_bundle_tells_its_hashes_and_its_law(record):
    one, two = check_bundle(record, 0, 256, RING), check_bundle(record, 1, 44, RING)
    assert (len(one.hashes), len(two.hashes), one.problems, two.problems) == (256, 44, [], [])
    assert one.laws == two.laws
    assert links(one, two) == []


def test_a_bundle_that_cannot_be_read_has_no_hashes(record):
    checked = check_bundle(record, 7, 256, RING)
    assert (checked.hashes, told(checked.problems)) == ([], [("tile/entries/007", "part_is_missing")])


def test_a_bundle_read_twice_has_every_id_twice(record):
    checked = check_bundle(record, 1, 44, RING)
    first = check_bundle(record, 0, 256, RING)
    assert sorted(links(first, checked, checked)) == sorted((f"entry/{n}", "id_stands_twice") for n in range(300, 344))


def test_entries_without_the_one_they_follow_are_unfounded(record):
    assert links(check_bundle(record, 1, 44, RING)) == [
        (f"entry/{n}", "follows_nothing_earlier") for n in range(256, 300)
    ]


def test_an_entry_that_cannot_be_read_keeps_its_place(tmp_path):
    leaves = [acts(0, 1)[0].leaf, b"{}", sealed(act(1)).leaf]
    write_all(tmp_path, {bundle_path(0, 3): join_bundle(leaves)})
    checked = check_bundle(tmp_path, 0, 3, RING)
    assert checked.hashes == [leaf_hash(leaf) for leaf in leaves]
    assert told(checked.problems) == [("entry/1", "entry_has_another_shape")]
    assert links(checked) == []
