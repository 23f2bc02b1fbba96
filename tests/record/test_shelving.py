"""The law that rulings were made under lies beside them, under its fingerprint."""

from __future__ import annotations

from datetime import date

import pytest

from law.shelf import SOUND, book
from saylau import law
from saylau.errors import BadInput
from saylau.law import Book, load_beside
from saylau.record import keep_law, law_kept
from saylau.record.shelving import shelf_files, wrong_shelf

LATER = """
[[provision]]
name = "test.of_the_commission"
act = "elections"
unit = "members"
subject = { kk = "Сынақ", ru = "Проба", en = "A test" }
says = { kk = "{value}", ru = "{value}", en = "{value}" }

[[provision.wording]]
basis = "signed"
value = 3
article = "1"
confidence = "high"
document = "Decision"
read = "text"
"""


def test_the_book_of_kazakhstan_is_kept_and_read_back_whole(tmp_path):
    whole = law.load("kz")
    assert keep_law(tmp_path, whole) == whole.fingerprint
    day = law_kept(tmp_path)(whole.fingerprint, date(2021, 1, 10))
    assert list(day) == list(whole.on(date(2021, 1, 10)))
    assert (day.regions, day.book.fingerprint) == (whole.on(date(2021, 1, 10)).regions, whole.fingerprint)


def test_a_book_with_files_beside_it_is_kept_in_their_order(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "limits.toml").write_text(LATER, encoding="utf-8")
    whole = load_beside("kz", tmp_path / "own")
    keep_law(tmp_path / "record", whole)
    day = law_kept(tmp_path / "record")(whole.fingerprint, date(2021, 1, 10))
    assert (day["test.of_the_commission"].value, list(day.book.provisions)) == (3, list(whole.provisions))


def test_keeping_a_book_twice_writes_it_once(tmp_path):
    (tmp_path / "books").mkdir()
    small = book(tmp_path / "books")
    keep_law(tmp_path, small)
    path = tmp_path / "law" / small.fingerprint / "elections.toml"
    before = path.stat().st_mtime_ns
    keep_law(tmp_path, small)
    assert path.stat().st_mtime_ns == before


def test_a_shelf_of_another_fingerprint_is_told(tmp_path):
    small = book(tmp_path)
    assert wrong_shelf(tmp_path, small.fingerprint).rule == "law_is_missing"
    keep_law(tmp_path, small)
    assert wrong_shelf(tmp_path, small.fingerprint) is None
    shelf = tmp_path / "law" / small.fingerprint
    (shelf / "more.toml").write_text("", encoding="utf-8")
    assert wrong_shelf(tmp_path, small.fingerprint).rule == "law_was_edited"
    (shelf / "more.toml").unlink()
    (shelf / "more.toml").mkdir()
    assert wrong_shelf(tmp_path, small.fingerprint).rule == "part_is_missing"


def test_a_shelf_whose_files_are_no_law_is_told(tmp_path):
    shelf = tmp_path / "books" / "xx"
    shelf.mkdir(parents=True)
    (shelf / "elections.toml").write_text(SOUND, encoding="utf-8")
    broken = Book("xx", tmp_path / "books")
    (shelf / "elections.toml").write_text("[[provision]]", encoding="utf-8")
    fingerprint = keep_law(tmp_path, broken)
    with pytest.raises(BadInput) as refused:
        law_kept(tmp_path)(fingerprint, date(2021, 1, 10))
    assert refused.value.problems[0].rule == "law_is_damaged"


def test_files_stand_in_the_order_of_their_segments_and_those_beside_come_last(tmp_path):
    names = ["beside/a.toml", "a-b.toml", "a/z.toml", "a/b/c.toml", "z.toml", "beside.toml", "beside/a/b.toml"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert list(shelf_files(tmp_path)) == [
        "a/b/c.toml", "a/z.toml", "a-b.toml", "beside.toml", "z.toml", "beside/a/b.toml", "beside/a.toml",
    ]  # fmt: skip


def test_a_file_of_another_kind_on_the_shelf_is_noticed(tmp_path):
    shelf = tmp_path / "book"
    shelf.mkdir()
    fingerprint = keep_law(tmp_path / "record", book(shelf))
    assert wrong_shelf(tmp_path / "record", fingerprint) is None
    (tmp_path / "record" / "law" / fingerprint / "notes.txt").write_text("x", encoding="utf-8")
    assert wrong_shelf(tmp_path / "record", fingerprint).rule == "law_was_edited"
