"""Keys: public ones with their roles, private ones one file each, demo ones that anybody can derive."""

from __future__ import annotations

from base64 import b64encode

import pytest

from saylau.errors import BadCall, BadInput
from saylau.instruments.problems import tell
from saylau.record import PROBLEMS, PublicKey, Signer, demo_signer, read_signer

# RFC 8032, 7.1, test 2
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_a_signature_is_that_of_rfc_8032():
    signer = Signer("test", "central", SEED)
    assert (signer.public.raw.hex(), signer.sign(b"\x72").hex()) == (PUBLIC, SIGNATURE)
    assert signer.public.holds(bytes.fromhex(SIGNATURE), b"\x72")
    assert not signer.public.holds(bytes.fromhex(SIGNATURE), b"\x73")
    assert not signer.public.holds(b"short", b"\x72")


def test_a_demo_key_follows_from_its_seed_and_name():
    assert demo_signer("a", "n", "log").public == demo_signer("a", "n", "log").public
    keys = {demo_signer(seed, name, "log").public.raw for seed in "ab" for name in "nm"}
    assert len(keys) == 4


def test_a_public_key_is_written_and_read_back():
    key = demo_signer("a", "n", "log").public
    assert PublicKey.from_json(key.as_json()) == key


@pytest.mark.parametrize(
    "told",
    [{}, {"name": "n", "role": "r"}, {"name": "n", "role": "r", "public": "AAAA"}, {"name": "n", "role": "r", "public": "?"},
     {"name": "n", "role": "r", "public": 1}, {"name": "n", "role": "r", "public": b64encode(b"a" * 32).decode(), "x": "y"}],
    ids=str,
)  # fmt: skip
def test_what_is_no_public_key_is_refused(told):
    with pytest.raises(BadCall):
        PublicKey.from_json(told)


def test_a_private_key_lies_in_a_file_of_its_own(tmp_path):
    (tmp_path / "test__clerk.key").write_text(b64encode(SEED).decode() + "\n")
    assert read_signer(tmp_path, "test/clerk", "central").public.raw.hex() == PUBLIC


@pytest.mark.parametrize("text", [None, "", "AAAA", "not base64", "\u049b"], ids=str)
def test_a_key_file_that_is_none_is_told_with_its_remedy(tmp_path, text):
    if text is not None:
        (tmp_path / "n.key").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_signer(tmp_path, "n", "log")
    told = tell(refused.value.problems[0], "en", PROBLEMS)
    assert told.startswith("n.key: The private key cannot be read")
    assert PROBLEMS.untold() == ()
