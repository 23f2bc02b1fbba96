"""The command speaks three languages, and every word it asks for exists."""

from __future__ import annotations

import ast

import click
import pytest

from house.floorplan import HOUSE, files, tree
from saylau.cli import COMMANDS, office
from saylau.cli.office import words


def test_no_word_is_missing_in_any_language():
    assert words().untold() == ()


def test_every_word_that_the_command_asks_for_exists():
    asked = {
        node.args[0].value
        for path in files("cli")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert sorted(key for key in asked if key not in words()) == []


def test_every_command_has_its_line_of_help():
    assert [name for name in COMMANDS if f"help_{name}" not in words()] == []


def test_no_word_lies_about_unused():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (HOUSE / "cli").rglob("*.py"))
    families = (
        "help_",
        "help.",
        "option.",
        "outcome_",
        "decision_",
        "status_",
        "stations_",
        "verdict_",
        "short_",
        "share_",
        "stage_",
        "count_",
        "trust_",
        "basis_",
        "entry_",
        "limit_",
        "record_",
        "verb_",
        "refusal.",
    )
    idle = [
        key for key in words() if f'"{key}"' not in text and f"'{key}'" not in text and not key.startswith(families)
    ]
    assert idle == []


def every_command(command, path):
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every_command(inner, f"{path} {name}")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_help_page_is_in_the_language_asked_for(language):
    context = click.Context(office)
    context.params["lang"] = language
    for name in COMMANDS:
        for path, command in every_command(office.get_command(context, name), name):
            key = path.replace(" ", ".")
            assert command.help == words().say(f"help.{key}", language)
            for option in command.params:
                if isinstance(option, click.Option):
                    assert option.help, (path, option.name)
                    assert language == "en" or not option.help.isascii()


def test_every_refusal_that_a_person_can_meet_has_its_sentence():
    keys = {
        node.args[1].value
        for path in sorted(HOUSE.rglob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "BadCall"
        and len(node.args) > 1
    }
    told = {key.removeprefix("refusal.") for key in words() if key.startswith("refusal.")}
    assert keys == told
