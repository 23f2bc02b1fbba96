"""The command speaks three languages, and every word it asks for exists."""

from __future__ import annotations

import ast

from house.floorplan import HOUSE, files, tree
from saylau.cli import COMMANDS
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
    text = "\n".join(path.read_text(encoding="utf-8") for path in (HOUSE / "cli").glob("*.py"))
    families = (
        "help_",
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
    )
    idle = [
        key for key in words() if f'"{key}"' not in text and f"'{key}'" not in text and not key.startswith(families)
    ]
    assert idle == []
