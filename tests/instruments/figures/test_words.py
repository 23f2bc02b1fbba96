from saylau.instruments.figures.words import WORDS, counted, difference


def test_every_word_is_told_in_every_language():
    assert WORDS.untold() == ()


def test_a_difference_has_its_sign_and_zero_has_none():
    assert [difference(n, "ru") for n in (4, -4, 0, -1234)] == ["+4", "−4", "", "−1\u00a0234"]


def test_what_did_not_stand_is_a_dash():
    assert (counted(None, "en"), counted(0, "en")) == ("–", "0")
