"""Tells a person what went wrong: what, where, and what to do about it. Never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from saylau.cli.office import LANGUAGES, print_json, words
from saylau.errors import BadCall, BadInput, NoSuchProvision, Problem, SaylauError

__all__ = ["language_asked", "problem_as_data", "tell"]

FOLDER_COMMANDS = ("run", "settle", "add-up", "import", "verify", "witness", "timetable")
SHOWN = 50
"""Problems printed one by one; the rest are counted. The whole list is in ``--json``."""


def tell(trouble: SaylauError | OSError, arguments: Sequence[str]) -> None:
    """Print the trouble on standard error, every problem with its place and remedy."""
    language = language_asked(arguments)
    if isinstance(trouble, OSError):
        where = trouble.filename or "…"
        sys.stderr.write(words().say("disk_trouble", language, where=where, what=trouble.strerror or trouble) + "\n")
        return
    if isinstance(trouble, NoSuchProvision):
        nearest = ", ".join(trouble.nearest) or "–"
        sys.stderr.write(words().say("no_such_provision", language, name=trouble.name, nearest=nearest) + "\n")
        return
    if isinstance(trouble, BadCall) and trouble.key:
        what = words().say(f"refusal.{trouble.key}", language, **trouble.blanks)
        sys.stderr.write(words().say("trouble", language, what=what) + "\n")
        return
    if not isinstance(trouble, BadInput):
        sys.stderr.write(words().say("trouble", language, what=str(trouble)) + "\n")
        return
    from saylau.folder import tell_problem

    if "--json" in arguments:
        told = [problem_as_data(each, language) for each in trouble.problems]
        print_json({"election": _folder_asked(arguments), "problems": told})
    count = len(trouble.problems)
    sys.stderr.write(words().say("problems", language, count=count) + "\n")
    for problem in trouble.problems[:SHOWN]:
        sys.stderr.write(f"  {tell_problem(problem, language)}\n")
    if count > SHOWN:
        sys.stderr.write("  " + words().say("more_problems", language, count=count - SHOWN) + "\n")


def problem_as_data(problem: Problem, language: str) -> dict[str, object]:
    """One problem for a program, with its sentence."""
    from saylau.folder import tell_problem

    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "rule": problem.rule,
        "found": problem.found,
        "says": tell_problem(problem, language),
    }


def _folder_asked(arguments: Sequence[str]) -> str:
    """The name of the folder that the command was called on: the first word behind the command."""
    words_of_call = iter(arguments)
    for argument in words_of_call:
        if argument in FOLDER_COMMANDS:
            break
    return next((Path(each).name for each in words_of_call if not each.startswith("-")), "")


def language_asked(arguments: Sequence[str]) -> str:
    """The language of the call, read from the arguments because the call itself has failed."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        else:
            continue
        if asked in LANGUAGES:
            return asked
    asked = os.environ.get("SAYLAU_LANG", "en")
    return asked if asked in LANGUAGES else "en"
