"""What a rule that fired says: neutral to the typist, causal to the coordinator, plain on the printed protocol."""

from __future__ import annotations

from pathlib import Path

from saylau.errors import BadCall
from saylau.instruments.phrases import Phrases, number
from saylau.protocols import form
from saylau.protocols.rules import Fired, Hint

__all__ = ["AUDIENCES", "SENTENCES", "line_title", "tell"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
AUDIENCES = ("typist", "coordinator", "printed")
FORM = "kz-2021-working"
STATEMENT = "K.501"
TYPINGS = "K.605"
EMPTY = "-"
QUOTES = {"kk": "«{}»", "ru": "«{}»", "en": "“{}”"}


def tell(fired: Fired, audience: str, language: str) -> str:
    """The sentence for one of the three audiences in one of the three languages; ``BadCall`` for any other.

    The typist is told which lines to compare and never a number, so that nobody types what is expected.
    """
    if audience not in AUDIENCES:
        raise BadCall(f"A finding is told to {', '.join(AUDIENCES)}, not to {audience!r}.")
    if language not in QUOTES:
        raise BadCall(f"A finding is told in {', '.join(QUOTES)}, not in {language!r}.")
    return SENTENCES.say(
        _key(fired, audience),
        language,
        lines="; ".join(QUOTES[language].format(line_title(field, language)) for field in fired.fields),
        required=_value(fired, fired.required, language),
        found=_value(fired, fired.found, language),
        hint="; ".join(_hint(each, language) for each in fired.hints),
    )


def _key(fired: Fired, audience: str) -> str:
    """The key of the sentence: the rule's own, or for the typist the one that only names the lines."""
    if fired.code == TYPINGS and fired.fields == fired.rule.fields:
        return f"{TYPINGS}.missing.{audience}"
    own = f"{fired.code}.{audience}"
    return own if own in SENTENCES else audience


def line_title(field: str, language: str) -> str:
    """The words for one line of the form, also for its words on paper and for a list's votes."""
    column, _, inner = field.partition(":")
    if column in ("words_kk", "words_ru") and inner:
        return f"{form.load(FORM).title('worded', language)}: {line_title(inner, language)}"
    if column.startswith("turnout_") and column.endswith("h"):
        return f"{form.load(FORM).title('turnout_reports', language)}: {column.removeprefix('turnout_')}"
    title = form.load(FORM).title(field, language)
    others = (form.load(version).title(field, language) for version in form.versions() if title == field)
    return next((other for other in others if other != field), title)


def _value(fired: Fired, value: int | str, language: str) -> str:
    if isinstance(value, int):
        return number(value, language)
    if fired.code != STATEMENT:
        return value
    if value == EMPTY:
        return SENTENCES.say("nothing", language)
    return ", ".join(SENTENCES.say(f"statement.{each}", language) for each in value.split("+"))


def _hint(hint: Hint, language: str) -> str:
    line = QUOTES[language].format(line_title(hint.field, language))
    if hint.other:
        other = QUOTES[language].format(line_title(hint.other, language))
        return SENTENCES.say("swapped", language, line=line, other=other)
    return SENTENCES.say("becomes", language, line=line, value=number(hint.value or 0, language))
