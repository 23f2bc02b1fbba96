"""Tiles and bundles as files: the paths of the standard, and every tree out of its tiles."""

from __future__ import annotations

import os

import pytest

from saylau.errors import BadInput
from saylau.record.tiles import (
    Edges,
    bundle_path,
    join_bundle,
    nodes_of,
    read_file,
    read_tile,
    split_bundle,
    tile_path,
    widths,
)
from saylau.record.tree import fold, inclusion_proof, leaf_hash, root_by_inclusion, root_of
from saylau.record.writing import write_all

LEAVES = [leaf_hash(str(n).encode()) for n in range(256 * 256 + 700)]
SIZES = (0, 1, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 66_236)


def written(folder, size):
    files = {}
    edges = Edges(lambda level, number, row: files.update({tile_path(level, number): b"".join(row)}))
    for each in LEAVES[:size]:
        edges.push(each)
    for level, number, row in edges.partial():
        files[tile_path(level, number, len(row))] = b"".join(row)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return edges


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (tile_path(0, 0), "tile/0/000"),
        (tile_path(0, 1_234_067), "tile/0/x001/x234/067"),
        (tile_path(1, 999, 17), "tile/1/999.p/17"),
        (tile_path(2, 1000), "tile/2/x001/000"),
        (bundle_path(273, 112), "tile/entries/273.p/112"),
        (bundle_path(70_000), "tile/entries/x070/000"),
    ],
)
def test_a_path_groups_its_number_by_three_digits(path, wanted):
    assert path == wanted


@pytest.mark.parametrize("size", SIZES)
def test_the_edges_of_every_size_are_read_back_and_give_the_root(tmp_path, size):
    edges = written(tmp_path, size)
    again = Edges.read(tmp_path, size, lambda *_: None)
    assert edges.root == again.root == root_of(LEAVES[:size])
    assert [row for row in again.rows if row] == [row for row in edges.rows if row]


def test_edges_grow_after_they_were_read_as_if_they_never_stopped(tmp_path):
    written(tmp_path, 600)
    full = []
    edges = Edges.read(tmp_path, 600, lambda level, number, row: full.append((level, number, len(row))))
    for each in LEAVES[600:66_000]:
        edges.push(each)
    assert edges.root == root_of(LEAVES[:66_000])
    assert full[:2] == [(0, 2, 256), (0, 3, 256)]
    assert [each for each in full if each[0]] == [(1, 0, 256)]


def test_the_tiles_are_those_of_the_worked_example_of_the_standard(tmp_path):
    # tlog-tiles: a tree of 70,000 leaves has 273 full tiles and one of 112 below, one full and one of 17 above, one of 1.
    names = []
    edges = Edges(lambda level, number, row: names.append(tile_path(level, number)))
    for n in range(70_000):
        edges.push(LEAVES[n % len(LEAVES)])
    names += [tile_path(level, number, len(row)) for level, number, row in edges.partial()]
    assert len(names) == 273 + 1 + 1 + 1 + 1
    assert [n for n in names if ".p/" in n or not n.startswith("tile/0")] == [
        "tile/1/000", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 257, 1000, 66_236])
def test_a_proof_out_of_tiles_leads_to_the_root(tmp_path, size):
    edges = written(tmp_path, size)
    node = nodes_of(tmp_path, size)
    for index in {0, size // 3, size // 2, size - 1}:
        proof = inclusion_proof(index, size, node)
        assert root_by_inclusion(LEAVES[index], index, size, proof) == edges.root
    assert node(0, size - 1) == LEAVES[size - 1]
    if size > 512:
        assert node(9, 0) == fold(LEAVES[:512])


def test_bundles_hold_entries_of_every_length():
    leaves = [b"", b"x", b"y" * 65_535]
    assert join_bundle(leaves)[:5] == b"\0\0\0\1x"
    assert split_bundle(join_bundle(leaves), 3) == leaves


@pytest.mark.parametrize(
    ("bundle", "width"),
    [(b"\0\1x", 2), (b"\0\1x\0\1y", 1), (b"\0\2x", 1), (b"\0", 1), (b"", 1), (b"\0\1x\0", 1), (b"\0\1x\0", 2)],
    ids=range(7),
)
def test_a_bundle_of_other_bytes_is_refused(bundle, width):
    with pytest.raises(BadInput) as refused:
        split_bundle(bundle, width)
    assert refused.value.problems[0].rule == "bundle_is_damaged"


def test_a_tile_of_another_length_is_refused(tmp_path):
    write_all(tmp_path, {tile_path(0, 0, 3): b"x" * 95})
    with pytest.raises(BadInput) as refused:
        read_tile(tmp_path, 0, 0, 3)
    assert (refused.value.problems[0].file, refused.value.problems[0].rule) == ("tile/0/000.p/3", "tile_is_damaged")


def test_only_plain_files_of_a_bounded_length_are_read(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"four")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    assert read_file(tmp_path, "file", 4) == b"four"
    told = []
    for name, longest in (("file", 3), ("folder", 9), ("link", 9), ("pipe", 9), ("none", 9), ("nul\0", 9)):
        with pytest.raises(BadInput) as refused:
            read_file(tmp_path, name, longest)
        told.append(refused.value.problems[0].rule)
    assert told == ["file_is_too_long", *["part_is_missing"] * 5]


def test_the_lowest_tiles_of_a_size_are_the_full_ones_and_one_partial():
    assert list(widths(0)) == []
    assert list(widths(256)) == [(0, 256)]
    assert list(widths(513)) == [(0, 256), (1, 256), (2, 1)]
