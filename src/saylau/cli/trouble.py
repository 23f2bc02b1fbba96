"""Tells a person what went wrong: what, where, and what to do about it. Never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from saylau.cli.office import LANGUAGES, words
from saylau.errors import BadInput, SaylauError

__all__ = ["language_asked", "tell"]

SHOWN = 50
"""Problems printed one by one; the rest are counted. The whole list is in ``--json``."""


def tell(trouble: SaylauError | OSError, arguments: Sequence[str]) -> None:
    """Print the trouble on standard error, every problem with its place and remedy."""
    language = language_asked(arguments)
    if isinstance(trouble, OSError):
        where = trouble.filename or ""
        sys.stderr.write(words().say("disk_trouble", language, where=where, what=trouble.strerror or trouble) + "\n")
        return
    if not isinstance(trouble, BadInput):
        sys.stderr.write(words().say("trouble", language, what=str(trouble)) + "\n")
        return
    from saylau.folder import tell_problem

    count = len(trouble.problems)
    sys.stderr.write(words().say("problems", language, count=count) + "\n")
    for problem in trouble.problems[:SHOWN]:
        sys.stderr.write(f"  {tell_problem(problem, language)}\n")
    if count > SHOWN:
        sys.stderr.write("  " + words().say("more_problems", language, count=count - SHOWN) + "\n")


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
