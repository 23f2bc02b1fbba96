"""The help pages of the commands in the reader's language; the texts lie with the other words of the command."""

from __future__ import annotations

import click

from saylau.cli.office import words

__all__ = ["in_language"]


def in_language(command: click.Command, path: str, language: str) -> click.Command:
    """The command with its own help, that of its options, and that of the commands inside it, in a language."""
    command.help = words().say(f"help.{path}", language)
    for option in command.params:
        if isinstance(option, click.Option):
            own, general = f"option.{path}.{option.name}", f"option.{option.name}"
            option.help = words().say(own if own in words() else general, language)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            in_language(inner, f"{path}.{name}", language)
    return command
