import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.instruments.numerals import LANGUAGES, LARGEST, agree, from_words, in_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_to_twenty_thousand_reads_back_and_no_two_are_alike(language):
    words = [in_words(n, language) for n in range(20_001)]
    assert [from_words(each, language) for each in words] == list(range(20_001))
    assert len(set(words)) == 20_001


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_across_the_whole_range_read_back(language):
    for n in [*range(0, LARGEST, 99_991), *(10**k for k in range(9)), *(10**k - 1 for k in range(1, 10)), LARGEST]:
        assert from_words(in_words(n, language), language) == n


@given(st.integers(0, LARGEST), st.sampled_from(LANGUAGES))
def test_any_number_agrees_with_its_own_words_and_with_no_neighbour(n, language):
    words = in_words(n, language)
    assert agree(words, n, language)
    assert agree(f"  {words.upper()} ".replace(" ", "\u00a0 "), n, language)
    assert not agree(words, n + 1, language)
    assert not agree(words, n - 1, language)


@pytest.mark.parametrize(
    ("text", "language", "n"),
    [
        ("Жүз", "kk", 100),
        ("бір жүз", "kk", 100),
        ("мың", "kk", 1_000),
        ("бір мың", "kk", 1_000),
        ("бір мың бір жүз", "kk", 1_100),
        ("жүз бір мың", "kk", 101_000),
        ("миллион бір мың", "kk", 1_001_000),
        ("бiр", "kk", 1),
        ("Бір мың жиырма-бір", "kk", 1_021),
        ("тысяча", "ru", 1_000),
        ("Одна тысяча", "ru", 1_000),
        ("один тысяча", "ru", 1_000),
        ("миллион тысяча сто", "ru", 1_001_100),
        ("двадцать одна", "ru", 21),
        ("двадцать\u00a0две", "ru", 22),
        ("пять\u00adсот", "ru", 500),
        ("четырёста", "ru", 400),
        ("чётыреста", "ru", 400),
        ("нуль", "ru", 0),
        ("five hundred and one", "en", 501),
        ("a hundred and one", "en", 101),
        ("Twenty one", "en", 21),
        ("thousand", "en", 1_000),
        ("million", "en", 1_000_000),
        ("a thousand a hundred", "en", 1_100),
    ],
)
def test_the_usual_other_spellings_name_the_same_number(text, language, n):
    assert from_words(text, language) == n


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "kk"),
        ("480", "kk"),
        ("сто", "kk"),
        ("жиырма он", "kk"),
        ("бір екі", "kk"),
        ("мың мың", "kk"),
        ("жүз жүз", "kk"),
        ("жиырма бір жүз", "kk"),
        ("бір бір мың", "kk"),
        ("нөл бір", "kk"),
        ("двадцать двенадцать", "ru"),
        ("двадцать ноль", "ru"),
        ("сто двести", "ru"),
        ("тысяча миллион", "ru"),
        ("пять тысяч тысяч", "ru"),
        ("тысяча миллионов", "ru"),
        ("один двадцать", "ru"),
        ("and five", "en"),
        ("five and", "en"),
        ("five hundred and and one", "en"),
        ("hundred hundred", "en"),
        ("a", "kk"),
        ("двести " * 100, "ru"),
        ("девятьсот девяносто девять миллионов " * 20, "ru"),
    ],
)
def test_words_out_of_order_or_of_another_language_are_no_number(text, language):
    assert from_words(text, language) is None


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_is_a_number_or_none(text, language):
    n = from_words(text, language)
    assert n is None or agree(text, n, language)


@given(st.lists(st.sampled_from([*in_words(987_654_321, "kk").split(), "бір", "мың", "миллион", "жүз"]), max_size=8))
def test_shuffled_kazakh_words_name_a_number_only_when_it_writes_back(words):
    n = from_words(" ".join(words), "kk")
    assert n is None or from_words(in_words(n, "kk"), "kk") == n


def test_words_agree_with_no_number_out_of_range():
    assert not agree("нөл", -1, "kk")
    assert not agree("бір", LARGEST + 1, "kk")


def test_another_language_is_a_bad_call():
    with pytest.raises(BadCall):
        from_words("eins", "de")
