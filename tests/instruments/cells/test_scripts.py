import time

import pytest

from saylau.instruments.cells import mixed_scripts


@pytest.mark.parametrize("text", ["Нұр Оtан", "Нұp Отан", "бiр", "AМANAT", "Ауыл1a"])
def test_latin_and_cyrillic_in_one_word_are_mixed(text):
    assert mixed_scripts(text)


@pytest.mark.parametrize("text", ["", "Nur Otan", "Нұр Отан", "IT-компания", "партия Amanat", "Ө 12 Ω", "№ 5"])
def test_words_of_one_script_are_not_mixed(text):
    assert not mixed_scripts(text)


def test_a_very_long_word_is_judged_in_linear_time():
    started = time.perf_counter()
    assert mixed_scripts("a" * 100_000 + "б")
    assert not mixed_scripts("a" * 100_000 + " б")
    assert time.perf_counter() - started < 1
