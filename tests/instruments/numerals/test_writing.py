import pytest

from saylau.errors import BadCall
from saylau.instruments.numerals import LARGEST, in_words

EXAMPLES = [
    (0, "kk", "нөл"),
    (1, "kk", "бір"),
    (11, "kk", "он бір"),
    (100, "kk", "жүз"),
    (101, "kk", "жүз бір"),
    (480, "kk", "төрт жүз сексен"),
    (1_000, "kk", "бір мың"),
    (1_100, "kk", "бір мың жүз"),
    (2_021, "kk", "екі мың жиырма бір"),
    (100_000, "kk", "жүз мың"),
    (121_000, "kk", "жүз жиырма бір мың"),
    (1_000_000, "kk", "бір миллион"),
    (999_999_999, "kk", "тоғыз жүз тоқсан тоғыз миллион тоғыз жүз тоқсан тоғыз мың тоғыз жүз тоқсан тоғыз"),
    (0, "ru", "ноль"),
    (12, "ru", "двенадцать"),
    (40, "ru", "сорок"),
    (90, "ru", "девяносто"),
    (480, "ru", "четыреста восемьдесят"),
    (1_000, "ru", "одна тысяча"),
    (2_001, "ru", "две тысячи один"),
    (5_002, "ru", "пять тысяч два"),
    (11_000, "ru", "одиннадцать тысяч"),
    (21_000, "ru", "двадцать одна тысяча"),
    (112_000, "ru", "сто двенадцать тысяч"),
    (1_000_000, "ru", "один миллион"),
    (2_000_001, "ru", "два миллиона один"),
    (5_000_000, "ru", "пять миллионов"),
    (0, "en", "zero"),
    (13, "en", "thirteen"),
    (80, "en", "eighty"),
    (121, "en", "one hundred twenty-one"),
    (1_001, "en", "one thousand one"),
    (1_000_000, "en", "one million"),
]


@pytest.mark.parametrize(("n", "language", "words"), EXAMPLES)
def test_a_number_is_written_as_the_language_has_it(n, language, words):
    assert in_words(n, language) == words


@pytest.mark.parametrize(("n", "language"), [(-1, "kk"), (LARGEST + 1, "ru"), (5, "de"), (5, "")])
def test_other_numbers_and_languages_are_a_bad_call(n, language):
    with pytest.raises(BadCall):
        in_words(n, language)
