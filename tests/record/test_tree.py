"""The published vectors of RFC 6962 (the reference tree of eight leaves), and every proof of every small tree."""

from __future__ import annotations

import pytest

from saylau.record.tree import (
    EMPTY,
    Compact,
    consistency_proof,
    fold,
    inclusion_proof,
    is_consistent,
    leaf_hash,
    node_hash,
    root_by_inclusion,
    root_of,
)

LEAVES = tuple(
    leaf_hash(bytes.fromhex(each))
    for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
)
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = (
    (0, 1, ()),
    (0, 8, (A, B, C)),
    (5, 8, (D, E, ROOTS[4])),
    (2, 3, (ROOTS[2],)),
    (1, 5, (ROOTS[1], B, D)),
)
CONSISTENCY = (
    (1, 1, ()),
    (1, 8, (A, B, C)),
    (6, 8, (F, E, ROOTS[4])),
    (2, 5, (B, D)),
)
MANY = tuple(leaf_hash(bytes((n, n * 7 % 256))) for n in range(70))


def nodes(leaves):
    return lambda level, index: fold(leaves[index << level : index + 1 << level])


def raw(proof):
    return tuple(bytes.fromhex(each) for each in proof)


@pytest.mark.parametrize("size", range(9))
def test_the_reference_tree_has_its_published_root_at_every_size(size):
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_an_empty_tree_has_the_hash_of_nothing():
    assert EMPTY.hex() == ROOTS[0] == Compact().root.hex()


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_the_published_proofs_of_inclusion_are_made_and_hold(index, size, proof):
    assert inclusion_proof(index, size, nodes(LEAVES)) == raw(proof)
    assert root_by_inclusion(LEAVES[index], index, size, raw(proof)).hex() == ROOTS[size]


@pytest.mark.parametrize(("older", "size", "proof"), CONSISTENCY)
def test_the_published_proofs_of_consistency_are_made_and_hold(older, size, proof):
    assert consistency_proof(older, size, nodes(LEAVES)) == raw(proof)
    assert is_consistent(older, bytes.fromhex(ROOTS[older]), size, bytes.fromhex(ROOTS[size]), raw(proof))


def second_root(leaves):
    """The definition of RFC 6962, 2.1, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(second_root(leaves[:split]), second_root(leaves[split:]))


def test_the_root_is_that_of_the_definition_at_every_size():
    assert [root_of(MANY[:n]) for n in range(71)] == [second_root(MANY[:n]) for n in range(71)]


def test_every_leaf_of_every_tree_is_proven_and_no_other_place_is():
    for size in range(1, 40):
        root = root_of(MANY[:size])
        for index in range(size):
            proof = inclusion_proof(index, size, nodes(MANY))
            proven = [n for n in range(size) if root_by_inclusion(MANY[index], n, size, proof) == root]
            assert proven == [index]
            assert root_by_inclusion(MANY[index + 1], index, size, proof) != root
            assert root_by_inclusion(MANY[index], index, size, (*proof, EMPTY)) is None
            if proof:
                assert root_by_inclusion(MANY[index], index, size, proof[:-1]) != root


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0)])
def test_a_place_outside_the_tree_leads_to_no_root(index, size):
    assert root_by_inclusion(EMPTY, index, size, ()) is None


def test_every_tree_is_the_beginning_of_every_later_one_and_no_other_is():
    for size in range(1, 40):
        root = root_of(MANY[:size])
        for older in range(1, size + 1):
            proof = consistency_proof(older, size, nodes(MANY))
            before = root_of(MANY[:older])
            assert is_consistent(older, before, size, root, proof)
            assert not is_consistent(older, EMPTY, size, root, proof)
            assert not is_consistent(older, before, size, EMPTY, proof)
            assert not is_consistent(older, before, size, root, (*proof, EMPTY))
            for n in range(len(proof)):
                changed = (*proof[:n], EMPTY, *proof[n + 1 :])
                assert not is_consistent(older, before, size, root, changed)


def test_the_empty_tree_is_the_beginning_of_every_tree_without_a_proof():
    root = root_of(MANY)
    assert is_consistent(0, EMPTY, 70, root, ())
    assert not is_consistent(0, root, 70, root, ())
    assert not is_consistent(71, root, 70, root, ())
    assert not is_consistent(3, root, 70, root, ())
