"""Who may sign: rings, private keys in a folder, and the keys that anyone can derive. RFC 8032 gives the vectors."""

from __future__ import annotations

import hashlib

import pytest

from record.acts import KEYS, ORIGIN, RING, ROLES
from saylau.errors import BadCall, BadInput
from saylau.record import KeyRing, PublicKey, Signer, demo_keys, keys, read_keys, write_keys
from saylau.record.keys import from_base64, is_key_name, to_base64
from verifier.stranger import verify

VECTORS = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


SEED, PUBLIC = bytes.fromhex(VECTORS[2][0]), VECTORS[2][1]


@pytest.mark.parametrize(("seed", "public", "message", "signature"), VECTORS, ids=["1", "2", "3"])
def test_a_key_signs_and_verifies_as_the_vectors_of_rfc_8032(seed, public, message, signature):
    signer, said = Signer.of("vector", bytes.fromhex(seed)), bytes.fromhex(message)
    assert (signer.public.hex(), signer.sign(said).hex()) == (public, signature)
    ring = KeyRing([PublicKey("vector", "log", bytes.fromhex(public))])
    assert ring.verifies("vector", bytes.fromhex(signature), said)
    assert not ring.verifies("vector", bytes.fromhex(signature), said + b"x")


def test_a_private_key_is_not_shown():
    assert repr(Signer.of("vector", SEED)) == "Signer(name='vector')"


def test_a_demo_key_is_the_hash_of_its_line_its_seed_and_its_name():
    seed = hashlib.sha256(b"saylau/demo-key/v1\nkz-2021\nkz-2021/central").digest()
    made = demo_keys("kz-2021", ["kz-2021/central"])["kz-2021/central"]
    assert made.public == Signer.of("kz-2021/central", seed).public


def test_a_ring_reads_back_as_it_was_written():
    told = RING.as_json()
    assert [each["name"] for each in told] == sorted(ROLES)
    assert KeyRing.from_json(told).as_json() == told
    assert (RING.log.name, ORIGIN in RING, "nobody" in RING) == (ORIGIN, True, False)


def test_only_the_key_of_the_name_verifies():
    signature = KEYS["example/central"].sign(b"act")
    assert RING.verifies("example/central", signature, b"act")
    assert not RING.verifies("example/central", signature, b"another act")
    assert not RING.verifies("example/press", signature, b"act")
    assert not RING.verifies("nobody", signature, b"act")
    assert not RING.verifies("example/central", signature[:-1], b"act")


def without_log(told):
    return [each for each in told if each["role"] != "log"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: None,
        lambda told: [],
        lambda told: {"keys": told},
        lambda told: told[::-1],
        lambda told: [told[0], *told],
        without_log,
        lambda told: [{**told[0], "role": "log"}, *told[1:]],
        lambda told: [{**told[0], "role": "president"}, *told[1:]],
        lambda told: [{**told[0], "role": ["log"]}, *told[1:]],
        lambda told: [{**told[0], "name": "../climb"}, *told[1:]],
        lambda told: [{**told[0], "public": "AAAA"}, *told[1:]],
        lambda told: [{**told[0], "public": 7}, *told[1:]],
        lambda told: [{**told[0], "note": "x"}, *told[1:]],
        lambda told: ["key", *told[1:]],
    ],
    ids=range(14),
)
def test_a_damaged_list_of_keys_is_refused(spoil):
    with pytest.raises(BadInput) as refused:
        KeyRing.from_json(spoil(RING.as_json()))
    assert refused.value.problems[0].rule == "keys_are_damaged"


def test_private_keys_are_read_from_the_folder_they_were_written_to(tmp_path):
    write_keys(tmp_path, {"example/almaty/tec_01": SEED, "central": bytes(32)})
    read = read_keys(tmp_path)
    assert sorted(read) == ["central", "example/almaty/tec_01"]
    assert read["example/almaty/tec_01"].public.hex() == PUBLIC
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*.key")} == {0o600}


def test_a_key_that_is_there_is_never_written_over(tmp_path):
    write_keys(tmp_path, {"central": SEED})
    with pytest.raises(FileExistsError):
        write_keys(tmp_path, {"central": bytes(32)})


def test_keys_open_to_others_and_damaged_ones_are_all_told(tmp_path):
    write_keys(tmp_path, {"a": SEED, "b": SEED, "c": SEED})
    (tmp_path / "a.key").chmod(0o640)
    (tmp_path / "b.key").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput) as refused:
        read_keys(tmp_path)
    told = [(each.file, each.rule) for each in refused.value.problems]
    assert told == [("a.key", "key_is_open_to_others"), ("b.key", "key_is_damaged")]


@pytest.mark.parametrize(("name", "seed"), [("a+b", SEED), ("../a", SEED), ("a b", SEED), ("a", SEED[:-1])])
def test_a_key_without_a_name_or_of_another_length_is_none(name, seed):
    with pytest.raises(BadCall):
        Signer.of(name, seed)


def test_a_key_has_one_text_in_base64():
    assert from_base64(to_base64(SEED), 32) == SEED
    others = (None, 7, to_base64(SEED)[:-1], to_base64(SEED).replace("=", "A"), "é" * 44, "A" * 42 + "B=", "-" * 44)
    assert [from_base64(other, 32) for other in others] == [None] * 7


def test_a_name_is_of_small_letters_digits_and_strokes():
    names = ("kz-2021/akmola/tec_01", "a", "", "/a", "a/", "a//b", "a.b", "A", "a\n", None, ["a"])
    assert [is_key_name(name) for name in names] == [True, True, *[False] * 9]


def test_a_ring_grows_by_what_is_handed_in():
    key = PublicKey("example/akmola/tec_01", "territorial", bytes([9, *bytes(31)]))
    grown = RING.with_more([key.as_json()])
    assert ([each.name for each in grown], key.name in RING) == (sorted([*ROLES, key.name]), False)
    for told in (
        [RING["example/press"].as_json()],
        [PublicKey("saylau/x", "log", bytes([9, *bytes(31)])).as_json()],
        [],
        None,
    ):
        with pytest.raises(BadInput):
            RING.with_more(told)


@pytest.mark.parametrize("y", [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18, keys.ORDER_8, keys.PRIME - keys.ORDER_8])
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_a_key_under_which_one_signature_fits_every_message_is_refused(y, sign):
    told = [{"name": "x/log", "role": "log", "public": to_base64((y | sign).to_bytes(32, "little"))}]
    with pytest.raises(BadInput):
        KeyRing.from_json(told)
    assert verify.is_weak((y | sign).to_bytes(32, "little"))
