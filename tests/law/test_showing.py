"""A wording in words, in three languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.law.showing import WORDS, origins, sentence, value_text

KZ = law.load("kz")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (20_000, "en", "20,000"),
        (20_000, "ru", f"20{NBSP}000"),
        (Fraction(7, 100), "en", "7%"),
        (Fraction(7, 100), "ru", f"7{NBSP}%"),
        (Fraction(1, 20), "kk", "5%"),
        (Fraction(2, 3), "kk", "2/3"),
        (True, "kk", "иә"),
        (False, "en", "no"),
        (date(2021, 1, 10), "kk", "2021 жылғы 10 қаңтар"),
        (("a", 2), "en", "a, 2"),
        ({"from": "07:00"}, "en", "from: 07:00"),
        (None, "en", "–"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value, language, text):
    assert value_text(value, language) == text


def test_every_wording_has_a_full_sentence_in_every_language():
    unfilled = [
        (w.name, w.since, language)
        for p in KZ.provisions.values()
        for w in p.wordings
        for language in ("kk", "ru", "en")
        if "{" in sentence(w, language) or len(sentence(w, language)) < 8
    ]
    assert unfilled == []


def test_the_words_are_complete():
    assert WORDS.untold() == ()


def test_every_key_of_a_wording_leads_to_its_document():
    known = origins("kz")
    assert [(w.name, k) for p in KZ.provisions.values() for w in p.wordings for k in w.keys if k not in known] == []
