"""The house's own steps belong to every book, and no book edits them."""

import pytest

from law.shelf import SOUND
from saylau import law
from saylau.errors import BadLaw
from saylau.law.book import Book, countries

STEP = SOUND.replace("list.members", "comparison.step").replace("elections", "procedure")


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "xx").mkdir()
    (tmp_path / "steps").mkdir()
    (tmp_path / "xx" / "elections.toml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "steps" / "comparison.toml").write_text(STEP, encoding="utf-8")
    return tmp_path


def test_a_book_rests_on_the_steps(shelf):
    book = Book("xx", shelf)
    assert list(book.provisions) == ["list.members", "comparison.step"]
    assert list(book.files) == ["elections.toml", "steps/comparison.toml"]


def test_a_step_counts_in_the_fingerprint(shelf):
    before = Book("xx", shelf).fingerprint
    (shelf / "steps" / "comparison.toml").write_text(STEP + "\n", encoding="utf-8")
    assert Book("xx", shelf).fingerprint != before


def test_a_book_does_not_say_a_step_again(shelf):
    (shelf / "xx" / "more.toml").write_text(STEP, encoding="utf-8")
    with pytest.raises(BadLaw, match=r"comparison\.step stands twice in the book"):
        Book("xx", shelf)


def test_the_steps_are_no_country():
    assert countries() == ("es", "kz")
    with pytest.raises(BadLaw, match="there is one for: es, kz"):
        law.load("steps")


def test_both_books_have_the_same_steps():
    for name in ("comparison.totals", "tabulation.every_station_once", "protocol.rules.piles"):
        assert law.load("es").provision(name) == law.load("kz").provision(name)
