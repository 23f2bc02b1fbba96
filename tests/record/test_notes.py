"""Notes, checkpoints and cosignatures as published: the example note of the Go project, byte for byte."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from record.acts import KEYS, ORIGIN, RING
from saylau.errors import BadInput
from saylau.record.keys import PublicKey, Signer
from saylau.record.notes import (
    COSIGNATURE,
    ED25519,
    Checkpoint,
    Line,
    cosign,
    key_hash,
    read_checkpoint,
    read_note,
    sign_note,
)

PUBLIC = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
NOTE = f"{TEXT}\n— PeterNeumann {SIGNATURE}\n".encode()
NEUMANN = PublicKey("PeterNeumann", "log", PUBLIC)
HEAD = Checkpoint(ORIGIN, 3, bytes(32))
WITNESS = RING["example/observers"]


def test_the_published_note_is_read_verified_and_signed_again_byte_for_byte():
    signer = Signer("PeterNeumann", Ed25519PrivateKey.from_private_bytes(SEED))
    assert key_hash("PeterNeumann", ED25519, PUBLIC).hex() == "c74f20a3"
    assert read_note(NOTE).signed_by(NEUMANN)
    assert sign_note(TEXT, signer).written == NOTE


def test_a_note_with_another_text_is_not_signed():
    assert not read_note(NOTE.replace(b"answer", b"Answer")).signed_by(NEUMANN)


def test_a_line_under_another_name_or_hash_signs_nothing():
    line = read_note(NOTE).lines[0]
    note = read_note(NOTE)
    others = (Line("JohnNeumann", line.hashed, line.signature), Line(line.name, b"\0\0\0\0", line.signature))
    assert [note.with_line(other).signed_by(NEUMANN) for other in others] == [True, True]
    assert [type(note)(TEXT, (other,)).signed_by(NEUMANN) for other in others] == [False, False]


def test_lines_of_unknown_algorithms_are_kept_and_ignored():
    note = read_note(NOTE).with_line(Line("later", b"\1\2\3\4", b"a longer signature of a second algorithm"))
    assert read_note(note.written) == note
    assert note.signed_by(NEUMANN)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        TEXT.encode(),
        NOTE[:-1],
        NOTE.replace(b"\n\n", b"\n"),
        NOTE.replace("— ".encode(), b"- "),
        NOTE.replace("— PeterNeumann".encode(), "— ".encode()),
        NOTE.replace(b"PeterNeumann", b"Peter+Neumann"),
        NOTE.replace(b"x08g", b"!08g"),
        NOTE.replace(SIGNATURE.encode(), b"x08g"),
        NOTE.replace(b"AM=", b"AN="),
        NOTE.replace(b"answer", b"ans\rwer"),
        NOTE.replace(b"answer", b"ans\xffwer"),
        b"x" * 70_000,
    ],
    ids=range(13),
)
def test_a_damaged_note_is_refused(damaged):
    with pytest.raises(BadInput) as refused:
        read_note(damaged)
    assert refused.value.problems[0].rule == "note_is_damaged"


def test_a_checkpoint_is_three_lines():
    assert HEAD.text == f"{ORIGIN}\n3\n{'A' * 43}=\n"
    assert Checkpoint.read(HEAD.text) == HEAD
    assert read_checkpoint(sign_note(HEAD.text, KEYS[ORIGIN]).written)[0] == HEAD


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n03\n{'A' * 43}=\n",
        f"{ORIGIN}\n-3\n{'A' * 43}=\n",
        f"{ORIGIN}\n9007199254740992\n{'A' * 43}=\n",
        f"{ORIGIN}\n{'9' * 5000}\n{'A' * 43}=\n",
        f"{ORIGIN}\n٣\n{'A' * 43}=\n",
        f"{ORIGIN}\n3\n{'A' * 42}=\n",
        f"{ORIGIN}\n3\n{'A' * 42}B=\n",
        f"{ORIGIN}\n3\n{'A' * 43}=",
        f"{ORIGIN}\n3\n{'A' * 43}=\nextension\n",
        f"\n3\n{'A' * 43}=\n",
        "",
    ],
    ids=range(11),
)
def test_anything_else_is_no_checkpoint(text):
    with pytest.raises(BadInput) as refused:
        Checkpoint.read(text)
    assert refused.value.problems[0].rule == "checkpoint_is_damaged"


def test_a_cosignature_is_over_the_time_and_the_text():
    note = cosign(sign_note(HEAD.text, KEYS[ORIGIN]), KEYS[WITNESS.name], 1_610_280_000)
    line = note.lines[1]
    message = f"cosignature/v1\ntime 1610280000\n{HEAD.text}".encode()
    assert line.hashed == key_hash(WITNESS.name, COSIGNATURE, WITNESS.public)
    assert line.signature[:8] == (1_610_280_000).to_bytes(8, "big")
    assert RING.verifies(WITNESS.name, line.signature[8:], message)
    assert read_note(note.written).cosigned_by(WITNESS) == 1_610_280_000
    assert note.signed_by(RING.log)


def test_a_second_cosignature_of_a_witness_replaces_its_first():
    note = sign_note(HEAD.text, KEYS[ORIGIN])
    for at in (1, 2):
        note = cosign(note, KEYS[WITNESS.name], at)
    assert (len(note.lines), note.cosigned_by(WITNESS)) == (2, 2)


def test_a_plain_signature_is_no_cosignature():
    note = sign_note(HEAD.text, KEYS[WITNESS.name])
    assert note.cosigned_by(WITNESS) is None
    assert cosign(note, KEYS["example/press"], 1).cosigned_by(WITNESS) is None
