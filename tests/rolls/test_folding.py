"""Two typings of one name are one text; two names stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.rolls.folding import LETTERS, LOOK_ALIKES, fold, folded_together

NAMES = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -’aceopxy03"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Әлиев", "алиев"),
        ("ҚОЖАХМЕТҰЛЫ", "кожахметулы"),
        ("Ёлкин", "елкин"),
        ("Жүнісова", "жунисова"),
        ("Нұрлан-бек", "нурланбек"),
        ("  Омар   Ғали ", "омар гали"),
        ("д'Артаньян", "дартаньян"),
        ("Smith-Jones", "smithjones"),
        ("", ""),
    ],
)
def test_a_name_is_folded(typed, folded):
    assert fold(typed) == folded


def test_latin_look_alikes_in_a_cyrillic_word_are_read_as_cyrillic():
    assert fold("Сeрiк0в") == fold("Сериков") == "сериков"


def test_a_latin_word_beside_a_cyrillic_one_stays_latin():
    assert fold("Anna Серикова") == "anna серикова"


@pytest.mark.parametrize(("letter", "folded"), sorted(LETTERS.items()))
def test_a_kazakh_letter_and_its_russian_neighbour_are_one(letter, folded):
    assert fold(f"д{letter}д") == fold(f"Д{letter.upper()}Д") == f"д{folded}д"


@pytest.mark.parametrize(("letter", "folded"), sorted(LOOK_ALIKES.items()))
def test_a_look_alike_is_read_as_cyrillic_only_beside_cyrillic(letter, folded):
    assert (fold(f"д{letter}д"), fold(letter)) == (f"д{folded}д", letter.translate({0x259: "ə"}))


@given(st.text(alphabet=NAMES + NAMES.upper(), max_size=30))
def test_folding_twice_gives_what_folding_once_gave(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20))
def test_no_text_breaks_the_folding(text):
    assert fold(text) == fold(text).strip()


def test_names_fold_together_and_what_is_missing_falls_away():
    assert folded_together("Әлиев", None, " Ерланұлы") == "алиев ерланулы"
    assert folded_together("Әлиев", "", "–") == "алиев"
