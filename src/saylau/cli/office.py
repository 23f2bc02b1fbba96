"""What every command shares: the reader's language, the words of the interface, the two ways to print."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from saylau.instruments.phrases import Phrases

__all__ = ["LANGUAGES", "Office", "json_option", "print_json", "words"]

LANGUAGES = ("kk", "ru", "en")
PAGE = 118
"""Columns of text in a pipe or a file."""

json_option = click.option("--json", "as_json", is_flag=True)


@cache
def words() -> Phrases:
    """The words of the interface."""
    from saylau.instruments.phrases import Phrases

    return Phrases(Path(__file__).with_name("words.toml"))


@dataclass(slots=True)
class Office:
    """Where a command is called: the language it answers in and the console it prints on."""

    language: str

    @staticmethod
    def language_of(ctx: click.Context) -> str:
        """The language that was asked for, even while the help page is still being made."""
        return str(ctx.find_root().params.get("lang") or "en")

    def say(self, key: str, **values: object) -> str:
        """A sentence of the interface."""
        return words().say(key, self.language, **values)

    def console(self, *, errors: bool = False) -> Console:
        """A console for people: colours on a terminal, plain text in a pipe."""
        from rich.console import Console

        # A pipe has no width of its own; a page of text does.
        width = None if (sys.stderr if errors else sys.stdout).isatty() else PAGE
        return Console(stderr=errors, highlight=False, width=width)

    def warn(self, lines: Sequence[str]) -> None:
        """What must be read before the numbers, each line marked."""
        for line in lines:
            self.console().print(f"! {line}", style="yellow", markup=False)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: int = -1) -> None:
        """A table for people. Columns from ``right`` on hold numbers and are set to the right.

        Titles and cells are plain text: brackets out of a folder are brackets, not styles.
        """
        from rich.box import SIMPLE_HEAD
        from rich.markup import escape
        from rich.table import Table

        table = Table(
            title=escape(title) or None, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
        )
        for place, name in enumerate(columns):
            table.add_column(name, justify="right" if 0 <= right <= place else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        self.console().print(table)


def print_json(document: Any) -> None:
    """One JSON document on standard output: UTF-8, keys in the order they were built."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
