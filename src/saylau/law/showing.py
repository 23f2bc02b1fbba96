"""A wording in words: its sentence in one of the languages, and its value as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from saylau.instruments.phrases import Phrases, date_text, number, percent
from saylau.law.wording import State, Value, Wording

__all__ = ["WORDS", "origins", "sentence", "state_text", "value_text"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


def value_text(value: Value | None, language: str) -> str:
    """A value as it is written in the language; a fraction that is a whole percentage is written as one."""
    match value:
        case None:
            text = "–"
        case bool():
            text = WORDS.say("yes" if value else "no", language)
        case int():
            text = number(value, language)
        case Fraction():
            text = _share(value, language)
        case date():
            text = date_text(value, language)
        case tuple():
            text = ", ".join(value_text(each, language) for each in value)
        case str():
            text = value
        case _:
            text = "; ".join(f"{key}: {value_text(each, language)}" for key, each in value.items())
    return text


def sentence(wording: Wording, language: str) -> str:
    """What the wording says, as one sentence; where it says nothing, a sentence that says so."""
    if wording.state is State.SET:
        return wording.says[language].replace("{value}", value_text(wording.said, language))
    return WORDS.say(f"sentence_{wording.state.value}", language)


def state_text(state: State, language: str) -> str:
    """The state of a provision in one word or two."""
    return WORDS.say(f"state_{state.value}", language)


def _share(share: Fraction, language: str) -> str:
    hundredths = share * 100
    if hundredths.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    return percent(share, language, places=0)


@cache
def origins(country: str) -> Mapping[str, tuple[str, str]]:
    """The documents that the book's keys stand for: (title, address) by key."""
    path = Path(__file__).parent / country / "sources.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {key: (title, address) for key, title, address in rows}
