"""A key is its owner's alone, makes the marks that RFC 2104 asks for, and can be destroyed."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolls.makers import number
from saylau.errors import BadCall
from saylau.rolls import PERSON_BYTES, Key, destroy_key, make_key, one_time_key, read_key


@given(st.binary(min_size=1, max_size=32), st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_a_mark_is_the_first_half_of_an_hmac(secret, iin):
    wanted = hmac.digest(secret, iin.encode(), hashlib.sha256)[:PERSON_BYTES]
    assert Key(secret).person(iin) == wanted
    assert Key(secret).persons([iin, iin]) == [wanted, wanted]


def refused(call, *arguments):
    with pytest.raises(BadCall) as refusal:
        call(*arguments)
    return refusal.value.key


def test_a_key_is_written_for_its_owner_and_read_again(tmp_path):
    path = tmp_path / "commission.key"
    key = make_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert (read_key(path).name, read_key(path).person(number(1))) == (key.name, key.person(number(1)))
    assert refused(make_key, path) == "key_is_there"


def test_two_keys_make_two_marks():
    one, two = one_time_key(), one_time_key()
    assert one.name != two.name
    assert one.person(number(1)) != two.person(number(1))


def test_a_key_never_lies_in_an_election_folder(tmp_path):
    (tmp_path / "election.toml").touch()
    (tmp_path / "inner").mkdir()
    assert refused(make_key, tmp_path / "inner" / "commission.key") == "key_in_the_folder"


def test_a_key_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "commission.key"
    make_key(path)
    path.chmod(0o640)
    assert refused(read_key, path) == "key_is_open_to_others"


def test_what_is_no_key_is_refused(tmp_path):
    path = tmp_path / "commission.key"
    assert refused(read_key, path) == "key_is_missing"
    path.touch(mode=0o600)
    path.write_text("saylau-roll-key 00\n")
    assert refused(read_key, path) == "key_is_damaged"
    assert refused(destroy_key, path) == "key_is_damaged"


def test_a_destroyed_key_is_gone(tmp_path):
    path = tmp_path / "commission.key"
    make_key(path)
    destroy_key(path)
    assert not path.exists()
    assert refused(destroy_key, path) == "key_is_missing"
