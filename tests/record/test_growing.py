"""A tree that grows over its published tiles has at every size the root, the proofs and the tiles of the same tree made at once."""

from __future__ import annotations

import random

import pytest

from saylau.record.growing import Growing
from saylau.record.tiles import tile_path
from saylau.record.tree import fold, inclusion_proof, leaf_hash, root_by_inclusion, root_of
from saylau.record.writing import write_all

LEAVES = [leaf_hash(str(n).encode()) for n in range(256 * 260)]


def test_the_root_and_every_proof_are_right_at_every_size(tmp_path):
    tree, edge = Growing(tmp_path, 0), {}
    for size in range(1, 600):
        tree.push(LEAVES[size - 1])
        assert (tree.size, tree.root) == (size, root_of(LEAVES[:size]))
        for index in {0, size // 3, size - 1}:
            proof = inclusion_proof(index, size, tree.node)
            assert root_by_inclusion(LEAVES[index], index, size, proof) == tree.root
    for index in range(599):
        proof = inclusion_proof(index, 599, tree.node, edge)
        assert proof == inclusion_proof(index, 599, tree.node)
        assert root_by_inclusion(LEAVES[index], index, 599, proof) == tree.root


@pytest.mark.parametrize("sizes", [(1, 255, 256, 257, 700), (65_530, 65_536, 65_540, 66_560)])
def test_a_tree_goes_on_over_its_published_tiles(tmp_path, sizes):
    start, chance = 0, random.Random(1)
    for size in sizes:
        tree = Growing(tmp_path, start)
        for each in LEAVES[start:size]:
            tree.push(each)
        assert tree.root == root_of(LEAVES[:size])
        for index in [0, size - 1, *chance.sample(range(size), min(size, 20))]:
            proof = inclusion_proof(index, size, tree.node)
            assert root_by_inclusion(LEAVES[index], index, size, proof) == tree.root
        write_all(tmp_path, tree.tiles())
        start = size
    assert (tmp_path / tile_path(0, 1)).read_bytes() == b"".join(LEAVES[256:512])


def test_what_was_settled_is_read_from_the_disk(tmp_path):
    tree = Growing(tmp_path, 0)
    for each in LEAVES[:600]:
        tree.push(each)
    files = tree.tiles()
    assert sorted(files) == ["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]
    write_all(tmp_path, files)
    tree.settle()
    assert sorted(tree.tiles()) == ["tile/0/002.p/88", "tile/1/000.p/2"]
    assert tree.node(8, 1) == fold(LEAVES[256:512])
    assert tree.node(3, 33) == fold(LEAVES[264:272])
