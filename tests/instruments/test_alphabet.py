"""The Kazakh alphabet orders names by itself, whatever the machine's locale says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.instruments.alphabet import ALPHABETS, sort_key, strange_letters

KAZAKH = "kazakh_cyrillic"
LETTERS = ALPHABETS[KAZAKH]


def before(one, other):
    return sort_key(one, KAZAKH) < sort_key(other, KAZAKH)


def test_the_alphabet_has_42_letters_each_once():
    assert (len(LETTERS), len(set(LETTERS))) == (42, 42)
    assert LETTERS[:4] + LETTERS[-7:] == "АӘБВЪЫІЬЭЮЯ"


@pytest.mark.parametrize(("one", "other"), [("Ахметов", "Әлиев"), ("Әлиев", "Бекова"), ("Ғалиев", "Дәулет"), ("Ыбырай", "Ілияс"),
                                            ("Қасым", "Лаура"), ("Камал", "Қасым"), ("Нұр", "Ңұр"), ("Өтеген", "Пернебек"),
                                            ("Ұлан", "Үміт"), ("Үміт", "Фазыл"), ("Хасен", "Һадис"), ("Ым", "Ім")])  # fmt: skip
def test_names_stand_as_a_dictionary_has_them(one, other):
    assert before(one, other)
    assert not before(other, one)


def test_a_shorter_name_stands_before_one_that_goes_on():
    assert before("Әли", "Әлиев")


def test_capitals_hyphens_and_spaces_count_for_nothing():
    assert sort_key("ӘЛИ-БЕК", KAZAKH) == sort_key("Әли бек", KAZAKH) == sort_key("әлибек", KAZAKH)


def test_a_letter_written_in_two_parts_is_one_letter():
    assert sort_key("И\u0306", KAZAKH) == sort_key("Й", KAZAKH)
    assert strange_letters("и\u0306", KAZAKH) == ""


def test_letters_of_another_alphabet_are_named_once_and_stand_behind():
    assert strange_letters("Бaaев Z-1", KAZAKH) == "AZ"
    assert before("Яяя", "A")


def test_an_unknown_alphabet_is_an_accident():
    with pytest.raises(KeyError):
        sort_key("а", "runes")


@given(st.text(LETTERS, min_size=1), st.text(LETTERS, min_size=1))
def test_order_by_key_is_order_by_letters(one, other):
    places = [tuple(map(LETTERS.index, each)) for each in (one, other)]
    assert (sort_key(one, KAZAKH) < sort_key(other, KAZAKH)) == (places[0] < places[1])
