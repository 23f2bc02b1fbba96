# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Every reason, limit and label is said in English, Russian and Kazakh, with the terms of the glossary."""

from __future__ import annotations

import re

import pytest

from verifier.stranger import PROGRAM, verify

SENTENCES = [
    (code, words[-3:]) for table in (verify.REASONS, verify.LIMITS, verify.WORDS) for code, words in table.items()
]
KAZAKH = set("әғқңөұүһі")


@pytest.mark.parametrize(("code", "words"), SENTENCES)
def test_each_is_said_in_three_languages(code: str, words: tuple[str, str, str]) -> None:
    english, russian, kazakh = words
    assert len({english, russian, kazakh}) == 3
    assert re.search("[a-z]", english, re.I)
    assert not re.search("[а-яё]", english, re.I)
    assert re.search("[а-яё]", russian, re.I)
    assert not KAZAKH & set(russian.lower())
    assert re.search("[а-яәғқңөұүһі]", kazakh, re.I)
    assert "ё" not in kazakh


@pytest.mark.parametrize(("code", "words"), [pair for pair in SENTENCES if len(pair[1][2]) > 40])
def test_a_kazakh_sentence_is_kazakh(code: str, words: tuple[str, str, str]) -> None:
    assert len(KAZAKH & set(words[2].lower())) > 0


def test_the_terms_are_those_of_the_glossary() -> None:
    terms = [("protocol", "протокол", "хаттама"), ("seats", "мандат", "мандат"), ("checkpoint", "точк", "нүкте"), ("threshold", "барьер", "меже"),
             ("station", "участк", "учаск"), ("fingerprint", "отпечат", "таңба"), ("the record ", "журнал", "журнал")]  # fmt: skip
    for code, (english, russian, kazakh) in SENTENCES:
        for term, of_russian, of_kazakh in terms:
            if term in english.lower() and code not in (
                "station_twice",
                "checkpoint",
                "extension",
                "outside_form",
                "dummy",
            ):
                assert of_russian in russian.lower(), (code, term)
                assert of_kazakh in kazakh.lower(), (code, term)


def test_every_reason_belongs_to_a_check() -> None:
    assert {words[0] for words in verify.REASONS.values()} == set(verify.CHECKS)


def test_every_reason_can_be_given() -> None:
    text = PROGRAM.read_text(encoding="utf-8")
    logic = text[: text.index("REASONS: dict")]
    assert [code for code in (*verify.REASONS, *verify.LIMITS) if f'"{code}"' not in logic] == []
