"""Who signs what: each key has its name and its role, private keys stay where they are, and a missing one is named."""

import pytest

from saylau.errors import BadInput
from saylau.folder import read, record, witness_key
from saylau.folder.officers import (
    illustrative_officers,
    log_name,
    make_keys,
    officer_names,
    officers_from,
    role_in,
    witness_name,
)
from saylau.record import read_keys

UNITS = {"north": ("north/tec_1", "north/tec_2"), "abroad": ("abroad/tec",)}


@pytest.fixture
def election(small):
    return read(small)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("saylau/small", "log"),
        ("small/central", "central"),
        ("small/witness/press", "witness"),
        ("small/auditor/court", "auditor"),
        ("small/north", "territorial"),
        ("small/north/tec_1", "territorial"),
        ("small/centralia", "territorial"),
    ],
)
def test_the_name_says_the_role(name, role):
    assert role_in(name, "small") == role


def test_every_unit_has_a_key(election):
    assert officer_names(election, UNITS) == (
        "saylau/small",
        "small/central",
        "small/north",
        "small/north/tec_1",
        "small/north/tec_2",
        "small/abroad",
        "small/abroad/tec",
    )


def test_illustrative_keys_are_the_same_everywhere(election):
    names = officer_names(election, UNITS)
    first, second = (illustrative_officers(election, names) for _ in range(2))
    assert {n: s.public for n, s in first.signers.items()} == {n: s.public for n, s in second.signers.items()}
    assert first.illustrative
    assert [key.role for key in first.watchers] == ["witness"]


def test_own_keys_are_made_once_and_stay(election, tmp_path):
    names = officer_names(election, UNITS)
    assert make_keys(tmp_path, names) == names
    before = {name: signer.public for name, signer in read_keys(tmp_path).items()}
    assert make_keys(tmp_path, (*names, witness_name("small", "press"))) == ("small/witness/press",)
    after = {name: signer.public for name, signer in read_keys(tmp_path).items()}
    assert {name: after[name] for name in before} == before
    officers = officers_from(tmp_path, election, names)
    assert not officers.illustrative
    assert officers.log.name == log_name("small")
    assert [key.name for key in officers.watchers] == ["small/witness/press"]


def test_a_witness_may_hand_in_only_the_public_key(election, tmp_path):
    names = officer_names(election, UNITS)
    make_keys(tmp_path, (*names, witness_name("small", "press")))
    private = tmp_path / "small" / "witness" / "press.key"
    public = read_keys(tmp_path)["small/witness/press"].public
    private.unlink()
    from base64 import b64encode

    private.with_suffix(".pub").write_text(b64encode(public).decode() + "\n", encoding="ascii")
    assert [key.public for key in officers_from(tmp_path, election, names).watchers] == [public]


def test_a_folder_of_keys_that_is_not_there_is_told(election, tmp_path):
    with pytest.raises(BadInput) as refused:
        officers_from(tmp_path / "nowhere", election, ())
    assert refused.value.problems[0].rule == "no_folder_of_keys"


def test_a_damaged_public_key_is_told(election, tmp_path):
    names = officer_names(election, UNITS)
    make_keys(tmp_path, names)
    (tmp_path / "small" / "witness").mkdir()
    (tmp_path / "small" / "witness" / "press.pub").write_text("not a key", encoding="ascii")
    with pytest.raises(BadInput) as refused:
        officers_from(tmp_path, election, names)
    assert [(each.file, each.rule) for each in refused.value.problems] == [
        ("small/witness/press.pub", "key_is_damaged")
    ]


def test_the_witness_of_an_illustrative_record_is_derived(small):
    record(read(small))
    key, illustrative = witness_key(small / "record", None)
    assert (key.name, illustrative) == ("small/witness/observer", True)


def test_a_witness_of_a_real_record_needs_its_key(small, tmp_path):
    keys = tmp_path / "keys"
    from saylau.folder import election_keys

    election_keys(read(small), keys, ("press", "court"))
    record(read(small), keys)
    with pytest.raises(BadInput):
        witness_key(small / "record", None)
    with pytest.raises(BadInput):
        witness_key(small / "record", keys)  # there are two: which one?
    assert witness_key(small / "record", keys, "small/witness/court")[0].name == "small/witness/court"
