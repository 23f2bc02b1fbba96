"""The tree of RFC 6962, against the vectors that its reference implementations share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.record import (
    Compact,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

LEAVES = [
    bytes.fromhex(each)
    for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [leaf_hash(each) for each in LEAVES]


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_the_published_ones(size):
    assert root_of(HASHES[:size]).hex() == ROOTS[size]


def recursive(hashes):
    """The definition of RFC 6962, word for word."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node_hash(recursive(hashes[:half]), recursive(hashes[half:]))


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=70))
def test_little_memory_gives_the_root_of_the_definition(leaves):
    hashes = [leaf_hash(each) for each in leaves]
    tree = Compact()
    for each in hashes:
        tree.add(each)
    assert (tree.root, tree.size) == (recursive(hashes), len(hashes))


@given(st.integers(1, 40), st.data())
def test_a_proof_of_inclusion_holds_for_its_leaf_and_for_no_other(size, data):
    hashes = [leaf_hash(bytes([each])) for each in range(size)]
    index = data.draw(st.integers(0, size - 1))
    root = root_of(hashes)
    proof = inclusion_proof(index, hashes)
    assert inclusion_holds(hashes[index], index, size, proof, root)
    assert not inclusion_holds(leaf_hash(b"other"), index, size, proof, root)
    assert not inclusion_holds(hashes[index], size, size, proof, root)
    assert not inclusion_holds(hashes[index], index, size, [*proof, root], root)
    if proof:
        assert not inclusion_holds(hashes[index], index, size, proof[:-1], root)
        assert not inclusion_holds(hashes[index], index, size, [leaf_hash(b"x"), *proof[1:]], root)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_proof_of_extension_holds_for_these_trees_and_for_no_others(older, more):
    hashes = [leaf_hash(bytes([each])) for each in range(older + more)]
    old, new = root_of(hashes[:older]), root_of(hashes)
    proof = consistency_proof(older, hashes)
    assert consistency_holds(older, older + more, proof, old, new)
    other = leaf_hash(b"other")
    assert not consistency_holds(older, older + more, proof, other, new)
    if older:
        assert not consistency_holds(older, older + more, proof, old, other)
    if proof:
        assert not consistency_holds(older, older + more, [other, *proof[1:]], old, new)
        assert not consistency_holds(older, older + more, [*proof, other], old, new)


def test_an_older_tree_is_not_larger():
    assert not consistency_holds(5, 3, [], HASHES[0], HASHES[0])
