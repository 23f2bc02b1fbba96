"""The sentence of a problem, with its place and its remedy, in the language of the reader."""

from __future__ import annotations

from pathlib import Path

from saylau.errors import BadCall, Problem
from saylau.instruments.phrases import Phrases

__all__ = ["SENTENCES", "tell"]

SENTENCES = Path(__file__).with_name("problems.toml")

FILE, ROW, COLUMN = "place.file", "place.row", "place.column"
QUOTES = {"kk": "«{}»", "ru": "«{}»", "en": "'{}'"}


def tell(problem: Problem, language: str, *catalogues: Phrases) -> str:
    """Where it is, what is wrong and what to do: "a.csv, row 17, column votes: '1 234' has spaces inside. Write 1234."

    ``catalogues`` are those of the room that found the problem, asked before the sentences of sheets and cells.
    Raises ``BadCall`` when the rule has no sentence in the language.
    """
    own = Phrases(SENTENCES)
    # Where the finder knew what was probably meant, the sentence that names it is told.
    rule = f"{problem.rule}_near" if any(key == "near" for key, _ in problem.more) else problem.rule
    catalogue = next((each for each in catalogues if rule in each), own)
    if language not in QUOTES:
        raise BadCall(f"Problems are told in {', '.join(QUOTES)}, not in {language!r}.")
    found = QUOTES[language].format(_printable(problem.found))
    sentence = catalogue.say(rule, language, **dict(problem.more), found=found, column=problem.column)
    places = [own.say(FILE, language, file=problem.file)]
    if problem.row:
        places.append(own.say(ROW, language, row=problem.row))
    if problem.column:
        places.append(own.say(COLUMN, language, column=_printable(problem.column)))
    return f"{', '.join(places)}: {sentence}"


def _printable(text: str) -> str:
    # A line break or an escape sequence out of a damaged file must not shape the screen or the report.
    return "".join(each if each.isprintable() else " " for each in text)
