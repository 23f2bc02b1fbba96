"""Strangers must replay every ruling: no float, clock, chance, disk or setting where it decides."""

from __future__ import annotations

import ast

import pytest

from house.floorplan import HOUSE, ROOMS_THAT_DECIDE, every_file, name, tree

ESTIMATES = "estimates.py"
"""Statistics that sort what a person looks at: floats are its trade, and nothing that decides may import it."""
DECIDES = [
    path for path in every_file() if path.relative_to(HOUSE).parts[0] in ROOMS_THAT_DECIDE and path.name != ESTIMATES
]
READS = {"reading.py", "book.py", "form.py", "table.py", "explaining.py", "telling.py", "showing.py", "keys.py"}
IMPURE = {"time", "random", "secrets", "os", "io", "locale", "logging", "socket", "subprocess", "threading", "math"}


@pytest.mark.parametrize("path", DECIDES, ids=name)
def test_no_float_decides(path):
    found = [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and type(node.value) is float
    ]
    found += [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    if path.name not in READS:  # where files are read, a stroke joins a path
        found += [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div)]
    assert found == []


@pytest.mark.parametrize("path", [p for p in DECIDES if p.name not in READS], ids=name)
def test_rules_know_no_clock_no_chance_and_no_disk(path):
    imported = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    assert imported & IMPURE == set()
    calls = {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert calls & {"open", "print", "input", "eval", "exec"} == set()


@pytest.mark.parametrize("path", DECIDES, ids=name)
def test_nobody_asks_what_day_it_is(path):
    asked = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]
    assert asked == []


@pytest.mark.parametrize("path", [p for p in DECIDES if p.name not in READS and p.name != "__init__.py"], ids=name)
def test_nothing_that_decides_rests_on_an_estimate(path):
    asked = {node.module for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.module}
    assert [each for each in asked if each.endswith(".estimates")] == []
