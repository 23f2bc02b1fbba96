"""The tree is the table of contents: same furniture in each room, no drawers, short tails."""

from __future__ import annotations

import ast

import pytest

from house.floorplan import FURNITURE, HOUSE, REPO, ROOMS, every_file, files, name, tree
from saylau.law.book import countries

DRAWERS = {"utils", "helpers", "common", "shared", "misc", "base", "util", "helper", "tools", "manager", "service"}

LONG_FILES: dict[str, str] = {}
"""Files over 300 lines, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {
    "seats/method/allocation.py:allocate": "the fast path: one call is one pass over the votes, and a call costs more here",
    "lab/figures.py:protocol_of": "one protocol is one expression, line by line in the order of the form",
}
"""Functions over 45 lines, each with its reason."""


def test_every_folder_of_the_house_is_a_known_room():
    found = {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert found == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_the_sign_on_the_door_says_what_the_room_is_and_what_it_offers(room):
    door = tree(HOUSE / room / "__init__.py")
    assert ast.get_docstring(door), f"{room} has no sign on its door"
    if room == "instruments":  # each instrument has its own door: a caller names the one it takes
        return
    offered = [node for node in door.body if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"]
    assert len(offered) == 1, f"{room} does not say what it offers (__all__)"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_only_furniture_that_the_plan_knows(room):
    known = FURNITURE.get(room, FURNITURE["room"])
    if known is None:
        return
    top = {
        path.stem if path.is_file() else path.name for path in (HOUSE / room).iterdir() if path.suffix in (".py", "")
    }
    assert top - known - {"__pycache__", "forms", "steps", *countries()} == set()


@pytest.mark.parametrize("path", every_file(), ids=name)
def test_no_file_is_a_drawer(path):
    assert path.stem.lower() not in DRAWERS
    assert path.parent.name.lower() not in DRAWERS


@pytest.mark.parametrize("path", every_file(), ids=name)
def test_every_file_opens_with_a_sentence(path):
    assert ast.get_docstring(tree(path)), f"{name(path)} does not say what it is"


def test_long_files_have_a_reason():
    long = {name(path) for path in every_file() if len(path.read_text(encoding="utf-8").splitlines()) > 300}
    assert long == set(LONG_FILES)


def test_long_functions_have_a_reason():
    long = set()
    for path in every_file():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 45:
                long.add(f"{name(path)}:{node.name}")
    assert long == set(LONG_FUNCTIONS)


def test_a_room_that_rules_has_worked_examples():
    ruling = {
        path.relative_to(HOUSE).parts[0] for path in every_file() if path.stem == "rules" or path.parent.name == "rules"
    }
    assert {room for room in ruling if not (HOUSE / room / "examples.toml").is_file()} == set()


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "cli"])
def test_tests_mirror_the_tree(room):
    assert any((REPO / "tests" / room).glob("test_*.py")), f"tests/{room} is empty"
    assert files(room)
