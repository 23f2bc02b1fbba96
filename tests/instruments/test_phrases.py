from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.instruments.phrases import Phrases, date_text, number, percent

CATALOGUE = """
[greeting]
kk = "Сәлем, {name}!"
ru = "Здравствуйте, {name}!"
en = "Hello, {name}!"

[seats.title]
kk = "Мандаттар"
en = "Seats"
"""


@pytest.fixture
def phrases(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return Phrases(path)


def test_a_phrase_is_said_with_its_blanks_filled(phrases):
    assert phrases.say("greeting", "kk", name="{Әлия}") == "Сәлем, {Әлия}!"
    assert phrases.say("seats.title", "en") == "Seats"


def test_a_missing_key_language_or_blank_raises(phrases):
    for key, language, values in [("nothing", "en", {}), ("seats.title", "ru", {}), ("greeting", "en", {})]:
        with pytest.raises(BadCall):
            phrases.say(key, language, **values)


def test_a_catalogue_tells_its_keys_and_what_it_leaves_untold(phrases):
    assert list(phrases) == ["greeting", "seats.title"]
    assert "greeting" in phrases
    assert "name" not in phrases
    assert phrases.untold() == (("seats.title", "ru"),)


def test_a_catalogue_is_read_once(phrases):
    phrases.path.write_text("", encoding="utf-8")
    assert "greeting" in Phrases(phrases.path)


@pytest.mark.parametrize(
    ("n", "language", "places", "shown"),
    [
        (0, "en", 0, "0"),
        (999, "ru", 0, "999"),
        (1_234_567, "ru", 0, "1\u00a0234\u00a0567"),
        (1_234_567, "kk", 0, "1\u00a0234\u00a0567"),
        (1_234_567, "en", 0, "1,234,567"),
        (-1_234, "en", 0, "-1,234"),
        (Fraction(1, 2), "en", 0, "1"),
        (Fraction(-1, 2), "en", 0, "-1"),
        (Fraction(-1, 3), "en", 0, "0"),
        (Fraction(2469, 2), "ru", 2, "1\u00a0234,50"),
        (Fraction(1, 8), "en", 2, "0.13"),
        (5, "kk", 2, "5,00"),
    ],
)
def test_a_number_is_shown_as_the_language_has_it(n, language, places, shown):
    assert number(n, language, places) == shown


def test_a_share_is_shown_rounded_half_up_from_the_exact_value():
    assert percent(Fraction(7109, 10_000), "kk") == "71,09%"
    assert percent(Fraction(7109, 10_000), "ru") == "71,09\u00a0%"
    assert percent(Fraction(1, 3), "en") == "33.33%"
    assert percent(Fraction(4_999_949_999, 100_000_000_000), "en") == "5.00%"
    assert percent(Fraction(12_345, 1_000_000), "en") == "1.23%"
    assert percent(Fraction(12_350, 1_000_000), "en", places=1) == "1.2%"
    assert percent(Fraction(1, 2), "en", places=0) == "50%"


def test_a_float_is_never_shown():
    for call in (lambda: number(0.5, "en"), lambda: percent(0.5, "en")):
        with pytest.raises(BadCall):
            call()


@given(st.fractions(), st.integers(0, 6))
def test_what_is_shown_lies_within_half_of_the_last_place(value, places):
    shown = Fraction(number(value, "en", places).replace(",", ""))
    assert abs(shown - value) <= Fraction(1, 2 * 10**places)


def test_a_day_is_written_out_in_each_language():
    on = date(2021, 1, 10)
    assert date_text(on, "en") == "10 January 2021"
    assert date_text(on, "ru") == "10 января 2021 года"
    assert date_text(on, "kk") == "2021 жылғы 10 қаңтар"


def test_another_language_is_a_bad_call():
    for call in (
        lambda: number(1, "de"),
        lambda: percent(Fraction(1), "de"),
        lambda: date_text(date(2021, 1, 1), "de"),
    ):
        with pytest.raises(BadCall):
            call()
