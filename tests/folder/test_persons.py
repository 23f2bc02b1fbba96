"""A name becomes a commitment: always the same one, told by nobody without the table, gone when the table is."""

import hashlib

import pytest

from saylau.errors import BadInput
from saylau.folder import Persons, commitment


def test_a_commitment_is_what_the_format_says():
    salt = "00" * 16
    assert commitment(salt, "Айгерім") == hashlib.sha256(f"saylau/commit/v1\n{salt}\nАйгерім".encode()).hexdigest()


def test_one_name_has_one_commitment_and_two_names_have_two():
    persons = Persons(None, "a seed")
    assert persons("a") == persons("a") != persons("b")


def test_public_salts_are_the_same_everywhere_and_differ_by_seed():
    assert Persons(None, "one")("a") == Persons(None, "one")("a") != Persons(None, "two")("a")


def test_a_table_keeps_what_it_gave(tmp_path):
    first = Persons(tmp_path)
    told = [first(name) for name in ("Айгерім", 'Bolat "the second", clerk', "x\ny")]
    first.keep()
    assert [Persons(tmp_path)(name) for name in ("Айгерім", 'Bolat "the second", clerk', "x\ny")] == told
    assert (tmp_path / "persons.csv").stat().st_mode & 0o077 == 0


def test_nothing_is_written_before_it_is_kept_or_when_nothing_is_new(tmp_path):
    persons = Persons(tmp_path)
    persons("a")
    assert not (tmp_path / "persons.csv").exists()
    persons.keep()
    before = (tmp_path / "persons.csv").stat().st_mtime_ns
    again = Persons(tmp_path)
    again("a")
    again.keep()
    assert (tmp_path / "persons.csv").stat().st_mtime_ns == before


def test_without_the_table_nobody_finds_the_commitment_again(tmp_path):
    before = Persons(tmp_path)("a")
    assert Persons(tmp_path)("a") != before


@pytest.mark.parametrize(
    ("text", "row"),
    [("name,salt\n", 1), ("commitment,salt,name\nabc,00,a\n", 2), ("commitment,salt,name\nabc\n", 2), ("", 1)],
    ids=["another header", "a commitment that does not follow", "a short row", "empty"],
)
def test_a_damaged_table_is_refused_with_its_row(tmp_path, text, row):
    (tmp_path / "persons.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        Persons(tmp_path)
    assert [(each.rule, each.row) for each in refused.value.problems] == [("table_of_persons_is_damaged", row)]


def test_a_table_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "persons.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput) as refused:
        Persons(tmp_path)
    assert refused.value.problems[0].rule == "table_of_persons_is_damaged"
